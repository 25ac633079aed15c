"""A clerk hands in a scanned letter, an investigator finds it, a colleague cannot tell that it exists."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.serving import Running
from tests.browser.steps import ask, hand_in, log_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LETTER = "Gaststättenerlaubnis Blauer Mond.pdf"
BROKEN = "kaputt.pdf"
INFLECTED = "Schlafräumen"  # the letter says "Schlafraum", on its second page
PRINTED = "Schlafraum"


@pytest.fixture(scope="module")
def handed_in(
    service: Running, sample_files: Path, browser: Any, tmp_path_factory: pytest.TempPathFactory, screenshot: Any
) -> dict[str, Any]:
    """The letter as the clerk's account sees it, handed in through the page beside a broken file."""
    broken = tmp_path_factory.mktemp("broken") / BROKEN
    broken.write_bytes((sample_files / LETTER).read_bytes()[:3000])
    context = browser.new_context(locale="de-DE", viewport={"width": 1366, "height": 900})
    page = context.new_page()
    log_in(page, service.url, "clara")
    hand_in(page, service.url, [sample_files / LETTER, broken], release="Beide Partner", classification="intern")
    failed = page.locator(".wb-batch").get_by_text("beschädigt").first
    expect(failed).to_be_visible(timeout=120_000)
    expect(page.locator(".wb-batch").get_by_text("eine durchsuchbar").first).to_be_visible(timeout=180_000)
    screenshot(page, "upload-1366-light")
    context.close()
    document = service.document("clara", LETTER)
    assert document is not None
    assert document["state"] == "indexed"
    return document


def test_the_investigator_sees_the_word_marked_where_it_stands(
    service: Running, handed_in: dict[str, Any], open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, service.url, "ivo")
    ask(page, INFLECTED)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    mark = page.locator(".wb-stage__mark").first
    expect(mark).to_be_visible()
    screenshot(page, "search-1366-light")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dokument/**")
    image = page.locator(".wb-stage__image")
    expect(image).to_be_visible()
    expect(mark).to_be_visible()
    assert "seite=2" in page.url, "the viewer opens on the page of the hit"

    with service.client("ivo") as client:
        read = client.get(f"/documents/{handed_in['id']}/pages/2").json()
    word = next(word for word in read["words"] if PRINTED in word["text"])
    shown = image.bounding_box()
    marked = mark.bounding_box()
    assert shown is not None
    assert marked is not None
    scale = shown["width"] / read["width"]
    x0, y0, x1, y1 = (side * scale for side in word["box"])
    tolerance = 6.0  # the mark has a margin around the word, in pixels of the screen
    assert abs(marked["x"] - shown["x"] - x0) <= tolerance
    assert abs(marked["y"] - shown["y"] - y0) <= tolerance
    assert abs(marked["x"] + marked["width"] - shown["x"] - x1) <= tolerance
    assert abs(marked["y"] + marked["height"] - shown["y"] - y1) <= tolerance
    screenshot(page, "viewer-1366-light")


def test_there_is_ink_under_the_mark(service: Running, handed_in: dict[str, Any]) -> None:
    with service.client("ivo") as client:
        hit = client.get("/search", params={"q": INFLECTED}).json()["hits"][0]
        image = Image.open(io.BytesIO(client.get(f"/documents/{handed_in['id']}/pages/{hit['page']}/image").content))
        read = client.get(f"/documents/{handed_in['id']}/pages/{hit['page']}").json()
    assert image.size == (read["width"], read["height"])
    x0, y0, x1, y1 = hit["boxes"][0]["box"]
    grey = image.convert("L")
    inside = grey.crop((x0, y0, x1, y1))
    dark = sum(inside.histogram()[:110]) / ((x1 - x0) * (y1 - y0))
    assert 0.05 < dark < 0.6
    assert min(grey.crop((x0, max(0, y0 - 8), x1, max(1, y0 - 4))).tobytes()) > 60, "the line above is not cut"


def test_a_colleague_without_the_right_cannot_tell_that_it_exists(
    service: Running, handed_in: dict[str, Any], open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    with service.client("nele") as client:
        missing = client.get(f"/documents/{'0' * 32}")
        hidden = client.get(f"/documents/{handed_in['id']}")
        assert hidden.status_code == missing.status_code == 404
        for trace in ("trace_id",):
            assert hidden.json() | {trace: None} == missing.json() | {trace: None}
        found = client.get("/search", params={"q": INFLECTED, "facets": "agency,unit,kind"}).json()
        nothing = client.get("/search", params={"q": "Zwieback", "facets": "agency,unit,kind"}).json()
        assert found["total"] == nothing["total"] == 0
        assert found["facets"] == nothing["facets"]
        assert client.get("/suggest", params={"q": "Schlafr"}).json() == {"suggestions": []}
        assert client.get("/documents/summary").json()["total"] == 0
    page = open_page()
    log_in(page, service.url, "nele")
    ask(page, INFLECTED)
    expect(
        page.get_by_role("heading", name="Nichts gefunden").or_(page.get_by_text("Nichts gefunden")).first
    ).to_be_visible()
    screenshot(page, "nothing-1366-light")
    page.goto(f"{service.url}/dokument/{handed_in['id']}")
    expect(page.get_by_text("Dieses Dokument gibt es nicht")).to_be_visible()


def test_the_broken_file_stays_with_a_reason_and_can_be_tried_again(
    service: Running, handed_in: dict[str, Any], open_page: OpenPage
) -> None:
    page = open_page()
    log_in(page, service.url, "clara")
    page.goto(f"{service.url}/eingaben")
    row = page.get_by_role("row").filter(has_text=BROKEN)
    expect(row).to_contain_text("Quarantäne")
    row.get_by_role("button", name="erneut lesen").click()
    expect(row).to_contain_text("Quarantäne", timeout=60_000)
    broken = service.document("clara", BROKEN)
    assert broken is not None
    assert broken["error"]["code"] == "corrupt_file"


def test_the_auditor_sees_who_asked_what_and_that_the_log_is_whole(
    service: Running, handed_in: dict[str, Any], open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, service.url, "theo", reads=False)
    expect(page.get_by_role("cell", name=INFLECTED).first).to_be_visible()
    page.get_by_role("button", name="Jetzt prüfen").click()
    expect(page.get_by_text("Das Protokoll ist vollständig und unverändert")).to_be_visible()
    screenshot(page, "audit-1366-light")
    with service.client("theo") as client:
        assert client.get("/search", params={"q": INFLECTED}).status_code == 403
