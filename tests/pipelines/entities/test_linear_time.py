"""No text keeps a pattern busy longer than its length asks for: eight times the text, about eight times the work."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.analysing import PageText
from pipelines.embeddings.windows import cut_windows
from pipelines.entities.describing import describe
from pipelines.entities.flowing import flow
from pipelines.entities.recognising import Recognising, rules_with
from pipelines.german.analysis import analyse, identifiers

RULES: Final = rules_with(["VG-####-######", "{unit}-{number}/{year}", "{letters}:{number} {year}"])
RECOGNISING: Final = Recognising(RULES)

Work = Callable[[str], object]


def understand(text: str) -> None:
    """All that recognition does with a page, in a document that knows a person by name."""
    pages = [PageText(1, text), PageText(2, "Frau Sommerfeld, Lange Straße 5, 21335 Lüneburg")]
    describe(pages, RECOGNISING.recognise(pages), "text/plain")


WORKS: Final[dict[str, Work]] = {
    **{rule.name: rule.find for rule in RULES},
    "whole documents": understand,
    "flowing text": flow,
    "sentence windows": cut_windows,
    "words": analyse,
    "identifiers": identifiers,
}

ATOMS: Final = (
    "A", "a", "Aa", "AA", "0", "1", "12", "1.", " ", "  ", "\n", "\t", "-", "–", "/", ".", ",", ":", "(", ")",
    "()", "@", "§", "$", "&", "„", "“", "’", "ß", "é", "+", "+49", "in ", "in A", "Am ", "Am A", "Straße",
    "Str. ", "12345 ", "12345 A", "Herr ", "Frau A", "KHK ", "AG", "GmbH ", "e. V.", "UG (", "Stadt ", "Bar ",
    "Bar „", "Tel ", "Tel. 0", "Az. ", "Az.: A-", "IBAN ", "DE12", "EUR ", "EUR 0", "Name: ", "Name  ", "geb. ",
    "Dr. ", "von ", "HRB ", "LG-", "LG-AB ", "Abs. ", "§ 1, ", "A-\n", "a-\n", "1/", "1-", "und ", "Mai ",
    "3. Mai ", "Betreff: ", "Betreff:  ", "Von: ", "den ", "Unser Zeichen ", "\xad\n", "A’", "Aa’", "@ a-\n",
)  # fmt: skip
"""What patterns begin with, go on with and end with."""

# Beginning, what is repeated, end. Each kept something busy in quadratic time, or would without the bound it has.
TRAPS: Final = {
    "a place without end": ("in A", "a", ""),
    "a place of points": ("in ", "A.", ""),
    "a place behind a postal code": ("Am Markt 1, 12345 A", "a", ""),
    "names with apostrophes": ("Frau Sommerfeld. ", "A’", ""),
    "names with longer parts": ("Frau Sommerfeld. ", "Aa’", ""),
    "capitals behind a broken word": ("a-\nb", "A", ""),
    "signs of an address before line ends": ("", "@" * 90 + " aaaa-\nb", ""),
    "forms without a name": ("", ".e. V.", ""),
    "one long word": ("", "a", "-"),
    "one long word in capitals": ("", "A", "@"),
    "hyphens": ("A", "-A", "!"),
    "digits": ("", "0", "x"),
    "digits and points": ("", "1.", "x"),
    "blanks behind a field": ("Name", " ", "x"),
    "blanks behind a sentence": ("Ende.", " ", "x"),
    "line ends": ("Ende", "\n", "x"),
    "brackets": ("Ende. ", "(", "x"),
    "quotation marks": ("", "„", "AG"),
    "an amount of thousands": ("EUR 1", ".000", "x"),
    "a reference of many parts": ("Az.: A", "-A1", "@"),
    "soft hyphens": ("a", "\u00ada", "\n"),
}

_SMALL: Final = 5_000
_TIMES: Final = 8
_MOST: Final = 24.0
"""Linear work takes 8 times as long for 8 times the text, quadratic work 64 times; between them lies room for noise."""


def seconds(work: Work, text: str, tries: int) -> float:
    """The processor time of this thread, the least of some tries; waiting for others does not count."""
    found = []
    gc.disable()  # a collection goes through everything that the test session holds
    try:
        for _ in range(tries):
            start = time.thread_time()
            work(text)
            found.append(time.thread_time() - start)
    finally:
        gc.enable()
    return min(found)


def growth(work: Work, make: Callable[[int], str]) -> float:
    """How many times as long the work takes with eight times the text; measured anew where it looks too long."""
    least = float("inf")
    for tries in (1, 3, 6):
        small, large = seconds(work, make(_SMALL), tries + 1), seconds(work, make(_SMALL * _TIMES), tries)
        least = min(least, large / max(small, 1e-6))
        if least <= _MOST:
            break
    return least


def test_a_quadratic_pattern_is_noticed() -> None:
    def quadratic(text: str) -> None:
        for end in range(0, len(text), 8):
            text[:end].count("b")

    assert growth(quadratic, lambda size: "a" * size) > _MOST


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", WORKS)
def test_what_was_written_to_trap_a_pattern_takes_linear_time(name: str, trap: str) -> None:
    beginning, piece, end = TRAPS[trap]

    def make(size: int) -> str:
        return beginning + piece * (size // len(piece)) + end

    assert growth(WORKS[name], make) <= _MOST


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(sorted(WORKS)),
    beginning=st.sampled_from(["", *ATOMS]),
    piece=st.lists(st.sampled_from(ATOMS), min_size=1, max_size=3).map("".join),
    end=st.sampled_from(["", *ATOMS]),
)
def test_any_repeated_text_takes_linear_time(name: str, beginning: str, piece: str, end: str) -> None:
    assert growth(WORKS[name], lambda size: beginning + piece * (size // len(piece)) + end) <= _MOST
