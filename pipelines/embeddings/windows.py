"""The sentences of a passage: windows that are embedded by themselves, so that a hit can name the nearest one."""

from __future__ import annotations

import re
from typing import Final

SHORTEST: Final = 40
"""Code points; a shorter sentence is joined with the next. Names and subject lines alone lie near everything."""

MOST: Final = 8
"""Windows of a passage; a passage of 80 words has three to five. Lists of short lines are joined into so many."""

_END: Final = re.compile(r"[.!?:;][\"“”’)\]]*\s+(?=[\"„»(A-ZÄÖÜ0-9–-])|\n{2,}")
_ABBREVIATION: Final = re.compile(
    r"(?:\b\w|\b(?:Nr|Str|str|Abs|Art|Az|Tel|bzw|ca|geb|gem|ggf|lfd|inkl|usw|vgl|Dr|Hr|Fr|Bd|evtl))\.$"
)


def sentence_windows(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the sentences of ``text[start:end]`` stand, in order, as pairs of start and end in ``text``.

    Together they hold everything but white space between them; a passage of one sentence has one window.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.start() if found.group().startswith("\n") else found.start() + len(found.group().rstrip())
        if _ABBREVIATION.search(text, max(begin, stop - 8), stop):
            continue
        spans.append((begin, stop))
        begin = found.end()
    spans.append((begin, end))
    return _joined([span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    if not spans:
        return ()
    whole = spans[-1][1] - spans[0][0]
    least = max(SHORTEST, whole // MOST)
    windows: list[tuple[int, int]] = []
    for span in spans:
        if windows and windows[-1][1] - windows[-1][0] < least:
            windows[-1] = (windows[-1][0], span[1])
        else:
            windows.append(span)
    if len(windows) > 1 and windows[-1][1] - windows[-1][0] < least:
        last = windows.pop()
        windows[-1] = (windows[-1][0], last[1])
    return tuple(windows)
