"""Named programmes in words, and which of them a digest tells: those that one can, or soon may, apply to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from internscout.digest import wording
from internscout.model import Programme, ProgrammeNews
from internscout.months import months_later
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


@dataclass(frozen=True, slots=True)
class Window:
    """A programme's usual time to apply, in whole months: `until` is the last day."""

    id: str
    name: str
    organisation: str
    page: str
    opens: date
    until: date


def windows(news: Iterable[ProgrammeNews]) -> tuple[Window, ...]:
    """The windows that are open or open soon by the usual months, the earliest first."""
    found = (window for one in news if (window := _window(one)))
    return tuple(sorted(found, key=lambda window: (window.opens, window.id)))


def _window(news: ProgrammeNews) -> Window | None:
    """Counted from the month that is known, its opening or its closing, to the other end of the same round."""
    programme = news.programme
    for first, last in programme.rounds:
        if news.opens is not None and news.state == "opens_soon" and news.opens.month == first:
            opens = news.opens
        elif news.closes is not None and news.closes.month == last:
            opens = months_later(news.closes, -((last - first) % 12))
        else:
            continue
        until = months_later(opens, (last - first) % 12 + 1) - timedelta(days=1)
        return Window(programme.id, programme.name, programme.organisation, programme.page, opens, until)
    return None
