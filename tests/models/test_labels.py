from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from models.labels import LABELS, repaired, score, spans
from pipelines.entities.tagging.decoding import Decoder

rows_of_labels = st.lists(st.sampled_from(LABELS), max_size=12)
scores_of_words = arrays.arrays(
    np.float32, st.tuples(st.integers(1, 8), st.just(len(LABELS))), elements=st.floats(-20, 0, width=32)
)


@given(scores_of_words)
def test_no_inside_lacks_its_beginning(scores: np.ndarray) -> None:
    labels = Decoder(LABELS).likeliest(scores)
    assert len(labels) == len(scores)
    assert repaired(labels) == labels
    names = {(one.first, one.end, one.kind) for one in Decoder(LABELS).names(scores)}
    assert names == spans(labels)


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


def test_a_span_with_a_wrong_end_is_wrong_on_both_sides() -> None:
    wanted, found = [["B-PER", "I-PER", "O"]], [["B-PER", "O", "O"]]
    total = score(wanted, found)["PER"]
    assert (total.right, total.found, total.wanted) == (0, 1, 1)
