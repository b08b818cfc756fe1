"""Where the work is done: onsite, hybrid or remote, as stated in title, location, the source's facts or text.

A city alone says nothing. Remote *and* on site, or some days in the office, is hybrid. Not meant: hybrid clouds, remote
sensing, in-person interviews, on-site gyms, an employer's definitions of its kinds of roles.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._workplace import (
    FIVE_DAYS,
    KINDS,
    LABELS,
    NEGATED,
    NOT_THE_WORK,
    PLACE_RULES,
    RULES,
    SITE,
    Rule,
)
from internscout.parse.words import WordPattern, lowered, sentence_number
from internscout.text import Document, Section, Sentence

_NAME = "workplace"
_HEAD = (Section.TITLE, Section.LOCATION, Section.DETAIL)
_ALONE = re.compile(
    rf"\W*(?:fully\s+|100% )?(?:(?P<remote>remote)|(?P<hybrid>hybrid)|(?P<onsite>{SITE}))(?:\s+(?:work|role"
    rf"|position))?\W*(?:[·|]\s*[\w ,.-]{{2,40}})?"
)
# A short line of the source's own facts run together: "Eindhoven On-site".
_AT_THE_END = re.compile(
    r"[A-Z][\w ,/|-]{2,60}\s\(?(?:(?P<remote>Remote)|(?P<hybrid>Hybrid)|(?P<onsite>On-?[Ss]ite))\)?"
)
# The beginning of a line such as "On-site, Monday to Friday" or "Hybrid (two days)".
_BEGINS = re.compile(
    rf"(?:fully\s+|100% )?(?:(?P<remote>remote)|(?P<hybrid>hybrid)|(?P<onsite>{SITE}))"
    r"(?:\s*[:(–]\s*(?=\w)|, (?:mon|full|five|5|at\b))"
)
_NEXT_LINE, _LONG_LINE = 20, 100
_OR_REMOTE = re.compile(r"[a-z][\w ,.()-]{2,40}(?:/|\bor)\s*remote\W*")
_NO_PLACE = r"(?!tele|work|hybrid|flex|virtual|anywhere|wfh|home|remote|us\b|usa\b|uk\b|canada|united)"
_PLACES_OR_REMOTE = re.compile(
    rf"(?:^|[/|;•])\s*{_NO_PLACE}[a-z][\w ,.()-]{{2,60}}(?:[/|;•]|\bor\b)\s*(?:fully |u\.?s\.? )?remote\b"
    rf"|\bremote\b[\w ()-]{{0,12}}(?:[/|;•]|\bor\b)\s*{_NO_PLACE}[a-z]{{3}}"
)
# Where the employer speaks of itself, not of the role.
_OF_THE_COMPANY = re.compile(r"(?:remote|hybrid)[- ](?:first|friendly)", re.IGNORECASE)
_WEAK, _LABEL = 0.5, 0.95


def _find(doc: Document) -> list[Fact]:
    small = lowered(doc)
    facts: list[Fact] = []
    for sentence in KINDS.sentences(doc):
        if sentence.section in _HEAD:
            facts += _named(doc, small, sentence)
        else:
            facts += _line(doc, small, sentence)
            facts += _labelled(doc, small, sentence)
    facts += (found for rule in RULES for pattern in rule.patterns for found in _said(doc, small, rule, pattern))
    return facts


def _named(doc: Document, small: str, line: Sentence) -> Iterator[Fact]:
    """Title, location and the source's "Workplace" line: a bare word is enough."""
    if line.section is Section.DETAIL and not doc.text.startswith(("Workplace", "Location"), line.start):
        return
    if either := _place_or_remote(doc, small, line):
        yield fact(doc, _NAME, "hybrid", *either, rule="place-or-remote", confidence=0.9)
        return
    for value, pattern in PLACE_RULES:
        if found := pattern.search(small, line.start, line.end):
            sure = {Section.DETAIL: 1.0, Section.TITLE: 0.95}.get(line.section, 0.9)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=line.section.value, confidence=sure)


def _place_or_remote(doc: Document, small: str, line: Sentence) -> tuple[int, int] | None:
    """Where the source's location offers a place as well as remote work; its semicolons end sentences."""
    block = doc.block_at(line.start) if line.section is Section.LOCATION else None
    found = block and _PLACES_OR_REMOTE.search(small[block.start : block.end])
    return (block.start + found.start(), block.start + found.end()) if block and found else None


def _labelled(doc: Document, small: str, sentence: Sentence) -> Iterator[Fact]:
    start, end = _with_label(doc, sentence)
    if not any(mark in small[start:end] for mark in (":", "type", "?")):
        return
    for value, label in LABELS:
        for found in label.finditer(small, start, end):
            if not _other(small, found, start, end, label=True):
                yield fact(doc, _NAME, value, *found.span(), rule="label", confidence=_LABEL)


def _said(doc: Document, small: str, rule: Rule, pattern: WordPattern) -> Iterator[Fact]:
    for matches in pattern.by_sentence(doc).values():
        sentence = doc.sentences[sentence_number(doc, matches[0].start())]
        for found in matches if sentence.section not in _HEAD else ():
            if not _other(small, found, sentence.start, sentence.end, label=rule.name == "label"):
                whole_week = rule.name == "days" and FIVE_DAYS.search(found[0].lower())
                value = "onsite" if whole_week else rule.value
                sure = _WEAK if _of_the_company(sentence, rule, found[0]) else rule.confidence
                yield fact(doc, _NAME, value, *found.span(), rule=rule.name, confidence=sure)


def _of_the_company(sentence: Sentence, rule: Rule, said: str) -> bool:
    """True for how the employer works in general: what is said of the role outweighs it."""
    if rule.name not in ("remote", "partly-remote"):
        return False
    return sentence.section is Section.COMPANY or _OF_THE_COMPANY.search(said) is not None


def _line(doc: Document, small: str, sentence: Sentence) -> Iterator[Fact]:
    """A line that says nothing else: "Hybrid", "New York / Remote", "Eindhoven On-site"."""
    start, end = sentence.start, sentence.end
    if (begins := _BEGINS.match(small, start, end)) and not _other(small, begins, start, end, label=True):
        yield fact(doc, _NAME, begins.lastgroup, start, begins.end(), rule="line", confidence=0.9)
    if end - start > _LONG_LINE:
        return
    if _OR_REMOTE.fullmatch(small, start, end):
        yield fact(doc, _NAME, "hybrid", start, end, rule="place-or-remote", confidence=0.9)
    elif alone := _ALONE.fullmatch(small, start, end) or _AT_THE_END.fullmatch(doc.text, start, end):
        yield fact(doc, _NAME, alone.lastgroup, start, end, rule="line", confidence=0.9)


def _with_label(doc: Document, sentence: Sentence) -> tuple[int, int]:
    """The bounds of a sentence, widened to the label on the line above or the answer on the line below."""
    start, end = sentence.start, sentence.end
    if doc.text[end - 1] == ":":
        end = min(len(doc.text), end + _NEXT_LINE)
    if doc.text.endswith(":\n", 0, start):
        start = doc.text.rfind("\n", 0, start - 1) + 1
    return start, end


def _other(small: str, found: re.Match[str], start: int, end: int, *, label: bool) -> bool:
    """True when the words around make the phrase another matter, or deny it."""
    around = small[max(start, found.start() - 50) : min(end, found.end() + 35)]
    if NOT_THE_WORK.search(around):
        return True
    return not label and NEGATED.search(small[max(start, found.start() - 40) : found.start()]) is not None


def _settle(facts: Sequence[Fact]) -> Json:
    """The source's own word, else the employer's labels, else what is said of the role, else of the company.

    Hybrid where said or where both others are.
    """
    for least in (1.0, _LABEL, 0.7, 0.0):
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
