"""Given and family names of many origins, weighted as German papers meet them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Final

_FAKER: Final = {
    "de_DE": 9.0, "de_AT": 2.0, "de_CH": 1.0, "tr_TR": 3.0, "pl_PL": 2.0, "hr_HR": 1.5, "it_IT": 1.2, "ro_RO": 1.2,
    "fr_FR": 0.7, "es_ES": 0.7, "cs_CZ": 0.7, "hu_HU": 0.7, "nl_NL": 0.7, "en_GB": 0.8, "pt_PT": 0.6, "sv_SE": 0.3,
    "dk_DK": 0.3, "lt_LT": 0.4, "sk_SK": 0.4, "sl_SI": 0.4, "fi_FI": 0.2, "no_NO": 0.2, "az_AZ": 0.3, "uz_UZ": 0.3,
    "en_IN": 0.4, "en_NG": 0.3, "yo_NG": 0.3, "ig_NG": 0.2, "tw_GH": 0.2, "id_ID": 0.1, "es_MX": 0.2,
}  # fmt: skip
_OWN: Final = {
    "german": 16.0, "arabic": 3.0, "slavic_east": 3.0, "balkan": 2.5, "persian": 2.0, "turkish_kurdish": 2.0,
    "vietnamese": 0.6,
}  # fmt: skip
"""Weights without unit: how often an origin is drawn. Faker has Arabic and Persian names only in their own scripts."""

_LATIN_NAME: Final = re.compile(r"[A-ZÀ-Ɏ][A-Za-zÀ-ɏ'’ .-]{0,20}")
_FEWEST: Final = 5
"""An origin with fewer given or family names is left out: the tagger would learn them by heart."""


@dataclass(frozen=True, slots=True)
class Names:
    """Given and family names by origin, and the weight of each origin."""

    origins: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    weights: Mapping[str, float]

    def draw_origin(self, rng: random.Random) -> str:
        """An origin, by weight."""
        return rng.choices(list(self.origins), [self.weights[origin] for origin in self.origins])[0]


def read_names(own: Mapping[str, Mapping[str, list[str]]], load: Callable[[str], ModuleType]) -> Names:
    """Our own names and those of Faker.

    Args:
        own: Lists ``given`` and ``family`` by origin.
        load: Imports a module by its full name; Faker's providers are looked up by it.
    """
    origins = {}
    for origin in _FAKER:
        try:
            provider = load(f"faker.providers.person.{origin}").Provider
        except ModuleNotFoundError:  # origins come and go with the versions of Faker
            continue
        given = [*_listed(provider, "first_names"), *_listed(provider, "first_names_male")]
        both = (_latin([*given, *_listed(provider, "first_names_female")]), _latin(_listed(provider, "last_names")))
        if min(map(len, both)) >= _FEWEST:
            origins[origin] = both
    origins |= {origin: (tuple(names["given"]), tuple(names["family"])) for origin, names in own.items()}
    return Names(origins, _FAKER | _OWN)


def _listed(provider: Any, attribute: str) -> list[str]:
    return list(getattr(provider, attribute, None) or ())


def _latin(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if _LATIN_NAME.fullmatch(name)}))
