"""How well questions find may not fall: the set of the product, by kind of question, as catalogue and engine serve."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.retrieval import KEPT_FIGURES, KEPT_MODES, measure
from benchmarks.retrieval_set import OWN_SET, RetrievalSet

SLACK = 0.01


def test_no_kind_of_question_finds_less_than_before(tmp_path: Path) -> None:
    given = RetrievalSet(OWN_SET)
    kept = json.loads(KEPT_FIGURES.read_bytes())
    found = measure(given, tmp_path, KEPT_MODES)
    assert set(kept) == set(KEPT_MODES)
    fallen = []
    for mode, each in found.items():
        figures = given.by_kind(each.rankings)
        assert figures.keys() == kept[mode].keys()
        fallen += [
            f"{mode}, {kind}: {figure:.3f} instead of {kept[mode][kind]:.3f}"
            for kind, figure in figures.items()
            if figure < kept[mode][kind] - SLACK
        ]
    assert not fallen


def test_every_question_of_the_set_has_a_kind_and_an_answer_in_it() -> None:
    given = RetrievalSet(OWN_SET)
    assert given.kinds.keys() == given.questions.keys() == given.relevant.keys()
    assert all(text in given.texts for answers in given.relevant.values() for text in answers)
