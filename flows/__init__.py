"""Prefect flows: schedules, retries and run names around `internscout.pipeline`. No logic, no SQL.

Importing this package settles, before Prefect reads its environment, what the user's own environment leaves open.
"""

import os

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "internscout",
    # Prefect gives its temporary server 20 s to start; on a busy or slow machine it needs longer.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",
}

for _name, _value in _DEFAULTS.items():
    os.environ.setdefault(_name, _value)
