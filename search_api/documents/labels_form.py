"""Labels and facts as somebody writes them, checked field by field, with German sentences.

Used for uploads over HTTP and for ``akte ingest``.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from ingest.catalogue.records import Metadata
from ingest.labels import AgencyId, Classification, Clearance, Grant, Labels, Release, UnitId, agency_of
from search_api.documents.refusals import ClassificationTooHigh, LabelsInvalid, UnitNotYours
from search_api.documents.schemas import GrantForm, UploadLabels
from search_api.refusal import FieldFault
from search_api.validation_texts import german_faults

TEXTS: Final = ("doc_type", "kind", "file_reference", "sender", "title")


@dataclass(frozen=True, slots=True)
class LabelledFacts:
    """Labels of a document and what is said about it."""

    labels: Labels
    metadata: Metadata


def read_labels(text: str, *, today: date) -> LabelledFacts:
    """The labels in the JSON of an upload.

    Raises:
        LabelsInvalid: not JSON, or fields are missing, unknown, wrong or contradict each other; names each of them.
    """
    try:
        return check_labels(json.loads(text), today=today)
    except (json.JSONDecodeError, RecursionError):
        raise LabelsInvalid(fields=[FieldFault("labels", "Die Kennzeichnung ist kein gültiges JSON.")]) from None


def check_labels(values: object, *, today: date, past_grants: bool = False) -> LabelledFacts:
    """The labels in a parsed JSON object.

    Args:
        values: The object.
        today: A grant must not have ended before this day.
        past_grants: Accept ended grants, for existing holdings that are taken over.

    Raises:
        LabelsInvalid: as in ``read_labels``.
    """
    try:
        form = UploadLabels.model_validate(values)
    except ValidationError as error:
        raise LabelsInvalid(fields=german_faults(error.errors(), below="labels")) from None
    faults = [
        *agency_faults(form.agency, form.unit),
        *grant_faults(form.grants, form.unit, earliest=None if past_grants else today),
        *text_faults(form.model_dump(include=set(TEXTS))),
    ]
    if faults:
        raise LabelsInvalid(fields=faults)
    labels = Labels(
        agency=AgencyId(form.agency),
        unit=UnitId(form.unit),
        classification=Classification(form.classification),
        release=Release(form.release),
        grants=grants_of(form.grants),
    )
    metadata = Metadata(
        doc_type=form.doc_type,
        kind=_text(form.kind),
        date=form.date.isoformat() if form.date else None,
        file_reference=_text(form.file_reference),
        sender=_text(form.sender),
        title=_text(form.title),
    )
    return LabelledFacts(labels, metadata)


def check_rights(labels: Labels, clearance: Clearance) -> None:
    """Raise unless a caller with this clearance may give these labels.

    Raises:
        UnitNotYours: the unit is not one of the caller's.
        ClassificationTooHigh: the caller could not read the document.
    """
    if labels.unit not in clearance.units:
        raise UnitNotYours
    if labels.classification is not None and labels.classification > clearance.level:
        raise ClassificationTooHigh


def grants_of(forms: Sequence[GrantForm]) -> tuple[Grant, ...]:
    """Grants in the order of their units, in which the catalogue keeps them."""
    grants = [Grant(UnitId(form.to_unit), form.until, form.legal_basis.strip()) for form in forms]
    return tuple(sorted(grants, key=lambda grant: grant.to_unit))


def agency_faults(agency: str, unit: str) -> list[FieldFault]:
    """What is wrong with agency and unit, or between them."""
    if not _is_unit(unit):
        return [FieldFault("labels.unit", "Eine Einheit heißt behoerde/einheit, zum Beispiel stadt/bauamt.")]
    if agency_of(UnitId(unit)) != agency:
        return [FieldFault("labels.unit", "Die Einheit gehört nicht zu der angegebenen Behörde.")]
    return []


def grant_faults(grants: Sequence[GrantForm], unit: str, *, earliest: date | None) -> list[FieldFault]:
    """What is wrong with grants; ``earliest`` is the first day on which one may end, None allows any."""
    faults = []
    seen: set[str] = set()
    for number, grant in enumerate(grants):
        field = f"labels.grants.{number}"
        if not _is_unit(grant.to_unit):
            faults.append(FieldFault(f"{field}.to_unit", "Eine Einheit heißt behoerde/einheit."))
        if grant.to_unit == unit:
            faults.append(FieldFault(f"{field}.to_unit", "Die eigene Einheit braucht keine Freigabe."))
        if grant.to_unit in seen:
            faults.append(FieldFault(f"{field}.to_unit", "Diese Einheit kommt mehrfach vor."))
        seen.add(grant.to_unit)
        if earliest is not None and grant.until < earliest:
            faults.append(FieldFault(f"{field}.until", "Dieser Tag ist schon vorbei."))
        if not grant.legal_basis.strip() or _has_control(grant.legal_basis):
            faults.append(FieldFault(f"{field}.legal_basis", "Hier ist eine Rechtsgrundlage nötig."))
    return faults


def text_faults(values: Mapping[str, Any]) -> list[FieldFault]:
    """Texts that hold control characters, which no register takes."""
    return [
        FieldFault(f"labels.{name}", "Der Text enthält unzulässige Zeichen.")
        for name, value in values.items()
        if isinstance(value, str) and _has_control(value)
    ]


def labels_as_json(labels: Labels) -> dict[str, Any]:
    """Labels as the log keeps them."""
    return {
        "agency": labels.agency,
        "unit": labels.unit,
        "classification": None if labels.classification is None else int(labels.classification),
        "release": labels.release,
        "grants": [
            {"to_unit": grant.to_unit, "until": grant.until.isoformat(), "legal_basis": grant.legal_basis}
            for grant in labels.grants
        ],
    }


def _is_unit(value: str) -> bool:
    agency, slash, unit = value.partition("/")
    return bool(agency and slash and unit) and "/" not in unit and not _has_control(value) and " " not in value


def _has_control(value: str) -> bool:
    return any(unicodedata.category(character) in ("Cc", "Cs") for character in value)


def _text(value: str | None) -> str | None:
    """The text without blanks around it; None where nothing is left."""
    return (value or "").strip() or None
