"""First component: the text of a question becomes a tree and filters."""

from __future__ import annotations

from pipelines.answering.naming import filters_of
from pipelines.answering.stages import Asked, Understood
from pipelines.question.parsing import parse
from pipelines.question.synonyms import NO_SYNONYMS, Synonyms
from pipelines.question.widening import is_short, widen
from pipelines.quiet_haystack import component


@component
class Understanding:
    """Parses the text; filters beside the text narrow further what the text names itself."""

    def __init__(self, synonyms: Synonyms = NO_SYNONYMS) -> None:
        self._synonyms = synonyms

    @component.output_types(understood=Understood)
    def run(self, asked: Asked) -> dict[str, Understood]:
        """Raises QuestionTooLong; any shorter text is understood somehow."""
        parsed = parse(asked.question.text)
        understood = Understood(
            asked=asked,
            tree=parsed.tree,
            # That all words of a sentence stand in one document in other ways is hardly ever so, and dear to ask.
            wide_tree=widen(parsed.tree, self._synonyms) if is_short(parsed.tree) else parsed.tree,
            loose_tree=None if parsed.loose_tree is None else widen(parsed.loose_tree, self._synonyms),
            filters=asked.question.filters.narrowed_by(parsed.fields).narrowed_by(
                filters_of(asked.connection, parsed.named, clearance=asked.clearance)
            ),
            interpreted=parsed.interpreted,
            repaired=parsed.repaired,
            is_plain=parsed.is_plain,
        )
        return {"understood": understood}
