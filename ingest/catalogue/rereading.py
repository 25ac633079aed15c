"""Which documents are worth reading again, and how they are asked for: the pages read by OCR, no others.

A condition is a few comparisons joined by ``and``, for example ``ocr_quality < 0.8 and page_count <= 20``. It is taken
apart here and never handed to the database as text.

    ValueError
    └── NoCondition    what was written is no condition; the message says what may be written
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, select, update

from ingest.catalogue import progress, steps
from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS, PAGES
from ingest.labels import DocumentId
from ingest.pages import PageSource

_COLUMNS: Final = {"ocr_quality": DOCUMENTS.c.ocr_quality, "page_count": DOCUMENTS.c.page_count}
_COMPARISONS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
}
_COMPARISON: Final = re.compile(r"\s*(\w+)\s*(<=|>=|<|>|=)\s*(\d+(?:\.\d+)?)\s*")
_OUTDATED: Final = ""
"""Version of a page that no reading pipeline bears, so that the page is read anew."""


class NoCondition(ValueError):
    """What was written is no condition."""


def parse_condition(text: str) -> list[ColumnElement[bool]]:
    """The comparisons of a condition, all of which must hold; where a document has no such value none does.

    Raises:
        NoCondition: It is none.
    """
    found = []
    for part in re.split(r"\band\b", text):
        match = _COMPARISON.fullmatch(part)
        if match is None or match[1] not in _COLUMNS:
            raise NoCondition(
                f"„{part.strip()}“ ist keine Bedingung. Möglich sind Vergleiche wie ocr_quality < 0.8 und "
                f"page_count <= 20, mit „and“ verbunden ({', '.join(_COLUMNS)}; {' '.join(_COMPARISONS)})."
            )
        found.append(_COMPARISONS[match[2]](_COLUMNS[match[1]], float(match[3])))
    return found


def ask_for(connection: Connection, conditions: Sequence[ColumnElement[bool]], *, now: float) -> list[DocumentId]:
    """Have the pages that OCR read read again, in all indexed documents that fulfil the conditions; gives these.

    The old text stays findable until the new one is there. A document that is still being worked on is left alone.

    Args:
        connection: A writing transaction.
        conditions: By ``parse_condition``.
        now: Seconds since 1970.
    """
    scanned = select(PAGES.c.document_id).where(PAGES.c.source != PageSource.DIGITAL.value)
    query = select(DOCUMENTS.c.id).where(
        DOCUMENTS.c.state == DocumentState.INDEXED.value, DOCUMENTS.c.id.in_(scanned), *conditions
    )
    chosen = [DocumentId(found) for found in connection.execute(query.order_by(DOCUMENTS.c.id)).scalars()]
    for document_id in chosen:
        connection.execute(
            update(PAGES)
            .where(PAGES.c.document_id == document_id, PAGES.c.source != PageSource.DIGITAL.value)
            .values(pipeline_version=_OUTDATED)
        )
        # A higher version, since the engine ignores what it holds already.
        connection.execute(
            update(DOCUMENTS).where(DOCUMENTS.c.id == document_id).values(version=DOCUMENTS.c.version + 1)
        )
        progress.set_state(connection, document_id, DocumentState.ACCEPTED, now=now)
        steps.reopen_job(connection, document_id, steps.Step.READ, now=now)
    return chosen
