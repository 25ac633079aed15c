"""What a caller is told instead of an answer: the base of all refusals, and those that several areas share.

A refusal knows its stable code and its German texts, not its HTTP status: statuses stand in errors.py.

    Refusal
    ├── NotFound            not there, or not for this caller: no difference can be seen
    ├── RequestInvalid      a parameter or a field of the body is wrong
    ├── CursorInvalid       altered, of another caller or of another question
    ├── accounts/refusals.py    logging in, roles, purpose
    ├── documents/refusals.py   uploads, labels, versions
    ├── audit/refusals.py       the log could not be written
    └── jobs/refusals.py        too many open streams
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One field or parameter that is wrong, and why, in plain German."""

    field: str
    message: str


class Refusal(Exception):
    """The base of all refusals.

    ``title`` names the kind of refusal and is the same for all of its kind; ``detail`` says what is wrong here and what
    to do. Neither ever repeats document text, a question or a secret. ``retry_after`` is in seconds.
    """

    code: ClassVar[str] = "refused"
    title: ClassVar[str] = "Abgelehnt"
    default_detail: ClassVar[str] = "Die Anfrage wurde abgelehnt."

    def __init__(
        self, detail: str | None = None, *, fields: Sequence[FieldFault] = (), retry_after: int | None = None
    ) -> None:
        self.detail = detail or self.default_detail
        self.fields = tuple(fields)
        self.retry_after = retry_after
        super().__init__(self.detail)


class NotFound(Refusal):
    """Not there, or not for this caller; the two answers are the same byte for byte."""

    code = "not_found"
    title = "Nicht gefunden"
    default_detail = "Das Gesuchte gibt es nicht."


class RequestInvalid(Refusal):
    """A parameter or a field of the body is missing or wrong."""

    code = "request_invalid"
    title = "Angabe fehlt oder ist falsch"
    default_detail = "Mindestens eine Angabe fehlt oder ist falsch."


class CursorInvalid(Refusal):
    """Not a cursor that this caller was given for this question."""

    code = "cursor_invalid"
    title = "Fortsetzung ungültig"
    default_detail = (
        "Diese Fortsetzung gehört nicht zu Ihrer Frage oder wurde verändert. Bitte beginnen Sie die Liste von vorn."
    )
