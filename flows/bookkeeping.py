"""What Prefect believes of runs, brought in line with what is.

Prefect learns of a run's end from the run itself: one that was killed is `Running` for ever, and the slots that a
machine slept through wait to be run one after the other. Whoever holds the lock of the data folder knows better.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from prefect import get_run_logger
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled, Crashed

from internscout.config import Settings
from internscout.pipeline import clock
from internscout.pipeline.folder import locked


@contextmanager
def the_only_run(settings: Settings) -> Iterator[None]:
    """Holds the data folder, and brings what Prefect believes in line with that. Raises as `locked` does."""
    with locked(settings):
        if deployment.id:
            with get_client(sync_client=True) as client:
                _bury_dead_runs(client)
                _drop_missed_slots(client)
        yield


def _bury_dead_runs(client: SyncPrefectClient) -> None:
    """Mark other runs of this deployment that are still `Running` as crashed: they would hold the lock."""
    for run in _others(client, StateType.RUNNING, StateType.CANCELLING):
        get_run_logger().warning("run %s did not end: its process is gone", run.name)
        client.set_flow_run_state(run.id, Crashed(message="its process was gone when a later run began"), force=True)


def _drop_missed_slots(client: SyncPrefectClient) -> None:
    """Cancel other runs of this deployment whose time has come: this one does their work."""
    for run in _others(client, StateType.SCHEDULED, until=clock.now()):
        client.set_flow_run_state(run.id, Cancelled(message=f"missed; {flow_run.name} catches up"), force=True)


def _others(client: SyncPrefectClient, *states: StateType, until: datetime | None = None) -> list[FlowRun]:
    """The other runs of the deployment that this run is of, in these states, planned for no later than `until`."""
    wanted: dict[str, object] = {"state": {"type": {"any_": [*states]}}}
    if until:
        wanted["expected_start_time"] = {"before_": until}
    found = client.read_flow_runs(
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        deployment_filter=DeploymentFilter.model_validate({"id": {"any_": [deployment.id]}}),
        limit=200,
    )
    return [run for run in found if str(run.id) != flow_run.id]
