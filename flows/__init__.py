"""Prefect flows: schedules, retries and run names around `internscout.pipeline`. No logic, no SQL.

Importing this package settles, before Prefect reads its environment, what the user's own environment leaves open.
"""

import atexit
import os
import sys

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "internscout",
    # Prefect gives its temporary server 20 s to start; on a busy or slow machine it needs longer.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}

for _name, _value in _DEFAULTS.items():
    os.environ.setdefault(_name, _value)


@atexit.register
def _let_go() -> None:
    """Empty the modules below this package, as one of the last things that the process does.

    Prefect's background services are begun within a flow's run and remember its context, and with it the flow, for as
    long as their thread lives: beyond Python's own end. Through the flow's module they would hold all that it imports,
    of which DuckDB's binding then prints pages as "leaked".
    """
    for name in [name for name in sys.modules if name.startswith(f"{__name__}.")]:
        vars(sys.modules[name]).clear()
