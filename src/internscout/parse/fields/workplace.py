"""Where the work is done: onsite, hybrid or remote, as stated in the title, the location, the source's facts or the text.

A city alone says nothing. Remote *and* on site, or some days in the office, is hybrid. Not meant: hybrid clouds, remote
sensing, in-person interviews, on-site gyms, an employer's definitions of its kinds of roles.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section, Sentence

_NAME = "workplace"
_HEAD = (Section.TITLE, Section.LOCATION, Section.DETAIL)
_SPEAKS_OF_IT = (
    "remote", "hybrid", "site", "person", "office", "home", "télétravail", "thuis", "présentiel", "presencial", "kantoor",
    "headquarter", "hq", "campus", " lab", "facility", "büro", "mobile", "hub", "virtual", "anywhere",
)  # fmt: skip

_SITE = r"(?:\\?on\\?[- ]?site|in\\?[- ]?person|in\\?[- ]office)"
_OFFICE = (
    r"(?:our|the)\s+(?:[\w.,'&-]+\s+){0,4}?(?:office|headquarters|hq|campus|lab(?:orator(?:y|ies))?|facility|hub)\b"
)
_DAYS = (
    r"(?:\d|one|two|three|four|five|several|multiple|some|a few|a couple of)\s*(?:\\?[-–]|to|or|/)?\s*\d?\s*\+?"
    r"\s*(?:x|(?:full |working |work |office )?days?|times?)\b"
)
_A_WEEK = r"(?:\s*(?:per|a|each|/|every|of the|in de|par|pro|in der)\s*(?:week|woche|semaine))"
_WORK = (
    r"(?:work|role|position|schedule|model|internship|intern\b|environment|set-?up|arrangement|office|team|opportunity"
    r"|policy|in-office|telecommut|flexib|format|location|job|co-?op|setting|approach|basis|mode\b|workplace|remote"
    r"|based|program)"
)
_KIND = (
    r"(?:location|workplace|remote|(?:work|position role|role|job)\s*(?:location\s*)?(?:type|model|mode|arrangement"
    r"|location|place|style|category|setting)|setting|standort|arbeitsort|lieu|locatie)"
)
# Some feeds run label and value together.
_TYPE = r"(?:workplace|remote|location|work) type\s*:?\s*"


def _rule(value: str, name: str, confidence: float, *patterns: str) -> tuple[str, str, float, re.Pattern[str]]:
    return value, name, confidence, re.compile("|".join(patterns), re.IGNORECASE)


# (value, rule, confidence, pattern). 0.95 and above is the employer's own label; it outweighs running text.
_RULES = (
    _rule("remote", "tag", 0.95, r"#\s?LI-\s?remote"),
    _rule("hybrid", "tag", 0.95, r"#\s?LI-\s?hybrid"),
    _rule("onsite", "tag", 0.95, r"#\s?LI-\s?on-?site"),
    _rule("remote", "label", 0.95, rf"\b{_KIND}\s*:\s*(?:fully\s+)?remote\b", r"work\s+remotely\s*:\s*yes", rf"{_TYPE}remote\b", r"/remote(?=submit)"),
    _rule("hybrid", "label", 0.95, rf"\b{_KIND}\s*:[^.\n]{{0,40}}\bhybrid\b", r"\(office\W{1,4}remote\)", rf"{_TYPE}hybrid\b", r"/hybrid(?=submit)"),
    _rule(
        "onsite", "label", 0.95,
        rf"\b{_KIND}\s*:[^.\n]{{0,40}}?\b{_SITE}\b(?!\s*/)", r"work\s+remotely\s*:\s*no\b", r"not (?:a )?remote\b",
        rf"{_TYPE}{_SITE}\b", r"/on-?site(?=submit)",
    ),
    _rule(
        "hybrid", "days", 0.9,
        rf"{_DAYS}{_A_WEEK}?\s*\(?(?:of\s+)?(?:working\s+|work\s+)?(?:remote|(?:from|at) home|{_SITE}|in (?:the|our|an?) (?:\w+ ){{0,3}}?"
        rf"(?:office|hub)|at the office|(?:from|at|in|out of) {_OFFICE}|(?:de )?télétravail|im (?:büro|homeoffice)|op kantoor|thuis)",
        rf"(?:in|from|at|to) (?:{_OFFICE}|the office|office)[^.;]{{0,40}}?{_DAYS}{_A_WEEK}",
        rf"(?:{_SITE}|in office)\W[^.;]{{0,25}}?{_DAYS}{_A_WEEK}", r"remote\w* (?:on|every) \w+days?\b",
        rf"work from [A-Z][\w'-]+(?: for)? \(?{_DAYS}{_A_WEEK}",
        rf"{_A_WEEK}\s*,?\s*(?:in|from|at) (?:the office|{_OFFICE})",
    ),
    _rule(
        "hybrid", "hybrid", 0.9,
        rf"hybrid\s*(?:[-/,]|and)?\s*(?:flexible\s+)?{_WORK}", r"\(\s*hybrid[^)]{0,25}\)", r"hybrides? (?:arbeit|werk)\w*",
        r"(?:is|are|work|working|on a|fully|be|office-centric)\s+hybrid\b(?=\s*(?:$|[,.;:()]|and\b|in\b|with\b|from\b|at\b))",
        r"mode hybride", r"work hybrid\b", r"\bhybride?\b(?=\s*(?:$|[,.;:)]))", r"co-located hybrid",
    ),
    _rule(
        "hybrid", "partly-remote", 0.75,
        r"home\s?-?office(?!\s*-?(?:need|stipend|set|equip|ausstattung|budget|allowance))", r"(?<!100% )télétravail",
        r"thuiswerk\w*", r"work(?:ing)?\s+(?:partly\s+|partially\s+)?from\s+home", r"remote days", r"in the office[^.]{0,60}\b(?:virtual|remote)", r"rest remote",
        r"remote work(?:ing)? (?:is |option|possib)", r"(?:allows? for|possibility (?:of|for)) remote",
        r"mobiles?\s+arbeiten", r"remote[- ]?(?:flexible|friendly|first\s+hybrid)", r"(?:partly|partially|some|occasional(?:ly)?) remote",
        r"remote\s+(?:partially\s+|teilweise\s+)?(?:possible|möglich)", r"mix of (?:remote|home|in-?(?:person|office))",
        r"may (?:include|involve) (?:working\s+)?remote\w*", r"flexible (?:hybrid|remote)",
    ),
    _rule(
        "remote", "remote", 0.85,
        r"(?:fully|100\s?%|completely|entirely|full-time|permanent(?:ly)?)[- ]+(?:remote|télétravail)",
        r"remote\s*[-,–(]?\s*(?:position|role|internship|job|work\b|opportunity|intern\b|only|first|based|co-?op|program"
        r"|u\.?s\.?|within|from|anywhere)\b",
        r"(?:is|are|be|work(?:ing)?|performed|conducted|completed)\s+(?:a\s+|fully\s+|100%\s+|virtually|/)?remote(?:ly)?\b"
        r"(?!\s*(?::?\s*no\b|sens|access|control|team|sites?|procedure|support|monitor|desktop|communit|area|server|repos"
        r"|operat|vehicle|device|environment|working environment))",
        r"work(?:ing)?\s+from\s+anywhere", r"work\w* virtually",
    ),
    _rule(
        "onsite", "on-site", 0.85,
        r"(?:fully|100\s?%|full-time|entirely|work(?:ing)?|is|are|be|this is an?|based|requires?|report|days?|schedule"
        rf"|internships? are|position|carried out)\s*,?\s*(?:an?\s+|fully\s+)?{_SITE}\b",
        rf"{_SITE}\s+(?:work|role|position|internship|job|only|presence|attendance|five|5|program|monday|requirement"
        r"|(?:at|in|from) (?:our|the|a)|in\s+[A-Z])",
        rf"(?:work|commute|relocate|report|come)(?:ing)?\s+(?:(?!and |safely )[\w()/]+\s+){{0,5}}?(?:in|at|from|to|out of|on)\s+{_OFFICE}",
        r"(?:internship|program|role|position|job)\s+(?:\w+\s+){0,3}?(?:based|located|onsite|take\w* place)\s+(?:in|at|out of) "
        + _OFFICE,
        r"op kantoor", r"en présentiel", r"présentiel", r"presencial",
    ),
)  # fmt: skip
_PLACE = (
    ("hybrid", re.compile(r"\bhybrid", re.IGNORECASE)),
    ("remote", re.compile(r"\bremote\b|home\s?office|work from home|\bwfh\b|télétravail|anywhere|virtual|offsite", re.IGNORECASE)),
    ("onsite", re.compile(r"\bon-?\s?site\b|\bin-?\s?(?:person|office)\b", re.IGNORECASE)),
)  # fmt: skip
_ALONE = re.compile(
    rf"\W*(?:fully\s+|100% )?(?:(?P<remote>remote)|(?P<hybrid>hybrid)|(?P<onsite>{_SITE}))(?:\s+(?:work|role|position))?\W*",
    re.IGNORECASE,
)
_OR_REMOTE = re.compile(r"[A-Z][\w ,.()-]{2,40}(?:/|\bor)\s*remote\W*", re.IGNORECASE)
_NOT_THE_WORK = re.compile(
    r"interview|gym\b|meals?\b|lunch|cafeteria|parking|fitness|childcare|clinic|yoga|culinary|commissioning|site visits"
    r"|hybrid (?:cloud|vehicle|electric|search|approach(?:es)? to|quantum|ai\b|infra|network)|usability|testing|cloud"
    r"|remote (?:sens|access|monitor|teams)|site (?:visit|customer|support|set)|for (?:fully )?remote|whether"
    rf"|(?:remote|hybrid|{_SITE})[\w ,/]{{0,20}} (?:roles|positions|employees|workers|jobs|candidates)|(?:employees|those) (?:who are )?working in"
    r"|remote,? (?:hybrid|on-?site) or|weeks (?:a|per) year|any remote|applying to|designated as|not guaranteed|distributed team",
    re.IGNORECASE,
)
_FIVE = re.compile(r"(?<![-–\d])(?<!to )\b(?:5|five)\s*(?:full |working |work )?(?:x|days?|times?)", re.IGNORECASE)
_NEGATED = re.compile(r"(?:\bnot|n't|\bno|\bnon|cannot|without|never)\b[^.;:,]{0,28}$", re.IGNORECASE)


def _find(doc: Document) -> list[Fact]:
    facts: list[Fact] = []
    for sentence in sentences_with(doc, _SPEAKS_OF_IT):
        facts += _named(doc, sentence) if sentence.section in _HEAD else _said(doc, sentence)
    return facts


def _named(doc: Document, line: Sentence) -> Iterator[Fact]:
    """Title, location and the source's "Workplace" line: a bare word is enough."""
    if line.section is Section.DETAIL and not doc.text.startswith(("Workplace", "Location"), line.start):
        return
    for value, pattern in _PLACE:
        if found := pattern.search(doc.text, line.start, line.end):
            sure = {Section.DETAIL: 1.0, Section.TITLE: 0.95}.get(line.section, 0.9)
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=line.section.value, confidence=sure)


def _said(doc: Document, sentence: Sentence) -> Iterator[Fact]:
    start, end = sentence.start, _end(doc, sentence)
    if alone := _ALONE.fullmatch(doc.text, start, sentence.end):
        value = alone.lastgroup or "remote"
        yield fact(doc, _NAME, value, start, sentence.end, rule="line", confidence=0.9)
    elif _OR_REMOTE.fullmatch(doc.text, start, sentence.end):
        yield fact(doc, _NAME, "hybrid", start, sentence.end, rule="place-or-remote", confidence=0.9)
    for value, rule, confidence, pattern in _RULES:
        for found in pattern.finditer(doc.text, start, end):
            around = doc.text[max(start, found.start() - 50) : min(end, found.end() + 35)]
            if _NOT_THE_WORK.search(around) or (rule != "label" and _NEGATED.search(doc.text, start, found.start())):
                continue
            told = "onsite" if rule == "days" and _whole_week(found) else value
            yield fact(doc, _NAME, told, found.start(), found.end(), rule=rule, confidence=confidence)


def _end(doc: Document, sentence: Sentence) -> int:
    """The end of the sentence, or of the short line after a label ("Work remotely:")."""
    if doc.text[sentence.end - 1] != ":":
        return sentence.end
    return min(len(doc.text), sentence.end + 20)


def _whole_week(found: re.Match[str]) -> bool:
    """Five days in the office are no hybrid."""
    return _FIVE.search(found[0]) is not None


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
