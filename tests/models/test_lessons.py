from __future__ import annotations

import gzip
import lzma
import random
from pathlib import Path

import pytest

from models.lessons import BATCH, Lesson, from_pairs, in_batches, read_free_texts
from models.pairs import Pair

PAIRS = [
    Pair("theft", "named_described", f"Frage {number}", f"Text {number}", (f"anderer {number}",))
    for number in range(300)
]
SENTENCES = "Der Rat tagte gestern bis in die Nacht hinein. Die Sitzung wurde um elf Uhr geschlossen, dann gingen alle."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    laws = "".join(f"Gesetz {number}\tÜberschrift Nummer {number}\t{number} {SENTENCES * 2}\n" for number in range(40))
    laws += "Gesetz\tkurz\t" + SENTENCES * 2 + "\n"
    (tmp_path / "laws_de.tsv.xz").write_bytes(lzma.compress(laws.encode()))
    debates = "".join(
        f"Zu Punkt {number} sprach niemand aus dem ganzen Saal. {SENTENCES} {SENTENCES} Danach {number}.\n"
        for number in range(40)
    )
    (tmp_path / "debates_de.txt.xz").write_bytes(lzma.compress(debates.encode()))
    rows = "".join(f"x\t{number} {SENTENCES[:50]}\tThe council met, {number}.\n" for number in range(40))
    (tmp_path / "sentence_pairs_de_en.tsv.gz").write_bytes(gzip.compress(rows.encode()))
    return tmp_path


def test_each_pair_is_one_lesson_and_keeps_question_and_text_together() -> None:
    lessons = from_pairs(PAIRS, random.Random(1))
    assert len(lessons) == len(PAIRS)
    for lesson in lessons:
        number = (lesson.question + " ").split()[1]
        assert f"Text {number}" in lesson.text or lesson.text == f"Frage {number}"


def test_lessons_are_asked_both_ways_and_amidst_others_at_times() -> None:
    lessons = from_pairs(PAIRS, random.Random(1))
    back = [lesson for lesson in lessons if lesson.question.startswith("Text")]
    amidst = [lesson for lesson in lessons if lesson.text.count("Text") == 3]
    assert 20 < len(back) < 80
    assert 20 < len(amidst) < 100
    assert all(lesson.other is None for lesson in back)


def test_the_same_seed_gives_the_same_lessons() -> None:
    assert from_pairs(PAIRS, random.Random(3)) == from_pairs(PAIRS, random.Random(3))
    assert from_pairs(PAIRS, random.Random(3)) != from_pairs(PAIRS, random.Random(4))


def test_free_texts_give_questions_that_are_not_part_of_their_texts(folder: Path) -> None:
    texts, rng = read_free_texts(folder), random.Random(1)
    assert all(len(heading) > 8 for _, heading, _ in texts.laws)
    lessons = texts.from_laws(10, rng) + texts.from_debates(10, rng) + texts.from_translations(10, rng)
    assert len(lessons) == 30
    assert not [lesson for lesson in lessons if lesson.question in lesson.text]
    assert len({lesson.text for lesson in lessons}) == len(lessons)


def test_batches_are_full_and_of_one_kind() -> None:
    one, other = ([Lesson(kind, f"{kind} {number}") for number in range(BATCH + 5)] for kind in ("law", "debate"))
    batches = in_batches([one, other], random.Random(1))
    assert sorted({lesson.question for lesson in batch} == {batch[0].question} for batch in batches) == [True, True]
    assert [len(batch) for batch in batches] == [BATCH, BATCH]
