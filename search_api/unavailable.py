"""Refusals for parts that do not answer, and for faults of our own.

Refusal
├── CatalogueAway         the catalogue is locked, damaged or out of reach
├── EngineAway            the search engine does not answer or is busy
├── IndexStale            the index was made by another version and must be rebuilt
├── ContentGone           the content was erased while it was being handed in again
├── PageNotDrawable       the image of a page cannot be made (any more)
├── MeaningNotInstalled   questions by meaning need a model that is not installed
├── QuestionLong          the question has too many characters
├── MethodNotAllowed      the address exists, but not for this method
└── InternalFault         a fault of our own; only the trace id says more
"""

from __future__ import annotations

from search_api.refusal import Refusal

_TRY_AGAIN = "Bitte versuchen Sie es in einem Augenblick erneut."


class CatalogueAway(Refusal):
    """The catalogue is locked, damaged or out of reach."""

    code = "catalogue_unavailable"
    title = "Datenbank nicht erreichbar"
    default_detail = f"Die Datenbank antwortet gerade nicht. {_TRY_AGAIN}"


class EngineAway(Refusal):
    """The search engine does not answer or is busy."""

    code = "engine_unavailable"
    title = "Suche nicht erreichbar"
    default_detail = f"Die Suchmaschine antwortet gerade nicht. {_TRY_AGAIN}"


class IndexStale(Refusal):
    """The index was made by another version and must be rebuilt."""

    code = "index_outdated"
    title = "Suchindex veraltet"
    default_detail = (
        "Der Suchindex stammt von einer anderen Version. Die Systembetreuung muss ihn neu aufbauen (akte reindex)."
    )


class ContentGone(Refusal):
    """The content was erased while it was being handed in again; the same call again succeeds."""

    code = "blob_gone"
    title = "Datei wurde gerade gelöscht"
    default_detail = f"Dieselbe Datei wurde im selben Augenblick gelöscht. {_TRY_AGAIN}"


class PageNotDrawable(Refusal):
    """The image of a page cannot be made (any more)."""

    code = "page_not_drawable"
    title = "Seitenbild nicht herstellbar"
    default_detail = "Das Bild dieser Seite lässt sich nicht herstellen. Der Text der Seite ist weiterhin lesbar."


class MeaningNotInstalled(Refusal):
    """Questions by meaning need a model that is not installed."""

    code = "mode_not_available"
    title = "Suche nach Sinn nicht eingerichtet"
    default_detail = (
        "Die Suche nach Sinn ist auf dieser Installation nicht eingerichtet. Bitte suchen Sie nach Wörtern."
    )


class QuestionLong(Refusal):
    """The question has too many characters."""

    code = "question_too_long"
    title = "Frage zu lang"
    default_detail = "Die Frage ist zu lang; möglich sind 2.000 Zeichen."


class MethodNotAllowed(Refusal):
    """The address exists, but not for this method."""

    code = "method_not_allowed"
    title = "Aufruf nicht vorgesehen"
    default_detail = "Diese Adresse nimmt diese Art von Aufruf nicht an."


class InternalFault(Refusal):
    """A fault of our own; only the trace id leads to more."""

    code = "internal_error"
    title = "Unerwarteter Fehler"
    default_detail = (
        "Es ist ein unerwarteter Fehler aufgetreten. Bitte nennen Sie der Systembetreuung die Kennung (trace_id)."
    )


class VirusScannerAway(Refusal):
    """The virus scanner does not answer, and nothing is opened without it."""

    code = "virus_scanner_unavailable"
    title = "Virenscanner nicht erreichbar"
    default_detail = (
        "Der Virenscanner antwortet gerade nicht, und ungeprüft wird keine Datei geöffnet. Bitte versuchen Sie es in "
        "einigen Minuten erneut."
    )
