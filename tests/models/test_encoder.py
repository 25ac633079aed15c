from __future__ import annotations

import numpy as np
import pytest

from tests.models.conftest import Embed, Network

QUESTION = "query: Wer hat die Fahrräder gestohlen?"
ANSWER = "passage: Zwei Unbekannte luden nachts mehrere Velos in einen Transporter und fuhren davon."
OTHERS = (
    "passage: Der Rat beschließt den Haushalt für das kommende Jahr.",
    "passage: Die Gaststätte schließt montags um 22 Uhr.",
    "passage: Für die Anmeldung einer Wohnung ist das Bürgeramt zuständig.",
)


def test_a_passage_that_shares_no_word_with_the_question_is_the_nearest(embed: Embed) -> None:
    question, *passages = embed([QUESTION, *OTHERS, ANSWER])
    assert int(np.argmax(passages @ question)) == len(OTHERS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "passage: ",
        "passage: 0815 4711 1234567890",
        "passage: Привет, как дела?",
        "passage: 漢字",
        "passage: " + "Wort " * 50_000,
    ],
)
def test_every_text_gets_a_vector_of_length_one(encoder: Network, text: str) -> None:
    vector = encoder.ask(text, "vector")
    assert vector.shape == (384,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_padding_changes_a_vector_only_by_rounding(encoder: Network) -> None:
    short, long = (encoder.tokenizer.encode(text).ids for text in (QUESTION, ANSWER))
    ids = np.array([short + [1] * (len(long) - len(short)), long], dtype=np.int64)
    (together,) = encoder.session.run(["vector"], {"ids": ids, "mask": (ids != 1).astype(np.int64)})
    # Activations are rounded with one step for the whole call, so a neighbour shifts them a little.
    assert together[0] @ encoder.ask(QUESTION, "vector") > 0.98


def test_the_same_text_gets_the_same_vector(encoder: Network) -> None:
    assert np.array_equal(encoder.ask(ANSWER, "vector"), encoder.ask(ANSWER, "vector"))


def test_the_vector_is_the_mean_of_the_pieces(encoder: Network) -> None:
    mean = encoder.ask(ANSWER, "tokens").mean(axis=0)
    assert np.allclose(encoder.ask(ANSWER, "vector"), mean / np.linalg.norm(mean), atol=1e-5)


@pytest.mark.parametrize(
    "name", ["Łukasz Wiśniewski", "Özgür Yıldırım", "Nguyễn Thị Phương", "Đorđe Hadžić", "Zoë Brontë", "ß"]
)
def test_names_in_latin_letters_hold_no_unknown_piece(encoder: Network, name: str) -> None:
    assert "<unk>" not in encoder.tokenizer.encode(name).tokens
