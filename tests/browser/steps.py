"""What people do on the page, each step by the words that they see."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.serving import PASSWORD

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


def log_in(page: Page, url: str, account: str, *, reads: bool = True) -> None:
    """Log in by the form; who reads documents also states a purpose."""
    page.goto(url)
    page.get_by_label("Benutzername").fill(account)
    page.get_by_label("Kennwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("button", name="Konto von")).to_be_visible()
    if not reads:
        return
    page.get_by_label("Aktenzeichen").fill("2026 00 417 233")
    page.get_by_label("Grund").fill("Ermittlung")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("combobox", name="Suchbegriffe")).to_be_visible()


def hand_in(page: Page, url: str, files: Sequence[Path], *, release: str, classification: str) -> None:
    """Choose labels and files and hand them in; returns when each has been sent."""
    page.goto(f"{url}/eingang")
    page.get_by_role("radio", name=release).check()
    page.get_by_role("radio", name=classification, exact=True).check()
    page.locator("input[type=file]:not([webkitdirectory])").set_input_files(list(files))
    page.get_by_role("button", name="einreichen (").click()
    expect(page.get_by_role("heading", name="Stand der Eingabe")).to_be_visible()


def ask(page: Page, question: str) -> None:
    """Type a question the way the keyboard offers it: slash, words, Enter."""
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Suchbegriffe")
    expect(box).to_be_focused()
    box.fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".wb-search__list").get_by_text("Treffer").first).to_be_visible()


def serious_findings(page: Page) -> list[dict[str, Any]]:
    """What axe finds serious or critical against WCAG 2.2 A and AA."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "() => axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
        ".then(r => JSON.stringify(r.violations.filter(v => ['serious', 'critical'].includes(v.impact))"
        ".map(v => ({id: v.id, nodes: v.nodes.map(n => n.html.slice(0, 200))}))))"
    )
    findings: list[dict[str, Any]] = json.loads(found)
    return findings
