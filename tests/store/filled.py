"""A published copy in which every view finds something: two employers over two years, up to the day of the test.

The views count from the real day, so the rows are dated from it.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from internscout.model import ApplicationStatus, Board, BoardResult, Json, Noted, Parsed, Placing, Posting
from internscout.parse import columns
from internscout.store import Store
from tests.store.factories import ACME, PARSER, failed, parsed, posting, result

TODAY = datetime.now(UTC).replace(hour=0, minute=30, second=0, microsecond=0)
BETA = Board("lever", "beta", "Beta Optics")
PAY: dict[str, Json] = {
    "min": 40,
    "max": 55,
    "currency": "USD",
    "period": "hour",
    "comparable": {"hourly_usd_min": 40, "hourly_usd_max": 55, "assumption": "40 hours a week (assumed)"},
}
ASKED: dict[str, Json] = {
    "ml": "core",
    "sponsorship": "offered",
    "citizenship": [],
    "degrees": {"required": ["bachelor", "master"], "preferred": [], "enrolled": True},
    "start": {"season": "summer", "year": 2027, "month": 6},
    "locations": [{"city": "Boston", "region": "MA", "country": "US"}],
}


def reading(of: Posting, parser: str = PARSER, **changes: Json) -> Parsed:
    """What is read out of a posting here."""
    return parsed(of, parser=parser, **ASKED | changes)


def run(store: Store, day: int, *results: BoardResult, readings: Mapping[str, Parsed]) -> None:
    """One run, so many days from today."""
    at, run_id = TODAY + timedelta(days=day), f"day{day}"
    store.begin_run(run_id, started_at=at, program_version="1", parser_version=PARSER, boards=len(results))
    for one in results:
        store.save_board(run_id, one, readings, seen_at=at)
    store.finish_run(run_id, finished_at=at + timedelta(minutes=5), status="ok")


def fill(store: Store) -> None:
    """Six roles of former years that opened and closed, one that is open since, one new, one that changed."""
    start = TODAY - timedelta(days=600)
    former = [posting(n, title=f"Vision Intern {n}", posted_at=start) for n in range(10, 16)]
    again = [posting(n, title="Robot Intern", posted_at=None) for n in (20, 21)]
    stays = posting(1, posted_at=start + timedelta(days=10))
    new = posting(2, title="Speech Intern", posted_at=None)
    robot = posting(22, title="Robot Intern", posted_at=None)
    changed = posting(1, title="Machine Learning Intern, Perception", posted_at=None)
    soon = (TODAY + timedelta(days=7)).date().isoformat()
    first = {p.id: reading(p) for p in (*former, *again, stays, new, robot)}
    run(store, -590, result(*former, stays), result(board=BETA), readings=first)
    for day in (-560, -559):
        run(store, day, result(stays), readings=first)
    for number, day in enumerate((-400, -300)):
        run(store, day, result(stays, again[number]), readings=first)
        for later in (30, 31):
            run(store, day + later, result(stays), readings=first)
    run(store, -100, result(stays, robot), readings=first)
    read = {changed.id: reading(changed, deadline=soon, salary=PAY), new.id: first[new.id]}
    run(store, -1, result(changed, new, robot), failed(BETA, "503 from the vendor"), readings=read)
    placings = [Placing(one.id, stays.id, rule, "", {}) for one, rule in ((stays, "first"), (new, "same text"))]
    store.roles.save_placings(placings, {one.posting_id: ("acme", "", 1) for one in placings}, placed_at=TODAY)
    store.save_parsed({robot.id: Parsed(first[robot.id].requirements, (), "text", "parser-2")}, parsed_at=TODAY)
    track(store, changed, ("applied", -20), ("interview", -9))
    track(store, new, ("saved", -1))


def track(store: Store, of: Posting, *steps: tuple[ApplicationStatus, int]) -> None:
    """Steps of a student, each so many days from today."""
    days = [(status, TODAY + timedelta(days=day)) for status, day in steps]
    noted = [Noted(of.id, of.title, of.company, of.url, status, at.date(), "", at) for status, at in days]
    store.applications.note("ada", noted, now=TODAY)


def publish(folder: Path) -> Path:
    """The filled copy in this folder."""
    target = folder / "internscout.duckdb"
    with Store(folder / "work.duckdb", columns()) as store:
        fill(store)
        store.publish(target)
    return target


__all__ = ["ACME", "BETA", "TODAY", "fill", "publish"]
