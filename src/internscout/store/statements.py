"""The SQL of the store, read from `sql/`: a file of `queries/` is named by what it does, `$name` marks its parameters.

SQL lives in files so that it can be read, run and explained as SQL; nothing here puts values into its text.
"""

from functools import cache
from importlib import resources

_FOLDER = resources.files("internscout.store").joinpath("sql")


@cache
def statement(name: str) -> str:
    """The text of `sql/queries/<name>.sql`."""
    return _FOLDER.joinpath("queries", f"{name}.sql").read_text(encoding="utf-8")


@cache
def scripts(folder: str) -> tuple[tuple[str, str], ...]:
    """(name, text) of every file of `sql/<folder>`, ordered by name."""
    files = sorted(_FOLDER.joinpath(folder).iterdir(), key=lambda file: file.name)
    return tuple(
        (file.name.removesuffix(".sql"), file.read_text(encoding="utf-8"))
        for file in files
        if file.name.endswith(".sql")
    )
