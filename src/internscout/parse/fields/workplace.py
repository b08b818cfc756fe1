"""Where the work is done: onsite, hybrid or remote, as stated in title, location, the source's facts or text.

A city alone says nothing. Remote *and* on site, or some days in the office, is hybrid. Not meant: hybrid clouds, remote
sensing, in-person interviews, on-site gyms, an employer's definitions of its kinds of roles.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._workplace import KINDS, LABELS, RULES, SITE, STANDS, Rule
from internscout.parse.fields._workplace_rare import ELSEWHERE
from internscout.parse.words import lowered, sentence_number
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
# A bare word is enough in title, location and the source's own facts: value, one of the words that it needs, pattern.
_NAMES = (
    ("hybrid", ("brid",), re.compile(r"\bh[yíi]brid[eao]?[sn]?(?:\b|submit)")),
    (
        "remote",
        ("remot", "home", "wfh", "travail", "teletrabajo", "virtual", "offsite", "afstand"),
        re.compile(
            r"\bremot[eo]\b|home\s?office|work from home|\bwfh\b|télé-?travail|teletrabajo|\bvirtual\b|\boffsite\b"
            r"|op afstand"
        ),
    ),
    (
        "onsite",
        ("site", "person", "office", "presencial", "vor ort"),
        re.compile(r"\bon-?\s?site\b|\bin-?\s?person\b|\bin-office\b|\bin office\)?$|\bpresencial|\bvor ort\b"),
    ),
)
_ANY_NAME = tuple(word for _, needed, _ in _NAMES for word in needed)
_NEXT_LINE, _LONG_LINE = 20, 100
_REACH = 120  # characters: longer than what a rule looks for around its words
_OR_REMOTE = re.compile(r"[a-z][\w ,.()-]{2,40}(?:/|\bor)\s*remote\W*")
_NO_PLACE = r"(?!tele|work|hybrid|flex|virtual|anywhere|wfh|home|remote|us\b|usa\b|uk\b|canada|united)"
_PLACES_OR_REMOTE = re.compile(
    rf"(?:^|[/|;•])\s*{_NO_PLACE}[a-z][\w ,.()-]{{2,60}}(?:[/|;•]|\bor\b)\s*(?:fully |u\.?s\.? )?remote\b"
    rf"|\bremote\b[\w ()-]{{0,12}}(?:[/|;•]|\bor\b)\s*{_NO_PLACE}[a-z]{{3}}"
)
# Where the employer speaks of itself, not of the role.
_OF_THE_COMPANY = re.compile(r"(?:remote|hybrid)[- ](?:first|friendly)", re.IGNORECASE)
_WEAK, _PLAIN, _LABEL = 0.5, 0.9, 0.95
_NOT_THE_WORK = re.compile(
    r"interview|case study|\bgym\b|meals?\b|lunch|cafeteria|parking|fitness|childcare|clinic|yoga|culinary"
    r"|commissioning|site visits|charging|snacks|drinks|i18n"
    r"|hybrid (?:cloud|vehicle|electric|search|approach(?:es)? to|quantum|ai\b"
    r"|infra|network|hospitality|workforce)|usability"
    r"|testing|cloud\W+(?:(?:and|or)\W+)?(?:hybrid|on-?\s?site)"
    r"|(?:hybrid|on-?\s?site)[\w ,/-]{0,20}\bcloud"
    r"|remote (?:sens|access|monitor|teams)|site (?:visit|customer|set)|customer site"
    rf"|(?<!possibility )for (?:fully )?remote|whether (?:the|you(?:'re| are| work))"
    rf"|(?<!open to )(?<!considered )(?:remote|hybrid|{SITE})(?! policy)[\w ,/]{{0,20}} "
    r"(?:roles|positions|employees|workers"
    r"|jobs|candidates)|weeks (?:a|per) year"
    r"|(?:employees|those) (?:who are )?working in|remote,? (?:hybrid|on-?site) or|any remote|applying to"
    r"|designated as(?! ['‘\"“])"
    r"|not guaranteed|distributed team|one of our office locations",
)
_NEGATED = re.compile(
    r"(?:\bnot|n't|\bno|\bnon|cannot|without|never|rather than|instead of|pas|sans|aucune?|keine?"
    r"|geen|niet|nicht|sin)\b(?:(?! - )[^.;:,–—]){0,28}$"
)
_FIVE_DAYS = re.compile(
    r"(?<![-–\d])(?<!to )\b(?:5|five|fünf|vijf|cinq|cinco)\s*(?:full |working |work )?(?:x|days?|tagen?|dagen|jours"
    r"|días|times?)",
)


def _find(doc: Document) -> list[Fact]:
    small = lowered(doc)
    facts = _in_head(doc, small)
    for start, words in STANDS.by_sentence(doc).items():
        sentence = doc.sentences[sentence_number(doc, start)]
        if sentence.section in _HEAD:
            continue
        groups = dict.fromkeys([str(word.lastgroup) for word in words])
        if not KINDS.isdisjoint(groups):
            facts += _line(doc, small, sentence)
            facts += _labelled(doc, small, sentence)
        for rule, phrases in _phrases(small, sentence, words, groups):
            facts += _said(doc, small, sentence, rule, phrases)
    for rule, pattern in ELSEWHERE.concerned(doc):
        for start, phrases in pattern.by_sentence(doc).items():
            facts += _said(doc, small, doc.sentences[sentence_number(doc, start)], rule, phrases)
    return facts


def _in_head(doc: Document, small: str) -> list[Fact]:
    if not _any_in(_ANY_NAME, small[: doc.body_start]):
        return []
    lines = takewhile(lambda sentence: sentence.section in _HEAD, doc.sentences)
    return [found for line in lines for found in _named(doc, small, line)]


def _named(doc: Document, small: str, line: Sentence) -> Iterator[Fact]:
    """Title, location and the source's "Workplace" line: a bare word is enough."""
    if line.section is Section.DETAIL and not doc.text.startswith(("Workplace", "Location"), line.start):
        return
    if either := _place_or_remote(doc, small, line):
        yield fact(doc, _NAME, "hybrid", *either, rule="place-or-remote", confidence=0.9)
        return
    said = small[line.start : line.end]
    for value, needed, pattern in _NAMES:
        if _any_in(needed, said) and (found := pattern.search(small, line.start, line.end)):
            sure = {Section.DETAIL: 1.0, Section.TITLE: 0.95}.get(line.section, 0.9)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=line.section.value, confidence=sure)


def _place_or_remote(doc: Document, small: str, line: Sentence) -> tuple[int, int] | None:
    """Where the source's location offers a place as well as remote work; its semicolons end sentences."""
    block = doc.block_at(line.start) if line.section is Section.LOCATION else None
    found = block and _PLACES_OR_REMOTE.search(small[block.start : block.end])
    return (block.start + found.start(), block.start + found.end()) if block and found else None


def _labelled(doc: Document, small: str, sentence: Sentence) -> Iterator[Fact]:
    start, end = _with_label(doc, sentence)
    said = small[start:end]
    if not _any_in((":", "type", "?"), said):
        return
    for value, needed, label in LABELS:
        for found in label.finditer(small, start, end) if _any_in(needed, said) else ():
            if not _other(small, found, start, end, label=True):
                yield fact(doc, _NAME, value, *found.span(), rule="label", confidence=_LABEL)


def _said(
    doc: Document, small: str, sentence: Sentence, rule: Rule, phrases: Iterable[re.Match[str]]
) -> Iterator[Fact]:
    for found in phrases if sentence.section not in _HEAD else ():
        if not _other(small, found, sentence.start, sentence.end, label=rule.name == "label"):
            whole_week = rule.name == "days" and _FIVE_DAYS.search(found[0].lower())
            value = "onsite" if whole_week else rule.value
            sure = _WEAK if _of_the_company(sentence, rule, found[0]) else rule.confidence
            yield fact(doc, _NAME, value, *found.span(), rule=rule.name, confidence=sure)


def _phrases(
    small: str, sentence: Sentence, words: Sequence[re.Match[str]], groups: Iterable[str]
) -> Iterator[tuple[Rule, list[re.Match[str]]]]:
    """The phrases of all rules at or around the words that they need."""
    start, end = max(sentence.start, words[0].start() - _REACH), min(sentence.end, words[-1].end() + _REACH)
    said = small[start:end]
    for group in ("", *groups):
        for rule in RULES.get(group, ()):
            for needed in rule.beside:
                if not _any_in(needed, said):
                    break
            else:
                if rule.opening:
                    match = rule.opening.match
                    found = [one for word in words if (one := match(small, word.start(), end))]
                else:
                    found = [one for pattern in rule.within for one in pattern.finditer(small, start, end)]
                if found:
                    yield rule, found


def _any_in(words: Iterable[str], text: str) -> bool:
    for word in words:  # noqa: SIM110  # a third of the time of any()
        if word in text:
            return True
    return False


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
    if _NOT_THE_WORK.search(around):
        return True
    return not label and _NEGATED.search(small[max(start, found.start() - 40) : found.start()]) is not None


def _settle(facts: Sequence[Fact]) -> Json:
    """The source's own word, else the employer's labels, else what is said of the role, else of the company.

    Hybrid where said or where both others are.
    """
    for least in (1.0, _LABEL, 0.7, 0.0):
        said = {str(f.value) for f in facts if f.confidence >= least}
        if "remote" in said and least < _LABEL and _remote_at_the_source(facts):
            return "remote"
        if "hybrid" in said or {"remote", "onsite"} <= said:
            return "hybrid"
        if said:
            return said.pop()
    return None


def _remote_at_the_source(facts: Sequence[Fact]) -> bool:
    """Whether the location says "Remote" and nothing plain speaks against it: an orientation on site does not."""
    hybrid = any(f.value == "hybrid" and f.confidence >= _PLAIN for f in facts)
    return not hybrid and any(f.rule == Section.LOCATION.value and f.value == "remote" for f in facts)


FIELD = Field(
    name=_NAME,
    columns=(Column("workplace", "VARCHAR", "$.workplace", "onsite, hybrid or remote; NULL when nothing is said"),),
    find=_find,
    settle=_settle,
)
