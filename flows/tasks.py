"""The tasks that the flows share. A task is a batch of boards or a whole step, never one posting.

The run's truth is in DuckDB, not in Prefect: a retried task stores its boards again, to the same effect.
"""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from internscout.config import Profile, Settings
from internscout.model import Board, Delivered, Made, RunSummary
from internscout.pipeline import delivering, lake
from internscout.pipeline import run as steps


@task(name="ingest boards", retries=2, retry_delay_seconds=[10, 60], cache_policy=NO_CACHE)
def ingest_boards(settings: Settings, run_id: str, boards: tuple[Board, ...]) -> None:
    """Fetch, read and store one batch of boards; a board that fails is noted in the run, not raised."""
    steps.ingest(settings, run_id, boards)


@task(name="finish run", cache_policy=NO_CACHE)
def finish_run(settings: Settings, run_id: str) -> RunSummary:
    """Close the books of a run."""
    return steps.finish(settings, run_id)


@task(name="make digests", retries=1, cache_policy=NO_CACHE)
def make_digests(settings: Settings, profiles: tuple[Profile, ...], run_id: str) -> Made:
    """Match what is open with each profile whose digest is due, and enter it into the outbox."""
    return delivering.make_digests(settings, profiles, run_id)


@task(name="deliver", cache_policy=NO_CACHE)
def deliver(settings: Settings, run_id: str) -> tuple[Delivered, ...]:
    """Hand over what is owed; what fails stays owed, so this is never retried within a run."""
    return delivering.deliver(settings, run_id)


@task(name="publish", retries=1, cache_policy=NO_CACHE)
def publish(settings: Settings) -> Path:
    """Replace the copy that people read."""
    return steps.publish(settings)


@task(name="push to the lake", cache_policy=NO_CACHE)
def push_to_lake(settings: Settings) -> None:
    """Bring what was published to the lake, where there is one; one that is out of reach is no fault of the run."""
    lake.push_after_run(settings)
