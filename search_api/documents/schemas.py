"""What the document routes take and answer.

The upload's labels are described here for the OpenAPI file and checked in labels_form.py, which names each wrong field
in German.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr

from ingest.catalogue.recognised import ORIGINS
from ingest.corrections import CorrectionState
from ingest.legibility import Legibility

Day = date  # a field named date would hide the type
ReleaseValue = Literal["unit", "agency", "partnership"]
StateValue = Literal["accepted", "reading", "indexing", "indexed", "quarantined"]
HowValue = Literal[
    "exact", "form", "synonym", "part", "sound", "misread", "prefix", "fuzzy", "phrase", "identifier", "meaning"
]
"""By what a word of a question, or its meaning, was found."""

DocTypeValue = Literal["bericht", "genehmigung", "schriftverkehr"]

LABELS_EXAMPLE: dict[str, Any] = {
    "agency": "stadt",
    "unit": "stadt/gewerbeamt",
    "classification": 1,
    "release": "partnership",
    "grants": [{"to_unit": "polizei/fk3", "until": "2027-06-30", "legal_basis": "Amtshilfe, § 4 VwVfG"}],
    "doc_type": "genehmigung",
    "file_reference": "32.2-GW-118/26",
}


class GrantForm(BaseModel):
    """One more unit that may read a document until the end of a day."""

    model_config = ConfigDict(extra="forbid")

    to_unit: str = Field(description="Unit as agency/unit", max_length=80)
    until: Day = Field(description="Last day on which the grant holds; not in the past")
    legal_basis: str = Field(description="Why sharing is lawful", min_length=1, max_length=500)


class UploadLabels(BaseModel):
    """Labels and known facts of a document that is handed in."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [LABELS_EXAMPLE]})

    agency: str = Field(max_length=40)
    unit: str = Field(description="Unit as agency/unit; one of the caller's own", max_length=80)
    classification: int = Field(description="0 offen, 1 intern, 2 vertraulich, 3 vs-nfd", ge=0, le=3)
    release: ReleaseValue = Field(description="How far the document is shared")
    grants: list[GrantForm] = Field(default_factory=list, max_length=50)
    doc_type: DocTypeValue | None = None
    kind: str | None = Field(default=None, max_length=80)
    date: Day | None = None
    file_reference: str | None = Field(default=None, max_length=200)
    sender: str | None = Field(default=None, max_length=200)
    title: str | None = Field(default=None, max_length=500)


class DocumentChange(BaseModel):
    """New labels or facts; what is left out stays as it is, null empties a fact."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"release": "agency", "grants": []}]})

    agency: str | None = Field(default=None, max_length=40)
    unit: str | None = Field(default=None, max_length=80)
    classification: int | None = Field(default=None, ge=0, le=3)
    release: ReleaseValue | None = None
    grants: list[GrantForm] | None = Field(default=None, max_length=50)
    doc_type: DocTypeValue | None = None
    kind: str | None = Field(default=None, max_length=80)
    date: Day | None = None
    file_reference: str | None = Field(default=None, max_length=200)
    sender: str | None = Field(default=None, max_length=200)
    title: str | None = Field(default=None, max_length=500)


class RetryForm(BaseModel):
    """What may be said when a quarantined document is tried again."""

    model_config = ConfigDict(extra="forbid")

    password: SecretStr = Field(
        description="Opens a file that is in quarantine for want of it; not stored and not logged",
        min_length=1,
        max_length=500,
    )


class Accepted(BaseModel):
    """The file and its job are kept durably; reading goes on in the background."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"id": "5f0c0f6c8f0c4c0fae0f3a4d3f2b1c7e", "state": "accepted"}]}
    )

    id: str
    state: StateValue


class DocumentError(BaseModel):
    """Why a file lies in quarantine."""

    code: str = Field(examples=["encrypted_pdf"])
    message: str = Field(description="Plain German reason")


class GrantView(BaseModel):
    """One more unit that may read the document until the end of a day."""

    to_unit: str
    until: Day
    legal_basis: str


class LabelsView(BaseModel):
    """Whose document it is and how far it is shared."""

    agency: str
    unit: str
    classification: int
    release: ReleaseValue
    grants: list[GrantView]


class DocumentReference(BaseModel):
    """Another document that the caller may read."""

    id: str
    file_name: str


class RecognisedView(BaseModel):
    """A fact of a document that was recognised; what somebody said of a document is never told so."""

    field: str = Field(examples=["file_reference"], description="doc_type, kind, date, file_reference, sender or title")
    confidence: float = Field(description="0 to 1")
    origin: str = Field(
        examples=["subject_line"],
        description=f"What it was read from: {', '.join(ORIGINS[:-1])} or {ORIGINS[-1]}; others may follow",
    )


class QualityView(BaseModel):
    """How well OCR could read a page, or the pages of a document in the mean over their words; each from 0 to 1."""

    confidence: float = Field(description="Mean confidence of the words read by OCR")
    coverage: float = Field(description="Share of text-sized ink that lies inside of words")
    known_words: float | None = Field(
        description="Share of words of four letters and more that are German; null where fewer than ten can be judged"
    )
    ocr_quality: float = Field(description="confidence times coverage times min(1, known_words / 0.94)")
    legibility: Legibility = Field(description="good from .9 on, fair from .75 on, poor below")


class DocumentView(LabelsView):
    """One document as the caller may see it."""

    id: str
    file_name: str
    state: StateValue
    error: DocumentError | None
    labels: LabelsView
    doc_type: str | None
    kind: str | None
    date: str | None
    file_reference: str | None
    sender: str | None
    title: str | None
    recognised: list[RecognisedView] = Field(description="Which of these facts were recognised, how surely, from what")
    media_type: str | None
    size: int = Field(description="Bytes")
    page_count: int | None
    pages_done: int
    ocr_quality: float | None = Field(
        description="How far the reading by OCR can be trusted, 0 to 1: confidence times coverage times "
        "min(1, known_words / 0.94), the mean over the words of all pages; null where OCR had nothing to read"
    )
    quality: QualityView | None = Field(description="What ocr_quality is made of; null where OCR had nothing to read")
    duplicate_of: DocumentReference | None = Field(description="An earlier visible document of the same content")
    parent: DocumentReference | None = Field(description="The e-mail or archive it came in")
    uploaded_by: str
    uploaded_at: datetime
    version: int
    etag: str = Field(description="To be sent as If-Match with a change")


class NearDuplicateView(DocumentReference):
    """Another scan of the same paper."""

    likeness: float = Field(description="How much of both texts is common, 0 to 1")


class NearDuplicates(BaseModel):
    """Other visible scans of the same paper, most alike first; files of the same content are not among them."""

    items: list[NearDuplicateView]


class DocumentList(BaseModel):
    """One page of a list."""

    items: list[DocumentView]
    cursor: str | None = Field(description="Where the list goes on; null at its end")


class Summary(BaseModel):
    """How many documents the caller may read, by state."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"total": 41, "by_state": {"indexed": 40, "reading": 1}}]}
    )

    total: int
    by_state: dict[str, int]


class Receipt(BaseModel):
    """What was removed with a document; the log keeps that it was removed, not what it said."""

    id: str
    file_name: str
    erased_at: datetime
    documents: int = Field(description="The document and what was enclosed in it")
    rows: dict[str, int] = Field(description="Rows removed from each table of the catalogue")
    files_removed: int = Field(
        description="Files of the erased documents. Whether another document has the same content is not said"
    )
    index: Literal["removed", "pending"] = Field(description="Whether the search index has forgotten it already")


Box = tuple[int, int, int, int]


class AlternativeView(BaseModel):
    """What may stand in place of a word."""

    text: str
    confidence: float = Field(description="0 to 1")


class WordView(BaseModel):
    """One word of a page."""

    text: str
    start: int = Field(description="First character in the page's text")
    end: int
    box: Box = Field(description="x0, y0, x1, y1 in pixels of the page image from top left")
    confidence: float = Field(description="0 to 1")
    read_by: Literal["first", "second", "both"] = Field(
        description="Tesseract or the text layer, the second reader, or both alike"
    )
    alternatives: list[AlternativeView] = Field(description="Best first; mostly none")


class MentionView(BaseModel):
    """One occurrence of a person, firm or thing."""

    id: str
    type: str = Field(examples=["PERSON"])
    start: int = Field(description="First character in the page's text")
    end: int
    text: str = Field(description="As read")
    normalized: str = Field(description="Normal form of its type")
    box: Box | None = Field(description="Around all of its words; null on a page without an image")
    boxes: list[Box] = Field(description="One for each line")
    confidence: float = Field(description="0 to 1")
    recogniser: str = Field(description="Name and version")
    entity_id: str


class PageView(BaseModel):
    """One page as read."""

    number: int
    text: str
    source: Literal["ocr", "digital", "mixed"]
    width: int = Field(description="Pixels of the page image; 0 without one")
    height: int
    rotation: int = Field(description="Degrees clockwise that reading has undone")
    confidence: float | None
    coverage: float | None
    reader: str = Field(
        description="Programs and models that read the page",
        examples=["tesseract 5.5.4 deu-fast (tesserocr), PP-OCRv6-small-latin 1 (12 lines)"],
    )
    quality: QualityView | None = Field(description="Null where OCR had nothing to read")
    words: list[WordView]
    mentions: list[MentionView]


class CorrectionForm(BaseModel):
    """Other words for a stretch of a page."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"start": 4, "end": 14, "old_text": "Gaststatte", "new_text": "Gaststätte"}]},
    )

    start: int = Field(ge=0, description="First character in the page's text; whole words of one line are replaced")
    end: int = Field(ge=1)
    old_text: str = Field(max_length=2000, description="What stands there, for certainty that nobody changed it")
    new_text: str = Field(
        max_length=2000,
        pattern=r"^[^\n\r\v\f\x85\u2028\u2029]*$",
        description="What stands there in truth, one line; empty takes the words away",
    )
    reason: str | None = Field(default=None, max_length=500)


class CorrectionView(BaseModel):
    """One correction of a page."""

    id: int
    page: int
    box: Box = Field(description="Around the words, in pixels of the page image at that time")
    old_text: str
    new_text: str
    state: CorrectionState = Field(
        description="applied; needless where a new reading found the right words by itself; conflict where it found "
        "something else, which then stands; undone"
    )
    reason: str | None
    made_by: str
    made_at: datetime
    undone_by: str | None
    undone_at: datetime | None


class CorrectionList(BaseModel):
    """All corrections of a page, oldest first."""

    items: list[CorrectionView]


class MatchView(BaseModel):
    """One place where a question matches."""

    page: int
    start: int = Field(description="First character in the page's text")
    end: int
    term: str = Field(description="The term of the question that it matches; empty for a sentence near in meaning")
    how: HowValue
    boxes: list[Box] = Field(description="One for each word")


class MatchList(BaseModel):
    """All places where a question matches in one document, in reading order."""

    matches: list[MatchView]
