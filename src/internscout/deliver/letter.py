"""A digest → the bytes of one e-mail to one recipient, looked through as the recipient's program will read it.

Everything that boards wrote is in the body. The subject alone may hold a name, and Python's e-mail package would decode
an encoded word in it, line breaks and all, into headers of its own (CVE-2024-6923): so what looks like one is taken
apart, and the finished bytes must hold the headers that were meant, by name and number, or they are not sent.
"""

import re
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, SMTPUTF8, compat32, default
from email.utils import format_datetime
from typing import cast
from urllib.parse import quote

from internscout.config import EmailDelivery, ascii_domain, mailbox
from internscout.errors import DeliveryError
from internscout.model import Forms, Owed
from internscout.visible import visible

_LONGEST_SUBJECT = 150


def compose(delivery: EmailDelivery, owed: Owed, forms: Forms) -> bytes:
    """The message for `owed`, the same bytes for the same digest. Raises `DeliveryError` when it would not be safe."""
    recipient = owed.owing.recipient
    headers: dict[str, str | Address] = {
        "From": _address(delivery.sender),
        "To": _address(recipient),
        "Subject": header_text(forms["subject"]),
        "Date": format_datetime(owed.written_at),
        "Message-ID": owed.owing.message_id,
        # RFC 3834: keeps holiday notices and other machines from answering.
        "Auto-Submitted": "auto-generated",
        **_unsubscribe(delivery, recipient),
    }
    if delivery.reply_to:
        headers["Reply-To"] = _address(delivery.reply_to)
    message = EmailMessage(policy=SMTPUTF8 if needs_utf8(delivery, recipient) else SMTP)
    for name, value in headers.items():
        message[name] = value
    # Quoted-printable: no line is too long, whatever a posting holds, and nothing but ASCII goes over the wire.
    message.set_content(_whole(forms["text"]), cte="quoted-printable")
    if html := forms.get("html"):
        message.add_alternative(_whole(html), subtype="html", cte="quoted-printable")
        # A line of a quoted-printable body never holds `=_`, and the next trial has to be the same message.
        message.set_boundary("=_" + owed.owing.message_id[1:-1].partition("@")[0])
    try:
        data = message.as_bytes()
    except (MessageError, ValueError) as error:  # newer versions of the library look for line breaks themselves
        raise DeliveryError(f"the message cannot be written ({type(error).__name__}); it was not sent") from None
    _check(data, [*headers, *_structure(message)])
    return data


def needs_utf8(delivery: EmailDelivery, recipient: str) -> bool:
    """A name before an @ is not ASCII: the server has to know SMTPUTF8."""
    addresses = [recipient, *(mailbox(text)[1] for text in (delivery.sender, delivery.reply_to) if text)]
    return not all(address.rpartition("@")[0].isascii() for address in addresses)


def bare(text: str) -> str:
    """The address of a mailbox, its domain in the ASCII form that servers take."""
    address = mailbox(text)[1]
    return f"{address.rpartition('@')[0]}@{ascii_domain(address)}"


def header_text(text: str) -> str:
    """One line without anything that a mail program could take for a code."""
    line = visible(text).replace("=?", "= ?")
    return line if len(line) <= _LONGEST_SUBJECT else line[: _LONGEST_SUBJECT - 1] + "…"


def _address(text: str) -> Address:
    name, domain, local = header_text(mailbox(text)[0]), *reversed(bare(text).rsplit("@", 1))
    return Address(name, username=local, domain=domain)


def _unsubscribe(delivery: EmailDelivery, recipient: str) -> dict[str, str | Address]:
    """Where mail programs lead who wants no more: RFC 2369, and RFC 8058 where a web address is given."""
    mail = f"mailto:{quote(bare(delivery.sender), safe='@')}?subject=unsubscribe"
    asked = delivery.unsubscribe.replace("{to}", quote(recipient, safe=""))
    if not asked.startswith("https:"):
        return {"List-Unsubscribe": f"<{asked or mail}>"}
    return {
        "List-Unsubscribe": f"<{asked}>, <{mail}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _whole(text: str) -> str:
    """Half a surrogate pair is no character, and cannot be sent."""
    return text.encode("utf-8", "replace").decode()


def _structure(message: EmailMessage) -> list[str]:
    """The headers that the library itself adds, for the body."""
    added = ["MIME-Version", "Content-Type"]
    return added if message.is_multipart() else [*added, "Content-Transfer-Encoding"]


def _check(data: bytes, names: list[str]) -> None:
    """Compare the headers of the bytes, as old and new programs read them, with those that were meant."""
    wanted = sorted(name.lower() for name in names)
    head = data.partition(b"\r\n\r\n")[0]
    lines = re.findall(rb"(?m)^([^\s:]+):", head)
    found = [
        sorted(name.lower() for name in cast("EmailMessage", BytesParser(policy=policy).parsebytes(data)).keys())  # noqa: SIM118 - a message yields names only here
        for policy in (default, compat32)
    ]
    found.append(sorted(line.decode("ascii", "replace").lower() for line in lines))
    if any(each != wanted for each in found) or re.search(rb"\r(?!\n)|(?<!\r)\n", data):
        raise DeliveryError("the message would not have held the headers that were meant; it was not sent")
