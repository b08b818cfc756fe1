"""What went wrong between us and a mail server, in plain words: what, where, what to do."""

import smtplib
import socket
import ssl
from typing import Literal, TypeAlias

from internscout.config import EmailDelivery
from internscout.model import Receipt
from internscout.visible import visible

Stage: TypeAlias = Literal["connect", "starttls", "login", "sender", "recipient", "message"]

_LONGEST = 200
_HINTS = {
    "starttls": 'is the port right? 587 goes with security = "starttls", 465 with "tls"',
    "tls": 'is the port right? 465 goes with security = "tls", 587 with "starttls"',
    "none": "is the port right?",
}


def answer(code: int, said: bytes | str) -> str:
    """A server's answer on one line."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    line = f"{code} {visible(text)}".strip()
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def connecting(error: Exception, delivery: EmailDelivery, stage: Stage) -> str:
    """Why there is no connection that may be used."""
    where = f"{delivery.host}:{delivery.server_port}"
    match error:
        case smtplib.SMTPAuthenticationError():
            hint = "is it the password of the mail account? Many providers want an app password instead"
            return f"{where} refuses user or password ({answer(error.smtp_code, error.smtp_error)}); {hint}"
        case smtplib.SMTPNotSupportedError() if stage == "starttls":
            return f"{where} offers no STARTTLS, so nothing was sent to it; {_HINTS['tls']}"
        case smtplib.SMTPResponseException():
            return f"{where} does not let us in ({answer(error.smtp_code, error.smtp_error)})"
        case smtplib.SMTPException() if stage == "login" and not isinstance(error, smtplib.SMTPServerDisconnected):
            return f"{where} offers no login that we know; leave out user and password, or name the server for sending"
    return f"{where} {_network(error, delivery)}"


def broken(error: Exception, delivery: EmailDelivery, *, handed_over: bool) -> str:
    """Why a connection ended in the middle of a message; `handed_over`: in the message itself."""
    so_far = "while it took the message, which may have arrived" if handed_over else "before it took the message"
    return f"{delivery.host}:{delivery.server_port} {_network(error, delivery)}, {so_far}"


def refused(stage: Stage, code: int, said: bytes, delivery: EmailDelivery) -> Receipt:
    """What a no to the sender, the recipient or the message means."""
    words = answer(code, said)
    if stage == "sender":
        name = f"{delivery.host} does not take mail from {delivery.sender} ({words})"
        return Receipt("failed", f"{name}; `from` is often to be the address of the mail account")
    of = "the recipient" if stage == "recipient" else "the message"
    if 500 <= code < 600:
        return Receipt("refused", f"{delivery.host} refuses {of} for good ({words})")
    return Receipt("failed", f"{delivery.host} does not take {of} now ({words})")


def _network(error: Exception, delivery: EmailDelivery) -> str:  # noqa: PLR0911 - a line each
    hint = _HINTS[delivery.security]
    match error:
        case ssl.SSLCertVerificationError():
            return f"shows a certificate that does not vouch for it ({visible(error.verify_message)}); is host right?"
        case ssl.SSLError():
            return f"does not speak TLS as expected ({visible(error.reason or error)}); {hint}"
        case socket.gaierror():
            return "cannot be found; is host right, and is there a network?"
        case TimeoutError():
            return f"did not answer within {delivery.timeout_seconds:g} s; {hint}"
        case ConnectionRefusedError():
            return f"takes no connection; {hint}"
        case smtplib.SMTPServerDisconnected() if "timed out" in str(error):
            return f"did not answer within {delivery.timeout_seconds:g} s; {hint}"
        case smtplib.SMTPServerDisconnected() | ConnectionError():
            return "hung up"
        case smtplib.SMTPResponseException():
            return f"broke off ({answer(error.smtp_code, error.smtp_error)})"
        case OSError() if not isinstance(error, smtplib.SMTPException):
            return f"cannot be reached: {visible(error.strerror or type(error).__name__)}"
    return f"does not speak as mail servers do ({visible(error)})"
