"""The picture in the documentation shows the pipelines as they are."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from pipelines.picture import all_pipelines, draw

PICTURE = Path(__file__).parents[2] / "docs" / "pipelines.svg"


def test_the_picture_is_current(tmp_path: Path) -> None:
    """Renew it with ``python -m pipelines.picture docs/pipelines.svg``."""
    assert PICTURE.read_text(encoding="utf-8") == draw(all_pipelines(tmp_path))


def test_the_picture_names_every_component_and_loads_nothing() -> None:
    text = PICTURE.read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file

    named = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {
        "understand",
        "embed",
        "retrieve",
        "meaning",
        "fuse",
        "rescore",
        "admit",
        "show",
        "gather",
        "analyse",
    } <= named
    assert "href" not in text
