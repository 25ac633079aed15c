"""Engines answer as the plain model of the contract does, whatever is asked by whomever."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.labels import Clearance, may_read
from pipelines.engines.contract import Ask, Engine
from pipelines.findable import FindableDocument
from pipelines.question.tree import Everything
from tests.conformance.model import Model
from tests.conformance.strategies import asks, clearances, documents

# The engine is cleared at the beginning of each example.
over_one_engine = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


def filled(engine: Engine, held: list[FindableDocument]) -> Model:
    engine.clear()
    engine.index(held)
    return Model(held)


@over_one_engine
@given(held=documents(), clearance=clearances())
def test_everything_is_exactly_what_the_rule_of_visibility_lets_through(
    engine: Engine, held: list[FindableDocument], clearance: Clearance
) -> None:
    filled(engine, held)

    found = engine.find(Ask(Everything(), limit=100), clearance=clearance)

    readable = {document.document_id for document in held if may_read(document.labels, clearance)}
    assert {hit.document_id for hit in found.documents} == readable
    assert found.total == len(readable)


@over_one_engine
@given(held=documents(), clearance=clearances(), questions=st.lists(asks, min_size=1, max_size=8))
def test_documents_are_found_ordered_and_counted_as_the_model_does(
    engine: Engine, held: list[FindableDocument], clearance: Clearance, questions: list[Ask]
) -> None:
    model = filled(engine, held)

    for ask in questions:
        assert engine.find(ask, clearance=clearance) == model.find(ask, clearance=clearance)


@over_one_engine
@given(
    held=documents(),
    clearance=clearances(),
    questions=st.lists(asks, min_size=1, max_size=8),
    per_document=st.integers(1, 3),
)
def test_passages_are_found_as_the_model_does(
    engine: Engine, held: list[FindableDocument], clearance: Clearance, questions: list[Ask], per_document: int
) -> None:
    model = filled(engine, held)
    names = [document.document_id for document in held[::2]]

    for ask in questions:
        answers = [
            each.passages(ask, names, clearance=clearance, per_document=per_document) for each in (engine, model)
        ]
        assert answers[0] == answers[1]


@over_one_engine
@given(
    held=documents(), clearance=clearances(), beginning=st.sampled_from(("ha", "hau", "lg", "st", "mü", "m", "", "zz"))
)
def test_suggestions_are_those_of_the_model(
    engine: Engine, held: list[FindableDocument], clearance: Clearance, beginning: str
) -> None:
    model = filled(engine, held)
    excluded = frozenset(document.document_id for document in held[:1])

    for limit in (1, 8):
        assert engine.suggest(beginning, clearance=clearance, limit=limit, excluded=excluded) == model.suggest(
            beginning, clearance=clearance, limit=limit, excluded=excluded
        )
