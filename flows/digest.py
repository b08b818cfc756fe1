"""Write the digest anew from what is stored, without fetching."""

from pathlib import Path

from prefect import flow

from internscout.config import load_profile, load_settings
from internscout.pipeline import run as steps


@flow(name="internscout-digest")
def digest(config: str = "internscout.toml", profile: str = "profile.toml") -> str:
    """Match what is stored with one profile; returns the digest's path."""
    return str(steps.digest_again(load_settings(Path(config)), load_profile(Path(profile))))
