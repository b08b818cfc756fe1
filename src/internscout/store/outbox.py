"""The outbox in the working file: what is owed to whom, and what became of each trial. Nothing is sent from here.

An entry comes with the record of what its digest showed, in one transaction, and is settled by one of its own: whenever
the process dies, what was owed is owed still, and what was sent is not sent again. Only the moment between a server's
word and its note cannot be closed; `Owed.in_doubt` marks it.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from internscout.model import Form, Forms, Owed, Owing, Ready, Receipt, Untaken
from internscout.store.connection import Connection, store_errors
from internscout.store.reading import aware
from internscout.store.rows import clean, utc
from internscout.store.staging import stage
from internscout.store.statements import statement


class Outbox:
    """That of an open `Store`. Every method raises `StoreError` when the disk or the machine refuses."""

    def __init__(self, con: Connection, path: Path, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self._con = con
        self._path = path
        self._writing = writing

    def last_digests(self, now: datetime) -> Mapping[str, datetime]:
        """When a digest of each profile that had one was last made."""
        with store_errors(self._path):
            about = {"until": utc(now + timedelta(days=1))}
            return {name: aware(at) for name, at in self._con.execute(statement("last_digests"), about).fetchall()}

    def owed(self, only: int | None = None) -> tuple[Owed, ...]:
        """What is to be tried now, the oldest first; with `only` that entry, whether its time has come or not."""
        with store_errors(self._path):
            rows = self._con.execute(statement("owed"), {"id": only}).fetchall()
        return tuple(
            Owed(number, digest, profile, aware(at), day or at.date(), Owing(*owing), failures, doubt)
            for number, digest, profile, at, day, *owing, failures, doubt in rows
        )

    def forms(self, digest: int) -> Forms:
        """What a digest says that is owed or was refused."""
        with store_errors(self._path):
            rows = self._con.execute(statement("owed_forms"), {"digest": digest}).fetchall()
        return {cast("Form", form): body for form, body in rows}

    def untaken(self) -> Mapping[str, tuple[Untaken, ...]]:
        """What is owed and certainly did not arrive, by profile."""
        found: dict[str, list[Untaken]] = {}
        with store_errors(self._path):
            for profile, delivery, recipient, ids, known in self._con.execute(statement("untaken")).fetchall():
                found.setdefault(profile, []).append(Untaken(delivery, recipient, tuple(ids), known))
        return {profile: tuple(entries) for profile, entries in found.items()}

    def wait_a_run(self) -> None:
        """Note that a run has come for those that wait for some to pass; after `owed`."""
        with self._writing():
            self._con.execute(statement("wait_a_run"))

    def trying(self, number: int, at: datetime) -> None:
        """Note that an entry is about to be sent."""
        with self._writing():
            self._con.execute(statement("trying"), {"id": number, "at": utc(at)})

    def settle(self, number: int, receipt: Receipt, at: datetime) -> None:
        """Note what became of it."""
        about = {"id": number, "outcome": receipt.outcome, "said": clean(receipt.said), "at": utc(at)}
        with self._writing():
            self._con.execute(statement("settle_outbox"), about)

    def degrade(self, run_id: str) -> None:
        """Mark a run that was all well as one where something was not taken."""
        with self._writing():
            self._con.execute(statement("degrade_run"), {"run_id": run_id})

    def tidy(self) -> None:
        """Let go of the texts that nobody will get any more."""
        with self._writing():
            self._con.execute(statement("delete_done_forms"))

    def order(self, number: int, *, retry: bool, at: datetime) -> bool:
        """A person's word on an entry that is owed or refused: `retry` it, or drop it. False: there is none."""
        about = {"id": number, "state": "owed" if retry else "dropped", "at": utc(at)}
        with self._writing():
            return bool(self._con.execute(statement("order_outbox"), about).fetchall())


def record(con: Connection, run_id: str, digests: Sequence[Ready]) -> None:
    """Note digests, what they show, what is owed for them and what is owed no more, within the caller's transaction."""
    ((last,),) = con.execute(statement("last_digest_number")).fetchall()
    made = [*enumerate(digests, last + 1)]
    stage(con, "incoming_digests", [(n, clean(one.profile), utc(one.written_at), one.day) for n, one in made])
    stage(con, "incoming_entries", [(n, *entry) for n, one in made for entry in one.entries])
    stage(con, "incoming_owing", [(n, *map(clean, claim)) for n, one in made for claim in one.owing])
    forms = ((n, form, body) for n, one in made if one.owing for form, body in one.forms.items())
    stage(con, "incoming_forms", [(n, form, clean(body)) for n, form, body in forms])
    stage(con, "incoming_replaced", [(n, number) for n, one in made for number in one.instead_of])
    con.execute(statement("insert_digests"), {"run_id": run_id})
    for name in ("insert_digest_entries", "insert_outbox", "insert_outbox_forms", "replace_outbox"):
        con.execute(statement(name))
