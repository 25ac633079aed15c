"""The log over HTTP: reading it and checking that it is whole; auditors only."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from search_api.access.callers import Auditor
from search_api.access.purpose import OptionalPurpose
from search_api.audit.parameters import AuditFilters
from search_api.audit.schemas import AuditList, AuditVerification
from search_api.audit.service import Auditing
from search_api.problems import CALLER_PROBLEMS, CHANGE_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["audit"])

Service = Annotated[Auditing, part(Auditing)]


@router.get(
    "/audit",
    operation_id="list_audit",
    summary="Who read what, when and why",
    openapi_extra=may_refuse(*CALLER_PROBLEMS, "role_missing", "audit_unavailable", "cursor_invalid"),
)
async def list_audit(
    caller: Auditor, purpose: OptionalPurpose, service: Service, filters: Annotated[AuditFilters, Query()]
) -> AuditList:
    """Rows of the log, newest first; reading it is logged as well."""
    return await service.list_rows(filters, caller=caller, purpose=purpose)


@router.post(
    "/audit/verify",
    operation_id="verify_audit",
    summary="Check that the log is whole",
    openapi_extra=may_refuse(*CHANGE_PROBLEMS),
)
async def verify_audit(caller: Auditor, purpose: OptionalPurpose, service: Service) -> AuditVerification:
    """Recompute the chain and compare it with the signed heads; finds altered, removed, moved and cut-off rows."""
    return await service.verify(caller=caller, purpose=purpose)
