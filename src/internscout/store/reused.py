"""Ids that a board gave to another posting: each names the newest of them, which is stored as `…#2`, `…#3`.

The former posting keeps its id, its history and all that people noted of it, and closes. Whether a wording is another
posting's is not decided here (`internscout.roles.identity`).
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import TypeAlias

from internscout.model import TitledText
from internscout.store.connection import Connection
from internscout.store.rows import utc
from internscout.store.statements import statement

# Called with the former wording and the present one under one id: are they two postings'?
IsAnother: TypeAlias = Callable[[TitledText, TitledText], bool]


def never(*_: TitledText) -> bool:
    """One id, one posting."""
    return False


def named_now(con: Connection) -> Mapping[str, str]:
    """The id that a board tells → the id of the stored posting that it names, where these differ."""
    return dict(con.execute("SELECT told, posting_id FROM store.reused").fetchall())


def supersede(con: Connection, ids: Collection[str], run_id: str, now: datetime) -> frozenset[str]:
    """Let the ids of these postings name new ones from now on; returns which of the former ones were not closed."""
    asked = {"ids": list(ids)}
    closed = con.execute(statement("close_reused"), asked | {"run_id": run_id, "closed_at": utc(now)}).fetchall()
    names = frozenset(name for (name,) in closed)
    con.execute(statement("insert_closed_events"), {"closed": list(names)})
    con.execute(statement("merge_reused"), asked)
    return names
