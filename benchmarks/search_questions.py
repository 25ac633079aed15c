"""Questions of six kinds for the search benchmark; the same at every run."""

from __future__ import annotations

import random
from typing import Final

from sqlalchemy import select

from benchmarks.vocabulary import FILLERS, vocabulary
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import PAGES

_EACH: Final = 40


def questions(catalogue: Catalogue) -> dict[str, list[str]]:
    """Texts by kind; phrases are taken from pages, so that each is found."""
    chance = random.Random(7)  # noqa: S311 - a draw of questions, not of secrets
    words = vocabulary()
    common, middling, rare = words[5:80], words[300:2000], words[5000:20_000]

    def draw(count: int, among: tuple[str, ...]) -> str:
        return " ".join(chance.sample(among, count))

    return {
        "2 rare": [draw(2, rare) for _ in range(_EACH)],
        "3 middling": [draw(3, middling) for _ in range(_EACH)],
        "3 common": [draw(3, common) for _ in range(_EACH)],
        "1 common": [draw(1, common) for _ in range(_EACH)],
        "phrase": _phrases(catalogue, chance),
        "prefix": [f"{chance.choice(middling)[:6].lower()}*" for _ in range(_EACH)],
        "6 in a sentence": [
            f"Welche {draw(1, common)} wurde von der {draw(2, middling)} bei {draw(1, common)} "
            f"und {draw(1, rare)} im {draw(1, middling)}?"
            for _ in range(_EACH)
        ],
    }


def _phrases(catalogue: Catalogue, chance: random.Random) -> list[str]:
    found: list[str] = []
    with catalogue.reading() as connection:
        texts = connection.execute(select(PAGES.c.text).limit(50 * _EACH)).scalars().all()
    while len(found) < _EACH:
        words = chance.choice(texts).split()
        at = chance.randrange(len(words) - 1)
        pair = [word.strip(".") for word in words[at : at + 2]]
        if not any(word in FILLERS for word in pair):
            found.append(f'"{" ".join(pair)}"')
    return found
