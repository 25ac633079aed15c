"""Answers questions: the Haystack pipelines ``query`` and ``similar``, and what is asked beside them.

    question -> understand -> embed -> retrieve -> meaning -> fuse -> rescore -> fold -> admit -> show -> reply

Whoever asks names a clearance. A question is answered from one state of the catalogue; the engine's answer is admitted
only as far as that state lets the caller read it. Errors, beside those of catalogue and engine:

    ModeNotAvailable     ``mode="meaning"`` while no model of meaning is installed
    QuestionTooLong      (pipelines.question.parsing) more than 2,000 characters
    DocumentNotFound     (ingest.catalogue.errors) no such document, or none that the caller may know of
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import ClassVar

from ingest.catalogue import documents, outbox
from ingest.catalogue.connection import Catalogue
from ingest.labels import Clearance, DocumentId
from pipelines.answering.admitting import Admitting
from pipelines.answering.answer import Answer, Match, Mode, Question
from pipelines.answering.embedding import QuestionEmbedding
from pipelines.answering.folding import Folding, with_near_duplicates
from pipelines.answering.fusing import Fusing
from pipelines.answering.likening import Likening
from pipelines.answering.marked_pages import MarkedPage, marked_pages
from pipelines.answering.meaning import MeaningBranch
from pipelines.answering.nearest_page import nearest_page
from pipelines.answering.replying import Replying
from pipelines.answering.rescoring import Rescoring
from pipelines.answering.retrieving import Retrieving
from pipelines.answering.showing import Showing
from pipelines.answering.special import Special, special_terms
from pipelines.answering.spelling import better_spelled
from pipelines.answering.stages import Asked, Shown
from pipelines.answering.suggesting import spelled
from pipelines.answering.understanding import Understanding
from pipelines.embeddings.contract import Embedder
from pipelines.engines.contract import Engine, Suggestion
from pipelines.german.analysis import fold
from pipelines.question.parsing import parse
from pipelines.question.synonyms import NO_SYNONYMS, Synonyms
from pipelines.question.tree import And, Leaf, Node, Not, Or, is_variant, leaves
from pipelines.question.widening import widen
from pipelines.quiet_haystack import Pipeline
from pipelines.straight_pipeline import StraightPipeline


class ModeNotAvailable(Exception):
    """The mode of the question needs a part that is not installed."""

    code: ClassVar[str] = "mode_not_available"


def query_pipeline(engine: Engine, embedder: Embedder | None = None, synonyms: Synonyms = NO_SYNONYMS) -> Pipeline:
    """From a question to its hits; many threads may run it at once."""
    pipeline = Pipeline()
    pipeline.add_component("understand", Understanding(synonyms))
    _add_search(pipeline, engine, embedder)
    pipeline.add_component("reply", Replying(engine, embedder))
    pipeline.connect("understand.understood", "embed.understood")
    pipeline.connect("show.shown", "reply.shown")
    pipeline.connect("meaning.by_meaning", "reply.by_meaning")
    return pipeline


def similar_pipeline(engine: Engine) -> Pipeline:
    """From a document to its likes; the same search with another beginning."""
    pipeline = Pipeline()
    pipeline.add_component("liken", Likening())
    # The words of a whole document are no question whose meaning could be told.
    _add_search(pipeline, engine, None)
    pipeline.connect("liken.understood", "embed.understood")
    return pipeline


def _add_search(pipeline: Pipeline, engine: Engine, embedder: Embedder | None) -> None:
    pipeline.add_component("embed", QuestionEmbedding(embedder))
    pipeline.add_component("retrieve", Retrieving(engine))
    pipeline.add_component("meaning", MeaningBranch(embedder))
    pipeline.add_component("fuse", Fusing(engine))
    pipeline.add_component("rescore", Rescoring())
    pipeline.add_component("fold", Folding())
    pipeline.add_component("admit", Admitting())
    pipeline.add_component("show", Showing(engine))
    pipeline.connect("embed.worded", "retrieve.worded")
    pipeline.connect("retrieve.by_words", "fuse.by_words")
    pipeline.connect("retrieve.by_vector", "meaning.by_vector")
    pipeline.connect("meaning.by_meaning", "fuse.by_meaning")
    pipeline.connect("fuse.fused", "rescore.fused")
    pipeline.connect("rescore.rescored", "fold.rescored")
    pipeline.connect("fold.folded", "admit.rescored")
    pipeline.connect("admit.admitted", "show.admitted")


class Asking:
    """Answers callers from a catalogue and an engine; safe for many threads."""

    def __init__(
        self,
        catalogue: Catalogue,
        engine: Engine,
        embedder: Embedder | None = None,
        *,
        synonyms: Synonyms = NO_SYNONYMS,
    ) -> None:
        self._catalogue = catalogue
        self._engine = engine
        self._embedder = embedder
        self._synonyms = synonyms
        self._query = StraightPipeline(query_pipeline(engine, embedder, synonyms))
        self._similar = StraightPipeline(similar_pipeline(engine))

    def ask(self, question: Question, *, clearance: Clearance) -> Answer:
        """The hits, their number and facets.

        Raises:
            ModeNotAvailable: ``mode="meaning"``; nothing was looked for.
            QuestionTooLong: More than 2,000 characters.
            EngineError: The engine did not answer.
            CatalogueError: The catalogue did not answer.
        """
        if question.mode == "meaning" and self._embedder is None:
            raise ModeNotAvailable("Die Suche nach Bedeutung ist in dieser Installation noch nicht verfügbar.")
        with self._catalogue.reading() as connection:
            asked = Asked(question, clearance, connection, outbox.pending_changes(connection))
            replied = self._query.run({"understand": {"asked": asked}})["replied"]
            spelling = self._better_spelled(replied.shown)
            return replace(_answer(replied.shown), replies=replied.replies, did_you_mean=spelling)

    def _better_spelled(self, shown: Shown) -> str | None:
        """Another spelling of the question; only where its words as asked stand in no visible document together."""
        by_words = shown.admitted.rescored.fused.by_words
        understood = by_words.understood
        asked = understood.asked
        if by_words.strict or asked.question.offset or asked.question.mode == "meaning":
            return None
        return better_spelled(
            self._engine,
            asked.connection,
            asked.question.text,
            understood.tree,
            clearance=asked.clearance,
            excluded=asked.excluded,
            held=frozenset(token for hit in shown.hits for token in hit.why.matched),
        )

    def special(self, question: Question, *, clearance: Clearance) -> Special:
        """The words that set the hits of a question apart from the other documents that the caller may read.

        Raises:
            QuestionTooLong: More than 2,000 characters.
            EngineError: The engine did not answer.
            CatalogueError: The catalogue did not answer.
        """
        with self._catalogue.reading() as connection:
            asked = Asked(question, clearance, connection, outbox.pending_changes(connection))
            return special_terms(self._engine, Understanding(self._synonyms).run(asked)["understood"])

    def similar(self, document_id: DocumentId, *, limit: int = 20, clearance: Clearance) -> Answer:
        """Documents that share the weightiest words of a document, without itself.

        Raises:
            DocumentNotFound: The caller may not read it, or there is none.
            EngineError: The engine did not answer.
            CatalogueError: The catalogue did not answer.
        """
        with self._catalogue.reading() as connection:
            asked = Asked(Question("", limit=limit), clearance, connection, outbox.pending_changes(connection))
            return _answer(self._similar.run({"liken": {"asked": asked, "document_id": document_id}})["shown"])

    def matches(
        self, document_id: DocumentId, text: str, *, mode: Mode = "hybrid", clearance: Clearance
    ) -> tuple[Match, ...]:
        """Every place of a document that matches a question, page by page in the order of the text.

        Where the pages do not hold what the words ask for, other ways of writing match as well, as with the hit. Among
        the places is the sentence that is nearest in meaning, with an empty term: always by ``meaning``, by ``hybrid``
        where not even other ways of writing are held; never by ``words``.

        Raises:
            DocumentNotFound: The caller may not read it, or there is none.
            QuestionTooLong: More than 2,000 characters.
            CatalogueError: The catalogue did not answer.
        """
        parsed = parse(text)
        tree = parsed.tree
        with self._catalogue.reading() as connection:
            documents.find(connection, document_id, clearance=clearance)
            is_held = False
            for asked in (tree, widen(tree, self._synonyms)):
                marked = list(marked_pages(connection, document_id, leaves(asked), clearance=clearance))
                if is_held := _is_held(asked, {mark.leaf for page in marked for mark in page.marks}):
                    break
            found = _matches(marked)
            by_meaning = mode == "meaning" or (mode == "hybrid" and parsed.is_plain and not is_held)
            if self._embedder is not None and by_meaning and leaves(tree):
                vector = self._embedder.embed_question(text.strip())
                model = str(self._embedder.model)
                found += _matches(nearest_page(connection, document_id, vector, model=model, clearance=clearance))
            return tuple(sorted(found, key=lambda match: (match.page, match.start, match.end)))

    def suggest(self, beginning: str, *, clearance: Clearance, limit: int = 8) -> tuple[Suggestion, ...]:
        """How the last word of what somebody types may go on; each suggestion is the whole text, ready to be asked.

        Words are spelled as they stand on the pages that the caller may read.

        Raises:
            EngineError: The engine did not answer.
            CatalogueError: The catalogue did not answer.
        """
        typed = beginning.rpartition(" ")[2]
        folded = fold(typed)
        if len(folded) < 2:
            return ()
        before = beginning[: len(beginning) - len(typed)]
        with self._catalogue.reading() as connection:
            excluded = outbox.pending_changes(connection)
            found = self._engine.suggest(folded, clearance=clearance, limit=limit, excluded=excluded)
            words = spelled(self._engine, connection, found, clearance=clearance, excluded=excluded)
        suggestions: dict[str, Suggestion] = {}
        for suggestion, word in zip(found, words, strict=True):
            text = before + (word or typed + suggestion.text[len(folded) :])
            suggestions.setdefault(text, Suggestion(text, suggestion.kind, suggestion.count))
        return tuple(suggestions.values())


def _is_held(tree: Node, held: Collection[Leaf]) -> bool:
    """Whether the leaves that were seen answer a question of a document that it may be about."""
    if isinstance(tree, Not):
        return True
    if isinstance(tree, And):
        return all(_is_held(part, held) for part in tree.parts)
    if isinstance(tree, Or):
        return any(_is_held(part, held) for part in tree.parts)
    return tree in held


def _matches(marked: Iterable[MarkedPage]) -> tuple[Match, ...]:
    """Each word once for each term, by the plainest way in which it matches."""
    found: dict[tuple[int, int, int, str], Match] = {}
    for page in marked:
        for mark, boxes in sorted(
            zip(page.marks, page.boxes, strict=True), key=lambda marked: is_variant(marked[0].leaf)
        ):
            match = Match(page.number, mark.start, mark.end, mark.leaf.surface, mark.how, boxes)
            found.setdefault((match.page, match.start, match.end, match.term), match)
    return tuple(found.values())


def _answer(shown: Shown) -> Answer:
    by_words = shown.admitted.rescored.fused.by_words
    understood = by_words.understood
    return Answer(
        total=shown.admitted.rescored.fused.total,
        interpreted=understood.interpreted,
        repaired=understood.repaired,
        did_you_mean=None,
        hits=with_near_duplicates(shown),
        facets=shown.admitted.rescored.fused.facets,
        folded=shown.admitted.rescored.folded,
    )
