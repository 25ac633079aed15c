"""A whole document becomes tokens, passages and impacts that fit together."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.analysing import TITLE_END, Analysis, PageText, analyse_document
from pipelines.german.analysis import fold, stem
from pipelines.question.tree import Word
from pipelines.ranking import exact_scores
from tests.pipelines.german.texts import pages


def _analyse(*texts: str, title: str | None = None) -> Analysis:
    return analyse_document([PageText(number, text) for number, text in enumerate(texts, start=1)], title=title)


def _score(analysis: Analysis, word: str) -> float:
    return exact_scores([Word(word, fold(word), stem(word), 8.0)], [analysis.impacts])[0]


@given(st.lists(pages(longest=150), max_size=3))
def test_words_stems_and_offsets_are_aligned_and_lead_back_to_the_page(texts: list[str]) -> None:
    for passage in _analyse(*texts).passages:
        words, stems = passage.words.split(), passage.stems.split()
        offsets = np.frombuffer(passage.offsets, dtype="<u4").reshape(-1, 2)
        assert len(words) == len(stems) == len(offsets)
        for word, its_stem, (start, end) in zip(words, stems, offsets, strict=True):
            assert passage.start <= start < end <= passage.end
            assert fold(texts[passage.page - 1][start:end]) == word
            assert stem(word) == its_stem


@given(st.lists(pages(longest=150), max_size=3))
def test_the_document_holds_the_words_and_identifiers_of_its_passages_in_order(texts: list[str]) -> None:
    analysis = _analyse(*texts)
    assert analysis.words == " ".join(passage.words for passage in analysis.passages)
    assert set(analysis.identifiers.split()) == {
        form for passage in analysis.passages for form in passage.identifiers.split()
    }
    assert [passage.ordinal for passage in analysis.passages] == list(range(len(analysis.passages)))


@given(st.lists(pages(longest=150), max_size=3))
def test_every_content_word_has_a_level_in_the_document_and_in_its_passage(texts: list[str]) -> None:
    analysis = _analyse(*texts)
    of_passages = {token.partition("#")[0] for passage in analysis.passages for token in passage.levels.split()}
    assert {token.partition("#")[0] for token in analysis.levels.split()} == of_passages


def test_the_same_pages_give_the_same_analysis() -> None:
    assert _analyse("Die Gaststätte Krone", title="Bescheid") == _analyse("Die Gaststätte Krone", title="Bescheid")


def test_the_title_is_found_but_is_no_passage() -> None:
    analysis = _analyse("Sehr geehrte Frau Muster", title="Gaststättenerlaubnis")
    assert _score(analysis, "Gaststättenerlaubnis") > 0
    assert [passage.page for passage in analysis.passages] == [1]
    assert "gaststaettenerlaubnis" not in analysis.passages[0].words


def test_no_phrase_runs_from_the_title_into_the_text() -> None:
    assert _analyse("Krone am Markt", title="Gaststätte").words == f"gaststaette {TITLE_END} krone am markt"


def test_stop_words_have_places_but_no_levels() -> None:
    analysis = _analyse("Die Erlaubnis für den Betrieb")
    assert analysis.words == "die erlaubnis fuer den betrieb"
    assert {token.partition("#")[0] for token in analysis.levels.split()} == {"erlaubnis", "betrieb"}


def test_a_document_that_speaks_of_a_matter_scores_above_one_that_mentions_it() -> None:
    filler = " ".join(f"wort{i}" for i in range(70))
    speaks = _analyse("Die Gaststätte Krone. Die Gaststätte hat geöffnet. Der Wirt der Gaststätte. " + filler[:200])
    mentions = _analyse(f"Eine Gaststätte. {filler}")
    assert _score(speaks, "Gaststätten") > _score(mentions, "Gaststätten") > 0


def test_a_document_without_words_is_empty() -> None:
    empty = Analysis(words="", levels="", identifiers="", impacts=b"", passage_impacts=b"", passages=())
    assert _analyse("", " … ", title="  ") == empty
