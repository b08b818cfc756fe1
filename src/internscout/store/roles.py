"""Roles in the working file: which postings are to be placed, what they are compared with, and where they belong.

Nothing is decided here; what is one role is found by the pure search (`internscout.roles`), which the pipeline calls.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from internscout.model import Opening, Placing, RoleOrder
from internscout.store.connection import Connection
from internscout.store.reading import read_dicts
from internscout.store.rows import clean, utc
from internscout.store.staging import stage, transaction
from internscout.store.statements import statement


def read_sources(con: Connection) -> list[tuple[str, str, bool]]:
    """What is kept of the sources, ordered by name: name, label, whether they gather others' postings."""
    return con.execute(statement("get_sources")).fetchall()


def save_sources(con: Connection, sources: Iterable[tuple[str, str, bool]]) -> None:
    """Keep these and no others."""
    with transaction(con):
        stage(con, "incoming_sources", [(clean(name), clean(label), gathers) for name, label, gathers in sources])
        con.execute("DELETE FROM store.sources")
        con.execute(statement("insert_sources"))


def read_unplaced(con: Connection) -> tuple[Opening, ...]:
    """Postings without a role, or with another wording than when they were placed."""
    return _openings(con, "unplaced")


def read_neighbours(
    con: Connection, companies: Collection[str], addresses: Collection[str], ids: Collection[str]
) -> tuple[Opening, ...]:
    """Placed postings under these keys or of these ids, and all others of their roles."""
    asked = [("company", key) for key in companies] + [("address", key) for key in addresses]
    asked += [("posting", key) for key in ids]
    stage(con, "asked_keys", [(kind, clean(key)) for kind, key in asked])
    return _openings(con, "role_neighbours")


def read_texts(con: Connection, ids: Collection[str]) -> Mapping[str, str]:
    """The plain texts of postings, by id."""
    stage(con, "asked_keys", [("posting", key) for key in ids])
    return dict(con.execute(statement("role_texts")).fetchall())


def read_orders(con: Connection) -> tuple[RoleOrder, ...]:
    """All that people said of pairs of postings, in that order."""
    return tuple(RoleOrder(*row) for row in con.execute(statement("role_overrides")).fetchall())


def save_placings(
    con: Connection, placings: Iterable[Placing], keys: Mapping[str, tuple[str, str, int]], placed_at: datetime
) -> None:
    """Store where postings belong; `keys` holds the company key, the address key and the version of each."""
    rows = []
    for posting_id, role, rule, other, figures in placings:
        company, address, version = keys[posting_id]
        rows.append((posting_id, role, version, rule, other or None, json.dumps(dict(figures)), company, address))
    with transaction(con):
        stage(con, "incoming_roles", rows)
        con.execute(statement("merge_roles"), {"placed_at": utc(placed_at)})


def save_orders(con: Connection, orders: Sequence[RoleOrder], replaced: Collection[str], said_at: datetime) -> None:
    """Remember what a person said, and forget the roles of `replaced`, which are to be placed anew."""
    with transaction(con):
        for order in orders:
            one, other = sorted((order.one, order.other))
            about = {"one": one, "other": other, "together": order.together, "said_at": utc(said_at)}
            con.execute(statement("merge_override"), about)
        stage(con, "asked_keys", [("posting", key) for key in replaced])
        con.execute(statement("unplace"))


def read_mates(con: Connection, posting_id: str) -> tuple[str, ...]:
    """All postings of the role of this one, itself among them; none when it has no role."""
    return tuple(row[0] for row in con.execute(statement("role_mates"), {"posting_id": posting_id}).fetchall())


def _openings(con: Connection, query: str) -> tuple[Opening, ...]:
    return tuple(
        Opening(
            id=row["posting_id"],
            company=row["company"],
            title=row["title"],
            places=tuple(place for place in row["places"] if place),
            url=row["url"],
            requisition_id=row["requisition_id"],
            board=row["board"],
            thin=row["thin"],
            first_seen=row["first_seen"],
            closed_at=row["closed_at"],
            role=row["role"],
            version=row["version"],
        )
        for row in read_dicts(con, statement(query), {})
    )
