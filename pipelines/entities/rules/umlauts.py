"""Umlauts where a writer had none: ``Luener Weg 47, 21337 Lueneburg``, ``Auf Antrag von Koehler wird gemaess ...``."""

from __future__ import annotations

import re
from typing import Final

_UMLAUT: Final = re.compile(r"[äöüÄÖÜ]")
_SPELLED_OUT: Final = re.compile(
    r"(?<=[^\W\d_])(?:(?<![aeqAEQ])ue(?!ls?\b|lls?\b|nt)|(?<![aeioAEIO])(?:ae(?!ls?\b|li|lsen)|oe(?!ls?\b|\b)))"
)
"""Not in Bauer, Feuer, Quelle, Manuel, Michael, Joel, Itzehoe, nor at the beginning of a name: Uelzen, Oetker."""

_TO_UMLAUT: Final = {"ae": "ä", "oe": "ö", "ue": "ü"}
_COMMON: Final = re.compile(
    r"(?<!\w)(?:fuer|dafuer|hierfuer|ueber\w{0,15}|gegenueber|gemaess|koenn\w{1,5}|muess\w{1,4}|wuerd\w{1,4}|haett\w{1,3}|waer\w{1,3}"
    r"|moecht\w{1,3}|naech\w{1,8}|spaet\w{1,5}|zurueck\w{0,15}|waehrend|zustaendig\w{0,3}|geprueft|pruef\w{1,10}|Gebuehr\w{0,20}"
    r"|Behoerde\w{0,10}|Gespraech\w{0,10}|Geschaeft\w{0,20}|Aenderung\w{0,10}|Gruess\w{1,4}|Gruen\w{1,8}|persoenlich\w{0,3}"
    r"|Strassenverkehr\w{0,10}|ausserhalb|ausserdem|Massnahme\w{0,3}|erklaer\w{1,5}|\w{3,20}staette\w{0,10}|durchgefuehrt|gefuehrt"
    r"|hoeren|gehoer\w{1,4}|taeglich|jaehrlich|Verfuegung\w{0,3}|Loesch\w{1,6}|Rueck\w{1,15}|Unterstuetzung|Schluessel\w{0,3})(?!\w)"
)
_ENOUGH: Final = 3
"""Different words without umlauts from which a page counts as written without them. German hardly fills a page without
``für`` and ``über``; a single such word may be quoted."""


def with_umlauts(word: str) -> str:
    """A name or street with ä, ö and ü where ae, oe and ue stand for them; ss stays, it is right as often as not."""
    return _SPELLED_OUT.sub(lambda match: _TO_UMLAUT[match.group()], word)


def is_without_umlauts(read: str, known: str) -> bool:
    """Whether a word was read without the umlauts that it is known to have."""
    return _UMLAUT.search(known) is not None and _UMLAUT.search(read) is None


def writes_without_umlauts(text: str) -> bool:
    """Whether a page is written without umlauts, be it by one who lacked the keys; its letterhead may have them."""
    return len({match.group().lower() for match in _COMMON.finditer(text)}) >= _ENOUGH
