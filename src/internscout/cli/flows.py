"""`internscout serve` and `internscout demo`: the commands that start Prefect, after their files are checked."""

import argparse
import os
import shlex
from itertools import islice
from pathlib import Path

from internscout.cli.work import describe
from internscout.config import check_deliveries, load_profiles, load_settings
from internscout.errors import UsageError

_LINES_SHOWN = 40


def serve(options: argparse.Namespace) -> int:
    """Start the scheduled nightly flow and stay until interrupted."""
    config = Path(options.config).resolve()
    # Left out, the profiles are looked for before each run: one may be added while this serves.
    named = options.profile or ""
    profile = str(Path(named).resolve()) if named and Path(named).exists() else named
    settings = load_settings(config)
    check_deliveries(settings, config, load_profiles(config, profile))
    _prefect_home(settings.data_dir)
    from flows.serve import serve as start  # noqa: PLC0415 - imports Prefect, which takes seconds

    start(settings, config, profile)
    return 0


def _prefect_home(folder: Path) -> None:
    """Keep Prefect's own database beside ours, unless the user has said where it goes."""
    home = os.environ.setdefault("PREFECT_HOME", str(folder / "prefect"))
    try:
        Path(home).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{home}: cannot be written: {error.strerror}") from None


def demo(options: argparse.Namespace) -> int:
    """Run the nightly flow once on bundled boards, served over HTTP on loopback, with every other address refused."""
    folder = Path(options.folder).resolve()
    # Its own Prefect, whatever the user's is set to.
    for name in ("PREFECT_HOME", "PREFECT_PROFILE", "PREFECT_API_URL"):
        os.environ.pop(name, None)
    _prefect_home(folder)
    # Here, after the environment is set: Prefect reads it when it is imported, and takes seconds to import.
    from flows.nightly import nightly  # noqa: PLC0415
    from internscout.demo import DemoServer, write_demo_config  # noqa: PLC0415
    from internscout.netguard import forbid_network  # noqa: PLC0415
    from internscout.pipeline import clock  # noqa: PLC0415
    from internscout.pipeline.published import open_published  # noqa: PLC0415

    today = clock.now().date()
    with forbid_network(), DemoServer(today) as server:
        config, profile = write_demo_config(folder, server.url, today)
        nightly(str(config), str(profile))
    settings = load_settings(config)
    with open_published(settings) as reader:
        summary = reader.summary()
    latest = settings.digests / "latest.md"
    with latest.open(encoding="utf-8") as lines:
        print("".join(islice(lines, _LINES_SHOWN)))
    if summary:
        print(describe(summary))
    print(f"database: {settings.published}")
    print(f"digest:   {latest}")
    print(f"try:      internscout list -c {shlex.quote(str(config))}")
    return 0
