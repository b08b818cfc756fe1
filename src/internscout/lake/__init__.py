"""The lake: the history of one store or of several, as Delta tables in a folder or on S3 (docs/scaling.md).

Delta's log makes several writers safe: each commit is a new file of the next number, made only where there is none, so
that one of two that come at the same time goes after the other. No DuckDB here: `store` gives the rows, and asks them.
"""

from typing import TYPE_CHECKING

from internscout.errors import UsageError

if TYPE_CHECKING:
    from internscout.lake.tables import Lake

__all__ = ["open_lake"]


def open_lake(path: str) -> "Lake":
    """The lake in a folder or at s3://bucket/prefix; nothing is read yet. Raises `UsageError` without the extra."""
    try:
        # Packages that only who has a lake has.
        from internscout.lake.tables import Lake  # noqa: PLC0415
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("deltalake", "pyarrow", "arro3"):
            raise
        raise UsageError(f'a lake needs {error.name}: pip install "internscout[lake]"') from None
    return Lake(path)
