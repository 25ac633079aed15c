"""From a hit to a person and on to another agency's paper; a hit that shares no word with the question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage, Screen
from tests.browser.serving import Running, wait_for
from tests.browser.steps import ask, log_in, serious_findings

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAX = "FAX_20260513_Amtshilfe_FK4.tif"  # of the police: names Jasmin Wolters once
REPORT = "2026-04-24 Kontrollbericht Blauer Mond.pdf"  # of the city: met her in the place
PERSON = "Wolters, Jasmin"
ONLY_IN_THE_REPORT = "Demir, Aylin"
WITHOUT_A_SHARED_WORD = "Minderjährige beim Rauchen"  # the report says: two guests 16 years old, with a pipe
QUESTION = "Wie viele Gäste klagten über Kopfschmerzen?"
ANSWER = "Drei Gäste"
SENTENCE = "zwei Gäste 16 Jahre alt"


@dataclass(frozen=True)
class Papers:
    """The ids of both papers and of the person, and the service that has read them."""

    service: Running
    fax: str
    report: str
    person: str


@pytest.fixture(scope="module")
def papers(service: Running, sample_files: Path) -> Papers:
    """The fax both units of the police read; the report is the city's, released to one of them until a day."""
    fax = service.hand_in(
        "piet", sample_files / FAX, agency="polizei", unit="polizei/fk4", classification=0, release="agency"
    )
    grant = {"to_unit": "polizei/fk4", "until": "2099-12-31", "legal_basis": "Amtshilfe, § 4 VwVfG"}
    report = service.hand_in(
        "clara",
        sample_files / REPORT,
        agency="stadt",
        unit="stadt/ordnungsamt",
        classification=1,
        release="unit",
        grants=[grant],
        kind="Kontrollbericht",
    )

    def person_of_both() -> dict[str, Any] | None:
        with service.client("ivo") as client:
            found = client.get("/entities", params={"q": PERSON, "type": "PERSON"}).json()["items"]
        return next((one for one in found if one["document_count"] == 2), None)

    def found_by_meaning() -> Any:
        with service.client("ivo") as client:
            return client.get("/search", params={"q": WITHOUT_A_SHARED_WORD}).json()["hits"]

    person = wait_for(person_of_both, "the person in both papers")
    wait_for(found_by_meaning, "the meaning of both papers")
    return Papers(service, fax, report, person["id"])


def test_from_a_hit_to_a_person_and_on_to_the_other_agency(
    papers: Papers, open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    ask(page, "Gewerbeakten")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/dokument/{papers.fax}**")

    mention = page.get_by_role("link", name=f"Person: {PERSON}")
    expect(page.locator(".wb-stage__image")).to_be_visible()
    box = mention.locator(".wb-mention-box").first
    assert _lies_on_its_words(page, papers, box.bounding_box())
    mention.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entitaet/{papers.person}")

    expect(page.get_by_role("heading", name=PERSON, level=1)).to_be_visible()
    expect(page.get_by_text("Gleicher Name.")).to_be_visible()
    expect(page.get_by_text("derselbe Mensch gemeint ist, ist damit nicht gesagt")).to_be_visible()
    expect(page.get_by_text("in 2 Dokumenten")).to_be_visible()
    neighbours = page.get_by_role("complementary", name="Kommt zusammen vor mit")
    expect(neighbours.get_by_role("link", name=ONLY_IN_THE_REPORT, exact=True)).to_be_visible()
    screenshot(page, "entity-1366-light")

    documents = page.get_by_role("region", name="Dokumente")
    paper = documents.get_by_role("article").filter(has_text="Stadtverwaltung")
    expect(paper.locator("mark")).to_contain_text("Jasmin Wolters")
    paper.get_by_role("link").click()
    page.wait_for_url(f"**/dokument/{papers.report}**")
    wanted = page.locator(".wb-mention[data-wanted]").first
    expect(wanted).to_have_attribute("aria-label", f"Person: {PERSON}")
    expect(wanted.locator(".wb-mention-box").first).to_be_in_viewport()

    neighbour = page.get_by_role("link", name=f"Person: {ONLY_IN_THE_REPORT}", exact=True).first
    neighbour.locator(".wb-mention-box").first.click()
    expect(page.get_by_role("heading", name=ONLY_IN_THE_REPORT, level=1)).to_be_visible()


def test_a_question_is_answered_above_the_list_and_the_answer_marked_on_the_page(
    papers: Papers, open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    ask(page, QUESTION)
    answer = page.get_by_role("region", name="Antwort aus einem Dokument")
    expect(answer.locator("mark").first).to_have_text(ANSWER)
    expect(answer).to_contain_text("klagten")
    answer.get_by_role("link").first.click()
    marked = page.locator(".wb-stage__mark[data-how=answer]").first
    expect(marked).to_be_in_viewport()
    expect(page.get_by_text("Antwort auf Ihre Frage")).to_be_visible()
    screenshot(page, "answer-1366-light")
    assert serious_findings(page) == []


def test_nobody_is_answered_from_a_report_that_they_may_not_read(papers: Papers, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, papers.service.url, "nele")
    ask(page, QUESTION)
    expect(page.get_by_role("region", name="Antwort aus einem Dokument")).to_have_count(0)


def _lies_on_its_words(page: Page, papers: Papers, shown: Any) -> bool:
    with papers.service.client("ivo") as client:
        read = client.get(f"/documents/{papers.fax}/pages/1").json()
    (wanted,) = [mention for mention in read["mentions"] if mention["entity_id"] == papers.person]
    image = page.locator(".wb-stage__image").bounding_box()
    assert image is not None
    scale = image["width"] / read["width"]
    x0, y0, x1, y1 = (side * scale for side in wanted["boxes"][0])
    sides = (shown["x"], shown["y"], shown["x"] + shown["width"], shown["y"] + shown["height"])
    expected = (image["x"] + x0, image["y"] + y0, image["x"] + x1, image["y"] + y1)
    return all(abs(side - wish) <= 4 for side, wish in zip(sides, expected, strict=True))


def test_who_may_not_read_the_report_learns_nothing_of_it_from_the_person(
    papers: Papers, open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, papers.service.url, "nele")
    page.goto(f"{papers.service.url}/entitaet/{papers.person}")
    expect(page.get_by_text("in einem Dokument", exact=True)).to_be_visible()
    expect(page.get_by_text("eine Nennung").first).to_be_visible()
    expect(page.get_by_role("complementary", name="Kommt zusammen vor mit").get_by_role("link").first).to_be_visible()
    assert page.get_by_text(ONLY_IN_THE_REPORT).count() == 0
    assert page.get_by_text("Stadtverwaltung").count() == 0
    screenshot(page, "entity-other-role-1366-light")
    with papers.service.client("nele") as client:
        hidden = client.get("/entities", params={"q": ONLY_IN_THE_REPORT}).json()["items"]
        assert hidden == []
    with papers.service.client("ivo") as client:
        (known,) = client.get("/entities", params={"q": ONLY_IN_THE_REPORT}).json()["items"]
    page.goto(f"{papers.service.url}/entitaet/{known['id']}")
    expect(page.get_by_role("heading", name="Dazu gibt es nichts, was Sie lesen dürfen")).to_be_visible()
    page.goto(f"{papers.service.url}/dokument/{papers.report}")
    expect(page.get_by_text("Dieses Dokument gibt es nicht")).to_be_visible()


def test_a_hit_that_shares_no_word_with_the_question_is_explained_and_marked(
    papers: Papers, open_page: OpenPage, screenshot: Callable[[Page, str], None]
) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    ask(page, WITHOUT_A_SHARED_WORD)
    hit = page.get_by_role("article").filter(has_text="Kontrollbericht")
    expect(hit.get_by_text("Gefunden über die Bedeutung:")).to_be_visible()
    expect(hit.locator("q.wb-mark--meaning")).to_contain_text(SENTENCE)
    hit.get_by_role("link").first.click()
    expect(page.get_by_role("status").get_by_text("über die Bedeutung")).to_be_visible()
    mark = page.locator(".wb-stage__mark[data-how=meaning]").first
    expect(mark).to_be_visible()
    expect(page.locator(".wb-stage__mark:not([data-how=meaning])")).to_have_count(0)
    assert mark.evaluate("mark => getComputedStyle(mark).borderTopStyle") == "dashed", "not the style of a word"
    expect(page.locator(".wb-stage__image")).to_be_visible()
    screenshot(page, "meaning-hit-1366-light")

    page.get_by_role("radio", name="Wörter").check(force=True)
    page.wait_for_url("**mode=words**")
    expect(page.get_by_role("heading", name="Keine Treffer")).to_be_visible()
    page.get_by_role("radio", name="Sinn").check(force=True)
    page.wait_for_url("**mode=meaning**")
    link = page.get_by_role("article").filter(has_text="Kontrollbericht").get_by_role("link").first
    expect(link).to_have_attribute(
        "href", f"/dokument/{papers.report}?seite=1&q=Minderj%C3%A4hrige+beim+Rauchen&modus=meaning"
    )
    page.goto(f"{papers.service.url}{link.get_attribute('href')}&ansicht=text")
    expect(page.locator("mark.wb-mark--meaning").first).to_be_visible()


def test_the_legend_switches_types_and_the_address_keeps_it(papers: Papers, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    page.goto(f"{papers.service.url}/dokument/{papers.fax}?seite=1")
    legend = page.get_by_role("group", name="Genannte Personen und Sachen")
    people = legend.get_by_role("button", name="Person")
    days = legend.get_by_role("button", name="Datum")
    expect(people).to_have_attribute("aria-pressed", "true")
    expect(days).to_have_attribute("aria-pressed", "false")
    mentions = page.locator(".wb-mention")
    expect(mentions.and_(page.locator("[data-type=PERSON]")).first).to_be_attached()
    people.focus()
    page.keyboard.press("Space")
    expect(mentions.and_(page.locator("[data-type=PERSON]"))).to_have_count(0)
    expect(mentions.and_(page.locator("[data-type=IBAN]"))).to_have_count(1)
    days.click()
    expect(mentions.and_(page.locator("[data-type=DATE]")).first).to_be_attached()
    kept = parse_qs(urlsplit(page.url).query)["nennungen"][0].split(",")
    assert "DATE" in kept
    assert "PERSON" not in kept
    page.reload()
    expect(people).to_have_attribute("aria-pressed", "false")
    page.get_by_role("tab", name="Text").click()
    expect(page.locator(".wb-text-mention[data-type=IBAN]")).to_have_count(1)
    expect(page.locator(".wb-text-mention[data-type=PERSON]")).to_have_count(0)
    legend.get_by_role("button", name="Alle ausblenden").click()
    expect(page.locator(".wb-text-mention")).to_have_count(0)
    page.wait_for_url("**nennungen=keine**")


def test_a_search_is_narrowed_to_a_person_and_widened_again(papers: Papers, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    facet = page.get_by_role("group", name="Personen und Sachen")
    facet.get_by_role("button", name="weitere zeigen").first.click()
    facet.get_by_role("checkbox", name=ONLY_IN_THE_REPORT).click()  # the count is part of it
    page.wait_for_url("**entity=**")
    expect(page.get_by_role("heading", name="Ein Dokument", exact=True)).to_be_visible()
    chip = page.get_by_role("button", name=f"Filter entfernen: Person: {ONLY_IN_THE_REPORT}")
    expect(chip).to_be_visible()
    page.reload()
    expect(facet.get_by_role("checkbox", checked=True)).to_have_count(1)
    chip.click()
    expect(page.get_by_role("heading", name="2 Dokumente", exact=True)).to_be_visible()
    assert "entity" not in page.url


def test_what_was_recognised_is_told_so_and_what_a_clerk_said_is_not(papers: Papers, open_page: OpenPage) -> None:
    page = open_page()
    log_in(page, papers.service.url, "ivo")
    page.goto(f"{papers.service.url}/dokument/{papers.report}?ansicht=facts")
    facts = page.locator(".wb-facts__fact")
    said = facts.filter(has=page.get_by_text("Schriftstück", exact=True))
    expect(said).to_contain_text("Kontrollbericht")
    expect(said).not_to_contain_text("erkannt")
    recognised = facts.filter(has=page.get_by_text("Aktenzeichen", exact=True))
    expect(recognised).to_contain_text("32.1-G-0217/26")
    expect(recognised).to_contain_text("Automatisch erkannt aus")


def test_no_page_of_people_and_meaning_has_serious_findings(papers: Papers, screen: Screen) -> None:
    page = screen.page
    url = papers.service.url
    log_in(page, url, "ivo")
    page.goto(f"{url}/entitaet/{papers.person}")
    expect(page.get_by_role("complementary").get_by_role("link").first).to_be_visible()
    screen.look("entity")
    page.goto(f"{url}/dokument/{papers.report}?seite=1&entitaet={papers.person}")
    expect(page.locator(".wb-mention[data-wanted]").first).to_be_attached()
    expect(page.locator(".wb-stage__image")).to_be_visible()
    screen.look("mentions")
    page.goto(f"{url}/dokument/{papers.report}?seite=1&ansicht=text&nennungen=PERSON,ORGANISATION,DATE,MONEY")
    expect(page.locator(".wb-text-mention").first).to_be_visible()
    screen.look("mentions-text")
    page.goto(f"{url}/dokument/{papers.report}?ansicht=facts")
    expect(page.get_by_text("Automatisch erkannt").first).to_be_visible()
    screen.look("recognised")
    page.goto(f"{url}/suche?q=Minderj%C3%A4hrige+beim+Rauchen&doc={papers.report}&page=1")
    expect(page.locator("q.wb-mark--meaning")).to_be_visible()
    screen.look("meaning")
    assert screen.findings == {}
