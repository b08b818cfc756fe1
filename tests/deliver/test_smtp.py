"""Mail over a real SMTP server: with TLS and login, and with everything that such a server does wrong."""

import re
import socket
import ssl
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from internscout.deliver import open_channel
from internscout.model import Receipt
from tests.deliver.build import FORMS, NOW, delivery, owed
from tests.deliver.mailserver import PASSWORD, USER, MailServer

TO = "ada@example.org"
Start = Callable[..., MailServer]


def send(server: MailServer, to: Sequence[str] = (TO,), **keys: Any) -> list[Receipt]:
    """One message to each, over one channel."""
    keys = {"host": "localhost", "port": server.port, "security": "none", "timeout_seconds": 5, **keys}
    mail = delivery("email", _from="InternScout <scout@example.org>", to=list(dict.fromkeys(to)), **keys)
    with open_channel(mail, lambda: NOW) as channel:
        return [channel.send(owed("email", name, number=n), FORMS) for n, name in enumerate(to, 1)]


def with_login(monkeypatch: pytest.MonkeyPatch, password: str = PASSWORD) -> dict[str, str]:
    monkeypatch.setenv("MAIL_PASSWORD", password)
    return {"user": USER, "password_env": "MAIL_PASSWORD"}


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_encrypted_and_logged_in(
    start: Start, context: ssl.SSLContext, trusted: None, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    server = start(login=True, **{security: context})
    assert send(server, security=security, **with_login(monkeypatch)) == [("sent", "250 OK, queued")]
    (mail,) = server.taken
    assert (mail.sender, mail.recipients, mail.encrypted) == ("scout@example.org", [TO], True)
    assert mail.user == USER
    assert mail.message["Message-ID"] == owed("email", TO).owing.message_id
    plain, html = mail.message.iter_parts()
    assert plain.get_content().splitlines() == FORMS["text"].splitlines()
    assert html.get_content().splitlines() == FORMS["html"].splitlines()


def test_one_connection_for_many(start: Start) -> None:
    server = start()
    to = [f"reader{n}@example.org" for n in range(30)]
    assert {receipt.outcome for receipt in send(server, to)} == {"sent"}
    assert server.connections == 1
    assert [mail.recipients for mail in server.taken] == [[name] for name in to]
    assert [mail.message["To"] for mail in server.taken] == to, "nobody sees who else gets it"


def test_one_of_several_recipients_is_refused(start: Start) -> None:
    to = ["ada@example.org", "gone@example.org", "full@example.org", "bob@example.org"]
    server = start(faults={"RCPT gone@example.org": "550 5.1.1 no such user", "RCPT full@example.org": "452 full"})
    assert send(server, to) == [
        ("sent", "250 OK, queued"),
        ("refused", "localhost refuses the recipient for good (550 5.1.1 no such user)"),
        ("failed", "localhost does not take the recipient now (452 full)"),
        ("sent", "250 OK, queued"),
    ]
    assert [mail.recipients for mail in server.taken] == [["ada@example.org"], ["bob@example.org"]]
    assert server.connections == 1


ANSWERS = [
    ("CONNECT", "554 go away", "failed", "does not let us in (554 go away)"),
    ("EHLO", "550 no", "failed", "does not let us in (550 no)"),
    ("MAIL", "451 later", "failed", "does not take mail from"),
    ("MAIL", "553 not yours", "failed", "`from` is often to be the address of the mail account"),
    ("RCPT", "450 greylisted", "failed", "does not take the recipient now (450 greylisted)"),
    ("RCPT", "550 no such user", "refused", "refuses the recipient for good (550 no such user)"),
    ("DATA", "451 later", "failed", "does not take the message now (451 later)"),
    ("DATA", "554 no", "refused", "refuses the message for good (554 no)"),
    ("BODY", "452 full", "failed", "does not take the message now (452 full)"),
    ("BODY", "552 too big", "refused", "refuses the message for good (552 too big)"),
    ("BODY", "550 \x1b[31mred\x07 \u202eturned", "refused", "(550 [31mred"),
]


@pytest.mark.parametrize(("stage", "answer", "outcome", "said"), ANSWERS)
def test_a_server_that_says_no(start: Start, stage: str, answer: str, outcome: str, said: str) -> None:
    server = start(faults={stage: answer}, times={stage: 2})
    first, second = send(server, ["ada@example.org", "bob@example.org"])
    assert first.outcome == outcome
    assert said in first.said
    assert first.said.isprintable()
    # The rest is tried all the same, where there is a connection at all.
    assert second.outcome == outcome
    assert server.taken == []


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("fault", ["drop", "hang"])
@pytest.mark.parametrize("stage", ["CONNECT", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BODY"])
def test_a_server_that_hangs_up_or_says_nothing(
    start: Start, context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, stage: str, fault: str
) -> None:
    server = start(login=True, starttls=context, faults={stage: fault})
    keys = {"security": "starttls", **with_login(monkeypatch)}
    (receipt,) = send(server, timeout_seconds=1 if fault == "hang" else 30, **keys)
    assert receipt.outcome == ("unheard" if stage in ("DATA", "BODY") else "failed")
    assert f"localhost:{server.port} " in receipt.said
    assert ("did not answer within 1 s" if fault == "hang" else "hung up") in receipt.said
    assert ("may have arrived" in receipt.said) == (stage in ("DATA", "BODY"))
    assert server.taken == []


def test_a_connection_that_servers_close_after_a_while_is_made_anew(start: Start) -> None:
    server = start(faults={"MAIL": "421 too many messages"})
    server.times["MAIL"] = 0
    to = [f"reader{n}@example.org" for n in range(3)]
    keys = {"host": "localhost", "port": server.port, "security": "none"}
    mail = delivery("email", _from="scout@example.org", to=to, **keys)
    with open_channel(mail, lambda: NOW) as channel:
        assert channel.send(owed("email", to[0]), FORMS).outcome == "sent"
        server.times["MAIL"] = 1
        assert channel.send(owed("email", to[1]), FORMS).outcome == "sent"
        server.times["MAIL"] = 0
        assert channel.send(owed("email", to[2]), FORMS).outcome == "sent"
    assert server.connections == 2
    assert len(server.taken) == 3


def test_a_server_that_breaks_every_connection_is_left_alone(start: Start) -> None:
    server = start(faults={"BODY": "drop"})
    receipts = send(server, [f"reader{n}@example.org" for n in range(10)])
    assert [receipt.outcome for receipt in receipts] == ["unheard"] * 3 + ["failed"] * 7
    assert ["may have arrived" in receipt.said for receipt in receipts] == [True] * 3 + [False] * 7
    assert server.connections == 3


def test_no_connection_is_tried_once_for_all(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    receipts = send(MailServer(port=port), ["ada@example.org", "bob@example.org"])
    assert receipts == [("failed", f"localhost:{port} takes no connection; is the port right?")] * 2


def test_a_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", nowhere)
    (receipt,) = send(MailServer(port=25), host="mail.invalid")
    assert receipt == ("failed", "mail.invalid:25 cannot be found; is host right, and is there a network?")


def test_without_starttls_there_is_no_plain_text(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    server = start(login=True)
    (receipt,) = send(server, security="starttls", **with_login(monkeypatch))
    assert receipt.outcome == "failed"
    assert "offers no STARTTLS, so nothing was sent to it" in receipt.said
    assert not {"AUTH", "MAIL"} & set(server.heard)


@pytest.mark.parametrize("answer", ["454 not now", "501 no"])
def test_a_refused_starttls_is_no_plain_text_either(
    start: Start, context: ssl.SSLContext, trusted: None, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    server = start(login=True, starttls=context, faults={"STARTTLS": answer})
    (receipt,) = send(server, security="starttls", **with_login(monkeypatch))
    assert receipt == ("failed", f"localhost:{server.port} does not let us in ({answer})")
    assert not {"AUTH", "MAIL"} & set(server.heard)


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for(
    start: Start, context: ssl.SSLContext, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    server = start(login=True, **{security: context})
    (receipt,) = send(server, security=security, **with_login(monkeypatch))
    assert receipt.outcome == "failed"
    assert "shows a certificate that does not vouch for it (self-signed certificate" in receipt.said
    assert "AUTH" not in server.heard


def test_a_certificate_for_another_name(
    start: Start, context: ssl.SSLContext, trusted: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = start(tls=context)
    monkeypatch.setattr("socket.getaddrinfo", _everything_is_here)
    (receipt,) = send(server, security="tls", host="mail.example.com")
    assert "does not vouch for it (Hostname mismatch" in receipt.said


def _everything_is_here(host: str, port: int, *_: object, **__: object) -> list[Any]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]


def test_tls_and_plain_text_confused(start: Start, context: ssl.SSLContext, trusted: None) -> None:
    (receipt,) = send(start(), security="tls")
    assert "does not speak TLS as expected" in receipt.said
    assert '587 with "starttls"' in receipt.said
    (receipt,) = send(start(tls=context), timeout_seconds=0.3)
    assert receipt.outcome == "failed"


def test_certificates_that_are_not_there(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    (receipt,) = send(start(), security="tls")
    assert receipt.outcome == "failed"
    assert "environment variable SSL_CERT_FILE: no certificates can be read from" in receipt.said
    assert "none.pem': No such file" in receipt.said


def test_a_wrong_password_shows_nowhere(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    server = start(login=True)
    (receipt,) = send(server, **with_login(monkeypatch, "hunter2-wrong"))
    assert receipt.outcome == "failed"
    assert "refuses user or password (535" in receipt.said
    assert "app password" in receipt.said
    assert "hunter2" not in receipt.said


def test_a_server_that_repeats_the_password(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = "AGFkYUBleGFtcGxlLm9yZwBodW50ZXIyLXdyb25n"
    server = start(login=True, faults={"AUTH": f"535 no, hunter2-wrong and {encoded} is wrong"})
    (receipt,) = send(server, **with_login(monkeypatch, "hunter2-wrong"))
    assert "535 no, *** and *** is wrong" in receipt.said


def test_a_server_without_login(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    (receipt,) = send(start(), **with_login(monkeypatch))
    assert "offers no login" in receipt.said


@pytest.mark.parametrize(
    ("password", "said"),
    [("", "environment variable MAIL_PASSWORD is not set"), ("pässword", "beyond ASCII")],
)
def test_a_password_that_cannot_be_used(
    start: Start, monkeypatch: pytest.MonkeyPatch, password: str, said: str
) -> None:
    (receipt,) = send(start(login=True), **with_login(monkeypatch, password))
    assert receipt.outcome == "failed"
    assert said in receipt.said
    assert "pässword" not in receipt.said


@pytest.mark.parametrize(
    ("mode", "text", "said"),
    [
        (0o600, PASSWORD + "\n", None),
        (0o640, PASSWORD, r"others may read it \(mode 0640\); `chmod 600 "),
        (0o604, PASSWORD, "others may read it"),
        (0o600, " \n", "is empty"),
        (0o600, "\udcff", "should be plain text"),
        (None, "", "cannot be read: No such file"),
    ],
)
def test_a_password_in_a_file_is_for_its_owner_alone(
    start: Start, tmp_path: Path, mode: int | None, text: str, said: str | None
) -> None:
    file = tmp_path / "password"
    if mode is not None:
        file.write_text(text, encoding="utf-8", errors="surrogateescape")
        file.chmod(mode)
    (receipt,) = send(start(login=True), user=USER, password_file=str(file))
    assert receipt.outcome == ("failed" if said else "sent")
    if said:
        assert re.search(said, receipt.said)
        assert str(file) in receipt.said


def test_addresses_beyond_ascii(start: Start) -> None:
    server = start()
    to = ["jörg@bücher.example", "ada@straße.example"]
    assert [receipt.outcome for receipt in send(server, to)] == ["sent", "sent"]
    assert [mail.recipients for mail in server.taken] == [["jörg@xn--bcher-kva.example"], ["ada@xn--strae-oqa.example"]]
    assert server.taken[0].message["To"] == "jörg@xn--bcher-kva.example"


def test_a_server_that_knows_ascii_only_refuses_such_a_name(start: Start) -> None:
    server = start(utf8=False)
    receipts = send(server, ["jörg@example.org", "ada@bücher.example"])
    assert [receipt.outcome for receipt in receipts] == ["refused", "sent"]
    assert "SMTPUTF8" in receipts[0].said


def test_who_is_in_the_settings_no_more_gets_nothing(start: Start) -> None:
    server = start()
    mail = delivery("email", _from="a@example.org", to=["ada@example.org"], host="localhost", port=server.port)
    with open_channel(mail, lambda: NOW) as channel:
        assert channel.send(owed("email", "bob@example.org"), FORMS).outcome == "refused"
    assert server.connections == 0
