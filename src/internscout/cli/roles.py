"""`internscout split`, `merge`: what a person knows better about which postings are one role."""

import argparse
from pathlib import Path

from internscout.cli.output import counted
from internscout.config import Settings, load_settings


def split(options: argparse.Namespace) -> int:
    """Take a posting out of its role."""
    from internscout.pipeline.run import split_role  # noqa: PLC0415 - faults of the file show before DuckDB is loaded

    settings = load_settings(Path(options.config))
    posting = _id(settings, options.id)
    mates = split_role(settings, posting)
    print(f"{posting} is a role of its own now, apart from {counted(mates, 'other posting')}")
    return 0


def merge(options: argparse.Namespace) -> int:
    """Make two roles one."""
    from internscout.pipeline.run import merge_roles  # noqa: PLC0415 - as above

    settings = load_settings(Path(options.config))
    one, other = _id(settings, options.id), _id(settings, options.other)
    count = merge_roles(settings, one, other)
    print(f"{one} and {other} are one role now, of {count} postings")
    return 0


def _id(settings: Settings, name: str) -> str:
    """The id of the posting that is called so. Raises `UsageError`."""
    from internscout.cli.look import find  # noqa: PLC0415 - as above
    from internscout.pipeline.published import open_published  # noqa: PLC0415

    with open_published(settings) as reader:
        return str(find(reader, name)["id"])
