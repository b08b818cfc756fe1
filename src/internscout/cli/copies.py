"""`internscout backup`, `restore`: copies of all that is stored, and the way back."""

import argparse
from pathlib import Path

from internscout.config import load_settings


def backup(options: argparse.Namespace) -> int:
    """Copy the database."""
    settings = load_settings(Path(options.config))
    from internscout.pipeline.folder import make_backup  # noqa: PLC0415

    print(f"backup: {make_backup(settings, Path(options.file) if options.file else None)}")
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a copy in the place of the database."""
    settings = load_settings(Path(options.config))
    from internscout.pipeline.folder import put_back  # noqa: PLC0415

    source = Path(options.file) if options.file else None
    aside = put_back(settings, source)
    print(f"restored: {source or settings.published}")
    if aside:
        print(f"what was there before: {aside}")
    return 0
