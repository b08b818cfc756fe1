"""The bytes of a mail: what untrusted text can do in them (nothing), and what mail programs need."""

from email import message_from_bytes
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from internscout.config import EmailDelivery
from internscout.deliver import letter
from internscout.deliver.letter import compose, header_text
from internscout.errors import DeliveryError
from tests.deliver.build import delivery, forms, owed

NAMES = [
    "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe", "MIME-Version", "Content-Type",
]  # fmt: skip


def mail(**keys: Any) -> EmailDelivery:
    table = {"host": "localhost", "_from": "InternScout <scout@example.org>", "to": ["ada@example.org"], **keys}
    found = delivery("email", **table)
    assert isinstance(found, EmailDelivery)
    return found


def written(to: str = "ada@example.org", keys: dict[str, Any] | None = None, **other: str) -> bytes:
    return compose(mail(**keys or {}), owed("email", to), forms(**other))


def read(data: bytes) -> EmailMessage:
    return BytesParser(policy=default).parsebytes(data)


def test_a_whole_message() -> None:
    message = read(written())
    assert {name: str(message[name]) for name in NAMES[:7]} == {
        "From": "InternScout <scout@example.org>",
        "To": "ada@example.org",
        "Subject": "2 closing soon, 1 new – Internships for Ada",
        "Date": "Sun, 01 Mar 2026 06:30:00 +0000",
        "Message-ID": "<00000000000000000001@example.org>",
        "Auto-Submitted": "auto-generated",
        "List-Unsubscribe": "<mailto:scout@example.org?subject=unsubscribe>",
    }
    assert sorted(message.keys()) == sorted(NAMES)
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip


def test_without_html_it_is_plain_text() -> None:
    data = compose(mail(), owed("email", "ada@example.org"), {"subject": "s", "text": "Zürich\n"})
    assert read(data).get_content_type() == "text/plain"
    assert read(data).get_content().strip() == "Zürich"


def test_the_next_trial_is_the_same_message() -> None:
    assert written() == written()


HOSTILE = [
    "=?utf-8?q?a=0D=0ABcc=3A_eve=40example.org?=",
    "=?utf-8?b?YQ0KQmNjOiBldmVAZXhhbXBsZS5vcmc=?=",
    "=?us-ascii?q?a=0ABcc=3Aeve?= =?us-ascii?q?b=0D=0AX-A=3A1?=",
    "a\r\nBcc: eve@example.org",
    "a\nBcc: eve@example.org\n\nbody",
    "a\rBcc: eve@example.org",
    "a\u2028Bcc: eve@example.org",
    "a\x85Bcc: eve@example.org",
    "a\x0bBcc: eve@example.org\x0c\x1c\x1d\x1e",
    "a\x00b",
    "\ud800 half of a pair \udfff",
    "\u202egnp.exe",
    "x" * 5000,
    "ü" * 5000,
    "=?" * 400,
    "",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_a_title(title: str) -> None:
    keys = {"_from": "scout@example.org"}
    data = compose(mail(**keys), owed("email", "ada@example.org", profile=title), forms(subject=title, text=title))
    assert_harmless(data)


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=300))
@example("=?utf-8?q?=0D=0A?=", "\r\n.\r\n", "--=_00000000000000000001--")
def test_whatever_boards_write(subject: str, text: str, html: str) -> None:
    data = written(subject=subject, text=text, html=html or "x")
    assert_harmless(data)
    plain = cast("EmailMessage", next(read(data).iter_parts()))
    sent = text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n")
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == sent.rstrip("\n")


def assert_harmless(data: bytes) -> None:
    message = read(data)
    assert sorted(message.keys()) == sorted(NAMES)
    assert sorted(message_from_bytes(data).keys()) == sorted(NAMES)
    assert len(list(message.iter_parts())) == 2
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


@given(st.text(max_size=400))
def test_header_text_is_one_short_line_without_codes(text: str) -> None:
    line = header_text(text)
    assert len(line) <= 150
    assert line.isprintable()
    assert "=?" not in line


@pytest.mark.parametrize("slipped", [b"Bcc: eve@example.org\r\n", b"Bcc : eve@example.org\r\n", b"Subject: other\r\n"])
def test_a_message_that_would_hold_other_headers_is_not_sent(monkeypatch: pytest.MonkeyPatch, slipped: bytes) -> None:
    """As an encoded word in a subject does with some releases of Python (CVE-2024-6923), and not with others."""
    whole = EmailMessage.as_bytes
    monkeypatch.setattr(EmailMessage, "as_bytes", lambda message: slipped + whole(message))
    with pytest.raises(DeliveryError, match="it was not sent"):
        written()


def test_an_encoded_word_is_no_way_to_another_header(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the first look blinded the second one stops it, where Python itself does not."""
    monkeypatch.setattr(letter, "header_text", lambda text: text)
    try:
        data = written(subject="=?utf-8?q?a=0D=0ABcc=3A_eve=40example.org?=")
    except DeliveryError as error:
        assert "it was not sent" in str(error)  # noqa: PT017 - either is right: which depends on Python
    else:
        assert "Bcc" not in message_from_bytes(data)


def test_reply_to_and_names_beyond_ascii() -> None:
    message = read(written(keys={"_from": "Späher <scout@bücher.example>", "reply_to": "Ada <ada@example.org>"}))
    assert message["From"].addresses[0].display_name == "Späher"
    assert message["From"].addresses[0].domain == "xn--bcher-kva.example"
    assert str(message["Reply-To"]) == "Ada <ada@example.org>"


@pytest.mark.parametrize(
    ("given_", "header", "one_click"),
    [
        ("mailto:stop@example.org?subject=stop", "<mailto:stop@example.org?subject=stop>", None),
        (
            "https://example.org/stop?who={to}",
            "<https://example.org/stop?who=ada%2Bx%40example.org>, <mailto:scout@example.org?subject=unsubscribe>",
            "List-Unsubscribe=One-Click",
        ),
    ],
)
def test_how_to_stop(given_: str, header: str, one_click: str | None) -> None:
    to = "ada+x@example.org"
    message = read(written(to, {"unsubscribe": given_, "to": [to]}))
    assert message["List-Unsubscribe"].replace("\r\n ", " ") == header
    assert message["List-Unsubscribe-Post"] == one_click
