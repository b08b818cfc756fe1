"""What becomes of a posting that a listing no longer names: the rules, as pure functions over states.

    open ──absent──► missing ──absent──► closed (gone)
      ▲                 │  ▲                ▲
      └──── seen ───────┘  └─ while in doubt, or still at its own address

Only a listing that is *proved* whole says that a posting is absent; a fault of any kind says nothing and never comes
here. One absence makes a posting missing, the second in a row closes it. Its own address is better evidence: where
that answers "not found" it is closed at once, and where it still answers it is not closed, unless the listing leaves
it out for two weeks.

A board that shows nothing, or has lost a great part of its postings from one reading to the next, is likelier at fault
than all its employers at once; and so is one that leaves out what answers at its own address. Absences found in such a
reading are in doubt: they close after three days, in a reading that is not in doubt itself, or with the next one that
the postings' own addresses confirm.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["open", "missing", "closed"]
Evidence: TypeAlias = Literal["absent", "not found", "answers", "emptied"]
Trust: TypeAlias = Literal["doubtful", "plain", "confirmed"]

MANY = 20  # so many postings may vanish at once, whatever their share
SHARE = 0.3
DOUBT = timedelta(days=3)
UNLISTED = timedelta(days=14)
ENOUGH_ASKED = 100  # that so many were asked for by their own addresses and none was found confirms the rest

GONE = "gone"
NOT_FOUND = "not found"
FEED_EMPTY = "feed_empty"
NOT_LISTED = "not listed any more"


@dataclass(frozen=True, slots=True)
class State:
    """A posting's state; `absences` in a row, the first of them at `absent_since`, `in_doubt` as told above."""

    status: Status = "open"
    absences: int = 0
    absent_since: datetime | None = None
    in_doubt: bool = False
    closed_at: datetime | None = None
    reason: str | None = None


def seen(_: State) -> State:
    """It is in a listing: whatever was thought of it, it is open. `merge_states.sql` writes just that."""
    return State()


def missed(state: State, evidence: Evidence, now: datetime, trust: Trust = "plain") -> State:
    """The state after a whole listing that does not name it. What is closed stays so."""
    if state.status == "closed":
        return state
    if evidence == "not found":
        return _closed(state, now, NOT_FOUND)
    since = state.absent_since or now
    held = replace(state, status="missing", absent_since=since)
    if evidence == "answers":
        return _closed(held, now, NOT_LISTED) if now - since >= UNLISTED else held
    doubted = trust != "confirmed" and (trust == "doubtful" or evidence == "emptied" or state.in_doubt)
    counted = replace(held, absences=state.absences + 1, in_doubt=doubted)
    if counted.absences < 2 or trust == "doubtful" or (doubted and now - since < DOUBT):
        return counted
    return _closed(counted, now, FEED_EMPTY if evidence == "emptied" else GONE)


def trust_in(newly_absent: int, before: int, asked: int, not_found: int) -> Trust:
    """How far a reading may be trusted in what it does not name.

    `newly_absent` of the `before` postings that the board showed last; of those that were `asked` for by their own
    addresses so many were `not_found`.
    """
    if not_found < asked:
        return "doubtful"  # it leaves out what is there
    if asked >= ENOUGH_ASKED:
        return "confirmed"
    return "doubtful" if newly_absent > MANY and newly_absent > SHARE * before else "plain"


def _closed(state: State, now: datetime, reason: str) -> State:
    return replace(state, status="closed", closed_at=now, reason=reason, in_doubt=False)
