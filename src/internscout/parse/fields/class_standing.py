"""The class standing asked of the candidate: "rising junior or senior", "penultimate year", "recent graduates".

Not a graduation date, which is stated as a date (`graduation`), and not a rank at work ("junior developer", "senior
staff") or a year of pay. "Junior or above" is every standing from there on; of "completed sophomore year" those behind.
The ordinal years of a PhD, a master's or a high school are none: they say nothing of a bachelor's class.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._asks import strengths
from internscout.parse.words import WordPattern, sentence_number
from internscout.text import Document, Section, Sentence

_NAME = "class_standing"
_NAMED = ("first-year", "sophomore", "junior", "senior")
_CLASS_OF = {"fresh": "first-year", "sopho": "sophomore", "junio": "junior", "senio": "senior"}
_COUNTED = ("first-year", "second-year", "third-year", "fourth-year")
_ORDINALS = {
    **dict.fromkeys(("first", "1st", "1"), "first-year"),
    **dict.fromkeys(("second", "2nd", "2e", "tweede"), "second-year"),
    **dict.fromkeys(("third", "3rd", "3e", "derde"), "third-year"),
    **dict.fromkeys(("fourth", "4th", "4e", "vierde"), "fourth-year"),
    **dict.fromkeys(("penultimate", "vorletzte", "avant-dernière"), "penultimate-year"),
    **dict.fromkeys(("final", "last", "laatste", "letzte", "dernière", "último"), "final-year"),
}
_ORDINAL = "|".join(sorted((re.escape(word) for word in _ORDINALS if len(word) > 1), key=len, reverse=True))
_WORD = re.compile(_ORDINAL, re.IGNORECASE)

_CLASSES = WordPattern(r"\b(?:freshm[ae]n|sophomores?|juniors?|seniors?)\b")
_YEARS = WordPattern(
    rf"\b(?:{_ORDINAL})(?:n|r|s)?(?:[\s,/&-]*(?:(?:or|and|to|of)\b[\s-]*)?(?:{_ORDINAL})){{0,3}}"
    r"(?:[\s-]+(?:academic\s+|study\s+|studien)?(?:years?|jahr|année|año|semester)\b|[\s-]*jaar(?:s|s?student\w*)?\b)"
)
_GRADUATES = WordPattern(r"\brecent(?:ly)?[\s-]+(?:\w+\s+)?grad(?:uate[sd]?|s)?\b")

_LESS = frozenset((Section.EQUAL_OPPORTUNITY, Section.PAY, Section.COMPANY))
_NOT_OF_GRADUATES = _LESS | {Section.BENEFITS}

# Members of one list: "a sophomore, junior or rising senior".
_JOIN = re.compile(
    r"(?:[\s/,&–-]|\b(?:or|and|to|through|rising|current|entering|either|an?|year|status)\b)+", re.IGNORECASE
)
_RISING = re.compile(
    r"\b(?:rising|entering|incoming|upcoming|advancing\s+(?:in)?to|(?:leading|going|rising|heading)\s+into)\s+(?:\w+['’]?\s+){0,3}?$",
    re.IGNORECASE,
)
_OF_STUDENTS = re.compile(
    r"\b(?:rising|entering|incoming|current(?:ly)?(?:\s+an?)?|college|university|undergrad\w*|graduating|classified\s+as|must\s+be"
    r"|enrolled\s+[^.;]{0,60}\bas\s+an?|standing|(?:class|school)\s+(?:level|years?)(?:\(s\))?"
    r"|students?\s*\(|complet\w+(?:\s+of)?|in(?=\s+(?:their|your)))[\s:]*"
    r"(?:(?:their|your|the|an?|at\s+least)\s+){0,2}$",
    re.IGNORECASE,
)
_STUDENTS_AFTER = re.compile(
    r"[\s-]*(?:level\s+)?(?:years?\b(?!\s+experience)|standing|status|college\s+student|students?\b|undergrad|class(?:men|man)?\b"
    r"|(?:in|at)\s+(?:an?\s+|the\s+|your\s+)?(?:accredited|four|4|college|univers|bachelor|undergrad)|pursuing|majoring"
    r"|working\s+toward|enrolled|on\s+track|graduating|or\s+(?:higher|above)\s+(?:\w+\s+)?(?:standing|class|level))",
    re.IGNORECASE,
)
_RANKS = re.compile(r"\b(?:mix\s+of|both|of|comprising)\s+$", re.IGNORECASE)
_LIST_ENDS = re.compile(
    r"\s*(?:$|[.,;:()]|preferred|applicants|candidates|by\b|who\b|with\b|or\b|at\b|in\b|pursuing)", re.IGNORECASE
)
_OF_STUDY = re.compile(
    r"[\s-]*(?:(?:[\w'’-]+\s+){0,2}?(?:students?|undergrad\w*|bachelor\w*|[bm]sc"
    r"|[bm]\.?s\.?|[bm]eng|hbo|intern|co-?op|candidates?|preferred|preferably|studerend)\b"
    r"|(?:of|in|at|van|de|der|deiner?)\s+(?:[\w'’.-]+\s+){0,3}?(?:stud(?:y|ies|ent\w*|ium|ie)|degree|bachelor|master|universit\w*"
    r"|college|undergrad\w*|program\w*|bsc|msc|school|training|hbo|wo|opleiding|études|academic|phd)\b)",
    re.IGNORECASE,
)
_STUDY_BEFORE = re.compile(
    r"(?:student\w*|bachelor\w*|undergrad\w*|degree|enrolled|stud(?:y|ies|ying)|étudiant\S*)[^.;]{0,70}$", re.IGNORECASE
)
_OTHER_STUDY = re.compile(r"\b(?:ph\.?\s?d|doctora\w*|master\S*|msc|mba|law|[123]L)\b", re.IGNORECASE)
_BACHELOR = re.compile(r"bachelor|undergrad|\bbsc\b|\bb\.?[as]\b", re.IGNORECASE)
_HIGH_SCHOOL = re.compile(r"(?<!post-)(?<!post\s)high[\s-]school", re.IGNORECASE)
_PAID = re.compile(r"\s*(?:year\s*)?[:(–-]*\s*(?:up\s+to\s+)?[$€£]", re.IGNORECASE)
_PAID_BEFORE = re.compile(r"[$€£]\S*\s*(?:/\s*\w+|per\s+\w+|an\s+hour)?\s*(?:\(|for\s+an?\s)\s*$", re.IGNORECASE)
_REFUSED = re.compile(
    r"[^.;]{0,60}\b(?:not\s+(?:be\s+)?(?:eligible|considered|accepted)|ineligible|new\s+grad|should\s+apply)",
    re.IGNORECASE,
)
_COMPLETED = re.compile(
    r"complet(?:ed|ion\s+of)\s+(?:(?:at\s+least|a\s+minimum\s+of|minimum|their|your|the|an?|undergraduate"
    r"|college)\s+){0,3}$",
    re.IGNORECASE,
)
_AND_UP_BEFORE = re.compile(
    r"(?:at\s+least|minimum(?:\s+of)?|min\.?)\s+(?:(?:an?|in|your|their|the|rising)\s+){0,3}$", re.IGNORECASE
)
_AND_UP_AFTER = re.compile(
    r"\s*(?:years?|standing|status|level)?\s*(?:\([^()]{0,25}\)\s*)?"
    r"(?:\+|(?:or|and)\s+(?:above|higher|greater|beyond|older|up\b|more)|minimum)",
    re.IGNORECASE,
)
_THE_TIME = re.compile(r"\b(?:our|this|the\s+past|over\s+the|for\s+the|its|within(?:\s+the)?)\s+$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b(?:two|three|[23])\b\W*$", re.IGNORECASE)  # "your two last years" of study
_NOT_FOR = re.compile(
    r"\bnot\s+(?:\w+\s+)?(?:intended|open|available|meant)\s+(?:for|to)\s+(?:\w+\s+)?$", re.IGNORECASE
)
_AND_SO_ON = re.compile(r"\s*,?\s*etc\b", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–]|to|through)\s*", re.IGNORECASE)
# Graduates who are met, employed, or in a programme of that name.
_OTHERS_BEFORE = re.compile(r"\b(?:with|employers?\s+for|experts?\s+and|alongside|meet)\s+$", re.IGNORECASE)
_A_PROGRAM = re.compile(r"\s*(?:\([^()]{0,12}\)\s*)?program", re.IGNORECASE)
_REACH = 60
_WISHED = 0.5


def _find(doc: Document) -> list[Fact]:
    return [_weighed(doc, found) for found in keep_first([*_classes(doc), *_years(doc), *_graduates(doc)])]


def _weighed(doc: Document, found: Fact) -> Fact:
    """Less sure where the standing is a wish: others are admitted too."""
    sentence = doc.sentences[sentence_number(doc, found.start)]
    wished = strengths(doc, sentence, [found.start]) == ["preferred"]
    return found._replace(confidence=_WISHED) if wished else found


def _sentences(
    doc: Document, pattern: WordPattern, never: frozenset[Section]
) -> Iterator[tuple[Sentence, list[re.Match[str]]]]:
    """The sentences with matches, but those of some sections."""
    for start, matches in pattern.by_sentence(doc).items():
        sentence = doc.sentences[sentence_number(doc, start)]
        if sentence.section not in never:
            yield sentence, matches


def _classes(doc: Document) -> Iterator[Fact]:
    """Freshmen, sophomores, juniors and seniors, list by list."""
    for sentence, named in _sentences(doc, _CLASSES, _LESS):
        for run in _runs(doc.text, named):
            if _are_students(doc.text, sentence, run):
                yield from _of_run(doc, sentence, run)


def _runs(text: str, named: Sequence[re.Match[str]]) -> list[list[re.Match[str]]]:
    """The matches, those together that are members of one list."""
    runs: list[list[re.Match[str]]] = []
    for one in named:
        if runs and _JOIN.fullmatch(text, runs[-1][-1].end(), one.start()):
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _are_students(text: str, sentence: Sentence, run: Sequence[re.Match[str]]) -> bool:
    """True when the words are of students, not of staff, and the students are admitted."""
    start, end = run[0].start(), run[-1].end()
    before = text[max(sentence.start, start - _REACH) : start]
    return _name_students(text, sentence, run, before, end) and not _left_out(text, sentence, start, end)


def _name_students(text: str, sentence: Sentence, run: Sequence[re.Match[str]], before: str, end: int) -> bool:
    """True when the words beside a list are of students; "junior" and "senior" alone are ranks at work."""
    words = {one[0].lower().rstrip("s") for one in run}
    if not words <= {"junior", "senior"} or _STUDENTS_AFTER.match(text, end, sentence.end):
        return True
    if not _LIST_ENDS.match(text, end, sentence.end):
        return _RISING.search(before) is not None
    if len(words) > 1 and not _RANKS.search(before):
        return True
    return bool(_OF_STUDENTS.search(before) or _RISING.search(before))


def _left_out(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """True for those who need not apply, for pay by class, and for pupils."""
    return bool(
        _REFUSED.match(text, end, sentence.end)
        or _NOT_FOR.search(text[max(sentence.start, start - _REACH) : start])
        or _PAID_BEFORE.search(text[max(sentence.start, start - _REACH) : start])
        or _AND_SO_ON.match(text, end, sentence.end)
        or _PAID.match(text, end)
        or _HIGH_SCHOOL.search(text, max(sentence.start, start - 25), min(sentence.end, end + 25))
    )


def _of_run(doc: Document, sentence: Sentence, run: Sequence[re.Match[str]]) -> Iterator[Fact]:
    """One fact a member; "rising" holds for what follows it in the list, "or above" for the last of it."""
    text, rising = doc.text, False
    if len(run) == 2 and _RANGE.fullmatch(text, run[0].end(), run[1].start()):
        low, high = (_NAMED.index(_CLASS_OF[one[0].lower()[:5]]) for one in run)
        rising = _RISING.search(text[max(sentence.start, run[0].start() - _REACH) : run[0].start()]) is not None
        for standing in _NAMED[low : high + 1]:
            value = _risen(standing, rising=rising)
            yield fact(doc, _NAME, value, run[0].start(), run[1].end(), rule="range", confidence=0.9)
        return
    for one in run:
        before = text[max(sentence.start, one.start() - _REACH) : one.start()]
        rising = rising or _RISING.search(before) is not None
        place = _NAMED.index(_CLASS_OF[one[0].lower()[:5]])
        last = one is run[-1]
        for standing in _from_there(text, sentence, one, before, _NAMED[place:], last=last):
            value = _risen(standing, rising=rising)
            yield fact(doc, _NAME, value, one.start(), one.end(), rule="class", confidence=0.9)


def _risen(standing: str, *, rising: bool) -> str:
    return f"rising-{standing}" if rising and standing != _NAMED[0] else standing


def _from_there(
    text: str, sentence: Sentence, one: re.Match[str], before: str, standings: Sequence[str], *, last: bool
) -> Sequence[str]:
    """Of a standing and those after it: the first, all ("or above"), or all but the first ("completed")."""
    if _COMPLETED.search(before):
        return standings[1:]
    upwards = _AND_UP_BEFORE.search(before) or (last and _AND_UP_AFTER.match(text, one.end(), sentence.end))
    return standings if upwards else standings[:1]


def _years(doc: Document) -> Iterator[Fact]:
    """Penultimate, final and numbered years of study."""
    for sentence, named in _sentences(doc, _YEARS, _LESS):
        for one in named:
            before = doc.text[max(sentence.start, one.start() - _REACH) : one.start()]
            for word in _WORD.findall(one[0]) if _is_of_study(doc.text, sentence, one, before) else ():
                for standing in _year(doc.text, sentence, one, before, _ORDINALS[word.lower()]):
                    yield fact(doc, _NAME, standing, one.start(), one.end(), rule="year", confidence=0.85)


def _is_of_study(text: str, sentence: Sentence, one: re.Match[str], before: str) -> bool:
    """True for a year of a bachelor's or unnamed degree; "last year" and "our first year" are others."""
    after = text[one.end() : min(sentence.end, one.end() + 40)]
    if _left_out(text, sentence, one.start(), one.end()) or _THE_TIME.search(before) or _SEVERAL.search(before):
        return False
    numbered = any(_ORDINALS[word.lower()] in _COUNTED for word in _WORD.findall(one[0]))
    if numbered and _OTHER_STUDY.search(after) and not _BACHELOR.search(after) and after[:1] != ")":
        return False
    if _OF_STUDY.match(after) or "jaars" in one[0].lower() or one[0].lower().startswith("penultimate"):
        return True
    return one[0].lower()[:4] not in ("last", "firs") and _STUDY_BEFORE.search(before) is not None


def _year(text: str, sentence: Sentence, one: re.Match[str], before: str, standing: str) -> Sequence[str]:
    if standing in _COUNTED:
        return _from_there(text, sentence, one, before, _COUNTED[_COUNTED.index(standing) :], last=True)
    if standing == "final-year" and _RISING.search(before):
        return ("penultimate-year",)
    return (standing,)


def _graduates(doc: Document) -> Iterator[Fact]:
    """Recent graduates, where they are admitted."""
    for sentence, named in _sentences(doc, _GRADUATES, _NOT_OF_GRADUATES):
        for one in named:
            before = doc.text[max(sentence.start, one.start() - _REACH) : one.start()]
            others = _OTHERS_BEFORE.search(before) or _A_PROGRAM.match(doc.text, one.end(), sentence.end)
            if not others and not _left_out(doc.text, sentence, one.start(), one.end()):
                yield fact(doc, _NAME, "recent-graduate", one.start(), one.end(), rule="graduate", confidence=0.85)


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "class_standing",
            "VARCHAR[]",
            "$.class_standing",
            "class standings admitted: sophomore, rising-senior, penultimate-year, recent-graduate …",
        ),
    ),
    find=_find,
    settle=settle_set,
)
