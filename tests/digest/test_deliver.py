"""Digests as files: whole or not at all, never overwritten."""

from dataclasses import replace
from pathlib import Path

import pytest

from internscout.digest import deliver, render_markdown
from internscout.errors import InternScoutError
from tests.digest.sample import QUIET, digest


def test_a_digest_goes_to_its_own_file_and_to_latest(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "digests"
    path = deliver(digest(), folder)
    assert path == folder / "2026-02-01-Ada.md"
    assert path.read_text(encoding="utf-8") == render_markdown(digest())
    assert (folder / "latest.md").read_text(encoding="utf-8") == render_markdown(digest())


def test_several_in_a_day_get_numbers_and_latest_is_the_last(tmp_path: Path) -> None:
    first, second = deliver(digest(), tmp_path), deliver(digest(summary=QUIET), tmp_path)
    third = deliver(digest(), tmp_path)
    assert [path.name for path in (first, second, third)] == [
        "2026-02-01-Ada.md",
        "2026-02-01-Ada-2.md",
        "2026-02-01-Ada-3.md",
    ]
    assert "3 boards failed" in first.read_text(encoding="utf-8")
    assert "boards failed" not in second.read_text(encoding="utf-8")
    assert (tmp_path / "latest.md").read_text(encoding="utf-8") == third.read_text(encoding="utf-8")


@pytest.mark.parametrize(("profile", "name"), [("Ada L.", "Ada-L"), ("..", "profile"), ("José O'Neil", "José-O-Neil")])
def test_a_profile_name_becomes_a_file_name_inside_the_folder(tmp_path: Path, profile: str, name: str) -> None:
    path = deliver(replace(digest(), profile=profile), tmp_path)
    assert path == tmp_path / f"2026-02-01-{name}.md"


def test_nothing_but_digests_is_left_behind(tmp_path: Path) -> None:
    deliver(digest(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-02-01-Ada.md", "latest.md"]


def test_a_failed_write_leaves_the_earlier_digests_and_no_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(digest(), tmp_path)
    before = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InternScoutError, match=r"the digest cannot be written: No space left on device"):
        deliver(digest(summary=QUIET), tmp_path)
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_is_an_error_of_one_line(tmp_path: Path) -> None:
    (tmp_path / "digests").write_text("", encoding="utf-8")
    with pytest.raises(InternScoutError, match="digests: the digest cannot be written"):
        deliver(digest(), tmp_path / "digests")
