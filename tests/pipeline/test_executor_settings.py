"""What the settings may say of who reads the boards, and what is said where they cannot be followed."""

from pathlib import Path
from typing import Any

import pytest

from internscout.errors import ConfigError, ExecutorError, UsageError
from internscout.pipeline import boards
from internscout.pipeline.boards import check_boards
from internscout.pipeline.cluster import pools
from tests.pipeline.vendors import configured, ran


def test_a_scheduler_that_does_not_answer_is_one_line(
    vendors: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_CONNECT_SECONDS", 0.5)
    settings = configured(tmp_path, vendors, executor="dask", scheduler="tcp://127.0.0.1:9", staging="x")
    with pytest.raises(
        ExecutorError, match=r"^no Dask scheduler answers at tcp://127.0.0.1:9 \(run.scheduler\): "
    ) as caught:
        ran(settings)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("executor", "lacks"), [("dask", "distributed"), ("dask", "pyarrow"), ("processes", "pyarrow")]
)
def test_what_is_not_installed_is_said_before_anything_begins(
    vendors: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, executor: str, lacks: str
) -> None:
    monkeypatch.setattr(boards, "find_spec", lambda name: None if name == lacks else ...)
    settings = configured(tmp_path, vendors, executor=executor, scheduler="tcp://127.0.0.1:9", staging="x")
    needs = rf'^run.executor = "{executor}" needs {lacks}: pip install "internscout\[dask\]"$'
    with pytest.raises(UsageError, match=needs):
        ran(settings)
    assert not settings.data_dir.exists()
    ran_here = settings.model_copy(update={"run": settings.run.model_copy(update={"executor": "local"})})
    assert check_boards(ran_here, tmp_path)


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ({"executor": "spark"}, r"key 'run.executor': "),
        ({"executor": "dask", "staging": "x"}, r"key 'run': executor = \"dask\" needs run.scheduler"),
        ({"executor": "dask", "scheduler": "tcp://a:1"}, r"key 'run': executor = \"dask\" needs run.staging"),
        ({"scheduler": "10.0.0.5:8786"}, r"key 'run.scheduler': should be .* such as tcp://10.0.0.5:8786"),
        ({"staging": "s3://key:secret@bucket/x"}, r"key 'run.staging': should be .*keys come from the environment"),
        ({"staging": "gs://bucket/x"}, r"key 'run.staging': should be a folder or s3://bucket/prefix"),
    ],
)
def test_settings_that_cannot_be_meant(vendors: Any, tmp_path: Path, run: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message) as caught:
        configured(tmp_path, vendors, **run)
    assert "secret" not in str(caught.value)


def test_a_folder_counts_from_the_settings(vendors: Any, tmp_path: Path) -> None:
    assert configured(tmp_path, vendors, staging="shared").staging == str(tmp_path / "shared")
    assert configured(tmp_path, vendors, staging="s3://b/x").staging == "s3://b/x"
    assert configured(tmp_path, vendors).staging == str(tmp_path / "data" / "work" / "staging")
