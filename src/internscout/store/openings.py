"""What is open, as matching sees it: all of it at once and lean, or a few postings whole.

Asked of the working file and of the published copy alike.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from typing import Any

from internscout.model import Candidate, Fact, OpenPosting, Reads
from internscout.store.connection import Connection
from internscout.store.reading import aware
from internscout.store.rows import clean
from internscout.store.statements import statement

# So many rows at a time are Python's: their texts are many times as large as what is kept of them.
_AT_A_TIME = 500
# So many open postings at a time are DuckDB's: their facts, put together, and their texts are held in memory, which is
# bounded (`connection`).
_A_PART = 40_000


class Openings:
    """Those of one database; `errors` says what the disk or the machine refuses."""

    def __init__(self, con: Connection, errors: Callable[[], AbstractContextManager[None]] = nullcontext) -> None:
        self._con = con
        self._errors = errors

    def judged_by(self, reads: Reads, kinds: Collection[str] = (), *, texts: bool = False) -> Iterator[Candidate]:
        """All open postings that were read (with `kinds`, without those that state another), in no order.

        With these facts alone, and with a text only where `reads` looks around a fact; with `texts` all have theirs.
        Nothing else may be asked of the database before the last.
        """
        asked = {
            "kinds": list(kinds) or None, "facts": list(reads.facts), "around": list(reads.around), "texts": texts
        }  # fmt: skip
        with self._errors():
            size = {"size": _A_PART, "kinds": asked["kinds"]}
            for part in self._con.execute(statement("open_parts"), size).fetchall():
                lies = dict(zip(("first", "last", "first_fact", "last_fact"), part, strict=True))
                for *row, facts in self._rows("open_candidates", asked | lies):
                    yield _candidate(row, tuple(map(_fact, facts or ())))

    def candidates(self, ids: Collection[str], *, bare: bool = False) -> Mapping[str, Candidate]:
        """These postings with all their facts and texts, by id, whatever their status; none for those not read.

        Those that are `bare` have neither: what they ask for alone.
        """
        if not ids:
            return {}  # both questions would go through the whole tables
        asked = {"ids": [clean(name) for name in ids]}
        facts: dict[str, list[Fact]] = {}
        with self._errors():
            if not bare:
                for posting_id, *fact in self._con.execute(statement("candidate_facts"), asked).fetchall():
                    facts.setdefault(posting_id, []).append(_fact(fact))
            rows = self._con.execute(statement("candidates"), {**asked, "bare": bare}).fetchall()
        return {row[0]: _candidate(row, tuple(facts.get(row[0], ()))) for row in rows}

    def brief(self) -> Iterator[OpenPosting]:
        """All open postings in brief, also those that could not be parsed.

        Nothing else may be asked of the database before the last.
        """
        with self._errors():
            yield from (OpenPosting(*row) for row in self._rows("open_postings"))

    def roles(self, of: Iterable[str]) -> Mapping[str, tuple[str, int]]:
        """The role of each of these postings that is open and has one, and its place in it, by id."""
        wanted = frozenset(of)
        with self._errors():
            rows = self._rows("open_roles")
            return {posting_id: (role, place) for posting_id, role, place in rows if posting_id in wanted}

    def _rows(self, query: str, asked: Mapping[str, Any] | None = None) -> Iterator[Sequence[Any]]:
        """What a query finds, few rows at a time."""
        found = self._con.execute(statement(query), asked)
        while some := found.fetchmany(_AT_A_TIME):
            yield from some

    def count_other_kinds(self, kinds: Sequence[str]) -> int:
        """How many open postings `judged_by` leaves out because they state another kind."""
        return self._count("count_other_kinds", kinds)

    def count_other_roles(self, kinds: Sequence[str]) -> int:
        """How many roles are open of which all open postings state another kind than these."""
        return self._count("count_other_roles", kinds)

    def _count(self, name: str, kinds: Sequence[str]) -> int:
        with self._errors():
            ((count,),) = self._con.execute(statement(name), {"kinds": list(kinds) or None}).fetchall()
        return int(count)


def _fact(values: Sequence[Any]) -> Fact:
    start, end, field, value, quote, rule, confidence = values
    return Fact(field, _value(value), quote, start, end, rule, confidence)


# Facts say the same few things of many postings; nobody changes what a fact says.
@lru_cache(maxsize=16_384)
def _value(text: str) -> Any:
    return json.loads(text)


def _candidate(row: Sequence[Any], facts: tuple[Fact, ...]) -> Candidate:
    return Candidate(
        id=row[0],
        source=row[1],
        board=row[2],
        title=row[3],
        company=row[4],
        url=row[5],
        location=row[6],
        posted_at=row[7] and aware(row[7]),
        first_seen=aware(row[8]),
        changed_at=aware(row[9]),
        apply_by=row[10],
        thin=row[11],
        requirements=json.loads(row[12]),
        version=row[13],
        text=row[14],
        facts=facts,
    )
