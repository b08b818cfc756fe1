"""`internscout.toml`: which boards, how politely, where to, when. Relative paths count from the file's own folder."""

import difflib
from collections import Counter
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from cronsim import CronSim, CronSimError
from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator

from internscout.config import catalogue as shipped
from internscout.config.deliveries import Deliveries, Delivery, FileDelivery
from internscout.config.lake import Lake
from internscout.config.running import Run
from internscout.config.table import Table, as_tuple, http_address, known_zone, load
from internscout.errors import ConfigError
from internscout.model import Board

SETTINGS_FILE = "internscout.toml"
FILES = "file"  # the source whose boards are files, their `url` a path; and the delivery that is always there


class BoardEntry(Table):
    """One line of `sources.boards`."""

    source: str
    token: str = Field(min_length=1)
    company: str = ""
    url: str = ""
    base_url: str = ""

    def board(self) -> Board:
        """The same as the type that the steps pass on."""
        return Board(self.source, self.token, self.company, self.url, self.base_url)

    @field_validator("base_url")
    @classmethod
    def _server(cls, base_url: str) -> str:
        return http_address(base_url)

    @field_validator("url")
    @classmethod
    def _address(cls, url: str, entry: ValidationInfo) -> str:
        return url if entry.data.get("source") == FILES else http_address(url)


def _choice(value: object) -> object:
    """`none`, `ai`, `all`, or sources by name. Raises ValueError naming what is allowed."""
    words, names = (shipped.NONE, shipped.AI, shipped.ALL), shipped.vendors()
    if isinstance(value, str) and value in words:
        return value
    wrong = [name for name in value if name not in names] if isinstance(value, list) else [value]
    if wrong:
        quoted = ", ".join(f'"{word}"' for word in words)
        hint = _meant(wrong[0], names)
        raise ValueError(f"{wrong[0]!r} is not allowed{hint}; allowed: {quoted} or a list of {', '.join(names)}")
    return as_tuple(value)


def _meant(word: object, names: tuple[str, ...]) -> str:
    """A hint at the list of one source that a wrong choice comes close to."""
    near = difflib.get_close_matches(str(word), names, n=1)
    return f'; did you mean ["{near[0]}"]?' if near else ""


def _key(text: str) -> str:
    source, _, token = text.partition(":")
    if not source or not token:
        raise ValueError(f"{text!r} is no board; boards are written source:token")
    return text


class Sources(Table):
    """Which boards are read: those of `boards`, and those of the catalogue's choice that `skip` does not name."""

    catalogue: Annotated[str | tuple[str, ...], BeforeValidator(_choice)] = shipped.NONE
    skip: Annotated[tuple[Annotated[str, AfterValidator(_key)], ...], BeforeValidator(as_tuple)] = ()
    boards: Annotated[tuple[BoardEntry, ...], BeforeValidator(as_tuple)] = ()

    @property
    def listed(self) -> tuple[Board, ...]:
        """The boards that the file itself lists, in its order."""
        return tuple(entry.board() for entry in self.boards)

    @property
    def from_catalogue(self) -> tuple[shipped.Entry, ...]:
        """What the catalogue adds; keys are compared whatever their case, as vendors do with tokens."""
        left_out = {key.casefold() for key in (*self.skip, *(board.key for board in self.listed))}
        return tuple(entry for entry in shipped.chosen(self.catalogue) if entry.board.key.casefold() not in left_out)

    @property
    def idle_skips(self) -> tuple[str, ...]:
        """What `skip` names without any effect: the catalogue's choice has no such board."""
        chosen = {entry.board.key.casefold() for entry in shipped.chosen(self.catalogue)}
        return tuple(key for key in self.skip if key.casefold() not in chosen)

    @field_validator("boards")
    @classmethod
    def _no_doubles(cls, boards: tuple[BoardEntry, ...]) -> tuple[BoardEntry, ...]:
        times = Counter(entry.board().key.casefold() for entry in boards)
        doubled = dict.fromkeys(key for entry in boards if times[(key := entry.board().key).casefold()] > 1)
        if doubled:
            raise ValueError(f"listed twice: {', '.join(sorted(doubled))}")
        return boards


class Fetch(Table):
    """How politely and how patiently boards are asked. Times in seconds, sizes in MiB.

    `board_seconds` is for all requests of one board. A text that is asked for by itself is asked for again after
    `text_days`, also when the listing says nothing new of it. `mirror` sends every request to another server, as
    `<mirror>/<host>/<path>`: for tests and the demo.
    """

    contact: str = ""
    per_host: int = Field(4, ge=1, le=16)
    gap_seconds: float = Field(0.25, ge=0, le=60)
    timeout_seconds: float = Field(30, gt=0, le=600)
    deadline_seconds: float = Field(120, gt=0, le=3600)
    board_seconds: float = Field(1800, gt=0, le=86400)
    text_days: float = Field(14, ge=0, le=365)
    max_megabytes: float = Field(64, gt=0, le=1024)
    retries: int = Field(3, ge=0, le=10)
    mirror: str = ""

    @field_validator("mirror")
    @classmethod
    def _address(cls, mirror: str) -> str:
        return http_address(mirror)


class Storage(Table):
    """What is kept beside the database, and answers for how many days (0: for good)."""

    keep_raw: bool = True
    raw_days: float = Field(0, ge=0, le=36500)


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
        if not name:
            raise ValueError("should not be empty")
        return known_zone(name)

    @field_validator("cron")
    @classmethod
    def _five_fields(cls, cron: str) -> str:
        if len(cron.split()) != 5:
            raise ValueError(f"{cron!r} is not five fields: minute hour day month weekday")
        try:
            CronSim(cron, datetime(2026, 1, 1, tzinfo=UTC))
        except CronSimError as error:
            raise ValueError(f"{cron!r} is no cron expression: {str(error).lower()}") from None
        return cron


class Settings(Table):
    """All of `internscout.toml`. `data_dir` is absolute once loaded."""

    data_dir: Path = Field(Path("data"), strict=False)
    sources: Sources = Sources()
    fetch: Fetch = Fetch()
    storage: Storage = Storage()
    run: Run = Run()
    lake: Lake = Lake()
    digest: Digest = Digest()
    schedule: Schedule = Schedule()
    deliveries: Deliveries = Field(default_factory=dict)

    @field_validator("deliveries")
    @classmethod
    def _file_is_files(cls, deliveries: Deliveries) -> Deliveries:
        if not isinstance(deliveries.get(FILES), FileDelivery | None):
            raise ValueError(f'"{FILES}" is the name of the digests\' files; give this delivery another')
        return deliveries

    def delivery(self, name: str) -> Delivery | None:
        """The delivery of this name; "file" is always there, and `digests` its folder unless it is given one."""
        return self.deliveries.get(name) or (FileDelivery(kind="file", folder=self.digests) if name == FILES else None)

    @property
    def boards(self) -> tuple[Board, ...]:
        """The boards that are read: those that the file lists, in its order, then the catalogue's."""
        return _boards(self.sources)

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
    def staging(self) -> str:
        """Where others leave what they read: a folder or an `s3://` address."""
        return self.run.staging or str(self.data_dir / "work" / "staging")

    @property
    def digests(self) -> Path:
        """The folder of digests."""
        return self.data_dir / "digests"


@lru_cache(maxsize=4)  # asked for with every step of a run, and the catalogue is long
def _boards(sources: Sources) -> tuple[Board, ...]:
    return (*sources.listed, *(entry.board for entry in sources.from_catalogue))


def load_settings(path: Path) -> Settings:
    """Read `internscout.toml`. Raises `ConfigError`."""
    settings = load(path, Settings)
    data_dir = _located(path, "data_dir", settings.data_dir)
    if "?" in str(data_dir):
        # DuckDB takes what follows for no part of the path, and puts its log into the folder above.
        raise ConfigError(f"{path}: key 'data_dir': {data_dir} has a ? in it; DuckDB can keep no file there")
    whole = {
        "data_dir": data_dir,
        "sources": _with_files(settings.sources, path),
        "run": _run(settings.run, path),
        "lake": _lake(settings.lake, path),
    }
    deliveries = {name: _placed(one, name, path) for name, one in settings.deliveries.items()}
    return settings.model_copy(update={**whole, "deliveries": deliveries})


def _lake(lake: Lake, config: Path) -> Lake:
    """The same with an absolute path where it is a folder."""
    if not lake.path or lake.remote:
        return lake
    return lake.model_copy(update={"path": str(_located(config, "lake.path", Path(lake.path)))})


def _run(run: Run, config: Path) -> Run:
    """The same with an absolute path where it is a folder."""
    if not run.staging or "://" in run.staging:
        return run
    return run.model_copy(update={"staging": str(_located(config, "run.staging", Path(run.staging)))})


def _placed(delivery: Delivery, name: str, config: Path) -> Delivery:
    """The same with absolute paths."""

    def placed(key: str, value: Path | tuple[Path, ...] | None) -> Path | tuple[Path, ...] | None:
        if isinstance(value, tuple):
            return tuple(_located(config, f"deliveries.{name}.{key}", one) for one in value)
        return value and _located(config, f"deliveries.{name}.{key}", value)

    update = {key: placed(key, getattr(delivery, key)) for key in delivery.paths}
    return delivery.model_copy(update=update)


def _with_files(sources: Sources, config: Path) -> Sources:
    """The same with the paths of boards that are files of the user's own as whole `file:` addresses."""

    def whole(entry: BoardEntry) -> BoardEntry:
        if entry.source != FILES or not entry.url or entry.url.startswith("file:"):
            return entry
        return entry.model_copy(update={"url": _located(config, "sources.boards", Path(entry.url)).as_uri()})

    return sources.model_copy(update={"boards": tuple(map(whole, sources.boards))})


def _located(config: Path, key: str, path: Path) -> Path:
    """An absolute path; a relative one counts from the file's own folder. Raises `ConfigError`."""
    try:
        return (config.parent / path.expanduser()).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise ConfigError(f"{config}: key {key!r}: {path} cannot be found: {error}") from None
