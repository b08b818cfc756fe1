"""Notes through Apprise, to a real HTTP server (its JSON service): each address alone, and nothing of it shown."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Profile
from internscout.deliver import open_channel, owing
from internscout.model import Receipt
from tests.deliver.build import FORMS, NOW, delivery, owed
from tests.deliver.test_webhook import Hook, hook

__all__ = ["hook"]

# Apprise imports it with one of its services.
pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")


def send(names: Sequence[str], **keys: Any) -> list[Receipt]:
    with open_channel(delivery("apprise", **keys), lambda: NOW) as channel:
        return [channel.send(owed("apprise", name), FORMS) for name in names]


def address(hook: Hook) -> str:
    return hook.url.replace("http://", "json://")


def test_each_address_is_a_recipient(hook: Hook, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CHAT", address(hook))
    file = tmp_path / "phone"
    file.write_text(address(hook) + "\n")
    file.chmod(0o600)
    keys = {"urls_env": ["CHAT"], "urls_files": [str(file)]}
    claims = owing("it", delivery("apprise", **keys), Profile(name="Ada"), NOW, alone=True)
    assert [claim.recipient for claim in claims] == ["CHAT", str(file)]
    assert [receipt.outcome for receipt in send(["CHAT", str(file)], **keys)] == ["sent", "sent"]
    assert len(hook.got) == 2
    assert FORMS["brief"].encode() in hook.got[0][2]
    assert b"2 closing soon, 1 new" in hook.got[0][2]


@pytest.mark.parametrize(("status", "outcome"), [(400, "refused"), (401, "failed"), (429, "failed"), (500, "failed")])
def test_what_a_failure_says(
    hook: Hook, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, status: int, outcome: str
) -> None:
    caplog.set_level(logging.DEBUG)
    hook.status = status
    monkeypatch.setenv("CHAT", address(hook))
    (receipt,) = send(["CHAT"], urls_env=["CHAT"])
    assert receipt == (outcome, f"JSON did not take it (HTTP {status}); is the address in CHAT right?")
    assert "private" not in caplog.text, "Apprise's own log is kept from everybody"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "environment variable CHAT is not set"),
        ("nonsense-hunter2", "CHAT: holds no address that Apprise knows"),
        ("tgram://hunter2", "CHAT: holds no address that Apprise knows"),
    ],
)
def test_an_address_that_is_none(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, value: str | None, said: str
) -> None:
    caplog.set_level(logging.DEBUG)
    if value:
        monkeypatch.setenv("CHAT", value)
    (receipt,) = send(["CHAT"], urls_env=["CHAT"])
    assert receipt.outcome == "failed"
    assert said in receipt.said
    assert "hunter2" not in receipt.said + caplog.text


def test_an_address_that_is_in_the_settings_no_more() -> None:
    (receipt,) = send(["OTHER"], urls_env=["CHAT"])
    assert receipt.outcome == "failed"
    assert "in neither `urls_env` nor `urls_files`" in receipt.said
