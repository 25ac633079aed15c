"""What the event stream sends."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from search_api.documents.schemas import DocumentError, StateValue


class DocumentEvent(BaseModel):
    """The data of one event: a visible document has come one step further."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "document_id": "5f0c0f6c8f0c4c0fae0f3a4d3f2b1c7e",
                    "file_name": "bescheid.pdf",
                    "state": "reading",
                    "pages_done": 2,
                    "page_count": 5,
                    "error": None,
                }
            ]
        }
    )

    document_id: str
    file_name: str
    state: StateValue
    pages_done: int | None
    page_count: int | None
    error: DocumentError | None
