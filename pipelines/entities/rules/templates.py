"""Forms of file references that an installation adds: templates, compiled to patterns that cannot be slow.

    #          one digit
    @          one capital letter
    {number}   one to eight digits
    {year}     a year of two or four digits
    {letters}  one to five capital letters
    {unit}     the short name of an office: a capital or a digit, then up to seven letters, digits and dots

Everything else stands for itself; a hyphen also for a dash, a blank also for the end of a line. No regular expressions:
one that goes back over a text again and again would stop the reading of a whole archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

MOST_TEMPLATES: Final = 50
LONGEST_TEMPLATE: Final = 60

_ONE: Final = {"#": r"\d", "@": "[A-ZÄÖÜ]"}
_MANY: Final = {
    "{number}": r"\d{1,8}",
    "{year}": r"(?:(?:19|20)\d\d|\d\d)",
    "{letters}": "[A-ZÄÖÜ]{1,5}",
    "{unit}": "[A-ZÄÖÜ0-9][A-Za-zÄÖÜäöüß0-9.]{0,7}",
}
_ALIKE: Final = {"-": "[-–]", " ": r"[ \n]"}
_WITH_DIGITS: Final = frozenset({"#", "{number}", "{year}"})
_PART: Final = re.compile(r"\{[^{}]*\}|.", re.DOTALL)


class TemplateInvalid(ValueError):
    """A template that no pattern can be made of; the message is German and says what to write instead."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a template with its pattern."""

    text: str
    pattern: str
    is_fixed: bool

    @property
    def is_many(self) -> bool:
        """Whether it may have several lengths."""
        return self.text in _MANY

    @property
    def divides(self) -> bool:
        """Whether it is a sign that no piece of several lengths may hold."""
        return self.is_fixed and not self.text.isalnum() and self.text != "."


def compile_template(template: str) -> re.Pattern[str]:
    """The pattern of a template; it looks at each place of a text at most once for each of its signs.

    Raises:
        TemplateInvalid: no place for a digit, nothing fixed, an unknown name, or pieces of any length side by side.
    """
    if not template.strip() or len(template) > LONGEST_TEMPLATE or not template.isprintable():
        raise TemplateInvalid(f"{template!r} muss 1 bis {LONGEST_TEMPLATE} druckbare Zeichen haben")
    parts = list(_parts(template))
    if not any(part.text in _WITH_DIGITS for part in parts):
        raise TemplateInvalid(f"{template!r} braucht eine Stelle für Ziffern: #, {{number}} oder {{year}}")
    if not any(part.is_fixed and part.text != " " for part in parts):
        raise TemplateInvalid(f"{template!r} braucht ein festes Zeichen, sonst wäre jede Zahl ein Aktenzeichen")
    for part, following in pairwise(parts):
        # Two pieces of any length side by side could share the same signs in many ways, each of which would be tried.
        if (part.is_many and not following.divides) or (following.is_many and not part.divides):
            raise TemplateInvalid(
                f"{template!r} braucht zwischen {part.text} und {following.text} ein Trennzeichen wie - oder /"
            )
    return re.compile(r"(?<![\w/-])" + "".join(part.pattern for part in parts) + r"(?![\w/-])")


def split_templates(text: str) -> tuple[str, ...]:
    """The templates of a list with commas, each once, in order.

    Raises:
        TemplateInvalid: one of them is wrong, or there are too many.
    """
    templates = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if len(templates) > MOST_TEMPLATES:
        raise TemplateInvalid(f"möglich sind {MOST_TEMPLATES} Formen, nicht {len(templates)}")
    for template in templates:
        compile_template(template)
    return templates


def _parts(template: str) -> Iterator[_Part]:
    for match in _PART.finditer(template):
        text = match.group()
        if text in _ONE or text in _MANY:
            yield _Part(text, _ONE.get(text) or _MANY[text], is_fixed=False)
        elif len(text) > 1 or text in "{}":
            raise TemplateInvalid(f"{template!r}: {text} ist unbekannt; möglich sind {', '.join([*_ONE, *_MANY])}")
        else:
            yield _Part(text, _ALIKE.get(text, re.escape(text)), is_fixed=True)
