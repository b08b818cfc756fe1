"""The nightly flow: all boards, then the digest, then the published copy. What `internscout serve` schedules."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State

from flows.ingest import ending, ingest_all
from flows.tasks import publish, write_digests
from internscout.config import load_profiles, load_settings
from internscout.model import RunSummary
from internscout.pipeline.boards import check_boards
from internscout.pipeline.folder import locked


@flow(name="internscout-nightly")
def nightly(config: str = "internscout.toml", profile: str = "") -> State[RunSummary]:
    """Fetch every configured board and write the digests of `profile`: a file, a folder, or (empty) all there are."""
    settings, students = load_settings(Path(config)), load_profiles(Path(config), profile)
    boards = check_boards(settings, Path(config))
    with locked(settings):
        summary = ingest_all(settings, boards)
        try:
            digests = write_digests(settings, students, summary.run_id)
        finally:
            publish(settings)
    for path in digests:
        get_run_logger().info("digest: %s", path)
    return ending(
        summary, f"run {summary.run_id}: {summary.new} new, {summary.changed} changed, {len(digests)} digests written"
    )
