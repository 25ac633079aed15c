"""Last component: each document of the page becomes a hit, with its best passage, marks, boxes and reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ingest.catalogue import hits
from ingest.catalogue.hits import HitFacts, Place
from ingest.catalogue.words import boxes_between
from ingest.labels import DocumentId
from pipelines.answering.answer import Hit, Origin, Why
from pipelines.answering.best_passages import ordinals_of_best
from pipelines.answering.holding import Holding
from pipelines.answering.marked_pages import MarkedPage, marked_pages
from pipelines.answering.places import boxes_of, hows_of, sentence_mark
from pipelines.answering.stages import Admitted, Asked, Candidate, NearSentence, Shown
from pipelines.engines.contract import Engine
from pipelines.marking import Marker
from pipelines.passages import StoredPassage
from pipelines.question.tree import Node, Phrase, leaves
from pipelines.quiet_haystack import component
from pipelines.snippets import snippet


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
        page = [candidate for candidate, _ in admitted.page]
        exact = [candidate for candidate in page if candidate.tier == 0] if by_words.is_loosened_phrase else []
        views = self._views(asked, by_words.tree, [candidate for candidate in page if candidate not in exact])
        # What holds a phrase shows the phrase, not its words wherever they stand.
        views |= self._views(asked, by_words.understood.tree, exact) if exact else {}
        # A phrase that goes on over the end of a page is shown by its words.
        broken = [each for each in exact if each.document_id not in views or not views[each.document_id].marks]
        views |= self._views(asked, by_words.tree, broken) if broken else {}
        holding = Holding(leaves(by_words.tree))
        shown = []
        for candidate, facts in admitted.page:
            view = views.get(facts.id)
            marks = () if view is None else view.marks
            matched = holding.tokens(candidate.impacts, {each.leaf for each in marks})
            shown.append(_hit(candidate, facts, view, matched))
        return {"shown": Shown(admitted, tuple(shown))}

    def _views(self, asked: Asked, tree: Node, page: Sequence[Candidate]) -> dict[DocumentId, MarkedPage]:
        """For each document the page to show, if it has one: that of the best passage, or the first page."""
        asked_leaves = tuple(dict.fromkeys(leaves(tree)))
        document_ids = [candidate.document_id for candidate in page]
        sentences = {
            candidate.document_id: candidate.near.sentence
            for candidate in page
            if candidate.near is not None and not candidate.holds_all
        }
        places = self._best_places(asked, tree, document_ids, sentences)
        marker = Marker(asked_leaves)
        views = {name: _view_of_place(place, marker, sentences.get(name)) for name, place in places.items()}
        for name in document_ids:
            view = views.get(name)
            if view is not None and view.marks:
                continue
            if any(isinstance(leaf, Phrase) for leaf in asked_leaves):
                # A passage tells whether the words of a phrase are there, not whether they stand in a row; and a
                # phrase may begin in one passage and end in the next.
                found = next(marked_pages(asked.connection, name, asked_leaves, clearance=asked.clearance), None)
                if found is not None:
                    views[name] = found
        unseen = [name for name in document_ids if name not in views]
        return views | (_first_pages(asked, unseen) if unseen else {})

    def _best_places(
        self,
        asked: Asked,
        tree: Node,
        document_ids: Sequence[DocumentId],
        sentences: Mapping[DocumentId, NearSentence],
    ) -> dict[DocumentId, Place]:
        """By words where a document holds all of them, else by the sentence that is nearest in meaning."""
        by_words = [name for name in document_ids if name not in sentences]
        ranked = ordinals_of_best(self._engine, asked, tree, by_words, count=1)
        keys = [(name, best) for name, (best, *_) in ranked.items()]
        keys += ((name, sentence.ordinal) for name, sentence in sentences.items())
        found = hits.places_of(asked.connection, keys, clearance=asked.clearance)
        return {name: place for (name, _), place in found.items()}


def _view_of_place(place: Place, marker: Marker, sentence: NearSentence | None) -> MarkedPage:
    passage = StoredPassage(place.ordinal, place.page, place.start, place.end, place.words, place.stems, place.offsets)
    marks = marker.marks(passage, place.page_text, place.page_words)
    if not marks and sentence is not None:
        marks = (sentence_mark(sentence.start, sentence.end),)
    boxes = boxes_between(place.page_words, [(each.start, each.end) for each in marks])
    return MarkedPage(place.page, place.page_text, marks, boxes, (place.start, place.end))


def _first_pages(asked: Asked, document_ids: Sequence[DocumentId]) -> dict[DocumentId, MarkedPage]:
    """What is shown of documents that match by nothing on their pages."""
    found = hits.pages_of(asked.connection, [(name, 1) for name in document_ids], clearance=asked.clearance)
    return {name: MarkedPage(number, page.text, (), (), (0, len(page.text))) for (name, number), page in found.items()}


def _sentence(candidate: Candidate, view: MarkedPage | None) -> str | None:
    """The nearest sentence in one line, where the hit is shown by it."""
    if view is None or candidate.near is None or candidate.holds_all:
        return None
    sentence = candidate.near.sentence
    return " ".join(view.text[sentence.start : sentence.end].split())


def _hit(candidate: Candidate, facts: HitFacts, view: MarkedPage | None, matched: tuple[str, ...]) -> Hit:
    shown = None if view is None else snippet(view.text, view.marks, view.around)
    return Hit(
        document_id=facts.id,
        file_name=facts.file_name,
        parent=None if facts.parent is None else Origin(facts.parent.id, facts.parent.file_name),
        title=facts.title,
        doc_type=facts.doc_type,
        kind=facts.kind,
        agency=facts.agency,
        unit=facts.unit,
        classification=facts.classification,
        date=facts.date,
        file_reference=facts.file_reference,
        page=1 if view is None else view.number,
        snippet="" if shown is None else shown.text,
        highlights=() if shown is None else shown.highlights,
        boxes=() if view is None else boxes_of(view),
        score=candidate.score,
        why=Why(
            words=candidate.words,
            meaning=None if candidate.near is None else candidate.near.meaning,
            matched=matched,
            how=() if view is None else hows_of(view),
            sentence=_sentence(candidate, view),
        ),
    )
