"""Makes ``nouns_in_er.txt``: the German nouns that end in -er by themselves, not by inflection.

Run from the top of the repository, only when folding or the source changes (stems, weights and the index change with
the list)::

    uv run --group frequencies python -m pipelines.german.make_nouns_in_er

Learned from the words that the package wordfreq lists, by the forms that stand there beside a word in -er: a genitive
(Halters) or a feminine (Halterin) makes it a noun, a neuter or dative (deutsches, deutschem) an adjective. Plurals in
-er (Bilder) are a closed class and listed here; who comes from a place (Hamburger) stays one word with the place. The
same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from wordfreq import get_frequency_dict

from pipelines.german.folding import fold
from pipelines.german.stems import SHORTEST_BEGINNING, SHORTEST_NOUN, TABLE, without_umlauts
from pipelines.german.stop_words import STOP_WORDS

KNOWN_FROM: Final = 3e-8
"""Share of all words; rarer ones are mostly slips and names."""

SHORTEST: Final = 5
"""Letters; shorter ones (Eier, Oder, Tier) are hardly ever confused by their stem."""

MOST_WRONG: Final = 0.02
"""Share of the words ending in a noun that are an adjective, a plural or of a place; with more of them it ends none."""

PLACES: Final = Path("pipelines/entities/gazetteers/places.tsv.gz")

PLURALS: Final = """
amt bad band bild blatt brett buch dach dorf fach feld geist geld gemüt geschlecht gesicht gespenst gewand glas glied
gott grab gras gut haupt haus holz horn huhn kalb kind kleid korn kraut land lamm leib licht lid lied loch mal mann maul
mund nest ort rad rand rind regiment schild schloss schwert spital strauch tal tuch tum volk wald weib wicht wort wurm
fass
"""
"""Nouns whose plural ends in -er, also at the end of compounds; the class has no new members."""

KEPT: Final = "fahrer hehler lehrer lager sender besitzer eimer banner hammer schauer binder"
"""Nouns that a place is spelled like (Lage, Senden, Besitz ...)."""

_LAST_VOWEL: Final = re.compile(r"(au|a|o|u)(?=[^aou]*$)")
_UMLAUTS: Final = {"au": "aeu", "a": "ae", "o": "oe", "u": "ue"}


def main() -> None:
    """Write the list and print what the data sheet says of it."""
    shares: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("de", wordlist="best").items():
        if word.isalpha():
            shares[fold(word)] += share
    names = gzip.decompress(PLACES.read_bytes()).decode().splitlines()
    places = frozenset(fold(name.split("\t")[0]) for name in names)
    nouns = {without_umlauts(word) for word in shares if _is_noun(word, shares, places)} | set(KEPT.split())
    ends = _ends(nouns, shares, places)
    TABLE.write_text("".join(f"{'+' * (noun in ends)}{noun}\n" for noun in sorted(nouns)), encoding="utf-8")
    print(f"nouns: {len(nouns)}, that may end a compound: {len(ends)}, bytes: {TABLE.stat().st_size}")
    print(f"sha256: {hashlib.sha256(TABLE.read_bytes()).hexdigest()}")


def _ends(nouns: set[str], shares: Mapping[str, float], places: frozenset[str]) -> frozenset[str]:
    """The nouns that end other words as the last part of a compound, hardly ever as the end of something else."""
    seen: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for word in shares:
        if word.endswith("er"):
            plain = without_umlauts(word)
            places_of_ends = range(SHORTEST_BEGINNING, len(plain) - SHORTEST_NOUN + 1)
            found = [plain[place:] for place in places_of_ends if plain[place:] in nouns]
            seen.update(found)
            if found and _is_inflected(word, shares, places):
                wrong.update(found)
    return frozenset(noun for noun in nouns if len(noun) >= SHORTEST_NOUN and wrong[noun] <= MOST_WRONG * seen[noun])


def _is_inflected(word: str, shares: Mapping[str, float], places: frozenset[str]) -> bool:
    front = word.removesuffix("er")
    is_adjective = front + "em" in shares or front + "es" in shares
    return (is_adjective and not _is_person(word, shares)) or front in places or _is_plural(word)


def _is_noun(word: str, shares: Mapping[str, float], places: frozenset[str]) -> bool:
    if len(word) < SHORTEST or not word.endswith("er") or shares[word] < KNOWN_FROM or word in STOP_WORDS:
        return False
    front = word.removesuffix("er")
    is_spelled_like_a_place = front in places or front + "en" in places
    if _is_person(word, shares) and (not is_spelled_like_a_place or _is_of_a_verb(front, shares, places)):
        return True
    if is_spelled_like_a_place:
        return False
    is_adjective = word + "em" in shares or word + "es" in shares or (front + "em" in shares and front + "es" in shares)
    has_form = any(word + ending in shares for ending in ("s", "in", "innen"))
    return has_form and not is_adjective and not _is_plural(word)


def _is_person(word: str, shares: Mapping[str, float]) -> bool:
    """Whether women of the kind are spoken of, one and several; of children, houses and nations they are not."""
    return word + "in" in shares and word + "innen" in shares and word not in _PLURALS


def _is_of_a_verb(front: str, shares: Mapping[str, float], places: frozenset[str]) -> bool:
    return front + "en" in shares and front + "en" not in places


def _is_plural(word: str) -> bool:
    return any(word == plural or (word.endswith(plural) and len(word) >= len(plural) + 3) for plural in _PLURALS)


def _plurals() -> frozenset[str]:
    singulars = [fold(word) for word in PLURALS.split()]
    softened = [_LAST_VOWEL.sub(lambda match: _UMLAUTS[match[1]], word) for word in singulars]
    return frozenset(word + "er" for word in [*singulars, *softened])


_PLURALS: Final = _plurals()


if __name__ == "__main__":
    main()
