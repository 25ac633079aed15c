"""People, firms and things over HTTP: counted from visible documents, marked on pages, asked for, and never leaking."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.catalogue import recognised
from ingest.catalogue.recognised import RecognisedFact
from ingest.labels import DocumentId
from search_api.search.entity_facet import MOST_OF_A_TYPE
from tests.search_api.conftest import House, Start
from tests.search_api.serving import Service, wait_until

MEETING = "Herr Tjark Sommerfeld traf Frau Alma Petersen. Er fuhr LG-AB 123, Tel. 04131 306221."
SECRET = "Herr Tjark Sommerfeld besitzt den Pkw LG-ZZ 99. Frau Ilse Geheimrat half ihm."


@pytest.fixture
def service(fresh: Service) -> Service:
    fresh.hand_in("carla", "treffen.txt", MEETING.encode())
    fresh.hand_in("carla", "nochmal.txt", f"{MEETING} Danach ging Sommerfeld.".encode())
    fresh.hand_in(
        "dora", "geheim.txt", SECRET.encode(), agency="polizei", unit="polizei/fk3", classification=2, release="unit"
    )
    fresh.work_off()
    return fresh


def find_one(service: Service, name: str, text: str) -> dict[str, Any]:
    with service.caller(name) as client:
        (found,) = client.get("/entities", params={"q": text}).json()["items"]
    return dict(found)


def test_counts_are_those_of_visible_documents(service: Service) -> None:
    for_carla, for_dora = find_one(service, "carla", "Sommerfeld"), find_one(service, "dora", "Sommerfeld")
    assert (for_carla["name"], for_carla["type"]) == ("Sommerfeld, Tjark", "PERSON")
    assert (for_carla["document_count"], for_carla["mention_count"]) == (2, 3)
    assert (for_dora["document_count"], for_dora["mention_count"]) == (3, 4)
    assert for_carla["variants"] == ["Tjark Sommerfeld", "Sommerfeld"]


def test_what_only_hidden_documents_mention_does_not_exist(service: Service) -> None:
    hidden = find_one(service, "dora", "Geheimrat")
    with service.caller("carla") as carla:
        assert carla.get("/entities", params={"q": "Geheimrat"}).json()["items"] == []
        for path in ("/entities/{}", "/entities/{}/neighbours"):
            missing = carla.get(path.format("0" * 32))
            answer = carla.get(path.format(hidden["id"]))
            assert (
                (answer.status_code, answer.json()["code"]) == (missing.status_code, "not_found") == (404, "not_found")
            )


def test_neighbours_stand_in_the_same_visible_documents(service: Service) -> None:
    person = find_one(service, "carla", "Sommerfeld")
    with service.caller("carla") as carla:
        beside = carla.get(f"/entities/{person['id']}/neighbours").json()["items"]
        plates = carla.get(f"/entities/{person['id']}/neighbours", params={"type": "LICENCE_PLATE"}).json()["items"]
    assert [(one["name"], one["shared_documents"]) for one in beside] == [
        ("+494131306221", 2),
        ("LG-AB 123", 2),
        ("Petersen, Alma", 2),
    ]
    assert [one["name"] for one in plates] == ["LG-AB 123"]


def test_an_entity_is_shown_with_its_documents_and_where_it_stands(service: Service) -> None:
    person = find_one(service, "carla", "Sommerfeld")
    with service.caller("carla") as carla:
        detail = carla.get(f"/entities/{person['id']}").json()
    assert [one["file_name"] for one in detail["documents"]] == ["nochmal.txt", "treffen.txt"]
    first = detail["documents"][0]
    (start, end), *_ = first["highlights"]
    assert first["snippet"][start:end] == "Tjark Sommerfeld"


def test_a_list_goes_on_where_it_ended(service: Service) -> None:
    with service.caller("carla") as carla:
        whole = carla.get("/entities", params={"limit": 100}).json()["items"]
        names, cursor = [], None
        while True:
            page = carla.get("/entities", params={"limit": 1} | ({"cursor": cursor} if cursor else {})).json()
            names += [one["name"] for one in page["items"]]
            cursor = page["cursor"]
            if cursor is None:
                break
    assert names == [one["name"] for one in whole]


def test_days_and_sums_that_more_hits_mention_crowd_out_no_people(fresh: Service) -> None:
    days = " ".join(f"{day:02d}.{month:02d}.2026" for month in range(1, 4) for day in range(1, 27))
    for number in range(2):
        fresh.hand_in("carla", f"liste{number}.txt", f"Kontrolle am {days}".encode())
    fresh.hand_in("carla", "treffen.txt", f"Kontrolle. {MEETING}".encode())
    fresh.work_off()
    with fresh.caller("carla") as carla:
        values = carla.get("/search", params={"q": "Kontrolle", "facets": "entity"}).json()["facets"]["entity"]
    assert {value["name"] for value in values if value["type"] == "PERSON"} == {"Sommerfeld, Tjark", "Petersen, Alma"}
    assert [value["count"] for value in values if value["type"] == "DATE"] == [2] * MOST_OF_A_TYPE
    assert [value["count"] for value in values] == sorted((value["count"] for value in values), reverse=True)


def test_a_question_is_narrowed_to_an_entity_and_counts_entities(service: Service) -> None:
    person = find_one(service, "dora", "Geheimrat")
    with service.caller("dora") as dora:
        narrowed = dora.get("/search", params={"entity": person["id"], "facets": "entity"}).json()
        nothing = dora.get("/search", params={"entity": "0" * 32}).json()
    assert [hit["file_name"] for hit in narrowed["hits"]] == ["geheim.txt"]
    assert {"value": person["id"], "count": 1, "name": "Geheimrat, Ilse", "type": "PERSON"} in narrowed["facets"][
        "entity"
    ]
    assert nothing["total"] == 0
    with service.caller("carla") as carla:
        assert carla.get("/search", params={"entity": person["id"]}).json()["total"] == 0


def test_mentions_stand_on_the_page_where_their_text_is(house: House) -> None:
    with house.service.caller("carla") as carla:
        page = carla.get(f"/documents/{house.shared}/pages/1").json()
    found = {mention["type"]: mention for mention in page["mentions"]}
    person = found["PERSON"]
    assert page["text"][person["start"] : person["end"]] == "Alma Petersen"
    assert (person["normalized"], person["box"]) == ("Petersen, Alma", None)  # plain text has no image
    assert found["FILE_REFERENCE"]["normalized"] == "32.2-GW-118/26"


def test_metadata_is_recognised_where_nobody_gave_it(house: House) -> None:
    with house.service.caller("anna") as anna:
        given = anna.get(f"/documents/{house.shared}").json()
        heard = anna.get(f"/documents/{house.granted}").json()
    assert (given["doc_type"], given["kind"], given["date"]) == ("genehmigung", "Bescheid", "2026-04-12")
    assert given["file_reference"] == "32.2-GW-118/26"
    assert (heard["doc_type"], heard["kind"]) == ("schriftverkehr", "Anhörung")


def test_what_was_recognised_is_told_with_how_surely_and_from_what(house: House) -> None:
    with house.service.caller("anna") as anna:
        given = anna.get(f"/documents/{house.shared}").json()
        heard = anna.get(f"/documents/{house.granted}").json()
    assert [fact["field"] for fact in given["recognised"]] == ["file_reference"], "the rest was said at upload"
    facts = {fact["field"]: fact for fact in heard["recognised"]}
    assert list(facts) == [name for name in ("doc_type", "kind", "title") if heard[name] is not None]
    assert facts["kind"]["origin"] in {"heading", "text"}
    assert all(0 < fact["confidence"] <= 1 for fact in facts.values())


def test_what_a_clerk_says_is_never_told_as_recognised(fresh: Service) -> None:
    document = fresh.hand_in("carla", "anhoerung.txt", b"Anh\xc3\xb6rung zum Widerruf.\n\nAz: 32.2-GW-118/26\n")
    fresh.work_off()
    with fresh.caller("carla") as carla:
        before = carla.get(f"/documents/{document}").json()
        assert {"kind", "file_reference"} <= {fact["field"] for fact in before["recognised"]}
        # The clerk confirms one value as it is, and takes the other one out.
        said = {"kind": before["kind"], "file_reference": None}
        after = carla.patch(f"/documents/{document}", json=said, headers={"If-Match": before["etag"]}).json()
        assert (after["kind"], after["file_reference"]) == (before["kind"], None)
        assert {"kind", "file_reference"} & {fact["field"] for fact in after["recognised"]} == set()
        (listed,) = carla.get("/documents").json()["items"]
        assert listed["recognised"] == after["recognised"]


def test_a_mail_is_described_by_its_header_but_never_over_a_clerk(fresh: Service) -> None:
    mail = (
        "From: Änne Weiß <aenne@stadt.example>\nDate: Thu, 12 Mar 2026 09:15:00 +0100\nSubject: Lärm am Markt\n"
        "Content-Type: text/plain; charset=utf-8\n\nAm 03.02.2026 war es laut.\n\nDatum: 04.02.2026\n"
    ).encode()
    silent = fresh.hand_in("carla", "mail.eml", mail)
    told = fresh.hand_in("carla", "beschriftet.eml", mail, date="2026-03-11", title="Beschwerde")
    fresh.work_off()
    with fresh.caller("carla") as carla:
        found, kept = carla.get(f"/documents/{silent}").json(), carla.get(f"/documents/{told}").json()
        hits = carla.get("/search", params={"q": "laut", "date_from": "2026-03-12"}).json()["hits"]
    assert (found["date"], found["sender"], found["title"]) == (
        "2026-03-12",
        "Änne Weiß <aenne@stadt.example>",
        "Lärm am Markt",
    )
    origins = {fact["field"]: fact["origin"] for fact in found["recognised"]}
    assert (origins["date"], origins["sender"], origins["title"]) == ("email_header",) * 3
    assert (kept["date"], kept["sender"], kept["title"]) == ("2026-03-11", found["sender"], "Beschwerde")
    assert [(hit["file_name"], hit["date"]) for hit in hits] == [("mail.eml", "2026-03-12")]


def test_what_a_clerk_confirmed_stays_when_recognisers_read_otherwise(fresh: Service) -> None:
    letter = fresh.hand_in("carla", "brief.txt", "Anhörung\n\nDatum: 04.02.2026\n".encode())
    fresh.work_off()
    with fresh.caller("carla") as carla:
        read = carla.get(f"/documents/{letter}").json()
        carla.patch(f"/documents/{letter}", json={"date": read["date"]}, headers={"If-Match": read["etag"]})
    with fresh.store.catalogue.writing() as connection:
        otherwise = [RecognisedFact("date", "2020-01-01", 0.9, "text"), RecognisedFact("kind", "Vermerk", 0.9, "text")]
        recognised.store(connection, DocumentId(letter), otherwise)
    with fresh.caller("carla") as carla:
        shown = carla.get(f"/documents/{letter}").json()
    assert (read["date"], read["kind"]) == ("2026-02-04", "Anhörung")
    assert (shown["date"], shown["kind"]) == ("2026-02-04", "Vermerk")


def test_references_in_the_form_of_the_house_are_recognised_and_documents_are_looked_at_again(start: Start) -> None:
    letter = "Stadt Lüneburg\n\nXQ:2026:77\n\nSehr geehrte Frau Kaya,".encode()
    with start() as service:
        document = service.hand_in("carla", "brief.txt", letter)
        service.work_off()
        with service.caller("carla") as carla:
            assert carla.get(f"/documents/{document}").json()["file_reference"] is None
    with start(file_references="XQ:####:##") as service:
        service.works.start()
        with service.caller("carla") as carla:
            wait_until(lambda: carla.get(f"/documents/{document}").json()["file_reference"] == "XQ:2026:77")
            (found,) = carla.get("/entities", params={"type": "FILE_REFERENCE"}).json()["items"]
    assert (found["name"], found["document_count"]) == ("XQ:2026:77", 1)


def test_an_erased_document_takes_its_mentions_along(service: Service) -> None:
    with service.caller("carla") as carla:
        for document in carla.get("/documents").json()["items"]:
            assert carla.delete(f"/documents/{document['id']}").status_code == 200
        assert carla.get("/entities").json()["items"] == []
