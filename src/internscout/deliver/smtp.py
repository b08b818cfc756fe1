"""Digests → an SMTP server (RFC 5321): one message a recipient, all over one connection, TLS as the settings want it.

What the server says of a recipient or a message for good (5xx to RCPT or DATA) is a refusal. All else (no connection,
no TLS, no login, the sender not liked, 4xx) may be mended and fails for now. There is no way back to plain text: a
server that offers no STARTTLS gets neither password nor message.
"""

import base64
import contextlib
import smtplib
from typing import Self

from internscout.config import EmailDelivery
from internscout.deliver import explain
from internscout.deliver.certificates import certificates
from internscout.deliver.letter import bare, compose, needs_utf8
from internscout.deliver.secret import Secret, read_secret
from internscout.errors import DeliveryError
from internscout.model import Forms, Owed, Receipt

# What a mail program says where it has no name to give; the machine's own would be looked up, and told to everybody.
_GREETING = "[127.0.0.1]"
_SERVICE_NOT_AVAILABLE = 421
# After so many connections that broke off one after another, the rest waits for another run.
_PATIENCE = 3


class Smtp:
    """The channel of `kind = "email"`."""

    def __init__(self, delivery: EmailDelivery) -> None:
        self._delivery = delivery
        self._server: smtplib.SMTP | None = None
        self._secrets: tuple[Secret, ...] = ()
        self._closed_why = ""
        self._transmitted = False
        self._broken = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._server is not None and kind is None:
            with contextlib.suppress(OSError, smtplib.SMTPException):  # all that matters was said before
                self._server.quit()
        self._hang_up()

    def send(self, owed: Owed, forms: Forms) -> Receipt:
        """Try once; where no connection comes about, all further ones fail for the same reason."""
        recipient = owed.owing.recipient
        if self._delivery.to and recipient not in self._delivery.to:
            return Receipt("refused", f"{recipient} is not in `to` of the settings any more")
        try:
            data = compose(self._delivery, owed, forms)
        except DeliveryError as error:
            return Receipt("refused", str(error))
        used_before = self._server is not None
        receipt = self._once(recipient, data)
        if used_before and receipt.outcome == "failed" and self._server is None and not self._transmitted:
            # Servers hang up after some time or number of messages: that is no fault, and nothing was handed over.
            receipt = self._once(recipient, data)
        return Receipt(receipt.outcome, self._blackened(receipt.said))

    def _once(self, recipient: str, data: bytes) -> Receipt:
        self._transmitted = False
        if self._closed_why:
            return Receipt("failed", self._closed_why)
        try:
            if self._server is None:
                self._server = self._connected()
        except DeliveryError as error:
            self._hang_up()
            self._closed_why = str(error)
            return Receipt("failed", self._closed_why)
        try:
            receipt = self._transact(self._server, recipient, data)
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            self._broken += 1
            why = explain.broken(error, self._delivery, handed_over=self._transmitted)
            if self._broken == _PATIENCE:
                self._closed_why = explain.broken(error, self._delivery, handed_over=False)
            return Receipt("unheard" if self._transmitted else "failed", why)
        self._broken = 0
        return receipt

    def _connected(self) -> smtplib.SMTP:
        """A connection that is encrypted and logged in as the settings want it. Raises `DeliveryError`."""
        delivery = self._delivery
        password = read_secret(delivery.password_env, delivery.password_file) if delivery.user else None
        stage: explain.Stage = "connect"
        try:
            self._server = server = self._opened()
            server.ehlo_or_helo_if_needed()
            if delivery.security == "starttls":
                stage = "starttls"
                server.starttls(context=certificates())
                server.ehlo()
            if password is not None:
                stage = "login"
                self._log_in(server, password)
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryError(explain.connecting(error, delivery, stage)) from None
        return server

    def _opened(self) -> smtplib.SMTP:
        delivery = self._delivery
        where = delivery.host, delivery.server_port, _GREETING
        if delivery.security == "tls":
            return smtplib.SMTP_SSL(*where, timeout=delivery.timeout_seconds, context=certificates())
        return smtplib.SMTP(*where, timeout=delivery.timeout_seconds)

    def _log_in(self, server: smtplib.SMTP, password: Secret) -> None:
        user = self._delivery.user
        plain = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
        self._secrets = (password, Secret(plain), Secret(base64.b64encode(password.encode()).decode()))
        if not (password.isascii() and user.isascii()):
            # The library's own complaint would hold the password.
            raise DeliveryError("user or password hold characters beyond ASCII, which SMTP has no way to send")
        server.login(user, password)

    def _transact(self, server: smtplib.SMTP, recipient: str, data: bytes) -> Receipt:
        """One message: MAIL, RCPT, DATA."""
        options = []
        if needs_utf8(self._delivery, recipient):
            if not server.has_extn("smtputf8"):
                return Receipt("refused", f"{self._delivery.host} takes no addresses beyond ASCII (SMTPUTF8)")
            options = ["SMTPUTF8", "BODY=8BITMIME"]
        if server.has_extn("size"):
            options.append(f"size={len(data)}")
        code, said = server.mail(bare(self._delivery.sender), options)
        if code != 250:
            return self._answered("sender", code, said)
        code, said = server.rcpt(bare(recipient))
        if code not in (250, 251):
            return self._answered("recipient", code, said)
        self._transmitted = True
        try:
            code, said = server.data(data)
        except smtplib.SMTPDataError as error:  # it did not even want to hear it
            code, said = error.smtp_code, _bytes(error.smtp_error)
        if code != 250:
            return self._answered("message", code, said)
        return Receipt("sent", explain.answer(code, said))

    def _answered(self, stage: explain.Stage, code: int, said: bytes) -> Receipt:
        """What a server's no means; the connection is made ready for the next message."""
        if code == _SERVICE_NOT_AVAILABLE:
            self._transmitted = False
            self._hang_up()
        elif self._server is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):  # the next message will find out
                self._server.rset()
        return explain.refused(stage, code, said, self._delivery)

    def _hang_up(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _blackened(self, text: str) -> str:
        for secret in self._secrets:
            text = secret.taken_out_of(text)
        return text


def _bytes(said: bytes | str) -> bytes:
    return said if isinstance(said, bytes) else said.encode()
