"""One spelling for all spellings of a word: lower case, ae oe ue ss, no accents, letters and digits only.

Both directions of ä and ae are served by folding ä to ae and leaving ae as it is, so that Gaststätte, Gaststaette and
GASTSTÄTTE become equal, and so do neue and neue, which were never spelled otherwise. Words that really differ only so
(Maß and Mass) meet as well; German readers take the one for the other, and so does every search for names.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Letters without a decomposition of their own, or with one that loses a German spelling.
# ø is the Danish ö and written oe where there is no key for it; å is written a by those who cannot type it.
_SPELLED_OUT: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "oe",
        "ǿ": "oe",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "n",
        "ſ": "s",
    }
)

# Bounded, since scanned paper never stops bringing new misreadings; 65,536 words take about 15 MB and hold all but
# the rarest words of any working day.
CACHED_WORDS: Final = 65_536


def _strip(word: str) -> str:
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
    spelled = unicodedata.normalize("NFKD", composed.translate(_SPELLED_OUT))
    return unicodedata.normalize("NFC", "".join(sign for sign in spelled if sign.isalnum()))


@lru_cache(maxsize=CACHED_WORDS)
def fold(word: str) -> str:
    """The spelling that all spellings of a word share; empty where it has neither letter nor digit.

    ``fold(fold(word)) == fold(word)`` for every text. The result is free of blanks and of punctuation.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    folded = _strip(word)
    # Stripping one sign can bring forth another one that folds further (Å with a dot below); two rounds suffice for
    # all of Unicode, the loop only states that.
    while (again := _strip(folded)) != folded:
        folded = again
    return folded
