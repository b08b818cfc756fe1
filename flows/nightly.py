"""The nightly flow: all boards, then the digests, then the published copy. What `internscout serve` schedules."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.client.schemas.objects import State

from flows.bookkeeping import the_only_run
from flows.ingest import ingest_all
from flows.reporting import ending
from flows.tasks import deliver, make_digests, publish, push_to_lake
from internscout.config import check_deliveries, load_profiles, load_settings
from internscout.model import Post, RunSummary
from internscout.pipeline.boards import check_boards


@flow(name="internscout-nightly")
def nightly(config: str = "internscout.toml", profile: str = "") -> State[RunSummary]:
    """Fetch every configured board and deliver the digests of `profile`: a file, a folder, or (empty) all there are."""
    settings, students = load_settings(Path(config)), load_profiles(Path(config), profile)
    check_deliveries(settings, Path(config), students)
    boards = check_boards(settings, Path(config))
    with the_only_run(settings):
        summary = ingest_all(settings, boards)
        try:
            made = make_digests(settings, students, summary.run_id)
            post = Post(made, deliver(settings, summary.run_id))
        finally:
            publish(settings)
    if settings.lake.after_run:
        push_to_lake(settings)
    for path in post.files:
        get_run_logger().info("digest: %s", path)
    counts = f"{summary.new} new, {summary.changed} changed, digests made: {len(made.made)}"
    return ending(summary, f"run {summary.run_id}: {counts}", summary, post)
