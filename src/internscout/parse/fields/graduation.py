"""The window of the expected graduation, in months: "graduating between December 2026 and June 2028".

Seasons stand for their last month (spring May, summer August, fall and winter December), a bare year for all of it.
A class or graduation that only names the students ("recent graduates") has no date and gives no window.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._date_marks import Kind, sentences_near
from internscout.parse.fields._dates import Moment, moments
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

_NAME = "graduation"
_SPEAKS_OF_IT = WordPattern("|".join((
    "grad", "class of", "complet", "degree", "obtain", "conferr", "studies", "diplôm", "abschluss", "afstuder",
    "diploma", "awarded", "batch", "pass out", "passout", "pass-out", "be received", "be finished", "been received",
    "been finished", "obten", "finalizad", "concluid", "egresad", "titulad", "abgeschl", "afgerond", "behaald",
)))  # fmt: skip
_YEARS: frozenset[Kind] = frozenset(("year", "short"))
# "Graduate" before these is said of a job: "a graduate offer for 2028".
_GRADUATE_JOB = (
    r"offer|role|position|scheme|job|recruit|opportunit|intake|vacanc|hir(?:e|ing)|traine|engineer|analyst|develop"
    r"|cohort|career|employ|rotation|software|course|research|assistant"
)
_DEGREE = r"(?:your|their|a|an|the)\s+(?:[\w'./-]+\s+){0,4}?(?:degree|studies)"
# Tried on the text in lower case, which is several times as fast as minding no case.
_CUE = re.compile(
    rf"(?<!under)(?<!post)graduat(?:e(?!\s*(?:student|level|degree|school|program|or\b|intern|and\b|\(|{_GRADUATE_JOB}))"
    r"|es|ing|ion)\b|(?<!new\s)(?<!recent\s)\bgrads?\b|class\s+of\b|\bbatch\s+of(?=\s+20\d\d)"
    r"|(?<=20\d\d\s)(?:batch\b|pass[- ]?outs?\b)"
    r"|completion\s+of\s+(?:your\s+)?(?:studies|degree)|degree\s+(?:completion|conferr?\w*|expected)"
    r"|conferr\w+"
    rf"|complet\w+\s+(?:of\s+)?{_DEGREE}|(?:obtain|finish|earn|receiv)\w*\s+{_DEGREE}"
    r"|to\s+be\s+(?:obtained|completed|conferred|awarded|received)"
    r"|(?P<bare>(?:expected|anticipated|on\s+track|set|due)\s+(?:to\s+)?(?:complete|completion|finish)"
    r"|(?:must|should|will)\s+(?:have\s+)?be(?:en)?\s+(?:completed|obtained|conferred|awarded|received|finished)"
    r"|\b(?:obtenid|finalizad|concluid|egresad|graduad|titulad)[oa]s?\b|\bobtenue?s?\b|\babgeschlossen(?:e[mns]?)?\b"
    r"|\b(?:afgerond|behaald)\b)"
    r"|(?:expected|anticipated)\s+(?:[\w'./-]+\s+){1,3}?degree"
    r"|diplôm|abschluss\b|afstuder|graduación"
)
# Between the cue and the date, these begin another matter.
_OTHER_MATTER = re.compile(
    r";|intern|project|assignment|thesis|opdracht|stage\b|co-?op\b|program\s+(?:is|runs|starts)|start|begin|available"
    r"|join\b|role\b|apply",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"within\s+the\s+(?:last|past)|(?:after|upon|following)\s+graduat|\bif\s+graduat", re.IGNORECASE)
# Those who are left out.
_REFUSED_BEFORE = re.compile(r"(?:not|unable)\b[^.;]{0,25}\b(?:consider|accept)\w*[^.;]{0,25}$", re.IGNORECASE)
_REFUSED_AFTER = re.compile(r"[^.;]{0,40}\b(?:not\s+(?:be\s+)?(?:eligible|considered)|ineligible)", re.IGNORECASE)
_STUDIES = re.compile(
    r"degree|stud(?:y|ies|ent)|bachelor|master|\bph\.?d|\bmba\b|dipl[oô]m|t[íi]tulo|\bgrado\b"
    r"|licen[ct]|carrera|máster|maestría|opleiding|universi|abschluss",
    re.IGNORECASE,
)
_IN_A_TITLE = re.compile(r"class\s+of|grad(?:uate)?s\b(?!\s+(?:program|scheme))", re.IGNORECASE)
_UNTIL = re.compile(
    r"(?:by|before|no\s+later\s+than|until|prior\s+to|latest|bis|avant|voor|on\s+or\s+before)[\s:]*(?:the\s+)?"
    r"(?:end\s+of\s+|early\s+|mid[\s-]+|late\s+)?$|(?:latest|maximum)[^.]{0,20}(?:date|year)[\s:]*$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:after|no\s+earlier\s+than|not\s+before|from|since|starting|earliest|at\s+least|ab)[\s:]*(?:the\s+)?$"
    r"|(?:earliest|minimum)[^.]{0,20}(?:date|year)[\s:]*$",
    re.IGNORECASE,
)
_OR_LATER = re.compile(
    r"\s*,?\s*(?:or|and|\()\s*(?:later|beyond|after|onwards?|above|higher|up\b)|\s*\+|\s*onwards?", re.IGNORECASE
)
_OR_EARLIER = re.compile(r"\s*,?\s*or\s+(?:earlier|before|sooner)", re.IGNORECASE)
_LINK = re.compile(
    r"[\s,/&(]*(?:(?:and|or|to|through|thru|until|up|till|-|–|—|the|of|in|early|late|mid|by|either|between|spring"
    r"|summer|fall"
    r"|winter|bis|et|ou|und|oder|\\)[\s,/&-]*)*",
    re.IGNORECASE,
)
_BREAKS_OFF = re.compile(r"between\s+\w+\s+20\d\d\Z|date:?\Z", re.IGNORECASE)
_EARLY = re.compile(r"early[\s-]*$", re.IGNORECASE)
_SEASON_MONTH = {"spring": 5, "summer": 8, "fall": 12, "winter": 12}
_REACH = 110
_TO_A_YEAR = 60
_MOST = 20  # cues of one sentence that are looked at
_NEAR = 25  # a date so close behind the cue is the cue's own
_LED = 12  # "earliest", "minimum", "within the last"


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    done = 0
    for cue, sentence in _cues(doc):
        limit = min(cue.end() + _REACH, _end(doc, sentence.end, cue.end()))
        chain = _dates(doc.text, sentence, cue, limit)
        if cue.start() < done or not chain or _other_matter(doc.text, sentence, cue, chain):
            continue
        start, done = min(cue.start(), chain[0].start), max(cue.end(), chain[-1].end)
        sure = 0.9 if all(m.month or m.season for m in chain) else 0.8
        value = _window(doc.text, max(sentence.start, cue.start() - _LED), chain)
        yield fact(doc, _NAME, value, start, done, rule="window", confidence=sure)


def _cues(doc: Document) -> Iterator[tuple[re.Match[str], Sentence]]:
    """The words of graduating with a year near, and their sentences."""
    for sentence in sentences_near(doc, _SPEAKS_OF_IT, _YEARS, _TO_A_YEAR):
        for cue in islice(_CUE.finditer(lowered(doc), sentence.start, sentence.end), _MOST):
            if sentence.section is not Section.TITLE or _IN_A_TITLE.match(doc.text, cue.start()):
                yield cue, sentence


def _dates(text: str, sentence: Sentence, cue: re.Match[str], limit: int) -> list[Moment]:
    """The dates of a cue: those close behind it, else those that lead up to it, else those farther behind."""
    after = _chain(text, cue.end(), limit)
    if after and after[0].start - cue.end() <= _NEAR:
        return after
    return _chain_before(text, sentence.start, cue.start()) or after


def _other_matter(text: str, sentence: Sentence, cue: re.Match[str], chain: list[Moment]) -> bool:
    """True when the date is that of something else, or of those who are left out."""
    if cue["bare"] and not _STUDIES.search(text, sentence.start, sentence.end):
        return True
    return bool(
        _NOT_YET.search(text, max(sentence.start, cue.start() - _LED), cue.end())
        or _OTHER_MATTER.search(text, cue.end(), chain[0].start)
        or _REFUSED_BEFORE.search(text[max(sentence.start, cue.start() - _REACH) : cue.start()])
        or _REFUSED_AFTER.match(text, max(cue.end(), chain[-1].end), sentence.end)
    )


def _end(doc: Document, end: int, cue_end: int) -> int:
    """The end of the sentence; the next line as well where a line breaks off at "between May 2026"."""
    if _BREAKS_OFF.search(doc.text[max(cue_end, end - _REACH) : end]) or end - cue_end < 3:
        following = doc.sentence_at(end + 1)
        return following.end if following else end
    return end


def _chain(text: str, start: int, end: int) -> list[Moment]:
    """The first date and those joined to it."""
    chain: list[Moment] = []
    for moment in moments(text, start, end):
        if chain and not _LINK.fullmatch(text, chain[-1].end, moment.start):
            break
        chain.append(moment)
    while chain and chain[-1].year is None:
        chain.pop()
    return _with_years(chain)


def _chain_before(text: str, start: int, end: int) -> list[Moment]:
    """The dates that lead straight up to the cue: "a May–June 2027 graduation date"."""
    start = max(start, end - 45)
    first = next(moments(text, start, end), None)
    chain = _chain(text, first.start, end) if first else []
    return chain if chain and not text[chain[-1].end : end].strip() else []


def _with_years(chain: list[Moment]) -> list[Moment]:
    """The year of "May/June 2027" belongs to both; the month of "May 2026 or 2027" too."""
    filled: list[Moment] = []
    year = None
    for moment in reversed(chain):
        year = moment.year or year
        filled.append(Moment(moment.season, moment.month, year, moment.start, moment.end))
    filled.reverse()
    first = filled[0] if filled else None
    if first and first.month and len(filled) == 2 and filled[1].month is None and filled[1].season is None:
        filled[1] = Moment(None, first.month, filled[1].year, filled[1].start, filled[1].end)
    return filled


def _window(text: str, start: int, chain: list[Moment]) -> Json:
    ends = [_months(text, moment) for moment in chain]
    low, high = min(e[0] for e in ends), max(e[1] for e in ends)
    before, after = text[start : chain[0].start], chain[-1].end
    if len(chain) == 1 and (_UNTIL.search(before) or _OR_EARLIER.match(text, after)):
        return {"from": None, "to": high}
    if _OR_LATER.match(text, after) or (len(chain) == 1 and _SINCE.search(before)):
        return {"from": low, "to": None}
    return {"from": low, "to": high}


def _months(text: str, moment: Moment) -> tuple[str, str]:
    month = moment.month or (_SEASON_MONTH[moment.season] if moment.season else None)
    if month is None and _EARLY.search(text, max(0, moment.start - 8), moment.start):
        month = _SEASON_MONTH["spring"]
    if month:
        return (f"{moment.year}-{month:02}",) * 2
    return f"{moment.year}-01", f"{moment.year}-12"


def _settle(facts: Sequence[Fact]) -> Json:
    """All windows of the greatest exactness together: from the earliest month to the latest."""
    best = max((f.confidence for f in facts), default=0)
    windows = [f.value for f in facts if f.confidence == best and isinstance(f.value, dict)]
    lows = [str(w["from"]) for w in windows if w["from"]]
    highs = [str(w["to"]) for w in windows if w["to"]]
    return {"from": min(lows, default=None), "to": max(highs, default=None)} if windows else None


FIELD = Field(
    name=_NAME,
    columns=(
        Column("graduation_from", "VARCHAR", "$.graduation.from", "earliest month of graduation admitted, YYYY-MM"),
        Column("graduation_to", "VARCHAR", "$.graduation.to", "latest month of graduation admitted, YYYY-MM"),
    ),
    find=_find,
    settle=_settle,
)
