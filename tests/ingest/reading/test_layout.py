"""Lines become text: rows of forms stay together, columns of prose stay apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ingest.ocr.contract import SeenLine, SeenWord
from ingest.pages import Box
from ingest.readers.layout import arrange


def _line(text: str, x: int, y: int, *, block: int = 1, paragraph: int = 1, letter: int = 10) -> SeenLine:
    """A line of words 20 pixels high; one blank is one letter wide."""
    words = []
    for word in text.split():
        width = letter * len(word)
        words.append(SeenWord(word, Box(x, y, x + width, y + 20), 0.9))
        x += width + letter
    return SeenLine(tuple(words), block, paragraph)


def test_each_printed_line_is_a_line() -> None:
    assert arrange([_line("Sehr geehrte Frau Weiß,", 0, 0), _line("vielen Dank", 0, 30)]).text == (
        "Sehr geehrte Frau Weiß,\nvielen Dank"
    )


def test_an_empty_line_stands_between_blocks_and_between_paragraphs() -> None:
    lines = [
        _line("eins", 0, 0),
        _line("zwei", 0, 45, paragraph=2),
        _line("drei", 0, 200, block=2),
        _line("vier", 0, 290, block=2),
    ]
    assert arrange(lines).text == "eins\n\nzwei\n\ndrei\n\nvier"


def test_a_change_of_type_or_an_indent_is_no_paragraph() -> None:
    assert arrange([_line("eins", 0, 0), _line("zwei", 40, 30, paragraph=2)]).text == "eins\nzwei"


def test_words_know_their_place_in_the_text() -> None:
    arranged = arrange([_line("Az. 123 Js", 0, 0), _line("Zwei", 0, 300, block=2)])
    assert [arranged.text[word.start : word.end] for word in arranged.words] == ["Az.", "123", "Js", "Zwei"]


def test_labels_and_values_read_as_two_blocks_become_rows() -> None:
    labels = [_line(text, 0, 40 * row) for row, text in enumerate(("Vorgangsnummer:", "Telefon:", "Datum:"))]
    values = [_line(text, 400, 40 * row + 2, block=2) for row, text in enumerate(("VG-2026-1", "04131 1", "2.3.2026"))]
    assert arrange([*labels, *values]).text == "Vorgangsnummer:\tVG-2026-1\nTelefon:\t04131 1\nDatum:\t2.3.2026"


def test_a_table_with_three_columns_keeps_its_rows_and_its_gaps() -> None:
    columns = {0: ("Nr.", "1", "2"), 200: ("Datum", "1.2.", "3.4."), 500: ("Blatt", "", "7")}
    lines = [
        _line(cell, x, 40 * row, block=number)
        for number, (x, cells) in enumerate(columns.items())
        for row, cell in enumerate(cells)
        if cell
    ]
    assert arrange(lines).text == "Nr.\tDatum\tBlatt\n1\t1.2.\n2\t3.4.\t7"


def test_rows_of_a_skewed_page_stay_rows() -> None:
    rise = 0.02  # 1.1 degrees: the values lie 16 pixels lower than their labels
    prose = [_line("ein langer Satz aus vielen Worten der schräg liegt", 0, 400 + 30 * n, block=3) for n in range(4)]
    lines = [
        *[_line(text, 0, 40 * row) for row, text in enumerate(("Name:", "Ort:"))],
        *[_line(text, 800, 40 * row, block=2) for row, text in enumerate(("Weiß", "Celle"))],
        *prose,
    ]
    skewed = [
        SeenLine(
            tuple(
                SeenWord(
                    w.text,
                    Box(w.box.x0, round(w.box.y0 + rise * w.box.x0), w.box.x1, round(w.box.y1 + rise * w.box.x0)),
                    w.confidence,
                )
                for w in line.words
            ),
            line.block,
            line.paragraph,
        )
        for line in lines
    ]
    assert arrange(skewed).text.startswith("Name:\tWeiß\nOrt:\tCelle")


def test_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [_line(f"links steht ein Satz Nummer {n}", 0, 30 * n) for n in range(4)]
    right = [_line(f"rechts steht ein Satz Nummer {n}", 500, 30 * n, block=2) for n in range(4)]
    assert arrange([*left, *right]).text.startswith("links steht ein Satz Nummer 0\nlinks steht ein Satz Nummer 1")


def test_narrow_columns_of_long_words_are_prose_though_a_line_holds_but_three() -> None:
    left = [_line("Wiederherstellungsmaßnahmen unterbleiben vorläufig", 0, 30 * n, block=1) for n in range(4)]
    right = [_line("Verkehrssicherungspflichten bestehen weiterhin", 900, 30 * n, block=2) for n in range(4)]
    assert "\t" not in arrange([*left, *right]).text


def test_a_wide_gap_inside_a_line_is_a_tab() -> None:
    one, other = _line("Summe", 0, 0), _line("12,50 EUR", 300, 0)
    assert arrange([SeenLine(one.words + other.words, 1)]).text == "Summe\t12,50 EUR"


def test_nothing_seen_is_an_empty_text() -> None:
    assert arrange([]).text == ""


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.integers(0, 2000),
    st.integers(0, 3000),
    st.integers(0, 400),
    st.integers(0, 80),
)
seen_words = st.builds(SeenWord, st.text("abcÄß0-", min_size=1, max_size=6), boxes, st.floats(0, 1))
seen_lines = st.builds(
    SeenLine, st.lists(seen_words, min_size=1, max_size=5).map(tuple), st.integers(0, 4), st.integers(0, 2)
)


@given(st.lists(seen_lines, max_size=25))
def test_no_word_is_lost_or_doubled_whatever_was_seen(lines: list[SeenLine]) -> None:
    arranged = arrange(lines)
    seen = sorted(word.text for line in lines for word in line.words)
    assert sorted(arranged.text[word.start : word.end] for word in arranged.words) == seen
    assert sorted(arranged.text.split()) == seen
    assert all(one.end < other.start for one, other in zip(arranged.words, arranged.words[1:], strict=False))
