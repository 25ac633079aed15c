"""Which questions have a meaning to look for, and in which words it is put."""

from __future__ import annotations

from pipelines.answering.stages import Understood
from pipelines.question.filters import NO_FILTERS
from pipelines.question.tree import Everything, leaves


def asks_for_meaning(understood: Understood) -> bool:
    """Whether documents that are near to a question in meaning belong to its answer."""
    mode = understood.asked.question.mode
    is_asked = mode == "meaning" or (mode == "hybrid" and understood.is_plain)
    return is_asked and bool(wording(understood))


def wording(understood: Understood) -> str:
    """What is embedded for a question: its text, or where it names fields, its words; empty for no words at all."""
    if isinstance(understood.tree, Everything):
        return ""
    asked = understood.asked.question
    named = understood.filters != asked.filters or (asked.filters != NO_FILTERS and ":" in asked.text)
    return " ".join(leaf.surface for leaf in leaves(understood.tree)) if named else asked.text.strip()
