"""What a caller may not see does not exist: every answer is byte for byte the one that is given without it.

Published attacks read hidden documents out of scores and orders (STRESS, IEEE S&P 2017), so nothing less than equality
counts: numbers, order, scores, snippets, facets, suggestions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.catalogue.records import Metadata
from ingest.labels import (
    AgencyId,
    Classification,
    Clearance,
    DocumentId,
    Grant,
    Labels,
    Release,
    Role,
    UnitId,
    agency_of,
    may_read,
)
from pipelines.answering.answer import Question
from pipelines.engines.contract import FacetName
from pipelines.entities.recognising import Recognising
from pipelines.question.filters import NO_FILTERS, Filters
from pipelines.recognition import Recognition, keep_recognised
from tests.opensearch_node.places import own_place
from tests.pipelines.asking.test_meaning import MeaningWorld, meaningful
from tests.pipelines.asking.world import TODAY, Paper

UNITS = tuple(UnitId(name) for name in ("polizei/fk3", "polizei/fk5", "stadt/gewerbe"))
ELSEWHERE = Labels(AgencyId("stadt"), UnitId("stadt/archiv"), Classification.VS_NFD, Release.UNIT)
WORDS = (
    "Haus",
    "Häuser",
    "Hausboot",
    "Gaststätte",
    "Gaststätten",
    "Gaststättenerlaubnis",
    "Erlaubnis",
    "Erlaubnisse",
    "Müller",
    "Mueller",
    "Maier",
    "Kasimir",
    "Wendelborn",
    "Spielhalle",
    "und",
    "der",
    "in",
    "nicht",
    "Lagerhalle",
    "LG-AB123",
    "0151-2345678",
)
FACETS: tuple[FacetName, ...] = (
    "agency",
    "unit",
    "doc_type",
    "kind",
    "classification",
    "date",
    "sender",
    "legibility",
)

days = st.integers(-3, 3).map(lambda offset: TODAY + timedelta(days=offset))
units = st.sampled_from(UNITS)


@st.composite
def labels(draw: st.DrawFn) -> Labels:
    unit = draw(units)
    grants = st.builds(Grant, to_unit=units, until=days, legal_basis=st.just("§ 41"))
    return Labels(
        agency_of(unit),
        unit,
        draw(st.sampled_from(Classification)),
        draw(st.sampled_from(Release)),
        tuple(draw(st.lists(grants, max_size=1))),
    )


LETTERS = tuple(" ".join(WORDS[start:] + WORDS[:start] + WORDS[::2]) for start in (0, 0, 1))
"""Long enough that two of them are known to be one paper."""

texts = st.one_of(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), st.sampled_from(LETTERS))
metadata = st.builds(
    Metadata,
    doc_type=st.sampled_from((None, "bericht", "genehmigung")),
    kind=st.sampled_from((None, "Vermerk", "Anzeige")),
    date=st.one_of(st.none(), days.map(lambda day: day.isoformat())),
    title=st.one_of(st.none(), st.sampled_from(WORDS)),
)
papers = st.builds(
    Paper,
    texts=st.lists(texts, min_size=1, max_size=2).map(tuple),
    labels=labels(),
    metadata=metadata,
    other_readings=st.dictionaries(st.sampled_from(WORDS), st.sampled_from(WORDS), max_size=2),
)

words = st.sampled_from(WORDS)
terms = st.one_of(
    words,
    words.map(lambda word: f"{word[:4]}*"),
    words.map(lambda word: f"{word[:-1]}e~"),
    words.map(lambda word: f"-{word}"),
    words.map(lambda word: word[:3] + word[4:]),  # a slip, for which another spelling may be offered
    st.tuples(words, words).map(lambda pair: f'"{pair[0]} {pair[1]}"~3'),
    words.map(lambda word: f'entity:"{word}"'),
    words.map(lambda word: f"-entity:{word}"),
    st.tuples(words, words).map(lambda pair: f'"{pair[0]} {pair[1]}"'),
    st.tuples(words, words).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
    st.tuples(words, words).map(lambda pair: f"{pair[0]} AND NOT {pair[1]}"),
    st.sampled_from(
        ("doc_type:bericht", "kind:Vermerk", "agency:polizei", "-kind:Vermerk", "Lesbarkeit:gut", '"Haus', ") OR", "*")
    ),
)
whole_questions = st.tuples(
    st.sampled_from(("Wer war in der", "Wo ist die", "Welches Kennzeichen hat", "Was war in der")), words, words
).map(lambda parts: " ".join(parts) + "?")
filters = st.one_of(
    st.just(NO_FILTERS),
    st.builds(
        Filters,
        agency=st.sampled_from(((), ("polizei",))),
        kind=st.sampled_from(((), ("Vermerk", "Anzeige"))),
        classification_max=st.sampled_from((None, 0, 2)),
        date_from=st.one_of(st.none(), days.map(lambda day: day.isoformat())),
    ),
)
questions = st.builds(
    Question,
    text=st.one_of(st.lists(terms, max_size=4).map(" ".join), whole_questions),
    mode=st.sampled_from(("hybrid", "words", "meaning")),
    filters=filters,
    sort=st.sampled_from(("relevance", "date")),
    offset=st.integers(0, 3),
    limit=st.integers(1, 6),
    facets=st.sampled_from(((), FACETS)),
    fold=st.booleans(),
)


@st.composite
def clearances(draw: st.DrawFn) -> Clearance:
    unit = draw(units)
    roles = frozenset({draw(st.sampled_from((Role.INVESTIGATOR, Role.CLERK)))})
    return Clearance(agency_of(unit), frozenset({unit}), draw(st.sampled_from(Classification)), roles, TODAY)


@dataclass
class Curiosity:
    """All that a caller tries out."""

    clearance: Clearance
    questions: list[Question]
    beginnings: list[str]

    def answers(self, world: MeaningWorld, readable: list[DocumentId]) -> bytes:
        """Everything that this caller can be told."""
        asking, clearance = world.asking, self.clearance
        told = [
            [asdict(asking.ask(question, clearance=clearance)) for question in self.questions],
            [[asdict(each) for each in asking.suggest(typed, clearance=clearance)] for typed in self.beginnings],
            [asdict(asking.special(question, clearance=clearance)) for question in self.questions],
            [asdict(asking.similar(name, limit=5, clearance=clearance)) for name in readable],
            [
                [asdict(match) for match in asking.matches(name, question.text, clearance=clearance)]
                for name in readable
                for question in self.questions
            ],
        ]
        return json.dumps(told, indent=1).encode()


@pytest.fixture(scope="module", params=("embedded", "opensearch"))
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MeaningWorld]:
    """One world for all examples on each engine, emptied at the beginning of each."""
    folder: Path = tmp_path_factory.mktemp("world")
    if request.param == "embedded":
        with meaningful(folder) as new:
            yield new
        return
    with (
        own_place(request.getfixturevalue("opensearch_url")) as place,
        meaningful(folder, f"opensearch+{place}") as new,
    ):
        yield new


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    drawn=st.lists(papers, min_size=2, max_size=9),
    withdrawn=st.sets(st.integers(0, 8), max_size=2),
    clearance=clearances(),
    asked=st.lists(questions, min_size=3, max_size=8),
    beginnings=st.lists(words.map(lambda word: word[:3].lower()), max_size=3),
)
def test_no_answer_is_changed_by_what_the_caller_may_not_see(
    world: MeaningWorld,
    drawn: list[Paper],
    withdrawn: set[int],
    clearance: Clearance,
    asked: list[Question],
    beginnings: list[str],
) -> None:
    """The hidden documents lie in the index, some under labels that still showed them a moment ago; then they go."""
    world.empty()
    names = world.hand_in_all(drawn)
    recognition = Recognition(world.catalogue, Recognising())
    for name in names:
        world.embed(name)
        found = recognition.recognise(name)
        with world.catalogue.writing() as connection:
            keep_recognised(connection, name, found)
    world.drain()
    gone = {names[place] for place in withdrawn if place < len(names)}
    for name in gone:
        world.relabel(name, ELSEWHERE)
    readable = [
        name for name, paper in zip(names, drawn, strict=True) if name not in gone and may_read(paper.labels, clearance)
    ]
    curiosity = Curiosity(clearance, asked, beginnings)

    with_hidden = curiosity.answers(world, readable)

    world.drain()
    assert curiosity.answers(world, readable) == with_hidden
    world.erase([name for name in names if name not in readable])
    world.drain()
    assert curiosity.answers(world, readable) == with_hidden
    world.refill()
    assert curiosity.answers(world, readable) == with_hidden


def test_the_examples_have_short_answers_to_hide(world: MeaningWorld) -> None:
    """As above: a hidden document would answer, and the one beside it does not."""
    world.empty()
    shown = Paper(("Der Wagen stand am Hausboot.",), labels_of(Release.PARTNERSHIP))
    (name,) = world.hand_in_all([Paper(("Der Wagen am Hausboot hat das Kennzeichen LG-AB 123.",), ELSEWHERE)])
    found = Recognition(world.catalogue, Recognising()).recognise(name)
    with world.catalogue.writing() as connection:
        keep_recognised(connection, name, found)
    world.hand_in_all([shown])
    world.drain()
    everyone = frozenset({Role.INVESTIGATOR})
    outside = Clearance(AgencyId("polizei"), frozenset({UNITS[0]}), Classification.VS_NFD, everyone, TODAY)
    inside = Clearance(AgencyId("stadt"), frozenset({ELSEWHERE.unit}), Classification.VS_NFD, everyone, TODAY)
    question = Question("Welches Kennzeichen hat der Wagen am Hausboot?")

    assert world.asking.ask(question, clearance=outside).replies == ()
    assert [each.document_id for each in world.asking.ask(question, clearance=inside).replies] == [name]


def test_the_examples_have_copies_to_hide(world: MeaningWorld) -> None:
    """As above: a hidden scan of the same paper would be marked, and would stand above the one that is shown."""
    world.empty()
    names = world.hand_in_all([Paper((LETTERS[0],), ELSEWHERE), Paper((LETTERS[2],), labels_of(Release.PARTNERSHIP))])
    world.drain()
    everyone = frozenset({Role.INVESTIGATOR})
    inside = Clearance(AgencyId("stadt"), frozenset({ELSEWHERE.unit}), Classification.VS_NFD, everyone, TODAY)
    outside = Clearance(AgencyId("polizei"), frozenset({UNITS[0]}), Classification.VS_NFD, everyone, TODAY)
    for fold in (False, True):
        seen = world.asking.ask(Question("Hausboot", mode="words", fold=fold), clearance=inside)
        assert {each.document_id for hit in seen.hits for each in hit.near_duplicates} <= set(names)
        assert seen.hits[0].near_duplicates
        (hit,) = world.asking.ask(Question("Hausboot", mode="words", fold=fold), clearance=outside).hits
        assert (hit.document_id, hit.near_duplicates) == (names[1], ())


def labels_of(release: Release) -> Labels:
    """Of a document of the first unit that is open to all levels."""
    return Labels(AgencyId("polizei"), UNITS[0], Classification.OFFEN, release)


def test_the_examples_have_something_to_hide(world: MeaningWorld) -> None:
    """The equality above would be empty praise if hidden documents were no hits of anything."""
    world.empty()
    shown = Paper(("Haus am See",), Labels(AgencyId("polizei"), UNITS[0], Classification.OFFEN, Release.PARTNERSHIP))
    hidden = Paper(("Haus Haus Haus",), ELSEWHERE)
    world.hand_in_all([shown, hidden])
    world.drain()
    everyone = frozenset({Role.INVESTIGATOR})
    outside = Clearance(AgencyId("polizei"), frozenset({UNITS[0]}), Classification.VS_NFD, everyone, TODAY)
    inside = Clearance(AgencyId("stadt"), frozenset({ELSEWHERE.unit}), Classification.VS_NFD, everyone, TODAY)

    assert world.asking.ask(Question("haus"), clearance=outside).total == 1
    assert world.asking.ask(Question("haus"), clearance=inside).total == 2
