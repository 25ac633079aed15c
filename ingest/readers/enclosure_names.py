"""Names for files found inside others: without folders, without signs that a file system or a shell takes amiss."""

from __future__ import annotations

import re
from typing import Final

_LONGEST_NAME: Final = 150
_UNFIT_FOR_A_NAME: Final = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")


def harmless_name(stated: str, fallback: str) -> str:
    """The last part of a stated name, cleaned and shortened but for its ending; else the fallback."""
    last = re.split(r"[/\\]", stated)[-1]
    name = _UNFIT_FOR_A_NAME.sub("_", " ".join(last.split())).strip(" .") or fallback
    stem, dot, ending = name.rpartition(".")
    if len(name) > _LONGEST_NAME and dot and len(ending) <= 10:
        return f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    return name[:_LONGEST_NAME]
