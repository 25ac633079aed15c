"""The lists of recognition: the files are those of the sheet, and what makes them tells places from recipients."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from models.recipients import without_recipients
from pipelines.entities import gazetteers
from pipelines.entities.rules.places import codes_by_place

FOLDER = Path(gazetteers.__file__).parent
SHEET = json.loads((FOLDER / "checksums.json").read_text("utf-8"))["files"]
GIVEN_NAMES = frozenset(("Erika", "Horst"))


@pytest.mark.parametrize("name", sorted(SHEET))
def test_each_list_is_the_one_of_the_sheet(name: str) -> None:
    content = (FOLDER / name).read_bytes()
    assert len(content) == SHEET[name]["bytes"]
    assert hashlib.sha256(content).hexdigest() == SHEET[name]["sha256"]


def test_every_list_stands_in_both_sheets() -> None:
    lists = {file.name for file in FOLDER.iterdir() if file.suffix in (".txt", ".gz")}
    assert lists == SHEET.keys()
    rows = (FOLDER / "datasheet.md").read_text("utf-8")
    assert all(f"| {name} |" in rows for name in lists)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("districts.txt", 788),
        ("given_names.txt", 10_234),
        ("men.txt", 5_349),
        ("places.tsv.gz", 13_699),
        ("women.txt", 4_545),
    ],
)
def test_the_data_sheet_tells_how_many_entries_a_list_has(name: str, count: int) -> None:
    content = (FOLDER / name).read_bytes()
    entries = gzip.decompress(content).splitlines() if name.endswith(".gz") else content.split()
    assert len(entries) == len(set(entries)) == count
    assert f"| {name} | {count:,} " in (FOLDER / "datasheet.md").read_text("utf-8")


@pytest.mark.parametrize(
    "place",
    [
        "Aachen",
        "Berlin",
        "Bad Homburg vor der Höhe",
        "Maikammer",
        "Niederkassel",
        "Stadt Wehlen",
        "Uelzen",
        "Werben (Elbe)",
    ],
)
def test_places_are_in_the_list(place: str) -> None:
    assert place in codes_by_place()


@pytest.mark.parametrize(
    "recipient",
    [
        "ADAC Finanzservice",
        "Agentur für Arbeit Freiberg",
        "Amtsgericht",
        "Finanzamt",
        "Polizei",
        "Siemens",
        "Stadt Celle",
    ],
)
def test_recipients_of_mail_are_not(recipient: str) -> None:
    assert recipient not in codes_by_place()


def test_a_part_of_a_city_shares_its_code_and_a_recipient_does_not() -> None:
    city = "Kreisfreie Stadt Neustadt"
    rows = [
        ("00001", "Neustadt", city),
        ("00001", "Altendorf", city),
        ("00002", "Neustadt Mitte", city),
        ("00003", "Fabelhaft", city),
        ("00004", "Fabelhaft", "Landkreis Neustadt"),
        ("00001", "Fabel GmbH", city),
    ]
    kept = [row[:2] for row in without_recipients(rows, GIVEN_NAMES)]
    assert kept == [("00001", "Neustadt"), ("00001", "Altendorf"), ("00002", "Neustadt Mitte"), ("00004", "Fabelhaft")]


def test_the_name_of_a_person_is_no_place_but_a_village_named_so_is() -> None:
    rows = [("00001", name, "Landkreis X") for name in ("Erika Muster", "Horst", "Horst (Holstein)")]
    assert [row[1] for row in without_recipients(rows, GIVEN_NAMES)] == ["Horst", "Horst (Holstein)"]
