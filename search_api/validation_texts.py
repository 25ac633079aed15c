"""Plain German for what a schema finds wrong with a parameter or a body."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from search_api.refusal import FieldFault

_PLACES: Final = frozenset({"query", "body", "path", "header", "cookie"})

_TEXTS: Final[Mapping[str, str]] = {
    "missing": "Diese Angabe fehlt.",
    "extra_forbidden": "Diese Angabe ist hier nicht vorgesehen.",
    "string_type": "Hier ist ein Text nötig.",
    "string_too_short": "Der Text ist zu kurz; nötig sind mindestens {min_length} Zeichen.",
    "string_too_long": "Der Text ist zu lang; möglich sind höchstens {max_length} Zeichen.",
    "int_type": "Hier ist eine ganze Zahl nötig.",
    "int_parsing": "Hier ist eine ganze Zahl nötig.",
    "int_from_float": "Hier ist eine ganze Zahl nötig.",
    "bool_parsing": "Hier ist true oder false nötig.",
    "bool_type": "Hier ist true oder false nötig.",
    "greater_than_equal": "Die Zahl ist zu klein; der kleinste Wert ist {ge}.",
    "less_than_equal": "Die Zahl ist zu groß; der größte Wert ist {le}.",
    "literal_error": "Dieser Wert ist nicht vorgesehen; möglich sind {expected}.",
    "date_from_datetime_parsing": "Hier ist ein Datum der Form JJJJ-MM-TT nötig.",
    "date_parsing": "Hier ist ein Datum der Form JJJJ-MM-TT nötig.",
    "date_type": "Hier ist ein Datum der Form JJJJ-MM-TT nötig.",
    "date_from_datetime_inexact": "Hier ist ein Datum der Form JJJJ-MM-TT nötig.",
    "datetime_from_date_parsing": "Hier ist ein Zeitpunkt der Form JJJJ-MM-TTThh:mm:ssZ nötig.",
    "datetime_parsing": "Hier ist ein Zeitpunkt der Form JJJJ-MM-TTThh:mm:ssZ nötig.",
    "list_type": "Hier ist eine Liste nötig.",
    "too_long": "Zu viele Werte; möglich sind höchstens {max_length}.",
    "model_attributes_type": "Hier ist ein JSON-Objekt nötig.",
    "model_type": "Hier ist ein JSON-Objekt nötig.",
    "dict_type": "Hier ist ein JSON-Objekt nötig.",
    "json_invalid": "Das ist kein gültiges JSON.",
}


def german_faults(errors: Sequence[Mapping[str, Any]], *, below: str = "") -> list[FieldFault]:
    """Each fault of a validation with the field's path and a German sentence; at most 20.

    The rejected value is never repeated: it may be a question, a password or a piece of a document.

    Args:
        errors: As pydantic lists them.
        below: Path in front of every field, for example ``labels``.
    """
    return [FieldFault(_path(error["loc"], below), _sentence(error)) for error in errors[:20]]


def _path(location: Sequence[str | int], below: str) -> str:
    steps = [str(step) for step in location]
    if steps and steps[0] in _PLACES:
        steps = steps[1:]
    return ".".join([*([below] if below else []), *steps]) or below or "body"


def _sentence(error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":
        text = str(error.get("ctx", {}).get("error", ""))
        return f"{text[:1].upper()}{text[1:]}." if text else "Dieser Wert ist nicht gültig."
    text = _TEXTS.get(error["type"], "Dieser Wert ist nicht gültig.")
    context = {key: str(value).replace(" or ", " oder ") for key, value in error.get("ctx", {}).items()}
    try:
        return text.format(**context)
    except KeyError:
        return "Dieser Wert ist nicht gültig."
