"""Which of the 250,000 word pieces German and English papers with names from everywhere need.

A piece stays if a word of the German or English word list (as written, with a capital, in capitals, after an opening
bracket) or a name of any origin is made of it, if it has at most four Latin letters or holds no letter at all, if it
holds an ß (the word list writes ss), or if it is a single Greek or Cyrillic letter. All other scripts become ``<unk>``.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import wordfreq
from faker.providers import person
from tokenizers import Tokenizer

SPECIAL: Final = 4
"""``<s>``, ``<pad>``, ``</s>`` and ``<unk>`` keep the first ids."""

SHORT: Final = 4
"""Letters. 3 would drop 11,000 pieces that only rare names are made of, 5 would add 9,000 that nothing is."""

_LANGUAGES: Final = ("de", "en")
_FREQUENT: Final = 100_000
"""So many words of a language are also taken in capitals; three times as many after a bracket."""
_BATCH: Final = 5_000


def is_in(text: str, *scripts: str) -> bool:
    """Whether every letter belongs to one of the scripts, named as Unicode names them ("LATIN")."""
    return all(unicodedata.name(sign, "?").split()[0] in scripts for sign in text if sign.isalpha())


def words_of_the_languages() -> Iterator[str]:
    """Each German and English word of wordfreq's large lists in the forms in which papers write it."""
    for language in _LANGUAGES:
        words = wordfreq.top_n_list(language, 10**6, wordlist="best")
        for rank, word in enumerate(words):
            capital = word[:1].upper() + word[1:]
            yield from (word, capital)
            if rank < 3 * _FREQUENT:
                yield "(" + capital
            if rank < _FREQUENT:
                yield word.upper()


def names_of_many_origins() -> list[str]:
    """Every Latin-script given and family name of Faker's providers, sorted."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if "name" in attribute and isinstance(values, list | tuple | dict):
                names.update(value for value in values if isinstance(value, str))
    return sorted(name for name in names if is_in(name, "LATIN"))


def choose_pieces(tokenizer_json: Path) -> npt.NDArray[np.int64]:
    """The ids of the pieces that stay, ascending."""
    tokenizer = Tokenizer.from_file(str(tokenizer_json))
    used = _used(tokenizer, words_of_the_languages())
    names = names_of_many_origins()
    used |= _used(tokenizer, iter(names)) | _used(tokenizer, (name.upper() for name in names))
    pieces = json.loads(tokenizer_json.read_text("utf-8"))["model"]["vocab"]
    kept = [
        number
        for number, (piece, _) in enumerate(pieces)
        if piece != "<mask>" and (number < SPECIAL or number in used or _is_basic(piece.replace("▁", "")))
    ]
    return np.array(kept, dtype=np.int64)


def cut_tokenizer(tokenizer_json: Path, kept: npt.NDArray[np.int64]) -> str:
    """The tokenizer with only these pieces, as JSON; the id of a piece is its place in ``kept``."""
    whole: dict[str, Any] = json.loads(tokenizer_json.read_text("utf-8"))
    whole["model"]["vocab"] = [whole["model"]["vocab"][number] for number in kept]
    whole["added_tokens"] = [token for token in whole["added_tokens"] if token["id"] < SPECIAL]
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def _used(tokenizer: Tokenizer, words: Iterator[str]) -> set[int]:
    used: set[int] = set()
    while batch := list(islice(words, _BATCH)):
        used.update(_ids(tokenizer, batch))
    return used


def _ids(tokenizer: Tokenizer, batch: list[str]) -> Iterable[int]:
    for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
        yield from encoding.ids


def _is_basic(bare: str) -> bool:
    if len(bare) == 1 and is_in(bare, "GREEK", "CYRILLIC"):
        return True
    has_letter = any(sign.isalpha() for sign in bare)
    return is_in(bare, "LATIN") and (len(bare) <= SHORT or "ß" in bare or not has_letter)
