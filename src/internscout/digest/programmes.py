"""Named programmes in words, and which of them a digest tells: those that one can, or soon may, apply to."""

from collections.abc import Sequence

from internscout.digest import wording
from internscout.model import Programme, ProgrammeNews
from internscout.taxonomy import LEVELS

_TOLD = ("open", "opens_soon", "usually_open")


def told(news: Sequence[ProgrammeNews]) -> list[ProgrammeNews]:
    """Those that a digest tells, in the order given."""
    return [one for one in news if one.state in _TOLD]


def name_of(news: ProgrammeNews) -> str:
    """What is remembered of a programme that was told: it is news again when it stands otherwise, or a year later."""
    until = news.opens or news.closes
    return f"programme:{news.programme.id}:{news.state}" + (f":{until:%Y-%m}" if until else "")


def standing(news: ProgrammeNews) -> str:
    """`open now: 3 postings`, `opens soon (usually in December)`, `usually open now (until January)`."""
    if news.state == "open":
        count = len(news.postings)
        return f"open now: {count} posting{'' if count == 1 else 's'}"
    if news.state == "usually_open" and news.closes:
        return f"usually open now (until {wording.MONTHS[news.closes.month - 1]})"
    if news.opens:
        month = wording.MONTHS[news.opens.month - 1]
        return f"opens soon (usually in {month})" if news.state == "opens_soon" else f"usually opens in {month}"
    return "at any time, as places come up"


def takes(programme: Programme) -> str:
    """`bachelor, master, PhD`."""
    return ", ".join(LEVELS[level] for level in programme.levels)


def length(programme: Programme) -> str:
    """`12–24 weeks`, or nothing where it is not known."""
    if programme.weeks is None:
        return ""
    low, high = programme.weeks
    return wording.duration({"min": low, "max": high, "unit": "week"})
