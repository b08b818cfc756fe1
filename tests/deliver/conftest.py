"""Mail servers, and a certificate that the program trusts."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.deliver.mailserver import MailServer, serving
from tests.fetch.http2 import write_certificate


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_certificate(tmp_path_factory.mktemp("tls") / "certificate.pem")


@pytest.fixture
def context(certificate: Path) -> ssl.SSLContext:
    """Of a server that shows the certificate."""
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.load_cert_chain(certificate)
    return found


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program trusts it."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))


@pytest.fixture
def start() -> Iterator[Callable[..., MailServer]]:
    """Starts servers that end with the test."""
    with ExitStack() as stack:

        def started(**about: Any) -> MailServer:
            return stack.enter_context(serving(MailServer(**about)))

        yield started
