"""What a student has done about a role, and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias, get_args

ApplicationStatus: TypeAlias = Literal["saved", "applied", "interview", "offer", "rejected", "hidden"]
STATUSES: tuple[ApplicationStatus, ...] = get_args(ApplicationStatus)


class Noted(NamedTuple):
    """One step as it is written down: of which posting, what happened on which day.

    `title`, `company` and `url` are what the posting was called then, for the day when it is not known any more.
    `noted_at` None stands for now.
    """

    posting_id: str
    title: str
    company: str
    url: str
    status: ApplicationStatus
    on: date
    note: str = ""
    noted_at: datetime | None = None


class Step(NamedTuple):
    """One step of an application: of its postings `posting_id` is the one that it was noted for."""

    status: ApplicationStatus
    on: date
    note: str
    noted_at: datetime
    posting_id: str


@dataclass(frozen=True, slots=True)
class Application:
    """All that a student noted of one role. There is at least one step; the last one says how things stand.

    `posting_id`, `title`, `company` and `url` are those of the role's best posting, `postings` all of them. `posting`
    is how that role stands: open, missing, closed, or unknown where no board ever showed it. `deadline` is the last day
    to apply, `closed_on` the day (UTC) on which the last of its postings closed.
    """

    posting_id: str
    title: str
    company: str
    url: str
    steps: tuple[Step, ...]
    postings: tuple[str, ...] = ()
    posting: Literal["open", "missing", "closed", "unknown"] = "unknown"
    deadline: date | None = None
    closed_on: date | None = None

    @property
    def status(self) -> ApplicationStatus:
        """How things stand."""
        return self.steps[-1].status

    @property
    def since(self) -> date:
        """The day of the last step; in the future for an interview that is to come."""
        return self.steps[-1].on

    def first(self, status: ApplicationStatus) -> date | None:
        """The day of the first step of this kind."""
        return min((step.on for step in self.steps if step.status == status), default=None)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a student should do about an application: `why` in a few words, `due` on which day, None for no certain one.

    A `due` that has passed is still to be done.
    """

    posting_id: str
    title: str
    company: str
    url: str
    status: ApplicationStatus
    due: date | None
    why: str
