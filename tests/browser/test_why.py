"""Every hit says how it matched and marks that very word; copies of one paper stand under one hit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Screen
from tests.browser.serving import Running, wait_for
from tests.browser.steps import ask, log_in, serious_findings
from tests.ingest.reading.paper import digital_pdf, text_stream

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# As the text recognition of a copier had left it: the last word but two is no German word.
LINES = (
    "Vermerk vom 4. Mai 2026",
    "Der Schrottplatzbetreiber wurde vor Ort befragt.",
    "Das Tor stand offen, die Jalous1e war eingedellt.",
)
TOLERANCE = 6.0
"""Pixels of the screen; a mark has a margin around its word."""


@dataclass(frozen=True)
class Notes:
    """A note of the city's and the same file once more, handed in by the police."""

    service: Running
    note: str
    copy: str


@pytest.fixture(scope="module")
def notes(service: Running, tmp_path_factory: pytest.TempPathFactory) -> Notes:
    file: Path = tmp_path_factory.mktemp("notes") / "vermerk.pdf"
    file.write_bytes(digital_pdf([text_stream(LINES)]))
    labels = {"classification": 0, "release": "partnership", "title": "Vermerk Schrottplatz"}
    note = service.hand_in("clara", file, agency="stadt", unit="stadt/ordnungsamt", **labels)
    copy = service.hand_in("piet", file, agency="polizei", unit="polizei/fk4", **labels)

    def both_found() -> bool:
        with service.client("ivo") as client:
            return bool(client.get("/search", params={"q": "Tor"}).json()["total"] == 2)

    wait_for(both_found, "the note and its copy")
    return Notes(service, note, copy)


@pytest.mark.parametrize(
    ("question", "how", "word", "told"),
    [
        ("Betreiber Schrottplatz", "part", "Schrottplatzbetreiber", "„Schrottplatzbetreiber“ enthält „Schrottplatz“"),
        ("Jalousie", "misread", "Jalous1e", "„Jalous1e“ wohl falsch gelesen für „Jalousie“"),
    ],
)
def test_a_hit_tells_which_word_stands_for_which_and_marks_it(
    notes: Notes, open_page: OpenPage, question: str, how: str, word: str, told: str
) -> None:
    page = open_page()
    log_in(page, notes.service.url, "ivo")
    ask(page, question)
    hit = page.get_by_role("article").filter(has_text="Vermerk Schrottplatz")
    expect(hit.locator("mark").filter(has_text=word).first).to_be_visible()
    hit.get_by_role("button", name="Warum?").click()
    expect(hit.locator(".wb-why li").filter(has_text=word).first).to_be_visible()
    assert told in _spoken(hit.locator(".wb-why"))
    hit.get_by_role("link").first.click()
    mark = page.locator(f".wb-stage__mark[data-how={how}]").first
    expect(page.locator(".wb-stage__image")).to_be_visible(timeout=60_000)
    assert _lies_on(page, mark, _box_of(notes, word))


def test_copies_of_one_paper_stand_under_one_hit_until_somebody_wants_each(notes: Notes, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, notes.service.url, "ivo")
    ask(page, "eingedellt")
    hits = page.locator("article.wb-hit")
    expect(hits).to_have_count(1)
    expect(page.get_by_role("heading", name="2 Treffer")).to_be_visible()
    hits.get_by_role("button", name="Dasselbe Papier noch einmal").click()
    other = hits.locator(".wb-same").get_by_role("link")
    expect(other).to_have_count(1)
    assert serious_findings(page) == []
    other.click()
    shown = (other.get_attribute("href") or "").split("?")[0].rsplit("/", 1)[-1]
    assert shown in {notes.note, notes.copy}
    page.wait_for_url(f"**doc={shown}**")
    expect(page.locator(".wb-stage__mark").first).to_be_visible()
    page.get_by_role("checkbox", name="Ähnliche zusammenfassen").uncheck()
    expect(hits).to_have_count(2)
    page.wait_for_url("**einzeln=1**")
    expect(hits.first.get_by_role("button", name="steht noch einmal in der Liste")).to_be_visible()
    page.reload()
    expect(hits).to_have_count(2)
    with notes.service.client("nele") as client:
        folded = client.get("/search", params={"q": "eingedellt", "fold": True}).json()
    assert folded["folded"] == 1


def test_a_question_that_nothing_answers_is_told_so(notes: Notes, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, notes.service.url, "ivo")
    ask(page, "Wie viel kostete der Schrottplatz?")
    expect(page.get_by_text("beantwortet diese Frage klar genug")).to_be_visible()
    ask(page, "Schrottplatz")
    expect(page.get_by_text("beantwortet diese Frage klar genug")).to_have_count(0)


def _spoken(told: Locator) -> str:
    """What the reasons say, with the quotation marks that the style sheet gives."""
    text: str = told.evaluate(
        "box => { const copy = box.cloneNode(true);"
        " copy.querySelectorAll('q').forEach(q => { q.textContent = '„' + q.textContent + '“'; });"
        " return copy.textContent; }"
    )
    return text


def _box_of(notes: Notes, word: str) -> tuple[dict[str, Any], list[float]]:
    with notes.service.client("ivo") as client:
        read: dict[str, Any] = client.get(f"/documents/{notes.note}/pages/1").json()
    (found,) = [one for one in read["words"] if word in one["text"]]
    return read, found["box"]


def _lies_on(page: Page, mark: Locator, where: tuple[dict[str, Any], list[float]]) -> bool:
    read, box = where
    image = page.locator(".wb-stage__image").bounding_box()
    shown = mark.bounding_box()
    assert image is not None
    assert shown is not None
    scale = image["width"] / read["width"]
    x0, y0, x1, y1 = (side * scale for side in box)
    sides = (shown["x"], shown["y"], shown["x"] + shown["width"], shown["y"] + shown["height"])
    wanted = (image["x"] + x0, image["y"] + y0, image["x"] + x1, image["y"] + y1)
    return all(abs(side - wish) <= TOLERANCE for side, wish in zip(sides, wanted, strict=True))


def test_reasons_and_copies_have_no_serious_findings(notes: Notes, screen: Screen) -> None:
    page = screen.page
    log_in(page, notes.service.url, "ivo")
    page.goto(f"{notes.service.url}/suche?q=Betreiber+Schrottplatz")
    page.get_by_role("button", name="Warum?").first.click()
    page.get_by_role("button", name="Dasselbe Papier noch einmal").first.click()
    screen.look("why")
    assert screen.findings == {}
