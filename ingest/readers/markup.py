"""The visible text of HTML: blocks as lines, the cells of a row joined by a tab, scripts and styles dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import lxml.etree
import lxml.html

_INVISIBLE: Final = frozenset(
    ("script", "style", "head", "template", "noscript", "iframe", "object", "svg", "math", "select", "option")
)
_BLOCKS: Final = frozenset(
    (
        *("address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot"),
        *("thead", "tr", "ul"),
    )
)
_PARAGRAPHS: Final = frozenset(
    ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre")
)
_BLANKS: Final = re.compile(r"[ \t\r\n\f]+")
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_NEW_LINE: Final = "\x01"
_NEW_PARAGRAPH: Final = "\x02"
"""Where a block begins or ends; several of them in a row are one break, which br is not."""

_BREAKS: Final = re.compile(r"[ \t]*[\x01\x02][ \t\x01\x02]*")


@dataclass(frozen=True, slots=True)
class MarkupText:
    """Title, or None, and visible text."""

    title: str | None
    text: str


def text_of_html(markup: str) -> MarkupText:
    """What a browser would show of a page; broken markup is mended as browsers do, never refused."""
    # A declaration of an encoding is wrong once the bytes are decoded, and lxml refuses it.
    markup = re.sub(r"^\s*<\?xml[^>]*\?>", "", re.sub(r"[\x00-\x02]", "", markup))
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(markup, parser=parser)
    except (lxml.etree.ParserError, ValueError):
        return MarkupText(None, "")
    title = root.findtext(".//title")
    pieces = _BREAKS.sub(lambda found: "\n\n" if _NEW_PARAGRAPH in found[0] else "\n", "".join(_pieces(root)))
    lines = [re.sub(r" *\t *", "\t", re.sub(r" {2,}", " ", line)).strip() for line in pieces.split("\n")]
    return MarkupText(_BLANKS.sub(" ", title).strip() or None if title else None, "\n".join(lines))


def _pieces(root: lxml.html.HtmlElement) -> Iterator[str]:
    """Text and line breaks in the order of the page.

    An own stack instead of recursion: markup may be nested deeper than Python calls.
    """
    stack: list[tuple[lxml.html.HtmlElement, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if is_end:
            yield _ending(element, name)
            yield _plain(element.tail, element)
            continue
        if name in _INVISIBLE or _HIDDEN.search(element.get("style") or ""):
            yield _plain(element.tail, element)
            continue
        yield _beginning(name)
        yield _plain(element.text, element)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _beginning(name: str) -> str:
    return "\n" if name == "br" else _break(name)


def _ending(element: lxml.html.HtmlElement, name: str) -> str:
    if name in ("td", "th"):
        return "\t" if element.getnext() is not None else ""
    return _break(name)


def _break(name: str) -> str:
    if name in _PARAGRAPHS:
        return _NEW_PARAGRAPH
    return _NEW_LINE if name in _BLOCKS else ""


def _plain(text: str | None, element: lxml.html.HtmlElement) -> str:
    if not text:
        return ""
    if element.tag == "pre":
        return text
    return _BLANKS.sub(" ", text)
