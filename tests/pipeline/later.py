"""The program as it may be later: a source that reads otherwise; and what reading again must leave as it is."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from internscout.model import Page, Payload, Posting
from internscout.netguard import forbid_network
from internscout.sources import source
from tests.pipeline.build import invoke, sql

# All but what may change: the run log, the wordings and facts themselves, and what is noted of their change.
UNTOUCHED = ("boards", "runs", "board_runs", "row_faults", "events", "readings", "answers", "digests", "digest_entries")


STATES = "SELECT * EXCLUDE (version, content_hash, thin) FROM store.posting_states ORDER BY posting_id"


class Later:
    """A source as a later program has it: its pages are changed before anybody sees them."""

    def __init__(self, name: str, change: Callable[[Page], Page]) -> None:
        self._source, self._change = source(name), change

    def read(self, payload: Payload) -> Page:
        return self._change(self._source.read(payload))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._source, name)


def each(change: Callable[[Posting], Posting | None]) -> Callable[[Page], Page]:
    return lambda page: replace(page, postings=tuple(read for one in page.postings if (read := change(one))))


def paid(posting: Posting) -> Posting:
    if posting.external_id != "1":
        return posting
    text, place = posting.description.replace("$50 - $60", "$70 - $80"), "Boston, Massachusetts"
    return replace(posting, description=text, location=place, locations=(place,))


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Page], Page]], None]:
    """Lets the program read Greenhouse boards otherwise from now on."""

    def install(change: Callable[[Page], Page]) -> None:
        changed = Later("greenhouse", change)
        for module in ("replay", "reading"):
            monkeypatch.setattr(
                f"internscout.pipeline.{module}.source", lambda name: changed if name == "greenhouse" else source(name)
            )

    return install


def reparsed(folder: Any, capsys: pytest.CaptureFixture[str], *, code: int = 0) -> Any:
    """What the command tells to scripts; with the network refused, and the vendors not asked."""
    asked = [*folder.mirror.asked]
    capsys.readouterr()
    with forbid_network():
        assert invoke(folder, "reparse", "--from-archive", "--json") == code
    assert folder.mirror.asked == asked
    return json.loads(capsys.readouterr().out)


def untouched(folder: Any) -> list[Any]:
    return [sql(folder, f"FROM store.{table} ORDER BY ALL") for table in UNTOUCHED] + [sql(folder, STATES)]


def left(told: Any) -> dict[str, list[str]]:
    return {one["why"]: one["postings"] for one in told["archive"]["left"]}
