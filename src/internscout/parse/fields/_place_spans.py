"""Where in a text a place is said to be the place of work: spans of text to be read as places.

Only strong cues count: a label ("Location: …"), a role that is based somewhere, our office in a city, pay by city,
remote within a country. A company's history and its list of offices have none of these.
"""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from internscout.parse.fields._place_cues import CUES, LIST_END, OUR, OUR_OFFICE, PAY_IN, PAY_LINE, Label, Rule
from internscout.parse.fields._place_trust import may_name_place
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section

__all__ = ["Span", "spans", "weak_spans"]

Span = tuple[int, int, str]  # start, end, name of the rule

_DEAF = frozenset((Section.TITLE, Section.LOCATION, Section.EQUAL_OPPORTUNITY))
_WORD = r"(?:(?:[A-Z]\.)+|(?:St|Ft|Mt)\.|['A-ZÀ-Þ][\w'’-]*)"
_NAMES = re.compile(
    rf"{_WORD}(?:(?:,? (?:and/or|and|or|&|und|oder|et|ou|en|y|of|de|la|du) (?:in )?|, ?| ?/ ?| ?\| ?| [-–] | | \("
    rf"|\) ?)"
    rf"{_WORD})*"
)
_LIST_LENGTH, _NAMES_LENGTH, _SHORT_LINE = 900, 300, 200  # characters: longer "lists" are prose
_LEAD = 130  # characters: no name of an office is as long
_SIGNS, _CODES = ("$", "€", "£"), ("usd", "cad", "eur ", "gbp")
_VISIT = re.compile(
    r"\b(?:orientation|onboarding|fly you|summit|interviews?|conference|career fair|hackathon"
    r"|visits? (?:\w+ ){0,2}(?:to|at)|to (?:the|a|your) [\w ]{0,25}manager based)\b"
)
_BLANK = re.compile(r"\s*")
_WEAK = re.compile(r" in (?=['A-ZÀ-Þ])")
_COMPANY_TALK = re.compile(
    r"\b(?:headquarter\w*|founded|startup|start-up|company|companies|offices|clients?|customers?|backed|investors"
    r"|universit\w+|degree|leading|worldwide|countries|ranked|born|listed|stores?)\b"
)


def spans(doc: Document, near: AbstractSet[str]) -> list[Span]:
    """Spans under strong cues that may name places, in the order of the text."""
    small = lowered(doc)
    found: list[Span] = []
    money = [sign for sign in _SIGNS if sign in small]
    for cue, pattern in CUES.concerned(doc):
        if isinstance(cue, Label):
            found += _lists(doc, cue, pattern, near)
        elif cue is OUR_OFFICE:
            found += _mentions(doc, cue, _before_offices(doc, pattern), near)
        elif cue is not PAY_LINE and (cue is not PAY_IN or money):
            found += _mentions(doc, cue, (one.span() for one in _found(doc, pattern)), near)
        elif cue is PAY_LINE:
            money += _CODES
    if money:
        found += _mentions(doc, PAY_LINE, _money_lines(small, doc.body_start, money), near)
    return sorted(span for span in found if _heard(doc, span)) if found else found


def weak_spans(doc: Document, near: AbstractSet[str]) -> Iterator[Span]:
    """Places merely named ("in Boise, ID") outside of talk about the company: where nothing better is said."""
    talk: dict[int, bool] = {}  # sentences about the company
    for found in _WEAK.finditer(doc.text, doc.body_start):
        names = _NAMES.match(doc.text, found.end(), found.end() + _NAMES_LENGTH)
        if not names or not may_name_place(names[0], near):
            continue
        sentence = doc.sentence_at(names.start())
        if sentence is None or sentence.section in _DEAF or sentence.section is Section.COMPANY:
            continue
        if sentence.start not in talk:
            talk[sentence.start] = _COMPANY_TALK.search(lowered(doc), sentence.start, sentence.end) is not None
        if not talk[sentence.start]:
            yield names.start(), min(names.end(), sentence.end), "named"


def _lists(doc: Document, label: Label, pattern: WordPattern, near: AbstractSet[str]) -> Iterator[Span]:
    small = lowered(doc)
    for found in _found(doc, pattern):
        if label.before and not label.before.search(small, max(0, found.start() - label.reach), found.start()):
            continue
        start = _BLANK.match(small, found.end()).end()  # type: ignore[union-attr]  # it matches nothing, too
        line_end = small.find("\n", start)
        if found[0][-1].isalpha() and line_end - start > _SHORT_LINE:
            continue  # a heading, and no places below it
        limit = min(line_end if line_end >= 0 else len(small), start + _LIST_LENGTH)
        ends = LIST_END.search(doc.text, start, limit)
        end = ends.start() if ends else limit
        if may_name_place(doc.text[start:end], near):
            yield start, end, "label"


def _mentions(doc: Document, rule: Rule, cues: Iterable[tuple[int, int]], near: AbstractSet[str]) -> Iterator[Span]:
    small = lowered(doc)
    for start, end in cues:
        names = _NAMES.match(doc.text, end, end + _NAMES_LENGTH)
        if (
            names
            and (rule.after is None or _followed(rule.after, small, names))
            and may_name_place(names[0], near)
            and (rule.before is None or rule.before.search(small, max(0, start - 90), end))
            and not _VISIT.search(small, max(0, start - 40), end)
        ):
            yield names.start(), names.end(), rule.name


def _before_offices(doc: Document, pattern: WordPattern) -> Iterator[tuple[int, int]]:
    """Where names can begin that end in "office", "hub", …: "our Berlin office"."""
    for office in _found(doc, pattern):
        last = doc.text.rfind(" ", 0, office.start() - 1) + 1  # the word before, which is a name
        if not doc.text[last].isupper() and doc.text[last] != "'":
            continue
        start = max(doc.text.rfind("\n", 0, office.start()) + 1, office.start() - _LEAD)
        yield from (lead.span() for lead in OUR.finditer(doc.text, start, office.start()))


def _money_lines(small: str, start: int, marks: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where lines begin that speak of money, and the lines above them: the amount may stand below the place."""
    lines: set[int] = set()
    for mark in marks:
        at = small.find(mark, start)
        while at >= 0:
            line = small.rfind("\n", 0, at) + 1
            lines |= {line, small.rfind("\n", 0, max(0, line - 1)) + 1}
            at = small.find("\n", at)
            at = small.find(mark, at) if at >= 0 else -1
    return ((line, line) for line in sorted(lines) if line >= start)


def _found(doc: Document, pattern: WordPattern) -> Iterator[re.Match[str]]:
    body = doc.blocks[0].end
    for start, matches in pattern.by_sentence(doc).items():
        if start > body:
            yield from matches


def _followed(after: re.Pattern[str], small: str, names: re.Match[str]) -> bool:
    """Whether `after` follows the names, or the last word of them, which it may be itself ("our Paris Office")."""
    last = names[0].rfind(" ")
    return bool(after.match(small, names.end()) or (last > 0 and after.match(small, names.start() + last)))


def _heard(doc: Document, span: Span) -> bool:
    block = doc.block_at(span[0])
    if block is None or block.section in _DEAF:
        return False
    return span[2] == "label" or block.section is not Section.COMPANY
