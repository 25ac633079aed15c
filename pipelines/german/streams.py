"""What a word is found by besides its stem: the parts of a compound, the sound of a name.

The tokens of each stream begin with a sign of their own, which no stem has. They are weighted and ranked like stems, so
that no engine need know of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final

from pipelines.german.analysis import stem
from pipelines.german.compounds import parts, rows_of_parts
from pipelines.german.folding import CACHED_WORDS
from pipelines.german.sounds import letters_that_sound, sound_of_name

PART: Final = "+"
SOUND: Final = "%"


def part_token(word: str) -> str:
    """The token of a folded word as a part of a compound."""
    return PART + stem(word)


def sound_token(code: str) -> str:
    """The token of a word by its sound."""
    return SOUND + code


def variants(first_sign: str, exact: str, stem_: str) -> tuple[str, ...]:
    """The further tokens of a word of a text, each once.

    Args:
        first_sign: As written; a name begins with a capital letter.
        exact: The folded word.
        stem_: Its stem.
    """
    return all_variants(exact, stem_) if first_sign.isupper() else _part_tokens(exact)


def may_have(tokens: Iterable[str]) -> Callable[[str], object]:
    """A quick look at a folded word: nothing where ``variants`` has none of the tokens for it, whatever its case.

    A part begins with the letters of its stem up to the first vowel that may have two dots (Häuser, Haus); a name has
    the first digit of its sound from its first letter.
    """
    ways = {_BEGINNING_OF_PART.match(token[1:])[0] for token in tokens if token.startswith(PART)}  # type: ignore[index]
    firsts = "".join(sorted({letters_that_sound(token[1]) for token in tokens if token.startswith(SOUND)}))
    looks = [*map(re.escape, sorted(ways)), *([f"^[{firsts}]|^[^a-z]"] if firsts else [])]
    return re.compile("|".join(looks) if looks else "(?!)").search


_BEGINNING_OF_PART: Final = re.compile("[^aou]*[aou]?")


@lru_cache(maxsize=CACHED_WORDS)
def all_variants(exact: str, stem_: str) -> tuple[str, ...]:
    """The further tokens of a word with a capital: those that it has without one, or where it has none, a sound."""
    # A compound of known parts is no name.
    if not parts(exact) and (code := sound_of_name(exact, stem_)):
        return (sys.intern(sound_token(code)),)
    return _part_tokens(exact)


@lru_cache(maxsize=CACHED_WORDS)
def _part_tokens(exact: str) -> tuple[str, ...]:
    tokens = dict.fromkeys(part_token(base) for base in rows_of_parts(exact))
    return tuple(sys.intern(token) for token in tokens if token != PART)
