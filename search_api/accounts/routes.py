"""Logging in and out, and what a page must know before it can ask anything."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response, status
from starlette.concurrency import run_in_threadpool

from search_api.access.account import Account
from search_api.access.callers import AnyCaller, check_origin, cookie_name
from search_api.access.sessions import Sessions
from search_api.accounts.login import Login
from search_api.accounts.schemas import LabelChoices, LoginAnswer, LoginRequest, Me, Start, User
from search_api.accounts.units import UnitList
from search_api.audit.log import AuditLog
from search_api.problems import CALLER_PROBLEMS, may_refuse
from search_api.provided import part

router = APIRouter(tags=["accounts"])


def _user(account: Account) -> User:
    return User(
        id=account.id,
        name=account.name,
        agency=account.agency,
        units=[*account.units],
        roles=sorted(role.value for role in account.roles),
        clearance=int(account.level),
    )


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


@router.get("/start", operation_id="start", summary="What the page shows before login")
async def start(first: Annotated[Start, part(Start)]) -> Start:
    """Whether this is a demo, its accounts then, and the version; needs no login."""
    return first


@router.post(
    "/login",
    operation_id="login",
    summary="Log in",
    openapi_extra=may_refuse("credentials_wrong", "too_many_attempts", "cross_site_refused", "audit_unavailable"),
)
async def log_in(
    request: Request,
    response: Response,
    form: LoginRequest,
    login: Annotated[Login, part(Login)],
    sessions: Annotated[Sessions, part(Sessions)],
) -> LoginAnswer:
    """Open a session: its token is in the answer, and the same session is set as an HttpOnly cookie.

    A session that the request already carries as a cookie is ended. Failed attempts are counted for the account and for
    the address; too many give 429 with Retry-After.
    """
    check_origin(request)
    address = request.client.host if request.client else "unknown"
    old = request.cookies.get(cookie_name(secure=sessions.rules.secure_cookies))
    account, token, session = await login.enter(form.username, form.password, address=address, instead_of=old)
    response.set_cookie(
        cookie_name(secure=sessions.rules.secure_cookies),
        token,
        max_age=int(sessions.rules.longest),
        path="/",
        secure=sessions.rules.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    return LoginAnswer(
        access_token=token,
        token_type="bearer",  # noqa: S106 - the name of the scheme, no secret
        expires_at=_moment(session.expires_at),
        csrf_token=session.csrf_token,
        user=_user(account),
    )


@router.post(
    "/logout",
    operation_id="logout",
    summary="Log out",
    status_code=status.HTTP_204_NO_CONTENT,
    openapi_extra=may_refuse(*CALLER_PROBLEMS, "cross_site_refused", "audit_unavailable"),
)
async def log_out(
    caller: AnyCaller,
    sessions: Annotated[Sessions, part(Sessions)],
    log: Annotated[AuditLog, part(AuditLog)],
) -> Response:
    """End the session that the request names; its token is worthless from now on."""
    await log.record(caller.deed("logout", subject={}))
    await run_in_threadpool(sessions.end, caller.session)
    response = Response(status_code=status.HTTP_204_NO_CONTENT)
    response.delete_cookie(
        cookie_name(secure=sessions.rules.secure_cookies),
        path="/",
        secure=sessions.rules.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    return response


@router.get("/me", operation_id="me", summary="Who is logged in", openapi_extra=may_refuse(*CALLER_PROBLEMS))
async def me(caller: AnyCaller) -> Me:
    """The account behind the session, and the token that changes by cookie must carry as X-CSRF-Token."""
    return Me(
        **_user(caller.account).model_dump(),
        csrf_token=caller.session.csrf_token,
        expires_at=_moment(caller.session.expires_at),
    )


@router.get(
    "/labels",
    operation_id="label_choices",
    summary="Values that labels can take",
    openapi_extra=may_refuse(*CALLER_PROBLEMS),
)
async def label_choices(caller: AnyCaller, units: Annotated[UnitList, part(UnitList)]) -> LabelChoices:
    """Agencies, units, classifications, releases, types and kinds with German names.

    Units of the caller that the list does not name are added with their short names.
    """
    return units.choices(caller.account.units)
