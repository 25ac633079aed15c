"""What is special of the hits of a question: words that stand in them far more often than in the visible rest.

All counts are of documents that the caller may read, so that the answer is the same with and without hidden ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.catalogue import passages
from ingest.catalogue.passages import StoredPassage
from pipelines.answering.stages import Understood
from pipelines.answering.suggesting import spelled
from pipelines.engines.contract import Ask, Engine, Suggestion
from pipelines.german.frequencies import weight
from pipelines.question.tree import WEIGHT_STEP, And, Everything, Node, Word, leaves

SAMPLED: Final = 50
"""Best hits whose words are looked at; what is special of them is counted over all hits."""

COUNTED: Final = 30
"""Words that are counted, each twice; of the others hardly any would come out ahead."""

MOST_TERMS: Final = 10
LIGHTEST: Final = 5.0
"""Weight of a word that says something: lighter ones (Jahr, sagen) stand in every third text."""
SHORTEST: Final = 4
FEWEST: Final = 2
"""Hits that hold a word; what stands in one alone is special of that document, not of the hits."""


@dataclass(frozen=True, slots=True)
class SpecialTerm:
    """A word; how many hits hold it, and how many visible documents in all."""

    text: str
    hits: int
    documents: int


@dataclass(frozen=True, slots=True)
class Special:
    """The special words of ``total`` hits, the most special first."""

    total: int
    terms: tuple[SpecialTerm, ...]


def special_terms(engine: Engine, understood: Understood) -> Special:
    """The words that set the hits of a question apart; none where the hits are all that the caller may read.

    Raises:
        EngineError: The engine did not answer.
        CatalogueError: The catalogue did not answer.

    Source:
        The order is that of JLH, significant terms of Elasticsearch: (p - q) * p / q of the shares of documents.
    """
    counting = _Counting(engine, understood)
    hits = engine.find(counting.ask(understood.tree, limit=SAMPLED), clearance=understood.asked.clearance)
    visible = counting.everything()
    if not FEWEST <= hits.total < visible:
        return Special(hits.total, ())
    stored = {
        each.document_id: passages.of_document(
            understood.asked.connection, each.document_id, clearance=understood.asked.clearance
        )
        for each in hits.documents
    }
    forms = _forms(stored.values(), {leaf.stem for leaf in leaves(understood.tree) if isinstance(leaf, Word)})
    scored = []
    for stem in _promising(forms):
        in_hits, in_all = counting.count(stem)
        share, usual = in_hits / hits.total, in_all / visible
        if in_hits >= FEWEST and share > usual:
            form = min(forms[stem].items(), key=lambda each: (-each[1], each[0]))[0]
            scored.append((-round((share - usual) * share / usual, 9), form, in_hits, in_all))
    scored.sort()
    chosen = scored[:MOST_TERMS]
    spellings = spelled(
        engine,
        understood.asked.connection,
        [Suggestion(form, "word", in_hits) for _, form, in_hits, _ in chosen],
        clearance=understood.asked.clearance,
        excluded=understood.asked.excluded,
    )
    terms = (
        SpecialTerm(spelling or form, in_hits, in_all)
        for spelling, (_, form, in_hits, in_all) in zip(spellings, chosen, strict=True)
    )
    return Special(hits.total, tuple(terms))


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts visible documents; those of the question pass its filters, all others do not have to."""

    engine: Engine
    understood: Understood

    def ask(self, tree: Node, *, limit: int = 0) -> Ask:
        asked = self.understood.asked
        return Ask(tree, filters=self.understood.filters, limit=limit, excluded=asked.excluded)

    def everything(self) -> int:
        return self._total(Ask(Everything(), limit=0, excluded=self.understood.asked.excluded))

    def count(self, stem: str) -> tuple[int, int]:
        """How many hits hold a word, and how many visible documents."""
        word = Word(stem, stem, stem, WEIGHT_STEP)
        in_all = self._total(Ask(word, limit=0, excluded=self.understood.asked.excluded))
        return self._total(self.ask(And((self.understood.tree, word)))), in_all

    def _total(self, ask: Ask) -> int:
        return self.engine.find(ask, clearance=self.understood.asked.clearance).total


def _forms(stored: Iterable[Sequence[StoredPassage]], asked: set[str]) -> Mapping[str, Counter[str]]:
    """For each telling stem that was not asked for itself, in how many documents each form of it stands."""
    found: dict[str, Counter[str]] = {}
    for of_one in stored:
        pairs = {
            pair for each in of_one for pair in zip(each.stems.split(), each.words.split(), strict=True) if pair[0]
        }
        for stem, form in pairs:
            if len(stem) >= SHORTEST and stem.isalpha() and stem not in asked and weight(stem) >= LIGHTEST:
                found.setdefault(stem, Counter())[form] += 1
    return found


def _promising(forms: Mapping[str, Counter[str]]) -> list[str]:
    """Those stems that stand in most of the hits and weigh most."""
    ranked = sorted((-sum(counts.values()) * weight(stem), stem) for stem, counts in forms.items())
    return [stem for _, stem in ranked[:COUNTED] if sum(forms[stem].values()) >= FEWEST]
