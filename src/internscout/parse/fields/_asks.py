"""How strongly a place in the text asks for what it names: required, preferred, or no more than mentioned.

The part of the posting decides first, the words around can override it: "…, PyTorch a plus" is preferred among
requirements, "you should know SQL" is required in prose without headings. Sentences are cut into clauses, so that
"Python required; R preferred" is read as two demands; brackets speak for themselves. A posting that lost its line
breaks is one long "sentence": it is cut into parts first, each of which speaks for itself. The words themselves are
in `_ask_cues.py`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from internscout.parse.fields import _ask_cues as cues
from internscout.parse.fields._lessons import is_lesson
from internscout.parse.stretch import Stretch
from internscout.text import Document, Section, Sentence

Strength: TypeAlias = Literal["required", "preferred", "mentioned"]
# From its offset to that of the next one, everything is asked for this strongly.
Clause: TypeAlias = tuple[int, Strength]
_Span: TypeAlias = tuple[int, int]
_Part: TypeAlias = tuple[int, int, Strength]

_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(r"[,;(]|\b(?:and|or|und|oder|et|ou)\b", re.IGNORECASE)
_OR_SIMILAR = re.compile(
    r"(?i)\b(?:or|oder|ou|of|o) (?:\w+ )?(?:similar|equivalent|équivalent|comparable|related|ähnlich)\w* ?$"
)
_OR = frozenset(("or", "oder", "ou"))
_BOTH = re.compile(r"(?i)\b(?:are|both)\b")
_FIRM: dict[Section, Strength] = {Section.REQUIREMENTS: "required", Section.PREFERRED: "preferred"}
_NAMED: dict[str | None, Strength] = {"required": "required", "preferred": "preferred", "mentioned": "mentioned"}
_PROSE = frozenset(
    (Section.OTHER, Section.ROLE, Section.APPLICATION, Section.DUTIES, Section.COMPANY, Section.BENEFITS)
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_GAINED = re.compile(r"(?i)\W*(?:exposure|opportunit)")
_CAPITAL = re.compile("[A-Z]")
_RUN_TOGETHER = 240  # characters of a "sentence" from which on it is a text that lost its line breaks
_HEAD = 40  # characters in which a sentence's opening words stand


def run_together(sentence: Sentence) -> bool:
    """True when the sentence is so long that it is a text which lost its line breaks."""
    return sentence.end - sentence.start >= _RUN_TOGETHER


def strengths(doc: Document, sentence: Sentence, places: Sequence[int]) -> list[Strength]:
    """How strongly the sentence asks for what stands at each of these places, which are in order."""
    start, end, section, _ = sentence
    if section not in _FIRM and is_lesson(doc, start):
        return ["mentioned"] * len(places)
    if not run_together(sentence):
        lead = _enumeration(doc.text, start)
        near = Stretch(doc, lead, end)
        strength = _whole(near, lead, sentence)
        return _in_clauses(near, (start, end, strength), places)
    near = Stretch(doc, start, end)
    firm = _FIRM.get(section)
    if not near.holds(cues.TURNS if firm else cues.TURNS_OF_PROSE):
        return [firm or "mentioned"] * len(places)
    found: list[Strength] = []
    for part in _parts(near, sentence):
        here = bisect_left(places, part[1], len(found))
        found += _in_clauses(near, part, places[len(found) : here]) if here > len(found) else ()
        if here == len(places):
            break
    return found


def _in_clauses(near: Stretch, part: _Part, places: Sequence[int]) -> list[Strength]:
    """How strongly a part asks for what stands at some places of it."""
    start, end, strength = part
    if not _wavers(near, start, end, strength):
        return [strength] * len(places)
    clauses = _clauses(near, start, end, strength)
    return [clauses[max(0, bisect_right(clauses, place, key=_opening) - 1)][1] for place in places]


def _whole(near: Stretch, lead: int, sentence: Sentence) -> Strength:
    """What the sentence's place in the posting, its words and those that lead into it ask for."""
    strength = _FIRM.get(sentence.section)
    if not strength:
        strength = "required" if _asked(near, lead, sentence.end, sentence.section) else "mentioned"
    if lead < sentence.start and strength == "required":
        head, label = cues.PREFERRED_HEAD.regex, cues.LABEL.regex
        if head.match(near.text, lead, sentence.start) or label.match(near.text, lead, sentence.start):
            return "preferred"
    return strength


def _enumeration(text: str, start: int) -> int:
    """Where begins what a sentence goes on from after a semicolon: "Nice to have: Docker; " before "Kubernetes"."""
    if not text.startswith("; ", max(0, start - 2)):
        return start
    line = text[max(0, start - _RUN_TOGETHER) : start].rpartition("\n")[2]
    return start - len(_SENTENCE.split(line)[-1])


def _parts(near: Stretch, sentence: Sentence) -> Iterator[_Part]:
    """The parts of a run-together text; one without words of its own goes on as the one before it."""
    start, limit, section, _ = sentence
    named, said = _FIRM.get(section), _FIRM.get(section, "mentioned")
    for cut in chain(cues.PART.finditer(near.text, start, limit), (None,)):
        end = cut.start() if cut else limit
        if name := near.opening(cues.PART_NAME, start, end):
            named = _NAMED[name.lastgroup]
        if named and named != "mentioned":
            said = named
        elif name or near.first(cues.LEARNER, start, end) or near.first(cues.ASKED, start, end):
            said = "required" if _asked(near, start, end, section) else "mentioned"
        yield start, end, said
        if glued := near.first(cues.PART_GLUED, start, end):
            named = "preferred" if glued["preferred"] else "required"
        start = cut.end() if cut else start


def _asked(near: Stretch, start: int, end: int, section: Section) -> bool:
    """True when the words of prose make a demand on the candidate."""
    if section not in _PROSE and section is not Section.EQUAL_OPPORTUNITY:
        return False
    cue = cues.PROFICIENT if section is Section.BENEFITS else cues.ASKED
    if not near.first(cue, start, end) or near.first(cues.LEARNER, start, end):
        return False
    if section is Section.DUTIES:
        return not _GAINED.match(near.text, start, end)
    if section is Section.COMPANY:
        return bool(near.first(cues.YOU, start, end) or cues.ASKED_HEAD.match(near.text, start, end))
    return True


def _clauses(near: Stretch, start: int, end: int, strength: Strength) -> list[Clause]:
    """The clauses of a part in order, what brackets and labels say laid over them."""
    asides = [found.span() for found in _ASIDE.finditer(near.text, start, end)]
    plain = _plain(near, start, end, strength, asides) or [(start, strength)]
    wishes = _merged(_wishes(near, start, end, asides))
    if not wishes:
        return plain
    clauses = [clause for clause in plain if not _inside(wishes, clause[0])]
    for opens, closes in wishes:
        after = plain[max(0, bisect_right(plain, closes, key=_opening) - 1)]
        clauses += [(opens, "preferred"), (closes, after[1])]
    return sorted(clauses, key=_opening)


def _wavers(near: Stretch, start: int, end: int, strength: Strength) -> bool:
    """False when no words in the part can ask more or less than `strength`."""
    if strength == "preferred":
        return near.may_match(cues.DEMANDED, start, end)
    return near.holds(cues.WISHES) and (
        near.may_match(cues.PREFERRED, start, end)
        or near.may_match(cues.LABEL, start, end)
        or near.may_match(cues.PREFERRED_HEAD, start, min(end, start + _HEAD))
    )


def _opening(stretch: Clause | _Span) -> int:
    return stretch[0]


def _merged(spans: Iterable[_Span]) -> list[_Span]:
    """Spans in the order of their ends, those that touch made one."""
    merged: list[_Span] = []
    for start, end in spans:
        first = start
        while merged and first <= merged[-1][1]:
            first = min(first, merged.pop()[0])
        merged.append((first, end))
    return merged


def _inside(spans: Sequence[_Span], place: int) -> bool:
    """True when the place is in one of the spans, which are in order and apart."""
    found = bisect_right(spans, place, key=_opening)
    return found > 0 and place < spans[found - 1][1]


def _plain(near: Stretch, start: int, end: int, strength: Strength, asides: Sequence[_Span]) -> list[Clause]:
    """The clauses by their own words, brackets left out."""
    if strength == "required" and cues.PREFERRED_HEAD.regex.match(near.text, start, end):
        strength = "preferred"
    found: list[Clause] = []
    for first, last in _cut(near.text, start, end, asides):
        said = _said(near, first, last, strength, asides)
        both = said == "preferred" and near.text.startswith("and ", first) and _BOTH.search(near.text, first, last)
        if found and both:
            found[-1] = (found[-1][0], "preferred")  # "A and knowledge of B are a plus"
        found.append((first, said))
    return found


def _cut(text: str, start: int, end: int, asides: Sequence[_Span]) -> Iterator[_Span]:
    """The part's clauses that are not empty; brackets are not cut."""
    for cut in cues.CUT.finditer(text, start, end):
        if _inside(asides, cut.start()):
            continue
        if cut.start() > start:
            yield start, cut.start()
        start = max(start, cut.end())
    if end > start:
        yield start, end


def _said(near: Stretch, start: int, end: int, strength: Strength, asides: Sequence[_Span]) -> Strength:
    """What the words of one clause outside of brackets say."""
    if any(not _inside(asides, found.start()) for found in near.matches(cues.PREFERRED, start, end)):
        return "preferred"
    if strength == "preferred" and any(
        not _inside(asides, found.start()) for found in near.matches(cues.DEMANDED, start, end)
    ):
        return "required"
    return strength


def _wishes(near: Stretch, start: int, end: int, asides: Sequence[_Span]) -> Iterator[_Span]:
    """What a label or a bracket makes preferred."""
    label = near.first(cues.LABEL, start, end)
    if label and (label.start() == start or label[0].rstrip().endswith(":")):
        yield label.start(), end
        return
    for opens, closes in asides:
        if cue := near.first(cues.PREFERRED, opens, closes):
            yield _wished_from(near.text, max(start, opens - _RUN_TOGETHER), (opens, closes), cue), closes


def _wished_from(text: str, near: int, bracket: _Span, cue: re.Match[str]) -> int:
    """Where begins what a wish in brackets is said of: the bracket itself, the name before it, or a whole list."""
    opens, closes = bracket
    if _CAPITAL.search(text, opens, cue.start()) or _CAPITAL.search(text, cue.end(), closes):
        return opens  # "Python or C++ (Python preferred)"
    aside = text[opens:closes]
    last = next(iter([*_SEPARATOR.finditer(text, near, opens)][-1:]), None)
    or_chain = last is not None and last[0] in _OR and aside != "(preferred)"
    if or_chain or _OR_SIMILAR.search(text, near, opens):  # "Jira, Asana or similar (an asset)": of all that is listed
        return max((cut.end() for cut in cues.CUT.finditer(text, near, opens)), default=near)
    if len(aside.split()) <= 3:  # "(preferred)": of what stands before
        return last.end() if last else near
    return opens
