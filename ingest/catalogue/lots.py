"""Many documents or passages in one statement that is built once.

A statement is built for a few sizes of lots; a lot that is smaller is filled up by repeating its last member.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import repeat
from typing import Any, TypeVar

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, or_

from ingest.labels import DocumentId

Item = TypeVar("Item")

PassageKey = tuple[DocumentId, int]
"""A document and the ordinal of one of its passages, from 0."""


def in_lots(items: Sequence[Item], sizes: Sequence[int]) -> Iterator[Sequence[Item]]:
    """The items in lots of these sizes, ascending; none without items."""
    for first in range(0, len(items), sizes[-1]):
        some = items[first : first + sizes[-1]]
        size = next(size for size in sizes if size >= len(some))
        yield [*some, *repeat(some[-1], size - len(some))]


def document_parameters(size: int) -> list[BindParameter[str]]:
    """The parameters for the documents of a lot; ``named_documents`` gives their values."""
    return [bindparam(f"document_{at}") for at in range(size)]


def named_documents(lot: Sequence[DocumentId]) -> dict[str, Any]:
    """The values of ``document_parameters``."""
    return {f"document_{at}": name for at, name in enumerate(lot)}


def is_named_passage(document: ColumnElement[str], ordinal: ColumnElement[int], size: int) -> ColumnElement[bool]:
    """The condition that a row belongs to one of the passages of a lot; ``named_passages`` gives the values."""
    # Alternatives, not pairs in a list: for those SQLite walks through all passages there are. And not documents and
    # ordinals apart: every passage of every document named would be read to find one of each.
    return or_(
        *(
            and_(document == name, ordinal == bindparam(f"ordinal_{at}"))
            for at, name in enumerate(document_parameters(size))
        )
    )


def named_passages(lot: Sequence[PassageKey]) -> dict[str, Any]:
    """The values of ``is_named_passage``."""
    values: dict[str, Any] = {}
    for at, (name, ordinal) in enumerate(lot):
        values[f"document_{at}"], values[f"ordinal_{at}"] = name, ordinal
    return values
