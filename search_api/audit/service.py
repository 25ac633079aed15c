"""The log for auditors: a filtered list and the check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Row, or_, select
from starlette.concurrency import run_in_threadpool

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import AUDIT
from search_api.access.callers import Caller
from search_api.audit.heads import HeadKeeper
from search_api.audit.log import AuditLog
from search_api.audit.parameters import AuditFilters
from search_api.audit.schemas import AuditEntry, AuditFinding, AuditList, AuditVerification
from search_api.audit.verification import Verdict, verify
from search_api.cursors import Cursors
from search_api.deeds import ACTIONS
from search_api.refusal import CursorInvalid


class Auditing:
    """Reads and checks the log; both are logged before the answer leaves."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, keeper: HeadKeeper, cursors: Cursors) -> None:
        self._catalogue = catalogue
        self._log = log
        self._keeper = keeper
        self._cursors = cursors

    async def list_rows(self, filters: AuditFilters, *, caller: Caller, purpose: str | None) -> AuditList:
        """Rows that fulfil all conditions, newest first.

        Raises:
            CursorInvalid: The cursor is not this caller's for these filters.
            AuditUnavailable: The reading could not be logged.
        """
        conditions = filters.model_dump(mode="json", exclude={"cursor", "limit"}, exclude_defaults=True)
        question = ("audit", conditions)
        below = None
        if filters.cursor is not None:
            below = self._cursors.read(filters.cursor, account_id=caller.account.id, question=question)
            if not isinstance(below, int):
                raise CursorInvalid
        rows = await run_in_threadpool(self._rows, filters, below)
        shown = rows[: filters.limit]
        await self._log.record(
            caller.deed(
                "audit.read",
                purpose=purpose,
                subject={"filters": conditions, "rows": [row.sequence for row in shown]},
            )
        )
        cursor = None
        if len(rows) > filters.limit:
            cursor = self._cursors.make(shown[-1].sequence, account_id=caller.account.id, question=question)
        return AuditList(items=[_entry(row) for row in shown], cursor=cursor, actions=[*ACTIONS])

    async def verify(self, *, caller: Caller, purpose: str | None) -> AuditVerification:
        """Check the whole log.

        Raises:
            AuditUnavailable: The check could not be logged.
        """
        verdict = await run_in_threadpool(self._verify)
        await self._log.record(
            caller.deed("audit.verify", purpose=purpose, subject={"whole": verdict.is_whole, "rows": verdict.rows})
        )
        return AuditVerification(
            whole=verdict.is_whole,
            rows=verdict.rows,
            checkpoints=verdict.checkpoints,
            head=verdict.head.hash if verdict.rows else None,
            findings=[
                AuditFinding(sequence=found.sequence, kind=found.kind, message=found.message)
                for found in verdict.findings
            ],
            checked_at=datetime.now(UTC),
        )

    def _verify(self) -> Verdict:
        with self._catalogue.reading() as connection:
            return verify(connection, self._keeper)

    def _rows(self, filters: AuditFilters, below: int | None) -> Sequence[Row[Any]]:
        query = select(AUDIT).where(*_conditions(filters))
        if below is not None:
            query = query.where(AUDIT.c.sequence < below)
        with self._catalogue.reading() as connection:
            return connection.execute(query.order_by(AUDIT.c.sequence.desc()).limit(filters.limit + 1)).all()


def _conditions(filters: AuditFilters) -> list[ColumnElement[bool]]:
    row = AUDIT.c
    conditions: list[ColumnElement[bool]] = []
    if filters.account is not None:
        conditions.append(row.account_id == filters.account)
    if filters.action:
        conditions.append(row.action.in_(filters.action))
    if filters.subject:
        conditions.append(
            or_(
                row.subject.contains(filters.subject, autoescape=True),
                row.question.contains(filters.subject, autoescape=True),
                row.purpose.contains(filters.subject, autoescape=True),
            )
        )
    if filters.since is not None:
        conditions.append(row.at >= _seconds(filters.since))
    if filters.until is not None:
        conditions.append(row.at < _seconds(filters.until))
    return conditions


def _seconds(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _entry(row: Row[Any]) -> AuditEntry:
    return AuditEntry(
        sequence=row.sequence,
        at=datetime.fromtimestamp(row.at, UTC),
        account_id=row.account_id,
        agency=row.agency,
        roles=orjson.loads(row.roles),
        action=row.action,
        purpose=row.purpose,
        question=row.question,
        subject=orjson.loads(row.subject),
        hash=row.hash,
    )
