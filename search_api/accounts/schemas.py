"""What /login, /me, /start and /labels take and answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

_USER_EXAMPLE: dict[str, Any] = {
    "id": "nowicki",
    "name": "KHK Nowicki",
    "agency": "polizei",
    "units": ["polizei/fk3"],
    "roles": ["investigator"],
    "clearance": 2,
}


class LoginRequest(BaseModel):
    """User name and password."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"username": "nowicki", "password": "ein langes Kennwort"}]}
    )

    username: str = Field(min_length=1, max_length=80)
    password: str = Field(min_length=1, max_length=1000)


class User(BaseModel):
    """Who is logged in and what that person may see."""

    model_config = ConfigDict(json_schema_extra={"examples": [_USER_EXAMPLE]})

    id: str = Field(description="Login name")
    name: str
    agency: str
    units: list[str] = Field(description="Units, each as agency/unit")
    roles: list[Literal["investigator", "clerk", "integrator", "auditor", "admin"]]
    clearance: int = Field(description="Highest classification that may be read, 0 to 3", ge=0, le=3)


class LoginAnswer(BaseModel):
    """A fresh session; the same session is set as a cookie."""

    access_token: str = Field(description="To be sent as Authorization: Bearer")
    token_type: Literal["bearer"]
    expires_at: datetime = Field(description="When the session ends at the latest, UTC")
    csrf_token: str = Field(description="To be sent as X-CSRF-Token by callers that use the cookie")
    user: User


class Me(User):
    """Who is logged in, with the token for changes by cookie."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{**_USER_EXAMPLE, "csrf_token": "b3a1...", "expires_at": "2026-11-24T20:00:00Z"}]
        }
    )

    csrf_token: str
    expires_at: datetime


class DemoAccount(BaseModel):
    """An account of the demo mode, shown with its password."""

    username: str
    password: str
    name: str
    about: str = Field(description="German sentence about the person and what is worth trying")
    agency: str
    roles: list[str]
    unit_names: list[str] = Field(description="German names of the units")


class Start(BaseModel):
    """What the page shows before anybody is logged in."""

    demo: bool = Field(description="Whether this installation shows demo accounts and sample documents")
    accounts: list[DemoAccount] = Field(description="Empty outside the demo mode")
    version: str


class UnitChoice(BaseModel):
    """A unit and its German name."""

    id: str
    name: str


class AgencyChoice(BaseModel):
    """An agency with its units."""

    id: str
    name: str
    units: list[UnitChoice]


class ClassificationChoice(BaseModel):
    """A classification and its German name."""

    value: int
    name: str


class ReleaseChoice(BaseModel):
    """How far a document can be shared, and what that means."""

    value: Literal["unit", "agency", "partnership"]
    name: str
    explanation: str


class NamedChoice(BaseModel):
    """A value and its German name."""

    value: str
    name: str


class LabelChoices(BaseModel):
    """All values that labels and facts can take, with German names."""

    agencies: list[AgencyChoice]
    classifications: list[ClassificationChoice]
    releases: list[ReleaseChoice]
    doc_types: list[NamedChoice]
    kinds: list[NamedChoice]
