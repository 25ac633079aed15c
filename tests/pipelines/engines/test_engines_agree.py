"""Both engines give the same answers, whole: the same documents in the same order, the same counts, the same snippets.

The documents are German texts, read and analysed as real ones are; the questions are what people type.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Final, get_args

import pytest

from ingest.catalogue.facts import analysed_ids
from ingest.catalogue.records import Metadata
from ingest.labels import AgencyId, Classification, Labels, Release, UnitId, agency_of
from pipelines.answering.answer import Mode, Question
from pipelines.asking import Asking
from pipelines.draining import findable_documents
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import FacetName, Sort
from pipelines.question.filters import NO_FILTERS, Filters
from tests.opensearch_node.places import own_place
from tests.pipelines.asking.test_meaning import THEMES, MeaningWorld, ThemeEmbedder, meaningful
from tests.pipelines.asking.world import FK3, FK5, GEWERBE, Paper, caller

DOCUMENTS: Final = 160
QUESTIONS: Final = 100
FACETS: Final[tuple[FacetName, ...]] = get_args(FacetName)
UNITS: Final = (FK3, FK5, GEWERBE, UnitId("stadt/ordnung"))

TEXT: Final = """
    Gaststätte Gaststätten Gaststättenerlaubnis Erlaubnis erlaubt Müller Mueller Maier Meier Meyer Haus Häuser Hauses
    Hund Hunde Straße Strasse Strassen Polizei Stadt Antrag Anträge beantragt Lagerhalle Lager Spielhalle Konzession
    Halter Fahrzeug Fahrzeuge Kennzeichen Zeuge Zeugin Zeugen sah gesehen am im der die das und nicht ohne mit von
    Bescheid Bescheide Frist Fristen abgelaufen Prüfung geprüft Betreiber Betreiberin Strohfrau Geschäftsführer GmbH
    Rechnung Rechnungen bezahlt Betrag Überweisung Konto Bargeld Uhr nachts morgens Lärm laut Anwohner Beschwerde
    LG-AB123 DE89370400440532013000 0151-2345678 123/2024 Münze Maß Masse naß é Łódź 2026 ab a1
"""
WORDS: Final = tuple(TEXT.split())


@dataclass(frozen=True)
class Pair:
    """One office with two engines that hold the same."""

    embedded: MeaningWorld
    scaled: Asking


def paper(draw: random.Random) -> Paper:
    def text() -> str:
        themes = [word for words in THEMES for word in words]
        sentences = [
            " ".join(draw.choices((*WORDS, *themes), k=draw.randint(3, 14))).capitalize() + "."
            for _ in range(draw.randint(0, 22))
        ]
        return "\n".join(sentences) or "leer"

    unit = draw.choice(UNITS)
    labels = Labels(AgencyId(agency_of(unit)), unit, draw.choice(list(Classification)), draw.choice(list(Release)))
    metadata = Metadata(
        doc_type=draw.choice((None, "bericht", "genehmigung")),
        kind=draw.choice((None, "Vermerk", "Anzeige", "Brief")),
        date=draw.choice((None, f"202{draw.randint(0, 6)}-0{draw.randint(1, 9)}-1{draw.randint(0, 9)}")),
        title=draw.choice((None, " ".join(draw.choices(WORDS, k=3)))),
    )
    # Some texts stand in several documents: their scores tie.
    texts = tuple(text() for _ in range(draw.randint(1, 3)))
    return Paper(texts, labels, metadata)


def typed(draw: random.Random) -> str:
    def term() -> str:
        word, other = draw.choices(WORDS, k=2)
        return draw.choice(
            (
                word,
                word,
                word,
                f"{word[: max(3, len(word) - 2)]}*",
                f"{word[:-1]}x~",
                f"{word[1:]}~2",
                f'"{word} {other}"',
                f"-{word}",
                f"({word} OR {other})",
                f"NOT {word}",
                "kind:Vermerk",
                draw.choice(draw.choice(THEMES)),
            )
        )

    return " ".join(term() for _ in range(draw.choice((1, 1, 2, 2, 3, 5, 9))))


def question(draw: random.Random, mode: Mode) -> Question:
    sort: Sort = draw.choice(("relevance", "relevance", "date"))
    filters = draw.choice(
        (
            NO_FILTERS,
            NO_FILTERS,
            Filters(agency=("polizei",)),
            Filters(kind=("Vermerk", "Brief"), classification_max=1),
            Filters(date_from="2022-01-01", date_to="2025-06-30"),
        )
    )
    return Question(typed(draw), mode, filters, sort, draw.choice((0, 0, 7)), draw.choice((5, 20)), FACETS)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory, opensearch_url: str) -> Iterator[Pair]:
    draw = random.Random(20260314)
    with own_place(opensearch_url) as place, meaningful(tmp_path_factory.mktemp("office")) as office:
        papers = [paper(draw) for _ in range(DOCUMENTS)]
        papers += [replace(each, metadata=Metadata()) for each in papers[: DOCUMENTS // 8]]
        for name in office.hand_in_all(papers):
            office.embed(name)
        office.drain()
        model = office.engine.model
        scaled = open_engine(f"opensearch+{place}", model)
        with office.catalogue.reading() as connection:
            scaled.index(findable_documents(connection, list(analysed_ids(connection)), model=model))
        yield Pair(office, Asking(office.catalogue, scaled, ThemeEmbedder()))
        scaled.close()


@pytest.mark.parametrize("mode", get_args(Mode))
def test_whatever_is_asked_both_answer_the_same(pair: Pair, mode: Mode) -> None:
    draw = random.Random(f"questions by {mode}")
    hits = 0
    for _ in range(QUESTIONS):
        asked = question(draw, mode)
        clearance = caller(draw.choice(UNITS), draw.choice(list(Classification)))
        answers = [each.ask(asked, clearance=clearance) for each in (pair.embedded.asking, pair.scaled)]
        assert asdict(answers[1]) == asdict(answers[0]), asked
        hits += len(answers[0].hits)
    assert hits > QUESTIONS


def test_what_is_suggested_is_the_same(pair: Pair) -> None:
    for word in WORDS:
        for length in (2, 3, 4):
            answers = [
                each.suggest(f"der {word[:length].lower()}", clearance=caller(FK3), limit=limit)
                for limit in (3, 20)
                for each in (pair.embedded.asking, pair.scaled)
            ]
            assert answers[1] == answers[0]
            assert answers[3] == answers[2]


def test_likes_are_the_same(pair: Pair) -> None:
    clearance = caller(FK3)
    everything = pair.embedded.asking.ask(Question("", limit=30), clearance=clearance)
    assert len(everything.hits) == 30
    for hit in everything.hits:
        answers = [each.similar(hit.document_id, clearance=clearance) for each in (pair.embedded.asking, pair.scaled)]
        assert asdict(answers[1]) == asdict(answers[0])


def test_a_question_of_very_many_words_is_answered_alike(pair: Pair) -> None:
    """More words than clauses fit into one query of OpenSearch, as many as a question may have."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = " ".join(f"{first}{second}" for first in letters for second in letters)[:1990]
    for text in (many, many.replace(" ", " OR ")[:1990], "Haus " + many[:1900]):
        asked = Question(text, "words", facets=FACETS)
        answers = [each.ask(asked, clearance=caller(FK3)) for each in (pair.embedded.asking, pair.scaled)]
        assert asdict(answers[1]) == asdict(answers[0])


def test_deeply_nested_questions_are_answered_alike(pair: Pair) -> None:
    nested = "Haus"
    for level in range(60):
        nested = f"(Hund {'OR' if level % 2 else 'AND'} ({nested}))"
    asked = Question(nested, "words")
    answers = [each.ask(asked, clearance=caller(FK3)) for each in (pair.embedded.asking, pair.scaled)]
    assert asdict(answers[1]) == asdict(answers[0])
