"""The years of experience that a posting demands, the lowest stated; null when it names none.

Not the employer's age ("over 20 years of innovation"), not the candidate's ("18 years or older"), not the length of a
degree or contract, and not what is only preferred.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._scope import quote_span, stated_at
from internscout.parse.words import WordPattern, lower, lowered, sentence_number
from internscout.text import Document, Section, Sentence

_ENGLISH = "zero one two three four five six seven eight nine ten".split()
_WORDS: dict[str, int] = dict(zip(_ENGLISH, range(11), strict=True)) | {
    "twelve": 12, "fifteen": 15,
    "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
    "een": 1, "één": 1, "twee": 2, "vijf": 5,
    "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5,
}  # fmt: skip
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
# "an" is a year beside a number only: it stands in every English posting.
_YEARS = WordPattern(
    r"(?:(?P<word>years?|yrs?\.?|jahre?n?|\bans|années?|jaar|jaren|años?|anni|anos?)|\b(?:1|un) (?P<an>an))'?(?!\w)"
)
# All that follow are tried on text in lower case: `re` finds them there in a tenth of the time.
_NUMBERS = re.compile(
    rf"(?<![\d.,$€£/-])\b(?P<low>{_NUMBER})\s*(?:\(\w{{1,6}}\)\s*)?"
    rf"(?:(?:-|–|—|to|or|bis|à|a|tot|/|(?<=\d )(?=\d))\s*"
    rf"(?P<high>{_NUMBER})\s*(?:\(\w{{1,6}}\)\s*)?)?\+?[\s-]*(?:or more |plus |full |mehr )?$"
)
_LONGEST = 40  # characters: "fifteen (15) to twelve (12) or more "
# What such numbers end with: asked first, since most years are no demand.
_NUMBER_ENDS = (*"0123456789)+", *_WORDS, "or more", "plus", "full", "mehr")
_LESS = re.compile(
    r"\b(?:less than|under|up to|fewer than|no more than|maximum(?: of)?|max\.?|bis zu|moins de|jusqu'à|minder dan"
    r"|hasta)\s*$"
)
_AFTER = re.compile(
    r"[^.;]{0,100}?(?:experien|erfahrung|expérience|ervaring|esperienza|track record|background)"
    r"|\s*(?:of\s+)?(?:[\w+#./,-]+\s+){0,4}"
    r"(?:working|developing|building|programming|coding|designing|using|managing|leading|writing|in (?:a|an|software"
    r"|data|research|industry|engineering))\b"
    r"|\s+(?:of|in)\s+(?:[\w+#/-]+\s+){0,2}(?:engineering|development|analytics|science|programming|administration"
    r"|consulting|practice)\b(?! (?:stud|school|degree|college|educat|program|course|excellence|innovat))"
)
_BEFORE = re.compile(
    r"(?:experien\w*|erfahrung|expérience|ervaring"
    r"|esperienza)(?: \w+){0,2}\s*(?:\([^)]{0,30}\))?\s*[:\-–(]?\s*(?:required:?|level:?|min\w*\.?|at least|of|von|de"
    r"|mindestens|von mindestens|for|over|with an?|:|=)?\s*(?:at least|minimum(?: of)?|mindestens|a )?\s*$"
)
_NOT_DEMAND = re.compile(
    r"\b(?:we|our|company|firm|the group|founded|history|heritage|legacy|serving|founders?|has been"
    r"|with more than|i'm|my|together|combined|collective\w*|unternehmen|wir|nous"
    r"|notre"
    r"|wij|ons)\b"
)
# What the employer asks of those whom it hires for good is not asked of the student.
_FULL_TIME = re.compile(r"as an? (?:full-time|regular|permanent) (?:employee|hire)\b")
_ADDRESSED = re.compile(
    r"\b(?:you|your|candidates?|applicants?|require[ds]?|minimum|at least|must|qualif\w*|prefer\w*"
    r"|du|sie|vous|je)\b"
)
_AGE = re.compile(
    r"\s*(?:of age|old|or older|and older|alt\b|ans et plus|or above|de edad|oud\b|degree|college"
    r"|university|of (?:college|university|study|study|coursework|academic|school|undergraduate|a )|program|contract"
    r"|consecutive|ago|prior to|completed|remaining|left|from|after|post|until|into|into their|into your|statute|jail"
    r"|warranty|diploma"
    r"|plan)"
)
_NAME = "experience_years_min"
_MOST = 20  # more is a company's age
_WISHED_BEFORE = re.compile(
    r"\b(?:prefer\w*|ideal(?:ly|erweise)?\b(?! ?(?:candidate|applicant|person))|idéal\w*|nice to have|bonus|desir\w+"
    r"|vorzugsweise)\b[^,;.)]*$"
)
# "preferably in a start-up" and "(in retail preferred)" wish for a kind of experience: the years stay demanded.
_WISHED_AFTER = re.compile(
    r"\bprefer(?:red|able)?\b|\b(?:an?|strong|big|huge|definite) plus\b|\bnice to have|\bbonus\b|\bdesir"
    r"|\bvon vorteil|\bwünschenswert|\bun atout"
    r"|\bideal\b"
)
_ASIDE = re.compile(r"\([^()]{14,}\)")
# … and this on the text as it is written.
_ANOTHER = re.compile(
    r",[^,]*\b(?i:experience|background|knowledge|degree|skills?|familiarity)\b"
    r"|[a-z)] (?:Experience|Knowledge|Strong|Proven|Bachelor|Master|Excellent|Familiarity|Ability|Good)\b"
)
_AROUND = 120
_SHORT = 40
_CLAUSE_END = re.compile(r"[;.]")
_SKIPPED = frozenset((Section.TITLE, Section.LOCATION, Section.BENEFITS, Section.PREFERRED, Section.COMPANY))
_HEADING = re.compile(r"experience|erfahrung|expérience|ervaring|experiencia")


def find(doc: Document) -> list[Fact]:
    """One fact a demand: the lower end of the years named."""
    named = _YEARS.by_sentence(doc)
    return [
        found
        for sentence in stated_at(doc, named)
        if sentence.section not in _SKIPPED
        for found in _demands(doc, sentence, _spans(lowered(doc), sentence.start, named[sentence.start]))
    ]


def _spans(text: str, start: int, years: Iterable[re.Match[str]]) -> Iterator[tuple[str, int, int]]:
    """The lower number of each span of years in a sentence, and where the span stands."""
    for year in years:
        word = year.start(year.lastgroup or 0)
        before = text[max(start, word - _LONGEST) : word]
        if before.rstrip(" -").endswith(_NUMBER_ENDS) and (found := _NUMBERS.search(before)):
            yield found["low"], word - len(before) + found.start(), year.end()
        start = year.end()


def _demands(doc: Document, sentence: Sentence, spans: Iterable[tuple[str, int, int]]) -> Iterator[Fact]:
    text, limit = lowered(doc), sentence.end
    for low, start, end in spans:
        before = text[max(sentence.start, start - 60) : start]
        years = 0.0 if _LESS.search(before[-24:]) else _value(low)
        if (
            years <= _MOST
            and (_AFTER.match(text, end, limit) or _BEFORE.search(before) or _is_headed(doc, sentence))
            and not (_AGE.match(text, end, limit) or _is_wished(doc, end, min(limit, end + _AROUND), before))
            and not _company_history(text, sentence, start, end)
        ):
            span = quote_span(doc, start, end)
            yield fact(doc, _NAME, _whole(years), *span, rule="years of experience", confidence=0.9)


def _is_headed(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence before speaks of experience, so that a mere number of years after it means that."""
    number = sentence_number(doc, sentence.start)
    if number == 0 or sentence.end - sentence.start >= _SHORT:
        return False
    before = doc.sentences[number - 1]
    return _HEADING.search(lowered(doc), before.start, before.end) is not None


def _is_wished(doc: Document, start: int, end: int, before: str) -> bool:
    """True when the years themselves are preferred, not only a kind of them."""
    if _WISHED_BEFORE.search(before[-30:]):
        return True
    if not _WISHED_AFTER.search(lowered(doc), start, end):
        return False
    after = _ASIDE.sub(" ", doc.text[start:end])
    wish = _WISHED_AFTER.search(lower(_CLAUSE_END.split(after, maxsplit=1)[0]))
    return wish is not None and _ANOTHER.search(after, 0, wish.start()) is None


def _company_history(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """True where the words around tell of the employer's years, or of those that it asks of others."""
    if _FULL_TIME.search(text, sentence.start, sentence.end):
        return True
    if sentence.kind == "item" and (sentence.section is Section.REQUIREMENTS or text[sentence.start].isdigit()):
        return False
    around = max(sentence.start, start - _AROUND), min(sentence.end, end + _AROUND)
    return _NOT_DEMAND.search(text, *around) is not None and not _ADDRESSED.search(text, sentence.start, sentence.end)


def _value(number: str) -> float:
    return float(_WORDS[number]) if number in _WORDS else float(number.replace(",", "."))


def _whole(years: float) -> int | float:
    return int(years) if years.is_integer() else years


def settle(facts: Sequence[Fact]) -> Json:
    """The lowest years demanded; null without facts."""
    years = [f.value for f in facts if isinstance(f.value, int | float)]
    return min(years) if years else None


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "experience_years_min",
            "DOUBLE",
            "$.experience_years_min",
            "years of experience demanded, the lowest stated",
        ),
    ),
    find=find,
    settle=settle,
)
