"""Prefect flows: schedules, retries and run names around `internscout.pipeline`. No logic, no SQL.

Importing this package turns Prefect's telemetry off, unless the user's environment says otherwise.
"""

import os

os.environ.setdefault("DO_NOT_TRACK", "1")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
