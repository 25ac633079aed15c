"""What another reader read, from the page to the hit."""

from __future__ import annotations

from pipelines.answering.answer import Question
from tests.pipelines.asking.world import SOMEBODY, Paper, World


def test_a_word_is_found_as_another_reader_read_it_and_marked_as_it_stands(world: World) -> None:
    first, second, third = world.hand_in_all(
        [
            Paper(("Der Schlüssel lag in der Kurnelle am Fenster.",), other_readings={"Kurnelle": "Kommode"}),
            Paper(("Die Kommode ist aus Eiche.",)),
            Paper(("Ein Schrank aus Eiche.",), other_readings={"Schrank": "Kommode"}),
        ]
    )
    world.drain()
    hits = world.asking.ask(Question("Kommode", mode="words"), clearance=SOMEBODY).hits
    assert (hits[0].document_id, {hit.document_id for hit in hits[1:]}) == (second, {first, third})
    assert hits[0].score > max(hit.score for hit in hits[1:])
    told = {hit.document_id: [(how.term, how.word, how.how) for how in hit.why.how] for hit in hits}
    assert told == {
        first: [("Kommode", "Kurnelle", "misread")],
        second: [("Kommode", "Kommode", "exact")],
        third: [("Kommode", "Schrank", "misread")],
    }
    marked = next(hit for hit in hits if hit.document_id == third)
    assert [marked.snippet[start:end] for start, end in marked.highlights] == ["Schrank"]
    assert [box.box.x0 for box in marked.boxes] == [40]
    (match,) = world.asking.matches(third, "Kommode", clearance=SOMEBODY)
    assert (match.start, match.end, match.how) == (4, 11, "misread")


def test_a_phrase_and_what_is_left_out_mean_the_word_as_it_stands(world: World) -> None:
    (name,) = world.hand_in_all([Paper(("Ein Schrank aus Eiche.",), other_readings={"Schrank": "Kommode"})])
    world.drain()

    def found(text: str) -> list[str]:
        return [hit.document_id for hit in world.asking.ask(Question(text, mode="words"), clearance=SOMEBODY).hits]

    assert found('"Kommode"') == []
    assert found("Eiche -Kommode") == [name]
