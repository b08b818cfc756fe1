"""`internscout serve`: the nightly flow on the schedule of the settings, until interrupted."""

from pathlib import Path

from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly
from flows.server import prefect_api
from internscout.config import Settings


def serve(settings: Settings, config: Path, profile: str) -> None:
    """Register the nightly flow with its schedule and run it whenever it is due; one run at a time."""
    schedule = settings.schedule
    with prefect_api() as url:
        print(f"Prefect: {url.removesuffix('/api')}; next runs by {schedule.cron!r} in {schedule.timezone}", flush=True)  # noqa: T201
        nightly.serve(
            name="nightly",
            description="Fetch all boards, store postings, write the digest.",
            schedule=Cron(schedule.cron, timezone=schedule.timezone),
            parameters={"config": str(config), "profile": profile},
            # By module, so that it is found wherever the program is installed, from whatever folder it is run.
            entrypoint_type=EntrypointType.MODULE_PATH,
            limit=1,
        )
