"""``akte ingest``: a folder of files, with labels, a progress bar and an honest account of what was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from sqlalchemy import select

from ingest.catalogue.records import DocumentState
from ingest.catalogue.schema import DOCUMENTS
from ingest.labels import DocumentId
from search_api.commands.handing_in import GROUP, hand_in_group
from search_api.commands.labels_file import Candidate, LabelsFileInvalid, candidates, read_lines
from search_api.commands.telling import complain, say
from search_api.commands.waiting import wait_for
from search_api.documents.views import error_of
from search_api.logs import configure_logs
from search_api.settings import load_settings
from search_api.wiring_store import Store, open_store

_SLICE = 500
"""Documents asked for in one query; databases bound the number of values."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What to hand in: a folder, a file of labels, labels for what has none, and whether to wait for the reading."""

    folder: Path
    labels: Path | None
    defaults: Mapping[str, Any]
    waits: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """Documents by file name, how many of them are new, and refused files with the reason."""

    documents: dict[str, DocumentId]
    new: int
    refused: dict[str, str]


def ingest(intake: Intake) -> int:
    """Hand in a folder; the exit code is 1 if a file was refused or lies in quarantine."""
    settings = load_settings()
    configure_logs("error")
    try:
        files = _files(intake)
    except LabelsFileInvalid as error:
        complain(str(error))
        return 1
    store = open_store(settings)
    try:
        with _progress() as progress:
            outcome = _hand_in_all(store, files, progress)
            if intake.waits:
                _wait(store, outcome, progress)
        return _report(store, outcome)
    finally:
        store.close()


def _files(intake: Intake) -> list[Candidate]:
    if not intake.folder.is_dir():
        raise LabelsFileInvalid(f"Den Ordner {intake.folder} gibt es nicht.")
    lines = read_lines(intake.labels) if intake.labels is not None else {}
    found = candidates(intake.folder, lines, intake.defaults, today=date.today())  # noqa: DTZ011 - the office's own day
    label_file = intake.labels.resolve() if intake.labels is not None else None
    return [file for file in found if file.path.resolve() != label_file]


def _progress() -> Progress:
    return Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())


def _hand_in_all(store: Store, files: Sequence[Candidate], progress: Progress) -> Outcome:
    documents: dict[str, DocumentId] = {}
    refused: dict[str, str] = {}
    new = 0
    task = progress.add_task("Einreichen", total=len(files))
    for first in range(0, len(files), GROUP):
        group = files[first : first + GROUP]
        for outcome in hand_in_group(store, group):
            if outcome.document_id is None:
                refused[outcome.name] = outcome.refusal or ""
                continue
            documents[outcome.name] = outcome.document_id
            new += outcome.is_new
        progress.advance(task, len(group))
    return Outcome(documents, new, refused)


def _wait(store: Store, outcome: Outcome, progress: Progress) -> None:
    wanted = frozenset(outcome.documents.values())
    task = progress.add_task("Lesen", total=len(wanted))
    wait_for(store, wanted, lambda left: progress.update(task, completed=len(wanted) - left))


def _report(store: Store, outcome: Outcome) -> int:
    known = len(outcome.documents) - outcome.new
    say(f"{outcome.new} neu eingereicht, {known} waren schon da, {len(outcome.refused)} abgelehnt.")
    for name, reason in outcome.refused.items():
        complain(f"abgelehnt: {name}: {reason}")
    quarantined = _quarantined(store, outcome)
    for name, code in quarantined.items():
        error = error_of(code)
        complain(f"in Quarantäne: {name}: {error.message if error else ''} ({code})")
    return 1 if outcome.refused or quarantined else 0


def _quarantined(store: Store, outcome: Outcome) -> dict[str, str]:
    """Files in quarantine with their codes."""
    names = {document_id: name for name, document_id in outcome.documents.items()}
    ids = sorted(names)
    found: dict[str, str] = {}
    row = DOCUMENTS.c
    with store.catalogue.reading() as connection:
        for first in range(0, len(ids), _SLICE):
            query = select(row.id, row.error_code).where(
                row.id.in_(ids[first : first + _SLICE]), row.state == DocumentState.QUARANTINED.value
            )
            found |= {names[DocumentId(each.id)]: each.error_code or "" for each in connection.execute(query)}
    return dict(sorted(found.items()))
