"""What the search routes answer; hits are written without validation for speed, and a test holds them to this shape."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from pipelines.answering.answer import FOLDED_AMONG
from search_api.documents.schemas import DocumentReference, HowValue

Box = tuple[int, int, int, int]

_HIT_EXAMPLE: dict[str, Any] = {
    "document_id": "5f0c0f6c8f0c4c0fae0f3a4d3f2b1c7e",
    "file_name": "bescheid.pdf",
    "parent": None,
    "title": "Bescheid über die Gaststättenerlaubnis",
    "doc_type": "genehmigung",
    "kind": "Gaststättenerlaubnis",
    "agency": "stadt",
    "unit": "stadt/gewerbeamt",
    "classification": 1,
    "date": "2026-04-12",
    "file_reference": "32.2-GW-118/26",
    "page": 2,
    "snippet": "die Erlaubnis zum Betrieb der Gaststätte wird",
    "highlights": [[4, 13], [30, 40]],
    "boxes": [{"page": 2, "box": [412, 981, 604, 1022], "term": "erlaubnis"}],
    "score": 3.25,
    "why": {
        "words": 3.25,
        "meaning": None,
        "sentence": None,
        "matched": ["erlaubnis"],
        "how": [{"term": "erlaubnisse", "word": "Erlaubnis", "how": "form", "weight": 1.5}],
    },
    "near_duplicates": [
        {
            "document_id": "0b8d5e2f6a1c4f0d9e7b3c5a8f1e2d4c",
            "file_name": "bescheid-fax.pdf",
            "title": "Bescheid über die Gaststättenerlaubnis",
            "agency": "polizei",
            "unit": "polizei/fk3",
            "date": "2026-04-12",
        }
    ],
    "folded": True,
}


class MarkedBox(BaseModel):
    """Where a matched word stands."""

    page: int
    box: Box = Field(description="x0, y0, x1, y1 in pixels of the page image from top left")
    term: str = Field(description="The term of the question that it matches")


class How(BaseModel):
    """By what a term of the question matched."""

    term: str
    word: str = Field(description="The word as it stands on the page")
    how: HowValue
    weight: float


class Why(BaseModel):
    """Why a document is a hit."""

    words: float = Field(description="Share of the score that comes from words")
    meaning: float | None = Field(
        description="Likeness of meaning above that of any question; null where not asked or not among the nearest"
    )
    sentence: str | None = Field(description="The sentence nearest in meaning, where the hit is shown by it")
    matched: list[str]
    how: list[How]


class HitNearDuplicate(BaseModel):
    """Another hit that is a scan of the same paper, or the same file once more."""

    document_id: str
    file_name: str
    title: str | None
    agency: str
    unit: str
    date: str | None


class Hit(BaseModel):
    """One document, shown by its best passage."""

    model_config = ConfigDict(json_schema_extra={"examples": [_HIT_EXAMPLE]})

    document_id: str
    file_name: str
    parent: DocumentReference | None
    title: str | None
    doc_type: str | None
    kind: str | None
    agency: str
    unit: str
    classification: int
    date: str | None
    file_reference: str | None
    page: int
    snippet: str
    highlights: list[tuple[int, int]] = Field(description="Start and end of each marked word in the snippet")
    boxes: list[MarkedBox]
    score: float
    why: Why
    near_duplicates: list[HitNearDuplicate] = Field(
        description="Visible documents that match as well and are the same paper, best first: with fold=true among the "
        f"first {FOLDED_AMONG} documents, else among the hits of this answer"
    )
    folded: bool = Field(
        description="Whether the near duplicates stand under this hit alone; false where they are hits of their own, "
        "and where there are none"
    )


class FacetValue(BaseModel):
    """How many of the hits carry a value."""

    value: str
    count: int
    name: str | None = Field(default=None, description="Of an entity; missing for other facets")
    type: str | None = Field(default=None, description="Of an entity; missing for other facets")


class QuestionAnswer(BaseModel):
    """A sentence of a visible document that answers the question, as it stands there; never worded anew."""

    text: str = Field(description="The sentence, on one line; a long one is cut around the answer, with …")
    highlight: tuple[int, int] | None = Field(
        description="Start and end of the answer itself in the text; null where the whole sentence is the answer"
    )
    document_id: str
    file_name: str
    page: int
    start: int = Field(description="Where the answer itself, or the sentence, begins in the text of the page")
    end: int
    boxes: list[MarkedBox] = Field(description="On the answer itself, or on the sentence; the term is empty")
    confidence: float = Field(
        description="About how often an answer like this one is right, times how surely it was read, 0 to 1"
    )


class SearchAnswer(BaseModel):
    """The hits of a question, best first."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "total": 2,
                    "folded": 1,
                    "interpreted": "Erlaubnisse",
                    "repaired": None,
                    "did_you_mean": None,
                    "cursor": None,
                    "hits": [_HIT_EXAMPLE],
                    "facets": {"agency": [{"value": "polizei", "count": 1}, {"value": "stadt", "count": 1}]},
                    "answers": [],
                }
            ]
        }
    )

    total: int = Field(description="How many documents match; exact, with those that are folded under others")
    folded: int = Field(
        description="How many of them stand under other hits, on whatever page: the list has total - folded hits; 0 "
        "without fold=true"
    )
    interpreted: str = Field(description="How the question was understood")
    repaired: str | None = Field(description="What was mended in a broken question, German")
    did_you_mean: str | None
    cursor: str | None = Field(description="Where the hits go on; null at their end")
    hits: list[Hit]
    facets: dict[str, list[FacetValue]] = Field(description="For each facet that was asked for")
    answers: list[QuestionAnswer] = Field(
        description="At most three, surest first, to a question (who, when, where, how much, which number ...) on its "
        "first page by relevance; empty for other texts, and where nothing answers"
    )


class SimilarAnswer(BaseModel):
    """Documents like one document, most alike first."""

    total: int
    hits: list[Hit]


class SpecialTermView(BaseModel):
    """A word that stands in the hits more often than elsewhere."""

    text: str
    hits: int = Field(description="Hits that hold it, in any inflection")
    documents: int = Field(description="Visible documents that hold it")


class SpecialTerms(BaseModel):
    """What is special of the hits of a question, the most special word first."""

    total: int = Field(description="How many documents hold what was asked; exact")
    terms: list[SpecialTermView]


class SuggestionView(BaseModel):
    """A word or reference that stands in documents which the caller may read, or a question of the caller's own."""

    text: str = Field(description="The whole text typed, gone on with; of kind question a whole question in its place")
    kind: Literal["word", "name", "file_reference", "question"]
    count: int = Field(description="Visible documents that hold it; of a question how often the caller has asked it")


class SuggestionList(BaseModel):
    """Suggestions, most documents first; behind them at most three own questions, newest first."""

    suggestions: list[SuggestionView]


class OwnQuestionView(BaseModel):
    """A question that the caller has asked lately and that had hits."""

    text: str
    asked_at: AwareDatetime = Field(description="When it was asked last")
    times: int


class OwnQuestionList(BaseModel):
    """What is kept of the caller's questions, newest first."""

    questions: list[OwnQuestionView]
    kept_days: int = Field(description="Days after which a question is forgotten; 0 where none is kept")
