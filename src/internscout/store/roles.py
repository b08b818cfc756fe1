"""Roles in the working file: which postings are to be placed, what they are compared with, and where they belong.

Nothing is decided here; what is one role is found by the pure search (`internscout.roles`), which the pipeline calls.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from internscout.model import Opening, Placing, RoleOrder
from internscout.store.connection import Connection, store_errors
from internscout.store.reading import read_dicts
from internscout.store.rows import clean, utc
from internscout.store.staging import offered, stage, transaction
from internscout.store.statements import statement


class Roles:
    """The roles of one working file, to be read and written: see `Store.roles`.

    Every method raises `StoreError` when the disk or the machine refuses.
    """

    def __init__(self, con: Connection, path: Path, writing: Callable[[], AbstractContextManager[None]]) -> None:
        self._con = con
        self._path = path
        self._writing = writing

    def name_sources(self, sources: Sequence[tuple[str, str, bool]]) -> None:
        """Keep what the program's sources say of themselves: name, label, whether they gather others' postings."""
        with store_errors(self._path):
            known = self._con.execute(statement("get_sources")).fetchall()
        if known == sorted(sources):
            return
        with self._writing(), transaction(self._con):
            stage(
                self._con,
                "incoming_sources",
                [(clean(name), clean(label), gathers) for name, label, gathers in sources],
            )
            self._con.execute("DELETE FROM store.sources")
            self._con.execute(statement("insert_sources"))

    def unplaced(self, company_key: Callable[[str], str], portion: int) -> Iterator[tuple[Opening, ...]]:
        """Postings without a role, or with another wording than when they were placed: so many at a time, and more
        where a company (those of one key) has more. Those that come to be unplaced meanwhile are not among them.
        """
        with store_errors(self._path):
            names = [name for (name,) in self._con.execute(statement("unplaced_companies")).fetchall()]
            keys = {"company": names, "key": [company_key(name) for name in names]}
            with offered(self._con, "company_keys", keys, {}):
                self._con.execute(statement("unplaced"))
        after = 0
        while found := self._waiting(after, portion):
            yield found
            after += len(found)

    def _waiting(self, after: int, most: int) -> tuple[Opening, ...]:
        with store_errors(self._path):
            return _openings(self._con, "waiting", {"after": after, "most": most})

    def neighbours(
        self, companies: Collection[str], addresses: Collection[str], ids: Collection[str]
    ) -> tuple[Opening, ...]:
        """Placed postings under these company and address keys or of these ids, and all others of their roles."""
        asked = [("company", key) for key in companies] + [("address", key) for key in addresses]
        asked += [("posting", key) for key in ids]
        with store_errors(self._path):
            stage(self._con, "asked_keys", [(kind, clean(key)) for kind, key in asked])
            return _openings(self._con, "role_neighbours")

    def texts(self, ids: Collection[str]) -> Mapping[str, str]:
        """The plain texts of postings, by id; none for those that were not read."""
        with store_errors(self._path):
            stage(self._con, "asked_keys", [("posting", key) for key in ids])
            return dict(self._con.execute(statement("role_texts")).fetchall())

    def mates(self, posting_id: str) -> tuple[str, ...]:
        """All postings of the role of this one, itself among them; none when it has no role."""
        with store_errors(self._path):
            found = self._con.execute(statement("role_mates"), {"posting_id": posting_id}).fetchall()
        return tuple(name for (name,) in found)

    def orders(self) -> tuple[RoleOrder, ...]:
        """All that people said of pairs of postings, in that order."""
        with store_errors(self._path):
            return tuple(RoleOrder(*row) for row in self._con.execute(statement("role_overrides")).fetchall())

    def save_placings(
        self, placings: Iterable[Placing], keys: Mapping[str, tuple[str, str, int]], *, placed_at: datetime
    ) -> None:
        """Store where postings belong; `keys` holds the company key, the address key and the version of each."""
        rows = []
        for posting_id, role, rule, other, figures in placings:
            company, address, version = keys[posting_id]
            rows.append((posting_id, role, version, rule, other or None, json.dumps(dict(figures)), company, address))
        with self._writing(), transaction(self._con):
            stage(self._con, "incoming_roles", rows)
            self._con.execute(statement("merge_roles"), {"placed_at": utc(placed_at)})

    def save_orders(self, orders: Sequence[RoleOrder], replaced: Collection[str], *, said_at: datetime) -> None:
        """Remember what a person said, and forget the roles of `replaced`, which are to be placed anew."""
        with self._writing(), transaction(self._con):
            for order in orders:
                one, other = sorted((order.one, order.other))
                about = {"one": one, "other": other, "together": order.together, "said_at": utc(said_at)}
                self._con.execute(statement("merge_override"), about)
            stage(self._con, "asked_keys", [("posting", key) for key in replaced])
            self._con.execute(statement("unplace"))


def _openings(con: Connection, query: str, asked: Mapping[str, int] | None = None) -> tuple[Opening, ...]:
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
        for row in read_dicts(con, statement(query), {**(asked or {})})
    )
