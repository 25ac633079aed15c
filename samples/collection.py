"""All sample documents, in the order in which the first start hands them in.

The stories take turns, so that after the first few files every story can already be found.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import Final

from samples.paper import Paper
from samples.stories import abendrot, blauer_mond, dach, kanalstrasse, kupfer, partnerschaft, raeder

STORIES: Final[dict[str, tuple[Paper, ...]]] = {
    "blauer_mond": blauer_mond.PAPERS,
    "kupfer": kupfer.PAPERS,
    "dach": dach.PAPERS,
    "abendrot": abendrot.PAPERS,
    "raeder": raeder.PAPERS,
    "kanalstrasse": kanalstrasse.PAPERS,
    "partnerschaft": partnerschaft.PAPERS,
}

PAPERS: Final[tuple[Paper, ...]] = tuple(
    paper for paper in chain.from_iterable(zip_longest(*STORIES.values())) if paper is not None
)
