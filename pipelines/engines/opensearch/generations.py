"""Which indexes are ours, and which of them answers.

    PREFIX-FINGERPRINT              alias of the index that answers
    PREFIX-FINGERPRINT-TIME-RANDOM  an index, a generation; a rebuild fills a new one

The fingerprint is made of the versions of mapping and analysis and of the model. So a process can only ever read an
index that was made as it expects, however often another process replaces it; which one another version made is told by
the ``_meta`` of its mapping. An index below our prefix that bears no mark of ours is never read, written or deleted.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from pipelines.engines.contract import IndexForeign, IndexOutdated
from pipelines.engines.opensearch.connection import Body, Connection, IndexMissing
from pipelines.engines.opensearch.mapping import MAPPING_VERSION, index_body, vector_mapping

_PRODUCT: Final = "aktenlotse"
_CREATING: Final = 60.0  # seconds: a busy server takes its time to make an index


@dataclass(frozen=True, slots=True)
class Generation:
    """An index of ours; ``answers`` if the alias names it. ``dimensions`` is None while it has no field for vectors."""

    name: str
    fingerprint: str
    mapping: object
    analysis: object
    model: object
    answers: bool
    dimensions: int | None


class Generations:
    """The indexes of one installation on one server."""

    def __init__(self, connection: Connection, analysis: str, model: str | None) -> None:
        self._connection = connection
        self._prefix = connection.address.prefix
        self._analysis = analysis
        self._model = model
        self._found_model: str | None = None

    @property
    def model(self) -> str | None:
        """The model of the vectors: ours, or as far as ``ours`` has looked, that of the index that answers."""
        return self._model or self._found_model

    @property
    def fingerprint(self) -> str:
        """What tells indexes apart that were made in different ways."""
        return sha256(f"{MAPPING_VERSION}\0{self._analysis}\0{self.model or ''}".encode()).hexdigest()[:10]

    @property
    def alias(self) -> str:
        """The name under which the index answers."""
        return f"{self._prefix}-{self.fingerprint}"

    def ours(self) -> tuple[Generation, ...]:
        """All indexes of this installation, oldest first.

        Whoever has no model takes over that of the index that answers: one that is missing today may be back tomorrow.

        Raises:
            IndexForeign: Below our prefix lies an index that somebody else has made.
            EngineError: As ``Connection.translated``.
        """
        names = f"{self._prefix},{self._prefix}-*"
        found: dict[str, Body] = self._connection.call(
            "GET", f"/{names}", ignore_unavailable="true", allow_no_indices="true", expand_wildcards="all"
        )
        generations = []
        for name, index in sorted(found.items()):
            meta = index["mappings"].get("_meta", {})
            if meta.get("product") != _PRODUCT:
                raise IndexForeign(
                    f"below the prefix {self._prefix!r} of OpenSearch at {self._connection.address.place} lies "
                    f"the index {name!r}, which is not ours; choose another prefix in AKTE_ENGINE"
                )
            if meta.get("prefix") == self._prefix:
                generations.append(_generation(name, index, meta))
        fitting = [each for each in generations if each.answers and self._is_alike(each)]
        self._found_model = str(fitting[-1].model) if fitting and fitting[-1].model else None
        return tuple(generations)

    def _is_alike(self, generation: Generation) -> bool:
        return (generation.mapping, generation.analysis) == (MAPPING_VERSION, self._analysis)

    def is_present(self, generation: Generation) -> bool:
        """Whether it answers us."""
        return generation.answers and generation.fingerprint == self.fingerprint

    def check(self, held: Sequence[Generation]) -> None:
        """Return if what answers, if anything, was made as we expect.

        Raises:
            IndexOutdated: Only indexes of other versions, or of another model, are there.
        """
        if not held or any(map(self.is_present, held)):
            return
        last = held[-1]
        if self._is_alike(last) and last.model != self.model:
            raise IndexOutdated(f"the index {last.name} holds vectors of another model; rebuild it")
        raise IndexOutdated(f"the index {last.name} was made by another version; rebuild it")

    def create(self, *, answers: bool) -> Generation:
        """Make an empty index; ``answers`` only where no other one does."""
        name = f"{self.alias}-{time.time_ns():016x}-{secrets.token_hex(2)}"
        meta: Body = {
            "product": _PRODUCT,
            "prefix": self._prefix,
            "fingerprint": self.fingerprint,
            "mapping": MAPPING_VERSION,
            "analysis": self._analysis,
            "model": self.model,
        }
        body = index_body(meta, self.alias if answers else None, with_vectors=self.model is not None)
        self._connection.call("PUT", f"/{name}", body, seconds=_CREATING)
        return Generation(name, self.fingerprint, MAPPING_VERSION, self._analysis, self.model, answers, None)

    def let_answer(self, generation: Generation, others: Sequence[Generation]) -> None:
        """Let the alias name this index alone, and delete the others, in one step."""
        actions: list[Body] = [{"add": {"index": generation.name, "alias": self.alias}}]
        actions += [{"remove_index": {"index": other.name}} for other in others if other.name != generation.name]
        self._connection.call("POST", "/_aliases", {"actions": actions}, seconds=_CREATING)

    def delete(self, generation: Generation) -> None:
        """Delete an index; one that is gone already is no error."""
        try:
            self._connection.call("DELETE", f"/{generation.name}", seconds=_CREATING)
        except IndexMissing:
            return

    def accept_vectors(self, generation: Generation, dimensions: int) -> None:
        """Let an index hold vectors of so many numbers.

        Raises:
            Refused: It holds vectors of another length.
        """
        self._connection.call("PUT", f"/{generation.name}/_mapping", vector_mapping(dimensions), seconds=_CREATING)


def _generation(name: str, index: Body, meta: Body) -> Generation:
    fingerprint = str(meta.get("fingerprint", ""))
    passage: Body = index["mappings"]["properties"]["passages"]["properties"]
    return Generation(
        name,
        fingerprint,
        meta.get("mapping"),
        meta.get("analysis"),
        meta.get("model"),
        answers=f"{meta['prefix']}-{fingerprint}" in index["aliases"],
        dimensions=passage["vector"]["dimension"] if "vector" in passage else None,
    )
