"""What the log keeps: one deed of one person, and the names of all kinds of deeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

ACTIONS: Final = (
    "login",
    "login.refused",
    "logout",
    "search",
    "suggest",
    "similar",
    "special",
    "questions.forget",
    "entities",
    "matches",
    "documents.list",
    "document.read",
    "document.page",
    "document.image",
    "document.original",
    "document.upload",
    "document.change",
    "document.retry",
    "document.erase",
    "batches.list",
    "batch.read",
    "batch.export",
    "document.near_duplicates",
    "document.copy",
    "document.corrections",
    "document.correction",
    "document.correction.undo",
    "document.review",
    "reviews.list",
    "events.follow",
    "audit.read",
    "audit.verify",
    "accounts.import",
)
"""Every kind of deed; the filter ``action`` of GET /audit takes these."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One deed: who, as what, did what, for which purpose, and about what.

    ``subject`` holds plain JSON: filters, ids that were given back, pages that were opened, old and new labels.
    It never holds document text.
    """

    account_id: str
    agency: str
    roles: tuple[str, ...]
    action: str
    subject: Mapping[str, Any]
    purpose: str | None = None
    question: str | None = None

    def __post_init__(self) -> None:
        if self.action not in ACTIONS:
            raise ValueError(f"not an action of the log: {self.action!r}")
