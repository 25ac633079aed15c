"""Lists of entities over many mentions: what one answer of ``/entities`` costs the processor.

    python -m benchmarks.entities [--mentions 200000]

Ten mentions a document, names as unevenly spread as names are; a caller who sees about half of the documents, beside
one who sees all. Everything is counted anew in each answer, from visible documents alone. Prints a table, writes
results/entities.json.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Final

from sqlalchemy import Connection, insert

from benchmarks.results import write_results
from ingest.catalogue import entities
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.entities import EntityPlace
from ingest.catalogue.schema import DOCUMENTS, MENTIONS
from ingest.labels import AgencyId, Classification, Clearance, Role, UnitId
from pipelines.entities.contract import EntityType
from pipelines.entities.recognising import entity_id_of, folded_form

_TRIES: Final = 5
_A_DOCUMENT: Final = 10
_CHUNK: Final = 20_000
_TYPES: Final = (EntityType.PERSON, EntityType.DATE, EntityType.ORGANISATION, EntityType.FILE_REFERENCE, EntityType.LAW)
_UNITS: Final = ("polizei/fk3", "stadt/gewerbeamt")


def fill(connection: Connection, mentions: int) -> None:
    """Documents of two units, every other one shared by nobody, with mentions whose names follow Zipf's law."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    count = mentions // _A_DOCUMENT
    for first in range(0, count, _CHUNK):
        rows = [_document(number) for number in range(first, min(first + _CHUNK, count))]
        connection.execute(insert(DOCUMENTS), rows)
    distinct = mentions // 3
    for first in range(0, mentions, _CHUNK):
        rows = []
        for number in range(first, min(first + _CHUNK, mentions)):
            rank = min(distinct - 1, int(chance.paretovariate(0.6)))
            rows.append(_mention(number, rank))
        connection.execute(insert(MENTIONS), rows)


def _document(number: int) -> dict[str, object]:
    unit = _UNITS[number % 2]
    return {
        "id": f"{number:032x}", "blob": f"{number:064x}", "size": 1, "file_name": "brief.txt", "state": "indexed",
        "agency": unit.partition("/")[0], "unit": unit, "classification": 1, "release": "unit", "tie": number,
        "version": 1, "uploaded_by": "x", "uploaded_at": float(number),
    }  # fmt: skip


def _mention(number: int, rank: int) -> dict[str, object]:
    kind = _TYPES[rank % len(_TYPES)]
    name = f"Name{rank:06d}, Vorname{rank % 97}"
    return {
        "document_id": f"{number // _A_DOCUMENT:032x}", "ordinal": number % _A_DOCUMENT, "page": 1, "type": kind.value,
        "start": 0, "end": 10, "text": name if number % 3 else name.upper(), "normalized": name,
        "folded": folded_form(name), "entity_id": entity_id_of(kind, name), "confidence": 0.9, "recogniser": "x",
        "version": "1",
    }  # fmt: skip


def reader(*units: str) -> Clearance:
    """An investigator of some units."""
    return Clearance(
        AgencyId("polizei"), frozenset(map(UnitId, units)), Classification.VS_NFD, frozenset({Role.INVESTIGATOR}),
        date(2026, 11, 27),
    )  # fmt: skip


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time, the median of some tries."""
    found = []
    for _ in range(_TRIES):
        start = time.process_time()
        work()
        found.append((time.process_time() - start) * 1000)
    return median(found)


def measure(connection: Connection, clearance: Clearance) -> dict[str, float]:
    """Milliseconds of each kind of answer."""
    first = entities.list_visible(connection, clearance=clearance, limit=21)
    last = first[-2]
    after = EntityPlace(last.document_count, last.name, last.id)
    rare = entities.list_visible(connection, clearance=clearance, folded="name00777", limit=1)
    asked: dict[str, Callable[[], object]] = {
        "first page, all types": lambda: entities.list_visible(connection, clearance=clearance, limit=21),
        "next page, all types": lambda: entities.list_visible(connection, clearance=clearance, after=after, limit=21),
        "first page, persons": lambda: entities.list_visible(
            connection, clearance=clearance, kinds=["PERSON"], limit=21
        ),
        "a name that is asked for": lambda: entities.list_visible(
            connection, clearance=clearance, folded="name000012", limit=21
        ),
        "most frequent entity": lambda: entities.find(connection, first[0].id, clearance=clearance),
        "its documents": lambda: entities.occurrences(connection, first[0].id, clearance=clearance),
        "its neighbours": lambda: entities.neighbours(connection, first[0].id, clearance=clearance),
    }
    if rare:
        asked["neighbours of a rare entity"] = lambda: entities.neighbours(connection, rare[0].id, clearance=clearance)
    return {name: milliseconds(work) for name, work in asked.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--mentions", type=int, default=200_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = Catalogue(f"sqlite:///{Path(folder)}/catalogue.sqlite")
        catalogue.migrate()
        with catalogue.writing() as connection:
            fill(connection, arguments.mentions)
        with catalogue.reading() as connection:
            results = {
                "half": measure(connection, reader(_UNITS[0])),
                "all": measure(connection, reader(*_UNITS)),
            }
        catalogue.close()
    print(f"{arguments.mentions} mentions, ms of one processor      sees half   sees all")
    for name in results["half"]:
        print(f"{name:42} {results['half'][name]:10.1f} {results['all'].get(name, float('nan')):10.1f}")
    print(write_results("entities", results))


if __name__ == "__main__":
    main()
