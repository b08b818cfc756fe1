"""How strongly a clause asks for what it names: required, preferred, or no more than mentioned.

The part of the posting decides first, the clause's own words can override it: "…, PyTorch a plus" is preferred among
requirements, "you should know SQL" is required in prose without headings. Sentences are cut into clauses, so that
"Python required; R preferred" is read as two demands.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from internscout.text import Document, Section, Sentence

Strength: TypeAlias = Literal["required", "preferred", "mentioned"]

_NOUN = (
    r"(?:(?:some|prior|previous|any|basic|additional|hands-on|working|strong|solid|good|practical|relevant|demonstrated"
    r"|further|an?|deep|proven)\s+){0,3}"
    r"(?:experience|knowledge|familiarity|familiar|exposure|proficiency|proficient|understanding|background|expertise"
    r"|kenntnisse|erfahrung|connaissance|maîtrise|kennis|ervaring|conocimientos?|experiencia)\b"
)
# Where one demand ends and the next begins. What a forward cue ("ideally", "preferably") opens is a clause as well.
_CUT = re.compile(
    rf"""(?xi)
    \s*;\s* | \s+[–—]\s+ | \.\s+(?=[A-Z])
    | ,\s+(?=(?:and\s+|but\s+|with\s+|plus\s+|or\s+)?{_NOUN}) | \s+(?=(?:and|und|et|en|y)\s+{_NOUN})
    | ,?\s+(?=(?:but|while|whereas)\s) | ,?\s+(?=\(?\b(?:preferabl[ey]|ideally|idealerweise|vorzugsweise|bevorzugt
      |idéalement|de\s+préférence|bij\s+voorkeur|idealmente|preferiblemente|preferentemente)\b)
    | (?=\([^()]{{0,60}}\b(?:prefer|plus\b|bonus|ideal|desir|nice|optional|required)) | (?<=\))\s*,?\s*(?=\w)
    """
)
_PREFERRED = re.compile(
    r"""(?xi)\b(?:
    (?:a|an|is|are|big|huge|strong|definite|real|major|considered|added|great|nice|massive|as)\s+
      (?:plus(?:es)?|bonus|asset|advantage|benefit)\b
    | (?:plus|bonus)\s*(?:$|[.!)]) | bonus(?:\s+points)?(?:\s+(?:for|if)|:) | plus\s+if | plus(?:es)?:
    | preferred(?!\s+(?:name|language|location|start|method|pronoun|way|qualif|skills|by|working)) | preferabl[ey]
    | prefer(?:ence)?\s+(?:candidates|applicants|students|will|is|given) | ideally | nice[-\s]+to[-\s]+haves?
    | (?:would|will)\s+be\s+(?:nice|great|beneficial|helpful|ideal|useful|desirable|appreciated|welcome|valued)
    | (?:highly\s+|very\s+)?(?:desired|desirable|beneficial|advantageous)(?!\s+(?:state|outcome|result))
    | (?:is|are|be|also)\s+(?:\w+ly\s+)?(?:helpful|welcome|valued|appreciated|valuable|useful|optional)
    | not\s+(?:strictly\s+)?(?:required|mandatory|necessary|a\s+must|essential) | good\s+to\s+have | optional\b
    | von\s+vorteil | wünschenswert | ein\s+plus | idealerweise | vorzugsweise | bevorzugt | pluspunkt\w*
    | (?:est|sont|serait|seraient)\s+(?:un\s+|des\s+)?(?:vrais?\s+)?(?:plus|atouts?) | un\s+(?:vrai\s+)?(?:plus|atout)
    | appréciée?s? | souhaitée?s? | souhaitables? | idéalement | de\s+préférence
    | een\s+(?:pré|plus|pluspunt|voordeel) | bij\s+voorkeur | is\s+mooi\s+meegenomen
    | deseables? | valorables? | se\s+valorar\w* | idealmente | preferiblemente | preferentemente | un\s+plus
    )"""
)
_DEMANDED = re.compile(r"(?i)(?<!not )(?<!not strictly )\b(?:required|mandatory|is a must|must[- ]have|erforderlich)\b")
_ASKED = re.compile(
    r"""(?xi)\b(?:
    (?:experienced?|expertise|skill(?:s|ed)|background|competen(?:ce|cy|t))\s+(?:\w+\s+)?(?:with|in|using|on|writing|of|and)
    | proficien\w+ | fluen(?:t|cy) | familiar(?:ity)? | knowledge\s+(?:of|in|with) | (?:comfortable|confident)\s+\w+
    | (?:command|understanding|grasp|mastery)\s+of | well[-\s]versed | hands-on | (?:programming|coding|technical|scripting)\s+skills
    | you\s+(?:have|know|are|can|bring|should|must) | (?:candidates?|applicants?|students?)\s+(?:\w+\s+)?(?:must|should|have|with|will\s+have|need)
    | must\s+(?:have|know|be|possess) | required | skills\s*: | requirements?\s*: | requires | (?:we(?:'re|\s+are)\s+)?looking\s+for
    | kenntnisse | erfahrung | kenntnissen | beherrsch\w+ | sicherer?\s+umgang | vertraut | du\s+(?:hast|bist|kannst)
    | connaissances? | maîtris\w+ | compétences? | expérience | kennis | ervaring | conocimientos? | experiencia | dominio | manejo
    )"""
)
_LEARNER = re.compile(
    r"""(?xi)\b(?:gain(?:ing)?|learn(?:ing)?|acquire|develop(?:ing)?|deepen|grow|get(?:ting)?|hone|build(?:ing)?\s+(?:your|skills|expertise|hands)
    |opportunit\w+|we\s+(?:offer|use|provide|have)|you(?:'ll|\s+will)\s+(?:have|gain|get|learn|receive|be|work|use|also)|our\s+(?:team|stack|tech)
    |(?:mentors?|engineers|team)\s+with|exposure\s+to|lernst|apprendr\w+)\b"""
)
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_PROSE = frozenset((Section.OTHER, Section.ROLE, Section.APPLICATION, Section.DUTIES, Section.COMPANY))


@dataclass(frozen=True, slots=True)
class Clause:
    """`text[start:end]` and how strongly what it names is asked for."""

    start: int
    end: int
    strength: Strength


@lru_cache(maxsize=2)
def clauses(doc: Document) -> tuple[Clause, ...]:
    """All clauses of the document in order, but equal-opportunity boilerplate."""
    return tuple(clause for sentence in doc.sentences for clause in _clauses(doc.text, sentence))


def _clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    if sentence.section is Section.EQUAL_OPPORTUNITY:
        return
    asked = _asked(text, sentence)
    start = sentence.start
    for cut in [*_CUT.finditer(text, sentence.start, sentence.end), None]:
        end = cut.start() if cut else sentence.end
        if end > start:
            yield Clause(start, end, _strength(text, start, end, sentence.section, asked=asked))
        if cut:
            start = max(start, cut.end())


def _asked(text: str, sentence: Sentence) -> bool:
    """True when the sentence's place or its words make it a demand on the candidate."""
    if sentence.section in _FIRM:
        return True
    where = sentence.start, sentence.end
    return sentence.section in _PROSE and bool(_ASKED.search(text, *where)) and not _LEARNER.search(text, *where)


def _strength(text: str, start: int, end: int, section: Section, *, asked: bool) -> Strength:
    if not asked and section not in _PROSE:
        return "mentioned"
    if _PREFERRED.search(text, start, end):
        return "preferred"
    if section is Section.PREFERRED:
        return "required" if _DEMANDED.search(text, start, end) else "preferred"
    return "required" if asked else "mentioned"
