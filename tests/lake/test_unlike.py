"""Lakes of older and newer programs, and what is refused: each in one line that says what to do."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from deltalake import DeltaTable, TableFeatures, write_deltalake

from internscout.cli import main
from internscout.errors import LakeError, UsageError
from internscout.pipeline import lake as flow
from internscout.pipeline.lake import push
from internscout.store import Reader
from tests.lake.build import held, made, published, settings_of, spec, store_of


def older(settings: Any, name: str, without: Sequence[str]) -> None:
    """A table as a version of the program wrote it that did not know some columns."""
    with Reader(settings.published) as reader:
        rows = pa.RecordBatchReader.from_stream(reader.lacking.all(spec(name))).read_all().drop_columns(list(without))
    write_deltalake(
        f"{settings.lake.path}/{name}", rows.set_column(0, "source_store", pa.array(["old"] * len(rows))),
        partition_by=["source_store", "month"],
    )  # fmt: skip


def test_a_lake_of_an_older_program_is_pushed_to_and_read(tmp_path: Path) -> None:
    settings = made(tmp_path)
    older(settings, "board_runs", ["held", "gap"])
    older(settings, "posting_versions", ["reread"])
    with flow.open_for_reading(settings) as lake:
        assert "reread" not in lake.query("FROM posting_versions")[0]
    push(settings)
    assert held(settings, store_of(settings)) == published(settings)
    with flow.open_for_reading(settings) as lake:
        asked = "SELECT source_store = 'old' AS old, count(held), count(*) FROM board_runs GROUP BY ALL ORDER BY old"
        assert lake.query(asked)[1] == [(False, 3, 3), (True, 0, 3)]


def test_a_lake_of_a_newer_program_is_pushed_to_and_read(tmp_path: Path) -> None:
    settings = made(tmp_path)
    with Reader(settings.published) as reader:
        rows = pa.RecordBatchReader.from_stream(reader.lacking.all(spec("events"))).read_all()
    newer = rows.append_column("mood", pa.array([["calm"]] * len(rows)))
    newer = newer.set_column(0, "source_store", pa.array(["new"] * len(rows)))
    write_deltalake(f"{settings.lake.path}/events", newer, partition_by=["source_store", "month"])
    push(settings)
    assert held(settings, store_of(settings)) == published(settings)
    with flow.open_for_reading(settings) as lake:
        assert lake.query("SELECT count(mood), count(*) FROM events")[1] == [(len(rows), 2 * len(rows))]


def test_a_table_with_deleted_rows_marked_is_refused(tmp_path: Path) -> None:
    settings = made(tmp_path)
    push(settings)
    DeltaTable(f"{settings.lake.path}/facts").alter.add_feature(
        TableFeatures.DeletionVectors, allow_protocol_versions_increase=True
    )
    for work in (push, flow.status, flow.open_for_reading):
        with pytest.raises(
            LakeError, match=r"facts: it was changed to use deletionVectors, which InternScout does not"
        ):
            work(settings)


def test_another_shape_under_the_same_name_is_refused_in_one_line(tmp_path: Path) -> None:
    settings = made(tmp_path)
    write_deltalake(f"{settings.lake.path}/runs", pa.table({"source_store": ["a"], "month": ["b"], "run_id": [1]}))
    with pytest.raises(LakeError) as caught:
        push(settings)
    assert str(caught.value).startswith(f"{settings.lake.path}/runs")
    assert "\n" not in str(caught.value)


def test_without_the_extra_it_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "internscout.toml").write_text('[lake]\npath = "lake"\n', encoding="utf-8")
    for name in [name for name in sys.modules if name.startswith("internscout.lake.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "deltalake", None)
    assert main(["lake", "status", "-c", str(tmp_path / "internscout.toml")]) == 2
    assert capsys.readouterr().err == 'internscout: a lake needs deltalake: pip install "internscout[lake]"\n'


@pytest.mark.parametrize("name", ["a[1]", "100%25", "a|b"])
def test_a_folder_that_cannot_be_named_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no lake can be in a folder with"):
        push(settings_of(tmp_path, tmp_path / name))


def test_without_a_lake_it_says_where_to_name_one(tmp_path: Path) -> None:
    settings = settings_of(tmp_path).model_copy(
        update={"lake": settings_of(tmp_path).lake.model_copy(update={"path": ""})}
    )
    with pytest.raises(UsageError, match=r"there is no lake; set path in \[lake\]"):
        push(settings)
