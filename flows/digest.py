"""Write the digest anew from what is stored, without fetching."""

from pathlib import Path

from prefect import flow

from internscout.config import load_profiles, load_settings
from internscout.pipeline import run as steps


@flow(name="internscout-digest")
def digest(config: str = "internscout.toml", profile: str = "") -> list[str]:
    """Match what is stored with the profiles (a file or folder; empty: all there are); returns the digests' paths."""
    settings, students = load_settings(Path(config)), load_profiles(Path(config), profile)
    return [str(path) for path in steps.digest_again(settings, students)]
