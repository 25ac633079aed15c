"""In which order hits come, how they are counted, and how they are leafed through."""

from __future__ import annotations

import pytest

from ingest.labels import Classification
from ingest.legibility import Legibility
from pipelines.engines.contract import Ask, Engine, FacetCount, FacetName, Sort
from pipelines.question.filters import Filters
from pipelines.question.tree import Everything, Node, Or
from tests.conformance.specimens import ANYBODY, FK5, GEWERBE, document, document_id, labels, prefix, word

MANY = 700


@pytest.fixture
def crowd(engine: Engine) -> Engine:
    """Many documents in random order; nearly all of them tie."""
    numbers = [place * 389 % MANY for place in range(MANY)]
    for part in range(0, MANY, 100):
        engine.index(
            document(
                number,
                "haus " * (1 + (number % 300 == 0)),
                tie=number // 2,
                day=f"2026-01-{1 + number % 28:02d}" if number % 3 else None,
            )
            for number in numbers[part : part + 100]
        )
    return engine


def numbers(engine: Engine, ask: Ask) -> list[int]:
    return [int(hit.document_id, 16) for hit in engine.find(ask, clearance=ANYBODY).documents]


def test_what_weighs_more_comes_first(engine: Engine) -> None:
    engine.index([document(1, "haus"), document(2, "haus haus haus"), document(3, "haus hund"), document(4, "hund")])

    rare_hund = Or((word("haus", 1.0), word("hund", 4.0)))

    assert numbers(engine, Ask(word("haus"))) == [2, 1, 3]
    assert numbers(engine, Ask(rare_hund)) == [3, 4, 2, 1]


@pytest.mark.parametrize("tree", [word("haus"), prefix("ha"), Everything()])
def test_equal_scores_are_ordered_by_tie_and_then_by_id(crowd: Engine, tree: Node) -> None:
    heavy = [0, 300, 600] if tree == word("haus") else []
    expected = heavy + [number for number in range(MANY) if number not in heavy]

    assert numbers(crowd, Ask(tree, limit=40)) == expected[:40]
    assert numbers(crowd, Ask(tree, offset=333, limit=40)) == expected[333:373]


@pytest.mark.parametrize("sort", ["relevance", "date"])
@pytest.mark.parametrize("tree", [word("haus"), Everything()])
def test_leafing_through_shows_every_document_once(crowd: Engine, sort: Sort, tree: Node) -> None:
    pages = [numbers(crowd, Ask(tree, sort=sort, offset=offset, limit=97)) for offset in range(0, MANY + 97, 97)]

    assert pages[-1] == []
    leafed = [number for page in pages for number in page]
    assert len(leafed) == MANY
    assert set(leafed) == set(range(MANY))
    assert leafed == numbers(crowd, Ask(tree, sort=sort, limit=MANY))


def test_by_date_the_newest_come_first_and_those_without_a_date_last(engine: Engine) -> None:
    engine.index(
        [
            document(1, "haus"),
            document(2, "haus haus", day="2024-12-31"),
            document(3, "haus", day="2026-03-01"),
            document(4, "haus", day="2026-03-01", tie=0),
            document(5, "haus", tie=0),
        ]
    )

    found = engine.find(Ask(word("haus"), sort="date"), clearance=ANYBODY).documents

    assert [int(hit.document_id, 16) for hit in found] == [4, 3, 2, 5, 1]
    assert found[2].score > found[1].score > 0


def test_totals_count_all_hits_whatever_the_page_shows(crowd: Engine) -> None:
    for offset, limit in ((0, 10), (690, 20), (5000, 10), (0, 0)):
        found = crowd.find(Ask(word("haus"), offset=offset, limit=limit), clearance=ANYBODY)
        assert found.total == MANY
        assert len(found.documents) == max(0, min(limit, MANY - offset))


def test_facets_count_documents_of_all_pages(engine: Engine) -> None:
    engine.index(
        [
            document(1, "haus", "haus", "haus", kind="brief", day="2026-02-01", doc_type="bericht"),
            document(2, "haus", kind="brief", day="2026-02-28", of=labels(GEWERBE)),
            document(3, "haus", kind="anzeige", day="2025-12-31", of=labels(FK5, Classification.INTERN)),
            document(4, "hund", kind="anzeige"),
            document(5, "haus", of=labels(FK5), legibility=Legibility.POOR),
        ]
    )
    names: tuple[FacetName, ...] = ("agency", "unit", "doc_type", "kind", "classification", "date", "legibility")

    facets = engine.find(Ask(word("haus"), limit=1, facets=names), clearance=ANYBODY).facets

    assert dict(facets) == {
        "agency": (FacetCount("polizei", 3), FacetCount("stadt", 1)),
        "unit": (FacetCount("polizei/fk5", 2), FacetCount("polizei/fk3", 1), FacetCount("stadt/gewerbe", 1)),
        "doc_type": (FacetCount("bericht", 1),),
        "kind": (FacetCount("brief", 2), FacetCount("anzeige", 1)),
        "classification": (FacetCount("0", 3), FacetCount("1", 1)),
        "date": (FacetCount("2025-12", 1), FacetCount("2026-02", 2)),
        "legibility": (FacetCount("digital", 3), FacetCount("poor", 1)),
    }
    enough = engine.find(Ask(word("haus"), facets=names, enough=4), clearance=ANYBODY)
    assert (enough.facets, enough.total) == (facets, 4)
    assert engine.find(Ask(word("haus"), facets=names, enough=5), clearance=ANYBODY).total == 4


def test_questions_in_turn_are_answered_up_to_the_first_with_enough_documents(crowd: Engine) -> None:
    rare, common = Ask(word("abend"), limit=3, enough=5), Ask(word("haus"), limit=3, enough=2, facets=("agency",))
    assert crowd.answer([rare, common, rare], clearance=ANYBODY).found == (
        crowd.find(rare, clearance=ANYBODY),
        crowd.find(common, clearance=ANYBODY),
    )
    assert len(crowd.answer([rare, rare], clearance=ANYBODY).found) == 2


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(agency=("stadt",)), [2]),
        (Filters(unit=("polizei/fk3", "stadt/gewerbe")), [1, 2]),
        (Filters(unit=("polizei/fk3",), agency=("stadt",)), []),
        (Filters(kind=("brief",), doc_type=("bericht",)), [1]),
        (Filters(classification_max=0), [1, 2, 4]),
        (Filters(date_from="2026-02-01"), [1, 2]),
        (Filters(date_to="2026-02-01"), [1, 3]),
        (Filters(date_from="2026-02-01", date_to="2026-02-01"), [1]),
        (Filters(date_from="2027-01-01", date_to="2026-01-01"), []),
        (Filters(kind=("gibt es nicht",)), []),
    ],
)
def test_filters_narrow_hits_and_facets_alike(engine: Engine, filters: Filters, expected: list[int]) -> None:
    engine.index(
        [
            document(1, "haus", kind="brief", day="2026-02-01", doc_type="bericht"),
            document(2, "haus", kind="brief", day="2026-02-28", of=labels(GEWERBE)),
            document(3, "haus", kind="anzeige", day="2025-12-31", of=labels(FK5, Classification.INTERN)),
            document(4, "haus", of=labels(FK5)),
        ]
    )

    found = engine.find(Ask(word("haus"), filters=filters, facets=("agency",)), clearance=ANYBODY)

    assert [int(hit.document_id, 16) for hit in found.documents] == expected
    assert sum(facet.count for facet in found.facets["agency"]) == found.total == len(expected)


def test_the_best_passages_come_first(engine: Engine) -> None:
    engine.index([document(1, "hund", "haus", "haus haus", "haus hund", "katze"), document(2, "haus")])
    ask = Ask(Or((word("haus", 2.0), word("hund", 4.0))))

    found = engine.passages(ask, [document_id(1), document_id(2)], clearance=ANYBODY, per_document=3)

    assert [(passage.ordinal, passage.page) for passage in found[document_id(1)]] == [(3, 4), (0, 1), (2, 3)]
    assert [passage.ordinal for passage in found[document_id(2)]] == [0]


def test_a_document_of_very_many_passages_has_its_best_one_found(engine: Engine) -> None:
    engine.index([document(1, *["haus"] * 2500, "haus haus")])

    found = engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY, per_document=2)

    assert [passage.ordinal for passage in found[document_id(1)]] == [2500, 0]


def test_suggestions_that_most_documents_hold_come_first(engine: Engine) -> None:
    engine.index(
        [
            document(1, "haus haut haut haut"),
            document(2, "haus hagel", identifiers="ha77"),
            document(3, "haus haut", identifiers="ha77"),
        ]
    )

    found = engine.suggest("ha", clearance=ANYBODY, limit=3)

    assert [(each.text, each.kind, each.count) for each in found] == [
        ("haus", "word", 3),
        ("ha77", "file_reference", 2),
        ("haut", "word", 2),
    ]
    assert engine.suggest("h", clearance=ANYBODY) == ()
