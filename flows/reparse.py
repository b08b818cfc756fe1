"""Read stored postings again with the present parser, without fetching."""

from pathlib import Path

from prefect import flow, get_run_logger

from internscout.config import load_settings
from internscout.pipeline.reparse import reparse as reparse_all


@flow(name="internscout-reparse")
def reparse(config: str = "internscout.toml") -> int:
    """Returns how many postings were read again."""
    logger = get_run_logger()
    return reparse_all(
        load_settings(Path(config)), lambda done, faults: logger.info("%d read again, %d faults", done, len(faults))
    )
