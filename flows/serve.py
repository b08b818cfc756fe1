"""`internscout serve`: the nightly flow on the schedule of the settings, until interrupted.

Two processes do the work, a Prefect server (unless one is configured) and a runner; whichever ends is started again.
"""

import os
import sys
import time
from pathlib import Path

from flows.children import Child
from flows.server import Api, prefect_api
from internscout.config import Settings

_GLANCE_SECONDS = 1.0
# Between a child's end and the next: one that cannot start at all should not be tried all the time.
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 1.0, 60.0
_STEADY_SECONDS = 600.0  # after so long an end is a new trouble, not the former one


def serve(settings: Settings, config: Path, profile: str) -> None:
    """Keep server and runner going. Raises `InternScoutError` when the server does not come up at all."""
    schedule = settings.schedule
    with prefect_api() as api:
        _say(f"Prefect: {api.url.removesuffix('/api')}; next runs by {schedule.cron!r} in {schedule.timezone}")
        command = [sys.executable, "-m", "flows.runner", str(config), profile, schedule.cron, schedule.timezone]
        with Child("internscout-runner", command, {**os.environ, "PREFECT_API_URL": api.url}) as runner:
            _watch(api, runner)


def _watch(api: Api, runner: Child) -> None:
    """Until interrupted: start again what has ended."""
    pause, last = _FIRST_PAUSE_SECONDS, time.monotonic()
    while True:
        time.sleep(_GLANCE_SECONDS)
        ended = [child for child in (api.server, runner) if child and child.ended is not None]
        if not ended:
            continue
        steady = time.monotonic() - last > _STEADY_SECONDS
        pause = _FIRST_PAUSE_SECONDS if steady else min(2 * pause, _LONGEST_PAUSE_SECONDS)
        last = time.monotonic()
        for child in ended:
            _say(f"internscout: {child.name} ended with code {child.ended}; started again")
        time.sleep(pause)
        for child in ended:
            child.start_again()
            if child is api.server:
                api.wait_until_healthy()


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - for who started it
