"""Which vectors a caller may find: those of visible documents, told by the whole of their ids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import Clearance, Labels, Release, UnitId, may_read
from pipelines.engines.contract import Ask, IndexOutdated, NearPassage
from pipelines.engines.embedded.engine import EmbeddedEngine
from pipelines.findable import DocumentId, FindableDocument
from pipelines.question.filters import Filters
from tests.conformance.specimens import FK3, FK5, GEWERBE, PUBLIC, caller, document, labels, word
from tests.pipelines.engines.test_nearest import nearest

HIDDEN = labels(FK3, release=Release.UNIT)
QUESTION = np.array([1, 0, 0, 0], dtype=np.float32)
ELSEWHERE = caller(GEWERBE)


def embedded(document_id: str, of: Labels = PUBLIC, *, nearness: float = 1.0) -> FindableDocument:
    """A document of one passage whose vector lies so near to the question."""
    vector = np.array([nearness, np.sqrt(1 - nearness**2), 0, 0], dtype=np.float16).tobytes()
    plain = document(1, "haus", of=of)
    passages = tuple(replace(passage, vector=vector) for passage in plain.passages)
    return replace(plain, document_id=DocumentId(document_id), tie=int(document_id[-8:], 16), passages=passages)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[EmbeddedEngine]:
    """An empty engine with vectors."""
    opened = EmbeddedEngine(tmp_path / "index", analysis="1", model="four 1")
    yield opened
    opened.close()


def found(engine: EmbeddedEngine, clearance: Clearance = ELSEWHERE) -> list[DocumentId]:
    return [near.document_id for near in nearest(engine, QUESTION, clearance=clearance)]


@pytest.mark.parametrize(
    ("seen", "hidden"),
    [
        ("0123456789abcdef" + "0" * 16, "0123456789abcdef" + "0" * 15 + "1"),
        ("ffffffffffffffff" + "f" * 16, "ffffffffffffffff" + "f" * 15 + "e"),
        ("0" * 15 + "1" + "0123456789abcdef", "0" * 15 + "2" + "0123456789abcdef"),
    ],
    ids=["same first half", "same first half, all bits", "same second half"],
)
def test_a_hidden_document_is_not_found_by_an_id_that_is_half_the_same(
    engine: EmbeddedEngine, seen: str, hidden: str
) -> None:
    engine.index([embedded(seen, nearness=0.5), embedded(hidden, HIDDEN)])

    assert found(engine) == [seen]
    assert found(engine, caller(FK3)) == [hidden, seen]


def test_halves_of_two_visible_ids_do_not_make_a_third(engine: EmbeddedEngine) -> None:
    left, right = "a" * 16, "b" * 16
    engine.index([embedded(left + left), embedded(right + right), embedded(left + right, HIDDEN)])

    assert set(found(engine)) == {left + left, right + right}


HALVES = st.sampled_from(["0" * 16, "0" * 15 + "1", "8" + "0" * 15, "f" * 16])
IDS = st.builds("".join, st.tuples(HALVES, HALVES))
LABELS = st.sampled_from([PUBLIC, HIDDEN, labels(FK5, release=Release.AGENCY), labels(release=None)])


@given(st.dictionaries(IDS, LABELS, min_size=1), st.sampled_from([FK3, FK5, GEWERBE]))
def test_exactly_the_readable_documents_are_near(documents: dict[str, Labels], unit: UnitId) -> None:
    clearance = caller(unit)
    with TemporaryDirectory() as folder:
        engine = EmbeddedEngine(Path(folder) / "index", analysis="1", model="four 1")
        engine.index(embedded(name, of) for name, of in documents.items())
        near = found(engine, clearance)
        engine.close()

    assert sorted(near) == sorted(name for name, of in documents.items() if may_read(of, clearance))


def test_hidden_documents_change_nothing_of_what_is_near(engine: EmbeddedEngine) -> None:
    engine.index(embedded(f"{number:032x}", nearness=0.5 + number / 100) for number in range(20))

    def answer() -> tuple[NearPassage, ...]:
        return nearest(engine, QUESTION, clearance=ELSEWHERE, filters=Filters(agency=("polizei",)), limit=5)

    before = answer()
    engine.index(embedded(f"{number:032x}", HIDDEN) for number in range(20, 400))

    assert answer() == before


def test_an_index_of_another_model_is_refused_until_it_is_cleared(engine: EmbeddedEngine, tmp_path: Path) -> None:
    engine.index([embedded("a" * 32)])
    engine.close()

    other = EmbeddedEngine(tmp_path / "index", analysis="1", model="four 2")
    with pytest.raises(IndexOutdated, match="another model"):
        found(other)
    other.clear()
    other.index([embedded("b" * 32)])

    assert found(other) == ["b" * 32]
    other.close()


def test_whoever_has_no_model_finds_by_words_and_keeps_the_vectors(engine: EmbeddedEngine, tmp_path: Path) -> None:
    engine.index([embedded("a" * 32)])
    engine.close()

    without = EmbeddedEngine(tmp_path / "index", analysis="1")
    without.index([embedded("b" * 32)])
    assert without.find(Ask(word("haus")), clearance=ELSEWHERE).total == 2
    assert without.model == "four 1"
    without.clear()
    without.index([embedded("c" * 32)])
    without.close()

    again = EmbeddedEngine(tmp_path / "index", analysis="1", model="four 1")
    assert found(again) == ["c" * 32]
    again.close()


def test_an_index_made_without_a_model_has_none(tmp_path: Path) -> None:
    plain = EmbeddedEngine(tmp_path / "index", analysis="1")
    plain.index([document(1, "haus")])
    assert plain.model is None
    plain.close()

    with_model = EmbeddedEngine(tmp_path / "index", analysis="1", model="four 1")
    with pytest.raises(IndexOutdated):
        found(with_model)
    with_model.close()
