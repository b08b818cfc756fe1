"""What students noted of roles: read from the working file and from the published copy alike, written to the former.

A step is noted for a posting; which application it belongs to is that posting's role at the time of asking, so what is
merged is one application from then on, and what is split goes apart again, each posting with its own steps.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from internscout.errors import UsageError
from internscout.model import Application, ApplicationStatus, Noted, OpenPosting, Step
from internscout.store.connection import Connection, store_errors
from internscout.store.reading import aware
from internscout.store.rows import clean, utc
from internscout.store.staging import stage, transaction
from internscout.store.statements import statement

_CHOICES = 10


def find_posting(con: Connection, name: str) -> OpenPosting | None:
    """The posting that is called so, whatever its status; None when none is. Raises `UsageError` when several are."""
    return _one(con, "find_posting", name, {})


def _one(con: Connection, query: str, name: str, about: Mapping[str, str]) -> OpenPosting | None:
    asked = {**about, "name": clean(name), "limit": _CHOICES + 1}
    found = [OpenPosting(*row) for row in con.execute(statement(query), asked).fetchall()]
    if len(found) > 1:
        listed = "; ".join(f"{one.id} ({one.company}, {one.title})" for one in found[:_CHOICES])
        raise UsageError(f"{name!r} may be {listed}{' …' if len(found) > _CHOICES else ''}: give more of the id")
    return found[0] if found else None


class Applications:
    """The applications of all students, each called by the name in the profile.

    Every method raises `StoreError` when the disk or the machine refuses.
    """

    def __init__(self, con: Connection, path: Path) -> None:
        self._con = con
        self._path = path

    def of(self, profile: str) -> tuple[Application, ...]:
        """All that this student tracks, hidden roles among them; what was touched last comes first."""
        return self.of_each([profile])[profile]

    def of_each(self, profiles: Collection[str]) -> Mapping[str, tuple[Application, ...]]:
        """The same of several students, by name."""
        names, steps = {clean(name): name for name in profiles}, dict[tuple[str, str], list[Step]]()
        about = {"profiles": list(names)}
        found: dict[str, list[Application]] = {name: [] for name in profiles}
        for profile, application, *values in self._rows("application_steps", about):
            steps.setdefault((profile, application), []).append(_step(*values))
        for profile, key, title, company, url, postings, *standing in (
            self._rows("applications", about) if steps else ()
        ):
            own = tuple(steps[profile, key])
            found[names[profile]].append(Application(postings[0], title, company, url, own, tuple(postings), *standing))
        return {name: tuple(some) for name, some in found.items()}

    def statuses(self, profile: str) -> Mapping[str, ApplicationStatus]:
        """How things stand with each posting of the tracked roles, by id."""
        return {posting_id: one.status for one in self.of(profile) for posting_id in one.postings}

    def noted(self, profile: str) -> tuple[Noted, ...]:
        """All steps as they were noted, in that order."""
        rows = self._rows("noted_steps", {"profile": clean(profile)})
        return tuple(Noted(*row)._replace(noted_at=aware(row[-1])) for row in rows)

    def profiles(self) -> Mapping[str, int]:
        """How many applications each student has; none for those without."""
        return dict(self._rows("application_profiles", {}))

    def find(self, profile: str, name: str) -> OpenPosting:
        """The posting, or the student's own entry, that is called so. Raises `UsageError`."""
        found = find_posting(self._con, name) or _one(self._con, "find_application", name, {"profile": clean(profile)})
        if found is None:
            raise UsageError(f"no posting is called {name!r}; `internscout list` shows the ids")
        return found

    def known(self, profile: str, step: Noted) -> OpenPosting | None:
        """The posting that an imported step is of: by its id, or by its address where the step brought no id."""
        about = {"profile": clean(profile), "id": clean(step.posting_id), "url": clean(step.url)}
        return next((OpenPosting(*row) for row in self._rows("named_posting", about)), None)

    def last(self, profile: str, posting_id: str) -> tuple[int, Step] | None:
        """What was noted last of the role of a posting, and its number; None when nothing was."""
        rows = self._rows("last_application_step", {"profile": clean(profile), "posting_id": posting_id})
        return next(((number, _step(*values)) for number, *values in rows), None)

    def _rows(self, query: str, about: Mapping[str, object]) -> list[tuple[Any, ...]]:
        with store_errors(self._path):
            return self._con.execute(statement(query), dict(about)).fetchall()


def _step(status: ApplicationStatus, on: date, note: str, noted_at: datetime, posting_id: str) -> Step:
    return Step(status, on, note, aware(noted_at), posting_id)


class OwnApplications(Applications):
    """The same in the working file, to be written to."""

    def __init__(self, con: Connection, path: Path, writing: Callable[[], AbstractContextManager[None]]) -> None:
        super().__init__(con, path)
        self._writing = writing

    def note(self, profile: str, steps: Sequence[Noted], *, now: datetime) -> int:
        """Store steps, all or none; returns how many were not there yet. Raises `StoreError`."""
        rows = [
            (number, *(clean(text) for text in step[:5]), step.on, clean(step.note), utc(step.noted_at))
            for number, step in enumerate(steps)
        ]
        about = {"profile": clean(profile)}
        with self._writing(), transaction(self._con):
            stage(self._con, "incoming_steps", rows)
            self._con.execute(statement("insert_applications"), about)
            added = self._con.execute(statement("insert_application_steps"), about | {"now": utc(now)}).fetchall()
        return len(added)

    def undo(self, number: int, *, now: datetime) -> None:
        """Take a step back; it stays in the file, and counts nowhere. Raises `StoreError`."""
        with self._writing():
            self._con.execute(statement("undo_application_step"), {"step": number, "now": utc(now)})
