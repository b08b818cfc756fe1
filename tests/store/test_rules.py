"""The rules of a posting's life as a table, and as properties over long lives full of faults."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from internscout.store.life import MANY, Evidence, State, Trust, missed, seen, trust_in

NOW = datetime(2026, 3, 10, 6, 0, tzinfo=UTC)


def ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


OPEN = State()
MISSING = State("missing", 1, ago(1))
DOUBTED = State("missing", 1, ago(1), in_doubt=True)
LONG_DOUBTED = State("missing", 3, ago(3), in_doubt=True)
ALONE = State("missing", 0, ago(1))
LONG_ALONE = State("missing", 0, ago(14))
CLOSED = State("closed", 2, ago(5), closed_at=ago(4), reason="gone")


@pytest.mark.parametrize("state", [OPEN, MISSING, DOUBTED, LONG_DOUBTED, ALONE, LONG_ALONE, CLOSED])
def test_what_is_seen_is_open(state: State) -> None:
    assert seen(state) == State("open")


@pytest.mark.parametrize(
    ("state", "evidence", "trust", "after"),
    [
        (OPEN, "absent", "plain", State("missing", 1, NOW)),
        (OPEN, "absent", "doubtful", State("missing", 1, NOW, in_doubt=True)),
        (OPEN, "emptied", "plain", State("missing", 1, NOW, in_doubt=True)),
        (OPEN, "answers", "plain", State("missing", 0, NOW)),
        (OPEN, "not found", "doubtful", State("closed", 0, None, closed_at=NOW, reason="not found")),
        (MISSING, "absent", "plain", State("closed", 2, ago(1), closed_at=NOW, reason="gone")),
        (MISSING, "absent", "doubtful", State("missing", 2, ago(1), in_doubt=True)),
        (MISSING, "answers", "plain", MISSING),
        (MISSING, "emptied", "plain", State("missing", 2, ago(1), in_doubt=True)),
        (DOUBTED, "absent", "plain", State("missing", 2, ago(1), in_doubt=True)),
        (DOUBTED, "absent", "confirmed", State("closed", 2, ago(1), closed_at=NOW, reason="gone")),
        (OPEN, "absent", "confirmed", State("missing", 1, NOW)),
        (DOUBTED, "not found", "plain", State("closed", 1, ago(1), closed_at=NOW, reason="not found")),
        (LONG_DOUBTED, "absent", "plain", State("closed", 4, ago(3), closed_at=NOW, reason="gone")),
        (LONG_DOUBTED, "absent", "doubtful", State("missing", 4, ago(3), in_doubt=True)),
        (LONG_DOUBTED, "emptied", "doubtful", State("missing", 4, ago(3), in_doubt=True)),
        (LONG_DOUBTED, "emptied", "plain", State("closed", 4, ago(3), closed_at=NOW, reason="feed_empty")),
        (ALONE, "absent", "plain", State("missing", 1, ago(1))),
        (ALONE, "answers", "plain", ALONE),
        (LONG_ALONE, "answers", "plain", State("closed", 0, ago(14), closed_at=NOW, reason="not listed any more")),
        (CLOSED, "absent", "plain", CLOSED),
        (CLOSED, "emptied", "plain", CLOSED),
        (CLOSED, "not found", "plain", CLOSED),
        (CLOSED, "answers", "plain", CLOSED),
    ],
)
def test_what_is_missed(state: State, evidence: Evidence, trust: Trust, after: State) -> None:
    assert missed(state, evidence, NOW, trust) == after


@pytest.mark.parametrize(
    ("newly", "before", "asked", "not_found", "trust"),
    [
        (MANY, 25, 0, 0, "plain"),
        (MANY + 1, 25, 0, 0, "doubtful"),
        (MANY + 1, 70, 0, 0, "plain"),
        (31, 100, 0, 0, "doubtful"),
        (30, 100, 0, 0, "plain"),
        (310, 1000, 100, 100, "confirmed"),
        (310, 1000, 100, 99, "doubtful"),
        (310, 1000, 99, 99, "doubtful"),
        (5, 100, 5, 5, "plain"),
        (5, 100, 5, 4, "doubtful"),
    ],
)
def test_trust(newly: int, before: int, asked: int, not_found: int, trust: Trust) -> None:
    assert trust_in(newly, before, asked, not_found) == trust


class World:
    """A board as it is in truth, and what a reading of it shows: faults of all the kinds that were seen."""

    def __init__(self, seed: int, *, addresses: bool) -> None:
        self.random = random.Random(seed)  # noqa: S311 - the same faults in each run
        self.addresses = addresses
        # Nothing but a posting's own address can give away a listing that says it is whole and is not.
        self.faults = ["failed", "cut short", *(["empty", "part"] if addresses else [])]
        self.open = {str(n) for n in range(self.random.choice([1, 5, 30, 120, 600]))}
        self.states = {name: State() for name in self.open}
        self.closed_in: dict[str, int] = {}  # healthy readings since a posting was closed in truth
        self.next = 1000
        self.now = NOW
        self.false_closes = 0
        self.slowest = 0

    def live(self) -> None:
        """A day goes by: some postings open, some close, once in a while nearly all."""
        self.now += timedelta(days=1)
        share = 0.9 if self.random.random() < 0.01 else self.random.choice([0, 0, 0.02, 0.1])
        for name in [name for name in sorted(self.open) if self.random.random() < share]:
            self.open.remove(name)
            self.closed_in[name] = 0
        for _ in range(self.random.choice([0, 0, 1, 3])):
            self.open.add(str(self.next))
            self.next += 1

    def read(self) -> None:
        """One reading. Failures and listings without proof show nothing; a glitch leaves out what is there."""
        fault = self.random.choice([*[""] * len(self.faults), *self.faults])
        if fault == "failed":
            return
        shown = set(self.open)
        if fault == "empty":
            shown = set()
        elif fault in ("part", "cut short"):
            shown = {name for name in sorted(shown) if self.random.random() < 0.5}
        for name in shown:
            self.states[name] = seen(self.states.get(name, State()))
        if fault == "cut short":
            return
        self.judge(shown)
        if not fault:
            self.check()

    def judge(self, shown: set[str]) -> None:
        absent = sorted(n for n, state in self.states.items() if n not in shown and state.status != "closed")
        asked = self.random.sample(absent, min(200, len(absent))) if self.addresses else []
        not_found = [name for name in asked if name not in self.open]
        newly = sum(self.states[name].status == "open" for name in absent)
        before = sum(state.status == "open" for state in self.states.values())
        trust = trust_in(newly, before, len(asked), len(not_found))
        for name in absent:
            evidence: Evidence = "absent" if shown else "emptied"
            if name in asked:
                evidence = "not found" if name in not_found else "answers"
            state = missed(self.states[name], evidence, self.now, trust)
            self.states[name] = state
            self.false_closes += state.status == "closed" and name in self.open

    def check(self) -> None:
        """After a healthy reading: how many of them did each true close take?"""
        for name in list(self.closed_in):
            self.closed_in[name] += 1
            if self.states.get(name, State("closed")).status == "closed":
                self.slowest = max(self.slowest, self.closed_in.pop(name))


@pytest.mark.parametrize(("addresses", "slowest"), [(True, 2), (False, 4)])
def test_ten_thousand_readings_close_nothing_that_is_open(addresses: bool, slowest: int) -> None:
    """Every true close is found by the second healthy reading; where nothing confirms that many vanished at once, by
    the first after three days."""
    worlds = [World(seed, addresses=addresses) for seed in range(100)]
    for world in worlds:
        for _ in range(100):
            world.live()
            world.read()
    assert sum(world.false_closes for world in worlds) == 0
    assert max(world.slowest for world in worlds) <= slowest
    assert sum(state.status == "closed" for world in worlds for state in world.states.values()) > 10_000
