"""Where an OpenSearch is and how it is trusted: ``opensearch+https://user:password@host:9200/prefix``."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

_PREFIX: Final = re.compile(r"[a-z][a-z0-9_-]{0,79}")
_EXAMPLE: Final = "opensearch+https://user:password@host:9200/akte"
_DEFAULT_PORT: Final = 9200


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom the engine believes.

    ``ca_file`` holds certificates (PEM) of the authorities that are believed instead of the system's. Without
    ``allows_plain_http`` unencrypted addresses are refused outside the machine itself.
    """

    ca_file: Path | None = None
    allows_plain_http: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A server, the account on it, and the beginning of all names of indexes that are ours."""

    host: str
    port: int
    prefix: str
    is_secure: bool
    user: str = ""
    password: str = field(default="", repr=False)

    @property
    def place(self) -> str:
        """Host and port, fit to be shown."""
        return f"{self.host}:{self.port}"


def parse_address(scheme: str, rest: str, trust: Trust) -> Address:
    """The address ``SCHEME:REST``.

    Raises:
        ValueError: It cannot work; the message says what to write instead and repeats no password.
    """
    try:
        parts = urlsplit(f"{scheme}:{rest}")
        host, port = parts.hostname or "", parts.port or _DEFAULT_PORT
    except ValueError:
        raise ValueError(f"not an address of OpenSearch: write it like {_EXAMPLE}") from None
    if not host or parts.query or parts.fragment:
        raise ValueError(f"not an address of OpenSearch: write it like {_EXAMPLE}")
    prefix = parts.path.strip("/")
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(
            "the address of OpenSearch ends with a prefix for names of indexes (small letters, digits, - and _): "
            f"write it like {_EXAMPLE}"
        )
    is_secure = scheme.endswith("+https")
    if not is_secure and not trust.allows_plain_http and not _is_loopback(host):
        raise ValueError(
            f"unencrypted traffic to {host} is refused: write opensearch+https://..., or allow it with "
            "AKTE_ENGINE_PLAIN_HTTP=on"
        )
    return Address(host, port, prefix, is_secure, *_account(parts))


def _account(parts: SplitResult) -> tuple[str, str]:
    return unquote(parts.username or ""), unquote(parts.password or "")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
