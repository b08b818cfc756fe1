"""One digest, handed over in every way that the settings name, and what is said where one cannot; real servers."""

import base64
import json
from typing import Any

import pytest

from tests.deliver.mailserver import MailServer, serving
from tests.deliver.test_webhook import Hook, hook
from tests.pipeline.build import GREENHOUSE, invoke, job, latest, listing, sql
from tests.pipeline.post import TO, later, outbox, subscribe

__all__ = ["hook"]


def test_a_run_writes_the_file_and_sends_the_mail(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port, TO, "bob@example.org")
        assert invoke(two_boards, "run") == 0
    out = capsys.readouterr().out
    assert f"digest:   {two_boards.path}/data/digests/" in out
    assert f"digest:   mail to {TO}: 250 OK, queued" in out
    assert [mail.recipients for mail in server.taken] == [[TO], ["bob@example.org"]]
    text, html = (part.get_content() for part in server.taken[0].message.iter_parts())
    for title in ("Machine Learning Intern", "Computer Vision Intern"):
        assert title in text
        assert title in html
        assert title in latest(two_boards)
    assert len({mail.message["Message-ID"] for mail in server.taken}) == 2
    assert outbox(two_boards, "delivery, recipient, state, said") == [
        (
            "file",
            str(two_boards.path / "data/digests/latest.md"),
            "sent",
            sql(two_boards, "SELECT path FROM digests")[0][0],
        ),
        ("mail", TO, "sent", "250 OK, queued"),
        ("mail", "bob@example.org", "sent", "250 OK, queued"),
    ]
    assert sql(two_boards, "SELECT count(*) FROM store.outbox_forms") == [(0,)], "texts are kept while they are owed"


def test_a_delivery_that_the_settings_lack_is_found_before_anything_is_fetched(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    subscribe(two_boards, 25, deliver='"mial"')
    for command in ("run", "digest"):
        assert invoke(two_boards, command) == 2
        said = capsys.readouterr().err
        assert "profile 'ada': key 'digest.deliver': no delivery 'mial'" in said
        assert "internscout.toml has file, mail" in said
    assert two_boards.mirror.asked == []


def test_deliveries_are_tried_out_before_and_after_the_first_run(
    two_boards: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving(MailServer(faults={"RCPT gone@example.org": "550 no such user"})) as server:
        subscribe(two_boards, server.port, TO, "gone@example.org")
        assert invoke(two_boards, "digest", "--test") == 1
        file, mail, gone = capsys.readouterr().out.splitlines()
        assert file == f"file to {two_boards.path}/data/digests/latest.md: works: files can be written there"
        assert mail == f"mail to {TO}: works: 250 OK, queued"
        assert gone.startswith("mail to gone@example.org: does not work: 127.0.0.1 refuses the recipient for good (550")
        assert server.taken[0].message["Subject"] == "InternScout reaches you here"
        invoke(two_boards, "run")
        server.faults.clear()
        before = outbox(two_boards)
        assert invoke(two_boards, "digest", "--test") == 0
        assert str(server.taken[-1].message["Subject"]).startswith("Test: ")
        capsys.readouterr()
        assert invoke(two_boards, "digest", "--test", "--json") == 0
        assert [one["outcome"] for one in json.loads(capsys.readouterr().out)] == ["sent"] * 3
    assert outbox(two_boards) == before


def test_what_is_wrong_is_said_in_plain_words(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port, deliver='"mail"', more='user = "ada"\npassword_env = "NOT_SET_ANYWHERE"\n')
        assert invoke(two_boards, "digest", "--test") == 1
    assert "does not work: environment variable NOT_SET_ANYWHERE is not set" in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # Apprise imports it
def test_no_secret_is_left_anywhere(
    two_boards: Any,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    secret = "hunter2-swordfish"
    encoded = base64.b64encode(secret.encode()).decode().rstrip("=")
    monkeypatch.setenv("MAIL_PASSWORD", secret)
    monkeypatch.setenv("CHAT", f"discord://123456/{secret}")
    monkeypatch.setenv("INTERNSCOUT_DEBUG", "1")
    caplog.set_level("DEBUG")
    caplog.set_level("CRITICAL", "mail.log")  # the server's own, which says what the server says
    keys = 'user = "ada"\npassword_env = "MAIL_PASSWORD"\n[deliveries.chat]\nkind = "apprise"\nurls_env = ["CHAT"]\n'
    refusal = f"535 {secret} is wrong"
    with serving(MailServer(login=True, faults={"AUTH": refusal})) as server:
        subscribe(two_boards, server.port, deliver='"mail", "chat"', more=keys)
        assert invoke(two_boards, "run") == 1
        assert invoke(two_boards, "digest", "--test") == 1
        assert invoke(two_boards, "outbox", "--json") == 0
    said = capsys.readouterr()
    assert "discord did not take it" in said.out.casefold()
    everything = said.out + said.err + caplog.text
    files = [path for path in two_boards.path.rglob("*") if path.is_file()]
    assert any(path.name.endswith(".duckdb") for path in files)
    held = {"output": everything.encode(), **{path.name: path.read_bytes() for path in files}}
    assert secret not in str(sql(two_boards, "SELECT * FROM outbox"))
    assert [name for name, data in held.items() if secret.encode() in data or encoded.encode() in data] == []


def test_feeds_calendar_and_webhook_get_the_same_digest(
    two_boards: Any, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = (
        f'[deliveries.feed]\nkind = "feed"\nfolder = "public"\n[deliveries.dates]\nkind = "ics"\nfolder = "public"\n'
        f'[deliveries.hook]\nkind = "webhook"\nurl = "{hook.url}"\n'
    )
    subscribe(two_boards, 25, deliver='"feed", "dates", "hook"', more=tables)
    assert invoke(two_boards, "run") == 0
    public = two_boards.path / "public"
    assert sorted(path.name for path in public.iterdir()) == ["ada.atom", "ada.ics", "ada.json"]
    assert (public / "ada.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    posted = json.loads(hook.got[0][2])
    assert {entry["title"] for entry in posted["new"]} == {
        "Machine Learning Intern", "Research Intern, NLP", "Computer Vision Intern",
    }  # fmt: skip
    two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern")))
    later(monkeypatch, days=1)
    assert invoke(two_boards, "run") == 0
    items = {item["title"] for item in json.loads((public / "ada.json").read_bytes())["items"]}
    assert any("Data Science Intern" in title for title in items)
    assert any("Computer Vision Intern" in title for title in items), "what earlier digests told is kept"
    atom = (public / "ada.atom").read_text(encoding="utf-8")
    assert "Computer Vision Intern" in atom
    assert not (two_boards.path / "data" / "digests").exists(), "nobody asked for files"
