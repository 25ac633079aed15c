"""What a change makes of a document's labels and facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from ingest.catalogue.records import Document, Metadata
from ingest.labels import AgencyId, Classification, Labels, Release, UnitId, agency_of
from search_api.documents.labels_form import TEXTS, LabelledFacts, agency_faults, grant_faults, grants_of, text_faults
from search_api.documents.refusals import LabelsInvalid
from search_api.documents.schemas import DocumentChange
from search_api.refusal import FieldFault

_LABELS: Final = ("agency", "unit", "classification", "release", "grants")


def apply(change: DocumentChange, document: Document, *, today: date) -> LabelledFacts:
    """The document's labels and facts after the change.

    What the change leaves out stays. A new unit brings its agency along. Only grants that the change names are judged
    by date: an old one may have ended.

    Raises:
        LabelsInvalid: a label is emptied, wrong or contradicts another one.
    """
    given = change.model_fields_set
    emptied = [name for name in _LABELS if name in given and getattr(change, name) is None]
    if emptied:
        raise LabelsInvalid(fields=[FieldFault(f"labels.{name}", "Eine Kennzeichnung ist nötig.") for name in emptied])
    old = document.labels
    unit = UnitId(change.unit or old.unit)
    agency = AgencyId(change.agency or (agency_of(unit) if change.unit else old.agency))
    faults = [
        *agency_faults(agency, unit),
        *(grant_faults(change.grants, unit, earliest=today) if change.grants is not None else []),
        *text_faults({name: getattr(change, name) for name in TEXTS}),
    ]
    if faults:
        raise LabelsInvalid(fields=faults)
    labels = Labels(
        agency=agency,
        unit=unit,
        classification=old.classification if change.classification is None else Classification(change.classification),
        release=old.release if change.release is None else Release(change.release),
        grants=old.grants if change.grants is None else grants_of(change.grants),
    )
    return LabelledFacts(labels, _facts(change, document.metadata))


def _facts(change: DocumentChange, old: Metadata) -> Metadata:
    texts = {name: (getattr(change, name) or "").strip() or None for name in TEXTS if name in change.model_fields_set}
    metadata = replace(old, **texts)
    if "date" in change.model_fields_set:
        metadata = replace(metadata, date=change.date.isoformat() if change.date else None)
    return metadata
