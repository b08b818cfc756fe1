"""`[lake]`: a folder or S3, and nothing that is neither."""

from pathlib import Path

import pytest

from internscout.config import load_settings
from internscout.errors import ConfigError


def lake_in(folder: Path, text: str) -> str:
    (folder / "internscout.toml").write_text(f"[lake]\n{text}\n", encoding="utf-8")
    return load_settings(folder / "internscout.toml").lake.path


def test_a_folder_counts_from_the_file(tmp_path: Path) -> None:
    assert lake_in(tmp_path, 'path = "lake"') == str(tmp_path / "lake")


def test_s3_stays_as_it_is(tmp_path: Path) -> None:
    assert lake_in(tmp_path, 'path = "s3://bucket/team"\nafter_run = true') == "s3://bucket/team"


def test_there_is_none_by_default(tmp_path: Path) -> None:
    assert lake_in(tmp_path, "") == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('path = "gs://bucket"', "key 'lake.path': should be a folder or s3://bucket/prefix, not 'gs://bucket'"),
        ('path = "s3://"', "should be a folder or s3://bucket/prefix"),
        ("after_run = true", "key 'lake.after_run': needs path: where to push to"),
    ],
)
def test_what_is_neither_is_refused(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(ConfigError) as caught:
        lake_in(tmp_path, text)
    assert why in str(caught.value)
