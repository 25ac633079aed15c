"""Inflections of a word share a stem; nouns in -er keep apart from the words that they come from."""

from __future__ import annotations

import hashlib

import pytest

from pipelines.german.folding import fold
from pipelines.german.stems import TABLE, kin, stem


def test_the_list_is_the_one_of_the_data_sheet() -> None:
    content = TABLE.read_bytes()
    sheet = TABLE.with_suffix(".md").read_text(encoding="utf-8")
    lines = content.decode().split()
    assert hashlib.sha256(content).hexdigest() in sheet
    assert f"{len(lines):,} German nouns" in sheet
    assert f"{sum(line.startswith('+') for line in lines):,} have a +" in sheet


@pytest.mark.parametrize(
    ("noun", "other"),
    [
        ("Halter", "halten"),
        ("Melder", "melden"),
        ("Täter", "Tat"),
        ("Mieter", "Miete"),
        ("Bürger", "Burg"),
        ("Fahrzeughalter", "fahrzeughalten"),
    ],
)
def test_a_noun_in_er_is_another_word_than_what_it_comes_from(noun: str, other: str) -> None:
    assert stem(noun) != stem(other)


@pytest.mark.parametrize(
    "forms",
    [
        ("Halter", "Halters", "Haltern", "HALTERIN", "Halterinnen"),
        ("Fahrzeughalter", "Fahrzeughaltern", "Fahrzeughalterin"),
        ("Kloster", "Klöster", "Klöstern", "Kloesters"),
        ("Bild", "Bilder", "Bildern", "Bildes"),
        ("Lichtbild", "Lichtbilder"),
        ("Haus", "Häuser", "HAEUSERN"),
        ("groß", "großer", "großem", "größer"),
        ("Hamburg", "Hamburger"),
        ("Mitglied", "Mitglieder"),
        ("Steuer", "Steuern"),
    ],
)
def test_the_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_what_a_noun_in_er_comes_from_is_its_kin_and_back() -> None:
    assert kin(fold("Halter"), stem("Halter")) == stem("halten")
    assert kin(fold("halten"), stem("halten")) == stem("Halter")
    assert kin(fold("Gaststätte"), stem("Gaststätte")) == ""


@pytest.mark.parametrize("word", ["", "er", "erinnen", "x" * 5000 + "er", "erer" * 3000, "123er"])
def test_what_is_no_word_has_a_stem_too(word: str) -> None:
    assert isinstance(stem(word), str)
