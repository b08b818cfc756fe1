"""A run's summary as Prefect artifacts: in words, and the boards that failed or were not whole as a table."""

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from internscout.model import RunSummary
from internscout.visible import visible


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
