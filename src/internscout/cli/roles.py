"""`internscout split`, `merge`: what a person knows better about which postings are one role."""

import argparse
from pathlib import Path

from internscout.config import load_settings


def split(options: argparse.Namespace) -> int:
    """Take a posting out of its role."""
    from internscout.pipeline.run import split_role  # noqa: PLC0415 - faults of the file show before DuckDB is loaded

    mates = split_role(load_settings(Path(options.config)), options.id)
    print(f"{options.id} is a role of its own now, apart from {mates} other posting{'s' if mates > 1 else ''}")
    return 0


def merge(options: argparse.Namespace) -> int:
    """Make two roles one."""
    from internscout.pipeline.run import merge_roles  # noqa: PLC0415 - as above

    count = merge_roles(load_settings(Path(options.config)), options.id, options.other)
    print(f"{options.id} and {options.other} are one role now, of {count} postings")
    return 0
