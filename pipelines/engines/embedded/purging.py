"""Makes tantivy merge the segments that hold removed rows, so that the words of erased documents leave the files.

tantivy only marks removed rows; their words stay in the segment until it is merged with others, which its Python
package cannot ask for. It does merge eight segments of about equal size by itself, so empty rows are written until
there are eight. Those are removed with the next commit; their places, some 20 bytes each, vanish with the next merge.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import tantivy

_EQUAL_BELOW: Final = 10_000
"""Rows; to tantivy's ``LogMergePolicy`` smaller segments are all of one size, so one empty row makes an equal one."""

_MERGED_AT_ONCE: Final = 8
"""Segments of about one size at which tantivy merges them."""

_MOST_ROWS: Final = 500_000
"""A segment with more is left to ``akte reindex``: padding it would take longer than anybody waits for a receipt."""

PADDING: Final = "padding"
"""Stands in the field ``passage_of`` of an empty row; no document has such an id."""


def stale_segments(folder: Path) -> dict[str, int]:
    """The committed segments that hold removed rows, with the number of rows that are left in each."""
    segments = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["segments"]
    return {
        segment["segment_id"]: segment["max_doc"] - segment["deletes"]["num_deleted_docs"]
        for segment in segments
        if segment["deletes"]
    }


def purge(index: tantivy.Index, folder: Path, *, buffer: int) -> bool:
    """Write the segments that hold removed rows anew; takes about 1.5 s of CPU time for 100,000 rows in one.

    Nobody else may have a writer of the index open. Readers keep the old files until they look again.

    Args:
        index: The index.
        folder: Where its files lie.
        buffer: Bytes of memory for the writer.

    Returns:
        Whether no segment of before is left.
    """
    before = stale_segments(folder)
    if not before:
        return True
    skipped = {name for name, rows in before.items() if rows > _MOST_ROWS}
    for _ in before:
        left = {name: rows for name, rows in stale_segments(folder).items() if name in before and name not in skipped}
        if not left:
            break
        largest = max(left.values())
        writer = index.writer(heap_size=buffer, num_threads=1)
        for _ in range(_MERGED_AT_ONCE - 1):
            for _ in range(1 if largest <= _EQUAL_BELOW else largest):
                writer.add_document(tantivy.Document(passage_of=PADDING))
            writer.commit()
        writer.wait_merging_threads()
    writer = index.writer(heap_size=buffer, num_threads=1)
    writer.delete_documents_by_term("passage_of", PADDING)
    writer.commit()
    writer.garbage_collect_files()
    writer.wait_merging_threads()
    index.reload()
    return not before.keys() & stale_segments(folder).keys()
