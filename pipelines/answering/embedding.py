"""Second component of a question: what it means, where that has a say."""

from __future__ import annotations

from pipelines.answering.stages import Understood, Worded
from pipelines.answering.wording import asks_for_meaning, wording
from pipelines.embeddings.contract import Embedder
from pipelines.quiet_haystack import component


@component
class QuestionEmbedding:
    """Embeds the words of a question; without a model there is nothing to say."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder

    @component.output_types(worded=Worded)
    def run(self, understood: Understood) -> dict[str, Worded]:
        """Depends on the question and the model alone."""
        if self._embedder is None or not asks_for_meaning(understood):
            return {"worded": Worded(understood, None)}
        return {"worded": Worded(understood, self._embedder.embed_question(wording(understood)))}
