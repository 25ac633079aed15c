"""A folder of 300 files is handed in, the line breaks in the middle, and all arrive; the broken one is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.serving import Running
from tests.browser.steps import log_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILES = 300
BROKEN = "Akten/000 kaputt.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """299 letters in three folders, and a PDF of which only the beginning is there."""
    made = tmp_path / "Akten"
    for number in range(1, FILES):
        place = made / f"Band {number % 3}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:03d}.txt").write_text(f"Vermerk {number} über die Sondernutzung.", encoding="utf-8")
    (tmp_path / BROKEN).write_bytes(b"%PDF-1.4 abgeschnitten")
    return made


def test_a_folder_arrives_whole_over_a_line_that_breaks(service: Running, folder: Path, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, service.url, "clara")
    page.goto(f"{service.url}/eingang")
    _drag_in(page, folder)
    page.get_by_role("button", name=f"{FILES} Dateien einreichen").click()
    batch = page.locator(".wb-batch")
    expect(batch.get_by_text("in Arbeit").first).to_be_visible()
    page.context.set_offline(True)
    expect(batch.get_by_text("Verbindung unterbrochen").first).to_be_visible()
    page.context.set_offline(False)
    batch.get_by_role("link", name="Zum Stapel").click()
    page.wait_for_url("**/stapel/**")
    expect(page.get_by_role("heading", name="Akten")).to_be_visible()
    expect(page.get_by_text(f"{FILES} Dateien, eröffnet")).to_be_visible(timeout=300_000)
    row = page.get_by_role("row").filter(has_text=BROKEN)
    expect(row).to_contain_text("beschädigt", timeout=300_000)
    expect(row.get_by_role("link", name="Neu einreichen")).to_be_visible()
    with service.client("clara") as client:
        first = client.get("/batches").json()["items"][0]
        named = client.get("/documents", params={"file_name": "Akten/Band 1/", "limit": 100}).json()
    assert (first["name"], first["expected"], first["handed_in"]) == ("Akten", FILES, FILES)
    assert len(named["items"]) == FILES // 3


def _drag_in(page: Page, folder: Path) -> None:
    """Drag a folder of this machine over the page and let go, as the browser gets it from the desktop."""
    area = page.get_by_text("Dateien oder Ordner hierher ziehen")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
    what = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
    devtools = page.context.new_cdp_session(page)
    for event in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": event, **place, "data": what})
