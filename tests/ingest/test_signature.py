"""Signatures know another reading of the same text, and take no other text for it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from ingest.signature import NEAR, bands, likeness, sign

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def _text(seed: int, words: int = 300) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choices(_ALPHABET, k=chance.randint(2, 12))) for _ in range(words)]


def _misread(words: list[str], share: float, seed: int) -> list[str]:
    chance = random.Random(seed)
    return [word + "x" if chance.random() < share else word for word in words]


def test_two_readings_of_one_text_are_alike_and_meet_in_a_band() -> None:
    text = _text(1)
    one, other = sign(_misread(text, 0.05, 2)), sign(_misread(text, 0.05, 3))
    assert likeness(one, other) >= NEAR
    assert set(bands(one)) & set(bands(other))


def test_other_texts_are_not_alike() -> None:
    signatures = [sign(_text(seed)) for seed in range(10)]
    likest = max(likeness(one, other) for one in signatures for other in signatures if one is not other)
    assert likest < 0.1


def test_likeness_estimates_the_share_of_common_pairs() -> None:
    text = _text(4, 400)
    half = text[:200] + _text(5, 200)
    assert abs(likeness(sign(text), sign(half)) - 199 / 599) < 0.12


def test_a_short_text_has_no_signature() -> None:
    assert sign(["ein", "kurzer", "Vermerk"]) == b""
    assert bands(b"") == ()
    assert likeness(b"", sign(_text(1))) == 0.0


@given(st.lists(st.sampled_from(_text(6, 60)), max_size=200), st.randoms())
def test_a_text_is_its_own_likest_and_repetition_changes_nothing(words: list[str], chance: random.Random) -> None:
    signature = sign(words)
    assert likeness(signature, signature) == (1.0 if signature else 0.0)
    assert likeness(signature, sign(words + words)) >= (0.9 if signature else 0.0)
    assert len(bands(signature)) == (40 if signature else 0)
    assert all(-(2**63) <= band < 2**63 for band in bands(signature))
