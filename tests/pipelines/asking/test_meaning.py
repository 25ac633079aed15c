"""Questions by meaning: found without a shared word, filtered before they are found, explained by a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Final, get_args

import numpy as np
import pytest

from ingest.blobs import BlobStore
from ingest.catalogue.connection import Catalogue
from ingest.labels import DocumentId
from pipelines.answering.answer import Answer, Mode, Question
from pipelines.answering.words import RESCORED
from pipelines.asking import Asking
from pipelines.draining import OutboxDrainer
from pipelines.embedding import Embedding
from pipelines.embeddings.contract import ModelId, PassageVectors, Vectors
from pipelines.embeddings.hubs import NEAREST
from pipelines.embeddings.installing import Meaning
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import IndexOutdated, Sort
from tests.pipelines.asking.world import FK3, GEWERBE, HIDDEN, PUBLIC, World, caller

# Each theme is an axis; a text leans towards the themes whose words it holds.
THEMES: Final = (
    ("lärm", "krach", "getöse", "laut"),
    ("fahrrad", "rad", "drahtesel"),
    ("geld", "bargeld", "scheine", "summe"),
    ("brand", "feuer", "flammen"),
)


class ThemeEmbedder:
    """Knows a few words that mean the same; everything else has a direction of its own."""

    model = ModelId("themes", "1", len(THEMES) + 64)

    def embed_question(self, text: str) -> Vectors:
        vector = np.zeros(self.model.dimensions, dtype=np.float32)
        for word in text.lower().replace(".", " ").replace("?", " ").split():
            theme = next((at for at, words in enumerate(THEMES) if word in words), None)
            vector[len(THEMES) + sum(map(ord, word)) % 64 if theme is None else theme] += 0.2 if theme is None else 1.0
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length else np.eye(1, len(vector), dtype=np.float32)[0]

    def embed_passage(self, text: str, windows: Sequence[str]) -> PassageVectors:
        return PassageVectors(self.embed_question(text), np.stack([self.embed_question(window) for window in windows]))


REFERENCES: Final = tuple(f"frage nummer {number} nach etwas" for number in range(NEAREST + 2))


class MeaningWorld(World):
    """An office whose documents have vectors."""

    embedding: Embedding

    def embed(self, document_id: DocumentId) -> None:
        made = self.embedding.embed(document_id)
        with self.catalogue.writing() as connection:
            self.embedding.keep(connection, document_id, made)


@contextmanager
def meaningful(folder: Path, address: str | None = None) -> Iterator[MeaningWorld]:
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    catalogue.migrate()
    meaning = Meaning(ThemeEmbedder(), REFERENCES)
    engine = open_engine(address or f"embedded:{folder / 'index'}", str(meaning.embedder.model))
    drainer = OutboxDrainer(catalogue, engine, folder / "drainer.lock")
    asking = Asking(catalogue, engine, meaning.embedder)
    world = MeaningWorld(catalogue, BlobStore(folder / "blobs"), engine, drainer, asking)
    world.embedding = Embedding(catalogue, meaning)
    yield world
    drainer.stop()
    engine.close()
    catalogue.close()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[MeaningWorld]:
    with meaningful(tmp_path) as world:
        yield world


def ask(world: MeaningWorld, text: str, mode: Mode = "hybrid", **more: object) -> Answer:
    return world.asking.ask(Question(text, mode=mode, **more), clearance=caller(GEWERBE))  # type: ignore[arg-type]  # checked by Question


NOISE = "Die Anwohner berichten.\n\nBis zum Morgen war Getöse aus dem Saal zu hören und niemand schlief."


def test_a_document_is_found_that_shares_no_word_with_the_question(office: MeaningWorld) -> None:
    wanted = office.hand_in(NOISE)
    office.embed(wanted)
    other = office.hand_in("Der Antrag auf eine Garage wurde genehmigt.")
    office.embed(other)
    office.drain()
    assert ask(office, "Lärm", "words").total == 0
    for mode in ("hybrid", "meaning"):
        hit = ask(office, "Lärm", mode).hits[0]
        assert hit.document_id == wanted
        assert hit.why.sentence is not None
        assert "Getöse" in hit.why.sentence
        assert [how.how for how in hit.why.how] == ["meaning"]
        assert hit.boxes, "the sentence is marked where no word matched"
        assert "Getöse" in hit.snippet


def test_facets_and_total_count_what_only_meaning_found(office: MeaningWorld) -> None:
    for text in (NOISE, "Krach im Hof.", "Lärm am Markt."):
        office.embed(office.hand_in(text))
    office.drain()
    answer = ask(office, "Lärm", facets=("agency",))
    assert answer.total == len(answer.hits) == 3
    assert [(count.value, count.count) for count in answer.facets["agency"]] == [("polizei", 3)]
    assert "Lärm am Markt" in answer.hits[0].snippet, "who says the word comes first"


def test_what_is_found_both_ways_counts_once_even_far_down_the_list(office: MeaningWorld) -> None:
    for number in range(RESCORED + 5):
        office.hand_in(f"Lärm am Markt, Meldung {number}.")
    long = f"Großer Krach, Lärm.\n\n{' '.join(f'Wort{number}' for number in range(90))}"
    for text in (long, NOISE):
        office.embed(office.hand_in(text))
    office.drain()
    for sort in get_args(Sort):
        answer = ask(office, "Lärm", facets=("agency", "unit", "date"), sort=sort)
        assert answer.total == RESCORED + 7, "one of the two near ones holds the word"
        for name in ("agency", "unit"):
            assert sum(count.count for count in answer.facets[name]) == answer.total, name


def test_operators_and_phrases_are_answered_by_words_alone(office: MeaningWorld) -> None:
    office.embed(office.hand_in(NOISE))
    office.drain()
    for text in ('"Lärm"', "Lärm NOT Markt", "Lär*", '"Lärm am Markt"'):
        assert ask(office, text).total == 0, text


def test_a_document_without_vectors_is_findable_by_its_words(office: MeaningWorld) -> None:
    plain = office.hand_in("Lärm am Markt.")
    office.drain()
    assert [hit.document_id for hit in ask(office, "Lärm").hits] == [plain]


def test_new_vectors_replace_old_ones_and_erased_documents_have_none(office: MeaningWorld) -> None:
    document = office.hand_in(NOISE)
    office.embed(document)
    office.drain()
    office.embed(document)
    office.drain()
    assert [hit.document_id for hit in ask(office, "Krach", "meaning").hits] == [document]
    office.erase([document])
    office.drain()
    assert ask(office, "Krach", "meaning").total == 0


def test_the_viewer_is_told_the_nearest_sentence_where_no_word_matches(office: MeaningWorld) -> None:
    document = office.hand_in("Ein Vermerk ohne Belang.", NOISE)
    office.embed(document)
    office.drain()
    (match,) = office.asking.matches(document, "Krach", clearance=caller(GEWERBE))
    assert match.page == 2
    assert (match.term, match.how) == ("", "meaning")
    assert match.boxes


def test_the_viewer_marks_the_sentence_beside_words_that_are_not_all_of_the_question(office: MeaningWorld) -> None:
    document = office.hand_in("Ein Vermerk ohne Belang.", NOISE)
    office.embed(document)
    office.drain()

    def marked(text: str, mode: Mode) -> list[tuple[int, str]]:
        found = office.asking.matches(document, text, mode=mode, clearance=caller(GEWERBE))
        return [(match.page, match.term) for match in found]

    assert marked("Vermerk Krach", "hybrid") == [(1, "Vermerk"), (2, "")]
    assert marked("Vermerk Krach", "words") == [(1, "Vermerk")]
    assert marked("Vermerk Belang", "hybrid") == [(1, "Vermerk"), (1, "Belang")], "all words are there"
    assert ("", 2) in [(term, page) for page, term in marked("Getöse", "meaning")]
    assert marked("", "meaning") == []


def test_an_index_of_another_model_is_refused(office: MeaningWorld, tmp_path: Path) -> None:
    office.embed(office.hand_in(NOISE))
    office.drain()
    office.engine.close()
    office.drainer.stop()
    other = open_engine(f"embedded:{tmp_path / 'index'}", "other/2")
    with pytest.raises(IndexOutdated):
        other.versions()
    other.close()


QUESTIONS: Final = ("Lärm", "Krach Markt", "Geld", "das Fahrrad", "Flammen und Geld", "Antrag", "wer war laut?")
TEXTS: Final = (
    NOISE,
    "Krach im Hof, dann war Ruhe.",
    "Ein Rad stand im Keller.\n\nDie Summe lag daneben.",
    "Das Feuer griff auf den Markt über.",
    "Der Antrag wurde gestellt. Bargeld fehlte.",
    "Lärm und Flammen.",
)


def test_hidden_documents_change_nothing_in_any_mode(tmp_path: Path) -> None:
    told = []
    for name, with_hidden in (("with", True), ("without", False)):
        with meaningful(_made(tmp_path / name)) as world:
            for number, text in enumerate(TEXTS * 3):
                is_hidden = number % 3 == 1
                world.handed_in = number
                if is_hidden and not with_hidden:
                    continue
                world.embed(world.hand_in(text, labels=HIDDEN if is_hidden else PUBLIC))
            world.drain()
            told.append(
                [
                    _told(ask(world, text, mode, facets=("agency", "unit", "kind"), limit=50))
                    for text in QUESTIONS
                    for mode in get_args(Mode)
                ]
            )
            if with_hidden:
                everything = world.asking.ask(Question("Lärm", mode="meaning", limit=50), clearance=caller(FK3))
                assert everything.total > json.loads(told[0][2])["total"], "the hidden ones are there"
    assert told[0] == told[1]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _told(answer: Answer) -> str:
    """The answer without ids, which are random."""
    told = asdict(answer)
    for hit in told["hits"]:
        del hit["document_id"]
    return json.dumps(told, sort_keys=True, ensure_ascii=False)
