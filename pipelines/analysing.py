"""All that is made of the text of a document for finding it: pure, from pages to plain tokens."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import Stemmer

from pipelines.german.analysis import analyse, identifiers
from pipelines.german.separable import separated, verb_of, verb_token
from pipelines.german.streams import variants
from pipelines.german.tokens import Identifier, Token
from pipelines.other_readings import OtherReading, other_readings
from pipelines.passage_ranking import pack_passages
from pipelines.passages import Stretch, cut
from pipelines.ranking import Content, document_impacts, level_tokens, pack_impacts, passage_impacts

ANALYSER_VERSION: Final = f"6 snowball-{Stemmer.version()}"
"""Grows with every change of tokens, stems, identifiers, passages or impacts; documents analysed by another version
must be analysed anew before they are searched together."""

TITLE_END: Final = "|"
"""Stands between the words of the title and those of the first page, so that no phrase is found across them."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page; pages are numbered from 1.

    ``words`` are those that were read, as the catalogue packs them; empty where they do not matter or there are none.
    """

    number: int
    text: str
    words: bytes = b""


@dataclass(frozen=True, slots=True)
class AnalysedPassage:
    """One passage, as the catalogue stores it and an engine indexes it.

    ``ordinal`` counts from 0 through the document; ``start`` and ``end`` are code points of the page's text. ``words``,
    ``stems`` and ``offsets`` are aligned (see ``passages.StoredPassage``); ``levels`` are level tokens and
    ``identifiers`` squeezed forms, one blank between.
    """

    ordinal: int
    page: int
    start: int
    end: int
    words: str
    stems: str
    levels: str
    identifiers: str
    offsets: bytes


@dataclass(frozen=True, slots=True)
class Analysis:
    """A whole document: tokens as in ``FindableDocument``, packed impacts of it and of its passages, passages."""

    words: str
    levels: str
    identifiers: str
    impacts: bytes
    passage_impacts: bytes
    passages: tuple[AnalysedPassage, ...]


def analyse_document(pages: Iterable[PageText], *, title: str | None) -> Analysis:
    """What a document is found by.

    Depends on its arguments and ``ANALYSER_VERSION`` only. The title counts as one more passage that comes first, but
    is none of ``passages``. A document without words has empty strings and no passages.

    Args:
        pages: In order.
        title: None or blank where the document has none.
    """
    words: list[str] = []
    forms: dict[str, None] = {}  # an ordered set
    contents: list[Content] = []
    passages: list[AnalysedPassage] = []
    telling: list[tuple[Content, list[str]]] = []
    if title and (tokens := analyse(title)):
        words.extend(token.exact for token in tokens)
        words.append(TITLE_END)
        forms.update((found.form, None) for found in identifiers(title))
        contents.append(_content(tokens, title))
    for page in pages:
        tokens = analyse(page.text)
        found = identifiers(page.text)
        words.extend(token.exact for token in tokens)
        forms.update((identifier.form, None) for identifier in found)
        starts = [identifier.start for identifier in found]
        others = tuple(other_readings(page.text, page.words))
        for stretch in cut(page.text, tokens, found):
            inside = tokens[stretch.first : stretch.last]
            also = [other for other in others if stretch.start <= other.start < stretch.end]
            contents.append(content := _content(inside, page.text, also))
            telling.append((content, [token.exact for token in inside if not token.is_stop_word]))
            its_own = found[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]
            passages.append(_passage(len(passages), page.number, stretch, inside, content, its_own))
    impacts = document_impacts(contents)
    return Analysis(
        words=" ".join(words),
        levels=level_tokens(impacts),
        identifiers=" ".join(forms),
        impacts=pack_impacts(impacts),
        passage_impacts=pack_passages(telling),
        passages=tuple(passages),
    )


def _content(tokens: Sequence[Token], text: str, others: Sequence[OtherReading] = ()) -> Content:
    telling = [token for token in tokens if not token.is_stop_word]
    more = [variant for token in telling for variant in variants(text[token.start], token.exact, token.stem)]
    more += [other.token for other in others]
    more += _verbs(tokens, text)
    return Content([token.stem for token in telling], more)


def _verbs(tokens: Sequence[Token], text: str) -> Iterator[str]:
    """The tokens of separable verbs: of those in one piece that no stem brings together, and of those in two."""
    for token in tokens:
        if text[token.start].islower() and (verb := verb_of(token.exact)) and verb != token.stem:
            yield verb_token(verb)
    words = [token.exact for token in tokens]
    for found in separated(words, [(token.start, token.end) for token in tokens], text):
        yield verb_token(found.stem)


def _passage(
    ordinal: int,
    page: int,
    stretch: Stretch,
    tokens: Sequence[Token],
    content: Content,
    found: Sequence[Identifier],
) -> AnalysedPassage:
    """The passage of a stretch, given the tokens and identifiers that begin in it."""
    offsets = np.array([(token.start, token.end) for token in tokens], dtype="<u4")
    return AnalysedPassage(
        ordinal=ordinal,
        page=page,
        start=stretch.start,
        end=stretch.end,
        words=" ".join([token.exact for token in tokens]),
        stems=" ".join([token.stem for token in tokens]),
        levels=level_tokens(passage_impacts(content)),
        identifiers=" ".join(dict.fromkeys(identifier.form for identifier in found)),
        offsets=offsets.tobytes(),
    )
