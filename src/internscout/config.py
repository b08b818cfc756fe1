"""`internscout.toml` and `profile.toml`: read, checked, frozen.

Every key has a type and a range; an unknown key, a wrong type or broken TOML is a `ConfigError` of one line that names
the file, the key and what is allowed. Relative paths count from the file's own folder.
"""

import difflib
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from internscout import taxonomy
from internscout.errors import ConfigError
from internscout.model import Board

SETTINGS_FILE = "internscout.toml"
PROFILE_FILE = "profile.toml"

Kind = Literal[
    "internship", "coop", "working_student", "thesis", "apprenticeship", "fellowship", "new_grad", "employee", "other"
]
Level = Literal["high_school", "associate", "bachelor", "master", "phd", "mba"]
Country = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Month = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
M = TypeVar("M", bound="Table")


class Table(BaseModel):
    """A TOML table: frozen, strict types, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


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


def _tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_tuple)]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_tuple)]


class BoardEntry(Table):
    """One line of `sources.boards`."""

    source: str
    token: str = Field(min_length=1)
    company: str = ""
    url: str = ""

    def board(self) -> Board:
        """The same as the type that the steps pass on."""
        return Board(self.source, self.token, self.company, self.url)


class Sources(Table):
    """Which boards are read."""

    boards: Annotated[tuple[BoardEntry, ...], BeforeValidator(_tuple)] = ()

    @field_validator("boards")
    @classmethod
    def _no_doubles(cls, boards: tuple[BoardEntry, ...]) -> tuple[BoardEntry, ...]:
        keys = [entry.board().key for entry in boards]
        if doubled := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"listed twice: {', '.join(doubled)}")
        return boards


class Fetch(Table):
    """How politely and how patiently boards are asked. Times in seconds, sizes in MiB."""

    contact: str = ""
    per_host: int = Field(4, ge=1, le=16)
    gap_seconds: float = Field(0.25, ge=0, le=60)
    timeout_seconds: float = Field(30, gt=0, le=600)
    deadline_seconds: float = Field(120, gt=0, le=3600)
    max_megabytes: float = Field(64, gt=0, le=1024)
    retries: int = Field(3, ge=0, le=10)
    mirror: str = ""


class Storage(Table):
    """What is kept beside the database."""

    keep_raw: bool = True


class Run(Table):
    """How a run uses the machine. `processes = 0`: as many as there are cores; `batch` boards are stored at once."""

    processes: int = Field(0, ge=0, le=64)
    batch: int = Field(50, ge=1, le=200)


class Digest(Table):
    """How much one digest holds."""

    max_new: int = Field(40, ge=1, le=1000)
    closing_soon_days: int = Field(14, ge=1, le=90)
    min_score: float = Field(0, ge=0, le=100)


class Schedule(Table):
    """When `internscout serve` runs; five-field cron in the named time zone."""

    cron: str = "0 6 * * *"
    timezone: str = "UTC"

    @field_validator("timezone")
    @classmethod
    def _zone(cls, name: str) -> str:
        if name not in available_timezones():
            near = difflib.get_close_matches(name, available_timezones(), n=1)
            raise ValueError(f"{name!r} is no IANA time zone" + (f"; did you mean {near[0]!r}?" if near else ""))
        return name

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, cron: str) -> str:
        if len(cron.split()) != 5:
            raise ValueError(f"{cron!r} is not five fields: minute hour day month weekday")
        return cron

    @property
    def zone(self) -> ZoneInfo:
        """The time zone."""
        return ZoneInfo(self.timezone)


class Settings(Table):
    """All of `internscout.toml`. `data_dir` is absolute once loaded."""

    data_dir: Path = Field(Path("data"), strict=False)
    sources: Sources = Sources()
    fetch: Fetch = Fetch()
    storage: Storage = Storage()
    run: Run = Run()
    digest: Digest = Digest()
    schedule: Schedule = Schedule()

    @property
    def boards(self) -> tuple[Board, ...]:
        """The configured boards, in the file's order."""
        return tuple(entry.board() for entry in self.sources.boards)

    @property
    def published(self) -> Path:
        """The DuckDB file that people may open."""
        return self.data_dir / "internscout.duckdb"

    @property
    def working(self) -> Path:
        """The DuckDB file that only the pipeline opens."""
        return self.data_dir / "work" / "internscout.work.duckdb"

    @property
    def raw(self) -> Path:
        """The folder of archived payloads."""
        return self.data_dir / "raw"

    @property
    def digests(self) -> Path:
        """The folder of digests."""
        return self.data_dir / "digests"


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
    spoken_languages: Annotated[tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...], BeforeValidator(_tuple)] = (
        "en",
    )
    experience_years: float = Field(0, ge=0, le=60)


class Wanted(Table):
    """What the student looks for."""

    kinds: Annotated[tuple[Kind, ...], BeforeValidator(_tuple)] = (
        "internship", "coop", "working_student", "thesis", "fellowship",
    )  # fmt: skip
    ml: Annotated[tuple[Literal["core", "adjacent", "none"], ...], BeforeValidator(_tuple)] = ("core", "adjacent")
    start_from: Month | None = None
    start_to: Month | None = None
    weeks_min: float | None = Field(None, ge=0)
    weeks_max: float | None = Field(None, ge=0)
    pay_hourly_min: float | None = Field(None, ge=0)
    pay_currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    companies: Texts = ()
    companies_never: Texts = ()
    words_never: Texts = ()


class Profile(Table):
    """All of `profile.toml`: one student. `name` is used in the digest's title and must differ between profiles."""

    name: str = Field("student", min_length=1, pattern=r"^[\w .'-]+$")
    study: Study = Study()
    skills: Skills = Skills()
    places: Places = Places()
    work: Work = Work()
    wanted: Wanted = Wanted()


def load_settings(path: Path) -> Settings:
    """Read `internscout.toml`. Raises `ConfigError`."""
    settings = _load(path, Settings)
    data_dir = (path.parent / settings.data_dir.expanduser()).resolve()
    return settings.model_copy(update={"data_dir": data_dir})


def load_profile(path: Path) -> Profile:
    """Read `profile.toml`. Raises `ConfigError`."""
    return _load(path, Profile)


def _load(path: Path, model: type[M]) -> M:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: not found; `internscout init` writes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    try:
        return model.model_validate(table)
    except ValidationError as error:
        raise ConfigError(f"{path}: {_first_fault(error, model)}") from None


def _first_fault(error: ValidationError, model: type[Table]) -> str:
    """The first fault as `key: what is wrong; what is allowed` (and how many more there are)."""
    faults = error.errors(include_url=False)
    fault = faults[0]
    path = [part for part in fault["loc"] if isinstance(part, str | int)]
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
    more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
    if fault["type"] == "extra_forbidden":
        allowed = _keys_at(model, path[:-1])
        near = difflib.get_close_matches(str(path[-1]), allowed, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return f"unknown key {key!r}{hint}; allowed here: {', '.join(allowed)}{more}"
    message = fault["msg"].removeprefix("Value error, ").replace("Input should be", "should be")
    given = f", not {_short(fault['input'])}" if fault["type"] not in ("value_error", "missing") else ""
    return f"key {key!r}: {message}{given}{more}"


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _keys_at(model: type[BaseModel], path: list[Any]) -> list[str]:
    """The keys that the table at `path` may have."""
    for part in path:
        if isinstance(part, int):
            continue
        annotation: Any = model.model_fields[part].annotation
        candidates = [annotation, *getattr(annotation, "__args__", ())]
        model = next(c for c in candidates if isinstance(c, type) and issubclass(c, BaseModel))
    return list(model.model_fields)


def month_of(text: str) -> date:
    """The first day of a `YYYY-MM` month."""
    year, month = text.split("-")
    return date(int(year), int(month), 1)
