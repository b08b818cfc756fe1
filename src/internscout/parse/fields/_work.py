"""Which sentences speak of the work, where the sections alone do not tell: without those on the employer.

Many texts have no heading before the first duty, and the employer's own story then stands in the same part as the
role. It is known by its subject: the firm, named or "we", with no word on the role, the team or the candidate.
"""

import re
from functools import lru_cache

from internscout.parse.fields._scope import about_role
from internscout.parse.words import WordPattern
from internscout.text import Document, Section, Sentence

__all__ = ["about_work"]

# A text without a full stop is one sentence; a word of boilerplate in it says nothing of the rest.
_LONG = 900
_MIXED = frozenset((Section.OTHER, Section.ROLE))
_WE = WordPattern(
    r"\b(?:we|we're|our|us|nous|notre|nos|wir|unser\w*|wij|onze|nuestr\w+|nosotros|ons)\b"
    r"|\b(?:is|are) (?:reimagining|building|redefining|transforming|revolutioni[sz]ing|pioneering|on a mission)\b",
)
_ROLE = WordPattern(
    r"\b(?:roles?|positions?|jobs?|opportunit\w+|internships?|interns?|co-?ops?|projects?|teams?|looking for|seeking"
    r"|hiring|join|will|working on|you|your|you'll|candidates?|responsib\w+|applicants?|students?|thesis"
    r"|assignment|research(?:ers?)?"
    r"|stage|stagiaires?|mission|missions|poste|équipe|praktik\w+|werkstudent\w*|stelle|aufgaben?|abteilung|deine?"
    r"|du|vous|votre|je|jij|jouw|afdeling|opdracht|equipo|puesto|proyectos?|prácticas)\b",
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
    r"|research|run|support|test|train|translate|use|utili[sz]e|validate|work|write|be|have|must)\b|[a-zé]+er\b)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def about_work(doc: Document) -> tuple[Sentence, ...]:
    """The sentences on the work and the candidate, without what the employer says of itself."""
    ours, role = _WE.by_sentence(doc), _ROLE.by_sentence(doc)
    kept = {
        s.start
        for s in about_role(doc)
        if s.section not in _MIXED
        or s.kind != "text"
        or s.start in role
        or not (s.start in ours or _names_employer(doc, s) or _tells_of_others(doc, s))
    }
    return tuple(s for s in doc.sentences if s.start in kept or s.end - s.start > _LONG)


def _names_employer(doc: Document, sentence: Sentence) -> bool:
    name = doc.company.split(" ")[0]
    return len(name) > 2 and doc.text.find(name, sentence.start, sentence.end) >= 0


def _tells_of_others(doc: Document, sentence: Sentence) -> bool:
    """True before the first heading for a whole sentence that neither asks for anything nor says what to do."""
    ends = doc.text[sentence.end - 1] in ".!"
    return sentence.section is Section.OTHER and ends and not _ASKS_OR_TELLS.match(doc.text, sentence.start)
