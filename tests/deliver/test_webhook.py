"""The webhook against a real HTTP server: what is posted and how it is signed, and what each answer means."""

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from internscout.config import Profile
from internscout.deliver import open_channel, owing
from internscout.deliver.webhook import signature
from internscout.errors import DeliveryError
from internscout.model import Receipt
from tests.deliver.build import FORMS, NOW, delivery, owed
from tests.fetch.http2 import write_certificate

SECRET = "a secret of the receiver"


@dataclass(slots=True)
class Hook:
    url: str = ""
    status: int = 204
    headers: dict[str, str] = field(default_factory=dict)
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def listening(context: ssl.SSLContext | None = None) -> Iterator[Hook]:
    """A web server; with `context` one that speaks TLS."""
    found = Hook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.got.append((self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(found.status)
            for name, value in found.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Not onto the test's stderr."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that hangs up at the certificate is no fault of the server's."""

        def finish_request(self, request: Any, address: Any) -> None:
            # Here, in the connection's own thread, so that one without TLS does not hold up the others.
            with context.wrap_socket(request, server_side=True) if context else request as connection:
                super().finish_request(connection, address)

    server = Server(("127.0.0.1", 0), Handler)
    found.url = f"http{'s' if context else ''}://127.0.0.1:{server.server_port}/private/path"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def hook() -> Iterator[Hook]:
    with listening() as found:
        yield found


@pytest.fixture
def encrypted(context: ssl.SSLContext) -> Iterator[Hook]:
    with listening(context) as found:
        yield found


def send(url: str, times: int = 1, **keys: Any) -> list[Receipt]:
    with open_channel(delivery("webhook", url=url, **keys), lambda: NOW) as channel:
        return [channel.send(owed("webhook", "127.0.0.1"), FORMS) for _ in range(times)]


def test_the_digest_is_posted_and_signed(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOOK", SECRET)
    assert send(hook.url, 2, secret_env="HOOK") == [("sent", "127.0.0.1 answered 204")] * 2
    (path, headers, body), (_, again, _) = hook.got
    assert path == "/private/path"
    assert json.loads(body) == {"profile": "Ada"}
    assert headers["content-type"] == "application/json"
    assert headers["webhook-id"] == again["webhook-id"] == "00000000000000000001@example.org"
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    mac = base64.b64encode(hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"
    assert int(headers["webhook-timestamp"]) == int(NOW.timestamp())


def test_the_example_of_the_specification() -> None:
    """That of standardwebhooks.com, so that its libraries can check ours."""
    made = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "1614265330",
        b'{"test": 2432232314}',
    )
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    with pytest.raises(DeliveryError, match="no base64"):
        signature("whsec_%%%", "a", "1", b"")


def test_without_a_secret_nothing_is_signed(hook: Hook) -> None:
    send(hook.url)
    assert "webhook-signature" not in hook.got[0][1]


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(200, "sent"), (202, "sent"), (301, "refused"), (400, "refused"), (401, "failed"), (404, "failed"),
     (410, "refused"), (429, "failed"), (500, "failed"), (502, "unheard"), (503, "failed")],
)  # fmt: skip
def test_what_an_answer_means(hook: Hook, status: int, outcome: str) -> None:
    hook.status, hook.headers = status, {"Location": hook.url + "/elsewhere"} if status == 301 else {}
    (receipt,) = send(hook.url)
    assert receipt.outcome == outcome
    assert f"127.0.0.1 answered {status}" in receipt.said
    assert "private" not in receipt.said
    assert len(hook.got) == 1, "redirects are not followed"


def test_a_server_that_is_away_or_says_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        (receipt,) = send(f"http://127.0.0.1:{port}/private", timeout_seconds=0.5)
        assert receipt == ("unheard", "127.0.0.1 did not answer within 0.5 s; it may have got the digest")
    (receipt,) = send(f"http://127.0.0.1:{port}/private")
    assert receipt == ("failed", "127.0.0.1 cannot be reached (ConnectError)")


def test_over_tls_to_a_server_whose_certificate_is_trusted(encrypted: Hook, trusted: None) -> None:
    assert send(encrypted.url, 2) == [("sent", "127.0.0.1 answered 204")] * 2
    assert [json.loads(body) for _, _, body in encrypted.got] == [{"profile": "Ada"}] * 2


def test_a_certificate_that_nobody_vouches_for_gets_nothing(encrypted: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    (receipt,) = send(encrypted.url)
    assert receipt.outcome == "failed"
    assert receipt.said.startswith("127.0.0.1 shows a certificate that does not vouch for it (self-signed certificate")
    assert "private" not in receipt.said
    assert encrypted.got == []


def test_a_certificate_for_another_name_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = write_certificate(tmp_path / "other.pem", "hooks.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(other)
    with listening(context) as hook:
        (receipt,) = send(hook.url)
    assert receipt.outcome == "failed"
    assert "does not vouch for it (IP address mismatch" in receipt.said
    assert hook.got == []


def test_a_server_that_speaks_no_tls(hook: Hook, trusted: None) -> None:
    (receipt,) = send(hook.url.replace("http:", "https:"))
    assert receipt == ("failed", "127.0.0.1 cannot be reached (TLS failed)")
    assert hook.got == []


def test_a_secret_that_is_not_there(hook: Hook) -> None:
    (receipt,) = send(hook.url, secret_env="NOT_SET_ANYWHERE")
    assert receipt.outcome == "failed"
    assert "environment variable NOT_SET_ANYWHERE is not set" in receipt.said
    assert hook.got == []


def test_the_recipient_is_the_host_alone() -> None:
    (claim,) = owing(
        "it", delivery("webhook", url="https://hooks.example.org/T0/secret"), Profile(name="Ada"), NOW, alone=True
    )
    assert claim.recipient == "hooks.example.org"
    assert claim.message_id.endswith("@internscout>")
