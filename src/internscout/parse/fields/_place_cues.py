"""Where in a text a place is said to be the place of work: spans of text to be read as places.

Only strong cues count: a label ("Location: …"), a role that is based somewhere, our office in a city, pay by city,
remote within a country. A company's history and its list of offices have none of these.

Cues are sought in small letters (much quicker than ignoring case), the names after them in the text as written.
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
_OFFICE = r"(?:offices?|office locations?|hub|campus|studio|lab|site)"
_LIST_LENGTH = 900  # characters: longer "lists" are prose


def _cue(pattern: str) -> WordPattern:
    return WordPattern(pattern, re.NOFLAG)


@dataclass(frozen=True, slots=True)
class _Rule:
    """A cue in the text, with what may have to stand before it and after the names that follow it."""

    name: str
    hints: tuple[str, ...]  # one of them must be somewhere in the text: most rules are passed over at once
    cue: WordPattern | None  # None: the names begin a line
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


_LINE_START = re.compile(r"^\W{0,4}\Z", re.MULTILINE)
_LABELS = (
    (
        WordPattern(
            r"\b(?:(?:job|work(?:ing|place)?|office|primary|main|internship|position|role|available|base"
            r"|eligible office|eligible|preferred|current)\s)?"
            r"(?:locations?|location\(s\)|base|where|city|place of work|work ?place|standorte?|arbeitsort|einsatzort"
            r"|ort|dienstort|lieu(?: de travail| du stage)?|localisation|localité|locatie|standplaats|werklocatie"
            r"|plaats|ubicación|lugar|localidad)\b[^:.\n]{0,12}?\s*[:–-]\s*(?=\S)",
            re.NOFLAG,
        ),
        re.compile(r"(?:^|[.;!?] |\| )\W{0,4}\Z", re.MULTILINE),
    ),
    (WordPattern(r"\b(?:hybrid|on-?site|in[- ]office|in[- ]person)\b[^:\n]{0,20}:\s*(?=\S)", re.NOFLAG), _LINE_START),
    (
        WordPattern(
            r"\b(?:(?:job|work|office|internship) )?(?:locations?|standorte?|lieu(?: de travail)?|locatie|ubicación)"
            r"\W{0,4}\n(?=.{1,200}$)",
            re.MULTILINE,
        ),
        _LINE_START,
    ),
    (
        WordPattern(
            r"\b(?:locations?|location\(s\)|offices?|cities|hubs)\b[^:.;\n]{0,60}\b(?:following|these)\b"
            r"[^:.;\n]{0,20}:\s*",
            re.NOFLAG,
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
        (" ",),
        _cue(
            r"\b(?:based|located|situated|hosted|stationed|on-?site|in[ -]person|in-office|takes? place|reside|live"
            r"|relocate|commut\w+|basée?s?|situé\w*|localisé\w*|gevestigd|ansässig|standort|join us|join our team"
            r"|join our \w+ team|immediate opening|in the office|hybrid|remote|remotely)\b[^.;:!?\n]{0,25}?"
            rf"\b(?:in|at|from|within|out of|near|to|à|en|te|dans|de) {_ARTICLES}"
        ),
        before=re.compile(
            r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|jobs?|opportunit(?:y|ies)|program(?:me)?s?"
            r"|candidates?|applicants?|you(?:'ll)?|students?|fellow|team|stelle|praktikum|praktikant\w*|poste|stage"
            r"|alternance|stagiaire|functie|puesto|prácticas|work|working|hiring|seeking)\b[^.;:!?\n]{0,70}$"
        ),
    ),
    _Rule(
        "our-office",
        ("office", "headquarters", "hq", "hub", "campus", "studio", "lab", "site"),
        _cue(r"\b(?:our|the|at|in|from) (?:downtown |beautiful |main )?"),
        after=re.compile(rf" (?:{_OFFICE}|headquarters|hq)\b"),
    ),
    _Rule(
        "office-in",
        ("office", "hub", "campus", "studio", "lab", "site"),
        _cue(
            rf"\b(?:{_OFFICE}|office environment|office space) (?:is )?(?:located )?(?:in|at) (?:downtown "
            rf"|central )?"
        ),
        before=re.compile(r"\b(?:our|the|an?) (?:[\w-]+ ){0,4}$"),
    ),
    _Rule("work-from", ("work ",), _cue(r"\bwork (?:from|at|in|out of)\b[^.;:\n]{0,40}?\b(?:in|at) ")),
    _Rule(
        "role-in",
        ("p in ", "n in ", "s in ", "e in ", "m in "),
        _cue(
            r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|praktikum|stage|our team"
            r"|fellowship) in (?:our )?"
        ),
    ),
    _Rule(
        "remote",
        ("remote",),
        _cue(
            r"\bremote(?:ly)?\b(?: \([^)\n]*\))?,?(?: work| position| role)?(?: only| anywhere)?"
            r" ?(?::|within|in|from|-|–|\() ?(?:the )?"
        ),
    ),
    _Rule(
        "live",
        ("live", "reside", "be based", "be located", "work"),
        _cue(
            r"\b(?:must|should|need to|required to|able to|has to|have to|currently)"
            r" (?:currently |physically |permanently |already )?"
            r"(?:live|reside|be (?:based|located|residing|living)|be a resident of|work)"
            r"(?: and (?:be eligible to )?work| in and be eligible to work)? (?:in|within|near) (?:the )?"
        ),
    ),
    _Rule(
        "pay-line",
        ("$", "€", "£", "usd", "cad", "eur", "gbp"),
        None,
        after=re.compile(
            r"(?: (?:metro(?:politan)?|area|only|based|applicants|residents|office|pay range|base pay|salary range"
            r"|hourly)\b)*\s*[:=(–-]+\s*[^\w\s]{0,3} ?(?:usd|cad|eur|gbp)? ?[$€£]? ?\d[\d.,]*[ k$€£-]"
        ),
    ),
    _Rule(
        "pay-in",
        ("$", "€", "£"),
        _cue(r"\b(?:range|salary|pay|compensation|rate|wage)\b[^.;\n]{0,60}?\b(?:in|for) "),
        after=re.compile(r"[^.;\n]{0,30}?(?:is|:|=|of|ranges?|are)\s[^.;\n]{0,25}?[$€£] ?\d"),
    ),
)
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
        for found in label.finditer(doc, small, doc.body_start):
            if before and not before.search(small, max(0, found.start() - 6), found.start()):
                continue
            line_end = small.find("\n", found.end())
            limit = min(line_end if line_end >= 0 else len(small), found.end() + _LIST_LENGTH)
            end = _LIST_END.search(doc.text, found.end(), limit)
            yield found.end(), end.start() if end else limit, "label"


def _mentions(doc: Document, small: str) -> Iterator[Span]:
    for rule in _RULES:
        if any(hint in small for hint in rule.hints):
            for start, end in _cues(doc, small, rule.cue):
                names = _NAMES.match(doc.text, end)
                if (
                    names
                    and (rule.before is None or rule.before.search(small, max(0, start - 90), start))
                    and (rule.after is None or _followed(rule.after, small, names))
                ):
                    yield names.start(), names.end(), rule.name


def _cues(doc: Document, small: str, cue: WordPattern | None) -> Iterator[tuple[int, int]]:
    """Where a cue stands; without one, where a line begins."""
    body = doc.body_start
    if cue is None:
        yield from ((block.start, block.start) for block in doc.blocks if block.start >= body)
    else:
        yield from (found.span() for found in cue.finditer(doc, small, body))


def _followed(after: re.Pattern[str], small: str, names: re.Match[str]) -> bool:
    """Whether `after` follows the names, or the last word of them, which it may be itself ("our Paris Office")."""
    last = names[0].rfind(" ")
    return bool(after.match(small, names.end()) or (last > 0 and after.match(small, names.start() + last)))


def _heard(doc: Document, span: Span) -> bool:
    block = doc.block_at(span[0])
    if block is None or block.section in _DEAF:
        return False
    return span[2] == "label" or block.section is not Section.COMPANY
