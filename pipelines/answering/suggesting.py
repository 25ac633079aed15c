"""How a word that somebody types may go on, spelled as it stands on paper.

An engine knows folded words (``gaststaette``). For each one a visible document that holds it is looked up, and the word
is read off its page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from ingest.catalogue import hits
from ingest.catalogue.hits import Place
from ingest.catalogue.lots import PassageKey
from ingest.labels import Clearance, DocumentId
from pipelines.engines.contract import Ask, Engine, Suggestion
from pipelines.marking import mark
from pipelines.passage_ranking import best_passages, can_rank
from pipelines.passages import StoredPassage
from pipelines.question.tree import WEIGHT_STEP, IdentifierLeaf, Leaf, Word

_ALL: Final = 2**62
"""So many documents are never found, so that each question is answered."""


def spelled(
    engine: Engine,
    connection: Connection,
    suggestions: Sequence[Suggestion],
    *,
    clearance: Clearance,
    excluded: frozenset[DocumentId],
) -> tuple[str | None, ...]:
    """The words of suggestions as they stand in a visible document; None for one that stands in titles only."""
    leaves = [_leaf_of(suggestion) for suggestion in suggestions]
    asks = [Ask(leaf, limit=1, enough=_ALL, excluded=excluded) for leaf in leaves]
    found = engine.answer(asks, clearance=clearance).found if asks else ()
    names = [next((each.document_id for each in one.documents), None) for one in found]
    packed = hits.passage_impacts_of(connection, list({name: None for name in names if name is not None}))
    keys = [
        None if name is None else _where(engine, leaf, name, packed.get(name, b""), clearance=clearance)
        for leaf, name in zip(leaves, names, strict=True)
    ]
    known = list(dict.fromkeys(key for key in keys if key is not None))
    places = hits.places_of(connection, known, clearance=clearance)
    return tuple(
        _spelling(leaf, places[key]) if key is not None and key in places else None
        for leaf, key in zip(leaves, keys, strict=True)
    )


def _leaf_of(suggestion: Suggestion) -> Leaf:
    text = suggestion.text
    if suggestion.kind == "word":
        return Word(surface=text, exact=text, stem=text, weight=WEIGHT_STEP, by_form=True)
    return IdentifierLeaf(surface=text, form=text, weight=WEIGHT_STEP)


def _where(engine: Engine, leaf: Leaf, name: DocumentId, packed: bytes, *, clearance: Clearance) -> PassageKey | None:
    """The first passage of a document that holds a leaf; a word of its title stands in none."""
    if can_rank(leaf):
        (ordinals,) = best_passages([leaf], [packed], 1)
        if ordinals:
            return name, ordinals[0]
    for best, *_ in engine.passages(Ask(leaf), [name], clearance=clearance, per_document=1).values():
        return name, best.ordinal
    return None


def _spelling(leaf: Leaf, place: Place) -> str | None:
    """How a word is written by itself; None where a line end cuts it."""
    passage = StoredPassage(place.ordinal, place.page, place.start, place.end, place.words, place.stems, place.offsets)
    for found in mark((leaf,), passage, place.page_text):
        word = place.page_text[found.start : found.end]
        if "\n" not in word:
            # Headlines are set in capitals; a suggestion is not.
            return word.capitalize() if word.isupper() and word.isalpha() and len(word) > 3 else word
    return None
