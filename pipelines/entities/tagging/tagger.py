"""The tagger: a ``Recogniser`` of persons, organisations and places, run by onnxruntime on the processor.

The network takes ``ids`` and ``mask`` of word pieces and gives ``scores``, the logarithm of the probability of each
label for each piece; a word has the label of the piece that holds its first letter.
"""

from __future__ import annotations

import hashlib
import threading
from functools import cached_property
from typing import Any, Final

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from pipelines.embeddings.contract import ModelDamaged
from pipelines.embeddings.model_files import ModelFiles
from pipelines.entities.contract import Basis, EntityType, Mention
from pipelines.entities.rules.rule import one_line
from pipelines.entities.tagging.decoding import Decoder, Scores, Tagged
from pipelines.entities.tagging.naming import TYPES, has_cue, is_running, may_stand_alone, normal_form, trimmed
from pipelines.entities.tagging.windows import Window, windows_of

CALIBRATION: Final = 2
"""A network is surer than it should be: raised to this power its probability is how often it is right (measured on the
sentences of GermEval that it has not seen)."""

LEAST_ALONE: Final = {EntityType.PERSON: 0.9, EntityType.ORGANISATION: 0.9, EntityType.LOCATION: 0.75}
LEAST_WITH_CUE: Final = 0.3
"""Confidence from which a name counts, without a cue beside it that agrees and with one. From there on about nine of
ten are right on the same sentences, as of what rules find; a lower bound would find more and lower that."""

_LONGEST: Final = 512
"""Word pieces that the network has places for; a window of text has about 150."""

_READING: Final = "3"
"""Changes with windows, cues, normal forms and thresholds: with all that is not in the network."""

_OUTSIDE: Final = -50.0


class Tagger:
    """Finds names; opens its network when it is first asked, since most processes never ask.

    May be called from several threads; a page of 400 words takes about 0.15 s on one.
    """

    def __init__(self, files: ModelFiles, decoder: Decoder, *, threads: int = 1) -> None:
        """Take the files of a tagger, which are checked already, and the decoder of its labels; nothing is loaded."""
        told = f"{files.name} {files.digest} {_READING}"
        self._version: Final = f"{files.version}.{_READING}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"
        self._files = files
        self._decoder = decoder
        self._threads = threads
        self._opens = threading.Lock()

    @property
    def name(self) -> str:
        """``tagger``."""
        return "tagger"

    @property
    def version(self) -> str:
        """Another one for every other network and every other way of reading it."""
        return self._version

    def find(self, text: str) -> tuple[Mention, ...]:
        """The names of a text in order.

        Raises:
            ModelDamaged: The files have the right checksums, but cannot be opened as a network.
        """
        return tuple(mention for window in windows_of(text) for mention in self._in(text, window))

    def tagged(self, text: str, window: Window) -> list[Tagged]:
        """All names that the network sees in a window, of whatever kind and however probable; for measurements."""
        return self._decoder.names(self._scores(text, window))

    def _in(self, text: str, window: Window) -> list[Mention]:
        found = (self._mention(text, window, one) for one in self.tagged(text, window) if one.kind in TYPES)
        return [mention for mention in found if mention is not None]

    def _scores(self, text: str, window: Window) -> Scores:
        """Logarithms of the probabilities of labels, shape (words, labels)."""
        network = self._network()
        encoding = network.tokenizer.encode(text[window.start : window.end])
        ids = np.array([encoding.ids], dtype=np.int64)
        of_pieces: Scores = network.session.run(["scores"], {"ids": ids, "mask": np.ones_like(ids)})[0][0]
        scores = np.full((len(window.words), len(self._decoder.labels)), _OUTSIDE)
        scores[:, 0] = 0.0
        at: dict[int, int] = {}
        for piece, (first, end) in enumerate(encoding.offsets):
            for place in range(first, end):
                at.setdefault(place + window.start, piece)
        for word, (start, _) in enumerate(window.words):
            if start in at:
                scores[word] = of_pieces[at[start]]
        return scores

    def _mention(self, text: str, window: Window, tagged: Tagged) -> Mention | None:
        kind: EntityType = TYPES[tagged.kind]
        place = trimmed(text, window.words[tagged.first][0], window.words[tagged.end - 1][1], kind)
        if place is None:
            return None
        start, end = place
        is_agreed = has_cue(text, start, end, kind)
        if not is_running(text, start) and (kind is EntityType.LOCATION or not is_agreed):
            return None
        sure = tagged.probability**CALIBRATION
        if sure < (LEAST_WITH_CUE if is_agreed else LEAST_ALONE[kind]):
            return None
        if kind is EntityType.PERSON and not is_agreed and not may_stand_alone(text[start:end]):
            return None
        if is_agreed:
            sure = 1 - (1 - sure) / 2
        name = one_line(text[start:end])
        normal = normal_form(text[start:end], kind)
        return Mention(kind, start, end, name, normal, round(sure, 3), Basis.MODEL, self.name, self.version)

    def _network(self) -> _Network:
        with self._opens:
            return self._opened

    @cached_property
    def _opened(self) -> _Network:
        return _Network(self._files, self._threads)


class _Network:
    """Session and word pieces, opened."""

    def __init__(self, files: ModelFiles, threads: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        try:
            self.session: Any = onnxruntime.InferenceSession(
                str(files.model), options, providers=["CPUExecutionProvider"]
            )
            self.tokenizer: Any = Tokenizer.from_file(str(files.tokenizer))
        # onnxruntime and tokenizers raise classes of their own that share no base but Exception.
        except Exception as error:
            raise ModelDamaged(f"Der Namenserkenner in {files.folder} lässt sich nicht öffnen: {error}") from error
        self.tokenizer.enable_truncation(_LONGEST)
        self.tokenizer.no_padding()
