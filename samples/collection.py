"""All sample documents, in the order in which the first start hands them in: the liveliest first."""

from __future__ import annotations

from typing import Final

from samples.paper import Paper
from samples.stories import blauer_mond

PAPERS: Final[tuple[Paper, ...]] = (*blauer_mond.PAPERS,)
