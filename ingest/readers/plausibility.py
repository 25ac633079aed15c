"""Whether a text layer spells words or rubbish.

Fonts without a way back to letters and old text layers of poor OCR give text that looks like text to a program and
like noise to a reader. Pairs of letters tell them apart without a word list, also in names and other languages.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FOLLOWERS: Final = {
    "a": "bcdfghiklmnprstuv",
    "b": "aeilrsu",
    "c": "aehikot",
    "d": "aeinorsu",
    "e": "abcdefghiklmnprstuvw",
    "f": "aefilortuü",
    "g": "aeilrstu",
    "h": "aeilmnortuäö",
    "i": "abcdefghklmnorstv",
    "j": "e",
    "k": "aelortu",
    "l": "adegilostuyä",
    "m": "aeimoptu",
    "n": "acdefgiklnostuvz",
    "o": "bcdfghlmnprstuw",
    "p": "aeflor",
    "r": "abcdefghiklmnorstuwzäü",
    "s": "abceghilmoprstuv",
    "t": "aehilorstuwzä",
    "u": "cefglmnrst",
    "v": "eio",
    "w": "aehio",
    "z": "eiu",
    "ä": "nrt",
    "ö": "r",
    "ü": "bhr",
}
"""Letters that often follow a letter: the 250 most frequent pairs of German and English, 95 % of all."""

_LEAST_SHARE: Final = 0.62
"""German and English have .87 to .98, names .82, Polish .71, Turkish .75; shifted alphabets .20 to .45."""

_MOST_BAD_SIGNS: Final = 0.05
_ENOUGH_WORDS: Final = 15
_LETTERS_PER_WORD: Final = 60
"""Text with fewer words than one in so many signs is no language."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LATIN: Final = re.compile(r"[a-zà-ÿ]")
_BAD_CATEGORIES: Final = frozenset(("Co", "Cc", "Cn", "Cs"))


def is_rubbish(text: str) -> bool:
    """Whether a text layer cannot be what the page shows. Short texts get the benefit of the doubt.

    Texts in other alphabets are never called rubbish for their letters.
    """
    signs = [sign for sign in text if not sign.isspace()]
    if not signs:
        return False
    bad = sum(sign == "\ufffd" or unicodedata.category(sign) in _BAD_CATEGORIES for sign in signs)
    if bad > _MOST_BAD_SIGNS * len(signs):
        return True
    letters = [sign for sign in text.lower() if sign.isalpha()]
    if sum(bool(_LATIN.match(letter)) for letter in letters) < 0.5 * len(letters):
        return False
    words = _WORD.findall(text.lower())
    if len(words) < len(signs) / _LETTERS_PER_WORD and len(letters) > 0.5 * len(signs):
        return True
    if len(words) < _ENOUGH_WORDS:
        return False
    pairs = [word[place : place + 2] for word in words for place in range(len(word) - 1)]
    return sum(pair[1] in _FOLLOWERS.get(pair[0], "") for pair in pairs) < _LEAST_SHARE * len(pairs)
