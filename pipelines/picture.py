"""Draws Haystack pipelines as an SVG picture, without the web service that Haystack's own drawing asks.

    python -m pipelines.picture docs/pipelines.svg

Components stand in columns by their longest way from the beginning; an arrow names the value that is handed over.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from ingest.catalogue.connection import Catalogue
from pipelines.asking import query_pipeline, similar_pipeline
from pipelines.engines.addresses import open_engine
from pipelines.indexing import indexing_pipeline
from pipelines.quiet_haystack import Pipeline

_BOX: Final = (148, 46)  # width and height of a component, pixels
_GAP: Final = (108, 22)  # between columns, for the name on the arrow; between rows
_MARGIN: Final = 24
_HEADLINE: Final = 40

_STYLE: Final = """
text{font-family:system-ui,sans-serif;fill:#14213d}
.title{font-size:17px;font-weight:600}
.name{font-size:14px;font-weight:600;text-anchor:middle}
.class{font-size:11px;text-anchor:middle;fill:#4a5568}
.value{font-size:11px;text-anchor:middle;fill:#4a5568;paint-order:stroke;stroke:#ffffff;stroke-width:5}
.box{fill:#eef3fb;stroke:#2a4d8f;stroke-width:1.5}
.arrow{fill:none;stroke:#2a4d8f;stroke-width:1.5;marker-end:url(#tip)}
"""


@dataclass(frozen=True, slots=True)
class _Place:
    """Top left corner of a component."""

    x: int
    y: int


def draw(pipelines: Mapping[str, Pipeline]) -> str:
    """One picture of several pipelines below one another, each under its name."""
    parts: list[str] = []
    top = _MARGIN
    width = 0
    for name, pipeline in pipelines.items():
        columns = _columns(pipeline)
        rows = max(len(column) for column in columns)
        parts.append(f'<text class="title" x="{_MARGIN}" y="{top + 14}">{escape(name)}</text>')
        places = _places(columns, rows, top + _HEADLINE)
        parts += sorted(_arrows(pipeline, places), reverse=True)  # names over the arrows, not under them
        parts += _boxes(pipeline, places)
        width = max(width, 2 * _MARGIN + len(columns) * (_BOX[0] + _GAP[0]) - _GAP[0])
        top += _HEADLINE + rows * (_BOX[1] + _GAP[1]) + _MARGIN
    tip = (
        '<marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#2a4d8f"/></marker>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" width="{width}" height="{top}">\n'
        f"<style>{_STYLE}</style><defs>{tip}</defs>\n"
        f'<rect width="{width}" height="{top}" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _edges(pipeline: Pipeline) -> Iterable[tuple[str, str, str]]:
    """Sender, receiver and the type of what is handed over."""
    for sender, receiver, facts in pipeline.graph.edges(data=True):
        yield sender, receiver, getattr(facts["conn_type"], "__name__", str(facts["conn_type"]))


def _columns(pipeline: Pipeline) -> Sequence[Sequence[str]]:
    """The components by their longest way from the beginning, each column in the order they were added in."""
    names = list(pipeline.graph.nodes)
    depth = dict.fromkeys(names, 0)
    edges = [(sender, receiver) for sender, receiver, _ in _edges(pipeline)]
    for _ in names:  # as many rounds as the longest way can have steps
        for sender, receiver in edges:
            depth[receiver] = max(depth[receiver], depth[sender] + 1)
    return [[name for name in names if depth[name] == column] for column in range(max(depth.values()) + 1)]


def _places(columns: Sequence[Sequence[str]], rows: int, top: int) -> dict[str, _Place]:
    places = {}
    for number, column in enumerate(columns):
        above = (rows - len(column)) * (_BOX[1] + _GAP[1]) // 2
        for row, name in enumerate(column):
            places[name] = _Place(_MARGIN + number * (_BOX[0] + _GAP[0]), top + above + row * (_BOX[1] + _GAP[1]))
    return places


def _boxes(pipeline: Pipeline, places: Mapping[str, _Place]) -> Iterable[str]:
    for name, place in places.items():
        kind: Any = type(pipeline.get_component(name))
        middle = place.x + _BOX[0] // 2
        yield f'<rect class="box" x="{place.x}" y="{place.y}" width="{_BOX[0]}" height="{_BOX[1]}" rx="7"/>'
        yield f'<text class="name" x="{middle}" y="{place.y + 20}">{escape(name)}</text>'
        yield f'<text class="class" x="{middle}" y="{place.y + 36}">{escape(kind.__name__)}</text>'


def _arrows(pipeline: Pipeline, places: Mapping[str, _Place]) -> Iterable[str]:
    for sender, receiver, value in _edges(pipeline):
        x0, y0 = places[sender].x + _BOX[0], places[sender].y + _BOX[1] // 2
        x1, y1 = places[receiver].x, places[receiver].y + _BOX[1] // 2
        middle = (x0 + x1) // 2
        yield f'<path class="arrow" d="M{x0} {y0}C{middle} {y0} {middle} {y1} {x1} {y1}"/>'
        yield f'<text class="value" x="{middle}" y="{(y0 + y1) // 2 - 6}">{escape(value)}</text>'


def all_pipelines(folder: Path) -> dict[str, Pipeline]:
    """The pipelines of the product, over an empty catalogue and engine in a folder."""
    catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
    engine = open_engine(f"embedded:{folder / 'index'}")
    return {
        "indexing": indexing_pipeline(catalogue),
        "query": query_pipeline(engine),
        "similar": similar_pipeline(engine),
    }


def main() -> None:
    """Write the picture to the file named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        Path(sys.argv[1]).write_text(draw(all_pipelines(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    main()
