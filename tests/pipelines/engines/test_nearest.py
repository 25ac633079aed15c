"""Passages near to a vector, on every engine: compared with what numpy finds by looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from ingest.labels import Clearance, Release
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Answered, Ask, Engine, EngineError, Near, NearPassage
from pipelines.engines.opensearch.address import Trust, parse_address
from pipelines.engines.opensearch.engine import OpenSearchEngine
from pipelines.findable import DocumentId, FindableDocument
from pipelines.question.filters import NO_FILTERS, Filters
from tests.conformance.specimens import ANYBODY, FK3, document, labels, word

MODEL: Final = "random/1"
DIMENSIONS: Final = 64
HIDDEN: Final = labels(FK3, release=Release.UNIT)

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Shelf:
    """Documents with vectors around a few dozen centres, as texts of a few dozen matters have them."""

    documents: tuple[FindableDocument, ...]
    questions: Vector

    def exact(self, question: Vector, limit: int, without: frozenset[DocumentId] = frozenset()) -> list[NearPassage]:
        found = [
            NearPassage(each.document_id, passage.ordinal, float(unpacked(passage.vector) @ question), each.tie)
            for each in self.documents
            if each.labels != HIDDEN and each.document_id not in without
            for passage in each.passages
        ]
        found.sort(key=lambda near: (-near.similarity, near.tie, near.document_id, near.ordinal))
        return found[:limit]


def unpacked(vector: bytes) -> Vector:
    return np.frombuffer(vector, dtype="<f2").astype(np.float32)


def name_of(number: int) -> DocumentId:
    """An id that is spread over all its digits, as real ones are; the order is that of the numbers."""
    return DocumentId(f"{number:016x}" * 2)


def shelf(documents: int, passages: int, seed: int = 1) -> Shelf:
    """A third of the documents is hidden from ANYBODY."""
    random = np.random.default_rng(seed)
    centres = random.standard_normal((40, DIMENSIONS))

    def near_centres(count: int) -> Vector:
        rows = centres[random.integers(0, 40, count)] + 0.7 * random.standard_normal((count, DIMENSIONS))
        made: Vector = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
        return made

    made = []
    for number in range(documents):
        rows = near_centres(passages).astype("<f2")
        plain = document(
            number,
            *["haus"] * passages,
            tie=number // 2,
            of=HIDDEN if number % 3 == 0 else labels(),
            kind="brief" if number % 2 else None,
        )
        with_vectors = tuple(
            replace(passage, vector=row.tobytes()) for passage, row in zip(plain.passages, rows, strict=True)
        )
        made.append(replace(plain, document_id=name_of(number), passages=with_vectors))
    return Shelf(tuple(made), near_centres(20))


@pytest.fixture(params=("embedded", "opensearch"))
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "embedded":
        return f"embedded:{tmp_path}/index"
    return f"opensearch+{request.getfixturevalue('opensearch_place')}"


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    opened = open_engine(address, MODEL)
    yield opened
    opened.close()


def nearest(
    engine: Engine,
    vector: Vector,
    *,
    clearance: Clearance,
    filters: Filters = NO_FILTERS,
    excluded: frozenset[DocumentId] = frozenset(),
    limit: int = 300,
) -> tuple[NearPassage, ...]:
    """What an engine answers that is asked for nothing else."""
    return engine.answer((), near=Near(vector, filters, excluded, limit), clearance=clearance).near


def keys(found: tuple[NearPassage, ...] | list[NearPassage]) -> list[tuple[DocumentId, int]]:
    return [(near.document_id, near.ordinal) for near in found]


def test_the_nearest_visible_passages_are_found_exactly(engine: Engine) -> None:
    books = shelf(120, 6)
    engine.index(books.documents)

    for question in books.questions:
        found = nearest(engine, question, clearance=ANYBODY, limit=50)
        expected = books.exact(question, 50)
        assert keys(found) == keys(expected)
        assert [near.tie for near in found] == [near.tie for near in expected]
        # 16-bit sums of one engine against 32-bit ones of the other
        assert [near.similarity for near in found] == pytest.approx([near.similarity for near in expected], abs=2e-3)


def test_what_is_left_out_and_filtered_takes_no_place(engine: Engine) -> None:
    books = shelf(60, 4)
    engine.index(books.documents)
    question = books.questions[0]
    first = books.exact(question, 1)[0].document_id

    without = nearest(engine, question, clearance=ANYBODY, excluded=frozenset({first}), limit=30)
    letters = nearest(engine, question, clearance=ANYBODY, filters=Filters(kind=("brief",)), limit=30)

    assert keys(without) == keys(books.exact(question, 30, frozenset({first})))
    others = frozenset(each.document_id for each in books.documents if each.kind is None)
    assert keys(letters) == keys(books.exact(question, 30, others))


def test_words_and_vector_are_answered_together_as_one_by_one(engine: Engine) -> None:
    books = shelf(60, 4)
    engine.index(books.documents)
    question = books.questions[0]
    asks = [Ask(word("boot"), enough=1), Ask(word("haus"), facets=("kind",), enough=1), Ask(word("haus"))]
    near = Near(question, Filters(kind=("brief",)), limit=30)

    answered = engine.answer(asks, near=near, clearance=ANYBODY)

    assert answered.found == tuple(engine.find(ask, clearance=ANYBODY) for ask in asks[:2])
    assert answered.near == nearest(engine, question, clearance=ANYBODY, filters=near.filters, limit=30)
    assert engine.answer((), near=replace(near, limit=0), clearance=ANYBODY) == Answered((), ())
    assert engine.answer(asks[:1], clearance=ANYBODY).near == ()


def test_a_passage_without_a_vector_and_a_new_version_are_understood(engine: Engine) -> None:
    books = shelf(9, 3)
    bare = replace(document(100, "haus"), document_id=name_of(100))
    engine.index([bare, *books.documents])
    question = books.questions[0]
    closest = books.exact(question, 1)[0].document_id
    old = next(each for each in books.documents if each.document_id == closest)
    engine.index([replace(bare, document_id=closest, version=old.version + 1)])

    found = nearest(engine, question, clearance=ANYBODY)

    assert closest not in {near.document_id for near in found}
    assert bare.document_id not in {near.document_id for near in found}
    assert keys(found) == keys(books.exact(question, 300, frozenset({closest})))


def test_vectors_of_another_length_are_refused(engine: Engine) -> None:
    books = shelf(2, 2)
    engine.index(books.documents)
    first, second = books.documents[1].passages
    mixed = replace(books.documents[1], version=2, passages=(replace(first, vector=bytes(16)), second))

    with pytest.raises((EngineError, ValueError)):
        engine.index([mixed])


def test_a_graph_finds_nearly_all_that_comparing_finds(opensearch_place: str) -> None:
    """Beyond a number of visible documents the graph of Lucene is walked; here, from the first document on."""
    books = shelf(600, 6)
    trust = Trust()
    address = parse_address("opensearch+http", opensearch_place.partition(":")[2], trust)
    walking = OpenSearchEngine(address, trust, analysis="1", model=MODEL, exact_up_to=0)
    walking.index(books.documents)

    hits = wanted = 0
    hidden = {each.document_id for each in books.documents if each.labels == HIDDEN}
    for question in books.questions:
        found = nearest(walking, question, clearance=ANYBODY, limit=100)
        assert len(found) == 100
        assert not hidden & {near.document_id for near in found}
        hits += len(set(keys(found)) & set(keys(books.exact(question, 100))))
        wanted += 100
    walking.close()

    assert hits / wanted >= 0.95
