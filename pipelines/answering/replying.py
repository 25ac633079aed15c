"""Last component of a question: the sentences of the first hits that answer it, if any does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from ingest.catalogue import hits, mentions, vectors
from ingest.catalogue.hits import HitFacts
from ingest.catalogue.lots import PassageKey
from ingest.catalogue.words import boxes_between, unpack
from ingest.labels import DocumentId
from pipelines.answering.answer import MarkedBox, Reply
from pipelines.answering.best_passages import ordinals_of_best
from pipelines.answering.stages import Candidate, FoundByMeaning, Replied, Shown
from pipelines.embeddings.contract import Embedder
from pipelines.engines.contract import Engine
from pipelines.german.folding import fold
from pipelines.question.tree import leaves
from pipelines.quiet_haystack import component
from pipelines.replying.asked_for import AskedFor, asked_for
from pipelines.replying.judging import confidence
from pipelines.replying.quoting import quote
from pipelines.replying.sentences import Read, Reading, Sentence

READ_DOCUMENTS: Final = 10
"""Of so many hits the best passages are read; further down hardly any answer stands, and reading costs time."""

PASSAGES_BY_WORDS: Final = 2
"""Passages of a hit that hold most words, beside the one that is nearest in meaning."""

MOST: Final = 3
WEIGHED: Final = 8
"""Sentences that are compared with one another, and whose reading is looked at, before three of them are told."""

LEAST_CONFIDENCE: Final = 0.45
"""Below it nothing is told: an empty answer is honest, a wrong one is not. Where half of the questions have no answer,
three of four that are told are right (docs/decisions/0016)."""

LEAST_ALIKE: Final = 0.15
"""From it on a sentence may stand for a surer one with the same answer: the copy of a paper lies further down."""


@component
class Replying:
    """Reads the best passages of the first hits; everything it reads belongs to documents that were admitted."""

    def __init__(self, engine: Engine, embedder: Embedder | None) -> None:
        self._engine = engine
        self._embedder = embedder

    @component.output_types(replied=Replied)
    def run(self, shown: Shown, by_meaning: FoundByMeaning) -> dict[str, Replied]:
        """Raises EngineError and CatalogueError."""
        question = shown.admitted.rescored.fused.by_words.understood.asked.question
        asked = asked_for(question.text) if question.offset == 0 and question.sort == "relevance" else None
        page = shown.admitted.page[:READ_DOCUMENTS]
        if asked is None or not page:
            return {"replied": Replied(shown, ())}
        sentences = self.sentences(shown, by_meaning, asked)
        names = {facts.id: facts.file_name for _, facts in page}
        return {"replied": Replied(shown, tuple(_reply(each, sure, names) for each, sure in _best(sentences, asked)))}

    def sentences(self, shown: Shown, by_meaning: FoundByMeaning, asked: AskedFor) -> list[Sentence]:
        """What is read for a question, in the order of the hits; raises EngineError and CatalogueError."""
        understood = shown.admitted.rescored.fused.by_words.understood
        reading = Reading(asked, leaves(understood.wide_tree), by_meaning.vector)
        return reading.sentences(self._read(shown, shown.admitted.page[:READ_DOCUMENTS], by_meaning))

    def _read(self, shown: Shown, page: Sequence[tuple[Candidate, HitFacts]], by_meaning: FoundByMeaning) -> list[Read]:
        """The passages to read, by document in the order of the hits and by place."""
        by_words = shown.admitted.rescored.fused.by_words
        asked = by_words.understood.asked
        ids = [facts.id for _, facts in page]
        ranked = ordinals_of_best(self._engine, asked, by_words.tree, ids, count=PASSAGES_BY_WORDS)
        keys: list[PassageKey] = [(name, ordinal) for name, some in ranked.items() for ordinal in some]
        keys += [(facts.id, one.near.sentence.ordinal) for one, facts in page if one.near is not None]
        keys = list(dict.fromkeys(keys))
        places = hits.places_of(asked.connection, keys, clearance=asked.clearance)
        on_pages = list(dict.fromkeys((name, place.page) for (name, _), place in places.items()))
        mentioned = mentions.of_pages(asked.connection, on_pages, clearance=asked.clearance)
        known = {}
        if by_meaning.vector is not None and self._embedder is not None:
            model = str(self._embedder.model)
            known = dict(vectors.find_many(asked.connection, keys, model=model, clearance=asked.clearance))
        ranks = {name: rank for rank, name in enumerate(ids)}
        return [
            Read(ranks[name], name, place, mentioned.get((name, place.page), ()), known.get((name, ordinal)))
            for (name, ordinal), place in sorted(places.items(), key=lambda each: (ranks[each[0][0]], each[0][1]))
        ]


def _best(sentences: Sequence[Sentence], asked: AskedFor) -> list[tuple[Sentence, float]]:
    """The surest sentences, surest first; equal ones in the order of the hits and of the text.

    What several sentences answer alike is told once, by the one that was read most surely: of two copies of a paper the
    better scan is shown.
    """
    judged = [
        (round(confidence(each, sentences, asked), 4), each)
        for each in sentences
        if each.span is not None or not asked.needs_span
    ]
    judged.sort(key=_order)
    alike: dict[str, list[tuple[float, Sentence]]] = defaultdict(list)
    for sure, sentence in judged[:WEIGHED]:
        if sure >= LEAST_ALIKE:
            alike[_answer_of(sentence)].append((sure, sentence))
    weighed: list[tuple[float, Sentence]] = []
    for some in alike.values():
        read, (_, best) = max(((_read_surely(each[1]), each) for each in some), key=lambda each: each[0])
        weighed.append((round(some[0][0] * read, 4), best))
    told = sorted((each for each in weighed if each[0] >= LEAST_CONFIDENCE), key=_order)
    return [(sentence, sure) for sure, sentence in told[:MOST]]


def _order(judged: tuple[float, Sentence]) -> tuple[float, int, int, int]:
    sure, sentence = judged
    return -sure, sentence.read.rank, sentence.read.place.page, sentence.start


def _answer_of(sentence: Sentence) -> str:
    """The answer, or the whole sentence, in the one spelling of all its spellings."""
    marked = sentence if sentence.span is None else sentence.span
    return fold(sentence.read.place.page_text[marked.start : marked.end])


def _read_surely(sentence: Sentence) -> float:
    """How surely the words of a sentence were read, 0 to 1; 1 where nothing had to be read."""
    words = unpack(sentence.read.place.page_words).between(sentence.start, sentence.end)
    return float(words.rows["confidence"].mean(dtype=np.float64)) if len(words) else 1.0


def _reply(sentence: Sentence, sure: float, names: dict[DocumentId, str]) -> Reply:
    place, span = sentence.read.place, sentence.span
    told = quote(place.page_text, (sentence.start, sentence.end), None if span is None else (span.start, span.end))
    marked = (sentence.start, sentence.end) if span is None else (span.start, span.end)
    (boxes,) = boxes_between(place.page_words, [marked])
    return Reply(
        text=told.text,
        highlight=told.highlight,
        document_id=sentence.read.document_id,
        file_name=names[sentence.read.document_id],
        page=place.page,
        start=marked[0],
        end=marked[1],
        boxes=tuple(MarkedBox(place.page, box, "") for box in boxes),
        confidence=round(sure, 2),
    )
