from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models.labels import LABELS, NUMBER, likeliest, repaired, score, spans

rows_of_labels = st.lists(st.sampled_from(LABELS), max_size=12)
scores_of_words = arrays.arrays(
    np.float32, st.tuples(st.integers(1, 8), st.just(len(LABELS))), elements=st.floats(-20, 0, width=32)
)


@given(scores_of_words)
def test_no_inside_lacks_its_beginning(scores: np.ndarray) -> None:
    labels = likeliest(scores)
    assert len(labels) == len(scores)
    assert repaired(labels) == labels


@given(rows_of_labels)
def test_repairing_twice_changes_nothing_more(labels: list[str]) -> None:
    assert repaired(repaired(labels)) == repaired(labels)


@given(rows_of_labels)
def test_spans_do_not_overlap(labels: list[str]) -> None:
    ordered = sorted(spans(labels))
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(ordered))


@given(st.lists(rows_of_labels, max_size=4))
def test_the_truth_scores_one_where_it_holds_a_name(sentences: list[list[str]]) -> None:
    sentences = [repaired(labels) for labels in sentences]
    total = score(sentences, sentences)["all"]
    assert total.f1 == (1.0 if any(map(spans, sentences)) else 0.0)


def test_an_inside_is_taken_only_where_it_can_follow() -> None:
    scores = np.full((2, len(LABELS)), -9.0, dtype=np.float32)
    scores[0, NUMBER["B-PER"]], scores[0, NUMBER["O"]] = -1.0, -0.5
    scores[1, NUMBER["I-PER"]] = -0.1
    assert likeliest(scores) == ["B-PER", "I-PER"]


def test_nothing_gives_nothing() -> None:
    assert likeliest(np.zeros((0, len(LABELS)), dtype=np.float32)) == []


def test_a_span_with_a_wrong_end_is_wrong_on_both_sides() -> None:
    wanted, found = [["B-PER", "I-PER", "O"]], [["B-PER", "O", "O"]]
    total = score(wanted, found)["PER"]
    assert (total.right, total.found, total.wanted) == (0, 1, 1)
