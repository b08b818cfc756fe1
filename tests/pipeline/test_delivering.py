"""Digests through the outbox: made when due, handed over once, kept when refused; over a real mail server."""

import base64
import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from internscout.pipeline import clock
from tests.deliver.mailserver import MailServer, serving
from tests.deliver.test_webhook import Hook, hook
from tests.pipeline.build import GREENHOUSE, invoke, job, latest, listing, sql

__all__ = ["hook"]

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
        f'timeout_seconds = 5.0\nfrom = "scout@example.org"\nto = {listed}\n{more}',
    )
    profile = folder.path / "profile.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(f"{text}[digest]\ndeliver = [{deliver}]\n{keys}", encoding="utf-8")


def outbox(folder: Any, columns: str = "delivery, recipient, state, failures") -> list[tuple[Any, ...]]:
    return sql(folder, f"SELECT {columns} FROM outbox ORDER BY id")  # noqa: S608 - the test's own words


def later(monkeypatch: pytest.MonkeyPatch, **by: float) -> None:
    """The clock goes on; called anew, it counts from the true time."""
    monkeypatch.setattr(clock, "now", lambda: datetime.now().astimezone() + timedelta(**by))


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


def test_one_a_day(two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        invoke(two_boards, "run")
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern")))
        capsys.readouterr()
        assert invoke(two_boards, "run") == 0
        assert "digest:   none for ada: not due yet, or today's is made already" in capsys.readouterr().out
        assert invoke(two_boards, "digest") == 0
        assert len(server.taken) == 1
        later(monkeypatch, days=1)
        assert invoke(two_boards, "run") == 0
        assert len(server.taken) == 2
        assert "Data Science Intern" in str(server.taken[1].message)
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern"), job(4, "Speech Intern, ML")))
        later(monkeypatch, days=1, minutes=5)
        invoke(two_boards, "run")
        assert len(server.taken) == 2
        assert invoke(two_boards, "digest", "--again") == 0
    assert len(server.taken) == 3
    assert "Speech Intern" in str(server.taken[2].message)


def test_a_machine_that_slept_sends_one_for_all_days(two_boards: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        invoke(two_boards, "run")
        two_boards.mirror.serve(GREENHOUSE, listing(job(3, "Data Science Intern")))
        later(monkeypatch, days=5)
        invoke(two_boards, "run")
        invoke(two_boards, "run")
    assert len(server.taken) == 2


def test_a_server_that_is_away_loses_nothing_and_repeats_nothing(
    two_boards: Any, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with serving(MailServer()) as server:
        port = server.port
    subscribe(two_boards, port)
    assert invoke(two_boards, "run") == 1
    assert "digest:   1 not delivered: `internscout outbox`" in capsys.readouterr().out
    assert f"digest of ada not delivered by mail to {TO}: 127.0.0.1:{port} takes no connection" in caplog.text
    assert outbox(two_boards) == [
        ("file", str(two_boards.path / "data/digests/latest.md"), "sent", 0), ("mail", TO, "owed", 1),
    ]  # fmt: skip
    assert sql(two_boards, "SELECT status FROM runs") == [("degraded",)]
    capsys.readouterr()
    assert invoke(two_boards, "status") == 0
    assert "  1 digest not delivered: `internscout outbox`" in capsys.readouterr().out
    invoke(two_boards, "digest", "--preview", "text")
    assert "Not delivered by mail: 1 earlier digest; why: internscout outbox." in capsys.readouterr().out
    (identity,) = sql(two_boards, "SELECT message_id FROM outbox WHERE delivery = 'mail'")[0]
    with serving(MailServer(port=port)) as server:
        assert invoke(two_boards, "run") == 0
        assert invoke(two_boards, "run") == 0
    (mail,) = server.taken
    assert mail.message["Message-ID"] == identity
    assert "Machine Learning Intern" in str(mail.message)
    assert outbox(two_boards)[1] == ("mail", TO, "sent", 1)
    capsys.readouterr()
    invoke(two_boards, "digest", "--preview")
    assert "Not delivered" not in capsys.readouterr().out


def test_each_recipient_for_itself(two_boards: Any) -> None:
    to = ("ada@example.org", "full@example.org", "gone@example.org")
    faults = {"RCPT gone@example.org": "550 no such user", "RCPT full@example.org": "452 full"}
    with serving(MailServer(faults=faults)) as server:
        subscribe(two_boards, server.port, *to, deliver='"mail"')
        assert invoke(two_boards, "run") == 1
        assert outbox(two_boards) == [
            ("mail", to[0], "sent", 0), ("mail", to[1], "owed", 1), ("mail", to[2], "refused", 0),
        ]  # fmt: skip
        server.faults.clear()
        assert invoke(two_boards, "digest") == 0
    assert [mail.recipients[0] for mail in server.taken] == [to[0], to[1]], "a refusal is no debt any more"
    assert outbox(two_boards, "state") == [("sent",), ("sent",), ("refused",)]


def test_what_fails_again_and_again_is_tried_less_often(two_boards: Any) -> None:
    with serving(MailServer(faults={"RCPT": "452 full"})) as server:
        subscribe(two_boards, server.port, deliver='"mail"')
        tried = []
        invoke(two_boards, "run")
        for _ in range(24):
            before = server.heard.count("RCPT")
            invoke(two_boards, "digest")
            tried.append(server.heard.count("RCPT") > before)
    # Tried in the next run, then one is left out, then three, then seven each time.
    assert [n for n, was in enumerate(tried, 1) if was] == [1, 3, 7, 15, 23]


def test_a_mail_that_arrived_unheard_comes_again_as_the_same_message(two_boards: Any) -> None:
    """The one window that mail cannot close."""
    with serving(MailServer(faults={"BODY": "lost"}, times={"BODY": 1})) as server:
        subscribe(two_boards, server.port, deliver='"mail"')
        assert invoke(two_boards, "run") == 1
        assert invoke(two_boards, "digest") == 0
    assert len(server.taken) == 2
    assert server.taken[0].data == server.taken[1].data


def test_an_empty_digest_is_not_sent(
    two_boards: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port)
        monkeypatch.setattr("internscout.pipeline.digests.programme_news", lambda *_, **__: ())
        invoke(two_boards, "run")
        later(monkeypatch, days=1)
        capsys.readouterr()
        assert invoke(two_boards, "run") == 0
        assert "digest:   none for ada: nothing to tell" in capsys.readouterr().out
        assert len(server.taken) == 1


@pytest.mark.parametrize(("days", "mails"), [(6, 1), (7, 2)])
def test_a_heartbeat_a_week(two_boards: Any, monkeypatch: pytest.MonkeyPatch, days: int, mails: int) -> None:
    with serving(MailServer()) as server:
        subscribe(two_boards, server.port, keys='heartbeat = "weekly"\n')
        monkeypatch.setattr("internscout.pipeline.digests.programme_news", lambda *_, **__: ())
        invoke(two_boards, "run")
        later(monkeypatch, days=days)
        invoke(two_boards, "run")
    assert len(server.taken) == mails


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


def test_a_delivery_that_is_gone_from_the_settings(two_boards: Any) -> None:
    with serving(MailServer()) as server:
        port = server.port
    subscribe(two_boards, port)
    invoke(two_boards, "run")
    two_boards.configure("greenhouse:brightriver", "lever:kiteworks")
    assert invoke(two_boards, "run") == 1
    assert outbox(two_boards, "state, said")[1] == (
        "refused", "the settings have no delivery 'mail' of this kind any more",
    )  # fmt: skip
    assert invoke(two_boards, "run") == 0


def test_a_delivery_that_became_another_kind(two_boards: Any) -> None:
    with serving(MailServer()) as server:
        port = server.port
    subscribe(two_boards, port, deliver='"mail"')
    invoke(two_boards, "run")
    files = '[deliveries.mail]\nkind = "file"\nfolder = "elsewhere"\n'
    two_boards.configure("greenhouse:brightriver", "lever:kiteworks", extra=files)
    profile = two_boards.path / "profile.toml"
    profile.write_text(profile.read_text(encoding="utf-8") + '[digest]\ndeliver = ["mail"]\n', encoding="utf-8")
    assert invoke(two_boards, "digest", "--again") == 1
    assert outbox(two_boards, "kind, state") == [("email", "refused"), ("file", "sent")]


def test_the_outbox_on_the_terminal(two_boards: Any, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(two_boards, "run")
    capsys.readouterr()
    assert invoke(two_boards, "outbox") == 0
    assert capsys.readouterr().out == "nothing is owed, nothing was refused\n"
    to = ("full@example.org", "gone@example.org", "gone2@example.org")
    faults = {f"RCPT {name}": "550 no such user" for name in to[1:]} | {"RCPT full@example.org": "452 full"}
    with serving(MailServer(faults=faults)) as server:
        subscribe(two_boards, server.port, *to)
        invoke(two_boards, "digest", "--again")
        capsys.readouterr()
        assert invoke(two_boards, "outbox") == 0
        said = capsys.readouterr().out
        assert "owed, failed once" in said
        assert "1 owed, tried again with the next runs; 2 refused for good" in said
        assert invoke(two_boards, "outbox", "--json") == 0
        listed = {entry["recipient"]: entry["id"] for entry in json.loads(capsys.readouterr().out)}
        assert set(listed) == set(to)
        assert invoke(two_boards, "outbox", "--retry", str(listed[to[1]])) == 1
        assert "refused: 127.0.0.1 refuses the recipient for good (550 no such user)" in capsys.readouterr().out
        server.faults.clear()
        assert invoke(two_boards, "outbox", "--retry", str(listed[to[1]])) == 0
        assert invoke(two_boards, "outbox", "--drop", str(listed[to[2]])) == 0
        assert [mail.recipients for mail in server.taken] == [[to[1]]]
    assert dict(outbox(two_boards, "recipient, state")[-3:]) == {to[0]: "owed", to[1]: "sent", to[2]: "dropped"}
    capsys.readouterr()
    for number in ("1", str(listed[to[1]]), str(listed[to[2]]), "99"):
        assert invoke(two_boards, "outbox", "--retry", number) == 2
        assert f"the outbox owes nothing under {number};" in capsys.readouterr().err


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
