"""Where in a text a place is said to be the place of work: spans of text to be read as places.

Only strong cues count: a label ("Location: …"), a role that is based somewhere, our office in a city, pay by city,
remote within a country. A company's history and its list of offices have none of these.
"""

import re
from collections.abc import Iterator

from internscout.text import Block, Document, Section

__all__ = ["Span", "spans", "weak_spans"]

Span = tuple[int, int, str]  # start, end, name of the rule

_DEAF = frozenset((Section.TITLE, Section.LOCATION, Section.EQUAL_OPPORTUNITY))
_WORD = r"(?:(?:[A-Z]\.)+|(?:St|Ft|Mt)\.|['A-ZÀ-Þ][\w'’-]*)"
_NAMES = (
    rf"{_WORD}(?:(?:,? (?:and/or|and|or|&|und|oder|et|ou|en|y|of|de|la|du) (?:in )?|, ?| ?/ ?| ?\| ?| [-–] | | \("
    rf"|\) ?)"
    rf"{_WORD})*"
)
_ROLE = (
    r"(?:internships?|interns?|co-?ops?|roles?|positions?|jobs?|opportunit(?:y|ies)|programs?|programmes?"
    r"|candidates?|applicants?|you(?:'ll)?|students?|fellow"
    r"|team|stelle|praktikum|praktikant\w*|poste|stage|alternance|stagiaire|functie|puesto|prácticas|work|working"
    r"|we are hiring|hiring|seeking)"
)
_ARTICLES = (
    r"(?:(?:our|the|its|either|one of|downtown|beautiful|central|new|main|global|person|both|sunny|notre"
    r"|nos|unserem|unserer|ons|onze|headquarters|offices?|office locations?|hub|hubs|lab|labs|campus|site) ){0,4}"
)
_PLACED = (
    r"(?:based|located|situated|hosted|stationed|on-?site|in[ -]person|in-office|takes? place|reside|live|relocate"
    r"|commut\w+|commute|basée?s?|situé\w*|localisé\w*|gevestigd"
    r"|ansässig|standort|join us|join our team|join our \w+ team|immediate opening|in the office|hybrid|be remote"
    r"|remotely|remote)"
)
_IN = r"(?:in|at|from|within|out of|near|to|à|en|te|dans|de)"

_LABEL = re.compile(
    r"(?:^|(?<=[.;!?] )|(?<=\| ))(?:\W{0,4})(?:(?:job|work(?:ing|place)?|office|primary|main|internship|position"
    r"|role|available|base|eligible office|eligible|preferred|current)\s)?"
    r"(?:locations?|location\(s\)|base|where|city|place of work|work ?place|standorte?|arbeitsort|einsatzort|ort"
    r"|dienstort|lieu(?: de travail| du stage)?|localisation|localité|locatie|standplaats|werklocatie|plaats"
    r"|ubicación|lugar|localidad)\b[^:.\n]{0,12}?\s*[:–-]\s*(?=\S)"
    r"|^\W{0,4}(?:hybrid|on-?site|in[- ]office|in[- ]person)\b[^:\n]{0,20}:\s*(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)
_FOLLOWING = re.compile(
    r"\b(?:locations?|location\(s\)|offices?|cities|hubs)\b[^:.;\n]{0,60}\b(?:following|these)\b[^:.;\n]{0,20}:\s*",
    re.IGNORECASE,
)
_BASED = re.compile(
    rf"(?i:\b{_ROLE}\b[^.;:!?\n]{{0,70}}?\b{_PLACED}\b[^.;:!?\n]{{0,25}}?\b{_IN} {_ARTICLES})(?P<names>{_NAMES})"
)
_OUR_OFFICE = re.compile(
    rf"\b(?i:our|the|at|in|from|altruist's|\w+'s) (?i:(?:downtown|beautiful|new"
    rf"|main) )?(?P<names>{_NAMES}) (?i:offices?|office locations?|headquarters|hq|hub|campus|studio|lab|site)\b"
)
_OFFICE_IN = re.compile(
    rf"(?i:\b(?:our|the|an?) (?:[\w-]+ ){{0,4}}?(?:office(?: environment| space)?|headquarters|hq|hub|campus|studio"
    rf"|lab|site) (?:is )?(?:located )?(?:in|at) (?:downtown |central )?)(?P<names>{_NAMES})"
)
_WORK_FROM = re.compile(rf"(?i:\bwork (?:from|at|in|out of)\b[^.;:\n]{{0,40}}?\b(?:in|at) )(?P<names>{_NAMES})")
_TEAM_IN = re.compile(
    rf"(?i:\b(?:internships?|interns?|co-?ops?|roles?|positions?|praktikum|stage|our team|to support [\w ]{{2,20}}"
    rf"|fellowship) in (?:our )?)(?P<names>{_NAMES})"
)
_REMOTE = re.compile(
    rf"(?i:\bremote(?:ly)?\b(?: \([^)]*\))?,?(?: work| position| role)?(?: only| anywhere)?\s?(?::|within|in|from"
    rf"|across|-|–|\()\s?(?:the )?)(?P<names>{_NAMES})"
)
_LIVE = re.compile(
    rf"(?i:\b(?:must|should|need to|required to|able to|has to|have to|currently) (?:currently |physically "
    rf"|permanently |already )?(?:live|reside|be (?:based|located|residing|living)|be a resident of|work)"
    rf"(?: (?:and (?:be eligible to )?work|in and be eligible to work))? (?:in|within"
    rf"|near)\s?(?:the )?)(?P<names>{_NAMES})"
)
_PAY_LINE = re.compile(
    rf"^(?P<names>{_NAMES})(?:\s(?:(?i:metro(?:politan)?|area|only|based|applicants|residents|office|pay range"
    rf"|base pay|salary range|hourly)\b\s?)*)?\s*[:=(–-]+\s*[^\w\s]{{0,3}}\s?(?:USD|CAD|EUR|GBP)?\s?[$€£]?\s?\d",
    re.MULTILINE,
)
_PAY_IN = re.compile(
    rf"(?i:\b(?:range|salary|pay|compensation|rate|wage)\b[^.;\n]{{0,60}}?\b(?:in"
    rf"|for) )(?P<names>{_NAMES})(?i:[^.;\n]{{0,30}}?(?:is|:|=|of|ranges?|are)\s)[^.;\n]{{0,25}}?[$€£]\s?\d"
)
_WEAK_IN = re.compile(rf"\bin (?P<names>{_NAMES})")
_COMPANY_TALK = re.compile(
    r"\b(?:headquarter\w*|founded|startup|start-up|company|companies|offices|clients?|customers?|backed|investors"
    r"|university|universities|degree|leading|worldwide|countries|ranked|born|listed|stores?)\b",
    re.IGNORECASE,
)

_STRONG: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("based", _BASED),
    ("our-office", _OUR_OFFICE),
    ("office-in", _OFFICE_IN),
    ("work-from", _WORK_FROM),
    ("role-in", _TEAM_IN),
    ("remote", _REMOTE),
    ("live", _LIVE),
    ("pay-line", _PAY_LINE),
    ("pay-in", _PAY_IN),
)


def spans(doc: Document) -> Iterator[Span]:
    """Spans under strong cues, in the order of the text."""
    waiting = False
    for block in doc.blocks:
        if block.section in _DEAF:
            continue
        if waiting and len(doc.text[block.start : block.end]) < 200:
            yield block.start, block.end, "label"
        label = _LABEL.search(doc.text, block.start, block.end)
        waiting = bool(_BARE_LABEL.fullmatch(doc.text, block.start, block.end))
        if label:
            yield label.end(), _end_of_list(doc.text, label.end(), block.end), "label"
        if block.section is not Section.COMPANY:
            yield from _in_block(doc, block)


_BARE_LABEL = re.compile(
    r"\W*(?:(?:job|work|office|internship) )?(?:locations?|standorte?|lieu(?: de travail)?|locatie|ubicación)\W*",
    re.IGNORECASE,
)
_LIST_END = re.compile(r"(?<![A-Z])(?<!St)(?<!Ft)(?<!Mt)\.\s|\s[-–•]\s(?=[A-Z][\w /]+:)|\s(?=[A-Z][\w ]{2,24}:\s)")


def _end_of_list(text: str, start: int, end: int) -> int:
    found = _LIST_END.search(text, start, min(end, start + 900))
    return found.start() if found else min(end, start + 900)


def _in_block(doc: Document, block: Block) -> Iterator[Span]:
    for found in _FOLLOWING.finditer(doc.text, block.start, block.end):
        yield found.end(), _end_of_list(doc.text, found.end(), block.end), "label"
    for rule, pattern in _STRONG:
        for found in pattern.finditer(doc.text, block.start, block.end):
            yield found.start("names"), found.end("names"), rule


def weak_spans(doc: Document) -> Iterator[Span]:
    """Places merely named ("in Boise, ID") outside of talk about the company: where nothing better is said."""
    for sentence in doc.sentences:
        if sentence.section in _DEAF or sentence.section is Section.COMPANY:
            continue
        if not _COMPANY_TALK.search(doc.text, sentence.start, sentence.end):
            for found in _WEAK_IN.finditer(doc.text, sentence.start, sentence.end):
                yield found.start("names"), found.end("names"), "named"
