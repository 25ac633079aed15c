"""The one place that speaks to opensearch-py, and translates what goes wrong into the errors of the contract."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as Unreachable
from opensearchpy.exceptions import (
    ConnectionTimeout,
    ImproperlyConfigured,
    SerializationError,
    SSLError,
    TransportError,
)

from pipelines.engines.contract import EngineError, EngineUnavailable
from pipelines.engines.opensearch.address import Address, Trust

Body = dict[str, Any]
"""A query, a question or an answer in the JSON of OpenSearch."""

SECONDS: Final = 15.0
"""How long an answer may take. A question over 200,000 passages takes a tenth of a second; what takes longer than this
has a sick server behind it."""

_PAUSES: Final = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between the tries of a write that a full queue has refused; nearly eight in all."""

_MISSING: Final = 404
_TOO_LARGE: Final = 413
_FULL: Final = 429


class IndexMissing(Exception):
    """No index or alias of that name; the caller finds out what this means."""


class NoRoom(EngineUnavailable):
    """A full queue, full memory or a full disk; it may pass."""


class Refused(EngineError):
    """OpenSearch does not understand or does not allow what it was asked; trying again does not help."""


class DocumentRefused(ValueError):
    """OpenSearch takes anything but this document."""


class Connection:
    """One server, or the one address of a cluster; for any number of threads."""

    def __init__(self, address: Address, trust: Trust, *, seconds: float = SECONDS) -> None:
        """Set it up; nothing is sent yet.

        Raises:
            ValueError: The file of authorities cannot be read.
        """
        self.address = address
        self.seconds = seconds
        self._client = OpenSearch(
            hosts=[{"host": address.host, "port": address.port, "use_ssl": address.is_secure}],
            http_auth=(address.user, address.password) if address.user else None,
            ssl_context=_tls(trust) if address.is_secure else None,
            timeout=seconds,
            # Everything sent here may be sent twice. Once more, since a connection that was kept open may have been
            # closed meanwhile; no more, since what does not answer in time will not do so for being asked again.
            max_retries=1,
            retry_on_timeout=False,
            pool_maxsize=32,
        )

    def ask(self, index: str, bodies: Sequence[Body]) -> list[Body]:
        """Answers to several questions in one request, aligned.

        Raises:
            IndexMissing: There is no such index.
            EngineError: As ``translated``.
        """
        lines: list[Body] = []
        for body in bodies:
            lines += [{"index": index}, body]
        with self.translated():
            answers: list[Body] = self._client.msearch(body=lines)["responses"]
        for answer in answers:
            if "error" in answer:
                raise self._fault(int(answer["status"]), answer["error"])
            if answer["timed_out"] or answer["_shards"]["failed"]:
                raise EngineUnavailable(f"OpenSearch at {self.address.place} could search only a part of the index")
        return answers

    def call(
        self, method: str, path: str, body: Any = None, *, seconds: float | None = None, **parameters: str | int
    ) -> Any:
        """The answer to any other request.

        Raises:
            IndexMissing: There is no such index.
            EngineError: As ``translated``.
        """
        given: dict[str, Any] = dict(parameters)
        if seconds is not None:
            given["request_timeout"] = seconds
        with self.translated():
            return self._client.transport.perform_request(method, path, params=given, body=body)

    def patiently(self, write: Callable[[int], bool]) -> None:
        """Call ``write`` with the number of the try until it says that nothing was refused for lack of room.

        Raises:
            EngineUnavailable: There was no room for nearly eight seconds.
        """
        for attempt, pause in enumerate((*_PAUSES, 0.0)):
            if write(attempt):
                return
            time.sleep(pause)
        raise NoRoom(f"OpenSearch at {self.address.place} has no room for more writes at the moment")

    def close(self) -> None:
        """Let go of the connections; may be called twice."""
        self._client.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turns what opensearch-py raises into our errors, each with a sentence for the operator.

        Raises:
            EngineUnavailable: Not reachable, not trusted, not in time, no room.
            Refused: It says no to what we asked.
            IndexMissing: There is no such index.
        """
        place = self.address.place
        try:
            yield
        except SSLError as error:
            raise EngineUnavailable(
                f"the certificate of OpenSearch at {place} is not trusted; name its authority in AKTE_ENGINE_CA_FILE"
            ) from error
        except ConnectionTimeout as error:
            raise EngineUnavailable(f"OpenSearch at {place} did not answer within {self.seconds:g} seconds") from error
        except Unreachable as error:
            raise EngineUnavailable(f"OpenSearch at {place} cannot be reached") from error
        except SerializationError as error:
            raise EngineUnavailable(f"what answers at {place} is no OpenSearch") from error
        except TransportError as error:
            raise self._fault(error.status_code, error.info) from error
        except ImproperlyConfigured as error:
            raise Refused(f"OpenSearch at {place}: {error}") from error

    def _fault(self, status: object, info: object) -> Exception:
        place, reason = self.address.place, _reason(info)
        if status == _MISSING and "index_not_found" in str(info):
            return IndexMissing(reason)
        if status in (401, 403) and "cluster_block" not in str(info):
            return EngineUnavailable(f"OpenSearch at {place} does not let this account in or do this: {reason}")
        if status == _FULL or "cluster_block" in str(info):
            return NoRoom(f"OpenSearch at {place} has no room, or is overloaded: {reason}")
        if status == _TOO_LARGE:
            return DocumentRefused(f"a document is larger than OpenSearch at {place} accepts")
        if isinstance(status, int) and 400 <= status < 500:
            return Refused(f"OpenSearch at {place} refuses this: {reason}")
        return EngineUnavailable(f"OpenSearch at {place} has a fault: {reason}")


def _tls(trust: Trust) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=None if trust.ca_file is None else str(trust.ca_file))
    except OSError as error:
        raise ValueError(f"AKTE_ENGINE_CA_FILE={trust.ca_file} cannot be read as certificates in PEM") from error


def _reason(info: object) -> str:
    """The innermost reason of an error of OpenSearch, without what was sent."""
    if isinstance(info, Mapping):
        inner = info.get("error", info)
        if isinstance(inner, Mapping):
            causes = inner.get("root_cause") or [inner]
            return f"{causes[0].get('type', 'error')}: {causes[0].get('reason', '')}"[:300]
        return str(inner)[:300]
    return str(info)[:300]
