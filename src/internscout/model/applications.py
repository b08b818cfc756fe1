"""What the student does with a posting, as far as a digest tells it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NextStep:
    """What is to be done next for one application: `why` in a sentence, `due` the day it is bound to, if any.

    `status` is where the application stands (`saved`, `applied`, `interview`, `offer` …).
    """

    posting_id: str
    title: str
    company: str
    url: str
    status: str
    due: date | None
    why: str
