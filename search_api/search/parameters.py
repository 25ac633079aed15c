"""The parameters of a question."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, field_validator

from ingest.legibility import Legibility
from pipelines.answering.answer import FOLDED_AMONG
from pipelines.question.filters import LEFT_OUT_FIELDS
from search_api.search.entity_facet import MOST_OF_A_TYPE

Facet = Literal[
    "agency", "unit", "doc_type", "kind", "classification", "date", "year", "entity", "sender", "legibility"
]


class NarrowedQuestion(BaseModel):
    """One question with what narrows it; values of one field are alternatives."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        default="",
        description='Words (all must match unless few do), "phrase", AND OR NOT ( ), -word, word*, word~, field:value. '
        "Empty: all visible documents. At most 2,000 characters.",
        examples=["Gaststätte Erlaubnis"],
    )
    agency: list[str] = Field(default_factory=list, max_length=50)
    unit: list[str] = Field(default_factory=list, max_length=50)
    doc_type: list[str] = Field(default_factory=list, max_length=50)
    kind: list[str] = Field(default_factory=list, max_length=50)
    classification_max: int | None = Field(default=None, ge=0, le=3)
    date_from: date | None = Field(default=None, description="First day, included")
    date_to: date | None = Field(default=None, description="Last day, included")
    entity: list[str] = Field(
        default_factory=list,
        max_length=50,
        description="Ids of entities (see /entities); a document passes that mentions one of them",
    )
    sender: list[str] = Field(default_factory=list, max_length=50, description="As in the facet")
    legibility: list[Legibility] = Field(
        default_factory=list,
        max_length=4,
        description="How well OCR could read it: good from .9 of ocr_quality on, fair from .75 on, poor below, "
        "digital where there was nothing to read by OCR",
    )
    exclude: list[str] = Field(
        default_factory=list,
        max_length=50,
        description="field:value, repeatable; documents with that value are left out. Fields: "
        + ", ".join(LEFT_OUT_FIELDS),
        examples=[["kind:Bescheid"]],
    )

    @field_validator("exclude")
    @classmethod
    def check_excluded(cls, values: list[str]) -> list[str]:
        """Each names a field that can be left out, and a value."""
        for value in values:
            name, colon, left_out = value.partition(":")
            if name not in LEFT_OUT_FIELDS or not colon or not left_out:
                raise ValueError(f"Feld:Wert mit einem Feld von {', '.join(LEFT_OUT_FIELDS)}")
        return values


class SearchParameters(NarrowedQuestion):
    """How the hits of a question are wished."""

    mode: Literal["hybrid", "words", "meaning"] = Field(
        default="hybrid", description="meaning answers 501 mode_not_available where no model is installed"
    )
    sort: Literal["relevance", "date"] = "relevance"
    fold: bool = Field(
        default=False,
        description=f"Among the first {FOLDED_AMONG} documents, show other scans of one paper, and the same file once "
        "more, under the best of them (near_duplicates of a hit) and not as hits of their own",
    )
    facets: list[str] = Field(
        default_factory=list,
        max_length=20,
        description="What to count, repeatable or comma-separated: agency, unit, doc_type, kind, classification, "
        f"date (by month), year, sender, legibility, entity (of each type the {MOST_OF_A_TYPE} most frequent)",
        examples=[["agency,kind"]],
    )
    limit: int = Field(default=20, ge=1, le=100)
    cursor: str | None = Field(default=None, max_length=500)

    @field_validator("facets")
    @classmethod
    def split_facets(cls, values: list[str]) -> list[str]:
        """The names of the facets, each once, in the order asked for."""
        names = [name.strip() for value in values for name in value.split(",") if name.strip()]
        unknown = sorted(set(names) - set(get_args(Facet)))
        if unknown:
            raise ValueError(f"unbekannte Facette: {', '.join(name[:40] for name in unknown[:5])}")
        return list(dict.fromkeys(names))
