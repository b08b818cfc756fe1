"""Where in a text a place is said to be the place of work: spans of text to be read as places.

Only strong cues count: a label ("Location: …"), a role that is based somewhere, our office in a city, pay by city,
remote within a country. A company's history and its list of offices have none of these.

Cues are sought in any case, the names after them in the text as written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_ARTICLES = (
    r"(?:(?:[\w-]+'s|our|the|its|either|one of|downtown|beautiful|central|main|global|person|both|sunny|notre|nos"
    r"|unserem|unserer|ons|onze|headquarters|offices?|office locations?|hubs?|labs?|campus|site) ){0,4}"
)
_ONE_OFFICE = r"(?:office|office locations?|hub|campus|studio|lab|site)"
_OFFICE = rf"(?:{_ONE_OFFICE}|offices)"
_LIST_LENGTH, _SHORT_LINE = 900, 200  # characters: longer "lists" are prose


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue in the text, with what may have to stand before it and after the names that follow it."""

    name: str
    cue: WordPattern | None  # its group `lead`, if it has one, ends before the names; None: the names begin a line
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


_LINE_START = re.compile(r"^\W{0,4}\Z", re.MULTILINE)
_LABELS = (
    (
        WordPattern(
            r"\b(?:locations?|location\(s\)|base|where|city|place of work|work ?place|standorte?|arbeitsort|einsatzort"
            r"|ort|dienstort|lieu(?: de travail| du stage)?|localisation|localité|locatie|standplaats|werklocatie"
            r"|plaats|ubicación|lugar|localidad)\b[^:.\n]{0,12}?\s*[:–-]"
        ),
        re.compile(
            r"(?:^|[.;!?] |\| )\W{0,4}(?:(?:job|work(?:ing|place)?|office|primary|main|internship|position|role"
            r"|available|base|eligible office|eligible|preferred|current)\s)?\Z",
            re.MULTILINE,
        ),
    ),
    (WordPattern(r"\b(?:hybrid|on-?site|in[- ]office|in[- ]person)\b[^:\n]{0,20}:"), _LINE_START),
    (
        WordPattern(r"\b(?:locations?|standorte?|lieu(?: de travail)?|locatie|ubicación)\W{0,4}$"),
        re.compile(r"^\W{0,4}(?:(?:job|work|office|internship) )?\Z", re.MULTILINE),
    ),
    (
        WordPattern(
            r"\b(?:locations?|location\(s\)|offices?|cities|hubs)\b[^:.;\n]{0,60}\b(?:following|these)\b"
            r"[^:.;\n]{0,20}[:;]"
        ),
        None,
    ),
)
_LIST_END = re.compile(
    r"\b(?:not|except|excluding|other than)\b|(?<![A-Z])(?<!St)(?<!Ft)(?<!Mt)\.\s|\s[-–•]\s(?=[A-Z][\w /]+:)"
    r"|\s(?=[A-Z][\w ]{2,24}:\s)"
)
_RULES = (
    _Rule(
        "based",
        WordPattern(
            r"\b(?:based|located|situated|hosted|stationed|on-?site|in[ -]person|in-office|takes? place|reside|live"
            r"|relocate|commut\w+|basée?s?|situé\w*|localisé\w*|gevestigd|ansässig|standort|join us|join our team"
            r"|join our \w+ team|immediate opening|in the office|hybrid|remote|remotely)\b[^.;:!?\n]{0,25}?"
            rf"\b(?:in|at|from|within|out of|near|to|à|en|te|dans|de) {_ARTICLES}"
        ),
        before=re.compile(
            r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|jobs?|opportunit(?:y|ies)|program(?:me)?s?"
            r"|candidates?|applicants?|you(?:'ll)?|students?|fellow|team|stelle|praktikum|praktikant\w*|poste|stage"
            r"|alternance|stagiaire|functie|puesto|prácticas|work|working|hiring|seeking)\b[^.;:!?\n]{0,90}$"
        ),
    ),
    _Rule(
        "our-office",
        WordPattern(
            r"\b(?P<lead>(?:our|the|at|in|from) (?:downtown |beautiful |main )?)(?-i:[A-ZÀ-Þ])[\w'’./-]*"
            rf"(?:,? (?:and |or )?(?-i:(?!our\b|in\b|at\b|the\b))[\w'’./-]+){{0,9}}? (?:{_OFFICE}|headquarters|hq)\b"
        ),
        after=re.compile(rf" (?:{_OFFICE}|headquarters|hq)\b"),
    ),
    _Rule(
        "office-in",
        WordPattern(
            rf"\b(?:{_ONE_OFFICE}|office environment|office space) (?:is )?(?:located )?(?:in|at) "
            r"(?:downtown |central )?"
        ),
        before=re.compile(r"\b(?:our|the|an?) (?:[\w-]+ ){0,4}$"),
    ),
    _Rule(  # "from our offices in Paris and Lyon"; but "our offices in Paris and Lyon grow"
        "offices-in",
        WordPattern(r"\b(?:offices|hubs|labs|studios|sites) (?:located )?in "),
        before=re.compile(r"\b(?:at|in|from|of|to|for|join) (?:one |either )?(?:of )?(?:our|the) (?:[\w-]+ ){0,3}$"),
    ),
    _Rule(
        "location-is",
        WordPattern(
            r"\blocations? (?:for|of) (?:this|the) (?:role|position|internship|job)\b[^.;:\n]{0,20}?"
            r"\b(?:is|are|will be|includes?)(?: in)? "
        ),
    ),
    _Rule("work-from", WordPattern(r"\bwork (?:from|at|in|out of)\b[^.;:\n]{0,40}?\b(?:in|at) ")),
    _Rule(
        "role-in",
        WordPattern(
            r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|praktikum|stage|our team"
            r"|fellowship) in (?:our )?"
        ),
    ),
    _Rule(
        "remote",
        WordPattern(
            r"\bremote(?:ly)?\b(?: \([^)\n]*\))?,?(?: work| position| role)?(?: only| anywhere)?"
            r" ?(?::|within|in|from|-|–|\() ?(?:the )?"
        ),
    ),
    _Rule(
        "live",
        WordPattern(
            r"\b(?:must|should|need to|required to|able to|has to|have to|currently)"
            r" (?:currently |physically |permanently |already )?"
            r"(?:live|reside|be (?:based|located|residing|living)|be a resident of|work)"
            r"(?: and (?:be eligible to )?work| in and be eligible to work)? (?:in|within|near) (?:the )?"
        ),
    ),
    _Rule(
        "pay-line",
        None,
        after=re.compile(
            r"(?: (?:metro(?:politan)?|area|only|based|applicants|residents|office|pay range|base pay|salary range"
            r"|hourly)\b)*\s*[:=(–-]+\s*[^\w\s]{0,3} ?(?:usd|cad|eur|gbp)? ?[$€£]? ?\d[\d.,]*[ k$€£-]"
        ),
    ),
    _Rule(
        "pay-in",
        WordPattern(r"\b(?:range|salary|pay|compensation|rate|wage)\b[^.;\n]{0,60}?\b(?:in|for) "),
        after=re.compile(r"[^.;\n]{0,30}?(?:is|:|=|of|ranges?|are)\s[^.;\n]{0,25}?[$€£] ?\d"),
    ),
)
_MONEY = ("$", "€", "£", "usd", "cad", "eur ", "gbp")
_VISIT = re.compile(r"\b(?:orientation|onboarding|fly you|summit|interviews?|conference|career fair|hackathon)\b")
_BLANK = re.compile(r"\s*")
_WEAK = re.compile(r"\bin ")
_COMPANY_TALK = re.compile(
    r"\b(?:headquarter\w*|founded|startup|start-up|company|companies|offices|clients?|customers?|backed|investors"
    r"|universit\w+|degree|leading|worldwide|countries|ranked|born|listed|stores?)\b"
)


def spans(doc: Document) -> list[Span]:
    """Spans under strong cues, in the order of the text."""
    small = lowered(doc)
    return sorted(span for span in (*_lists(doc, small), *_mentions(doc, small)) if _heard(doc, span))


def weak_spans(doc: Document) -> Iterator[Span]:
    """Places merely named ("in Boise, ID") outside of talk about the company: where nothing better is said."""
    for sentence in doc.sentences:
        if sentence.section in _DEAF or sentence.section is Section.COMPANY:
            continue
        said = doc.text[sentence.start : sentence.end]
        if " in " in said and not _COMPANY_TALK.search(said.lower()):
            for found in _WEAK.finditer(doc.text, sentence.start, sentence.end):
                if names := _NAMES.match(doc.text, found.end(), sentence.end):
                    yield names.start(), names.end(), "named"


def _lists(doc: Document, small: str) -> Iterator[Span]:
    for label, before in _LABELS:
        for found in _found(doc, label):
            if before and not before.search(small, max(0, found.start() - 24), found.start()):
                continue
            start = _BLANK.match(small, found.end()).end()  # type: ignore[union-attr]  # it matches nothing, too
            line_end = small.find("\n", start)
            if found[0][-1].isalpha() and line_end - start > _SHORT_LINE:
                continue  # a heading, and no places below it
            limit = min(line_end if line_end >= 0 else len(small), start + _LIST_LENGTH)
            end = _LIST_END.search(doc.text, start, limit)
            yield start, end.start() if end else limit, "label"


def _mentions(doc: Document, small: str) -> Iterator[Span]:
    for rule in _RULES:
        for start, end in _cues(doc, small, rule.cue):
            names = _NAMES.match(doc.text, end)
            if (
                names
                and not _VISIT.search(small, max(0, start - 40), end)
                and (rule.before is None or rule.before.search(small, max(0, start - 90), end))
                and (rule.after is None or _followed(rule.after, small, names))
            ):
                yield names.start(), names.end(), rule.name


def _cues(doc: Document, small: str, cue: WordPattern | None) -> Iterator[tuple[int, int]]:
    """Where a cue stands; without one, where a line that speaks of money begins."""
    if cue is None:
        yield from ((start, start) for start in _money_lines(small, doc.body_start))
    else:
        for found in _found(doc, cue):
            yield found.start(), found.end("lead") if "lead" in found.re.groupindex else found.end()


def _money_lines(small: str, start: int) -> Iterator[int]:
    lines: set[int] = set()
    for sign in _MONEY:
        at = small.find(sign, start)
        while at >= 0:
            line = small.rfind("\n", 0, at) + 1
            lines |= {line, small.rfind("\n", 0, max(0, line - 1)) + 1}  # the amount may stand below the place
            at = small.find("\n", at)
            at = small.find(sign, at) if at >= 0 else -1
    yield from sorted(line for line in lines if line >= start)


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
