"""What a run did, in counts."""

from dataclasses import dataclass
from datetime import datetime

from internscout.model.boards import Outcome


@dataclass(frozen=True, slots=True)
class BoardFailure:
    """A board that could not be read in a run, or not whole, and why."""

    board: str
    company: str
    reason: str
    outcome: Outcome = "failed"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did, in counts; `failures` names each board that failed, `doubts` each that was not read whole.

    `status` is `running`, `ok`, `degraded` (some boards failed, or a digest was not taken), `failed` (all boards
    failed) or `interrupted`; in that case `boards_read` and `failures` together are fewer than `boards`.
    """

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    boards: int
    failures: tuple[BoardFailure, ...]
    seen: int
    new: int
    changed: int
    unchanged: int
    closed: int
    reopened: int
    row_faults: int
    unread_keys: int
    status: str
    boards_read: int
    doubts: tuple[BoardFailure, ...] = ()
