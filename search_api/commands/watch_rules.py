"""With which labels a file of the watched folder is handed in: those beside it, over those of its folders.

A file ``labels.json`` in a folder holds for everything below it; ``scan.pdf.labels.json`` beside ``scan.pdf`` for that
file alone. Values nearer to the file win.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

from search_api.commands.labels_file import Candidate
from search_api.documents.labels_form import check_labels
from search_api.documents.refusals import LabelsInvalid

FOLDER_RULE: Final = "labels.json"
SIDECAR: Final = ".labels.json"


class RuleInvalid(ValueError):
    """A file of labels cannot be read; the message is German and names the file."""


def is_rule(path: Path) -> bool:
    """Whether a file says something about others."""
    return path.name == FOLDER_RULE or path.name.endswith(SIDECAR)


def labelled(root: Path, path: Path, *, today: date) -> Candidate:
    """A file with its labels, or with the reason why it must be refused."""
    name = path.relative_to(root).as_posix()
    try:
        return Candidate(name, path, check_labels(_values(root, path), today=today), None)
    except RuleInvalid as error:
        return Candidate(name, path, None, str(error))
    except LabelsInvalid as error:
        reason = "; ".join(f"{fault.field}: {fault.message}" for fault in error.fields)
        return Candidate(name, path, None, f"Die Kennzeichnung fehlt oder ist falsch: {reason}")


def _values(root: Path, path: Path) -> dict[str, Any]:
    folders = [folder for folder in reversed(path.parents) if folder == root or root in folder.parents]
    values: dict[str, Any] = {}
    for rule in [*(folder / FOLDER_RULE for folder in folders), path.with_name(path.name + SIDECAR)]:
        values |= _read(rule)
    return values


def _read(rule: Path) -> dict[str, Any]:
    try:
        found = json.loads(rule.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RuleInvalid(f"Die Datei {rule.name} enthält keine lesbare Kennzeichnung (JSON-Objekt).")
    return found
