"""One run, in steps that a flow can call one by one: begin, ingest boards, finish, digest, publish.

`run()` does all of them in this process. Every step opens the working file for itself and closes it, so that a flow may
run each as a task; `locked()` keeps a second run out from the first step to the last.
"""

import logging
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from internscout import __version__
from internscout.config import Profile, Settings
from internscout.errors import InternScoutError, StoreError, UsageError
from internscout.model import Board, Delivered, Post, RunSummary
from internscout.parse import parser_version
from internscout.pipeline import clock, roles
from internscout.pipeline.boards import without_keys
from internscout.pipeline.delivering import deliver, make_digests
from internscout.pipeline.folder import locked, open_store, stored
from internscout.pipeline.ingesting import Watch, ingest_here
from internscout.pipeline.lake import push_after_run
from internscout.raw import prune

# On a terminal Python prints its warnings as they are; under Prefect they go to the flow's log.
_LOG = logging.getLogger("internscout")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: its counts, what it made and delivered, the file that people may open."""

    summary: RunSummary
    post: Post
    published: Path


@contextmanager
def begun(settings: Settings, boards: Sequence[Board]) -> Iterator[str]:
    """A run's id; when the run is cut short, what was stored until then is kept, published, and the run marked.

    A run over all configured boards first closes the postings of boards that are configured no more.
    """
    run_id = _begin(settings, boards)
    try:
        yield run_id
    except BaseException:
        try:
            finish(settings, run_id, interrupted=True)
            publish(settings)
        except InternScoutError as error:
            # The first fault is the one to raise; this one may only be its echo (a full disk).
            _LOG.warning("the interrupted run could not be closed: %s", error)
        raise


def _begin(settings: Settings, boards: Sequence[Board]) -> str:
    started = clock.now()
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    with open_store(settings, check=True) as store:
        store.begin_run(
            run_id,
            started_at=started,
            program_version=__version__,
            parser_version=parser_version(),
            boards=len(boards),
        )
        if {*boards, *without_keys(settings.boards)} >= set(settings.boards):
            # First of all, so that what another board or a list still names is open again within the run.
            store.close_dropped([board.key for board in settings.boards], run_id=run_id, closed_at=started)
    return run_id


def ingest(settings: Settings, run_id: str, boards: Sequence[Board], watch: Watch | None = None) -> None:
    """Fetch, read and store some boards, by whom the settings say; none that the run has stored already."""
    if settings.run.executor == "local":
        ingest_here(settings, run_id, boards, watch)
    else:
        # Here, since only those who ask for it have what it needs installed.
        from internscout.pipeline.cluster import ingest_there  # noqa: PLC0415

        ingest_there(settings, run_id, boards, watch)


def finish(settings: Settings, run_id: str, *, interrupted: bool = False) -> RunSummary:
    """Note the end of a run: `ok`, `degraded` (some boards failed), `failed` (all did) or `interrupted`."""
    with open_store(settings) as store:
        if not interrupted:
            roles.place_roles(store, clock.now())
        summary = store.summary(run_id)
        failed = len(summary.failures)
        status = "ok" if not failed else "failed" if failed >= summary.boards else "degraded"
        summary = store.finish_run(run_id, finished_at=clock.now(), status="interrupted" if interrupted else status)
    if settings.storage.raw_days and not interrupted:
        _prune(settings)
    return summary


def _prune(settings: Settings) -> None:
    try:
        prune(settings.raw, clock.now() - timedelta(days=settings.storage.raw_days))
    except StoreError as error:
        # The run is whole without it; the archive stays as it was.
        _LOG.warning("the archive keeps what it could let go of: %s", error)


def last_run(settings: Settings) -> str:
    """The id of the last run that ended. Raises `UsageError` before the first."""
    if stored(settings):
        with open_store(settings, check=True) as store:
            if summary := store.last_run():
                return summary.run_id
    raise UsageError(f"{settings.data_dir}: nothing stored yet; `internscout run` comes first")


def digest_stored(settings: Settings, profiles: Sequence[Profile], *, again: bool = False) -> Post:
    """Match what is stored with each profile whose digest is due, deliver what is owed, publish.

    With `again` every profile gets one. Raises `UsageError` when nothing is stored.
    """
    with locked(settings):
        return digest_held(settings, profiles, again=again)


def digest_held(settings: Settings, profiles: Sequence[Profile], *, again: bool = False) -> Post:
    """`digest_stored` by who holds the data folder already."""
    run_id = last_run(settings)
    try:
        made = make_digests(settings, profiles, run_id, again=again)
        return Post(made, deliver(settings, run_id))
    finally:
        publish(settings)


def retry_entry(settings: Settings, number: int) -> Delivered:
    """Try an entry of the outbox again, now, and publish. Raises `UsageError` when there is none to be tried."""
    with locked(settings):
        _order(settings, number, retry=True)
        try:
            (delivered,) = deliver(settings, only=number)
        finally:
            publish(settings)
    return delivered


def drop_entry(settings: Settings, number: int) -> None:
    """Let an entry of the outbox be, for good, and publish. Raises `UsageError` when there is none."""
    with locked(settings):
        _order(settings, number, retry=False)
        publish(settings)


def _order(settings: Settings, number: int, *, retry: bool) -> None:
    last_run(settings)
    with open_store(settings) as store:
        if not store.outbox.order(number, retry=retry, at=clock.now()):
            raise UsageError(f"the outbox owes nothing under {number}; `internscout outbox` lists what it owes")
        store.outbox.tidy()


def split_role(settings: Settings, posting_id: str) -> int:
    """Take a posting out of its role, for good, and publish; returns how many postings it was kept with."""
    with locked(settings):
        last_run(settings)
        with open_store(settings) as store:
            mates = roles.split(store, posting_id, clock.now())
        publish(settings)
    return mates


def merge_roles(settings: Settings, one: str, other: str) -> int:
    """Let the role of one posting join that of another, for good, and publish; returns how many postings it has."""
    with locked(settings):
        last_run(settings)
        with open_store(settings) as store:
            count = roles.merge(store, one, other, clock.now())
        publish(settings)
    return count


def publish(settings: Settings) -> Path:
    """Replace the published copy by the present state; those who have the old one open keep reading it."""
    with open_store(settings) as store:
        store.publish(settings.published)
    return settings.published


def run(
    settings: Settings, profiles: Sequence[Profile], boards: Sequence[Board], watch: Watch | None = None
) -> Outcome:
    """All steps. What was stored before an interruption stays, is published, and the run is marked."""
    with locked(settings):
        with begun(settings, boards) as run_id:
            ingest(settings, run_id, boards, watch)
        summary = finish(settings, run_id)
        try:
            made = make_digests(settings, profiles, run_id)
            post = Post(made, deliver(settings, run_id))
        finally:
            publish(settings)
    push_after_run(settings)
    return Outcome(summary, post, settings.published)
