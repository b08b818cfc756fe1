"""What the definitions of commands share: options that several have, kinds of values, and how a command is found."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TypeAlias

# argparse has no public name for what add_subparsers() returns.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def count(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)


def day(text: str) -> date:
    """A day of the calendar."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-11-30") from None


def command(module: str, function: str) -> Callable[[argparse.Namespace], int]:
    def call(options: argparse.Namespace) -> int:
        code: int = getattr(import_module(f"internscout.cli.{module}"), function)(options)
        return code

    return call


def shared() -> tuple[argparse.ArgumentParser, argparse.ArgumentParser, argparse.ArgumentParser]:
    config = argparse.ArgumentParser(add_help=False)
    config.add_argument(
        "-c", "--config", default="internscout.toml", metavar="FILE", help="settings (default: internscout.toml here)"
    )
    profile = argparse.ArgumentParser(add_help=False)
    profile.add_argument(
        "-p",
        "--profile",
        metavar="FILE",
        help="the student: a file, a folder, or a name (default: all that are beside the settings)",
    )
    json = argparse.ArgumentParser(add_help=False)
    json.add_argument("--json", action="store_true", help="print JSON instead of text")
    return config, profile, json
