"""Where the work is done: onsite, hybrid or remote, as stated in title, location, the source's facts or text.

A city alone says nothing. Remote *and* on site, or some days in the office, is hybrid. Not meant: hybrid clouds, remote
sensing, in-person interviews, on-site gyms, an employer's definitions of its kinds of roles.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._sentences import sentences_with
from internscout.parse.fields._workplace import FIVE_DAYS, NEGATED, NOT_THE_WORK, PLACE_RULES, RULES, SITE
from internscout.parse.words import lowered
from internscout.text import Document, Section, Sentence

_NAME = "workplace"
_HEAD = (Section.TITLE, Section.LOCATION, Section.DETAIL)
_SPEAKS_OF_IT = (
    "remote", "hybrid", "site", "person", "office", "home", "télétravail", "huis", "vor ort", "présentiel",
    "presencial", "kantoor", "headquarter", "hq", "campus", " lab", "facility", "büro", "mobile", "hub", "virtual",
    "anywhere",
)  # fmt: skip
_ALONE = re.compile(
    rf"\W*(?:fully\s+|100% )?(?:(?P<remote>remote)|(?P<hybrid>hybrid)|(?P<onsite>{SITE}))(?:\s+(?:work|role"
    rf"|position))?\W*",
    re.IGNORECASE,
)
# A short line of the source's own facts run together: "Eindhoven On-site".
_AT_THE_END = re.compile(
    r"[A-Z][\w ,/|-]{2,60}\s\(?(?:(?P<remote>Remote)|(?P<hybrid>Hybrid)|(?P<onsite>On-?[Ss]ite))\)?"
)
_NEXT_LINE = 20
_OR_REMOTE = re.compile(r"[A-Z][\w ,.()-]{2,40}(?:/|\bor)\s*remote\W*", re.IGNORECASE)


def _find(doc: Document) -> list[Fact]:
    facts: list[Fact] = []
    for sentence in sentences_with(doc, _SPEAKS_OF_IT):
        facts += _named(doc, sentence) if sentence.section in _HEAD else _said(doc, sentence)
    return facts


def _named(doc: Document, line: Sentence) -> Iterator[Fact]:
    """Title, location and the source's "Workplace" line: a bare word is enough."""
    if line.section is Section.DETAIL and not doc.text.startswith(("Workplace", "Location"), line.start):
        return
    for value, pattern in PLACE_RULES:
        if found := pattern.search(doc.text, line.start, line.end):
            sure = {Section.DETAIL: 1.0, Section.TITLE: 0.95}.get(line.section, 0.9)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=line.section.value, confidence=sure)


def _said(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    yield from _line(doc, sentence)
    words = lowered(doc)[sentence.start : sentence.end + _NEXT_LINE]
    for rule in RULES:
        if not any(need in words for need in rule.needs):
            continue
        start, end = _with_label(doc, sentence) if rule.name == "label" else (sentence.start, sentence.end)
        for found in rule.pattern.finditer(doc.text, start, end):
            if not _other(doc, found, start, end, label=rule.name == "label"):
                whole_week = rule.name == "days" and FIVE_DAYS.search(found[0])
                value = "onsite" if whole_week else rule.value
                at = found.start(), found.end()
                yield fact(doc, _NAME, value, *at, rule=rule.name, confidence=rule.confidence)


def _line(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    """A line that says nothing else: "Hybrid", "New York / Remote", "Eindhoven On-site"."""
    start, end = sentence.start, sentence.end
    if _OR_REMOTE.fullmatch(doc.text, start, end):
        yield fact(doc, _NAME, "hybrid", start, end, rule="place-or-remote", confidence=0.9)
    elif alone := _ALONE.fullmatch(doc.text, start, end) or _AT_THE_END.fullmatch(doc.text, start, end):
        yield fact(doc, _NAME, alone.lastgroup, start, end, rule="line", confidence=0.9)


def _with_label(doc: Document, sentence: Sentence) -> tuple[int, int]:
    """The bounds of a sentence, widened to the label on the line above or the answer on the line below."""
    start, end = sentence.start, sentence.end
    if doc.text[end - 1] == ":":
        end = min(len(doc.text), end + _NEXT_LINE)
    if doc.text.endswith(":\n", 0, start):
        start = doc.text.rfind("\n", 0, start - 1) + 1
    return start, end


def _other(doc: Document, found: re.Match[str], start: int, end: int, *, label: bool) -> bool:
    """True when the words around make the phrase another matter, or deny it."""
    around = doc.text[max(start, found.start() - 50) : min(end, found.end() + 35)]
    if NOT_THE_WORK.search(around):
        return True
    return not label and NEGATED.search(doc.text[max(start, found.start() - 40) : found.start()]) is not None


def _settle(facts: Sequence[Fact]) -> Json:
    """The source's own word, else the employer's labels, else the text: hybrid where said or where both others are."""
    for least in (1.0, 0.95, 0.0):
        said = {str(f.value) for f in facts if f.confidence >= least}
        if "hybrid" in said or {"remote", "onsite"} <= said:
            return "hybrid"
        if said:
            return said.pop()
    return None


FIELD = Field(
    name=_NAME,
    columns=(Column("workplace", "VARCHAR", "$.workplace", "onsite, hybrid or remote; NULL when nothing is said"),),
    find=_find,
    settle=_settle,
)
