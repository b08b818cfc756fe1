"""What can go wrong, as types; every message is one line: what, where, what to do.

::

    InternScoutError              exit 1 unless said otherwise
    ├── UsageError                exit 2: the caller asked for something that is not there
    │   └── ConfigError           exit 2: internscout.toml or profile.toml; names file and key
    ├── SourceError               one board failed; the run goes on without it
    │   ├── FetchError            no usable answer came: status, timeout, size, address, encoding
    │   └── PayloadError          an answer came, and it is not what the vendor sends
    ├── StoreError                the DuckDB file cannot be opened, read or written
    │   └── QueryError            exit 2: the user's own SQL was refused
    ├── LakeError                 the lake cannot be reached, read or written
    ├── ExecutorError             those who were to read boards (processes, a cluster) cannot
    ├── DeliveryError             a digest could not be handed over; it stays owed
    └── BusyError                 exit 3: another run holds the lock

A `SourceError` is turned into a value (`model.BoardResult.error`) by the pipeline and never ends a run. Anything that
is not an `InternScoutError` is a bug and is raised as it is.
"""


class InternScoutError(Exception):
    """Base of all expected errors; `str(error)` is one line fit for the user."""

    exit_code = 1


class UsageError(InternScoutError):
    """The command cannot be carried out as it was given."""

    exit_code = 2


class ConfigError(UsageError):
    """A settings or profile file is missing, broken, or holds something that is not allowed."""


class SourceError(InternScoutError):
    """One board could not be read; carries the reason without the board's name."""


class FetchError(SourceError):
    """No usable HTTP answer; `status` is the HTTP status where there was one.

    `kept_out` says that the site asks programs to stay away (robots.txt).
    """

    def __init__(self, message: str, *, status: int | None = None, kept_out: bool = False) -> None:
        super().__init__(message)
        self.status = status
        self.kept_out = kept_out


class PayloadError(SourceError):
    """The answer is not in the vendor's format: HTML, empty, broken JSON, another shape."""


class StoreError(InternScoutError):
    """The database file cannot be used."""


class QueryError(StoreError):
    """SQL given by the user was refused by DuckDB."""

    exit_code = 2


class LakeError(InternScoutError):
    """The lake cannot be reached, read or written; the store is as it was."""


class ExecutorError(InternScoutError):
    """The processes or machines that were to read boards cannot be had, or do not get on."""


class DeliveryError(InternScoutError):
    """A digest could not be handed over; the run goes on, and the digest stays owed."""


class BusyError(InternScoutError):
    """Another run works on the same data folder."""

    exit_code = 3
