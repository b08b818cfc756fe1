"""`profile.toml`: one student. Skills and fields of study are given in any known spelling and kept as canonical ids."""

import difflib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from internscout import taxonomy
from internscout.config.table import Table, as_tuple, load

PROFILE_FILE = "profile.toml"

Kind = Literal[
    "internship", "coop", "working_student", "thesis", "apprenticeship", "fellowship", "new_grad", "employee", "other"
]
Level = Literal["high_school", "associate", "bachelor", "master", "phd", "mba"]


def _country(value: object) -> object:
    """ISO 3166 codes that exist."""
    if isinstance(value, str) and value.lower() not in taxonomy.names("countries"):
        raise ValueError(f"{value!r} is no country code of two letters, such as 'US' or 'DE'")
    return value.upper() if isinstance(value, str) else value


Country = Annotated[str, BeforeValidator(_country)]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


def _known(vocabulary: str) -> BeforeValidator:
    """A list of ids or spellings of one vocabulary → canonical ids."""

    def canonical(value: object) -> object:
        if not isinstance(value, list):
            return value
        spellings = {
            s.casefold(): t.id for t in taxonomy.terms(vocabulary) for s in (t.id, t.name, *t.aliases, *t.exact)
        }
        found = []
        for entry in value:
            if (key := str(entry).casefold()) not in spellings:
                near = difflib.get_close_matches(key, spellings, n=1)
                hint = f"; did you mean {spellings[near[0]]!r}?" if near else ""
                raise ValueError(f"{entry!r} is not in the vocabulary of {vocabulary}{hint}")
            found.append(spellings[key])
        return tuple(dict.fromkeys(found))

    return BeforeValidator(canonical)


Texts = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(as_tuple)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(as_tuple)]


class Study(Table):
    """What the student studies. `level` is the degree in progress; `graduation` the month it is expected."""

    level: Level | None = None
    enrolled: bool = True
    graduation: Month | None = None
    fields: Annotated[tuple[str, ...], _known("fields_of_study")] = ()
    gpa: float | None = Field(None, ge=0, le=100)


class Skills(Table):
    """What the student knows, in canonical ids (any known spelling is accepted)."""

    languages: Annotated[tuple[str, ...], _known("languages")] = ()
    frameworks: Annotated[tuple[str, ...], _known("frameworks")] = ()
    areas: Annotated[tuple[str, ...], _known("areas")] = ()
    maths: Annotated[tuple[str, ...], _known("maths")] = ()


class Places(Table):
    """Where the student would work; empty lists mean anywhere. `remote` accepts remote roles of those countries."""

    cities: Texts = ()
    countries: Countries = ()
    remote: bool = True


class Work(Table):
    """Where the student may work: `authorised` without sponsorship, `citizenships` (also permanent residence)."""

    authorised: Countries = ()
    citizenships: Countries = ()
    spoken_languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], BeforeValidator(as_tuple)] = (
        "en",
    )
    experience_years: float = Field(0, ge=0, le=60)


class Wanted(Table):
    """What the student looks for."""

    kinds: Annotated[tuple[Kind, ...], BeforeValidator(as_tuple)] = (
        "internship", "coop", "working_student", "thesis", "fellowship",
    )  # fmt: skip
    ml: Annotated[tuple[Literal["core", "adjacent", "none"], ...], BeforeValidator(as_tuple)] = ("core", "adjacent")
    start_from: Month | None = None
    start_to: Month | None = None
    weeks_min: float | None = Field(None, ge=0)
    weeks_max: float | None = Field(None, ge=0)
    pay_hourly_min: float | None = Field(None, ge=0)
    pay_currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    companies: Texts = ()
    companies_never: Texts = ()
    words_never: Texts = ()

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for low, high in (("start_from", "start_to"), ("weeks_min", "weeks_max")):
            first, last = getattr(self, low), getattr(self, high)
            if first is not None and last is not None and first > last:
                raise ValueError(f"{low} = {first} is after {high} = {last}")
        return self


class Profile(Table):
    """All of `profile.toml`: one student. `name` is used in the digest's title and must differ between profiles."""

    name: str = Field("student", min_length=1, max_length=60, pattern=r"^[\w .'-]+$")
    study: Study = Study()
    skills: Skills = Skills()
    places: Places = Places()
    work: Work = Work()
    wanted: Wanted = Wanted()


def load_profile(path: Path) -> Profile:
    """Read `profile.toml`. Raises `ConfigError`."""
    return load(path, Profile)
