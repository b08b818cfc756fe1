"""Which sentences speak of the work, where the sections alone do not tell: without those on the employer.

Many texts have no heading before the first duty, and the employer's own story then stands in the same part as the
role. It is known by its subject: the firm, named or "we", with no word on the role, the team or the candidate.
"""

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
    r"|hiring|join|you|your|you'll|candidates?|responsib\w+|applicants?|students?|thesis|assignment|research(?:ers?)?"
    r"|stage|stagiaires?|mission|missions|poste|équipe|praktik\w+|werkstudent\w*|stelle|aufgaben?|abteilung|deine?"
    r"|du|vous|votre|je|jij|jouw|afdeling|opdracht|equipo|puesto|proyectos?|prácticas)\b",
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
        or not (s.start in ours or _names_employer(doc, s))
    }
    return tuple(s for s in doc.sentences if s.start in kept or s.end - s.start > _LONG)


def _names_employer(doc: Document, sentence: Sentence) -> bool:
    name = doc.company.split(" ")[0]
    return len(name) > 2 and doc.text.find(name, sentence.start, sentence.end) >= 0
