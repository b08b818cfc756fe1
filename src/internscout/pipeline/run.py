"""One run, in steps that a flow can call one by one: begin, ingest batches of boards, finish, digest, publish.

`run()` does all of them in this process. Every step opens the working file for itself and closes it, so that a flow may
run each as a task; `locked()` keeps a second run out from the first step to the last.
"""

import asyncio
import logging
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from internscout import __version__
from internscout.config import Profile, Settings
from internscout.digest import build, deliver
from internscout.errors import BusyError, StoreError, UsageError
from internscout.match import rank
from internscout.model import Board, BoardResult, RunSummary
from internscout.parse import columns, parser_version
from internscout.pipeline import clock
from internscout.pipeline.boards import read_boards
from internscout.pipeline.parsing import ParseMany, parsed_by_id, parser
from internscout.store import Store

# On a terminal Python prints its warnings as they are; under Prefect they go to the flow's log.
_LOG = logging.getLogger("internscout")

Watch = Callable[[BoardResult], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run left behind: its counts, the digests written (one a profile), the file that people may open."""

    summary: RunSummary
    digests: tuple[Path, ...]
    published: Path


@contextmanager
def locked(settings: Settings) -> Iterator[None]:
    """Hold the data folder for one run. Raises `BusyError` when another run has it."""
    try:
        settings.working.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(settings.working.parent / "run.lock", timeout=0)
        with lock:
            yield
    except Timeout:
        raise BusyError(f"{settings.data_dir}: another run is at work here; wait for it to end") from None
    except OSError as error:
        raise StoreError(f"{settings.data_dir}: cannot be written: {error.strerror}") from None


def open_store(settings: Settings) -> Store:
    """The working file, with the requirement columns of this parser; what is wrong with it goes to the log."""
    store = Store(settings.working, columns())
    for warning in store.warnings:
        _LOG.warning("%s", warning)
    return store


def begin(settings: Settings, boards: Sequence[Board]) -> str:
    """Note the start of a run; returns its id."""
    started = clock.now()
    run_id = f"{started:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    with open_store(settings) as store:
        store.begin_run(
            run_id,
            started_at=started,
            program_version=__version__,
            parser_version=parser_version(),
            boards=len(boards),
        )
    return run_id


def ingest(settings: Settings, run_id: str, boards: Sequence[Board], watch: Watch | None = None) -> None:
    """Fetch, read and store some boards; each is stored in one transaction as soon as it is read."""
    asyncio.run(_ingest(settings, run_id, boards, watch or (lambda _: None)))


async def _ingest(settings: Settings, run_id: str, boards: Sequence[Board], watch: Watch) -> None:
    with open_store(settings) as store, parser(settings.run.processes) as parse_many:
        async for result in read_boards(boards, settings):
            # In a thread, so that fetching goes on while postings are parsed and stored.
            await asyncio.to_thread(_store, store, run_id, result, parse_many)
            watch(result)


def _store(store: Store, run_id: str, result: BoardResult, parse_many: ParseMany) -> None:
    wanted = store.to_parse(result.postings, parser_version())
    parsed, faults = parsed_by_id(wanted, parse_many)
    store.save_board(run_id, replace(result, faults=result.faults + faults), parsed, seen_at=clock.now())


def finish(settings: Settings, run_id: str, *, interrupted: bool = False) -> RunSummary:
    """Note the end of a run: `ok`, `degraded` (some boards failed), `failed` (all did) or `interrupted`."""
    with open_store(settings) as store:
        summary = store.summary(run_id)
        failed = len(summary.failures)
        status = "ok" if not failed else "failed" if failed >= summary.boards else "degraded"
        return store.finish_run(run_id, finished_at=clock.now(), status="interrupted" if interrupted else status)


def write_digests(settings: Settings, profiles: Sequence[Profile], run_id: str) -> list[Path]:
    """Match what is open with each profile, write its digest, and remember what was shown."""
    now = clock.now()
    paths = []
    with open_store(settings) as store:
        candidates, summary = store.candidates(_kinds(profiles)), store.summary(run_id)
        for profile in profiles:
            matches = rank(profile, candidates, now=now)
            digest = build(
                profile=profile.name,
                matches=matches,
                shown=store.shown(profile.name),
                summary=summary,
                settings=settings.digest,
                now=now,
            )
            path = deliver(digest, settings.digests)
            store.record_digest(profile.name, run_id, written_at=now, path=str(path), entries=digest.entries())
            paths.append(path)
    return paths


def _kinds(profiles: Sequence[Profile]) -> list[str]:
    """The kinds of posting that any of the profiles wants: most postings of a board are jobs of another kind."""
    return sorted({kind for profile in profiles for kind in profile.wanted.kinds})


def last_run(settings: Settings) -> str | None:
    """The id of the run that ended last; None when nothing was stored yet."""
    with open_store(settings) as store:
        summary = store.last_run()
    return summary.run_id if summary else None


def digest_again(settings: Settings, profile: Profile) -> Path:
    """Match what is stored with a profile, write the digest and publish. Raises `UsageError` when nothing is stored."""
    with locked(settings):
        run_id = last_run(settings) if settings.working.exists() else None
        if run_id is None:
            raise UsageError(f"{settings.data_dir}: nothing stored yet; `internscout run` comes first")
        (path,) = write_digests(settings, [profile], run_id)
        publish(settings)
    return path


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
        run_id = begin(settings, boards)
        try:
            for batch in batches(settings, boards):
                ingest(settings, run_id, batch, watch)
        except BaseException:
            finish(settings, run_id, interrupted=True)
            publish(settings)
            raise
        summary = finish(settings, run_id)
        try:
            digests = write_digests(settings, profiles, run_id)
        finally:
            publish(settings)
    return Outcome(summary, tuple(digests), settings.published)


def batches(settings: Settings, boards: Sequence[Board]) -> Iterator[tuple[Board, ...]]:
    """The boards in the portions that are stored at a time."""
    for start in range(0, len(boards), settings.run.batch):
        yield tuple(boards[start : start + settings.run.batch])
