from __future__ import annotations

import json

import numpy as np
import pytest

from models.labels import LABELS, MAIN, likeliest, spans
from tests.models.conftest import FOLDER, Network


def names(tagger: Network, text: str) -> set[tuple[str, str]]:
    """Names as words of the text, by kind; a word is what stands between blanks, its piece the one at its beginning."""
    encoding = tagger.tokenizer.encode(text)
    scores = tagger.ask(text, "scores")
    words = [(place, place + len(word)) for place, word in _words(text)]
    firsts = [next(n for n, (start, end) in enumerate(encoding.offsets) if start <= word < end) for word, _ in words]
    found = spans(likeliest(scores[firsts]))
    return {
        (kind, text[words[first][0] : words[end - 1][1]].rstrip(".,")) for first, end, kind in found if kind in MAIN
    }


def _words(text: str) -> list[tuple[int, str]]:
    places, start = [], 0
    for word in text.split():
        start = text.index(word, start)
        places.append((start, word))
        start += len(word)
    return places


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Frau Sabine Köhler arbeitet bei der Weber Bau GmbH in Hannover.",
            {("PER", "Sabine Köhler"), ("ORG", "Weber Bau GmbH"), ("LOC", "Hannover")},
        ),
        ("Der Zeuge Özgür Yıldırım wurde in Bremen vernommen.", {("PER", "Özgür Yıldırım"), ("LOC", "Bremen")}),
        ("Die Tür wurde mit einem Hebelwerkzeug geöffnet.", set()),
        ("Das Amtsgericht Lüneburg erließ einen Beschluss.", {("ORG", "Amtsgericht Lüneburg")}),
        ("Die deutschen Behörden wurden am Montag verständigt.", set()),
    ],
)
def test_plain_sentences_hold_the_names_that_anyone_would_mark(
    tagger: Network, text: str, wanted: set[tuple[str, str]]
) -> None:
    assert names(tagger, text) == wanted


@pytest.mark.parametrize("text", ["", "4711", "Привет", "Wort " * 5_000])
def test_every_text_gets_probabilities(tagger: Network, text: str) -> None:
    scores = tagger.ask(text, "scores")
    assert scores.shape[1] == len(LABELS)
    assert np.exp(scores).sum(axis=1) == pytest.approx(1.0, abs=1e-3)


def test_the_labels_beside_the_model_are_those_it_was_trained_with() -> None:
    assert tuple(json.loads((FOLDER / "tagger" / "labels.json").read_text("utf-8"))) == LABELS
