"""Which of some documents are one paper: scans of it that differ (ingest/signature.py), or one file handed in again.

Each pair is judged by itself, so documents that are not named change nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Final

from sqlalchemy import Connection, select

from ingest.catalogue.lots import document_parameters, in_lots, named_documents
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import DOCUMENTS, SIGNATURES
from ingest.catalogue.signatures import Signed, same_paper
from ingest.catalogue.visibility import is_visible_to_reader, reader
from ingest.labels import Clearance, DocumentId
from ingest.signature import near_pairs

_SIZES: Final = (5, 20, 100)
"""Numbers of documents that a statement is built for."""


@cache
def _papers(size: int, units: int) -> Prepared:
    row = DOCUMENTS.c
    return Prepared(
        select(row.id, row.blob, row.date, row.file_reference, SIGNATURES.c.signature)
        .outerjoin(SIGNATURES, SIGNATURES.c.document_id == row.id)
        .where(row.id.in_(document_parameters(size)), is_visible_to_reader(units))
    )


def copies_among(
    connection: Connection, document_ids: Sequence[DocumentId], *, clearance: Clearance
) -> Mapping[DocumentId, tuple[DocumentId, ...]]:
    """For each document that has copies among the others, these, in the order given.

    Args:
        connection: Where to read.
        document_ids: Each once, in the order that counts.
        clearance: Who asks; documents that this caller may not read are nobody's copies.
    """
    blobs: dict[DocumentId, str] = {}
    signed: dict[DocumentId, Signed] = {}
    for some in in_lots(document_ids, _SIZES):
        parameters = reader(clearance) | named_documents(some)
        statement = _papers(len(some), len(clearance.units))
        for name, blob, date, file_reference, signature in statement.rows(connection, parameters):
            blobs[name] = blob
            if signature:
                signed[name] = Signed(signature, date, file_reference)
    places = {name: place for place, name in enumerate(document_ids)}
    found: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for one, other in (*_of_one_content(blobs), *_of_one_paper(signed)):
        found[one].add(other)
        found[other].add(one)
    return {name: tuple(sorted(copies, key=places.__getitem__)) for name, copies in found.items()}


def _of_one_content(blobs: Mapping[DocumentId, str]) -> Iterator[tuple[DocumentId, DocumentId]]:
    by_content = defaultdict(list)
    for name, blob in blobs.items():
        by_content[blob].append(name)
    for names in by_content.values():
        yield from combinations(names, 2)


def _of_one_paper(signed: Mapping[DocumentId, Signed]) -> Iterator[tuple[DocumentId, DocumentId]]:
    names = list(signed)
    if not names:
        return
    for one, other in near_pairs([signed[name].signature for name in names]):
        if same_paper(signed[names[one]], signed[names[other]]) is not None:
            yield names[one], names[other]
