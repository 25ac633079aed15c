"""Identifiers are found in any spelling of blanks, dashes and case, and texts without them give none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.german.folding import fold
from pipelines.german.identifiers import LONGEST_WINDOW, identifiers, recognise
from tests.pipelines.german.texts import ANY_TEXT


def _forms(text: str) -> set[str]:
    return {found.form for found in identifiers(text)}


def _asked(text: str) -> list[str]:
    return [found.form for found in recognise(text)]


@pytest.mark.parametrize(
    ("printed", "asked"),
    [
        ("Kennzeichen WL-GP 77, silbern", "WL GP77"),
        ("Kennzeichen WL-GP 77, silbern", "wlgp77"),
        ("Pkw Opel WL-GP 77", "wl-gp 77"),
        ("der WL-GP77 stand", "WL - GP 77"),
        ("WL-\nGP 77", "WL-GP 77"),
        ("WL-GP\n77", "wl-gp77"),
        ("LÜ-NE 8", "LUE-NE 8"),
        ("Az.: 32.1-OA-118/26 vom", "32.1 OA 118/26"),
        ("Unser Zeichen 32.1 OA 118/26", "32.1-OA-118/26"),
        ("VG-2026-\n001994", "VG 2026 001994"),
        ("zu 5106 Js 20418/26", "5106Js20418/26"),
        ("zu 5106 Js 20418/26", "5106 js 20418/26"),
        ("(HRB 204417)", "HRB204417"),
        ("IBAN: DE10 2499 0103 0007 5852 41", "DE10249901030007585241"),
        ("DE10249901030007585241", "de10 2499 0103 0007 5852 41"),
        ("Tel. +49 40 66969147", "040/669 69147"),
        ("Tel. +49 40 66969147", "(040) 66969147"),
        ("Tel.: 040 / 66 96 91 47", "0049 40 66969147"),
        ("040-66969147", "+49 (0)40 66969147"),
        ("+49(0)40/66969147", "04066969147"),
        ("FIN WVWZZZ1JZXW000001", "wvwzzz1jzxw000001"),
        ("am 3. April 2026", "03.04.26"),
        ("auf der B 73 bei", "B73"),
        ("Mitgliedsnummer 0019 9427", "00199427"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(printed: str, asked: str) -> None:
    assert _asked(asked) != []
    assert set(_asked(asked)) <= _forms(printed)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Gaststätte Krone", "im Jahr 2026", "§ 35 Abs. 2 Satz 1 GewO", "um 10:30 Uhr", "1.234,50 EUR", "Nr. 12"),
        *("Seite 3", "Der 3. Mann", "21335 Lüneburg", "Hauptstraße 12", "zwischen 5 und 7 Tagen", "mit 20 kg"),
    ],
)
def test_ordinary_words_and_numbers_are_no_identifiers(text: str) -> None:
    assert _forms(text) == set()
    assert _asked(text) == []


@pytest.mark.parametrize(
    ("question", "identifier"),
    [
        ("Halter von WL-GP 77 gesucht", "WL-GP 77"),
        ("Pkw BMW WL-GP 77", "WL-GP 77"),
        ("Vorgang 5106 Js 20418/26 Einbruch", "5106 Js 20418/26"),
        ("Überweisung DE10 2499 0103 0007 5852 41 Miete", "DE10 2499 0103 0007 5852 41"),
        ("Anruf von +49 40 66969147 am Abend", "+49 40 66969147"),
    ],
)
def test_an_identifier_is_recognised_among_words(question: str, identifier: str) -> None:
    (found,) = recognise(question)
    assert question[found.start : found.end] == identifier
    assert found.is_certain


def test_a_shape_that_may_be_words_leaves_a_doubt() -> None:
    (found,) = recognise("BMW 320")
    assert not found.is_certain


def test_the_groups_of_an_account_are_no_numbers_of_their_own() -> None:
    assert _forms("DE10 2499 0103 0007 5852 41") == {"de10249901030007585241"}


def test_foreign_accounts_need_right_check_digits() -> None:
    (right,) = recognise("NL91 ABNA 0417 1643 00")
    assert (right.form, right.is_certain) == ("nl91abna0417164300", True)
    assert not any(found.is_certain for found in recognise("NL92 ABNA 0417 1643 00"))


def test_cells_of_a_table_are_not_joined() -> None:
    assert "123456789012" not in _forms("123456\t789012")


@given(ANY_TEXT)
def test_identifiers_lie_in_the_text_and_have_no_blank(text: str) -> None:
    for found in identifiers(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.form
        assert not any(sign.isspace() for sign in found.form)
        assert any(sign.isdigit() for sign in text[found.start : found.end])


@given(ANY_TEXT)
def test_squeezed_forms_come_from_the_text_at_their_place(text: str) -> None:
    for found in identifiers(text):
        if found.form[0] != "+" and "-" not in found.form:
            assert fold(text[found.start : found.end]) == found.form


@given(ANY_TEXT)
def test_windows_are_bounded(text: str) -> None:
    assert len(identifiers(text)) <= LONGEST_WINDOW * (len(text) + 1)


@given(ANY_TEXT)
def test_recognised_identifiers_do_not_overlap(text: str) -> None:
    ends = 0
    for found in recognise(text):
        assert ends <= found.start < found.end <= len(text)
        ends = found.end


_PLATE = st.tuples(
    st.from_regex(r"[A-ZÄÖÜ]{1,3}", fullmatch=True),
    st.from_regex(r"[A-Z]{1,2}", fullmatch=True),
    st.integers(min_value=1, max_value=9999),
)


@given(_PLATE)
def test_every_plate_is_found_by_every_spelling(plate: tuple[str, str, int]) -> None:
    district, letters, number = plate
    printed = _forms(f"Kennzeichen {district}-{letters} {number} am Heck")
    for spelling in (f"{district}-{letters} {number}", f"{district}-{letters}{number}".lower()):
        (found,) = recognise(spelling)
        assert found.form in printed


@given(st.from_regex(r"[1-9][0-9]{1,4}", fullmatch=True), st.from_regex(r"[1-9][0-9]{4,6}", fullmatch=True))
def test_every_phone_number_is_found_with_and_without_the_country(area: str, number: str) -> None:
    whole = f"+49{area}{number}"
    for spelling in (
        f"0{area}/{number}",
        f"0{area} {number}",
        f"+49 {area} {number}",
        f"0049 {area} {number}",
        f"0{area}-{number[:2]} {number[2:]}",
    ):
        assert whole in _forms(f"Tel. {spelling}, täglich")
        assert [found.form for found in recognise(spelling)] == [whole]
