"""What the student looks for, and where."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from internscout.config.profile.values import Countries, Kind, Month, Term, Texts
from internscout.config.table import Table, as_tuple, shaped


class Places(Table):
    """Where the student would work; empty lists mean anywhere. `remote` accepts remote roles of those countries.

    `radius_km` widens each city to what lies so near, in a straight line. `onsite`, `hybrid` and `remote` say which
    ways of working would do.
    """

    cities: Texts = ()
    radius_km: float = Field(0, ge=0, le=1000)
    countries: Countries = ()
    remote: bool = True
    hybrid: bool = True
    onsite: bool = True

    @model_validator(mode="after")
    def _some_way(self) -> Self:
        if not (self.remote or self.hybrid or self.onsite):
            raise ValueError("remote, hybrid and onsite are all false: no posting could fit")
        if self.radius_km and not self.cities:
            raise ValueError("radius_km is set, but cities is empty: a radius is counted from a city")
        return self


class Wanted(Table):
    """What the student looks for.

    `terms` are alternatives to the window from `start_from` to `start_to`: either makes a start fit. Pay is compared
    by the hour. `words` raise a posting's rank, `words_never` hide it.
    """

    kinds: Annotated[tuple[Kind, ...], BeforeValidator(as_tuple)] = (
        "internship", "coop", "working_student", "thesis", "fellowship",
    )  # fmt: skip
    ml: Annotated[tuple[Literal["core", "adjacent", "none"], ...], BeforeValidator(as_tuple)] = ("core", "adjacent")
    terms: Annotated[tuple[Term, ...], BeforeValidator(as_tuple)] = ()
    start_from: Month | None = None
    start_to: Month | None = None
    weeks_min: float | None = Field(None, ge=0)
    weeks_max: float | None = Field(None, ge=0)
    hours_max: float | None = Field(None, gt=0, le=80)
    pay_hourly_min: float | None = Field(None, ge=0)
    pay_currency: Annotated[str, shaped(r"[A-Z]{3}", "a currency such as 'EUR'")] = "USD"
    companies: Texts = ()
    companies_never: Texts = ()
    words: Texts = ()
    words_never: Texts = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for low, high in (("start_from", "start_to"), ("weeks_min", "weeks_max")):
            first, last = getattr(self, low), getattr(self, high)
            if first is not None and last is not None and first > last:
                raise ValueError(f"{low} = {first} is after {high} = {last}")
        return self
