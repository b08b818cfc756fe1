"""What a digest has to know of the past: what was shown, which postings are one role, what they said before.

Asked of the working file and of the published copy alike.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from internscout.model import Member, Shown, Wording
from internscout.store.connection import Connection, store_errors
from internscout.store.reading import aware
from internscout.store.rows import clean, utc
from internscout.store.statements import statement


class Told:
    """The past of one database. Every method raises `StoreError` when the disk or the machine refuses."""

    def __init__(self, con: Connection, path: Path) -> None:
        self._con = con
        self._path = path

    def shown(self, asked: Sequence[tuple[str, int | None]]) -> tuple[Mapping[str, Shown], ...]:
        """For each (profile, number) posting id → its last appearance in a digest of the profile, up to that number.

        None for a number: up to the last.
        """
        found: tuple[dict[str, Shown], ...] = tuple({} for _ in asked)
        profiles, lasts = [clean(profile) for profile, _ in asked], [last for _, last in asked]
        for place, posting_id, at, section, version in self._rows("shown", profiles=profiles, lasts=lasts):
            found[place][posting_id] = Shown(aware(at), section, version)
        return found

    def members(self, ids: Collection[str]) -> tuple[Member, ...]:
        """All postings of the roles that these postings belong to, role by role, the best of each first."""
        return tuple(map(_member, self._rows("members", ids=[clean(name) for name in ids])))

    def wordings(self, moments: Mapping[str, datetime]) -> Mapping[str, Wording]:
        """What these postings said at a moment each, by id; only of those that say something else now."""
        ids, at = [clean(name) for name in moments], [utc(moment) for moment in moments.values()]
        return {row[0]: _wording(row) for row in self._rows("former_wordings", ids=ids, moments=at)}

    def undelivered(self, profiles: Collection[str]) -> Mapping[str, tuple[tuple[str, int], ...]]:
        """Of each delivery that did not hand over earlier digests of a profile: its name, and how many; by profile."""
        stored = {clean(profile): profile for profile in profiles}
        found: dict[str, tuple[tuple[str, int], ...]] = dict.fromkeys(profiles, ())
        for profile, name, count in self._rows("undelivered", profiles=list(stored)):
            found[stored[profile]] += ((name, count),)
        return found

    def _rows(self, name: str, **asked: object) -> list[tuple[Any, ...]]:
        with store_errors(self._path):
            return self._con.execute(statement(name), asked).fetchall()


def _member(row: tuple[Any, ...]) -> Member:
    return Member(
        id=row[0],
        role=row[1],
        rank=row[2],
        status=row[3],
        source=row[4],
        title=row[5],
        company=row[6],
        url=row[7],
        places=tuple(row[8]),
        version=row[9],
        first_seen=aware(row[10]),
        reopened_at=row[11] and aware(row[11]),
        closed_at=row[12] and aware(row[12]),
        close_reason=row[13],
    )


def _wording(row: tuple[Any, ...]) -> Wording:
    return Wording(
        title=row[1],
        company=row[2],
        location=row[3],
        apply_by=row[4],
        thin=row[5],
        requirements=json.loads(row[6]),
        same_parser=row[7],
    )
