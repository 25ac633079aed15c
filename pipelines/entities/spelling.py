"""One spelling for each name of a document: the most telling of those in which it stands there.

``Petrovic`` takes the accent that another page has, ``MEIER GMBH`` its small letters, ``Cordes Benning`` its hyphen.
What no page says is left as it is, with two exceptions: on a page that is written without umlauts, ``Koehler`` has one;
and an accented given name that nobody has (``Joäo``) is the known one that differs from it in accents alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from pipelines.entities.contract import EntityType, Mention
from pipelines.entities.rules.names import given_names, is_given
from pipelines.entities.rules.umlauts import with_umlauts, writes_without_umlauts
from pipelines.german.folding import fold

_NAMES: Final = frozenset([EntityType.PERSON, EntityType.ORGANISATION, EntityType.LOCATION, EntityType.ADDRESS])

Key = tuple[EntityType, tuple[str, ...]]


def respell(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> list[tuple[Mention, ...]]:
    """The mentions of each page, with equal normal forms where they differ in accents, hyphens and capitals only."""
    mended = [_mended(text, page) for text, page in zip(texts, found, strict=True)]
    spellings = _spellings([mention for page in mended for mention in page])
    return [tuple(_respelled(mention, spellings) for mention in page) for page in mended]


def _mended(text: str, page: Sequence[Mention]) -> list[Mention]:
    is_plain = writes_without_umlauts(text)
    return [_with_umlauts(mention) if is_plain else _with_accents(mention) for mention in page]


def _with_umlauts(mention: Mention) -> Mention:
    if mention.type is EntityType.PERSON:
        family, comma, given = mention.normalized.partition(", ")
        normalized = with_umlauts(family) + comma + " ".join(map(_given_with_umlauts, given.split()))
    elif mention.type is EntityType.ADDRESS:
        street, comma, town = mention.normalized.partition(",")
        normalized = with_umlauts(street) + comma + town
    else:
        return mention
    return mention if normalized == mention.normalized else replace(mention, normalized=normalized)


def _given_with_umlauts(name: str) -> str:
    """``Jürgen`` for ``Juergen``; ``Manuel`` is known as it is."""
    mended = with_umlauts(name)
    return mended if is_given(mended) or not is_given(name) else name


def _with_accents(mention: Mention) -> Mention:
    family, comma, given = mention.normalized.partition(", ")
    if mention.type is not EntityType.PERSON or given.isascii():
        return mention
    return replace(mention, normalized=family + comma + " ".join(map(_known_by_accents, given.split())))


def _known_by_accents(name: str) -> str:
    if name.isascii() or is_given(name):
        return name
    known = _by_bare_form().get(_bare(name), ())
    return known[0] if len(known) == 1 else name


@cache
def _by_bare_form() -> Mapping[str, tuple[str, ...]]:
    """Known given names with accents by their form without them."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(given_names()):
        if not name.isascii():
            found[_bare(name)] = (*found.get(_bare(name), ()), name)
    return found


def _bare(name: str) -> str:
    """A name without accents, ä as a: what OCR keeps of accents that it does not know."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


def _spellings(mentions: Sequence[Mention]) -> dict[Key, str]:
    """For each name that stands in several spellings: the one to use."""
    seen: dict[Key, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        if mention.type in _NAMES:
            seen[_key(mention)][mention.normalized] += 1
    return {key: max(counts, key=lambda each: _rank(each, counts[each])) for key, counts in seen.items()}


def _rank(spelling: str, count: int) -> tuple[bool, int, int, str]:
    """What was typed in capitals or without accents says less; the last one is for ties alone."""
    marks = sum(not sign.isascii() for sign in spelling) + spelling.count("-")
    return not spelling.isupper(), marks, count, spelling


def _key(mention: Mention) -> Key:
    return mention.type, tuple(map(fold, mention.normalized.split(",")))


def _respelled(mention: Mention, spellings: Mapping[Key, str]) -> Mention:
    known = spellings.get(_key(mention)) if mention.type in _NAMES else None
    return mention if known in (None, mention.normalized) else replace(mention, normalized=known or "")
