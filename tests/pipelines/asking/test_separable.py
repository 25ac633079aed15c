"""Separable verbs and compounds that are no kind of their last part, from the page to the hit."""

from __future__ import annotations

from pipelines.answering.answer import Question
from tests.pipelines.asking.world import SOMEBODY, Paper, World


def test_a_verb_is_found_in_any_of_its_pieces_and_both_are_marked(world: World) -> None:
    texts = (
        "Die Behörde stellt den Ausweis morgen aus.",
        "Der Ausweis ist auszustellen.",
        "Einen Ausweis ausstellen darf nur die Stadt.",
        "Ein Ausweis liegt aus. Er stellt Fragen.",
    )
    parted, with_zu, plain, other = world.hand_in_all([Paper((text,)) for text in texts])
    world.drain()
    for asked in ("Ausweis AND ausgestellt", "Ausweis AND Ausstellung", "Ausweis AND ausstellen"):
        hits = world.asking.ask(Question(asked, mode="words"), clearance=SOMEBODY).hits
        assert {hit.document_id for hit in hits} == {parted, with_zu, plain}, asked
        assert other not in {hit.document_id for hit in hits}
    hit = next(hit for hit in hits if hit.document_id == parted)
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["stellt", "Ausweis", "aus"]
    assert {how.how for how in hit.why.how} == {"exact", "form"}
    assert hits[0].document_id == plain, "as asked comes first"


def test_a_woman_of_straw_is_no_woman(world: World) -> None:
    straw, trade = world.hand_in_all([Paper(("Die Strohfrau schwieg.",)), Paper(("Die Geschäftsfrau schwieg.",))])
    world.drain()

    def found(text: str) -> list[str]:
        return [hit.document_id for hit in world.asking.ask(Question(text, mode="words"), clearance=SOMEBODY).hits]

    assert found("Frau") == [trade]
    assert found("Strohfrau") == [straw]
