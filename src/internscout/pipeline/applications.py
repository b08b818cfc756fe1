"""What a student notes of roles, written under the folder's lock and published at once; and read back.

Names are looked up and steps stored in the working file, so that what is noted rests on what is stored now.
"""

from datetime import date
from pathlib import Path

from internscout.applications import checked, from_csv, to_csv
from internscout.config import Profile, Settings
from internscout.errors import StoreError, UsageError
from internscout.model import Application, ApplicationStatus, Noted, Step
from internscout.pipeline import clock
from internscout.pipeline.digests import local_day
from internscout.pipeline.folder import locked, open_store, stored
from internscout.pipeline.published import open_published
from internscout.store import Store


def today(settings: Settings, profile: Profile) -> date:
    """The student's own day now."""
    return local_day(settings, profile, clock.now())


def track(
    settings: Settings, profile: Profile, name: str, status: ApplicationStatus, *, note: str = "", on: date | None
) -> tuple[Application, bool]:
    """Note a step of the posting that is called `name`; returns how its role stands, and whether that is new.

    What was noted last is not noted twice. Raises `UsageError`, also for a day to come that is no interview's.
    """
    now, day = clock.now(), on or today(settings, profile)
    with locked(settings), _stored(settings) as store:
        found = store.applications.find(profile.name, name)
        step = Noted(found.id, found.title, found.company, found.url, status, day, note, now)
        try:
            checked(step, today(settings, profile))
        except ValueError as error:
            raise UsageError(f"{error}; --on takes the day on which it happened") from None
        last = store.applications.last(profile.name, found.id)
        is_new = last is None or (last[1].status, last[1].on, last[1].note) != (status, day, note)
        if is_new:
            store.applications.note(profile.name, [step], now=now)
            store.publish(settings.published)
        return _of(store, profile, found.id), is_new


def undo(settings: Settings, profile: Profile, name: str) -> tuple[Step, Application | None]:
    """Take back what was noted last of a role; returns it, and how the role stands now. Raises `UsageError`."""
    with locked(settings), _stored(settings) as store:
        found = store.applications.find(profile.name, name)
        last = store.applications.last(profile.name, found.id)
        if last is None:
            raise UsageError(f"nothing is noted of {found.id}; `internscout applications` lists what is")
        number, step = last
        store.applications.undo(number, now=clock.now())
        store.publish(settings.published)
        left = store.applications.last(profile.name, found.id)
        return step, left and _of(store, profile, found.id)


def import_table(settings: Settings, profile: Profile, path: Path) -> tuple[int, int]:
    """Note all steps of a table; returns how many it holds, and how many of them are new. Raises `UsageError`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: not UTF-8; save it as CSV in UTF-8") from None
    steps = from_csv(text, name=str(path), today=today(settings, profile))
    with locked(settings), open_store(settings, check=True) as store:
        known = [_known(store, profile, step) for step in steps]
        added = store.applications.note(profile.name, known, now=clock.now())
        store.publish(settings.published)
    return len(steps), added


def export_table(settings: Settings, profile: Profile, path: Path) -> int:
    """Write all steps as a table, whole or not at all; returns how many. Raises `StoreError`."""
    with open_published(settings) as reader:
        steps = reader.applications.noted(profile.name)
    draft = path.with_name(f".{path.name}.new")
    try:
        try:
            draft.write_bytes(to_csv(steps).encode())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)  # which a read-only disk refuses too
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}") from None
    return len(steps)


def _stored(settings: Settings) -> Store:
    """The working file. Raises `UsageError` before the first run."""
    if not stored(settings):
        raise UsageError(f"{settings.data_dir}: nothing stored yet; `internscout run` comes first")
    return open_store(settings, check=True)


def _of(store: Store, profile: Profile, posting_id: str) -> Application:
    return next(
        one
        for one in store.applications.of(profile.name)
        if posting_id in {one.posting_id, *one.postings, *(step.posting_id for step in one.steps)}
    )


def _known(store: Store, profile: Profile, step: Noted) -> Noted:
    """The step, with what is stored of its posting, which may be called by its address alone."""
    found = store.applications.known(profile.name, step)
    if found is None:
        return step
    return step._replace(
        posting_id=found.id,
        title=step.title or found.title,
        company=step.company or found.company,
        url=step.url or found.url,
    )
