"""The lake is asked in place: only the files of the months that a question names, and nothing but the lake."""

import json
import re
from pathlib import Path

import duckdb
import pytest

from internscout.cli import main
from internscout.config import Settings
from internscout.errors import QueryError, UsageError
from internscout.pipeline import lake as flow
from internscout.pipeline.lake import push
from tests.lake.build import made, settings_of, store_of


@pytest.fixture(scope="module")
def pushed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A lake in a folder whose name means something to patterns and addresses."""
    folder = tmp_path_factory.mktemp("data")
    settings = made(folder, folder / "a {1} ü? 'c'*")
    push(settings)
    return settings


def scanned(settings: Settings, where: str) -> str:
    """How many files of `events` DuckDB opens, of how many."""
    with flow.open_for_reading(settings) as lake:
        plan = lake.query(f"EXPLAIN ANALYZE SELECT count(reason), count(event) FROM events WHERE {where}")[1][0][1]  # noqa: S608 - ours
    (found,) = re.findall(r"Scanning Files: (\d+/\d+)", plan) or ["all"]
    return str(found)


def test_a_question_opens_the_files_of_its_month_and_store(pushed: Settings) -> None:
    assert scanned(pushed, "month = '2026-03'") == "1/2"
    assert scanned(pushed, "month >= '2026-04' AND event = 'closed'") == "1/2"
    assert scanned(pushed, f"source_store = '{store_of(pushed)}'") == "all"


def test_history_is_there(pushed: Settings) -> None:
    with flow.open_for_reading(pushed) as lake:
        asked = "SELECT event, count(*) FROM events WHERE posting_id LIKE '%:3' GROUP BY event ORDER BY event"
        assert lake.query(asked) == (["event", "count_star()"], [("closed", 1), ("missing", 1), ("opened", 1)])
        asked = "SELECT title FROM posting_versions WHERE posting_id LIKE '%:0' ORDER BY first_seen_at"
        assert [title for (title,) in lake.query(asked)[1]] == [
            "Machine Learning Intern 0", "Robot Intern", "Machine Learning Intern 0",
        ]  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    ["SELECT * FROM read_text('/etc/hostname')", "COPY events TO 'x.csv'", "DROP VIEW events", "SELECT 1; SELECT 2",
     "SELECT * FROM glob('/*')", "SET enable_external_access = true", "FROM nothing_like_it"],
)  # fmt: skip
def test_a_question_reaches_nothing_else(pushed: Settings, sql: str) -> None:
    with flow.open_for_reading(pushed) as lake, pytest.raises(QueryError, match=r"^lake query: "):
        lake.query(sql)


def test_any_duckdb_takes_the_views(pushed: Settings) -> None:
    with duckdb.connect(":memory:") as con:
        for sql in flow.views(pushed):
            con.execute(sql)
        assert con.execute("SELECT count(*) FROM events").fetchall() == [(6,)]


def test_before_the_first_push_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing there yet; `internscout lake push` comes first"):
        flow.open_for_reading(settings_of(tmp_path))
    assert flow.status(settings_of(tmp_path)) == []


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made(tmp_path / "data")
    file = tmp_path / "internscout.toml"
    file.write_text('[lake]\npath = "lake"\n', encoding="utf-8")
    return file


def test_the_commands(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def told(*arguments: str, code: int = 0) -> str:
        assert main(["lake", *arguments, "-c", str(config)]) == code
        return capsys.readouterr().out

    assert "lake: nothing there yet; `internscout lake push` comes first" in told("status")
    assert re.fullmatch(r"store \w{12}: 6 posting_versions, 6 texts, .*, 3 runs\n", told("push"))
    assert "nothing that the lake lacks" in told("push")
    stores = json.loads(told("status", "--json"))["stores"]
    assert list(stores) == [json.loads(told("push", "--json"))["store"]]
    assert re.search(r"^runs +3 +2 +", told("status"), re.MULTILINE)
    assert re.search(r"^runs +2 ", told("compact"), re.MULTILINE)
    assert json.loads(told("compact", "--json"))[0]["table"] == "posting_versions"
    assert json.loads(told("query", "SELECT count(*) AS n FROM runs", "--json")) == [{"n": 3}]
    assert told("sql").count("CREATE OR REPLACE VIEW") == 7
    told("query", "SELECT nothing", code=2)
    told("compact", "--keep-days", "0", code=2)
