"""`internscout run`, `digest`: the commands that write."""

import argparse
from pathlib import Path

from internscout.cli.output import print_json
from internscout.cli.post import print_post, record_post, try_out
from internscout.cli.progress import progress
from internscout.config import Profile, Settings, check_deliveries, load_profiles, load_settings
from internscout.errors import UsageError
from internscout.model import BoardResult, RunSummary
from internscout.visible import visible


def profile_of(options: argparse.Namespace) -> Profile:
    """The profile named, else the only one that there is. Raises `UsageError` where there are several."""
    profiles = profiles_of(options)
    if len(profiles) > 1:
        names = ", ".join(profile.name for profile in profiles[:5]) + (", …" if len(profiles) > 5 else "")
        raise UsageError(f"there are {len(profiles)} profiles ({names}); choose one: --profile NAME")
    return profiles[0]


def profiles_of(options: argparse.Namespace) -> tuple[Profile, ...]:
    """The profiles named, else all that there are."""
    return load_profiles(Path(options.config), options.profile or "")


def files_of(options: argparse.Namespace) -> tuple[Settings, tuple[Profile, ...]]:
    """The settings and the profiles, which know of each other."""
    settings, profiles = load_settings(Path(options.config)), profiles_of(options)
    check_deliveries(settings, Path(options.config), profiles)
    return settings, profiles


def run(options: argparse.Namespace) -> int:
    """The whole path in this process; exit code 1 when a board failed or a digest was not taken."""
    settings, profiles = files_of(options)
    # Only now: a fault in the files should show before DuckDB and httpx are loaded.
    from internscout.pipeline.boards import check_boards  # noqa: PLC0415
    from internscout.pipeline.run import run as run_all  # noqa: PLC0415

    boards = check_boards(settings, Path(options.config), options.board)
    with progress("boards read", len(boards)) as advance:
        outcome = run_all(settings, profiles, boards, lambda result: advance(_failure(result)))
    if options.json:
        made = record_post(outcome.post)
        print_json({**record(outcome.summary), **made, "database": str(outcome.published)})
    else:
        print(describe(outcome.summary))
        print(f"database: {outcome.published}")
        print_post(outcome.post)
    return 1 if outcome.summary.failures or outcome.post.troubles else 0


def digest(options: argparse.Namespace) -> int:
    """Match again what is stored, and deliver; exit code 1 when something was not taken."""
    if options.preview:
        from internscout.cli.preview import preview  # noqa: PLC0415

        return preview(options)
    settings, profiles = files_of(options)
    if options.test:
        return try_out(settings, profile_of(options), json=options.json)
    from internscout.pipeline.run import digest_stored  # noqa: PLC0415

    post = digest_stored(settings, profiles, again=options.again)
    if options.json:
        print_json(record_post(post))
    else:
        print_post(post)
    return 1 if post.troubles else 0


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
