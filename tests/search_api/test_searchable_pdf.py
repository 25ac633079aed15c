"""Searchable copies over HTTP: what is in them, who gets them, and that they are logged."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

from tests.search_api.conftest import House
from tests.search_api.scans import letter
from tests.search_api.serving import PURPOSE, Service


def test_a_copy_holds_the_pages_with_their_corrected_words_and_says_for_whom(fresh: Service) -> None:
    scan = fresh.hand_in("carla", "Straße.png", letter("Sondernutzung", "am Marktplatz"))
    fresh.work_off()
    with fresh.caller("carla") as carla:
        page = carla.get(f"/documents/{scan}/pages/1").json()
        start = page["text"].index("Marktplatz")
        form = {"start": start, "end": start + 10, "old_text": "Marktplatz", "new_text": "Stintmarkt über Süd"}
        assert carla.post(f"/documents/{scan}/pages/1/corrections", json=form).status_code == 201
        answer = carla.get(f"/documents/{scan}/searchable.pdf")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert "Stra%C3%9Fe%20%28durchsuchbar%29.pdf" in answer.headers["content-disposition"]
    found = pypdfium2.PdfDocument(answer.content)[0]
    assert found.get_textpage().get_text_bounded().split() == ["Sondernutzung", "am", "Stintmarkt", "über", "Süd"]
    wide, high = found.get_size()
    assert abs(wide / high - page["width"] / page["height"]) < 0.01
    with pikepdf.open(io.BytesIO(answer.content)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert PURPOSE in str(pdf.docinfo["/Subject"])
        assert "Carla" in str(pdf.docinfo["/Subject"])
    assert not [path for path in fresh.store.settings.data_dir.iterdir() if path.name.startswith("tmp")]
    with fresh.caller("olga") as olga:
        entries = olga.get("/audit", params={"action": "document.copy"}).json()["items"]
    assert [(entry["subject"], entry["purpose"]) for entry in entries] == [({"document": scan, "pages": 1}, PURPOSE)]


def test_hidden_documents_and_those_without_images_have_no_copy(house: House) -> None:
    with house.service.caller("carla") as carla, house.service.caller("carla", purpose=None) as aimless:
        for hidden in house.hidden_from_carla:
            assert carla.get(f"/documents/{hidden}/searchable.pdf").json()["code"] == "not_found"
        assert carla.get(f"/documents/{house.shared}/searchable.pdf").json()["code"] == "page_without_image"
        assert aimless.get(f"/documents/{house.scan}/searchable.pdf").status_code == 428
