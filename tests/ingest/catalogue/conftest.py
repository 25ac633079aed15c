"""An empty catalogue with its blob store, and short ways to hand documents in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from ingest.blobs import BlobStore
from ingest.catalogue import documents
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import Document, Metadata, NewDocument
from ingest.labels import AgencyId, Classification, Clearance, DocumentId, Labels, Release, Role, UnitId
from tests.ingest.strategies import TODAY

NOW = 1_800_000_000.0
FK3 = UnitId("polizei/fk3")
BAUAMT = UnitId("stadt/bauamt")
SHARED = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.PARTNERSHIP)
OWN = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.UNIT)


def clearance_of(unit: UnitId) -> Clearance:
    return Clearance(
        AgencyId(unit.partition("/")[0]), frozenset({unit}), Classification.VS_NFD, frozenset({Role.CLERK}), TODAY
    )


INVESTIGATOR = clearance_of(FK3)
BUILDING_CLERK = clearance_of(BAUAMT)

HandIn = Callable[..., DocumentId]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    made = Catalogue(f"sqlite:///{tmp_path}/catalogue.sqlite")
    made.migrate()
    yield made
    made.close()


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


@pytest.fixture
def hand_in(catalogue: Catalogue, blobs: BlobStore) -> HandIn:
    def accept(
        content: str = "Inhalt",
        *,
        name: str = "brief.txt",
        labels: Labels = SHARED,
        by: str = "kb",
        at: float = NOW,
        parent: DocumentId | None = None,
        ordinal: int = 0,
        metadata: Metadata | None = None,
    ) -> DocumentId:
        blob = blobs.put([content.encode()], 1_000_000)
        new = NewDocument(blob, name, labels, by, metadata or Metadata(), parent, ordinal)
        with catalogue.writing() as connection:
            return documents.accept(connection, new, at)

    return accept


def get(connection: Connection, document_id: DocumentId) -> Document:
    found = documents.find_for_worker(connection, document_id)
    assert found is not None
    return found
