"""Languages and frameworks in one pass: which skills a posting names, how strongly, and which are alternatives.

Both fields look at the same lists ("Python, SQL or Spark"), so they are found together and told apart at the end.
Which words are skills at all is `_senses.py`, how strongly they are asked for `_asks.py`, which of a list are
alternatives `_alternatives.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from internscout.model import Column, Fact, Json
from internscout.parse.field import fact
from internscout.parse.fields._alternatives import Item, groups, joined
from internscout.parse.fields._asks import Strength, demands, run_together
from internscout.parse.fields._senses import excluded, needs_company, never_alone
from internscout.parse.scan import Hit, Scanner
from internscout.taxonomy import names, terms
from internscout.text import Document, Section, Sentence

FIELDS = ("languages", "frameworks")

_BRACKET = re.compile(r"[()]")
_OR_BRACKET = re.compile(r"\(\s*(?:or|and|oder|ou)\b", re.IGNORECASE)
_OR_ACROSS = re.compile(r"[^(),;.]{0,20}\)?\s*,?\s*(?:or|oder|ou)\b[^(),;.]{0,40}\(?\s*(?:e\.g\.,?\s*)?", re.IGNORECASE)
_SILENT = frozenset((Section.LOCATION, Section.DETAIL))
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_NEAR = 20


@lru_cache(maxsize=2)
def skills(doc: Document) -> tuple[Fact, ...]:
    """The facts of both fields in order of place; `value` is {"id", "strength", "group"}."""
    facts: list[Fact] = []
    number = 0
    for items in _lists(doc):
        for group in groups(doc.text, items):
            facts += [_fact(doc, item, number) for item in group]
            number += 1
    return tuple(facts)


def settle(facts: Sequence[Fact]) -> Json:
    """{"required": [[…]], "preferred": [[…]], "mentioned": […]}: the strongest place of each skill counts."""
    required = _distinct(_grouped(facts, "required"), set())
    asked = {skill for group in required for skill in group}
    preferred = _distinct(_grouped(facts, "preferred"), asked)
    asked |= {skill for group in preferred for skill in group}
    mentioned = [skill for group in _grouped(facts, "mentioned") for skill in group if skill not in asked]
    return {
        "required": [[*group] for group in required],
        "preferred": [[*group] for group in preferred],
        "mentioned": [*dict.fromkeys(mentioned)],
    }


def _grouped(facts: Sequence[Fact], strength: Strength) -> list[list[str]]:
    """The ids of the facts of one strength, by group."""
    groups: dict[str, list[str]] = {}
    for found in facts:
        if isinstance(found.value, dict) and found.value["strength"] == strength:
            groups.setdefault(str(found.value["group"]), []).append(str(found.value["id"]))
    return [*groups.values()]


def _distinct(groups: Iterable[Sequence[str]], taken: set[str]) -> list[list[str]]:
    """The groups without what is `taken`, without repeats inside or between them."""
    kept: dict[frozenset[str], list[str]] = {}
    for group in groups:
        left = [skill for skill in dict.fromkeys(group) if skill not in taken]
        if left:
            kept.setdefault(frozenset(left), left)
    return [*kept.values()]


def columns(field: str) -> tuple[Column, ...]:
    """The typed columns of one of the two fields."""
    return (
        Column(f"{field}_required", "VARCHAR[][]", f"$.{field}.required", f"{field} asked for: any-of groups of ids"),
        Column(f"{field}_preferred", "VARCHAR[][]", f"$.{field}.preferred", f"{field} that are a plus: any-of groups"),
        Column(
            f"{field}_mentioned", "VARCHAR[]", f"$.{field}.mentioned", f"{field} named only elsewhere (duties, team)"
        ),
    )


def of_field(doc: Document, field: str) -> list[Fact]:
    """The facts of one of the two fields."""
    return [found for found in skills(doc) if found.field == field]


def _fact(doc: Document, item: Item, group: int) -> Fact:
    value: dict[str, Json] = {"id": item.hit.id, "strength": item.strength, "group": group}
    field = "languages" if item.hit.id in names("languages") else "frameworks"
    return fact(doc, field, value, item.hit.start, item.hit.end, rule=item.strength)


@cache
def _scanner() -> Scanner:
    return Scanner(term for field in FIELDS for term in terms(field))


def _lists(doc: Document) -> Iterator[list[Item]]:
    """The runs of skills that stand in one list, sentence by sentence; words in another sense are left out."""
    for sentence, hits in _by_sentence(doc):
        brackets, asked = _brackets(doc.text, sentence), demands(doc.text, sentence)
        items: list[Item] = []
        for hit in hits:
            bracket = brackets[bisect_left(brackets, (hit.start, -1)) - 1][1] if len(brackets) > 1 else -1
            if items and items[-1].hit.id == hit.id and hit.start - items[-1].hit.end <= 2:
                continue  # "Google Analytics (GA4)", "Anthropic Claude": the same thing once more
            items.append(Item(hit, asked.at(hit.start), bracket))
        yield from _merged(doc.text, [*_runs(doc.text, sentence, items)])


def _by_sentence(doc: Document) -> Iterator[tuple[Sentence, list[Hit]]]:
    """The sentences that name skills; a sentence that a feed repeats (as "requirements: [...]") counts once."""
    found = _scanner().by_sentence(doc)
    said: set[str] = set()
    for sentence in doc.sentences if found else ():
        if sentence.start not in found or _silent(doc.text, sentence):
            continue
        hits = [hit for hit in found[sentence.start] if not excluded(hit, doc.text, doc.company)]
        words = doc.text[sentence.start : sentence.end].rstrip(".;").lower()
        if hits and not any(other.startswith(words) for other in said if len(words) > _NEAR):
            yield sentence, hits
            if len(words) > _NEAR:
                said.add(words)


def _silent(text: str, sentence: Sentence) -> bool:
    """True where no skill is asked for; what looks like boilerplate may hold a whole posting without line breaks."""
    if sentence.section is Section.EQUAL_OPPORTUNITY and not run_together(sentence):
        return True
    return sentence.section in _SILENT or text.find("function(", sentence.start, sentence.end) >= 0  # the page's script


def _brackets(text: str, sentence: Sentence) -> list[tuple[int, int]]:
    """From which place on which bracket (offset of its "(", or -1) is the innermost; "(or TensorFlow)" is none."""
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for found in _BRACKET.finditer(text, sentence.start, sentence.end):
        if found[0] == "(":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if not _OR_BRACKET.match(text, start):
                pairs.append((start, found.start()))
    within, places = [-1], [(sentence.start, -1)]
    for place, opens in sorted([(start, True) for start, _ in pairs] + [(end, False) for _, end in pairs]):
        if opens:
            within.append(place)
        else:
            within.pop()
        places.append((place, within[-1]))
    return places


def _runs(text: str, sentence: Sentence, items: Sequence[Item]) -> Iterator[list[Item]]:
    """Items of the same bracket joined by nothing but separators and names that we do not know."""
    runs: list[list[Item]] = []
    last: dict[int, list[Item]] = {}
    for item in items:
        run = last.get(item.bracket)
        if run is None or not joined(text[run[-1].hit.end : item.hit.start]):
            run = []
            runs.append(run)
            last[item.bracket] = run
        run.append(item)
    for run in runs:
        if kept := _in_company(text, sentence, run, items):
            yield kept


def _merged(text: str, runs: list[list[Item]]) -> list[list[Item]]:
    """Runs joined by "or" across a bracket made one: "FastAPI or cloud platforms (AWS, Azure)"."""
    merged: list[list[Item]] = []
    for run in runs:
        gap = text[merged[-1][-1].hit.end : run[0].hit.start] if merged else ""
        if _OR_ACROSS.fullmatch(gap) and (merged[-1][0].bracket >= 0 or run[0].bracket >= 0):
            bracket = max(merged[-1][0].bracket, run[0].bracket)
            merged[-1] = [replace(item, bracket=bracket) for item in (*merged[-1], *run)]
        else:
            merged.append(run)
    return merged


def _in_company(text: str, sentence: Sentence, run: list[Item], items: Sequence[Item]) -> list[Item]:
    """The run without words that are skills only beside other skills, where there are none."""
    shy = [item for item in run if needs_company(item.hit, text)]
    if not shy or len(shy) < len(run):
        return run
    asked = sentence.section in _FIRM and not any(never_alone(item.hit, text) for item in shy)
    listed = len({item.hit.id for item in shy})
    if listed > (1 if asked else 2) or (asked and shy[0].hit.start > sentence.start):
        return run
    if listed == 2 and (_slashed(text, run) or any(item not in run and _sure(item, text) for item in items)):
        return run
    alone = sentence.kind == "item" and shy[0].hit.end - shy[0].hit.start == sentence.end - sentence.start
    return run if alone or any(_near(run, item) and _sure(item, text) for item in items) else []


def _sure(item: Item, text: str) -> bool:
    return not needs_company(item.hit, text)


def _slashed(text: str, run: list[Item]) -> bool:
    """True for "Hive/Pig"."""
    return all(text[one.hit.end : other.hit.start] == "/" for one, other in pairwise(run))


def _near(run: list[Item], item: Item) -> bool:
    return item not in run and (
        0 <= run[0].hit.start - item.hit.end <= _NEAR or 0 <= item.hit.start - run[-1].hit.end <= _NEAR
    )
