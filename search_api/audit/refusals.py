"""Refusals around the log.

Refusal
└── AuditUnavailable     the log could not be written, so there is no answer
"""

from __future__ import annotations

from search_api.refusal import Refusal


class AuditUnavailable(Refusal):
    """The log could not be written; an unlogged read must not leave the house."""

    code = "audit_unavailable"
    title = "Protokoll nicht schreibbar"
    default_detail = "Der Zugriff konnte nicht protokolliert werden und wurde deshalb nicht ausgeführt."
