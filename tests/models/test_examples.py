from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from models.examples import UNMARKED, marked, only
from models.labels import LABELS
from models.reading_noise import MISREADINGS, as_read, misread, recased
from pipelines.entities.tagging.windows import WORD

words_of_a_sentence = st.lists(st.text(st.characters(categories=("L", "N", "P")), min_size=1, max_size=8), max_size=12)


@given(words_of_a_sentence, st.integers(0, 99))
def test_each_word_is_found_again_at_its_place(words: list[str], seed: int) -> None:
    example = marked(words, [UNMARKED] * len(words), random.Random(seed))
    parts = [part for word in words for part in WORD.findall(word)]
    assert [example.text[start:end] for start, end in example.words] == parts
    assert "".join(parts) == "".join(words)
    assert len(example.allowed) == len(parts)


def test_the_second_part_of_a_word_goes_on_what_the_first_begins() -> None:
    allowed = [only("B-PER"), only("I-PER"), only("B-ORG") | only("O")]
    example = marked(["Dr.", "Meier", "f.e.V."], allowed, random.Random(1), plain=0.0)
    assert [example.text[start:end] for start, end in example.words][:4] == ["Dr", ".", "Meier", "f"]
    assert example.allowed[:4] == (only("B-PER"), only("I-PER"), only("I-PER"), allowed[2])
    assert set(example.allowed[4:]) == {only("I-ORG") | only("O")}


def test_blanks_stand_where_a_writer_puts_them() -> None:
    words = ["Er", "sagte", ":", '"', "Ja", ",", "(", "gern", ")", ".", '"']
    example = marked(words, [UNMARKED] * len(words), random.Random(1), plain=0.0)
    assert example.text == 'Er sagte: "Ja, (gern)."'


def test_silence_about_a_word_allows_no_person_place_or_organisation() -> None:
    assert not UNMARKED & (only("B-PER") | only("I-ORG") | only("B-LOC"))
    assert {LABELS[number] for number in UNMARKED} >= {"O", "B-OTH", "B-LOCderiv", "I-ORGpart"}


@given(st.text(max_size=60), st.floats(0, 1), st.integers(0, 99))
def test_misreading_keeps_every_letter_at_its_place(text: str, rate: float, seed: int) -> None:
    read = misread(text, rate, random.Random(seed))
    assert len(read) == len(text)
    assert all(new == old or new in MISREADINGS[old] for new, old in zip(read, text, strict=True))


@given(st.text(max_size=60), st.integers(0, 99))
def test_paper_keeps_the_length_of_a_text(text: str, seed: int) -> None:
    rng = random.Random(seed)
    assert len(as_read(recased(text, rng), rng)) == len(text)


def test_some_texts_come_in_capitals_and_some_misread() -> None:
    rng = random.Random(1)
    read = [recased("Landgericht Aurich", rng) for _ in range(200)]
    assert {"LANDGERICHT AURICH", "landgericht aurich", "Landgericht Aurich"} == set(read)
    assert any(as_read("Landgericht Aurich", rng) != "Landgericht Aurich" for _ in range(50))


def test_nothing_is_misread_at_rate_zero() -> None:
    assert misread("Straße 15", 0.0, random.Random(1)) == "Straße 15"
