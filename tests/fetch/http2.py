"""A real HTTP/2 server over TLS on loopback whose answers a test writes as plain functions of a stream."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import h2.exceptions
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Headers = list[tuple[str, str]]


class Stream:
    """One request, and the means to answer it well or badly."""

    def __init__(self, server: "Http2", sock: socket.socket, conn: h2.connection.H2Connection, number: int) -> None:
        self.server, self.sock, self.conn, self.number = server, sock, conn, number

    def head(self, status: str = "200", *headers: tuple[str, str], end: bool = False) -> None:
        self.conn.send_headers(self.number, [(":status", status), *headers], end_stream=end)
        self.flush()

    def data(self, body: bytes, *, end: bool = True) -> None:
        """Send all of it, waiting for the client to make room."""
        while body:
            room = min(self.conn.local_flow_control_window(self.number), self.conn.max_outbound_frame_size)
            if not room:
                self.server.read(self.sock, self.conn)
                continue
            self.conn.send_data(self.number, body[:room])
            self.flush()
            self.server.sent += len(body[:room])
            body = body[room:]
        if end:
            self.conn.end_stream(self.number)
            self.flush()

    def raw(self, garbage: bytes) -> None:
        self.sock.sendall(garbage)

    def flush(self) -> None:
        self.sock.sendall(self.conn.data_to_send())


Answer = Callable[[Stream], None]


def whole(body: bytes, status: str = "200", *headers: tuple[str, str]) -> Answer:
    def answer(stream: Stream) -> None:
        stream.head(status, *headers)
        stream.data(body)

    return answer


class Http2:
    """`answers[path]` answers; `asked` are (connection, path, headers), in order."""

    def __init__(self, certificate: Path) -> None:
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.context.set_alpn_protocols(["h2"])
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"https://localhost:{self.port}"
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[int, str, Headers]] = []
        self.sockets: list[socket.socket] = []
        self.threads: list[threading.Thread] = []
        self.sent = 0
        self.over = threading.Event()

    def in_turn(self, path: str, *answers: Answer) -> None:
        waiting = list(answers)

        def answer(stream: Stream) -> None:
            (waiting.pop(0) if len(waiting) > 1 else waiting[0])(stream)

        self.answers[path] = answer

    def run(self) -> None:
        while True:
            try:
                sock = self.listener.accept()[0]
            except OSError:
                return  # closed: the test is over
            thread = threading.Thread(target=self._serve, args=(sock, len(self.threads)))
            self.threads.append(thread)
            thread.start()

    def _serve(self, plain: socket.socket, number: int) -> None:
        # Clients that hang up and frames after a garbled one are what the tests are about.
        expected = contextlib.suppress(OSError, h2.exceptions.H2Error, ValueError)
        with expected, plain, self.context.wrap_socket(plain, server_side=True) as sock:
            self.sockets.append(sock)
            self._answer(sock, number)

    def _answer(self, sock: socket.socket, number: int) -> None:
        # The sending side does not keep the rules either, or it could not break them.
        config = h2.config.H2Configuration(client_side=False, header_encoding="utf-8", validate_outbound_headers=False)
        conn = h2.connection.H2Connection(config)
        conn.initiate_connection()
        sock.sendall(conn.data_to_send())
        while True:
            for event in self.read(sock, conn):
                if isinstance(event, h2.events.RequestReceived):
                    headers = [(str(name), str(value)) for name, value in event.headers or ()]
                    path = dict(headers)[":path"]
                    self.asked.append((number, path, headers))
                    self.answers[path.partition("?")[0]](Stream(self, sock, conn, event.stream_id or 0))

    def read(self, sock: socket.socket, conn: h2.connection.H2Connection) -> list[h2.events.Event]:
        data = sock.recv(65_536)
        if not data:
            raise ConnectionError("the client has hung up")
        events = conn.receive_data(data)
        sock.sendall(conn.data_to_send())
        return events


def serving(certificate: Path) -> Iterator[Http2]:
    server = Http2(certificate)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server
    server.over.set()
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()
    thread.join()
    for sock in server.sockets:
        with contextlib.suppress(OSError):  # closed by now
            sock.shutdown(socket.SHUT_RDWR)
    for each in server.threads:
        each.join()


def write_certificate(file: Path, *hosts: str) -> Path:
    """A certificate for this machine, or these hosts, that vouches for itself, with its key, as PEM."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    here: list[x509.GeneralName] = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts] or here)
    identifier = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(identifier, critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    file.write_bytes(
        certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(serialization.Encoding.PEM, *form)
    )
    return file
