"""`internscout run`, `digest`: the commands that write."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from internscout.cli.output import print_json
from internscout.cli.progress import progress
from internscout.config import Profile, load_profiles, load_settings
from internscout.errors import UsageError
from internscout.model import BoardResult, RunSummary
from internscout.visible import visible


def profile_of(options: argparse.Namespace) -> Profile:
    """The profile named, else the only one that there is. Raises `UsageError` where there are several."""
    profiles = profiles_of(options)
    if len(profiles) > 1:
        names = ", ".join(profile.name for profile in profiles[:5]) + (", …" if len(profiles) > 5 else "")
        raise UsageError(f"there are {len(profiles)} profiles ({names}); choose one by its file: --profile FILE")
    return profiles[0]


def profiles_of(options: argparse.Namespace) -> tuple[Profile, ...]:
    """The profiles named, else all that there are."""
    return load_profiles(Path(options.config), options.profile or "")


def run(options: argparse.Namespace) -> int:
    """The whole path in this process; exit code 1 when a board failed."""
    settings, profiles = load_settings(Path(options.config)), profiles_of(options)
    # Only now: a fault in the files should show before DuckDB and httpx are loaded.
    from internscout.pipeline.boards import check_boards  # noqa: PLC0415
    from internscout.pipeline.run import run as run_all  # noqa: PLC0415

    boards = check_boards(settings, Path(options.config), options.board)
    with progress("boards read", len(boards)) as advance:
        outcome = run_all(settings, profiles, boards, lambda result: advance(_failure(result)))
    if options.json:
        digests = [str(path) for path in outcome.digests]
        print_json({**record(outcome.summary), "digests": digests, "database": str(outcome.published)})
    else:
        print(describe(outcome.summary))
        print(f"database: {outcome.published}")
        _print_digests(outcome.digests)
    return 1 if outcome.summary.failures else 0


def digest(options: argparse.Namespace) -> int:
    """Match again what is stored."""
    if options.preview:
        from internscout.cli.preview import preview  # noqa: PLC0415

        return preview(options)
    settings, profiles = load_settings(Path(options.config)), profiles_of(options)
    from internscout.pipeline.run import digest_again  # noqa: PLC0415

    digests = digest_again(settings, profiles)
    if options.json:
        print_json({"digests": [str(path) for path in digests]})
    else:
        _print_digests(digests)
    return 0


def _print_digests(paths: Sequence[Path]) -> None:
    for path in paths[:5]:
        print(f"digest:   {path}")
    if len(paths) > 5:
        print(f"          and {len(paths) - 5} more in {paths[0].parent}")


def describe(summary: RunSummary) -> str:
    """A run in one line."""
    broken = "interrupted: " if summary.status == "interrupted" else ""
    return (
        f"{broken}{summary.boards_read} of {summary.boards} boards read: {summary.seen} postings, {summary.new} new,"
        f" {summary.changed} changed, {summary.closed} closed, {summary.reopened} reopened"
        + (
            f'; {summary.row_faults} could not be read, or not in full: `internscout query "FROM row_faults"`'
            if summary.row_faults
            else ""
        )
    )


def _failure(result: BoardResult) -> str | None:
    return f"board {result.board.key} failed: {visible(result.error)}" if result.error else None


def record(summary: RunSummary) -> dict[str, object]:
    """A run's counts as JSON has them."""
    return {
        "run": summary.run_id,
        "started_at": summary.started_at,
        "finished_at": summary.finished_at,
        "status": summary.status,
        "boards": summary.boards,
        "boards_read": summary.boards_read,
        "failed": [{"board": f.board, "outcome": f.outcome, "reason": f.reason} for f in summary.failures],
        "not_whole": [{"board": f.board, "outcome": f.outcome, "reason": f.reason} for f in summary.doubts],
        "postings": summary.seen,
        "new": summary.new,
        "changed": summary.changed,
        "closed": summary.closed,
        "reopened": summary.reopened,
        "row_faults": summary.row_faults,
    }
