"""What a server does not take stays owed: tried again, by recipient, until it is refused or let be."""

import json
from typing import Any

import pytest

from tests.deliver.mailserver import MailServer, serving
from tests.pipeline.build import GREENHOUSE, invoke, job, listing, sql
from tests.pipeline.post import TO, later, outbox, subscribe


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


def test_a_server_that_is_away_for_days_gets_one_digest_that_covers_them(
    two_boards: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(MailServer()) as server:
        port = server.port
    subscribe(two_boards, port)
    first, second = job(1, "Machine Learning Intern"), job(3, "Data Science Intern")
    days = [[first, job(2, "Research Intern, NLP")], [first, second], [first, second, job(4, "Speech Intern, ML")]]
    for day, jobs in enumerate(days):
        later(monkeypatch, days=day)
        two_boards.mirror.serve(GREENHOUSE, listing(*jobs))
        assert invoke(two_boards, "run") == 1
    states = outbox(two_boards, "delivery, state, replaced_by")
    assert [one for one in states if one[0] == "mail"] == [
        ("mail", "dropped", 3),
        ("mail", "dropped", 5),
        ("mail", "owed", None),
    ]
    assert [one for one in states if one[0] == "file"] == [("file", "sent", None)] * 3
    with serving(MailServer(port=port)) as server:
        assert invoke(two_boards, "run") == 0
        assert invoke(two_boards, "run") == 0
    (mail,) = server.taken
    text = str(mail.message)
    for title in ("Machine Learning Intern", "Data Science Intern", "Speech Intern"):
        assert title in text
    assert "Not delivered" not in text, "it came with this one"
    assert outbox(two_boards, "state")[-1] == ("sent",)
    two_boards.mirror.serve(
        GREENHOUSE, listing(first, second, job(4, "Speech Intern, ML"), job(5, "Vision Intern, ML"))
    )
    later(monkeypatch, days=len(days))
    with serving(MailServer(port=port)) as server:
        assert invoke(two_boards, "run") == 0
    (mail,) = server.taken
    assert "Vision Intern" in str(mail.message)
    assert "Speech Intern" not in str(mail.message), "told once"


def test_a_mail_that_may_have_arrived_is_not_told_again_in_another(
    two_boards: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(MailServer(faults={"BODY": "lost"}, times={"BODY": 1})) as server:
        port = server.port
        subscribe(two_boards, port, deliver='"mail"')
        assert invoke(two_boards, "run") == 1
    assert outbox(two_boards, "state, in_doubt") == [("owed", True)]
    assert invoke(two_boards, "run") == 1, "nobody there: that says nothing of the first time"
    assert outbox(two_boards, "state, in_doubt") == [("owed", True)]
    later(monkeypatch, days=1)
    two_boards.mirror.serve(GREENHOUSE, listing(job(1, "Machine Learning Intern"), job(3, "Data Science Intern")))
    with serving(MailServer(port=port)) as again:
        for _ in range(3):
            invoke(two_boards, "run")
    (new, same) = sorted(again.taken, key=lambda mail: mail.data == server.taken[0].data)
    assert same.data == server.taken[0].data
    assert "Data Science Intern" in str(new.message)
    assert "Machine Learning Intern" not in str(new.message)


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


def test_the_outbox_on_the_terminal(stored: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert invoke(stored, "outbox") == 0
    assert capsys.readouterr().out == "nothing is owed, nothing was refused\n"
    to = ("full@example.org", "gone@example.org", "gone2@example.org")
    faults = {f"RCPT {name}": "550 no such user" for name in to[1:]} | {"RCPT full@example.org": "452 full"}
    with serving(MailServer(faults=faults)) as server:
        subscribe(stored, server.port, *to)
        invoke(stored, "digest", "--again")
        capsys.readouterr()
        assert invoke(stored, "outbox") == 0
        said = capsys.readouterr().out
        assert "owed, failed once" in said
        assert "1 owed, tried again with the next runs; 2 refused for good" in said
        assert invoke(stored, "outbox", "--json") == 0
        listed = {entry["recipient"]: entry["id"] for entry in json.loads(capsys.readouterr().out)}
        assert set(listed) == set(to)
        assert invoke(stored, "outbox", "--retry", str(listed[to[1]])) == 1
        assert "refused: 127.0.0.1 refuses the recipient for good (550 no such user)" in capsys.readouterr().out
        server.faults.clear()
        assert invoke(stored, "outbox", "--retry", str(listed[to[1]])) == 0
        assert invoke(stored, "outbox", "--drop", str(listed[to[2]])) == 0
        assert [mail.recipients for mail in server.taken] == [[to[1]]]
    assert dict(outbox(stored, "recipient, state")[-3:]) == {to[0]: "owed", to[1]: "sent", to[2]: "dropped"}
    capsys.readouterr()
    for number in ("1", str(listed[to[1]]), str(listed[to[2]]), "99"):
        assert invoke(stored, "outbox", "--retry", number) == 2
        assert f"the outbox owes nothing under {number};" in capsys.readouterr().err
