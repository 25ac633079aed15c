"""Likelihoods over a lattice are those of the sum over all paths, and the best texts are found."""

from __future__ import annotations

from itertools import groupby, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ingest.ocr.ctc import BLANK, Chances, best_path, log_likelihood, rivals


def _chances(seed: int, steps: int, signs: int) -> Chances:
    raw = np.random.default_rng(seed).random((steps, signs)).astype(np.float32) ** 3 + 0.01
    return np.asarray(raw / raw.sum(axis=1, keepdims=True), dtype=np.float32)


def _all_texts(chances: Chances) -> dict[tuple[int, ...], float]:
    texts: dict[tuple[int, ...], float] = {}
    for path in product(range(chances.shape[1]), repeat=len(chances)):
        text = tuple(sign for sign, _ in groupby(path) if sign != BLANK)
        chance = float(np.prod([chances[step, sign] for step, sign in enumerate(path)]))
        texts[text] = texts.get(text, 0.0) + chance
    return texts


@given(st.integers(0, 999), st.integers(1, 5))
def test_the_likelihood_of_a_text_is_the_sum_over_its_paths(seed: int, steps: int) -> None:
    chances = _chances(seed, steps, 3)
    for text, chance in _all_texts(chances).items():
        assert abs(np.exp(log_likelihood(chances, text)) - chance) < 1e-5


@given(st.integers(0, 999), st.integers(1, 5))
def test_the_best_text_of_a_small_lattice_is_found(seed: int, steps: int) -> None:
    chances = _chances(seed, steps, 3)
    texts = _all_texts(chances)
    best, seen = rivals(chances)[0]
    assert texts[best] >= 0.98 * max(texts.values())
    assert 0.95 * texts[best] <= np.exp(seen) <= 1.0001 * texts[best]


def test_a_sign_written_twice_needs_a_blank_between() -> None:
    chances = np.array([[0.0, 1.0], [1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    assert [(sign.column, sign.step) for sign in best_path(chances)] == [(1, 0), (1, 2)]
    assert best_path(chances[[0, 0]])[0].step == 0
    assert len(best_path(chances[[0, 0]])) == 1


def test_a_sign_that_the_network_does_not_know_is_all_but_impossible() -> None:
    chances = _chances(1, 4, 3)
    assert log_likelihood(chances, [-1]) < log_likelihood(chances, [1]) - 5


def test_more_signs_than_steps_are_all_but_impossible() -> None:
    assert log_likelihood(_chances(1, 2, 3), [1, 2, 1]) < -20
