"""Hits are narrowed by what is counted of them: taken in, left out, by a stretch of time and by what is special."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Screen
from tests.browser.serving import Running, wait_for
from tests.browser.steps import ask, log_in, serious_findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAPERS: Mapping[str, dict[str, object]] = {
    "Das Boot liegt im Hafen, der Motor wurde gestohlen.": {"date": "2026-01-10", "kind": "Bericht"},
    "Das Boot im Hafen war nicht verschlossen, der Motor fehlt.": {"date": "2026-02-11", "kind": "Vermerk"},
    "Ein Boot trieb ohne Anker vor dem Hafen.": {"date": "2026-04-12", "kind": "Vermerk"},
    "Für das Boot wird eine Gebühr fällig, zahlbar an die Kasse.": {"date": "2026-05-13", "kind": "Bescheid"},
}


@pytest.fixture(scope="module")
def harbour(service: Running, tmp_path_factory: pytest.TempPathFactory) -> Running:
    """Four papers on boats, of three kinds and four months."""
    folder = tmp_path_factory.mktemp("harbour")
    labels = {"agency": "stadt", "unit": "stadt/ordnungsamt", "classification": 0, "release": "partnership"}
    for number, (text, facts) in enumerate(PAPERS.items()):
        paper: Path = folder / f"boot-{number}.txt"
        paper.write_text(f"{text}\n", encoding="utf-8")
        service.hand_in("clara", paper, **labels, **facts)

    def all_found() -> bool:
        with service.client("nele") as client:
            found = client.get("/search", params={"q": "Boot"}).json()
            return bool(found["total"] == len(PAPERS))

    wait_for(all_found, "all papers on boats")
    return service


def test_a_kind_is_left_out_by_keyboard_and_taken_in_again_by_its_chip(harbour: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, harbour.url, "nele")
    ask(page, "Boot")
    kinds = page.get_by_role("group", name="Schriftstück")
    kinds.get_by_role("button", name="ohne Vermerk").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    assert _asked(page)["exclude"] == ["kind:Vermerk"]
    expect(kinds.get_by_role("button", name="ohne Vermerk")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    expect(kinds.get_by_role("checkbox", name="Vermerk")).not_to_be_checked()
    page.get_by_role("button", name="Filter entfernen: ohne Schriftstück: Vermerk").click()
    expect(page.get_by_role("heading", name="4 Treffer")).to_be_visible()
    assert "exclude" not in _asked(page)


def test_a_second_value_can_be_added_to_the_first(harbour: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, harbour.url, "nele")
    ask(page, "Boot")
    kinds = page.get_by_role("group", name="Schriftstück")
    kinds.get_by_role("checkbox", name="Bericht").check()
    expect(page.get_by_role("heading", name="Ein Treffer")).to_be_visible()
    page.reload()
    kinds.get_by_role("checkbox", name="Bescheid").check()
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    assert _asked(page)["kind"] == ["Bericht", "Bescheid"]


def test_a_stretch_of_time_is_drawn_over_the_months(harbour: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, harbour.url, "nele")
    ask(page, "Boot")
    months = page.get_by_role("group", name="Dokumente nach Zeit").get_by_role("button")
    expect(months).to_have_count(5)
    months.nth(0).hover()
    page.mouse.down()
    months.nth(2).hover()
    page.mouse.up()
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    asked = _asked(page)
    assert (asked["date_from"], asked["date_to"]) == (["2026-01-01"], ["2026-03-31"])
    expect(months, "the other months can still be chosen").to_have_count(5)
    months.nth(3).focus()
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("heading", name="3 Treffer")).to_be_visible()
    months.nth(4).click()
    expect(page.get_by_role("heading", name="Ein Treffer")).to_be_visible()
    months.nth(4).click()
    expect(page.get_by_role("heading", name="4 Treffer")).to_be_visible()
    assert "date_from" not in _asked(page)


def test_what_is_special_of_the_hits_is_told_on_demand_and_narrows_them(harbour: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, harbour.url, "nele")
    ask(page, "Hafen")
    expect(page.get_by_role("heading", name="3 Treffer")).to_be_visible()
    page.get_by_role("button", name="Was ist hier besonders?").click()
    page.get_by_role("button", name="Motor", exact=False).click()
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    assert _asked(page)["q"] == ["Hafen AND Motor"]


def test_an_earlier_question_is_suggested_until_it_is_forgotten(harbour: Running, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, harbour.url, "ivo")
    ask(page, "Boot Anker")
    box = page.get_by_role("combobox", name="Suchbegriffe")
    box.fill("")
    box.press_sequentially("Boot Ank")
    suggested = page.get_by_role("option").filter(has_text="Ihre frühere Suche")
    expect(suggested).to_contain_text("Boot Anker")
    expect(page.get_by_role("option").first).to_contain_text("Wort")
    box.press("ArrowUp")
    expect(suggested).to_have_attribute("aria-selected", "true")
    box.press("Enter")
    expect(box).to_have_value("Boot Anker")

    page.get_by_role("button", name="Konto von").click()
    page.get_by_role("button", name="Meine früheren Suchen").click()
    kept = page.get_by_role("dialog")
    expect(kept.get_by_role("link", name="Boot Anker")).to_be_visible()
    assert serious_findings(page) == []
    kept.get_by_role("button", name="Vergessen: Boot Anker").click()
    expect(kept.get_by_role("link", name="Boot Anker")).to_have_count(0)
    page.keyboard.press("Escape")
    box.fill("")
    box.press_sequentially("Boot Ank")
    expect(page.get_by_role("option").first).to_contain_text("Wort")
    expect(suggested).to_have_count(0)


def test_narrowing_has_no_serious_findings(harbour: Running, screen: Screen) -> None:
    page = screen.page
    log_in(page, harbour.url, "nele")
    page.goto(f"{harbour.url}/suche?q=Boot&exclude=kind:Bericht&kind=Vermerk&besonders=1&date_from=2026-01-01")
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    screen.look("narrowed")
    if (drawer := page.get_by_role("button", name="Filter", exact=True)).is_visible():
        drawer.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        screen.look("narrowed-drawer")
    assert screen.findings == {}


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)
