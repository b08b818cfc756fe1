"""What Prefect shows of a run: how it ended, and as artifacts its summary in words, its failed boards as a table."""

from typing import TypeVar

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.client.schemas.objects import State
from prefect.states import Completed

from internscout.model import Post, RunSummary
from internscout.visible import visible

T = TypeVar("T")


def ending(data: T, message: str, summary: RunSummary | None = None, post: Post | None = None) -> State[T]:
    """`Completed`, named `Degraded` when boards failed or digests were not taken: the run is good, those were not."""
    troubles = []
    if summary and summary.failures:
        troubles.append(f"{len(summary.failures)} of {summary.boards} boards failed")
    if post and post.troubles:
        troubles.append(f"digests not delivered: {len(post.troubles)} (`internscout outbox`)")
    name = "Degraded" if troubles else "Completed"
    return Completed(name=name, message="; ".join([message, *troubles]), data=data)


def report(summary: RunSummary) -> None:
    """Leave both artifacts under the keys `internscout-run` and `internscout-boards`."""
    counts = (
        ("boards read", f"{summary.boards_read} of {summary.boards}"),
        ("postings seen", summary.seen),
        ("new", summary.new),
        ("changed", summary.changed),
        ("closed", summary.closed),
        ("reopened", summary.reopened),
        ("rows not readable", summary.row_faults),
    )
    lines = [f"# Run {summary.run_id}: {summary.status}", "", "| what | count |", "|---|---:|"]
    create_markdown_artifact(
        markdown="\n".join([*lines, *(f"| {what} | {count} |" for what, count in counts)]),
        key="internscout-run",
        description="What the run found",
    )
    create_table_artifact(
        table=[
            {"board": visible(one.board), "state": state, "outcome": one.outcome, "why": visible(one.reason)}
            for state, several in (("failed", summary.failures), ("not whole", summary.doubts))
            for one in several
        ],
        key="internscout-boards",
        description="Boards that failed, or whose listing was not proved whole",
    )
