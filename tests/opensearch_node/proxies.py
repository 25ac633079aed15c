"""Small servers on the loopback interface that stand before OpenSearch: one speaks TLS, one never answers."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True)
class Authority:
    """An authority of our own, and a server certificate that it has signed; all files are PEM."""

    ca_file: Path
    certificate_file: Path
    key_file: Path


def authority(folder: Path, *, host: str = "127.0.0.1") -> Authority:
    """Make an authority and a certificate for a host, valid for a day."""
    folder.mkdir(parents=True, exist_ok=True)
    ca_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    ca_name, name = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)]) for text in ("test authority", host))
    now = datetime.now(UTC)

    def signed(subject: x509.Name, of: ec.EllipticCurvePrivateKey, *, is_ca: bool) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(ca_name)
            .public_key(of.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(hours=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
            .add_extension(_usage(is_ca=is_ca), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(of.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        )
        if not is_ca:
            names: list[x509.GeneralName] = [x509.IPAddress(ipaddress.ip_address(host))]
            builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return builder.sign(ca_key, hashes.SHA256())

    made = Authority(folder / "ca.pem", folder / "server.pem", folder / "server.key")
    made.ca_file.write_bytes(signed(ca_name, ca_key, is_ca=True).public_bytes(serialization.Encoding.PEM))
    made.certificate_file.write_bytes(signed(name, key, is_ca=False).public_bytes(serialization.Encoding.PEM))
    made.key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return made


def _usage(*, is_ca: bool) -> x509.KeyUsage:
    """From Python 3.13 on certificates are looked at strictly: they say what they are for."""
    return x509.KeyUsage(
        digital_signature=not is_ca,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


@contextmanager
def with_tls(target: tuple[str, int], made: Authority) -> Iterator[int]:
    """The port of a server that takes TLS connections and passes on to a plain one what they say."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(made.certificate_file, made.key_file)

    def answer(client: socket.socket) -> None:
        with (
            suppress(OSError),
            context.wrap_socket(client, server_side=True) as secure,
            socket.create_connection(target) as plain,
        ):
            back = threading.Thread(target=_pass_on, args=(plain, secure), daemon=True)
            back.start()
            _pass_on(secure, plain)
            back.join()

    with _listening(answer) as port:
        yield port


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    ended = threading.Event()

    def answer(client: socket.socket) -> None:
        with client:
            ended.wait(60)

    with _listening(answer) as port:
        yield port
        ended.set()


@contextmanager
def refusing(target: tuple[str, int], times: int) -> Iterator[int]:
    """The port of a server that passes everything on, but refuses so many bulk requests first, as a full queue does."""
    left = [times]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            if "_bulk" in self.path and left[0]:
                left[0] -= 1
                status, kind, answer = 429, "application/json", b'{"error": {"type": "rejected"}, "status": 429}'
            else:
                connection = HTTPConnection(*target)
                connection.request(self.command, self.path, body, {"Content-Type": self.headers["Content-Type"]})
                heard = connection.getresponse()
                status, kind, answer = heard.status, heard.headers["Content-Type"], heard.read()
                connection.close()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = pass_on  # noqa: N815 - names of http.server

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as in http.server
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join(5)


def closed_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _pass_on(source: socket.socket, to: socket.socket) -> None:
    with suppress(OSError):
        while part := source.recv(65536):
            to.sendall(part)
    with suppress(OSError):
        to.shutdown(socket.SHUT_RDWR)


@contextmanager
def _listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    threading.Thread(target=answer, args=(client,), daemon=True).start()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield int(listener.getsockname()[1])
        finally:
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            thread.join(5)
