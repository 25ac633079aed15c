"""A clerk corrects a misread word on the image of a page, by keyboard, and takes it back."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Screen
from tests.browser.serving import Running
from tests.browser.steps import log_in
from tests.search_api.scans import letter
from tests.search_api.serving import wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_word_is_corrected_on_the_image_and_taken_back(service: Running, screen: Screen) -> None:
    labels = {"agency": "stadt", "unit": "stadt/ordnungsamt", "classification": 0, "release": "partnership"}
    with service.client("clara") as client:
        files = {"file": ("scan.png", letter("Sondernutzung", "am Marktplatz"))}
        scan = client.post("/documents", files=files, data={"labels": json.dumps(labels)}).json()["id"]
        wait_until(lambda: client.get(f"/documents/{scan}").json()["state"] == "indexed")
    page = screen.page
    log_in(page, service.url, "clara")
    page.goto(f"{service.url}/dokument/{scan}")
    page.get_by_role("button", name="Wörter auf dem Bild berichtigen").click()
    screen.look("correcting")
    page.get_by_role("button", name="Berichtigen: Sondernutzung").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Berichtigen: Marktplatz")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Falsch gelesen?")).to_be_visible()
    screen.look("correction")
    page.get_by_label("Richtig heißt es").fill("Stintmarkt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Berichtigen: Stintmarkt")).to_be_visible(timeout=20_000)
    page.get_by_role("tab", name="Angaben").click()
    expect(page.get_by_text("Berichtigungen der Seite 1")).to_be_visible()
    screen.look("history")
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text("Zurückgenommen von clara")).to_be_visible(timeout=20_000)
    assert screen.findings == {}
