"""A pipeline run straight through gives what Haystack's own run gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.catalogue import outbox
from pipelines.answering.answer import Question
from pipelines.answering.stages import Asked
from pipelines.asking import query_pipeline
from pipelines.quiet_haystack import Pipeline, component
from pipelines.straight_pipeline import StraightPipeline
from tests.pipelines.asking.world import SOMEBODY, opened


@component
class Doubling:
    """Doubles a number."""

    @component.output_types(number=int)
    def run(self, number: int) -> dict[str, int]:
        return {"number": 2 * number}


@component
class Adding:
    """Adds two numbers."""

    @component.output_types(number=int)
    def run(self, left: int, right: int) -> dict[str, int]:
        return {"number": left + right}


def test_a_question_is_answered_as_by_haystack_itself(tmp_path: Path) -> None:
    with opened(tmp_path) as world:
        world.hand_in("Haus am See")
        world.hand_in("Haus und Hof")
        world.drain()
        pipeline = query_pipeline(world.engine)
        with world.catalogue.reading() as connection:
            asked = Asked(Question("haus see"), SOMEBODY, connection, outbox.pending_changes(connection))
            inputs = {"understand": {"asked": asked}}
            by_haystack = pipeline.run(inputs)["reply"]["replied"]

            assert StraightPipeline(pipeline).run(inputs)["replied"] == by_haystack
        assert len(by_haystack.shown.hits) == 2


def test_components_run_after_those_that_they_hear_from() -> None:
    pipeline = Pipeline()
    pipeline.add_component("sum", Adding())
    pipeline.add_component("first", Doubling())
    pipeline.add_component("second", Doubling())
    pipeline.connect("first.number", "second.number")
    pipeline.connect("second.number", "sum.left")
    pipeline.connect("first.number", "sum.right")

    assert StraightPipeline(pipeline).run({"first": {"number": 3}}) == {"number": 18}


def test_a_pipeline_with_two_ends_is_not_straight() -> None:
    pipeline = Pipeline()
    pipeline.add_component("first", Doubling())
    pipeline.add_component("second", Doubling())

    with pytest.raises(ValueError, match="one end"):
        StraightPipeline(pipeline)


def test_what_a_component_raises_comes_out_as_it_is() -> None:
    @component
    class Breaking:
        """Breaks."""

        @component.output_types(number=int)
        def run(self, number: int) -> dict[str, int]:
            raise LookupError(number)

    pipeline = Pipeline()
    pipeline.add_component("break", Breaking())

    with pytest.raises(LookupError):
        StraightPipeline(pipeline).run({"break": {"number": 3}})
