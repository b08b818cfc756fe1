"""What Prefect believes of runs, brought in line with what is.

Prefect learns of a run's end from the run itself: one that was killed is `Running` for ever, and the slots that a
machine slept through wait to be run one after the other. Whoever holds the lock of the data folder knows better.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from uuid import UUID

from prefect import get_run_logger
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import DeploymentFilter, FlowRunFilter
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled, Crashed

from internscout.config import Settings
from internscout.errors import BusyError
from internscout.pipeline import clock
from internscout.pipeline.folder import locked

# As long as anything may hold the data folder that is not stuck: a `reparse` of a million postings.
_PATIENCE_SECONDS = 6 * 3600.0


@contextmanager
def the_only_run(settings: Settings) -> Iterator[None]:
    """Holds the data folder, and brings what Prefect believes in line with that.

    A run of a deployment waits while another run has the folder; any other raises as `locked` does.
    """
    with _held(settings):
        if deployment.id:
            with get_client(sync_client=True) as client:
                ours = client.read_flow_run(UUID(flow_run.id))
                _bury_dead_runs(client, ours)
                _drop_missed_slots(client, ours)
        yield


@contextmanager
def _held(settings: Settings) -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(settings))
        except BusyError as busy:
            if not deployment.id:
                raise
            get_run_logger().warning("%s", busy)
            stack.enter_context(locked(settings, patience=_PATIENCE_SECONDS))
        yield


def _bury_dead_runs(client: SyncPrefectClient, ours: FlowRun) -> None:
    """Mark other runs over the same settings that are still `Running` as crashed: they would hold the lock."""
    for run in _others(client, ours, StateType.RUNNING, StateType.CANCELLING):
        get_run_logger().warning("run %s did not end: its process is gone", run.name)
        client.set_flow_run_state(run.id, Crashed(message="its process was gone when a later run began"), force=True)


def _drop_missed_slots(client: SyncPrefectClient, ours: FlowRun) -> None:
    """Cancel other runs with the same parameters whose time has come: this one does their work."""
    for run in _others(client, ours, StateType.SCHEDULED, until=clock.now()):
        if run.parameters == ours.parameters:
            client.set_flow_run_state(run.id, Cancelled(message=f"missed; {ours.name} catches up"), force=True)


def _others(
    client: SyncPrefectClient, ours: FlowRun, *states: StateType, until: datetime | None = None
) -> list[FlowRun]:
    """Other runs of our deployment over our settings, in these states, planned for no later than `until`."""
    wanted: dict[str, object] = {"state": {"type": {"any_": [*states]}}}
    if until:
        wanted["expected_start_time"] = {"before_": until}
    found = client.read_flow_runs(
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        deployment_filter=DeploymentFilter.model_validate({"id": {"any_": [ours.deployment_id]}}),
        limit=200,
    )
    return [run for run in found if run.id != ours.id and run.parameters.get("config") == ours.parameters.get("config")]
