"""Fetch, read and store all boards; no digest. Ends as `Degraded` when boards failed: that is no failed flow."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State

from flows.bookkeeping import the_only_run
from flows.reporting import ending, report
from flows.tasks import finish_run, ingest_boards, publish, push_to_lake
from internscout.config import Settings, load_settings
from internscout.model import Board, RunSummary
from internscout.pipeline import run as steps
from internscout.pipeline.boards import check_boards


def ingest_all(settings: Settings, boards: tuple[Board, ...]) -> RunSummary:
    """All boards, then the run's books; call it with the data folder locked."""
    with steps.begun(settings, boards) as run_id:
        ingest_boards(settings, run_id, boards)
        summary: RunSummary = finish_run(settings, run_id)
    report(summary)
    for failure in summary.failures:
        get_run_logger().warning("board %s failed: %s", failure.board, failure.reason)
    return summary


@flow(name="internscout-ingest")
def ingest(config: str = "internscout.toml") -> State[RunSummary]:
    """Fetch, read, store and publish every configured board."""
    settings = load_settings(Path(config))
    boards = check_boards(settings, Path(config))
    with the_only_run(settings):
        summary = ingest_all(settings, boards)
        publish(settings)
    if settings.lake.after_run:
        push_to_lake(settings)
    return ending(summary, f"run {summary.run_id}: {summary.new} new, {summary.changed} changed", summary)
