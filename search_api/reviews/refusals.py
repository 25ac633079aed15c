"""Refusals around the review of pages.

Refusal
└── NothingToReview    OCR had nothing to read on the page
"""

from __future__ import annotations

from search_api.refusal import Refusal


class NothingToReview(Refusal):
    """OCR had nothing to read on the page, so nothing can be misread."""

    code = "nothing_to_review"
    title = "Nichts zu prüfen"
    default_detail = "Diese Seite wurde nicht mit Texterkennung gelesen; daran ist nichts zu prüfen."
