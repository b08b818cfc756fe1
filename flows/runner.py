"""The process that starts the nightly flow whenever it is due: a child of `internscout serve`.

`python -m flows.runner CONFIG PROFILE CRON TIMEZONE`, with the address of Prefect in the environment.
"""

import sys

from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.nightly import nightly


def main(config: str, profile: str, cron: str, timezone: str) -> None:
    """Register the flow with its schedule and run it whenever it is due; one run at a time."""
    nightly.serve(
        name="nightly",
        description="Fetch all boards, store postings, write the digest.",
        schedule=Cron(cron, timezone=timezone),
        parameters={"config": config, "profile": profile},
        # By module, so that it is found wherever the program is installed, from whatever folder it is run.
        entrypoint_type=EntrypointType.MODULE_PATH,
        limit=1,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
