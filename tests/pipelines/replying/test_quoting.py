"""How a sentence is quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.replying.quoting import LONGEST, quote


def test_a_sentence_is_quoted_on_one_line_with_broken_words_together() -> None:
    text = "Davor.\nDie Gewer-\nbeanmeldung kostet\t26 Euro."
    told = quote(text, (7, len(text)), (text.index("26"), text.index(" Euro") + 5))
    assert told.text == "Die Gewerbeanmeldung kostet 26 Euro."
    assert told.highlight is not None
    assert told.text[slice(*told.highlight)] == "26 Euro"


def test_a_long_sentence_is_cut_around_its_answer() -> None:
    text = "Wort " * 100 + "genau 38 Kisten " + "Ende " * 100
    start = text.index("38")
    told = quote(text, (0, len(text)), (start, start + 9))
    assert len(told.text) <= LONGEST + 2
    assert told.text[0] == told.text[-1] == "…"
    assert told.highlight is not None
    assert told.text[slice(*told.highlight)] == "38 Kisten"


@given(st.text(st.sampled_from("ab -\n\täß.1"), min_size=1, max_size=600), st.data())
def test_what_is_marked_is_what_stands_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 60)))
    if not text[start].isalnum() or not text[end - 1].isalnum():
        return
    told = quote(text, (0, len(text)), (start, end))
    assert told.highlight is not None
    marked = told.text[slice(*told.highlight)]
    assert [sign for sign in marked if sign.isalnum()] == [sign for sign in text[start:end] if sign.isalnum()]
