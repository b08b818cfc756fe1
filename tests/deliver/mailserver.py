"""A real mail server (aiosmtpd) on loopback that keeps what it takes, and misbehaves where a test wants it to."""
# ruff: noqa: N802 - the names of methods are aiosmtpd's

import asyncio
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any, cast

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "ada@example.org", "correct horse battery"


@dataclass(slots=True)
class Mail:
    """A message that the server took."""

    sender: str
    recipients: list[str]
    data: bytes
    encrypted: bool
    user: str | None

    @property
    def message(self) -> EmailMessage:
        return BytesParser(policy=default).parsebytes(self.data)


@dataclass(slots=True)
class MailServer:
    """`faults` says what happens at a stage (CONNECT, EHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BODY): `drop`, `hang`, or
    an answer in place of the right one; at `RCPT to@example.org` only for that recipient. `times`: how often that
    happens, else always. `BODY` may also be `lost`: taken, and nobody hears of it. `taken` are the messages,
    `connections` how many there were.
    """

    tls: ssl.SSLContext | None = None
    starttls: ssl.SSLContext | None = None
    login: bool = False
    utf8: bool = True
    faults: dict[str, str] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    taken: list[Mail] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0

    def fault(self, stage: str) -> str | None:
        if stage in self.times:
            self.times[stage] -= 1
            if self.times[stage] < 0:
                return None
        return self.faults.get(stage)

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        given = data.login.decode(), data.password.decode()
        right = isinstance(data, LoginPassword) and given == (USER, PASSWORD)
        return AuthResult(success=right, handled=False, auth_data=given[0] if right else None)


class Protocol(SMTP):
    """aiosmtpd's server with the faults put in."""

    def __init__(self, owner: MailServer) -> None:
        self.owner = owner
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a login without TLS is what some tests are about
            super().__init__(
                handler=Taking(self),
                hostname="mail.example.org",
                tls_context=owner.starttls,
                require_starttls=owner.starttls is not None,
                auth_required=owner.login,
                auth_require_tls=False,
                auth_exclude_mechanism=() if owner.login else ("LOGIN", "PLAIN"),
                authenticator=owner.authenticate if owner.login else None,
                enable_SMTPUTF8=owner.utf8,
                loop=asyncio.get_running_loop(),
            )

    def abort(self) -> None:
        if self.transport is not None:
            cast("asyncio.Transport", self.transport).abort()

    async def acts(self, stage: str) -> bool:
        """Whether a fault took the place of the right answer."""
        self.owner.heard.append(stage)
        match self.owner.fault(stage):
            case None:
                return False
            case "drop":
                self.abort()
            case "hang":
                await asyncio.Event().wait()
            case answer:
                await self.push(answer)
        return True

    async def _handle_client(self) -> None:
        self.owner.connections += 1
        if not await self.acts("CONNECT"):
            await super()._handle_client()

    async def smtp_EHLO(self, arg: str) -> None:
        if not await self.acts("EHLO"):
            await super().smtp_EHLO(arg)

    async def smtp_HELO(self, arg: str) -> None:
        if not await self.acts("EHLO"):
            await super().smtp_HELO(arg)

    async def smtp_STARTTLS(self, arg: str) -> None:
        if not await self.acts("STARTTLS"):
            await super().smtp_STARTTLS(arg)

    async def smtp_AUTH(self, arg: str) -> None:
        if not await self.acts("AUTH"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg: str) -> None:
        if not await self.acts("MAIL"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str) -> None:
        to = arg.partition("<")[2].partition(">")[0]
        if not await self.acts(f"RCPT {to}") and not await self.acts("RCPT"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg: str) -> None:
        if not await self.acts("DATA"):
            await super().smtp_DATA(arg)


class Taking:
    """What aiosmtpd hands whole messages to."""

    def __init__(self, protocol: Protocol) -> None:
        self.protocol = protocol

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        owner = self.protocol.owner
        owner.heard.append("BODY")
        fault = owner.fault("BODY")
        if fault in (None, "lost"):
            owner.taken.append(
                Mail(
                    envelope.mail_from or "",
                    list(envelope.rcpt_tos),
                    cast("bytes", envelope.original_content),
                    encrypted=owner.tls is not None or session.ssl is not None,
                    user=cast("str | None", session.auth_data),
                )
            )
        if fault in ("lost", "drop"):
            self.protocol.abort()
        elif fault == "hang":
            await asyncio.Event().wait()
        return fault or "250 OK, queued"


@contextmanager
def serving(server: MailServer) -> Iterator[MailServer]:
    """The server at work on a port of its own, in a thread."""
    ready = threading.Event()
    over: list[Callable[[], object]] = []

    async def work() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        loop.set_exception_handler(lambda *_: None)  # clients that hang up are what the tests are about
        protocols: list[Protocol] = []

        def connected() -> Protocol:
            protocols.append(Protocol(server))
            return protocols[-1]

        listening = await loop.create_server(connected, "127.0.0.1", server.port, ssl=server.tls)
        server.port = listening.sockets[0].getsockname()[1]
        over.append(lambda: loop.call_soon_threadsafe(stop.set))
        ready.set()
        await stop.wait()
        listening.close()
        for protocol in protocols:
            protocol.abort()
        for _ in range(5):  # transports close with the next turns of the loop
            await asyncio.sleep(0)

    thread = threading.Thread(target=asyncio.run, args=(work(),))
    thread.start()
    ready.wait()
    try:
        yield server
    finally:
        over[0]()
        thread.join()
