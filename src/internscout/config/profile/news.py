"""How and when the student wants the digest."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from internscout.config.deliveries import Addresses
from internscout.config.profile.values import Weekday
from internscout.config.table import Table, as_tuple, known_zone, shaped

_WEEK: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Delivering(Table):
    """`[digest]` of a profile. What is left out is as the settings have it.

    `max` is how many new postings a digest shows; `deliver` names deliveries of the settings ("file" is always there);
    `to` are the addresses for e-mail deliveries that name none; it comes on `days`, not before the local time `at`, in
    `timezone`. An empty digest is not sent; with `heartbeat` "weekly" it is, when a week has passed without any. An
    application is to be asked after when `no_answer_days` brought none.
    """

    max: int | None = Field(None, ge=1, le=1000)
    to: Addresses = ()
    deliver: Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(as_tuple)] = ("file",)
    days: Annotated[tuple[Weekday, ...], BeforeValidator(as_tuple), Field(min_length=1)] = _WEEK
    at: Annotated[str, shaped(r"([01]\d|2[0-3]):[0-5]\d", "a time such as '08:00'")] = "00:00"
    timezone: Annotated[str, AfterValidator(known_zone)] = ""
    heartbeat: Literal["never", "weekly"] = "never"
    no_answer_days: int = Field(14, ge=1, le=365)
