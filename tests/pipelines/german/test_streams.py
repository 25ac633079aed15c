"""What a word is found by besides its stem, and the quick look that spares most words of a page."""

from __future__ import annotations

import gzip
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipelines.german import compounds
from pipelines.german.analysis import stem
from pipelines.german.folding import fold
from pipelines.german.streams import all_variants, may_have, part_token


@cache
def known_parts() -> tuple[str, ...]:
    table = Path(compounds.__file__).with_name("compounds.tsv.gz")
    lines = gzip.decompress(table.read_bytes()).decode().splitlines()
    return tuple(line.split("\t")[0] for line in lines if line.split("\t")[0].isalpha())


@st.composite
def compound_words(draw: st.DrawFn) -> str:
    return "".join(draw(st.lists(st.sampled_from(known_parts()), min_size=1, max_size=3)))


@given(compound_words())
@example("haeuserbau")
@example("schluesselkaesten")
def test_no_compound_is_passed_over(word: str) -> None:
    for token in all_variants(word, stem(word)):
        assert may_have([token, "+zzz"])(word)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=14).map(fold))
@example("petrowitsch")
@example("hhaddad")
@example("łukasz")
def test_no_name_is_passed_over(word: str) -> None:
    for token in all_variants(word, stem(word)):
        assert may_have([token, "+zzz"])(word)


@pytest.mark.parametrize(
    ("word", "asked"), [("haeuserbau", "garten"), ("gaststaette", "erlaubnis"), ("petrovic", "%288")]
)
def test_most_words_are_passed_over(word: str, asked: str) -> None:
    assert not may_have([asked if asked.startswith("%") else part_token(asked)])(word)


def test_without_tokens_nothing_is_looked_at() -> None:
    assert not may_have([])("haus")
