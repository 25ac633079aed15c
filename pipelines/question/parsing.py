"""From the text that somebody types to what is asked: trees, filters, a wording, and what was mended.

QuestionTooLong    more than 2,000 characters; everything shorter is understood somehow
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar, Final

from pipelines.question.assembling import NOTHING_ASKED, assemble
from pipelines.question.fields import FieldCollector, NamedEntity
from pipelines.question.filters import Filters
from pipelines.question.repairs import Repairs
from pipelines.question.resolving import Resolver
from pipelines.question.symbols import read
from pipelines.question.syntax import order
from pipelines.question.tree import Node

LONGEST_QUESTION: Final = 2_000
"""Code points; about a page of text. Nobody asks more on purpose."""


class QuestionTooLong(ValueError):
    """The question has more than 2,000 characters; the message is fit for the asker."""

    code: ClassVar[str] = "question_too_long"

    def __init__(self, length: int) -> None:
        super().__init__(
            f"Die Frage ist mit {length} Zeichen zu lang; möglich sind {LONGEST_QUESTION}. "
            "Bitte kürzen Sie sie auf die wichtigsten Wörter."
        )
        self.length = length


@dataclass(frozen=True, slots=True)
class ParsedQuestion:
    """A question as understood.

    ``tree`` is asked first; ``loose_tree``, where there is one, if hardly any document holds all of the words.
    ``fields`` narrow both, and so do the entities that are ``named``, once they are looked up. ``interpreted`` says in
    German what is asked; ``repaired`` what was mended in a broken question, None if nothing. ``is_plain`` questions
    consist of words alone: what they mean counts as well.
    """

    tree: Node
    loose_tree: Node | None
    fields: Filters
    named: tuple[NamedEntity, ...]
    interpreted: str
    repaired: str | None
    is_plain: bool


def parse(text: str, *, known_kinds: Collection[str] = ()) -> ParsedQuestion:
    """Understand a question; takes time linear in its length.

    Args:
        text: As typed; docs/query-language.md describes the language.
        known_kinds: Kinds of documents as stored, to which ``kind:`` values are matched whatever their spelling.

    Raises:
        QuestionTooLong: The text has more than 2,000 code points; no other error, whatever the text.
    """
    if len(text) > LONGEST_QUESTION:
        raise QuestionTooLong(len(text))
    repairs = Repairs()
    fields = FieldCollector(repairs, known_kinds)
    question = order(read(text, repairs), repairs)
    resolved = None if question is None else Resolver(fields, repairs).resolve(question)
    if resolved is None and fields.is_empty and text.strip():
        repairs.tell("Die Frage enthält kein Wort; gezeigt werden alle Dokumente.")
    is_sentence = text.rstrip().endswith("?")
    asked = NOTHING_ASKED if resolved is None else assemble(resolved, repairs, is_sentence=is_sentence)
    narrowed = fields.wording()
    return ParsedQuestion(
        tree=asked.tree,
        loose_tree=asked.loose_tree,
        fields=fields.filters,
        named=fields.named,
        interpreted=f"{asked.wording} ({narrowed})" if narrowed else asked.wording,
        repaired=repairs.told,
        is_plain=asked.is_plain,
    )
