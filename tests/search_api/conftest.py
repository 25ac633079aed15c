"""One service with a few documents for all tests that only read, and fresh ones for those that change things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from ingest.blobs import Blob
from ingest.catalogue import documents
from ingest.catalogue.records import NewDocument
from ingest.labels import AgencyId, Classification, Labels, Release, UnitId
from tests.search_api.scans import letter
from tests.search_api.serving import Service, make_template, serve


class Start(Protocol):
    """Starts a service of its own, with settings."""

    def __call__(self, **settings: object) -> AbstractContextManager[Service]: ...


@dataclass(frozen=True)
class House:
    """A service and the ids of its documents.

    ``shared`` everybody reads; ``own`` only polizei/fk3; ``granted`` is of stadt/gewerbeamt, released to polizei/fk3;
    ``scan`` is an image, shared; ``broken`` an empty file of stadt/gewerbeamt in quarantine, shared; ``secret`` is
    above everybody's level; ``unlabelled`` has no labels.
    """

    service: Service
    shared: str
    own: str
    granted: str
    scan: str
    broken: str
    secret: str
    unlabelled: str

    @property
    def hidden_from_carla(self) -> tuple[str, ...]:
        return self.own, self.secret, self.unlabelled


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    make_template(folder)
    return folder


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, template: Path) -> Iterator[House]:
    with serve(tmp_path_factory.mktemp("house") / "data", template=template) as service:
        shared = service.hand_in(
            "carla",
            "bescheid.txt",
            "Bescheid über die Gaststättenerlaubnis\n\nDie Erlaubnisse für die Wirtin Alma Petersen "
            "gelten bis zum Jahresende. Aktenzeichen 32.2-GW-118/26.".encode(),
            doc_type="genehmigung",
            kind="Bescheid",
            date="2026-04-12",
            title="Bescheid über die Gaststättenerlaubnis",
        )
        own = service.hand_in(
            "dora",
            "vermerk.txt",
            "Vermerk: Die Erlaubnis der Gaststätte ist vermutlich gefälscht, Hinweis auf Zwiebelfisch.".encode(),
            agency="polizei",
            unit="polizei/fk3",
            classification=2,
            release="unit",
        )
        granted = service.hand_in(
            "carla",
            "anhoerung.txt",
            "Anhörung zur Schließung der Gaststätte, Kennzeichen LG-AB 123.".encode(),
            release="unit",
            grants=[{"to_unit": "polizei/fk3", "until": "2099-12-31", "legal_basis": "Amtshilfe, § 4 VwVfG"}],
        )
        scan = service.hand_in("carla", "scan.png", letter("Sondernutzung", "am Marktplatz"))
        broken = service.hand_in("carla", "leer.pdf", b"")
        secret = _accept(service, b"Zwiebelfisch, streng geheim", Classification.VS_NFD, Release.PARTNERSHIP)
        unlabelled = _accept(service, b"Zwiebelfisch ohne Kennzeichnung", None, None)
        service.work_off()
        yield House(service, shared, own, granted, scan, broken, secret, unlabelled)


def _accept(service: Service, content: bytes, classification: Classification | None, release: Release | None) -> str:
    """A document that no test account could hand in."""
    blob: Blob = service.store.blobs.put([content], 1000)
    labels = Labels(AgencyId("polizei"), UnitId("polizei/fk9"), classification, release)
    with service.store.catalogue.writing() as connection:
        return documents.accept(connection, NewDocument(blob, "geheim.txt", labels, "akte"), 1.0)


@pytest.fixture
def fresh(tmp_path: Path, template: Path) -> Iterator[Service]:
    """A service without documents."""
    with serve(tmp_path / "data", template=template) as service:
        yield service


@pytest.fixture
def start(tmp_path: Path, template: Path) -> Start:
    """Starts a service of its own, with settings."""
    return lambda **settings: serve(tmp_path / "data", template=template, **settings)


@pytest.fixture
def today() -> date:
    return date(2026, 11, 24)
