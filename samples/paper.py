"""One sample document: whose it is, how it looks, what it says, and as which kind of file it arrives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

EMPTY: Final[Mapping[int, int]] = {}


class Look(StrEnum):
    """What the paper looks like: whose letterhead, which typeface, which kind of head."""

    CITY = "city"
    POLICE = "police"
    REPORT = "report"
    FORM = "form"
    TYPED = "typed"
    PRIVATE = "private"
    FIRM = "firm"
    MEMO = "memo"
    FAX = "fax"


class Carrier(StrEnum):
    """The kind of file in which the paper arrives."""

    PDF_GREY = "pdf-grey"
    PDF_COLOUR = "pdf-colour"
    PDF_BILEVEL = "pdf-bilevel"
    PDF_TEXT = "pdf-text"
    PDF_BROKEN = "pdf-broken"
    PDF_LOCKED = "pdf-locked"
    TIFF_BILEVEL = "tiff-bilevel"
    TIFF_GREY = "tiff-grey"
    FAX_FINE = "fax-fine"
    FAX_COARSE = "fax-coarse"
    JPEG = "jpeg"
    PHOTO = "photo"
    PNG = "png"
    PLAIN = "plain"
    MAIL = "mail"


class Condition(StrEnum):
    """How well the paper was treated before and while it was scanned."""

    GOOD = "good"
    ORDINARY = "ordinary"
    POOR = "poor"


@dataclass(frozen=True, slots=True)
class Release:
    """A grant: the document is released to one more unit until a day (ISO date)."""

    to_unit: str
    until: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Paper:
    """One document with its labels, its text in the markup of ``samples.markup``, and its way into a file.

    ``to`` are the lines of the address window, ``refs`` the reference block (label, value), ``sender`` the head of
    private and firm letters, ``spacing`` moves the lines apart, ``turned`` the pages that were laid into the scanner
    turned, in degrees clockwise. ``enclosures`` are the papers attached to an e-mail; they are files inside it.
    """

    file: str
    unit: str
    classification: int
    release: str
    kind: str
    doc_type: str
    date: str
    title: str
    look: Look
    carrier: Carrier
    body: str
    reference: str | None = None
    grants: tuple[Release, ...] = ()
    condition: Condition = Condition.ORDINARY
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    refs: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    spacing: float = 1.0
    turned: Mapping[int, int] = field(default_factory=lambda: EMPTY)
    enclosures: tuple[Paper, ...] = ()

    @property
    def agency(self) -> str:
        """The agency of the unit."""
        return self.unit.partition("/")[0]

    def labels(self) -> dict[str, object]:
        """The line of this document in ``labels.jsonl``."""
        line: dict[str, object] = {
            "file": self.file,
            "agency": self.agency,
            "unit": self.unit,
            "classification": self.classification,
            "release": self.release,
            "grants": [
                {"to_unit": grant.to_unit, "until": grant.until, "legal_basis": grant.legal_basis}
                for grant in self.grants
            ],
            "doc_type": self.doc_type,
            "kind": self.kind,
            "date": self.date,
            "title": self.title,
        }
        if self.reference is not None:
            line["file_reference"] = self.reference
        return line
