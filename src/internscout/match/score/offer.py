"""The parts of the score on the offer: pay, freshness, deadline, and the student's wishes for companies and words."""

from internscout.match.asks import Dollars
from internscout.match.case import SILENT, Case
from internscout.match.market import Pay, hourly_median
from internscout.match.rules.wishes import find_word, is_company
from internscout.match.score.points import points
from internscout.match.view import looks_at
from internscout.match.words import number, several
from internscout.model import Part


@looks_at("pay", (), ("asks.dollars", "asks.countries", "asks.salary"))
def pay(case: Case) -> Part:
    """Against the median of student postings in that country: as much is worth 0.6, two thirds more all."""
    dollars, quote = case.asks.dollars, case.quote("salary")
    if case.asks.salary is None:
        return points("pay", SILENT, "not stated")
    if dollars is None or (usual := hourly_median(case.asks.countries)) is None:
        return points("pay", 0.5, "stated; no figure to compare it with", quote)
    hourly = _middle(dollars)
    share = min(1.0, max(0.0, 0.6 * hourly / usual.hourly_usd))
    return points("pay", share, _compared(hourly, usual), quote)


def _middle(dollars: Dollars) -> float:
    ends = [end for end in (dollars.low, dollars.high) if end is not None]
    return sum(ends) / len(ends)


def _compared(hourly: float, usual: Pay) -> str:
    about = f"about {number(round(hourly))} USD an hour"
    of = f"median of {usual.count} student postings"
    return f"{about}; usual in {usual.country}: {number(round(usual.hourly_usd))} ({of})"


@looks_at("freshness", (), ("ad.published", "ad.dated"))
def freshness(case: Case) -> Part:
    """All points for three days, none from 45 days on; at most half when the date of posting is not known."""
    days = max(0, (case.now.date() - case.ad.published).days)
    share = min(1.0, max(0.0, (45 - days) / 42))
    if not case.ad.dated:
        why = f"first seen {_days_ago(days)}; date of posting not stated"
        return points("freshness", min(0.5, share), why)
    return points("freshness", share, f"posted {_days_ago(days)}")


def _days_ago(days: int) -> str:
    return "today" if days == 0 else "yesterday" if days == 1 else f"{days} days ago"


@looks_at("deadline", (), ("ad.deadline",))
def deadline(case: Case) -> Part:
    """The nearer the deadline, the sooner it should be read."""
    last = case.ad.deadline
    if last is None:
        return points("deadline", SILENT, "none stated")
    days = (last - case.now.date()).days
    share = 0.0 if days < -1 else 1.0 if days <= 14 else 0.7 if days <= 45 else 0.5
    return points("deadline", share, f"apply by {last.isoformat()}", case.quote("deadline"))


@looks_at("company", ("wanted.companies",), ("ad.company",))
def company_wish(case: Case) -> Part | None:
    """Nothing to show when the student wishes for no company."""
    wished = case.profile.wanted.companies
    if not wished:
        return None
    listed = any(is_company(case, name) for name in wished)
    return points("company", 1 if listed else 0, "on your list" if listed else "not on your list")


@looks_at("words", ("wanted.words",), ("title", "text"))
def words_wish(case: Case) -> Part | None:
    """Half for one of the words that the student wishes for, all when every one of them is there."""
    wished = case.profile.wanted.words
    if not wished:
        return None
    found = [word for word in wished if (find_word(word, case.title) or find_word(word, case.text))]
    share = 0.5 + 0.5 * (len(found) - 1) / max(1, len(wished) - 1) if found else 0.0
    return points("words", 1.0 if len(found) == len(wished) else share, several(found) or "none of yours")
