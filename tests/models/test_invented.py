from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from models.invented import FOLDER, KIND_OF_SLOT, Workshop, open_workshop
from models.labels import LABELS


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    table: Path = tmp_path_factory.mktemp("codes") / "codes.csv.gz"
    rows = "zipcode,place,community,state\n" + "".join(
        f"0000{n},{place},,\n" for n, place in enumerate(("Aurich", "Bad Buchau", "Commerzbank"))
    )
    table.write_bytes(gzip.compress(rows.encode()))
    return open_workshop(table)


def test_large_receivers_of_mail_are_no_towns(workshop: Workshop) -> None:
    assert workshop.towns == ("Aurich", "Bad Buchau")


def test_the_same_seed_invents_the_same(workshop: Workshop) -> None:
    assert workshop.examples(30, seed=4) == workshop.examples(30, seed=4)
    assert workshop.examples(30, seed=4) != workshop.examples(30, seed=5)


def test_every_word_lies_in_its_text_and_has_a_label(workshop: Workshop) -> None:
    for example in workshop.examples(300, seed=1):
        assert len(example.words) == len(example.allowed)
        assert all(example.allowed)
        assert all(example.text[start:end].strip() for start, end in example.words)


def test_all_three_kinds_of_names_occur(workshop: Workshop) -> None:
    certain = [
        min(labels) for example in workshop.examples(100, seed=1) for labels in example.allowed if len(labels) == 1
    ]
    assert {LABELS[number] for number in certain} >= {"B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC"}


def test_no_two_names_of_a_kind_stand_side_by_side_in_a_pattern() -> None:
    for pattern in (FOLDER / "sentences.txt").read_text("utf-8").splitlines():
        for one, other in re.findall(r"\{(\w+)\} (?=\{(\w+)\})", pattern):
            assert KIND_OF_SLOT.get(one, "") != KIND_OF_SLOT.get(other, "-"), pattern
