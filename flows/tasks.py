"""The tasks that the flows share. A task is a whole step, never one posting or one board.

The run's truth is in DuckDB, not in Prefect: a retried task asks only those boards that the run has not stored yet.
"""

from itertools import count
from pathlib import Path

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from internscout.config import Profile, Settings
from internscout.model import Board, BoardResult, Delivered, Made, RunSummary
from internscout.pipeline import delivering, lake
from internscout.pipeline import run as steps

_TOLD_EACH = 100  # boards


@task(name="ingest boards", retries=2, retry_delay_seconds=[10, 60], cache_policy=NO_CACHE)
def ingest_boards(settings: Settings, run_id: str, boards: tuple[Board, ...]) -> None:
    """Fetch, read and store all boards; one that fails is noted in the run, not raised.

    One task for all of them: who asks remembers each server's robots.txt, pace and failures only for so long, and
    portions would each wait for the slowest board of the one before.
    """
    logger, read = get_run_logger(), count(1)

    def watch(_: BoardResult) -> None:
        if (number := next(read)) % _TOLD_EACH == 0 or number == len(boards):
            logger.info("%d of %d boards read", number, len(boards))

    steps.ingest(settings, run_id, boards, watch)


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
