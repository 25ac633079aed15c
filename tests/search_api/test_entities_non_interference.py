"""Hidden documents change no byte of any answer about entities."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.search_api.serving import Service, serve

SEEN = (
    "Herr Tjark Sommerfeld traf Frau Alma Petersen. Er fuhr LG-AB 123, Tel. 04131 306221.",
    "Tjark Sommerfeld schrieb an die Nordwind Handels GmbH, Az.: 32.2-GW-118/26, am 03.04.2026.",
    "Frau Petersen zahlte 500 Euro. IBAN DE89 3704 0044 0532 0130 00.",
)
HIDDEN = (
    # Other spellings, more of the same, less and greater names, and what stands beside what is seen.
    "Herr TJARK SOMMERFELD und Frau Ada Aal trafen ALMA PETERSEN. LG-AB 123, LG-AB 123, LG-AB 123.",
    "Frau Alma Petersen, Herr Zeno Zylla, Frau Ilse Geheimrat. IBAN DE89370400440532013000, 500,00 EUR.",
    "Die NORDWIND HANDELS GMBH, Az. 32.2-GW-118/26, 3. April 2026, Herr Sommerfeld, Herr Sommerfeld.",
)


def answers(service: Service) -> list[str]:
    """Every answer about entities that a caller can get, as sent; ids of documents, which are random, are left out."""
    told: list[str] = []
    with service.caller("carla") as carla:
        documents = {one["id"]: one["file_name"] for one in carla.get("/documents").json()["items"]}

        def ask(path: str, **parameters: str) -> str:
            text = carla.get(path, params=parameters).text
            for document_id, name in documents.items():
                text = text.replace(document_id, name)
            told.append(text)
            return text

        for parameters in (
            {}, {"type": "PERSON"}, {"q": "sommerfeld"}, {"q": "a"}, {"q": "geheimrat"}, {"type": "IBAN", "q": "de89"},
        ):  # fmt: skip
            items = json.loads(ask("/entities", limit="100", **parameters))["items"]
            if not parameters:
                ids = [one["id"] for one in items]
        for entity_id in (*ids, "0" * 32):
            ask(f"/entities/{entity_id}")
            ask(f"/entities/{entity_id}/neighbours")
            ask(f"/entities/{entity_id}/neighbours", type="PERSON", limit="1")
        cursor, pages = None, []
        while True:  # page by page; a cursor is sealed anew each time
            page = carla.get("/entities", params={"limit": "2"} | ({"cursor": cursor} if cursor else {})).json()
            pages.append(page["items"])
            cursor = page["cursor"]
            if cursor is None:
                break
        told.append(json.dumps(pages, sort_keys=True))
        facets = carla.get("/search", params={"q": "Sommerfeld", "facets": "entity"}).json()["facets"]
        told.append(json.dumps(facets, sort_keys=True))
    return told


def service_with(folder: Path, template: Path, *, hidden: bool) -> list[str]:
    with serve(folder, template=template, model="off") as service:
        for number, text in enumerate(HIDDEN * 2 if hidden else ()):
            service.hand_in(
                "dora", f"geheim{number}.txt", text.encode(), agency="polizei", unit="polizei/fk3", release="unit"
            )
        for number, text in enumerate(SEEN):
            service.hand_in("carla", f"offen{number}.txt", text.encode())
        service.work_off()
        if hidden:
            with service.caller("dora") as dora:
                assert dora.get("/entities", params={"q": "geheimrat"}).json()["items"], "the hidden ones are there"
        return answers(service)


def test_hidden_documents_change_no_byte_of_any_answer_about_entities(tmp_path: Path, template: Path) -> None:
    without = service_with(tmp_path / "without", template, hidden=False)
    with_hidden = service_with(tmp_path / "with", template, hidden=True)
    assert len(without) > 30
    for plain, beside_hidden in zip(without, with_hidden, strict=True):
        if "trace_id" in plain:  # a refusal: the same but for its random mark
            first, second = json.loads(plain), json.loads(beside_hidden)
            assert first.pop("trace_id") != second.pop("trace_id")
            assert first == second
        else:
            assert plain == beside_hidden


@pytest.mark.parametrize("limit", ["1", "3"])
def test_pages_make_the_whole_list_whatever_is_hidden_between(tmp_path: Path, template: Path, limit: str) -> None:
    with serve(tmp_path / "data", template=template, model="off") as service:
        for number, text in enumerate((*SEEN, *HIDDEN)):
            is_hidden = number >= len(SEEN)
            labels = {"agency": "polizei", "unit": "polizei/fk3", "release": "unit"} if is_hidden else {}
            service.hand_in("dora" if is_hidden else "carla", f"{number}.txt", text.encode(), **labels)
        service.work_off()
        with service.caller("carla") as carla:
            whole = carla.get("/entities", params={"limit": "100"}).json()["items"]
            paged, cursor = [], None
            while True:
                page = carla.get("/entities", params={"limit": limit} | ({"cursor": cursor} if cursor else {})).json()
                paged += page["items"]
                cursor = page["cursor"]
                if cursor is None:
                    break
    assert paged == whole
