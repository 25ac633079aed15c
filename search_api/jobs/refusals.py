"""Refusals around the event stream.

Refusal
└── TooManyStreams       one account holds too many open streams
"""

from __future__ import annotations

from search_api.refusal import Refusal


class TooManyStreams(Refusal):
    """One account holds too many open streams."""

    code = "too_many_streams"
    title = "Zu viele offene Verbindungen"
    default_detail = (
        "Dieses Konto hat zu viele offene Verbindungen für Fortschrittsmeldungen. Bitte schließen Sie eine."
    )
