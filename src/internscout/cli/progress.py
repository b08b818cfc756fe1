"""Progress of long work: a bar on a terminal, plain lines elsewhere; always on stderr, results go to stdout."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Advance(Protocol):
    """Notes so many more done; says a line aloud where there is one."""

    def __call__(self, line: str | None, done: int = 1) -> None: ...


@contextmanager
def progress(label: str, total: int) -> Iterator[Advance]:
    """`advance(line)` notes one more of `total` done; `line` is said aloud where it is not None."""
    if sys.stderr.isatty():
        with _bar(label, total) as advance:
            yield advance
    else:
        yield _lines(label, total)


@contextmanager
def _bar(label: str, total: int) -> Iterator[Advance]:
    # Only here: rich takes a tenth of a second to import.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=total)

        def advance(line: str | None, done: int = 1) -> None:
            if line:
                console.print(line, markup=False, highlight=False)
            bar.advance(task, done)

        yield advance


def _lines(label: str, total: int) -> Advance:
    """A line at every tenth of the way, and every line said aloud."""
    so_far = 0

    def advance(line: str | None, done: int = 1) -> None:
        nonlocal so_far
        if line:
            print(line, file=sys.stderr)
        if (so_far + done) * 10 // total > so_far * 10 // total:
            print(f"{label}: {so_far + done} of {total}", file=sys.stderr, flush=True)
        so_far += done

    return advance
