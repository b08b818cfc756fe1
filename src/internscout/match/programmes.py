"""Named programmes: which are open, usually open, or open soon, for a student at one level. Pure: the day is passed in.

Residencies and student programmes that people look for by name, from `data/programmes.toml`. Their months are a rule of
thumb: only a posting that is open says that a programme is.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

from internscout.model import OpenPosting, Programme, ProgrammeNews, ProgrammeState

__all__ = ["of_programmes", "programme_news", "programmes"]

SOON = timedelta(days=45)

# In the order of reading.
_ORDER: tuple[ProgrammeState, ...] = ("open", "opens_soon", "usually_open", "any_time", "closed")
_NEAR = {"mba": "master"}  # levels that programmes do not name


@dataclass(frozen=True, slots=True)
class _Rule:
    """What tells a programme's postings: the first words of the company's name (none: any company), and the title."""

    programme: Programme
    companies: tuple[tuple[str, ...], ...]
    title: re.Pattern[str]

    def is_at(self, company: Sequence[str]) -> bool:
        return any(tuple(company[: len(words)]) == words for words in self.companies)


def programmes() -> tuple[Programme, ...]:
    """All named programmes, ordered by id."""
    return tuple(rule.programme for rule in _rules())


def of_programmes(postings: Iterable[OpenPosting]) -> tuple[OpenPosting, ...]:
    """Those of the postings by which any programme is open: all that `programme_news` has to be given."""
    return tuple({posting.id: posting for found in _found(postings).values() for posting in found}.values())


def programme_news(postings: Iterable[OpenPosting], *, on: date, level: str | None = None) -> tuple[ProgrammeNews, ...]:
    """How each programme for students of this level (None: all) stands on a day; those to act on first."""
    wanted = _NEAR.get(level or "", level)
    found = _found(postings)
    news = (
        _news(programme, found.get(programme.id, ()), on)
        for programme in programmes()
        if wanted is None or wanted in programme.levels
    )
    return tuple(sorted(news, key=_order))


def _order(news: ProgrammeNews) -> tuple[int, date, str]:
    """By state; then what opens or closes first."""
    return _ORDER.index(news.state), news.opens or news.closes or date.max, news.programme.id


def _news(programme: Programme, postings: Sequence[OpenPosting], on: date) -> ProgrammeNews:
    if postings:
        return ProgrammeNews(programme, "open", tuple(postings))
    if not programme.rounds:
        return ProgrammeNews(programme, "any_time")
    if closing := [_next(closes, on) for opens, closes in programme.rounds if _holds(opens, closes, on.month)]:
        return ProgrammeNews(programme, "usually_open", closes=min(closing))
    opens = min(_next(opens, on) for opens, _ in programme.rounds)
    return ProgrammeNews(programme, "opens_soon" if opens - on <= SOON else "closed", opens=opens)


def _holds(opens: int, closes: int, month: int) -> bool:
    """Whether a month lies in a round, which may run over the turn of the year."""
    return (month - opens) % 12 <= (closes - opens) % 12


def _next(month: int, on: date) -> date:
    """The first day of the next month of this number, `on`'s own month being the next."""
    return date(on.year + (month < on.month), month, 1)


def _found(postings: Iterable[OpenPosting]) -> Mapping[str, list[OpenPosting]]:
    """Programme id → its open postings."""
    found: dict[str, list[OpenPosting]] = {}
    at_company: dict[str, list[_Rule]] = {}
    anywhere = [rule for rule in _rules() if not rule.companies]
    for posting in postings:
        if posting.company not in at_company:
            words = _words(posting.company)
            at_company[posting.company] = [rule for rule in _rules() if rule.is_at(words)]
        for rule in (*at_company[posting.company], *(anywhere if _anywhere().search(posting.title) else ())):
            if rule.title.search(posting.title):
                found.setdefault(rule.programme.id, []).append(posting)
    return found


def _words(company: str) -> tuple[str, ...]:
    """The words of a company's name, without an article before them."""
    words = re.findall(r"\w+", company.casefold())
    return tuple(words[1:] if words[:1] == ["the"] else words)


@cache
def _anywhere() -> re.Pattern[str]:
    """What a title must hold to be of a programme that places students with others: one pattern for all titles."""
    return re.compile("|".join(rule.title.pattern for rule in _rules() if not rule.companies), re.IGNORECASE)


@cache
def _rules() -> tuple[_Rule, ...]:
    text = resources.files(__package__).joinpath("data", "programmes.toml").read_text(encoding="utf-8")
    return tuple(
        _Rule(
            programme=Programme(
                id=key,
                name=table["name"],
                organisation=table["organisation"],
                page=table["page"],
                checked=table["checked"],
                levels=tuple(table["levels"]),
                weeks=tuple(table["weeks"]) if "weeks" in table else None,
                rounds=tuple((opens, closes) for opens, closes in table["rounds"]),
            ),
            companies=tuple(_words(company) for company in table["companies"]),
            title=re.compile(table["title"], re.IGNORECASE),
        )
        for key, table in tomllib.loads(text).items()
    )
