"""The page by keyboard and for assistive technology, in both themes and at both sizes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Screen
from tests.browser.serving import Running, running
from tests.browser.steps import ask, log_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LINES = "Vermerk über die Kontrolle der Gaststätte am Hafen.\n\nDie Gäste verließen die Räume gegen Mitternacht.\n"


@pytest.fixture(scope="module")
def with_a_note(service: Running) -> Running:
    """The service with one text document that everybody reads."""
    labels = {"agency": "stadt", "unit": "stadt/ordnungsamt", "classification": 0, "release": "partnership"}
    with service.client("clara") as client:
        answer = client.post(
            "/documents", files={"file": ("vermerk.txt", LINES.encode())}, data={"labels": json.dumps(labels)}
        )
        assert answer.status_code == 202
        for _ in range(600):
            if client.get(f"/documents/{answer.json()['id']}").json()["state"] == "indexed":
                break
    return service


def test_no_screen_has_serious_findings(with_a_note: Running, screen: Screen) -> None:
    page = screen.page
    page.goto(with_a_note.url)
    expect(page.get_by_label("Benutzername")).to_be_visible()
    screen.look("login")
    log_in(page, with_a_note.url, "clara")
    screen.look("start")
    ask(page, "Gaststätten Kontrollen")
    expect(page.get_by_text("Kontrolle").first).to_be_visible()
    screen.look("hits")
    page.goto(f"{with_a_note.url}/eingang")
    expect(page.get_by_role("heading", name="Dokumente einreichen")).to_be_visible()
    screen.look("hand-in")
    page.goto(f"{with_a_note.url}/eingaben")
    expect(page.get_by_role("cell", name="vermerk.txt").first).to_be_visible()
    screen.look("documents")
    page.goto(f"{with_a_note.url}/pruefen")
    expect(page.get_by_text("Keine Seite wartet auf eine Prüfung")).to_be_visible()
    screen.look("reviews")
    assert screen.findings == {}


def test_everything_works_by_keyboard(with_a_note: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, with_a_note.url, "nele")
    ask(page, "Gast")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    ask(page, "Gäste")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dokument/**")
    expect(page.locator("mark").first).to_have_text("Gäste")
    page.keyboard.press("Escape")
    page.wait_for_url("**/suche**")
    assert "q=G" in page.url


def test_the_address_restores_the_whole_state(with_a_note: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, with_a_note.url, "nele")
    ask(page, "Mitternacht")
    page.get_by_role("checkbox", name="Stadt").first.check()
    page.wait_for_url("**agency=stadt**")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    expect(page.get_by_role("combobox", name="Suchbegriffe")).to_have_value("Mitternacht")
    expect(page.get_by_role("checkbox", name="Stadt").first).to_be_checked()


def test_the_demo_says_so_and_offers_its_accounts(
    open_page: OpenPage, tmp_path_factory: pytest.TempPathFactory, screenshot: Callable[[Page, str], None]
) -> None:
    with running(tmp_path_factory.mktemp("demo") / "var", demo=True) as demo:
        page = open_page()
        page.goto(demo.url)
        expect(page.get_by_text("Dies ist eine Demonstration")).to_be_visible()
        cards = page.locator(".wb-demo__card")
        expect(cards).to_have_count(5)
        screenshot(page, "demo-1366-light")
        cards.filter(has_text="Silke Krahn").click()
        page.get_by_label("Grund").fill("Ansehen der Demonstration")
        page.get_by_role("button", name="Weiter").click()
        # Searchable after the first documents, not after all.
        expect(page.get_by_text("Dokumenten sind durchsuchbar").first).to_be_visible(timeout=60_000)
        screenshot(page, "progress-1366-light")
