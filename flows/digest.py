"""Make the digests that are due from what is stored, without fetching, and deliver them."""

from pathlib import Path

from prefect import flow

from flows.bookkeeping import the_only_run
from internscout.config import check_deliveries, load_profiles, load_settings
from internscout.pipeline import run as steps


@flow(name="internscout-digest")
def digest(config: str = "internscout.toml", profile: str = "") -> list[str]:
    """Match what is stored with the profiles (a file or folder; empty: all there are) whose digest is due, and deliver.

    Returns the files written.
    """
    settings, students = load_settings(Path(config)), load_profiles(Path(config), profile)
    check_deliveries(settings, Path(config), students)
    with the_only_run(settings):
        return [str(path) for path in steps.digest_held(settings, students).files]
