"""A schema.org `JobPosting` → what a `Posting` holds. Knows no page: where the object came from is others' business.

Facts come from schema.org/JobPosting and Google's guidelines for it; what employers write into it differs: values are
texts, numbers, objects or lists of them, filler words stand for nothing, HTML is escaped once more.
"""

import html
import re
from collections.abc import Iterator
from datetime import date, timedelta

from internscout.model import Board, Json, Posting
from internscout.sources import _reading as r
from internscout.sources import _values as v
from internscout.sources._pay import pay_words

KEYS = r.keys(
    "@type @context @id url title name description hiringOrganization* identifier* jobLocation* jobLocationType",
    "applicantLocationRequirements* employmentType baseSalary* salaryCurrency datePosted dateModified validThrough",
    "responsibilities* qualifications* skills* educationRequirements* experienceRequirements* jobBenefits*",
    "incentiveCompensation* incentives* benefits* workHours* jobStartDate eligibilityToWorkRequirement*",
    "occupationalCategory* industry*",
    # known and of no use; an estimated salary is somebody else's guess
    "directApply image* logo* mainEntityOfPage* sameAs* estimatedSalary* totalJobOpenings applicationContact*",
    "potentialAction* experienceInPlaceOfEducation securityClearanceRequirement* specialCommitments* jobImmediateStart",
    "employerOverview*",
)
_SECTIONS = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("educationRequirements", "Education"),
    ("experienceRequirements", "Experience"),
    ("skills", "Skills"),
    ("eligibilityToWorkRequirement", "Eligibility"),
    ("workHours", "Working hours"),
    ("jobBenefits", "Benefits"),
    ("benefits", "Benefits"),
    ("incentiveCompensation", "Benefits"),
    ("incentives", "Benefits"),
)
_PERIODS = {"HOUR": "hour", "DAY": "day", "WEEK": "week", "MONTH": "month", "YEAR": "year", "ANNUAL": "year"}
_TOO_LONG = timedelta(days=2 * 365)
_FILLER = re.compile(r"(?:unavailable|not available|n/?a|none|null|undefined|unknown|-+|\.)", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_LITERAL_BREAK = re.compile(r"(?:\\r)?\\n")


def posting(board: Board, row: v.Row, external_id: str, url: str) -> Posting:
    """The posting, known under this id at this address. Raises `RowError` where it has no title."""
    title = " ".join(_TAG.sub(" ", html.unescape(v.line(row, "title") or v.line(row, "name"))).split())
    places = _places(row)
    text = _description(row)
    return Posting(
        board=board,
        external_id=external_id,
        title=title or v.needed_line({}, "title"),
        url=url,
        company=board.company or _company(row) or board.token,
        location="; ".join(places),
        locations=tuple(places),
        description=text,
        details=_details(row),
        posted_at=v.moment(row.get("datePosted")),
        updated_at=v.moment(row.get("dateModified")),
        apply_by=_last_day(row),
        requisition_id=requisition(row),
        thin=not text,
    )


def requisition(row: v.Row) -> str:
    """The employer's own identifier, or the empty string."""
    return next((w for value in _each(row.get("identifier")) if (w := _words(value, "value", "@value"))), "")


def _company(row: v.Row) -> str:
    found = (_words(value, "name", "legalName") for value in _each(row.get("hiringOrganization")))
    return html.unescape(next(filter(None, found), ""))


def _last_day(row: v.Row) -> date | None:
    """`validThrough`, unless it is years away: systems that want one are given any."""
    last, first = v.day(row.get("validThrough")), v.day(row.get("datePosted"))
    return None if last and first and last - first > _TOO_LONG else last


def _details(row: v.Row) -> tuple[tuple[str, str], ...]:
    kinds = (word for value in _each(row.get("employmentType")) for word in re.split(r"\s*,\s*", _words(value)))
    return v.details(
        ("Employment", ", ".join(v.unique(_kind(word) for word in kinds))),
        ("Workplace", _workplace(row)),
        ("Department", _listed(row, "occupationalCategory")),
        ("Pay", _pay(row)),
        ("Term", f"starts {start}" if (start := v.line(row, "jobStartDate")) else ""),
    )


def _kind(word: str) -> str:
    """`FULL_TIME` → Full time; OTHER says nothing; the employer's own words as they are."""
    if word.upper() == "OTHER":
        return ""
    return word.replace("_", " ").capitalize() if word.isupper() else word.replace("_", " ")


def _workplace(row: v.Row) -> str:
    kinds = {_words(value).upper() for value in _each(row.get("jobLocationType"))}
    if "TELECOMMUTE" not in kinds:
        return ""
    where = _listed(row, "applicantLocationRequirements", "; ")
    return f"Remote, for people in {where}" if where else "Remote"


def _places(row: v.Row) -> list[str]:
    """All places; by their names where their addresses are all the same and the names are not."""
    found = [(_address(place), _words(place, "name")) for place in _each(row.get("jobLocation"))]
    named = v.unique(name for _, name in found)
    if len({where for where, _ in found}) == 1 < len(named):
        return named
    return v.unique(where or name for where, name in found)


def _address(place: Json) -> str:
    """`Locality, Region, Country` of a place; a text as it is."""
    if not isinstance(place, dict):
        return _words(place)
    where = place.get("address", place if "addressLocality" in place else None)
    inner = next(iter(_each(where)), None)
    if not isinstance(inner, dict):
        return _words(inner)
    parts = (_words(inner.get(key), "name") for key in ("addressLocality", "addressRegion", "addressCountry"))
    return ", ".join(v.unique(parts))


def _description(row: v.Row) -> str:
    """The text, and below it what other keys say that is not in it."""
    text = v.text(row, "description")
    if "<" not in text and "&lt;" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _LITERAL_BREAK.sub("\n", text)  # a backslash and an n: the page's own program escaped twice
    more = [
        f"<h3>{name}</h3>{said}"
        for key, name in _SECTIONS
        if (said := "".join(_paragraph(value) for value in _each(row.get(key)))) and said not in text
    ]
    if not more:
        return text
    return (text if "<" in text else v.paragraphs(text)) + "".join(more)


def _paragraph(value: Json) -> str:
    """One value of a section as HTML; what it says in numbers, in words."""
    if isinstance(value, dict):
        months = v.amount(value, "monthsOfExperience")
        value = f"{months:g} months of experience" if months else _words(value, "credentialCategory", "name")
    text = v.text({"": value}, "").strip()
    return "" if _FILLER.fullmatch(text) else text if _TAG.search(text) else v.paragraphs(html.unescape(text))


def _pay(row: v.Row) -> str:
    """`baseSalary` in words: an amount of money with a value or a range, a number, or the employer's own words."""
    for salary in _each(row.get("baseSalary")):
        if isinstance(salary, str) and not re.fullmatch(r"[\d.,]+", salary.strip()):
            return " ".join(v.clean(salary).split())
        money: v.Row = salary if isinstance(salary, dict) else {"value": salary}
        value = money.get("value")
        span: v.Row = value if isinstance(value, dict) else money
        single = v.amount(span, "value") or v.amount(span, "price")
        low, high = v.amount(span, "minValue") or single, v.amount(span, "maxValue") or single
        currency = v.line(money, "currency") or v.line(money, "priceCurrency") or v.line(row, "salaryCurrency")
        unit = v.line(span, "unitText") or v.line(money, "unitText")
        if words := pay_words(currency, low, high, _PERIODS.get(unit.upper().removesuffix("LY"), "")):
            return words
    return ""


def _listed(row: v.Row, key: str, between: str = ", ") -> str:
    return between.join(v.unique(_words(value, "name") for value in _each(row.get(key))))


def _each(value: Json) -> Iterator[Json]:
    """The values of a list, of lists in lists, or the one value; nothing for null."""
    stack = [value]
    while stack:
        inner = stack.pop()
        if isinstance(inner, list):
            stack.extend(reversed(inner))
        elif inner is not None:
            yield inner


def _words(value: Json, *names: str) -> str:
    """A text, or the text under the first of these keys; the first of a list; fillers say nothing."""
    first = next(_each(value), None)
    if isinstance(first, dict):
        return next((words for name in names if (words := _words(first.get(name), *names))), "")
    text = html.unescape(v.line({"": first}, ""))
    return "" if _FILLER.fullmatch(text) else text
