"""What Tesseract writes becomes lines, and what it always gets wrong is put right."""

from __future__ import annotations

import pytest

from ingest.ocr.tesseract_table import lines_of_table


def _table(*words: str, line: int = 1) -> str:
    rows = [
        f"5\t1\t1\t1\t{line}\t{number}\t{10 * number}\t20\t8\t15\t95.5\t{word}" for number, word in enumerate(words)
    ]
    return "\n".join(rows) + "\n"


def _texts(table: str) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in lines_of_table(table)]


def test_words_become_lines_with_boxes_and_confidences_between_0_and_1() -> None:
    (first, second) = lines_of_table("level\tpage\n" + _table("Sehr", "geehrte") + _table("Frau", line=2))
    assert [word.text for word in first.words] == ["Sehr", "geehrte"]
    box = second.words[0].box
    assert (box.x0, box.y0, box.x1, box.y1) == (0, 20, 8, 35)
    assert second.words[0].confidence == 0.955


def test_words_without_a_visible_sign_are_none() -> None:
    assert _texts(_table(" ", "|", "Hallo", "_") + "nonsense\n") == ["Hallo"]


def test_rules_of_a_form_are_taken_off_the_words_they_touch() -> None:
    assert _texts(_table("|Datum", "\\VG-2026-1", "Betrag_", "a_b")) == ["Datum VG-2026-1 Betrag a_b"]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("nach $ 4 VwVfG", "nach § 4 VwVfG"),
        ("($ 163 StPO)", "(§ 163 StPO)"),
        ("$$ 12 und 13", "§§ 12 und 13"),
        ("gemäß 8 15 Abs. 2", "gemäß § 15 Abs. 2"),
        ("gemäß S 35a GewO", "gemäß § 35a GewO"),
        ("& 823 BGB", "§ 823 BGB"),
        ("$ 12", "§ 12"),
        ("nach §4 VwVfG", "nach § 4 VwVfG"),
    ],
)
def test_a_section_sign_is_put_right(read: str, right: str) -> None:
    assert _texts(_table(*read.split())) == [right]


@pytest.mark.parametrize(
    "line", ["8 12 Kisten", "$ 4,50 je Stück", "8 Kisten", "Raum 8 12", "S 3", "Müller & 3 Söhne", "$"]
)
def test_what_is_no_section_sign_stays(line: str) -> None:
    assert _texts(_table(*line.split())) == [line]
