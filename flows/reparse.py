"""Read stored postings again with the present parser, and if wanted the archive, without fetching."""

from pathlib import Path

from prefect import flow, get_run_logger

from flows.bookkeeping import the_only_run
from internscout.config import load_settings
from internscout.pipeline.reparse import Progress, reparse_held


@flow(name="internscout-reparse")
def reparse(config: str = "internscout.toml", *, from_archive: bool = False) -> int:
    """Returns how many postings were read by another parser before, or come otherwise out of the archive."""
    logger = get_run_logger()

    def watch(now: Progress) -> None:
        logger.info("%d of %d %s read again", now.done, now.total, now.what)
        for fault in now.faults:
            logger.warning("%s: %s", fault.where, fault.why)

    settings = load_settings(Path(config))
    with the_only_run(settings):
        done = reparse_held(settings, watch, from_archive=from_archive)
    if archive := done.archive:
        left = sum(len(one.postings) for one in archive.left)
        logger.info("archive: %d postings read again, %d otherwise, %d left", archive.postings, archive.reworded, left)
    return done.postings + (archive.reworded if archive else 0)
