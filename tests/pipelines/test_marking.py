"""What is marked is what was found, and snippets show it in one readable line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.analysing import PageText, analyse_document
from pipelines.german.analysis import analyse, fold
from pipelines.marking import Mark, mark, may_bear_marks, merged
from pipelines.passages import StoredPassage
from pipelines.question.parsing import parse
from pipelines.question.tree import Phrase, leaves
from pipelines.question.widening import widen
from pipelines.snippets import LENGTH, Snippet, snippet
from tests.pipelines.german.texts import pages


def _passages(text: str) -> list[StoredPassage]:
    return [
        StoredPassage(each.ordinal, each.page, each.start, each.end, each.words, each.stems, each.offsets)
        for each in analyse_document([PageText(1, text)], title=None).passages
    ]


def _marks(question: str, text: str) -> tuple[Mark, ...]:
    parsed = parse(question)
    if not (passages := _passages(text)):
        return ()
    is_phrase = any(isinstance(leaf, Phrase) for leaf in leaves(parsed.tree))
    tree = parsed.tree if is_phrase else parsed.loose_tree or parsed.tree
    return mark(tuple(dict.fromkeys(leaves(tree))), merged(passages), text)


@pytest.mark.parametrize(
    ("words", "text", "may"),
    [
        (("graues", "haus"), "am graues Haus", True),
        (("graues", "haus"), "Haus graues, graueshaus", False),
        (("rau", "haus"), "grau Haus", False),
    ],
)
def test_what_holds_no_phrase_is_told_from_its_words_alone(words: tuple[str, ...], text: str, may: bool) -> None:
    phrase = Phrase(" ".join(words), words, 1.0)
    passage = merged(_passages(text))
    assert may_bear_marks((phrase,), passage) is may
    assert bool(mark((phrase,), passage, text)) is may
    assert may_bear_marks((phrase, *leaves(parse("Amt").tree)), passage)


def _found_in_any_way(question: str, text: str) -> list[tuple[str, str]]:
    tree = widen(parse(question).tree)
    marks = mark(tuple(dict.fromkeys(leaves(tree))), merged(_passages(text)), text)
    return [(text[each.start : each.end], each.how) for each in marks]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        (
            "Erlaubnis",
            "Gaststättenerlaubnis und Erlaubnisse",
            [("Gaststättenerlaubnis", "part"), ("Erlaubnisse", "form")],
        ),
        (
            "Schrottplatzbetreiber",
            "ein Betreiber des Schrottplatzes",
            [("Betreiber", "part"), ("Schrottplatzes", "part")],
        ),
        ("Hauseingang", "Hausmeister am Hauseingang", [("Hauseingang", "exact")]),
        ("Haddad", "Herr Hadad und Haddad", [("Hadad", "sound"), ("Haddad", "exact")]),
        ("Jalousie", "die Ja1ousie", [("Ja1ousie", "misread")]),
        ("Takt", "Kontakt", []),
    ],
)
def test_a_word_that_is_written_otherwise_is_marked_by_the_plainest_way(
    question: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert _found_in_any_way(question, text) == found


def _found(question: str, text: str) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.how) for each in _marks(question, text)]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Gaststätte", "Die Gaststätte Krone", [("Gaststätte", "exact")]),
        ("Gaststaette", "Zwei GASTSTÄTTEN", [("GASTSTÄTTEN", "form")]),
        ("Gaststätten", "die Gast-\nstätte", [("Gast-\nstätte", "form")]),
        ('"alte Krone"', "Die Alte\nKrone und die Krone", [("Alte\nKrone", "phrase")]),
        ('"alten"', "im alten Haus, das alte", [("alten", "exact")]),
        ("Gast*", "Gastwirt, Gäste, Gast", [("Gastwirt", "prefix"), ("Gast", "prefix")]),
        (
            "Petrovic~",
            "Petrovič, Petrowic, Pertovic, Petra",
            [("Petrovič", "exact"), ("Petrowic", "fuzzy"), ("Pertovic", "fuzzy")],
        ),
        ("WL-GP 77", "Pkw (WLGP77) rot", [("WLGP77", "identifier")]),
        ("040/66969147", "Tel. +49 40 66969147, abends", [("+49 40 66969147", "identifier")]),
        ("wer ist das", "Das ist er", [("Das", "exact"), ("ist", "exact")]),
    ],
)
def test_what_was_found_is_marked(question: str, text: str, found: list[tuple[str, str]]) -> None:
    assert _found(question, text) == found


def test_excluded_words_are_not_marked() -> None:
    assert _found("Krone -Hirsch", "Krone und Hirsch") == [("Krone", "exact")]


def test_a_phrase_is_found_across_the_border_of_two_passages() -> None:
    text = "wort " * 79 + "alte Krone " + "wort " * 79
    assert len(_passages(text)) == 2
    assert _found('"alte Krone"', text) == [("alte Krone", "phrase")]


def test_passages_of_different_pages_are_not_made_one() -> None:
    (first,) = _passages("Krone")
    second = StoredPassage(1, 2, 0, 5, first.words, first.stems, first.offsets)
    with pytest.raises(ValueError, match="several pages"):
        merged([first, second])


@given(pages(longest=80), st.data())
def test_every_word_of_a_text_is_marked_at_its_place(text: str, data: st.DataObject) -> None:
    content = [token for token in analyse(text) if not token.is_stop_word and token.exact.isalpha()]
    if not content:
        return
    token = data.draw(st.sampled_from(content))
    assert (token.start, token.end) in {(each.start, each.end) for each in _marks(token.exact, text)}


def _snippet(question: str, text: str, length: int = LENGTH) -> Snippet:
    return snippet(text, _marks(question, text), (0, len(text)), length=length)


def _highlighted(shown: Snippet) -> list[str]:
    return [shown.text[start:end] for start, end in shown.highlights]


@given(pages(longest=150), st.data(), st.integers(20, 300))
def test_highlights_show_the_words_that_are_marked(text: str, data: st.DataObject, length: int) -> None:
    content = [token for token in analyse(text) if not token.is_stop_word and token.exact.isalpha()]
    if not content:
        return
    token = data.draw(st.sampled_from(content))
    shown = _snippet(token.exact, text, length)
    stems = {each.stem for each in analyse(token.exact)}
    assert shown.highlights
    for start, end in shown.highlights:
        assert 0 <= start < end <= len(shown.text)
        assert {each.stem for each in analyse(shown.text[start:end])} & stems
    assert all(first[1] <= second[0] for first, second in pairwise(shown.highlights))


@given(pages(longest=150), st.integers(20, 300))
def test_a_snippet_is_one_line_of_bounded_length(text: str, length: int) -> None:
    shown = _snippet("Gaststätte Krone", text, length)
    assert "\n" not in shown.text
    assert "  " not in shown.text
    assert len(shown.text) <= max(length, 40) + 2


@given(pages(longest=150), st.integers(20, 300))
def test_a_snippet_holds_words_of_the_text_in_their_order(text: str, length: int) -> None:
    inside = _snippet("Gaststätte Krone", text, length).text.strip("…")
    assert fold(inside) in fold(text)


def test_a_broken_word_is_put_together_again() -> None:
    shown = _snippet("Gaststätten", "Die alte Gast-\n  stätte\nKrone")
    assert shown == Snippet("Die alte Gaststätte Krone", ((9, 19),))


def test_a_snippet_shows_where_text_is_left_out_and_no_half_words() -> None:
    text = "anfang " * 40 + "Gaststätte " + "endlich " * 40
    shown = _snippet("Gaststätte", text)
    assert _highlighted(shown) == ["Gaststätte"]
    assert shown.text.startswith("…anfang ")
    assert shown.text.endswith("endlich…")
    assert 200 <= len(shown.text) <= LENGTH + 2


def test_a_snippet_shows_the_place_with_most_of_the_question() -> None:
    text = "Gaststätte " + "wort " * 100 + "die Erlaubnis der Gaststätte Krone"
    assert _highlighted(_snippet("Gaststätte Erlaubnis Krone", text)) == ["Erlaubnis", "Gaststätte", "Krone"]


def test_without_marks_a_snippet_shows_the_beginning_of_the_passage() -> None:
    text = "Erster Absatz.\n\n" + "zweiter " * 100
    shown = snippet(text, (), (16, len(text)))
    assert shown.text.startswith("…zweiter zweiter")
    assert shown.highlights == ()
