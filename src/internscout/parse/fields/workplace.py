"""Where the work is done: onsite, hybrid or remote, as stated in the title, the location, the source's facts or the text.

A city alone says nothing. Remote *and* on site, or days in the office, is hybrid. Not meant: hybrid clouds, remote
sensing, in-person interviews, on-site gyms.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.text import Document, Section

_NAME = "workplace"
_N = r"(?:\d|one|two|three|four|a few|some|couple of|\d\s*(?:\\?[-–]|to|or|/)\s*\d)"
_PATTERNS: tuple[tuple[str, str, float, re.Pattern[str]], ...] = tuple(
    (value, rule, confidence, re.compile(pattern, re.IGNORECASE))
    for value, rule, confidence, pattern in (
        ("remote", "tag", 0.95, r"#\s?LI-\s?remote"),
        ("hybrid", "tag", 0.95, r"#\s?LI-\s?hybrid"),
        ("onsite", "tag", 0.95, r"#\s?LI-\s?on-?site"),
        (
            "hybrid",
            "days-in-office",
            0.9,
            rf"{_N}\s*\+?\s*(?:x\s*)?(?:(?:full\s+|working\s+|work\s+)?days?|times?)(?:\s*(?:per|a|each|/|every|of the)\s*week)?\s*(?:\(\w+\)\s*)?,?\s*(?:working\s+|work\s+)?(?:remote|(?:from|at)\s+home|in[- ](?:the\s+|our\s+|an?\s+)?(?:\w+\s+){{0,3}}?(?:office|person|hub)|on\\?-?\s?site|at the office|from (?:the|our) (?:\w+\s+)?office|per week (?:in|at) (?:the|our)|(?:de\s+)?télétravail|im (?:büro|homeoffice)|op kantoor|thuis)",
        ),
        (
            "hybrid",
            "hybrid-work",
            0.9,
            r"hybrid\s*(?:[-/]\s*remote\s*)?\s*(?:work|role|position|schedule|model|internship|environment|setup|set-up|arrangement|office|team|opportunity|policy|in-office|telecommut|working|flexib|format|location|job|co-?op|setting|approach|basis|mode\b|workplace|remote|and flexible|based)"
            r"|(?:location|workplace|work\s*(?:type|model|mode|arrangement|style|place)|setting|standort|schedule|format|mode|type)\b[^.\n]{0,40}?\bhybrid|\(\s*hybrid[^)]{0,25}\)|(?:is|are|work|working|on a|offers?|fully|be|this|our|office-centric)\s+hybrid\b(?!\s+(?:cloud|infra))|hybride?s?\b(?=[\s,.;)]*(?:$|\n|in\b|based|\())|hybrides? arbeit|mode hybride|hybride werk\w*|hybrid:",
        ),
        ("hybrid", "home-office", 0.75, r"home\s?-?office|télétravail|thuiswerk\w*|work(?:ing)?\s+(?:partly\s+|partially\s+|part-time\s+)?from\s+home\s+(?:\w+\s+){0,4}?(?:days?|option|flexib)|mobiles?\s+arbeiten|remote-?\s?(?:flexible|friendly|first\s+hybrid)|partly remote|partially remote|some remote|occasional(?:ly)? remote|flexible (?:hybrid|remote)|mix of (?:remote|home|in-?(?:person|office))|may (?:include|involve) (?:working\s+)?remote\w*"),
        ("remote", "remote-work", 0.85, r"(?:fully|100\s?%|completely|entirely|full-time|permanent(?:ly)?)[- ]+remote|remote\s*[-,–(]?\s*(?:position|role|internship|job|work\b|opportunity|intern\b|only|first|based|co-?op|program|u\.?s\.?|\(us|within|from|anywhere)|(?:is|are|be|work(?:ing)?|a|this|performed|conducted|completed)\s+(?:a\s+|fully\s+|100%\s+)?remote(?:ly)?\b(?!\s+(?:sens|access|control|team|sites?|procedure|support|monitor|desktop|communit|area|server|repos|operat|vehicle|device))|(?:location|workplace|work\s*(?:type|model|mode|location|place|remotely)|setting)\s*:?\s*(?:fully\s+)?remote|work\s+remotely:\s*yes|work(?:ing)?\s+from\s+(?:home|anywhere)|position role type:\s*remote|télétravail complet|thuiswerken"),
        ("onsite", "on-site", 0.85, r"(?:fully|100\s?%|full-time|entirely|work(?:ing)?|is|are|be|this is an?|based|requires?|report|days?|schedule|internships? are|position)\s*,?\s*(?:an?\s+|fully\s+)?(?:\\?on\\?[- ]?site|in\\?[- ]person|in\\?[- ]office)\b|on\\?-?site\s+(?:work|role|position|internship|job|only|presence|attendance|at (?:our|the)|in (?:our|the)|five|5|program|in\s+[A-Z]|monday|requirement)|in\\?[- ](?:person|office)\s+(?:role|position|internship|work\b|job|at (?:our|the|a)|in (?:our|the)|from|only|team|program|monday|attendance)|(?:location|workplace|work\s*(?:type|model|mode|arrangement|location|place))\s*:?\s*(?:in\\?[- ]person|on\\?[- ]?site)|work\s+remotely:\s*no\b|not a remote|no remote|not remote|(?:work|based|located|relocate|commute|internship|program)\w*\s+(?:\w+\s+){0,4}?(?:in|at|from|to|out of)\s+(?:our|the)\s+(?:[\w.,'&-]+\s+){0,4}?(?:offices?|headquarters|hq|campus|lab(?:orator(?:y|ies))?|facility)\b|vor ort|op kantoor|sur site|en présentiel|présentiel|presencial|5 days (?:a|per) week (?:in|from) (?:the|our)"),
    )
)  # fmt: skip
_PLACE = (
    ("hybrid", re.compile(r"\bhybrid", re.IGNORECASE)),
    (
        "remote",
        re.compile(
            r"\bremote\b|home\s?office|work from home|\bwfh\b|télétravail|anywhere|virtual|offsite", re.IGNORECASE
        ),
    ),
    ("onsite", re.compile(r"\bon-?\s?site\b|\bin-?\s?(?:person|office)\b", re.IGNORECASE)),
)
_NOT_THE_WORK = re.compile(
    r"interview|gym\b|meals?\b|lunch|cafeteria|parking|fitness|hybrid (?:cloud|vehicle|electric|search|model(?:s|ling|ing)|approach(?:es)? to|quantum|ai\b|infrastructure)|remote sensing|usability|remote access"
    r"|childcare|clinic|on-?site (?:visit|customer|support|commission)|culinary|yoga|for (?:fully )?remote (?:positions|roles)|remote testing|remote monitor|regardless of whether|remote,? (?:hybrid|on-?site) or|applicants? (?:from|in) |commissioning|site visits|cloud|weeks (?:a|per) year|any remote",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:not|no|isn't|non|cannot be)\s+(?:a\s+|an\s+|be\s+|available\s+(?:for|as)\s+|eligible\s+for\s+|fully\s+)*$",
    re.IGNORECASE,
)


_HEAD = (Section.TITLE, Section.LOCATION, Section.DETAIL)
_SPEAKS_OF_IT = re.compile(
    r"remote|hybrid|site\b|person\b|office|\bhome|télétravail|thuis|présentiel|presencial|kantoor|headquarter|\bhq\b|campus|\blab|facility|büro|mobile|vor ort|hub\b",
    re.IGNORECASE,
)


def _find(doc: Document) -> list[Fact]:
    facts = []
    for block in doc.blocks:
        if block.section in _HEAD:
            facts += _named(doc, block.start, block.end, block.section)
    for sentence in doc.sentences:
        if sentence.section not in (*_HEAD, Section.EQUAL_OPPORTUNITY) and _SPEAKS_OF_IT.search(
            doc.text, sentence.start, sentence.end
        ):
            facts += _said(doc, sentence.start, sentence.end)
    return facts


def _named(doc: Document, start: int, end: int, section: Section) -> Iterator[Fact]:
    """Title, location and the source's "Workplace" line: a bare word is enough."""
    if section is Section.DETAIL and not doc.text.startswith(("Workplace", "Location"), start):
        return
    for value, pattern in _PLACE:
        if found := pattern.search(doc.text, start, end):
            sure = 1.0 if section is Section.DETAIL else 0.9
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=section.value, confidence=sure)


def _said(doc: Document, start: int, end: int) -> Iterator[Fact]:
    for value, rule, confidence, pattern in _PATTERNS:
        for found in pattern.finditer(doc.text, start, end):
            around = doc.text[max(start, found.start() - 50) : min(end, found.end() + 35)]
            if _NOT_THE_WORK.search(around) or _NEGATED.search(doc.text, start, found.start()):
                continue
            yield fact(doc, _NAME, value, found.start(), found.end(), rule=rule, confidence=confidence)


def _settle(facts: Sequence[Fact]) -> Json:
    """The source's own word first; else hybrid where said, or where both others are; else the surest."""
    told = [f.value for f in facts if f.confidence == 1.0]
    said = {str(f.value) for f in facts} if not told else {str(v) for v in told}
    if "hybrid" in said or {"remote", "onsite"} <= said:
        return "hybrid"
    return said.pop() if said else None


FIELD = Field(
    name=_NAME,
    columns=(Column("workplace", "VARCHAR", "$.workplace", "onsite, hybrid or remote; NULL when nothing is said"),),
    find=_find,
    settle=_settle,
)
