"""What the metadata of an upload says: path, labels, batch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from ingest.catalogue.batches import BatchId
from search_api.documents.file_names import safe_path
from search_api.documents.labels_form import LabelledFacts, check_labels
from search_api.documents.refusals import LabelsInvalid
from search_api.refusal import FieldFault
from search_api.uploads.headers import read_metadata


@dataclass(frozen=True, slots=True)
class Description:
    """A file as its uploader describes it; ``path`` may hold folders."""

    path: str
    facts: LabelledFacts
    batch: BatchId | None


def describe(metadata: str, *, today: date, has_begun: bool = False) -> Description:
    """What Upload-Metadata says.

    Args:
        metadata: The header.
        today: A grant must not have ended before this day.
        has_begun: The upload was accepted earlier, so a grant may have ended meanwhile.

    Raises:
        MetadataInvalid: The header cannot be read.
        LabelsInvalid: Labels are missing, unknown or contradictory; names each field.
    """
    given = read_metadata(metadata)
    try:
        values = json.loads(given.get("labels", ""))
    except (json.JSONDecodeError, RecursionError):
        raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung fehlt oder ist kein JSON.")]) from None
    batch = given.get("batch")
    return Description(
        path=safe_path(given.get("relativePath") or given.get("filename") or ""),
        facts=check_labels(values, today=today, past_grants=has_begun),
        batch=BatchId(batch) if batch else None,
    )
