"""Other scans of the same paper, each told to those alone who may read both; and contents that are read once."""

from __future__ import annotations

from sqlalchemy import select, update

from ingest.catalogue.schema import PAGES
from search_api.search.schemas import SearchAnswer
from tests.search_api.scans import letter
from tests.search_api.serving import Service

LETTER = """Sehr geehrte Frau Petersen,
auf Ihren Antrag wird Ihnen hiermit die Erlaubnis zum Betrieb einer Gaststätte in den Räumen am Hafen erteilt. Die
Erlaubnis gilt für den Gastraum, die Küche und den Nebenraum. Sie ist personenbezogen und nicht übertragbar. Gegen
diesen Bescheid können Sie innerhalb eines Monats Widerspruch erheben. Der Widerspruch ist schriftlich einzulegen.
"""
POLICE = {"agency": "polizei", "unit": "polizei/fk3"}


def _near(service: Service, name: str, document_id: str) -> list[str]:
    with service.caller(name) as client:
        answer = client.get(f"/documents/{document_id}/near-duplicates")
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


def test_another_scan_is_told_to_those_alone_who_may_read_both(fresh: Service) -> None:
    shared = fresh.hand_in("carla", "scan1.txt", LETTER.encode())
    hidden = fresh.hand_in("dora", "scan2.txt", LETTER.replace("Küche", "Kuche").encode(), **POLICE, release="unit")
    fresh.hand_in("carla", "gleich.txt", LETTER.encode())
    fresh.hand_in("carla", "anderes.txt", LETTER[::-1].encode())
    fresh.work_off()
    assert _near(fresh, "carla", shared) == []
    assert hidden in _near(fresh, "dora", shared)
    with fresh.caller("carla") as carla:
        assert carla.get(f"/documents/{hidden}/near-duplicates").status_code == 404
        before = carla.get(f"/documents/{shared}/near-duplicates").content
    with fresh.caller("dora") as dora:
        assert dora.delete(f"/documents/{hidden}").status_code == 200
    with fresh.caller("carla") as carla:
        assert carla.get(f"/documents/{shared}/near-duplicates").content == before


def test_letters_of_one_template_that_differ_in_date_or_reference_are_no_copies(fresh: Service) -> None:
    facts = [
        {"date": "2026-04-12", "file_reference": "32.2-GW-118/26"},
        {"date": "2026-04-12", "file_reference": "32.2 GW 118/26"},
        {"date": "2026-05-03", "file_reference": "32.2-GW-118/26"},
        {"date": "2026-04-12", "file_reference": "32.2-GW-119/26"},
    ]
    ids = [
        fresh.hand_in("carla", f"{number}.txt", LETTER.replace("Petersen", f"Petersen{number}").encode(), **each)
        for number, each in enumerate(facts)
    ]
    fresh.work_off()
    assert _near(fresh, "carla", ids[0]) == [ids[1]]


def test_the_same_content_of_a_unit_is_read_once_and_keeps_both_labels(fresh: Service) -> None:
    scan = letter("Sondernutzung", "am Marktplatz")
    first = fresh.hand_in("carla", "a.png", scan, title="Von Hand")
    fresh.work_off()
    with fresh.store.catalogue.writing() as connection:
        connection.execute(update(PAGES).values(reader="der erste"))
    second = fresh.hand_in("carla", "b.png", scan, classification=2, release="unit")
    lower = fresh.hand_in("carla", "c.png", scan, classification=0)
    other = fresh.hand_in("dora", "d.png", scan, **POLICE)
    fresh.work_off()
    with fresh.store.catalogue.reading() as connection:
        rows = connection.execute(select(PAGES.c.document_id, PAGES.c.reader)).all()
    # Whoever hands in must not learn by the time it takes that somebody else, whom he may not read, was earlier.
    assert {document_id for document_id, reader in rows if reader == "der erste"} == {first, second}
    assert {document_id for document_id, _ in rows} == {first, second, lower, other}
    with fresh.caller("carla") as carla:
        copy = carla.get(f"/documents/{second}").json()
    assert (copy["state"], copy["classification"], copy["release"]) == ("indexed", 2, "unit")
    assert copy["title"] != "Von Hand"
    assert copy["duplicate_of"]["id"] == first
    assert copy["quality"]["ocr_quality"] > 0


def test_other_scans_are_marked_in_a_list_or_folded_under_the_best_hit(fresh: Service) -> None:
    first = fresh.hand_in("carla", "scan1.txt", LETTER.encode(), title="Bescheid")
    second = fresh.hand_in("dora", "scan2.txt", LETTER.replace("Küche", "Kuche").encode(), **POLICE)
    again = fresh.hand_in("carla", "gleich.txt", LETTER.encode())
    hidden = fresh.hand_in("dora", "scan3.txt", LETTER.replace("Raum", "Kaum").encode(), **POLICE, release="unit")
    other = fresh.hand_in("carla", "anderes.txt", "Die Erlaubnis für den Imbiss am Bahnhof ist erloschen.".encode())
    fresh.work_off()
    asked = {"q": "Erlaubnis", "mode": "words", "facets": "agency"}
    with fresh.caller("carla") as carla:
        plain = carla.get("/search", params=asked).json()
        folded = carla.get("/search", params=asked | {"fold": "true"})
        SearchAnswer.model_validate_json(folded.content, strict=True)
        one = carla.get("/search", params=asked | {"fold": "true", "limit": 1}).json()
        further = {"fold": "true", "limit": 1, "cursor": one["cursor"]}
        rest = carla.get("/search", params=asked | further).json()
        unfolded = carla.get("/search", params=asked | {"limit": 1, "cursor": one["cursor"]})
        wrong = carla.get("/search", params=asked | {"fold": "vielleicht"})
    assert {hit["document_id"] for hit in plain["hits"]} == {first, second, again, other}
    assert (plain["total"], plain["folded"]) == (4, 0)
    marked = {hit["document_id"]: {each["document_id"] for each in hit["near_duplicates"]} for hit in plain["hits"]}
    copies = {first, second, again}
    assert marked == {name: copies - {name} for name in copies} | {other: set()}
    assert not any(hit["folded"] for hit in plain["hits"])

    answer = folded.json()
    assert (answer["total"], answer["folded"], answer["cursor"]) == (4, 2, None)
    assert answer["facets"] == plain["facets"]
    best = next(hit for hit in answer["hits"] if hit["folded"])
    under = {each["document_id"]: each for each in best["near_duplicates"]}
    assert {best["document_id"], *under} == copies
    assert under.get(second, {"unit": "polizei/fk3"})["unit"] == "polizei/fk3"
    assert one["hits"] + rest["hits"] == answer["hits"]
    assert rest["cursor"] is None
    assert (unfolded.status_code, unfolded.json()["code"]) == (400, "cursor_invalid")
    assert (wrong.status_code, wrong.json()["code"]) == (422, "request_invalid")
    assert hidden not in folded.text
    with fresh.caller("olga") as olga:
        rows = olga.get("/audit", params={"account": "carla", "action": "search"}).json()["items"]
    # Whatever is told of is logged: also what stands under a hit.
    assert {name for row in rows for name in row["subject"].get("folded", ())} == set(under)
