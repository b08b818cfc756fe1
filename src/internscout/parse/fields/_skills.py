"""Languages and frameworks in one pass: which skills a posting names, how strongly, and which are alternatives.

Both fields look at the same lists ("Python, SQL or Spark"), so they are found together and told apart at the end. A
list is a run of skills joined by commas, slashes, "and", "or"; what joins them and what leads into them tells whether
they are alternatives (one any-of group) or demands of their own.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from internscout.model import Fact, Json
from internscout.parse.field import fact
from internscout.parse.fields._asks import Strength, demands
from internscout.parse.fields._senses import NEVER_ALONE, excluded, needs_company
from internscout.parse.scan import Hit, Scanner
from internscout.taxonomy import names, terms
from internscout.text import Document, Section, Sentence

FIELDS = ("languages", "frameworks")

# Pairs that are two names for using both, not alternatives.
_BOTH = frozenset({frozenset({"c", "c++"}), frozenset({"html", "css"})})
_SEPARATOR = re.compile(r"\s*(?:and/or|\b(?:and|or|und|oder|et|ou|en|of|y|o|e|plus|sowie|as well as)\b|[,/&|+•·])\s*", re.IGNORECASE)
_OR = re.compile(r"(?i)\b(?:or|oder|ou|of|o)\b")
_AND = re.compile(r"(?i)(?<!/)\b(?:and|und|et|en|y|e|plus|sowie|as well as)\b(?!/)|&|\+")
_BREAKERS = frozenset(
    """with in of using experience knowledge familiarity proficiency understanding skills ability a the for to on strong
    working like such e.g include including framework frameworks library libraries tools tool language languages least
    is are from as through via how other some at it's its we you your our that which will be by
    mit von der die das avec de des une le la les con del met van""".split()
)
_ANY_LEAD = re.compile(
    r"""(?xi)\b(?:such\s+as | like | e\.\s?g\.? | i\.\s?e\.? | for\s+(?:example|instance) | eg\b | z\.\s?b\.? | wie | comme | tels?\s+que
    | telles?\s+que | par\s+exemple | bijv\.? | zoals | como | either | similar\s+to | preferably
    | (?:(?:at\s+least\s+|any\s+)?(?:one|two|three|\d)(?:\s+or\s+(?:more|several|two|both))?|any|some|several|combination)\s+(?:of|from|in)\b[^,:;()]{0,60}
    | (?:at\s+least|minimum)\s+(?:one|1)\s[^,:;()]{0,60} | one\s+or\s+more\s[^,:;()]{0,60}
    | mindestens\s+ein\w*[^,:;()]{0,40} | (?:au\s+moins|minstens)\s+(?:un|een)\w*[^,:;()]{0,40} )
    \s*[,:(]*\s*"""
)
_ANY_TAIL = re.compile(
    r"(?i)[\s,/)]*\b(?:or|oder|ou)\b(?!\s+(?:more|willing|have|are|can|be|better)\b)|[\s,)]*(?:and|und|et)?\s*(?:(?:an?|any|some)\s+)?(?:other\s+)?"
    r"(?:similar|equivalent|comparable|related|the like|ähnlich\w*|vergleichbar\w*|équivalent|similaire|vergelijkba\w*)\b"
)
_BRACKET = re.compile(r"[()]")
_OR_BRACKET = re.compile(r"\(\s*(?:or|and|oder|ou)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_SILENT = frozenset((Section.LOCATION, Section.DETAIL, Section.EQUAL_OPPORTUNITY))
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_REACH = 90
_NEAR = 20


@dataclass(frozen=True, slots=True)
class _Item:
    """A skill where it stands, with its clause's strength and the bracket (offset of its "(") it is in, or -1."""

    hit: Hit
    strength: Strength
    bracket: int


@lru_cache(maxsize=2)
def skills(doc: Document) -> tuple[Fact, ...]:
    """The facts of both fields in order of place; `value` is {"id", "strength", "group"}."""
    facts: list[Fact] = []
    number = 0
    for items in _lists(doc):
        for group in _groups(doc.text, items):
            facts += [_fact(doc, item, number) for item in group]
            number += 1
    return tuple(facts)


def settle(facts: Sequence[Fact]) -> Json:
    """{"required": [[…]], "preferred": [[…]], "mentioned": […]}: the strongest place of each skill counts."""
    groups: dict[str, dict[int, list[str]]] = {"required": {}, "preferred": {}, "mentioned": {}}
    for found in facts:
        assert isinstance(found.value, dict)
        groups[str(found.value["strength"])].setdefault(int(str(found.value["group"])), []).append(str(found.value["id"]))
    required = _distinct(groups["required"].values(), set())
    asked = {skill for group in required for skill in group}
    preferred = _distinct(groups["preferred"].values(), asked)
    asked |= {skill for group in preferred for skill in group}
    mentioned = [skill for group in groups["mentioned"].values() for skill in group if skill not in asked]
    settled: dict[str, Json] = {"required": list(required), "preferred": list(preferred), "mentioned": list(dict.fromkeys(mentioned))}
    return settled


def _distinct(groups: Iterable[Sequence[str]], taken: set[str]) -> list[Json]:
    """The groups without what is `taken`, without repeats inside or between them."""
    kept: dict[frozenset[str], list[Json]] = {}
    for group in groups:
        left = [skill for skill in dict.fromkeys(group) if skill not in taken]
        if left:
            kept.setdefault(frozenset(left), [*left])
    return [*kept.values()]


def of_field(doc: Document, field: str) -> list[Fact]:
    """The facts of one of the two fields."""
    return [found for found in skills(doc) if found.field == field]


def _fact(doc: Document, item: _Item, group: int) -> Fact:
    value: dict[str, Json] = {"id": item.hit.id, "strength": item.strength, "group": group}
    field = "languages" if item.hit.id in names("languages") else "frameworks"
    return fact(doc, field, value, item.hit.start, item.hit.end, rule=item.strength)


@cache
def _scanner() -> Scanner:
    return Scanner(term for field in FIELDS for term in terms(field))


def _lists(doc: Document) -> Iterator[list[_Item]]:
    """The runs of skills that stand in one list, sentence by sentence; words in another sense are left out."""
    asked = demands(doc)
    for sentence, hits in _by_sentence(doc):
        brackets = _brackets(doc.text, sentence)
        items = []
        for hit in hits:
            bracket = next((opened for opened, closed in brackets if opened < hit.start < closed), -1)
            if bracket >= 0 and items and items[-1].hit.id == hit.id and bracket - items[-1].hit.end <= 2:
                continue  # "Google Analytics (GA4)": the same thing once more
            items.append(_Item(hit, asked.at(hit.start), bracket))
        yield from _runs(doc.text, sentence, items)


def _by_sentence(doc: Document) -> Iterator[tuple[Sentence, list[Hit]]]:
    starts = [sentence.start for sentence in doc.sentences]
    found: dict[int, list[Hit]] = {}
    for hit in _scanner().scan(doc.text):
        found.setdefault(bisect_right(starts, hit.start) - 1, []).append(hit)
    for number, hits in found.items():
        sentence = doc.sentences[number]
        if sentence.section not in _SILENT:
            kept = [hit for hit in hits if hit.end <= sentence.end and not excluded(hit, doc.text, doc.company)]
            if kept:
                yield sentence, kept


def _brackets(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """Start and end of each bracket that is an aside of its own, innermost first; "(or TensorFlow)" is none."""
    spans, opened = [], []
    for found in _BRACKET.finditer(text, sentence.start, sentence.end):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if not _OR_BRACKET.match(text, start):
                spans.append((start, found.start()))
    return spans


def _runs(text: str, sentence: Sentence, items: Sequence[_Item]) -> Iterator[list[_Item]]:
    """Items of the same bracket joined by nothing but separators and names that we do not know."""
    runs: list[list[_Item]] = []
    last: dict[int, list[_Item]] = {}
    for item in items:
        run = last.get(item.bracket)
        if run is None or not _joined(text[run[-1].hit.end : item.hit.start]):
            run = []
            runs.append(run)
            last[item.bracket] = run
        run.append(item)
    for run in runs:
        if kept := _in_company(text, sentence, run, items):
            yield kept


def _in_company(text: str, sentence: Sentence, run: list[_Item], items: Sequence[_Item]) -> list[_Item]:
    """The run without words that are skills only beside other skills, where there are none."""
    shy = [item for item in run if needs_company(item.hit, text)]
    if not shy or len(shy) < len(run):
        return run
    asked = sentence.section in _FIRM and not any(
        item.hit.id in NEVER_ALONE or text[item.hit.start : item.hit.end].islower() for item in shy
    )
    if len({item.hit.id for item in shy}) > (1 if asked else 2) or (asked and shy[0].hit.start > sentence.start):
        return run
    alone = sentence.kind == "item" and shy[0].hit.end - shy[0].hit.start == sentence.end - sentence.start
    return run if alone or any(_near(run, item) and not needs_company(item.hit, text) for item in items) else []


def _near(run: list[_Item], item: _Item) -> bool:
    return item not in run and (
        0 <= run[0].hit.start - item.hit.end <= _NEAR or 0 <= item.hit.start - run[-1].hit.end <= _NEAR
    )


def _joined(gap: str) -> bool:
    gap = _ASIDE.sub(" ", gap)
    return len(gap) <= _REACH and _SEPARATOR.search(gap) is not None and _plain(gap)


def _plain(text: str) -> bool:
    """True when there are only separators and short names."""
    pieces = [piece.strip(" '\"()[]:") for piece in _SEPARATOR.split(text)]
    return all(len(words := piece.lower().split()) <= 3 and _BREAKERS.isdisjoint(words) for piece in pieces)


def _groups(text: str, run: list[_Item]) -> Iterator[list[_Item]]:
    """The run cut into any-of groups; what is asked for more weakly is a group of its own."""
    for group in [run] if _any_of(text, run) else _segments(text, run):
        for strength in dict.fromkeys(item.strength for item in group):
            yield [item for item in group if item.strength == strength]


def _any_of(text: str, run: list[_Item]) -> bool:
    """True when the whole run is alternatives by what leads into it or follows it, or by being a bracket."""
    if run[0].bracket >= 0:
        return True
    start, end = run[0].hit.start, run[-1].hit.end
    lead = text[max(0, start - _REACH) : start].rpartition("\n")[2]
    cue = None
    for found in _ANY_LEAD.finditer(lead):
        cue = found
    return (cue is not None and _plain(lead[cue.end() :])) or _ANY_TAIL.match(text, end) is not None


def _segments(text: str, run: list[_Item]) -> Iterator[list[_Item]]:
    """Cut at "and", and where a comma follows an "or"; a piece with an "or" is one group, else each name or "A/B"."""
    units = [[run[0]]]
    joined_by_or = False
    for before, item in pairwise(run):
        gap = _ASIDE.sub(" ", text[before.hit.end : item.hit.start])
        says_or = _OR.search(gap) is not None
        if gap.strip() == "/" and not _both(units[-1], item):
            units[-1].append(item)
        elif not says_or and (joined_by_or or _AND.search(gap)):
            yield from _closed(units, joined_by_or)
            units, joined_by_or = [[item]], False
        else:
            joined_by_or = joined_by_or or says_or
            units.append([item])
    yield from _closed(units, joined_by_or)


def _both(unit: list[_Item], item: _Item) -> bool:
    return frozenset((unit[-1].hit.id, item.hit.id)) in _BOTH


def _closed(units: list[list[_Item]], joined_by_or: bool) -> Iterator[list[_Item]]:
    if joined_by_or:
        yield [item for unit in units for item in unit]
    else:
        yield from units
