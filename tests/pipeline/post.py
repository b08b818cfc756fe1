"""A student who wants digests by mail, the outbox, and a clock that goes on."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from internscout.pipeline import clock
from tests.pipeline.build import sql

TO = "ada@example.org"


def subscribe(
    folder: Any, port: int, *to: str, deliver: str = '"file", "mail"', more: str = "", keys: str = ""
) -> None:
    """Two boards, and a profile that wants its digest by mail."""
    listed = json.dumps(to or (TO,))
    folder.configure(
        "greenhouse:brightriver",
        "lever:kiteworks",
        extra=f'[deliveries.mail]\nkind = "email"\nhost = "127.0.0.1"\nport = {port}\nsecurity = "none"\n'
        f'timeout_seconds = 60.0\nfrom = "scout@example.org"\nto = {listed}\n{more}',
    )
    profile = folder.path / "profile.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(f"{text}[digest]\ndeliver = [{deliver}]\n{keys}", encoding="utf-8")


def outbox(folder: Any, columns: str = "delivery, recipient, state, failures") -> list[tuple[Any, ...]]:
    return sql(folder, f"SELECT {columns} FROM outbox ORDER BY id")  # noqa: S608 - the test's own words


def later(monkeypatch: pytest.MonkeyPatch, **by: float) -> None:
    """The clock goes on; called anew, it counts from the true time."""
    monkeypatch.setattr(clock, "now", lambda: datetime.now().astimezone() + timedelta(**by))
