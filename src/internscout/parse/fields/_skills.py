"""Languages and frameworks in one pass: which skills a posting names, how strongly, and which are alternatives.

Both fields look at the same lists ("Python, SQL or Spark"), so they are found together and told apart at the end.
Which words are skills at all is `_senses.py`, how strongly they are asked for `_asks.py`, which of a list are
alternatives `_alternatives.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, pairwise

from internscout.model import Column, Fact, Json
from internscout.parse.field import fact
from internscout.parse.fields._alternatives import Item, by_strength, groups, joined
from internscout.parse.fields._asks import run_together, strengths
from internscout.parse.fields._choices import choice
from internscout.parse.fields._senses import REACH, excluded, needs_company, never_alone
from internscout.parse.kept import per_document
from internscout.parse.scan import Hit, Scanner
from internscout.parse.words import sentence_number
from internscout.taxonomy import names, terms
from internscout.text import Document, Section, Sentence

FIELDS = ("languages", "frameworks")

_BRACKET = re.compile(r"[()]")
_OR_BRACKET = re.compile(r"\(\s*(?:or|and|oder|ou)\b", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"\(\s*(?:e\.\s?g\b|eg\b|z\.\s?b\b|ex\b|p\.\s?ex\b|bijv\b|such as\b|for example\b|like\b)", re.IGNORECASE
)
_OR_ACROSS = re.compile(r"[^(),;.]{0,20}\)?\s*,?\s*(?:or|oder|ou)\b[^(),;.]{0,40}\(?\s*(?:e\.g\.,?\s*)?", re.IGNORECASE)
_SILENT = frozenset((Section.LOCATION, Section.DETAIL))
_FIRM = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_NEAR = 20


@per_document
def _found(doc: Document) -> Mapping[str, list[Fact]]:
    """The facts of each of the two fields in order of place; `value` is {"id", "strength", "group"}."""
    facts: dict[str, list[Fact]] = {field: [] for field in FIELDS}
    languages = names("languages")
    for number, group in enumerate(_groups(doc)):
        for (skill, start, end, _), strength, _ in group:
            field = "languages" if skill in languages else "frameworks"
            value: dict[str, Json] = {"id": skill, "strength": strength, "group": number}
            facts[field].append(fact(doc, field, value, start, end, rule=strength))
    return facts


def _groups(doc: Document) -> Iterator[list[Item]]:
    """The any-of groups; what stands in a list of which one item is enough is one."""
    for number, runs in groupby(_lists(doc), lambda run: choice(doc, run[0].hit.start)):
        if number >= 0:
            yield from by_strength([item for run in runs for item in run])
        else:
            for run in runs:
                yield from groups(doc, run)


def of_field(doc: Document, field: str) -> list[Fact]:
    """The facts of one of the two fields."""
    return [*_found(doc)[field]]


def settle(facts: Sequence[Fact]) -> Json:
    """{"required": [[…]], "preferred": [[…]], "mentioned": […]}: the strongest place of each skill counts."""
    groups: dict[Json, dict[Json, list[Json]]] = {}
    for found in facts:
        if isinstance(found.value, dict):
            of_strength = groups.setdefault(found.value["strength"], {})
            of_strength.setdefault(found.value["group"], []).append(found.value["id"])
    taken: set[Json] = set()
    required = _distinct(groups.get("required"), taken)
    preferred = _distinct(groups.get("preferred"), taken)
    mentioned = _distinct(groups.get("mentioned"), taken)
    return {
        "required": [*required],
        "preferred": [*preferred],
        "mentioned": [*dict.fromkeys(skill for group in mentioned for skill in group)],
    }


def _distinct(groups: Mapping[Json, Sequence[Json]] | None, taken: set[Json]) -> list[list[Json]]:
    """The groups without what is `taken` already, without repeats inside or between them; theirs are taken then."""
    kept: dict[frozenset[Json], list[Json]] = {}
    for group in groups.values() if groups else ():
        left = [skill for skill in dict.fromkeys(group) if skill not in taken]
        if left:
            kept.setdefault(frozenset(left), left)
    taken.update(*kept)
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


@cache
def _scanner() -> Scanner:
    return Scanner(term for field in FIELDS for term in terms(field))


def _lists(doc: Document) -> Iterator[list[Item]]:
    """The runs of skills that stand in one list, sentence by sentence; words in another sense are left out."""
    for sentence, hits in _by_sentence(doc):
        asked = strengths(doc, sentence, [hit.start for hit in hits])
        brackets = _brackets(doc.text, sentence) if "(" in doc.text[sentence.start : sentence.end] else []
        items: list[Item] = []
        for hit, strength in zip(hits, asked, strict=True):
            if items and items[-1].hit.id == hit.id and hit.start - items[-1].hit.end <= 2:
                continue  # "Google Analytics (GA4)", "Anthropic Claude": the same thing once more
            bracket = brackets[bisect_left(brackets, (hit.start, -1)) - 1][1] if brackets else -1
            items.append(Item(hit, strength, bracket))
        runs = _runs(doc, sentence, items)
        yield from _merged(doc.text, runs) if brackets else runs


def _by_sentence(doc: Document) -> Iterator[tuple[Sentence, list[Hit]]]:
    """The sentences that name skills; a sentence that a feed repeats (as "requirements: [...]") counts once."""
    employer = doc.company.casefold()
    said: dict[str, list[str]] = {}
    for start, found in _scanner().by_sentence(doc).items():
        sentence = doc.sentences[sentence_number(doc, start)]
        written = doc.text[start : sentence.end]
        if _silent(written, sentence):
            continue
        line = _line(doc.text, sentence)
        hits = [hit for hit in found if not excluded(doc, hit, line, employer)]
        if hits and len(written) > _NEAR:
            written = written.rstrip(".;").lower()
            alike = said.setdefault(written[:_NEAR], [])
            if any(other.startswith(written) for other in alike):
                continue
            alike.append(written)
        if hits:
            yield sentence, hits


def _line(text: str, sentence: Sentence) -> tuple[int, int]:
    """Where the sentence's line begins and ends, as far as anything on it is of interest."""
    start, end = max(0, sentence.start - REACH), min(len(text), sentence.end + REACH)
    before, after = text.rfind("\n", start, sentence.start), text.find("\n", sentence.end, end)
    return start if before < 0 else before + 1, end if after < 0 else after


def _silent(written: str, sentence: Sentence) -> bool:
    """True where no skill is asked for; what looks like boilerplate may hold a whole posting without line breaks."""
    if sentence.section is Section.EQUAL_OPPORTUNITY and not run_together(sentence):
        return True
    return sentence.section in _SILENT or "function(" in written  # the page's script


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


def _runs(doc: Document, sentence: Sentence, items: Sequence[Item]) -> list[list[Item]]:
    """Items of the same bracket joined by nothing but separators and names that we do not know."""
    runs: list[list[Item]] = []
    last: dict[int, list[Item]] = {}
    for item in items:
        run = last.get(item.bracket)
        if run is None or not joined(doc.text[run[-1].hit.end : item.hit.start]):
            run = []
            runs.append(run)
            last[item.bracket] = run
        run.append(item)
    shy = _shy(doc, sentence, items)
    if not shy:
        return runs
    sure = [item.hit for item in items if item not in shy]
    return [run for run in runs if not shy.issuperset(run) or _stands(doc, sentence, [i.hit for i in run], sure)]


def _shy(doc: Document, sentence: Sentence, items: Sequence[Item]) -> set[Item]:
    """The words that are skills only beside other skills."""
    exact = [item for item in items if item.hit.exact]
    line = _line(doc.text, sentence) if exact else (0, 0)
    return {item for item in exact if needs_company(doc, item.hit, line)}


def _merged(text: str, runs: list[list[Item]]) -> list[list[Item]]:
    """Runs made one: those joined by "or" across a bracket ("FastAPI or platforms (AWS, Azure)"), those of examples."""
    merged: list[list[Item]] = []
    for run in runs:
        bracket = max(merged[-1][0].bracket, run[0].bracket) if merged else -1
        if bracket >= 0 and bracket == merged[-1][0].bracket == run[0].bracket and _EXAMPLES.match(text, bracket):
            merged[-1] = [*merged[-1], *run]
        elif bracket >= 0 and _OR_ACROSS.fullmatch(text, merged[-1][-1].hit.end, run[0].hit.start):
            merged[-1] = [item._replace(bracket=bracket) for item in (*merged[-1], *run)]
        else:
            merged.append(run)
    return merged


def _stands(doc: Document, sentence: Sentence, run: list[Hit], sure: list[Hit]) -> bool:
    """True when a list of nothing but shy words names skills all the same: by their number, place or company.

    `sure` are the sentence's other skills.
    """
    asked = sentence.section in _FIRM and not any(never_alone(hit, doc.text) for hit in run)
    listed = len({hit.id for hit in run})
    if listed > (1 if asked else 2) or (asked and run[0].start > sentence.start):
        return True
    if listed == 2 and (sure or _slashed(doc.text, run)):
        return True
    if sentence.kind == "item" and run[0].end - run[0].start == sentence.end - sentence.start:
        return True
    before, after = bisect_left(sure, run[0].start, key=_start) - 1, bisect_left(sure, run[-1].end, key=_start)
    if before >= 0 and run[0].start - sure[before].end <= _NEAR:
        return True
    return after < len(sure) and sure[after].start - run[-1].end <= _NEAR


def _start(hit: Hit) -> int:
    return hit.start


def _slashed(text: str, run: list[Hit]) -> bool:
    """True for "Hive/Pig"."""
    return all(text[one.end : other.start] == "/" for one, other in pairwise(run))
