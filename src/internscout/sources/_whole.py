"""Why one answer without a total may not be a whole listing."""

from collections.abc import Sequence

from internscout.model import Json


def one_answer(rows: Sequence[Json], *, empty_proves: bool = True) -> str:
    """A reason for doubt, or nothing: a round hundred of rows looks like the end of a page that nobody announced.

    `empty_proves` is false for vendors that answer for an unknown board as for an empty one.
    """
    if not rows:
        return "" if empty_proves else "an empty board cannot be told from an unknown one"
    return f"{len(rows)} rows: perhaps cut at a page's end" if len(rows) % 100 == 0 else ""
