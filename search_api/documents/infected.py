"""What is not done with an infected file: nobody is given it, and nothing is drawn of it."""

from __future__ import annotations

from ingest.catalogue.records import Document
from ingest.quarantine import QuarantineCode
from search_api.documents.refusals import OriginalWithheld


def refuse_infected(document: Document) -> None:
    """Return if the virus scanner has nothing against a document.

    Raises:
        OriginalWithheld: it has.
    """
    if document.error_code == QuarantineCode.VIRUS_FOUND:
        raise OriginalWithheld
