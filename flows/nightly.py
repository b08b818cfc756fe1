"""The nightly flow: all boards, then the digest, then the published copy. What `internscout serve` schedules."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State

from flows.ingest import ending, ingest_all
from flows.tasks import publish, write_digest
from internscout.config import load_profile, load_settings
from internscout.model import RunSummary
from internscout.pipeline.boards import check_boards
from internscout.pipeline.folder import locked


@flow(name="internscout-nightly")
def nightly(config: str = "internscout.toml", profile: str = "profile.toml") -> State[RunSummary]:
    """Fetch every configured board and write the digest of one profile; both files are checked before any fetch."""
    settings, student = load_settings(Path(config)), load_profile(Path(profile))
    boards = check_boards(settings, Path(config))
    with locked(settings):
        summary = ingest_all(settings, boards)
        try:
            (path,) = write_digest(settings, student, summary.run_id)
        finally:
            publish(settings)
    get_run_logger().info("digest: %s", path)
    return ending(summary, f"run {summary.run_id}: {summary.new} new, {summary.changed} changed, digest {path.name}")
