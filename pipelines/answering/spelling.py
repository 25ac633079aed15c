"""Did you mean: the question with a word in the spelling of visible documents, where none of them holds it as typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from rapidfuzz.distance import OSA
from sqlalchemy import Connection

from ingest.labels import Clearance, DocumentId
from pipelines.answering.suggesting import spelled
from pipelines.engines.contract import Engine, Suggestion
from pipelines.german.analysis import stem
from pipelines.question.tree import And, Node, Or, Word

SHORTEST: Final = 4
"""Letters; shorter words are like too many others."""

TWO_SLIPS_FROM: Final = 8
"""Letters from which two may differ, as with ``~2`` in a question of long words."""

BEGINNING: Final = 2
"""Letters that must be right: hardly anybody errs in the first ones, and a visible vocabulary is listed by them."""

MOST_LISTED: Final = 20_000
"""Words of one beginning that are looked at, those in most documents first."""

MOST_WORDS: Final = 4
"""Words of a question that are looked up; each costs some milliseconds."""


def better_spelled(
    engine: Engine,
    connection: Connection,
    text: str,
    tree: Node,
    *,
    clearance: Clearance,
    excluded: frozenset[DocumentId],
    held: Collection[str] = (),
) -> str | None:
    """The question with each word that no visible document holds spelled like one that is near; None where none is.

    Args:
        engine: What the words of visible documents are listed by.
        connection: The reading transaction of the question.
        text: As typed.
        tree: What was asked; phrases, identifiers and what is excluded stay as they are.
        clearance: Who asks.
        excluded: As in ``Ask``.
        held: Stems that visible documents are known to hold; their words need not be looked up.

    Raises:
        EngineError: The engine did not answer.
        CatalogueError: The catalogue did not answer.
    """
    better = text
    for word in [word for word in _words(tree) if word.stem not in held][:MOST_WORDS]:
        listed = engine.suggest(word.exact[:BEGINNING], clearance=clearance, limit=MOST_LISTED, excluded=excluded)
        near = _nearest(word, [each for each in listed if each.kind == "word"])
        if near is None:
            continue
        (spelling,) = spelled(engine, connection, [near], clearance=clearance, excluded=excluded)
        better = _replaced(better, word.surface, spelling or near.text)
    return better if better != text else None


def _replaced(text: str, typed: str, meant: str) -> str:
    """The text with the first of a word replaced, not where the word is a part of another one."""
    return re.sub(rf"(?<!\w){re.escape(typed)}(?!\w)", lambda _: meant, text, count=1)


def _words(tree: Node) -> Iterator[Word]:
    if isinstance(tree, And | Or):
        for part in tree.parts:
            yield from _words(part)
    elif isinstance(tree, Word) and not tree.by_form and tree.exact.isalpha() and len(tree.exact) >= SHORTEST:
        yield tree


def _nearest(word: Word, listed: Sequence[Suggestion]) -> Suggestion | None:
    """The word that differs least, of several the one in most documents; None where the word itself is there."""
    most = 2 if len(word.exact) >= TWO_SLIPS_FROM else 1
    if any(stem(each.text) == word.stem for each in listed):
        return None
    near: list[tuple[int, int, str, Suggestion]] = []
    for each in listed:
        slips = OSA.distance(word.exact, each.text, score_cutoff=most)
        if slips <= most:
            near.append((slips, -each.count, each.text, each))
    return min(near, key=lambda found: found[:3])[3] if near else None
