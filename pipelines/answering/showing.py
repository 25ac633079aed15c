"""Last component: each document of the page becomes a hit, with its best passage, marks, boxes and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ingest.catalogue import pages, passages
from ingest.catalogue.pages import PageKey, StoredPage
from ingest.catalogue.passages import StoredPassage
from ingest.catalogue.records import Document
from ingest.labels import DocumentId
from pipelines.answering.answer import Hit, Origin, Why
from pipelines.answering.marked_pages import MarkedPage, as_marked, marked_pages
from pipelines.answering.places import hows_of, marked_boxes, sentence_mark, token_of
from pipelines.answering.stages import Admitted, Asked, Candidate, NearSentence, Shown
from pipelines.engines.contract import Ask, Engine
from pipelines.marking import mark, snippet
from pipelines.question.tree import Leaf, Node, Phrase, Word, leaves
from pipelines.quiet_haystack import component
from pipelines.ranking import stem_hash


@component
class Showing:
    """Asks the engine for the best passages and the catalogue for the pages that they stand on, once for all hits."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @component.output_types(shown=Shown)
    def run(self, admitted: Admitted) -> dict[str, Shown]:
        """Raises EngineError and CatalogueError."""
        by_words = admitted.rescored.fused.by_words
        asked = by_words.understood.asked
        tree = by_words.tree
        impacts = admitted.rescored.impacts
        views = self._views(asked, tree, admitted.page)
        asked_leaves = leaves(tree)
        holding = _Holding(asked_leaves)
        hits = tuple(
            _hit(
                candidate,
                document,
                views.get(document.id),
                admitted.parents,
                holding.tokens(impacts.get(document.id, b""), views.get(document.id)),
            )
            for candidate, document in admitted.page
        )
        return {"shown": Shown(admitted, hits)}

    def _views(
        self, asked: Asked, tree: Node, page: Sequence[tuple[Candidate, Document]]
    ) -> dict[DocumentId, MarkedPage]:
        """For each document the page to show, if it has one: that of the best passage, or the first page."""
        best = self._best_passages(asked, tree, page)
        keys: dict[DocumentId, PageKey] = {
            document.id: (document.id, best[document.id].page if document.id in best else 1) for _, document in page
        }
        found = pages.find_many(asked.connection, keys.values(), clearance=asked.clearance)
        return {
            document.id: _view(asked, leaves(tree), found[key], best.get(document.id), candidate.sentence)
            for candidate, document in page
            if (key := keys[document.id]) in found
        }

    def _best_passages(
        self, asked: Asked, tree: Node, page: Sequence[tuple[Candidate, Document]]
    ) -> dict[DocumentId, StoredPassage]:
        """By words where the document holds all of them, else by the sentence that is nearest in meaning."""
        near = {
            candidate.document_id: candidate.sentence.ordinal
            for candidate, _ in page
            if candidate.sentence is not None and not candidate.is_strict
        }
        by_words = [document.id for _, document in page if document.id not in near]
        ask = Ask(tree=tree, excluded=asked.excluded)
        ranked = self._engine.passages(ask, by_words, clearance=asked.clearance, per_document=1) if by_words else {}
        keys = [*((name, best.ordinal) for name, (best, *_) in ranked.items()), *near.items()]
        if not keys:
            return {}
        found = passages.find_many(asked.connection, keys, clearance=asked.clearance)
        return {name: passage for (name, _), passage in found.items()}


def _view(
    asked: Asked,
    asked_leaves: Sequence[Leaf],
    page: StoredPage,
    best: StoredPassage | None,
    sentence: NearSentence | None,
) -> MarkedPage:
    around = (0, len(page.text)) if best is None else (best.start, best.end)
    marks = () if best is None else mark(asked_leaves, as_marked(best), page.text)
    if not marks and any(isinstance(leaf, Phrase) for leaf in asked_leaves):
        # A passage tells whether the words of a phrase are there, not whether they stand in a row; and a phrase may
        # begin in one passage and end in the next.
        elsewhere = marked_pages(asked.connection, page.document_id, asked_leaves, clearance=asked.clearance)
        return next(elsewhere, MarkedPage(page, marks, around))
    if not marks and best is not None and sentence is not None and sentence.ordinal == best.ordinal:
        return MarkedPage(page, (sentence_mark(sentence.start, sentence.end),), around)
    return MarkedPage(page, marks, around)


def _sentence(candidate: Candidate, view: MarkedPage | None) -> str | None:
    """The nearest sentence as it stands on the page shown, in one line."""
    if view is None or candidate.sentence is None or candidate.is_strict:
        return None
    return " ".join(view.page.text[candidate.sentence.start : candidate.sentence.end].split())


def _hit(
    candidate: Candidate,
    document: Document,
    view: MarkedPage | None,
    parents: Mapping[DocumentId, Document],
    matched: tuple[str, ...],
) -> Hit:
    parent = None if document.parent_id is None else parents.get(document.parent_id)
    labels = document.labels
    shown = None if view is None else snippet(view.page.text, view.marks, view.around)
    return Hit(
        document_id=document.id,
        file_name=document.file_name,
        parent=None if parent is None else Origin(parent.id, parent.file_name),
        title=document.title,
        doc_type=document.doc_type,
        kind=document.kind,
        agency=labels.agency,
        unit=labels.unit,
        classification=int(labels.classification or 0),
        date=document.date,
        file_reference=document.file_reference,
        page=1 if view is None else view.page.number,
        snippet="" if shown is None else shown.text,
        highlights=() if shown is None else shown.highlights,
        boxes=() if view is None else marked_boxes(view.page.number, view.marks, view.page.words),
        score=candidate.score,
        why=Why(
            words=candidate.words,
            meaning=candidate.meaning,
            matched=matched,
            how=() if view is None else hows_of(view.marks, view.page.text),
            sentence=_sentence(candidate, view),
        ),
    )


class _Holding:
    """Tells which leaves of a question a document holds, in the order of the question."""

    def __init__(self, asked_leaves: Sequence[Leaf]) -> None:
        self._leaves = tuple(dict.fromkeys(asked_leaves))
        self._hashes = np.array(
            [stem_hash(leaf.stem if isinstance(leaf, Word) else "") for leaf in self._leaves], dtype=np.uint32
        )

    def tokens(self, packed: bytes, view: MarkedPage | None) -> tuple[str, ...]:
        """The leaves marked on the page shown, and the stems that stand anywhere in the document."""
        marked: set[Leaf] = set() if view is None else {each.leaf for each in view.marks}
        count = len(packed) // 5
        if not count:
            return tuple(token_of(leaf) for leaf in self._leaves if leaf in marked)
        hashes = np.frombuffer(packed, dtype="<u4", count=count)
        places = np.minimum(np.searchsorted(hashes, self._hashes), count - 1)
        held = (hashes[places] == self._hashes).tolist()
        return tuple(
            token_of(leaf)
            for leaf, is_held in zip(self._leaves, held, strict=True)
            if leaf in marked or (is_held and isinstance(leaf, Word) and not leaf.by_form)
        )
