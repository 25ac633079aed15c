"""Files of a folder and the labels that belong to each: what ``akte ingest`` is about to hand in, or must refuse."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from search_api.documents.label_lines import LabelLineInvalid, file_key, read_label_lines
from search_api.documents.labels_form import LabelledFacts, check_labels
from search_api.documents.refusals import LabelsInvalid


class LabelsFileInvalid(ValueError):
    """The file of labels as a whole cannot be used; the message is German and names the line."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One file to hand in; ``name`` is relative to the folder. Either ``facts`` or ``refusal`` is set."""

    name: str
    path: Path
    facts: LabelledFacts | None
    refusal: str | None


def read_lines(path: Path) -> dict[str, Mapping[str, Any]]:
    """Lines of labels by the file they belong to.

    Raises:
        LabelsFileInvalid: not readable, a line is no JSON object with ``file``, or a file stands there twice.
    """
    try:
        return read_label_lines(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise LabelsFileInvalid(f"Die Datei {path} ist nicht lesbar: {error}") from None
    except LabelLineInvalid as error:
        raise LabelsFileInvalid(f"{path}, {error}") from None


def candidates(
    folder: Path, lines: Mapping[str, Mapping[str, Any]], defaults: Mapping[str, Any], *, today: date
) -> Iterator[Candidate]:
    """Every file below the folder, in the order of names, with labels or the reason why it is refused.

    Lines about files that are not there come last, as refusals.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path.relative_to(folder)))
    names = {file_key(path.relative_to(folder).as_posix()): path for path in paths}
    for name, path in names.items():
        if lines and name not in lines:
            # With a file of labels the file names what is meant; other files may lie there for other reasons.
            yield Candidate(name, path, None, "In der Datei mit den Kennzeichnungen steht keine Zeile dazu.")
            continue
        try:
            facts = _facts({**defaults, **lines.get(name, {})}, today)
        except LabelsInvalid as error:
            reason = "; ".join(f"{fault.field}: {fault.message}" for fault in error.fields)
            yield Candidate(name, path, None, reason)
        else:
            yield Candidate(name, path, facts, None)
    for name in lines:
        if name not in names:
            yield Candidate(name, folder / name, None, "Die Datei fehlt.")


def _is_hidden(path: Path) -> bool:
    return any(step.startswith(".") for step in path.parts)


def _facts(values: dict[str, Any], today: date) -> LabelledFacts:
    """Labels and facts; a document may be handed in without classification and release by saying so explicitly."""
    is_unlabelled = all(name in values and values[name] is None for name in ("classification", "release"))
    if is_unlabelled:
        values = {**values, "classification": 3, "release": "unit"}
    facts = check_labels(values, today=today, past_grants=True)
    if is_unlabelled:
        return replace(facts, labels=replace(facts.labels, classification=None, release=None))
    return facts
