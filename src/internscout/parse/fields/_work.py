"""Whether a sentence speaks of the work, where the sections alone do not tell: not of the employer.

Many texts have no heading before the first duty, and the employer's own story then stands in the same part as the
role. It is known by its subject: the firm, named or "we", with no word on the role, the team or the candidate.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from internscout.parse.fields._scope import about_role_among
from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern
from internscout.text import Document, Section, Sentence

__all__ = ["about_work_among"]

# A text without a full stop is one sentence; a word of boilerplate in it says nothing of the rest.
_LONG = 900
_MIXED = frozenset((Section.OTHER, Section.ROLE))
_WE = WordPattern(
    r"\b(?:we|we're|our|us|nous|notre|nos|wir|unser\w*|wij|onze|nuestr\w+|nosotros|ons)\b"
    r"|\b(?:is|are) (?:reimagining|building|redefining|transforming|revolutioni[sz]ing|pioneering|on a mission)\b",
)
_ROLE = WordPattern(
    r"\b(?:roles?|positions?|jobs?|opportunit\w+|internships?|interns?|co-?ops?|projects?"
    r"|(?<!world-class )(?<!founding )(?<!leadership )team|(?:our|these|all) teams|looking for|seeking"
    r"|hiring|join|will|working on|you|your|you'll|candidates?|responsib\w+|applicants?|students?|thesis"
    r"|assignment|research(?:ers?)?"
    r"|stage|stagiaires?|mission|missions|poste|équipe|praktik\w+|werkstudent\w*|stelle|aufgaben?|abteilung|deine?"
    r"|du|dich|dir|vous|votre|tu|ton|tes|je|jij|jouw|afdeling|opdracht|equipo|puesto|proyectos?|prácticas"
    r"|(?<!we )(?<!we'll )expect to)\b",
)
# How a line begins that asks for something or tells what to do, whatever part it stands in.
_ASKS_OR_TELLS = re.compile(
    r"\W{0,3}(?:i'm |i am |an? )?(?:(?:[a-z]+ly |very |hands-on |prior |some |any |basic |good |strong |solid "
    r"|excellent |deep |proven |demonstrated |working |programming |research ){0,4}(?:experience|familiarity"
    r"|knowledge|proficien\w+|understanding"
    r"|background|abilit\w+|skills?|exposure|interest|coursework|fluen\w+|expertise|command|foundations?|passion\w*"
    r"|enthusias\w+|degree|grasp|kenntnisse|erfahrung|connaissance\w*|maîtrise|ervaring|kennis|experiencia"
    r"|conocimientos?)|[a-z]+ing\b|(?:assist|analy[sz]e|apply|build|collaborate|collect|conduct|contribute|create"
    r"|deliver"
    r"|deploy|design|develop|drive|engineer|evaluate|execute|explore|help|identify|implement|improve|integrate"
    r"|investigate"
    r"|lead|learn|leverage|maintain|manage|monitor|optimi[sz]e|participate|partner|perform|prepare|present"
    r"|prototype|provide"
    r"|research|run|support|test|train|translate|use|utili[sz]e|validate|work|write|be|have|must)\b|[a-zé]+er\b"
    r"|[a-záéíóúñ]+rás\b)",  # the Spanish "you will"
    re.IGNORECASE,
)


def about_work_among(doc: Document, sentences: Iterable[Sentence]) -> list[Sentence]:
    """Those of the sentences that are on the work and the candidate: not on the employer, nor boilerplate.

    Several fields ask, each about the few sentences that hold its words: each sentence is judged once.
    """
    known = _known(doc)
    asked = list(sentences)
    if new := [s for s in asked if s.start not in known]:
        role = {s.start for s in about_role_among(doc, new)}
        for s in new:
            on_role = s.start in role and not _is_about_employer(doc, s)
            known[s.start] = on_role or s.end - s.start > _LONG
    return [s for s in asked if known[s.start]]


@per_document
def _known(_doc: Document) -> dict[int, bool]:
    """The verdicts so far, by the start of the sentence."""
    return {}


def _is_about_employer(doc: Document, sentence: Sentence) -> bool:
    if sentence.section in _MIXED and sentence.kind == "text" and _praises_product(doc, sentence):
        return True
    if sentence.section not in _MIXED or sentence.kind != "text" or _holds(doc, sentence, _ROLE):
        return False
    return _holds(doc, sentence, _WE) or _names_employer(doc, sentence) or _tells_of_others(doc, sentence)


def _praises_product(doc: Document, sentence: Sentence) -> bool:
    """True for "With Widgets' chips, you can build …": what customers can do."""
    name = doc.company.split(" ")[0]
    openings = ("With our", *((f"With {name}", f"Using {name}") if len(name) > 2 else ()))
    return (
        doc.text.startswith(openings, sentence.start) and doc.text.find(" you can ", sentence.start, sentence.end) >= 0
    )


def _holds(doc: Document, sentence: Sentence, pattern: WordPattern) -> bool:
    """Whether a pattern that opens with its words has a match in the sentence: none begins before the first of them."""
    places, start, end = pattern.places(doc), sentence.start, sentence.end
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end and pattern.regex.search(doc.text, places[at], end) is not None


def _names_employer(doc: Document, sentence: Sentence) -> bool:
    name = doc.company.split(" ")[0]
    return len(name) > 2 and doc.text.find(name, sentence.start, sentence.end) >= 0


def _tells_of_others(doc: Document, sentence: Sentence) -> bool:
    """True before the first heading for a whole sentence that neither asks for anything nor says what to do."""
    ends = doc.text[sentence.end - 1] in ".!"
    return sentence.section is Section.OTHER and ends and not _ASKS_OR_TELLS.match(doc.text, sentence.start)
