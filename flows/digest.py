"""Make the digests that are due from what is stored, without fetching, and deliver them."""

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State

from flows.bookkeeping import the_only_run
from flows.reporting import ending
from internscout.config import check_deliveries, load_profiles, load_settings
from internscout.pipeline import run as steps


@flow(name="internscout-digest")
def digest(config: str = "internscout.toml", profile: str = "") -> State[list[str]]:
    """Match what is stored with the profiles (a file or folder; empty: all there are) whose digest is due, and deliver.

    Its data are the files written.
    """
    settings, students = load_settings(Path(config)), load_profiles(Path(config), profile)
    check_deliveries(settings, Path(config), students)
    with the_only_run(settings):
        post = steps.digest_held(settings, students)
    return ending([str(path) for path in post.files], f"digests made: {len(post.made.made)}", post=post)
