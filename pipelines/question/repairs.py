"""What was mended in a question, told to its asker in German sentences."""

from __future__ import annotations


class Repairs:
    """Collects the repairs of one question, each sentence once, in the order in which they were made."""

    def __init__(self) -> None:
        self._told: dict[str, None] = {}

    def tell(self, sentence: str) -> None:
        """Add a whole German sentence; said before, it is not said again."""
        self._told.setdefault(sentence)

    @property
    def told(self) -> str | None:
        """All sentences as one text; None where nothing was mended."""
        return " ".join(self._told) or None
