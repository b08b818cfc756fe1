"""Digests as files: whole or not at all, never overwritten."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from internscout.config import FeedDelivery, FileDelivery, IcsDelivery, Profile
from internscout.deliver import open_channel, owing
from internscout.model import Receipt
from tests.deliver.build import FORMS, NOW, delivery, forms, owed, settings


def write(folder: Path, text: str = "# One\n", **about: Any) -> Receipt:
    with open_channel(FileDelivery(kind="file", folder=folder), lambda: NOW) as channel:
        return channel.send(owed("file", str(folder / "latest.md"), **about), forms(markdown=text))


def test_a_digest_goes_to_its_own_file_and_to_latest(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "digests"
    assert write(folder, day=date(2026, 2, 1)) == ("sent", str(folder / "2026-02-01-Ada.md"))
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == {
        "2026-02-01-Ada.md": "# One\n",
        "latest.md": "# One\n",
    }


def test_several_in_a_day_get_numbers_and_latest_is_the_last(tmp_path: Path) -> None:
    said = [write(tmp_path, text).said for text in ("# One\n", "# Two\n", "# Three\n")]
    assert [Path(path).name for path in said] == ["2026-03-01-Ada.md", "2026-03-01-Ada-2.md", "2026-03-01-Ada-3.md"]
    assert [Path(path).read_text(encoding="utf-8") for path in said] == ["# One\n", "# Two\n", "# Three\n"]
    assert (tmp_path / "latest.md").read_text(encoding="utf-8") == "# Three\n"


def test_what_was_written_before_it_could_be_noted_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path, "# One\n")
    assert write(tmp_path, "# One\n").said == str(tmp_path / "2026-03-01-Ada.md")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2026-03-01-Ada.md", "latest.md"]


@pytest.mark.parametrize(
    ("profile", "name"), [("Ada L.", "Ada-L"), ("..", "profile"), ("José O'Neil", "José-O-Neil"), ("a/../b", "a-..-b")]
)
def test_a_profile_name_becomes_a_file_name_inside_the_folder(tmp_path: Path, profile: str, name: str) -> None:
    assert write(tmp_path, profile=profile).said == str(tmp_path / f"2026-03-01-{name}.md")


def test_several_profiles_have_a_newest_file_each(tmp_path: Path) -> None:
    files = FileDelivery(kind="file", folder=tmp_path)
    assert [Path(one.recipient).name for one in owing("file", files, Profile(name="Ada L."), NOW, alone=True)] == [
        "latest.md"
    ]
    assert [Path(one.recipient).name for one in owing("file", files, Profile(name="Ada L."), NOW, alone=False)] == [
        "latest-Ada-L.md"
    ]


def test_a_failed_write_leaves_the_earlier_digests_and_no_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    before = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    receipt = write(tmp_path, "# Two\n")
    assert receipt == ("failed", f"{tmp_path}: the digest cannot be written: No space left on device")
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == before


def test_a_folder_that_is_a_file_fails_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "digests").write_text("", encoding="utf-8")
    receipt = write(tmp_path / "digests")
    assert receipt.outcome == "failed"
    assert "digests: the digest cannot be written" in receipt.said


@pytest.mark.parametrize(
    ("kind", "names"),
    [(FeedDelivery, {"Ada.atom": "atom", "Ada.json": "json_feed"}), (IcsDelivery, {"Ada.ics": "ics"})],
)
def test_feeds_and_calendars_are_replaced(tmp_path: Path, kind: Any, names: dict[str, Any]) -> None:
    where = kind(kind="feed" if kind is FeedDelivery else "ics", folder=tmp_path)
    (claim,) = owing("it", where, Profile(name="Ada"), NOW, alone=True)
    with open_channel(where, lambda: NOW) as channel:
        for _ in range(2):
            assert channel.send(owed(claim.kind, claim.recipient), FORMS).outcome == "sent"
    written = {path.name: path.read_bytes().decode() for path in tmp_path.iterdir()}
    assert written == {name: FORMS[form] for name, form in names.items()}


def test_the_folder_digests_is_always_there() -> None:
    assert settings("").delivery("file") == FileDelivery(kind="file", folder=settings("").digests)
    assert settings("").delivery("mail") is None
    assert delivery("file", folder="elsewhere") == FileDelivery(kind="file", folder=Path("elsewhere"))
