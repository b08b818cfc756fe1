"""The tasks that the flows share. A task is a batch of boards or a whole step, never one posting.

The run's truth is in DuckDB, not in Prefect: a retried task stores its boards again, to the same effect.
"""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from internscout.config import Profile, Settings
from internscout.model import Board, RunSummary
from internscout.pipeline import run as steps


@task(name="ingest boards", retries=2, retry_delay_seconds=[10, 60], cache_policy=NO_CACHE)
def ingest_boards(settings: Settings, run_id: str, boards: tuple[Board, ...]) -> None:
    """Fetch, read and store one batch of boards; a board that fails is noted in the run, not raised."""
    steps.ingest(settings, run_id, boards)


@task(name="finish run", cache_policy=NO_CACHE)
def finish_run(settings: Settings, run_id: str) -> RunSummary:
    """Close the books of a run."""
    return steps.finish(settings, run_id)


@task(name="write digests", retries=1, cache_policy=NO_CACHE)
def write_digests(settings: Settings, profiles: tuple[Profile, ...], run_id: str) -> list[Path]:
    """Match what is open with each profile and write its digest."""
    return steps.write_digests(settings, profiles, run_id)


@task(name="publish", retries=1, cache_policy=NO_CACHE)
def publish(settings: Settings) -> Path:
    """Replace the copy that people read."""
    return steps.publish(settings)
