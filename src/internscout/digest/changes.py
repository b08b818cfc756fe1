"""What a posting says otherwise than when it was shown, in words: what, old → new.

Only what a student decides by: no wording of the text. What was only a row of a list before and has its full text now
says more, which is no change of the role.
"""

from collections.abc import Callable, Iterator
from datetime import date

from internscout.digest import wording
from internscout.digest.model import Change
from internscout.model import Candidate, Json, Wording
from internscout.visible import visible

# Requirement → the word for it, and how its value is told.
_READ: tuple[tuple[str, str, Callable[[Json], str]], ...] = (
    ("salary", "pay", wording.pay),
    ("sponsorship", "visa sponsorship", wording.plain),
    ("citizenship", "citizenship", wording.codes),
    ("work_authorization", "work authorisation", wording.authorization),
    ("degrees", "degree", wording.levels),
    ("workplace", "workplace", wording.plain),
    ("start", "start", wording.start),
    ("duration", "duration", wording.duration),
    ("hours_per_week", "hours", wording.hours),
    ("kind", "kind", wording.plain),
)


def changes(former: Wording, now: Candidate, today: date) -> tuple[Change, ...]:
    """All changes from a former wording to the present one, in the order of reading."""
    if former.thin and not now.thin:
        return ()
    return tuple(change for change in _compared(former, now, today) if change.before != change.after)


def _compared(former: Wording, now: Candidate, today: date) -> Iterator[Change]:
    before, after = former.requirements, now.requirements
    then, last = wording.deadline(before.get("deadline"), former.apply_by), now.deadline
    before_day, after_day = (wording.day(day, today) if day else "" for day in (then, last))
    yield Change("deadline", before_day, after_day, former.same_parser)
    for key, what, told in _READ:
        yield Change(what, told(before.get(key)), told(after.get(key)), former.same_parser)
    yield Change("location", *_places(former, now))
    yield Change("title", visible(former.title), visible(now.title))
    yield Change("company", visible(former.company), visible(now.company))


def _places(former: Wording, now: Candidate) -> tuple[str, str, bool]:
    """Places as they were read; where nothing was read, as they are written."""
    before, after = (wording.places(said.get("locations"), limit=6) for said in (former.requirements, now.requirements))
    if before and after:
        return before, after, former.same_parser
    return visible(former.location), visible(now.location), True
