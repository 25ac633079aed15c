"""What the tagger makes of a text, but for the network itself: windows, rows of labels, normal forms, cues."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pipelines.entities.contract import EntityType
from pipelines.entities.tagging.decoding import Decoder, Tagged
from pipelines.entities.tagging.naming import has_cue, is_running, normal_form, trimmed
from pipelines.entities.tagging.windows import LONGEST, MOST, WORD, windows_of

PERSON, FIRM, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.LOCATION
LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")
PIECES = ("Herr", "Dr", ".", " ", "\n", "\n\n", ",", "A", "ß", "12", "-", "’", "Ümit", "\u00ad", "𝔄", "İ", "\x00")
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=400).map("".join))
scores_of_words = arrays.arrays(
    np.float32, st.tuples(st.integers(1, 9), st.just(len(LABELS))), elements=st.floats(-20, 0, width=32)
)


@given(texts)
def test_every_word_is_in_one_window(text: str) -> None:
    found = windows_of(text)
    assert [place for window in found for place in window.words] == [match.span() for match in WORD.finditer(text)]
    for window in found:
        assert 0 < len(window.words) <= MOST
        assert window.start == window.words[0][0]
        assert window.end <= window.start + LONGEST
    assert all(one.words[-1][1] <= following.start for one, following in pairwise(found))


@pytest.mark.parametrize("pause", [". ", ".\n", "\n\n", "! ", "\n"])
def test_a_window_ends_where_writing_pauses(pause: str) -> None:
    text = "Wort " * (MOST - 10) + "Ende" + pause + "Anfang " * 30
    first, second = windows_of(text)
    assert text[: first.end].rstrip(".!").endswith("Ende")
    assert text[second.start :].startswith("Anfang")


@pytest.mark.parametrize("lookalike", ["Dr. ", "z. ", "12. "])
def test_an_abbreviation_is_no_end_of_a_sentence(lookalike: str) -> None:
    text = "wort " * 50 + lookalike + "Meier " * 60
    assert len(windows_of(text)[0].words) == MOST


@given(scores_of_words)
def test_names_lie_in_order_and_have_a_probability(scores: np.ndarray) -> None:
    found = Decoder(LABELS).names(scores)
    assert all(0 <= one.first < one.end <= len(scores) and 0 <= one.probability <= 1 for one in found)
    assert all(one.end <= following.first for one, following in pairwise(found))


def test_an_inside_is_taken_only_where_it_can_follow() -> None:
    scores = np.full((3, len(LABELS)), -9.0)
    scores[0, 0], scores[0, 1] = np.log(0.6), np.log(0.4)
    scores[1, 2] = np.log(0.9)
    scores[2, 4] = np.log(0.5)
    scores[2, 0] = np.log(0.4)
    (found,) = Decoder(LABELS).names(scores)
    assert (found.first, found.end, found.kind) == (0, 2, "PER")
    assert found.probability == pytest.approx(0.65)


def test_no_words_have_no_names() -> None:
    assert Decoder(LABELS).names(np.zeros((0, len(LABELS)))) == []


def test_two_names_side_by_side_are_two() -> None:
    scores = np.full((2, len(LABELS)), -9.0)
    scores[:, 1] = 0.0
    assert Decoder(LABELS).names(scores) == [Tagged(0, 1, "PER", 1.0), Tagged(1, 2, "PER", 1.0)]


@pytest.mark.parametrize("labels", [(), ("B-PER",), ("O", "PER"), ("O", "")])
def test_labels_of_another_form_are_refused(labels: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="labels"):
        Decoder(labels)


@pytest.mark.parametrize(
    ("kind", "name", "listed"),
    [
        (PERSON, "Anna Müller", "Müller, Anna"),
        (PERSON, "Müller, Anna", "Müller, Anna"),
        (PERSON, "Müller", "Müller"),
        (PERSON, "ANNA MÜLLER", "Müller, Anna"),
        (PERSON, "Anna\nMüller", "Müller, Anna"),
        (PERSON, "A. Müller", "Müller, A."),
        (PERSON, "Anna M. Müller", "Müller, Anna M."),
        (PERSON, "Otto von der Heide", "von der Heide, Otto"),
        (PERSON, "von der Heide, Otto", "von der Heide, Otto"),
        (PERSON, "Hans-Jürgen Müller-Lüdenscheidt", "Müller-Lüdenscheidt, Hans-Jürgen"),
        (PERSON, "Müller.", "Müller."),
        (FIRM, "Nordlicht  Bau\nGmbH", "Nordlicht Bau GmbH"),
        (FIRM, "Nordlicht e.V.", "Nordlicht e. V."),
        (FIRM, "Amtsgerichts Lüneburg", "Amtsgericht Lüneburg"),
        (FIRM, "Gesundheitsamts Stade", "Gesundheitsamt Stade"),
        (FIRM, "Samts", "Samts"),
        (PLACE, "Bad\nBevensen", "Bad Bevensen"),
    ],
)
def test_names_are_listed_as_rules_list_them(kind: EntityType, name: str, listed: str) -> None:
    assert normal_form(name, kind) == listed


@pytest.mark.parametrize(
    ("kind", "name", "left"),
    [
        (PERSON, "Herr Müller", "Müller"),
        (PERSON, "KHK Müller", "Müller"),
        (PERSON, "Dr. Anna Müller", "Anna Müller"),
        (PERSON, "Müller", "Müller"),
        (PERSON, "Richter, Anna", "Richter, Anna"),
        (PERSON, "Müller,\n", "Müller"),
        (PERSON, "Zeugin", None),
        (PERSON, "X", None),
        (PERSON, "12", None),
        (PERSON, "Anna\tMüller", None),
        (PERSON, "Anna\n\nMüller", None),
        (FIRM, "&", None),
        (FIRM, ". Nordlicht", "Nordlicht"),
        (FIRM, "Ordnungsamt", None),
        (FIRM, "Landgerichts", None),
        (FIRM, "Ordnungsamt Stade", "Ordnungsamt Stade"),
        (FIRM, "Bundeskriminalamt", "Bundeskriminalamt"),
        (FIRM, "Nordlicht GmbH", "Nordlicht GmbH"),
        (PLACE, "5", None),
    ],
)
def test_what_announces_a_name_is_no_part_of_it(kind: EntityType, name: str, left: str | None) -> None:
    text = f"({name})"
    place = trimmed(text, 1, len(text) - 1, kind)
    assert (None if place is None else text[place[0] : place[1]]) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("21335 Lüneburg", None),
        ("Lüneburg, den 3.4.2026", None),
        ("\nLüneburg, 03.04.2026", None),
        ("Sie fuhren nach Lüneburg", "Lüneburg"),
        ("aus Lüneburg, 3. Etage", "Lüneburg"),
    ],
)
def test_a_place_of_an_address_or_of_the_date_of_a_letter_is_not_spoken_of(text: str, left: str | None) -> None:
    start = text.index("Lüneburg")
    place = trimmed(text, start, start + len("Lüneburg"), PLACE)
    assert (None if place is None else text[place[0] : place[1]]) == left


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Name Ziel", False),
        ("Ort:\tZiel\tund noch viel mehr in einer langen Zeile mit Zellen", False),
        ("Wir fuhren zum Ziel.", True),
        ("Zum Ziel.", False),
        ("In einer langen Zeile, die weitergeht, steht das Ziel noch", True),
        ("In einer langen Zeile, die weitergeht, steht hier\ndas Ziel", True),
        ("In einer langen Zeile, die weitergeht, steht hier\n\ndas Ziel", False),
    ],
)
def test_sentences_are_told_from_forms(text: str, runs: bool) -> None:
    assert is_running(text, text.index("Ziel")) is runs


@pytest.mark.parametrize(
    ("kind", "text", "name", "agrees"),
    [
        (PERSON, "Herr Yilkan ging", "Yilkan", True),
        (PERSON, "KHK Yilkan ging", "Yilkan", True),
        (PERSON, "Zeugin: Yilkan", "Yilkan", True),
        (PERSON, "Kriminalhauptkommissar\nYilkan", "Yilkan", False),
        (PERSON, "gegen Zorbanek Plexu ging", "Zorbanek Plexu", True),
        (PERSON, "Yilkan, geb. 3.4.1980", "Yilkan", True),
        (PERSON, "dann ging Yilkan fort", "Yilkan", False),
        (PERSON, "dann ging Anna Yilkan fort", "Anna Yilkan", True),
        (FIRM, "bei Nordlicht Bau GmbH", "Nordlicht Bau GmbH", True),
        (FIRM, "bei Nordlicht Bau", "Nordlicht Bau", False),
        (FIRM, "beim Amtsgericht Stade", "Amtsgericht Stade", True),
        (PLACE, "nach Lüneburg", "Lüneburg", True),
        (PLACE, "nach Xhausen", "Xhausen", False),
    ],
)
def test_cues_agree_with_a_name(kind: EntityType, text: str, name: str, agrees: bool) -> None:
    start = text.index(name)
    assert has_cue(text, start, start + len(name), kind) is agrees
