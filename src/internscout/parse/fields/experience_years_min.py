"""The years of experience that a posting demands, the lowest stated; null when it names none.

Not the employer's age ("over 20 years of innovation"), not the candidate's ("18 years or older"), not the length of a
degree or contract, and not what is only preferred.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._scope import quote_span, stated
from internscout.parse.words import WordPattern
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
_YEARS = r"(?:years?|yrs?\.?|jahre?n?|ans?|années?|jaar|jaren|años?|anni|anos?)"
_SPAN = WordPattern(
    rf"(?<![\d.,$€£/-])\b(?P<low>{_NUMBER})\s*(?:\(\w{{1,6}}\)\s*)?"
    rf"(?:(?:-|–|—|to|or|bis|à|a|tot|/|(?<=\d )(?=\d))\s*"
    rf"(?P<high>{_NUMBER})\s*(?:\(\w{{1,6}}\)\s*)?)?\+?[\s-]*(?:or more |plus |full "
    rf"|mehr )?{_YEARS}'?(?!\w)",
)
_LESS = re.compile(
    r"\b(?:less than|under|up to|fewer than|no more than|maximum(?: of)?|max\.?|bis zu|moins de|jusqu'à|minder dan"
    r"|hasta)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[^.;]{0,100}?(?:experien|erfahrung|expérience|ervaring|esperienza|track record|background)"
    r"|\s*(?:of\s+)?(?:[\w+#./,-]+\s+){0,4}"
    r"(?:working|developing|building|programming|coding|designing|using|managing|leading|writing|in (?:a|an|software"
    r"|data|research|industry|engineering))\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:experien\w*|erfahrung|expérience|ervaring"
    r"|esperienza)(?: \w+){0,2}\s*(?:\([^)]{0,30}\))?\s*[:\-–(]?\s*(?:required:?|level:?|min\w*\.?|at least|of|von|de"
    r"|mindestens|von mindestens|for|over|with an?|:|=)?\s*(?:at least|minimum(?: of)?|mindestens|a )?\s*$",
    re.IGNORECASE,
)
_NOT_DEMAND = re.compile(
    r"\b(?:we|our|company|firm|the group|founded|history|heritage|legacy|serving|founders?|has been"
    r"|with more than|I'm|my|together|combined|collective\w*|unternehmen|wir|nous"
    r"|notre"
    r"|wij|ons)\b",
    re.IGNORECASE,
)
# What the employer asks of those whom it hires for good is not asked of the student.
_FULL_TIME = re.compile(r"\bas an? (?:full-time|regular|permanent) (?:employee|hire)\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\b(?:you|your|candidates?|applicants?|require[ds]?|minimum|at least|must|qualif\w*|prefer\w*"
    r"|du|sie|vous|je)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\s*(?:of age|old|or older|and older|alt\b|ans et plus|or above|de edad|oud\b|degree|college"
    r"|university|of (?:college|university|study|study|coursework|academic|school|undergraduate|a )|program|contract"
    r"|consecutive|ago|prior to|completed|remaining|left|from|after|post|until|into|into their|into your|statute|jail"
    r"|warranty|diploma"
    r"|plan)",
    re.IGNORECASE,
)
_NAME = "experience_years_min"
_MOST = 20  # more is a company's age
_WISHED_BEFORE = re.compile(
    r"\b(?:prefer\w*|ideal(?:ly|erweise)?\b(?! ?(?:candidate|applicant|person))|idéal\w*|nice to have|bonus|desir\w+"
    r"|vorzugsweise)\b[^,;.)]*$",
    re.IGNORECASE,
)
# "preferably in a start-up" and "(in retail preferred)" wish for a kind of experience: the years stay demanded.
_WISHED_AFTER = re.compile(
    r"\bprefer(?:red|able)?\b|\b(?:an?|strong|big|huge|definite) plus\b|\bnice to have|\bbonus\b|\bdesir"
    r"|\bvon vorteil|\bwünschenswert|\bun atout"
    r"|\bideal\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^()]{14,}\)")
_ANOTHER = re.compile(
    r",[^,]*\b(?:experience|background|knowledge|degree|skills?|familiarity)\b"
    r"|(?-i:[a-z)] (?:Experience|Knowledge|Strong|Proven|Bachelor|Master|Excellent|Familiarity|Ability|Good)\b)",
    re.IGNORECASE,
)
_AROUND = 120
_CLAUSE_END = re.compile(r"[;.]")
_SKIPPED = frozenset((Section.TITLE, Section.LOCATION, Section.BENEFITS, Section.PREFERRED, Section.COMPANY))
_HEADING = re.compile(r"experience|erfahrung|expérience|ervaring|experiencia", re.IGNORECASE)


def find(doc: Document) -> list[Fact]:
    """One fact a demand: the lower end of the years named."""
    named = _SPAN.by_sentence(doc)
    previous: Sentence | None = None
    facts = []
    for sentence in stated(doc) if named else ():
        if sentence.start in named and sentence.section not in _SKIPPED:
            facts += list(_demands(doc, sentence, named[sentence.start], _is_heading(doc.text, previous)))
        previous = sentence
    return facts


def _is_heading(text: str, sentence: Sentence | None) -> bool:
    """Whether a sentence speaks of experience, so that a mere number of years after it means that."""
    return sentence is not None and _HEADING.search(text, sentence.start, sentence.end) is not None


def _demands(doc: Document, sentence: Sentence, named: list[re.Match[str]], headed: bool) -> Iterator[Fact]:
    text, start, end = doc.text, sentence.start, sentence.end
    headed = headed and end - start < 40
    for found in named:
        before = text[max(start, found.start() - 60) : found.start()]
        about = headed or _AFTER.match(text, found.end(), end) or _BEFORE.search(before)
        wished = _is_wished(before, text[found.end() : min(end, found.end() + 120)])
        years = 0.0 if _LESS.search(before) else _value(found["low"])
        told = wished or _AGE.match(text, found.end(), end) or _company_history(text, sentence, found)
        if about and not told and years <= _MOST:
            span = quote_span(doc, *found.span())
            yield fact(doc, _NAME, _whole(years), *span, rule="years of experience", confidence=0.9)


def _is_wished(before: str, after: str) -> bool:
    """True when the years themselves are preferred, not only a kind of them."""
    if _WISHED_BEFORE.search(before[-30:]):
        return True
    after = _ASIDE.sub(" ", after)
    wish = _WISHED_AFTER.search(_CLAUSE_END.split(after, maxsplit=1)[0])
    return wish is not None and _ANOTHER.search(after, 0, wish.start()) is None


def _company_history(text: str, sentence: Sentence, found: re.Match[str]) -> bool:
    """True where the words around tell of the employer's years, or of those that it asks of others."""
    if _FULL_TIME.search(text, sentence.start, sentence.end):
        return True
    if sentence.kind == "item" and (sentence.section is Section.REQUIREMENTS or text[sentence.start].isdigit()):
        return False
    start, end = max(sentence.start, found.start() - _AROUND), min(sentence.end, found.end() + _AROUND)
    told = _NOT_DEMAND.search(text, start, end) is not None
    return told and _ADDRESSED.search(text, sentence.start, sentence.end) is None


def _value(number: str) -> float:
    return float(_WORDS[number.lower()]) if number.lower() in _WORDS else float(number.replace(",", "."))


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
