"""One browser for all browser tests, one service for each module; a fresh, empty browser context for each test."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from samples.generate import DEFAULT_FOLDER
from tests.browser.serving import Running, running
from tests.browser.steps import serious_findings

SCREENSHOTS = Path(__file__).parent / "screenshots"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("browser") / "var", demo=False) as service:
        yield service


@pytest.fixture(scope="session")
def sample_files() -> Path:
    """The folder of the sample scans, made at set-up."""
    folder = DEFAULT_FOLDER / "files"
    assert folder.is_dir(), "make the sample documents first: make setup"
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    given = [os.environ.get("AKTE_TEST_CHROMIUM", ""), "/usr/bin/chromium", "/usr/bin/google-chrome"]
    path = next((candidate for candidate in given if candidate and Path(candidate).exists()), None)
    arguments = ["--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens pages in contexts of their own; fails if a page wrote an error to its console or asked another host."""
    contexts = []
    complaints: list[str] = []

    def open_one(*, width: int = 1366, height: int = 768, theme: str = "light") -> Page:
        context = browser.new_context(
            locale="de-DE",
            viewport={"width": width, "height": height},
            color_scheme="dark" if theme == "dark" else "light",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on(
            "request",
            lambda request: (
                complaints.append(f"asked elsewhere: {request.url}")
                if not request.url.startswith(("http://localhost:", "blob:", "data:"))
                else None
            ),
        )
        page.on(
            "console",
            lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
        )
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def screenshot() -> Callable[[Page, str], None]:
    SCREENSHOTS.mkdir(exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return take


@dataclass(frozen=True)
class Screen:
    """A page of one width in one theme; what axe finds is gathered under the name of each view."""

    page: Page
    name: str
    take: Callable[[Page, str], None]
    findings: dict[str, object] = field(default_factory=dict)

    def look(self, view: str) -> None:
        """Note what axe finds serious in what is shown now, and keep a picture of it."""
        if found := serious_findings(self.page):
            self.findings[view] = found
        self.take(self.page, f"{view}-{self.name}")


@pytest.fixture(
    params=[(*size, theme) for size in ((1366, 768), (1920, 1080), (700, 900)) for theme in ("light", "dark")],
    ids=lambda each: f"{each[0]}-{each[2]}",
)
def screen(request: pytest.FixtureRequest, open_page: OpenPage, screenshot: Callable[[Page, str], None]) -> Screen:
    """Each width that the page is made for, in both themes."""
    width, height, theme = request.param
    return Screen(open_page(width=width, height=height, theme=theme), f"{width}-{theme}", screenshot)
