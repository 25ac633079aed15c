"""How others find: the methods that comparable systems are made of, over the same texts and questions.

    plain           BM25 over words in small letters
    lucene          BM25 over Lucene's German analysis: small letters, stop words, normalisation, light stems
    stemmed         BM25 over the stems of our own analysis
    decompounding   lucene with Lucene's dictionary decompounder before the stems
    encoder         the cosine of whole texts, as the encoder gives it
    fused           lucene and encoder by reciprocal rank

All as their documentation says, with the usual constants and statistics of the whole collection.
"""

from __future__ import annotations

import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from benchmarks.retrieval_set import Rankings, RetrievalSet
from pipelines.embeddings.contract import Embedder
from pipelines.german.analysis import analyse
from pipelines.german.compounds import TABLE
from pipelines.german.folding import fold
from pipelines.german.stop_words import is_stop_word

_WORD: Final = re.compile(r"\w+")
_K1: Final = 1.2
_B: Final = 0.75
_SMOOTHING: Final = 60
"""k of reciprocal rank fusion. Source: Cormack, Clarke, Buettcher, SIGIR 2009."""

_SHORTEST_WORD: Final = 5
_SHORTEST_PART: Final = 4
_LONGEST_PART: Final = 15
"""Of the decompounder; Lucene's own least part of 2 letters finds everything in everything."""

_MOST: Final = 100


def rankings(given: RetrievalSet, embedder: Embedder) -> dict[str, Rankings]:
    """What each method finds, by its name."""
    lucene = _bm25(given, _german)
    encoder = _by_encoder(given, embedder)
    return {
        "plain": _bm25(given, _plain),
        "stemmed": _bm25(given, _stems),
        "lucene": lucene,
        "decompounding": _bm25(given, _decompounded),
        "encoder": encoder,
        "fused": {question: _fused([lucene[question], encoder[question]]) for question in given.questions},
    }


def _bm25(given: RetrievalSet, tokens_of: Callable[[str], Sequence[str]]) -> dict[str, list[str]]:
    """Any word of the question matching; equal scores by id."""
    tokens = {name: tokens_of(text) for name, text in given.texts.items()}
    average = sum(map(len, tokens.values())) / len(tokens)
    holding: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for name, some in tokens.items():
        length = _K1 * (1 - _B + _B * len(some) / average)
        for token, count in Counter(some).items():
            holding[token].append((name, count * (_K1 + 1) / (count + length)))
    found = {}
    for question, text in given.questions.items():
        scores: dict[str, float] = defaultdict(float)
        for token in tokens_of(text):
            held = holding.get(token, [])
            rarity = math.log(1 + (len(tokens) - len(held) + 0.5) / (len(held) + 0.5))
            for name, impact in held:
                scores[name] += rarity * impact
        found[question] = sorted(scores, key=lambda name: (-scores[name], name))[:_MOST]
    return found


def _by_encoder(given: RetrievalSet, embedder: Embedder) -> dict[str, list[str]]:
    names = sorted(given.texts)
    wholes = np.stack([embedder.embed_passage(given.texts[name], ()).whole for name in names])
    found = {}
    for question, text in given.questions.items():
        order = np.argsort(-(wholes @ embedder.embed_question(text)), kind="stable")[:_MOST]
        found[question] = [names[at] for at in order.tolist()]
    return found


def _fused(ranked: Sequence[Sequence[str]]) -> list[str]:
    scores: dict[str, float] = defaultdict(float)
    for each in ranked:
        for rank, name in enumerate(each, 1):
            scores[name] += 1 / (_SMOOTHING + rank)
    return sorted(scores, key=lambda name: (-scores[name], name))


def _plain(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _stems(text: str) -> list[str]:
    return [token.stem for token in analyse(text) if not token.is_stop_word]


def _german(text: str) -> list[str]:
    return [light_stem(normalised(word)) for word in _telling(text)]


def _decompounded(text: str) -> list[str]:
    return [light_stem(normalised(part)) for word in _telling(text) for part in (word, *_parts(word))]


def _telling(text: str) -> Iterator[str]:
    return (word for word in _plain(text) if not is_stop_word(fold(word)))


def _parts(word: str) -> Iterator[str]:
    """Every word of the dictionary that stands in a word, wherever: what Lucene's decompounder adds."""
    if len(word) < _SHORTEST_WORD:
        return
    known = _dictionary()
    for start in range(len(word) - _SHORTEST_PART + 1):
        for end in range(start + _SHORTEST_PART, min(len(word), start + _LONGEST_PART) + 1):
            if end - start < len(word) and fold(word[start:end]) in known:
                yield word[start:end]


@cache
def _dictionary() -> frozenset[str]:
    """The 10,171 frequent words that end a compound, folded."""
    rows = (line.split("\t") for line in gzip.decompress(TABLE.read_bytes()).decode().splitlines())
    return frozenset(part for part, _, _, as_ending in rows if as_ending != "0")


def normalised(word: str) -> str:
    """A word in small letters as Lucene's GermanNormalizationFilter leaves it: ä and ae are a, ß is ss."""
    plain = re.sub("ae|oe|(?<![aeiouyäöüq])ue", lambda match: match[0][0], word)
    for letter, plainer in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "ss")):
        plain = plain.replace(letter, plainer)
    return plain


_BEFORE_S: Final = frozenset("bdfghklmnt")


def light_stem(word: str) -> str:
    """A normalised word without its ending, as Lucene's GermanLightStemmer leaves it.

    Source:
        Savoy: Light Stemming Approaches for the French, Portuguese, German and Hungarian Languages, SAC 2006.
    """
    if len(word) > 5 and word.endswith("ern"):
        word = word[:-3]
    elif len(word) > 4 and word[-2] == "e" and word[-1] in "mnrs":
        word = word[:-2]
    elif len(word) > 3 and (word[-1] == "e" or (word[-1] == "s" and word[-2] in _BEFORE_S)):
        word = word[:-1]
    if len(word) > 5 and word.endswith("est"):
        return word[:-3]
    if len(word) > 4 and ((word[-2] == "e" and word[-1] in "rn") or (word[-2:] == "st" and word[-3] in _BEFORE_S)):
        return word[:-2]
    return word
