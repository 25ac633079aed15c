"""The contract once more, as plainly as possible: what an engine must answer, found by looking at everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import cast

from rapidfuzz.distance import OSA

from ingest.labels import Clearance, may_read
from pipelines.engines.contract import Ask, FacetCount, FacetName, Found, RankedDocument, RankedPassage, Suggestion
from pipelines.findable import DocumentId, FindableDocument, FindablePassage
from pipelines.question.filters import Filters
from pipelines.question.tree import (
    Among,
    And,
    Everything,
    Fuzzy,
    IdentifierLeaf,
    Leaf,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
    leaves,
)
from pipelines.ranking import clauses_of


class Model:
    """Answers like an engine that holds the documents."""

    def __init__(self, documents: Iterable[FindableDocument]) -> None:
        self._documents = {document.document_id: document for document in documents}

    def _seen(self, clearance: Clearance, excluded: frozenset[DocumentId]) -> list[FindableDocument]:
        return [
            document
            for document in self._documents.values()
            if may_read(document.labels, clearance) and document.document_id not in excluded
        ]

    def find(self, ask: Ask, *, clearance: Clearance) -> Found:
        hits = [
            document
            for document in self._seen(clearance, ask.excluded)
            if passes(document, ask.filters) and holds(document, ask.tree, in_order=True)
        ]
        ranked = [
            (document, RankedDocument(document.document_id, score_of_tree(document, ask.tree), document.tie))
            for document in hits
        ]
        if ask.sort == "date":
            ranked.sort(key=lambda pair: (pair[1].tie, pair[1].document_id))
            ranked.sort(key=lambda pair: pair[0].date or "", reverse=True)
        else:
            ranked.sort(key=lambda pair: (-pair[1].score, pair[1].tie, pair[1].document_id))
        page = ranked[ask.offset : ask.offset + ask.limit]
        return Found(tuple(hit for _, hit in page), len(hits), {name: counts(hits, name) for name in ask.facets})

    def passages(
        self, ask: Ask, document_ids: Sequence[DocumentId], *, clearance: Clearance, per_document: int = 3
    ) -> dict[DocumentId, tuple[RankedPassage, ...]]:
        asked = leaves(ask.tree)
        answer = {}
        for document in self._seen(clearance, ask.excluded):
            found = [
                RankedPassage(
                    document.document_id, passage.ordinal, passage.page, score(passage, asked, in_order=False)
                )
                for passage in document.passages
                if any(holds(passage, leaf, in_order=False) for leaf in asked)
            ]
            if found and document.document_id in document_ids:
                found.sort(key=lambda passage: (-passage.score, passage.ordinal))
                answer[document.document_id] = tuple(found[:per_document])
        return answer

    def suggest(
        self, beginning: str, *, clearance: Clearance, limit: int = 8, excluded: frozenset[DocumentId] = frozenset()
    ) -> tuple[Suggestion, ...]:
        counted: Counter[tuple[str, str]] = Counter()
        for document in self._seen(clearance, excluded):
            counted.update({(text, "word") for text in document.words.split()})
            counted.update({(text, "file_reference") for text in document.identifiers.split()})
        found = [
            Suggestion(text, "word" if kind == "word" else "file_reference", count)
            for (text, kind), count in counted.items()
            if len(beginning) >= 2 and text.startswith(beginning)
        ]
        found.sort(key=lambda suggestion: (-suggestion.count, suggestion.text, suggestion.kind))
        return tuple(found[:limit])


def passes(document: FindableDocument, filters: Filters) -> bool:
    labels = document.labels
    return (
        (not filters.agency or labels.agency in filters.agency)
        and (not filters.unit or labels.unit in filters.unit)
        and (not filters.doc_type or document.doc_type in filters.doc_type)
        and (not filters.kind or document.kind in filters.kind)
        and all(not set(group).isdisjoint(document.entities) for group in filters.entity)
        and (not filters.sender or document.sender in filters.sender)
        and (not filters.legibility or document.legibility in filters.legibility)
        and not any(values_of(document, name) & set(values) for name, values in filters.left_out.values())
        and (filters.classification_max is None or (labels.classification or 0) <= filters.classification_max)
        and (filters.date_from is None or (document.date is not None and document.date >= filters.date_from))
        and (filters.date_to is None or (document.date is not None and document.date <= filters.date_to))
    )


def values_of(document: FindableDocument, name: str) -> set[str]:
    if name == "entity":
        return set(document.entities)
    found = value_of(document, cast("FacetName", name))
    return set() if found is None else {found}


def holds(text: FindableDocument | FindablePassage, node: Node, *, in_order: bool) -> bool:
    match node:
        case Everything():
            return True
        case And(parts):
            return all(holds(text, part, in_order=in_order) for part in parts)
        case Or(parts):
            return any(holds(text, part, in_order=in_order) for part in parts)
        case Not(part):
            return not holds(text, part, in_order=in_order)
        case Among(names):
            return isinstance(text, FindableDocument) and text.document_id in names
        case _:
            return holds_leaf(text, node, in_order=in_order)


def holds_leaf(text: FindableDocument | FindablePassage, leaf: Leaf, *, in_order: bool) -> bool:
    words = text.words.split()
    match leaf:
        case Word(exact=exact, stem=stem, by_form=by_form):
            return exact in words if by_form else stem in text.levels.split()
        case Phrase(words=wanted, between=between) if in_order:
            return any(
                [words[at + place] if at + place < len(words) else "" for place in places] == list(wanted)
                for at in range(len(words))
                for places in combinations(range(len(wanted) + between), len(wanted))
            )
        case Phrase(words=wanted):
            return set(wanted) <= set(words)
        case Prefix(beginning=beginning):
            return any(word.startswith(beginning) for word in words)
        case Fuzzy(exact=exact, distance=distance):
            return any(OSA.distance(exact, word) <= distance for word in words)
        case IdentifierLeaf(form=form):
            return form in text.identifiers.split()


def score(text: FindableDocument | FindablePassage, asked: Sequence[Leaf], *, in_order: bool = True) -> float:
    tokens = set(text.levels.split())
    total = 0.0
    for leaf in asked:
        if isinstance(leaf, Word) and not leaf.by_form:
            total += sum(weight for suffix, weight in clauses_of(leaf) if leaf.stem + suffix in tokens)
            total += leaf.form_weight if leaf.exact in text.words.split() else 0.0
        elif holds(text, leaf, in_order=in_order):
            total += leaf.weight
    return total


def score_of_tree(document: FindableDocument, node: Node) -> float:
    """The parts of an And count only where all of them are held."""
    match node:
        case And(parts) if holds(document, node, in_order=True):
            return sum(score_of_tree(document, part) for part in parts)
        case Or(parts):
            return sum(score_of_tree(document, part) for part in parts)
        case And() | Not() | Everything() | Among():
            return 0.0
        case _:
            return score(document, [node])


def value_of(document: FindableDocument, name: FacetName) -> str | None:
    if name == "entity":
        raise ValueError("a document has several entities")
    if name == "classification":
        return str(int(document.labels.classification or 0))
    if name == "date":
        return None if document.date is None else document.date[:7]
    found: str | None = getattr(document.labels if name in ("agency", "unit") else document, name)
    return found


def counts(hits: Sequence[FindableDocument], name: FacetName) -> tuple[FacetCount, ...]:
    if name == "entity":
        counted = Counter(entity for document in hits for entity in document.entities)
    else:
        counted = Counter(value for document in hits if (value := value_of(document, name)) is not None)
    found = [FacetCount(value, count) for value, count in counted.items()]
    if name == "date":
        return tuple(sorted(found, key=lambda facet: facet.value))
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.value)))
