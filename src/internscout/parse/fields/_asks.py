"""How strongly a place in the text asks for what it names: required, preferred, or no more than mentioned.

The part of the posting decides first, the words around can override it: "…, PyTorch a plus" is preferred among
requirements, "you should know SQL" is required in prose without headings. Sentences are cut into clauses, so that
"Python required; R preferred" is read as two demands; brackets speak for themselves. A posting that lost its line
breaks is one long "sentence": it is cut into parts first, each of which speaks for itself. The words themselves are
in `_ask_cues.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from internscout.parse.fields import _ask_cues as cues
from internscout.text import Section, Sentence

Strength: TypeAlias = Literal["required", "preferred", "mentioned"]

_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(r"[,;(]|\b(?:and|or|und|oder|et|ou)\b", re.IGNORECASE)
_OR_SIMILAR = re.compile(
    r"(?i)\b(?:or|oder|ou|of|o)\s+(?:\w+\s+)?(?:similar|equivalent|équivalent|comparable|related|ähnlich)\w*\s*$"
)
_OR = frozenset(("or", "oder", "ou"))
_BOTH = re.compile(r"(?i)\b(?:are|both)\b")
_FIRM: dict[Section, Strength] = {Section.REQUIREMENTS: "required", Section.PREFERRED: "preferred"}
_PROSE = frozenset(
    (Section.OTHER, Section.ROLE, Section.APPLICATION, Section.DUTIES, Section.COMPANY, Section.BENEFITS)
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_GAINED = re.compile(r"(?i)\W*(?:exposure|opportunit)")
_RUN_TOGETHER = 240  # characters of a "sentence" from which on it is a text that lost its line breaks


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


def run_together(sentence: Sentence) -> bool:
    """True when the sentence is so long that it is a text which lost its line breaks."""
    return sentence.end - sentence.start >= _RUN_TOGETHER


def demands(text: str, sentence: Sentence) -> Demands:
    """The clauses of one sentence of a text."""
    parts = _parts(text, sentence) if run_together(sentence) else _whole(text, sentence)
    return Demands(
        tuple(
            replace(clause, start=start + clause.start)
            for start, written, strength in parts
            for clause in _clauses(written, strength)
        )
    )


def _whole(text: str, sentence: Sentence) -> Iterator[tuple[int, str, Strength]]:
    """The sentence as its only part, with what its place in the posting or its words ask for."""
    written, section = text[sentence.start : sentence.end], sentence.section
    lead = _enumerated(text, sentence.start)
    strength = _FIRM.get(section) or ("required" if _asked(lead + written, section) else "mentioned")
    if lead and strength == "required" and (cues.PREFERRED_HEAD.match(lead) or cues.LABEL.match(lead)):
        strength = "preferred"
    yield sentence.start, written, strength


def _enumerated(text: str, start: int) -> str:
    """What a sentence after a semicolon goes on from: "Nice to have: Docker; " before "Kubernetes; AWS"."""
    if text[max(0, start - 2) : start] != "; ":
        return ""
    line = text[max(0, start - _RUN_TOGETHER) : start].rpartition("\n")[2]
    return _SENTENCE.split(line)[-1]


def _parts(text: str, sentence: Sentence) -> Iterator[tuple[int, str, Strength]]:
    """The parts of a run-together text; one without words of its own goes on as the one before it."""
    section = sentence.section
    named, said, start = _FIRM.get(section), _FIRM.get(section, "mentioned"), sentence.start
    for cut in [*cues.PART.finditer(text, sentence.start, sentence.end), None]:
        written = text[start : cut.start() if cut else sentence.end]
        named = next((strength for strength, name in cues.PART_NAMES.items() if name.match(written)), named)
        if named and named != "mentioned":
            said = named
        elif cues.LEARNER.search(written) or cues.ASKED.search(written) or cues.PART_NAMES["mentioned"].match(written):
            said = "required" if _asked(written, section) else "mentioned"
        yield start, written, said
        if glued := cues.PART_GLUED.search(written):
            named = "preferred" if glued["preferred"] else "required"
        start = cut.end() if cut else start


def _asked(written: str, section: Section) -> bool:
    """True when the words of prose make a demand on the candidate."""
    if section not in _PROSE and section is not Section.EQUAL_OPPORTUNITY:
        return False
    if cues.LEARNER.search(written) or (section is Section.DUTIES and _GAINED.match(written)):
        return False
    if section is Section.BENEFITS:
        return cues.PROFICIENT.search(written) is not None
    if cues.ASKED.search(written) is None:
        return False
    return section is not Section.COMPANY or bool(cues.YOU.search(written) or cues.ASKED_HEAD.match(written))


def _clauses(written: str, strength: Strength) -> list[Clause]:
    """The clauses of a part in order, what brackets and labels say laid over them."""
    plain = _plain(written, strength) or [Clause(0, strength)]
    wishes = _merged(_preferred_spans(written))
    if not wishes:
        return plain
    starts = [start for start, _ in wishes]
    clauses = [clause for clause in plain if not _inside(wishes, starts, clause.start)]
    for start, end in wishes:
        after = plain[max(0, bisect_right(plain, end, key=lambda clause: clause.start) - 1)]
        clauses += [Clause(start, "preferred"), Clause(end, after.strength)]
    return sorted(clauses, key=lambda clause: clause.start)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in the order of their ends, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        first = start
        while merged and first <= merged[-1][1]:
            first = min(first, merged.pop()[0])
        merged.append((first, end))
    return merged


def _inside(spans: list[tuple[int, int]], starts: list[int], place: int) -> bool:
    found = bisect_right(starts, place)
    return found > 0 and place <= spans[found - 1][1]


def _plain(written: str, strength: Strength) -> list[Clause]:
    """The clauses by their own words, brackets left out."""
    if "(" in written:
        written = _ASIDE.sub(lambda aside: " " * len(aside[0]), written)
    if strength == "required" and cues.PREFERRED_HEAD.match(written):
        strength = "preferred"
    found: list[Clause] = []
    start = 0
    for cut in [*cues.CUT.finditer(written), None]:
        end = cut.start() if cut else len(written)
        if end > start:
            clause = Clause(start, _strength(written, start, end, strength))
            if (
                found
                and clause.strength == "preferred"
                and written.startswith("and ", start)
                and _BOTH.search(written, start, end)
            ):
                found[-1] = replace(found[-1], strength="preferred")  # "A and knowledge of B are a plus"
            found.append(clause)
        if cut:
            start = max(start, cut.end())
    return found


def _strength(written: str, start: int, end: int, strength: Strength) -> Strength:
    if cues.PREFERRED.search(written, start, end):
        return "preferred"
    if strength == "preferred" and cues.DEMANDED.search(written, start, end):
        return "required"
    return strength


def _preferred_spans(written: str) -> Iterator[tuple[int, int]]:
    """What a label or a bracket makes preferred, as spans of the part."""
    label = cues.LABEL.search(written)
    if label and (label.start() == 0 or label[0].rstrip().endswith(":")):
        yield label.start(), len(written)
        return
    for aside in _ASIDE.finditer(written) if "(" in written else ():
        if not cues.PREFERRED.search(aside[0]):
            continue
        (start, end), near = aside.span(), max(0, aside.start() - _RUN_TOGETHER)
        last = next(iter([*_SEPARATOR.finditer(written, near, start)][-1:]), None)
        of_all = (last is not None and last[0] in _OR and aside[0] != "(preferred)") or _OR_SIMILAR.search(
            written, near, start
        )
        if of_all:  # "Jira, Asana or similar (an asset)": of all that is listed
            start = max((cut.end() for cut in cues.CUT.finditer(written, near, start)), default=near)
        elif len(aside[0].split()) <= 3 and not re.search(r"[A-Z]\w*", aside[0][2:]):
            start = last.end() if last else near  # "(preferred)": of what stands before
        yield start, end
