"""How strongly a place in the text asks for what it names: required, preferred, or no more than mentioned.

The part of the posting decides first, the words around can override it: "…, PyTorch a plus" is preferred among
requirements, "you should know SQL" is required in prose without headings. Sentences are cut into clauses, so that
"Python required; R preferred" is read as two demands; brackets speak for themselves.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from internscout.text import Section, Sentence

Strength: TypeAlias = Literal["required", "preferred", "mentioned"]

_NOUN = (
    r"(?:(?:some|prior|previous|any|basic|additional|hands-on|working|strong|solid|good|practical|relevant|demonstrated"
    r"|further|an?|deep|proven)\s+){0,3}"
    r"(?:experience|knowledge|familiarity|familiar|exposure|proficiency|proficient|understanding|background|expertise"
    r"|kenntnisse|erfahrung|connaissance|maîtrise|kennis|ervaring|conocimientos?|experiencia)\b"
)
_FORWARD = (
    r"(?:preferabl[ey]|ideally|idealerweise|vorzugsweise|bevorzugt|idéalement|de\s+préférence|bij\s+voorkeur|idealmente"
    r"|preferiblemente|preferentemente)\b"
)
# Where one demand ends and the next begins. What a forward cue ("ideally", "preferably") opens is a clause as well.
_CUT = re.compile(
    rf"""(?xi)(?=[\s;.,])  # at other characters nothing need be tried
    (?: \s*;\s* | \s+[–—]\s+ | \.\s+(?=[A-Z])
    | ,\s+(?=(?:and\s+|but\s+|with\s+|plus\s+|or\s+)?{_NOUN}) | \s+(?=(?:and|und|et|en|y)\s+{_NOUN})
    | ,?\s+(?=(?:but|while|whereas)\s) | ,?\s+(?={_FORWARD}) )
    """
)
_PREFERRED = re.compile(
    r"""(?xi)\b(?:
    (?:a|an|is|are|big|huge|strong|definite|real|major|considered|added|great|nice|massive|as)\s+
      (?:plus(?:es)?|bonus|asset|advantage|benefit)\b
    | (?:plus|bonus)\s*(?:$|[.!)]) | bonus(?:\s+points)?(?:\s+(?:for|if)|:) | plus\s+if | plus(?:es)?:
    | preferred(?!\s+(?:name|language|location|start|method|pronoun|way|by|working)) | preferabl[ey]
    | prefer(?:ence)?\s+(?:candidates|applicants|students|will|is|given) | ideally | nice[-\s]+to[-\s]+haves?
    | (?:would|will)\s+be\s+(?:nice|great|beneficial|helpful|ideal|useful|desirable|appreciated|welcome|valued)
    | (?:highly\s+|very\s+)?(?:desired|desirable|beneficial|advantageous)(?!\s+(?:state|outcome|result))
    | (?:is|are|be|also)\s+(?:\w+ly\s+)?(?:helpful|welcome|valued|appreciated|valuable|useful|optional)
    | (?:is|are)\s+ideal\b(?!\s+(?:for|if))
    | not\s+(?:strictly\s+)?(?:required|mandatory|necessary|a\s+must|essential) | good\s+to\s+have | optional\b
    | von\s+vorteil | wünschenswert | ein\s+plus | idealerweise | vorzugsweise | bevorzugt | pluspunkt\w*
    | (?:est|sont|serait|seraient)\s+(?:un\s+|des\s+)?(?:vrais?\s+)?(?:plus|atouts?) | un\s+(?:vrai\s+)?(?:plus|atout)
    | appréciée?s? | souhaitée?s? | souhaitables? | idéalement | de\s+préférence
    | een\s+(?:pré|plus|pluspunt|voordeel) | bij\s+voorkeur | is\s+mooi\s+meegenomen
    | deseables? | valorables? | se\s+valorar\w* | idealmente | preferiblemente | preferentemente | un\s+plus
    )"""
)
# A label that speaks for all that follows it: "(Desirable) …", "Preferred: …", "… nice to have: A; B; C".
_LABEL = re.compile(
    r"(?i)[(\[]?\b(?:highly )?(?:preferred|desirable|desired|nice[- ]to[- ]haves?|bonus(?: points)?|optional"
    r"|(?:a )?plus)"
    r"\s*(?:[)\]]|:\s)"
)
_DEMANDED = re.compile(r"(?i)(?<!not )(?<!not strictly )\b(?:required|mandatory|is a must|must[- ]have|erforderlich)\b")
_ASKED = re.compile(
    r"""(?xi)\b(?:
    (?:experienced?|expertise|skill(?:s|ed)|background|competen(?:ce|cy|t))\s+(?:\w+\s+)?
      (?:with|in|using|on|writing|of|and)
    | proficien\w+ | fluen(?:t|cy) | familiar(?:ity)? | knowledge\s+(?:of|in|with) | (?:comfortable|confident)\s+\w+
    | (?:command|understanding|grasp|mastery)\s+of | well[-\s]versed | hands-on
    | (?:programming|coding|technical|scripting|\w+)\s+skills\b | skills\s*: | requirements?\s*: | requires?\b
    | you\s+(?:have|know|are|can|bring|should|must) | must\s+(?:have|know|be|possess) | required
    | (?:candidates?|applicants?|students?)\s+(?:\w+\s+)?(?:must|should|have|with|will\s+have|need)
    | (?:we(?:'re|\s+are)\s+)?looking\s+for | strong\s+interest | exposure\s+to
    | kenntnissen? | erfahrung | beherrsch\w+ | sicherer?\s+umgang | vertraut | du\s+(?:hast|bist|kannst)
    | connaissances? | maîtris\w+ | compétences? | expérience | kennis | ervaring | conocimientos? | experiencia
    | dominio | manejo
    )"""
)
_LEARNER = re.compile(
    r"""(?xi)\b(?:gain(?:ing)?|(?<!to\s)learn|acquire|deepen|grow|get(?:ting)?|hone|opportunit\w+
    | (?<!deep\s)(?<!machine\s)(?<!reinforcement\s)(?<!supervised\s)(?<!federated\s)(?<!statistical\s)learning
    | develop(?:ing)?\s+(?:your|skills|expertise|new)
    | build(?:ing)?\s+(?:your|skills|expertise|hands) | we\s+(?:offer|use|provide|have) | our\s+(?:team|stack|tech)
    | you(?:'ll|\s+will)\s+(?:have|gain|get|learn|receive|be|work|use|also) | (?:mentors?|engineers|team)\s+with
    | \w+\s+exposure\s+to | lernst | apprendr\w+)\b"""
)
_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(r"[,;(]|\b(?:and|or|und|oder|et|ou)\b", re.IGNORECASE)
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_PROSE = frozenset((Section.OTHER, Section.ROLE, Section.APPLICATION, Section.DUTIES, Section.COMPANY))


@dataclass(frozen=True, slots=True)
class Clause:
    """From `start` to the next clause's, everything is asked for this strongly."""

    start: int
    strength: Strength


@dataclass(frozen=True, slots=True)
class Demands:
    """How strongly each place of a sentence asks."""

    clauses: tuple[Clause, ...]

    def at(self, offset: int) -> Strength:
        """The strength at an offset."""
        found = bisect_right(self.clauses, offset, key=lambda clause: clause.start)
        return self.clauses[found - 1].strength if found else "mentioned"


def demands(text: str, sentence: Sentence) -> Demands:
    """The clauses of one sentence of a text."""
    return Demands(tuple(_clauses(text, sentence)))


def _clauses(text: str, sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence in order, what brackets and labels say laid over them."""
    if sentence.section not in _FIRM and sentence.section not in _PROSE:
        yield Clause(sentence.start, "mentioned")
        return
    written = text[sentence.start : sentence.end]
    strengths = [Clause(0, "mentioned"), *_plain(written, sentence.section, asked=_asked(written, sentence.section))]
    for start, end in _preferred_spans(written):
        after = max((c for c in strengths if c.start <= end), key=lambda c: c.start)
        strengths = [c for c in strengths if not start <= c.start <= end]
        strengths += [Clause(start, "preferred")]
        if end < len(written):
            strengths.append(Clause(end, after.strength))
    for clause in sorted(strengths, key=lambda c: c.start):
        yield Clause(sentence.start + clause.start, clause.strength)


def _plain(written: str, section: Section, *, asked: bool) -> list[Clause]:
    """The clauses by their own words, brackets left out."""
    if "(" in written:
        written = _ASIDE.sub(lambda aside: " " * len(aside[0]), written)
    found, start = [], 0
    for cut in [*_CUT.finditer(written), None]:
        end = cut.start() if cut else len(written)
        if end > start:
            found.append(Clause(start, _strength(written, start, end, section, asked=asked)))
        if cut:
            start = max(start, cut.end())
    return found


def _preferred_spans(written: str) -> Iterator[tuple[int, int]]:
    """What a label or a bracket makes preferred, as spans of the sentence."""
    label = _LABEL.search(written)
    if label and (label.start() == 0 or label[0].rstrip().endswith(":")):
        yield label.start(), len(written)
        return
    for aside in _ASIDE.finditer(written) if "(" in written else ():
        if not _PREFERRED.search(aside[0]):
            continue
        start, end = aside.span()
        if len(aside[0].split()) <= 3 and not re.search(
            r"[A-Z]\w*", aside[0][2:]
        ):  # "(preferred)": of what stands before
            start = max((found.end() for found in _SEPARATOR.finditer(written, 0, start)), default=0)
        yield start, end


def _asked(written: str, section: Section) -> bool:
    """True when the sentence's place or its words make it a demand on the candidate."""
    if section in _FIRM:
        return True
    return _ASKED.search(written) is not None and not _LEARNER.search(written)


def _strength(written: str, start: int, end: int, section: Section, *, asked: bool) -> Strength:
    if _PREFERRED.search(written, start, end):
        return "preferred"
    if section is Section.PREFERRED:
        return "required" if _DEMANDED.search(written, start, end) else "preferred"
    return "required" if asked else "mentioned"
