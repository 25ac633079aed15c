"""Who sends a request: the dependencies by which routes name whom they answer.

A session is named by ``Authorization: Bearer`` or by the session cookie. Changes by cookie must also carry the header
token and must not come from another site; callers with a bearer token cannot be led astray that way and need neither.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from ingest.labels import READING_ROLES, Clearance, Role
from search_api.access.account import Account
from search_api.access.refusals import CrossSiteRefused, NotLoggedIn, RoleMissing
from search_api.access.sessions import Session, Sessions
from search_api.deeds import Deed
from search_api.provided import find

SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Caller:
    """The account behind a request, its session, and what it may see today."""

    account: Account
    session: Session
    clearance: Clearance

    def deed(
        self,
        action: str,
        *,
        subject: Mapping[str, Any],
        purpose: str | None = None,
        question: str | None = None,
    ) -> Deed:
        """A row for the log about something that this caller does."""
        return Deed(
            account_id=self.account.id,
            agency=self.account.agency,
            roles=tuple(sorted(self.account.roles)),
            action=action,
            purpose=purpose,
            question=question,
            subject=subject,
        )


def cookie_name(*, secure: bool) -> str:
    """Name of the session cookie; the prefix makes browsers insist on Secure, Path=/ and no Domain."""
    return "__Host-akte" if secure else "akte_session"


def named_token(request: Request, sessions: Sessions) -> tuple[str, bool]:
    """The session token that a request names, and whether it came by cookie.

    Raises:
        NotLoggedIn: it names none.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip(), False
    cookie = request.cookies.get(cookie_name(secure=sessions.rules.secure_cookies))
    if cookie:
        return cookie, True
    raise NotLoggedIn


def _caller_of(request: Request) -> Caller:
    """Whom a request comes from; asks the catalogue, so call it in a thread."""
    sessions = find(request, Sessions)
    token, by_cookie = named_token(request, sessions)
    account, session = sessions.find(token)
    if by_cookie and request.method not in SAFE_METHODS:
        _check_same_site(request, session.csrf_token)
    return Caller(account, session, sessions.clearance(account))


def reader_of(request: Request) -> Caller:
    """The caller of a request that reads content, for a thread.

    Raises:
        NotLoggedIn: the request names no session.
        SessionExpired: the session that it names is none, or none any more.
        RoleMissing: the caller has no role that reads.
    """
    return _in_role(_caller_of(request), READING_ROLES)


async def _caller(request: Request) -> Caller:
    return await run_in_threadpool(_caller_of, request)


def check_origin(request: Request) -> None:
    """Raise CrossSiteRefused where a browser says that another page sent this."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise CrossSiteRefused
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise CrossSiteRefused


def _check_same_site(request: Request, csrf_token: str) -> None:
    """Raise CrossSiteRefused unless a change by cookie comes from our own page."""
    check_origin(request)
    if not hmac.compare_digest(request.headers.get("x-csrf-token", "").encode(), csrf_token.encode()):
        raise CrossSiteRefused


def _in_role(caller: Caller, roles: frozenset[Role]) -> Caller:
    if not caller.account.roles & roles:
        raise RoleMissing
    return caller


def _with_role(roles: frozenset[Role]) -> Callable[[Caller], Coroutine[Any, Any, Caller]]:
    async def check(caller: Annotated[Caller, Depends(_caller)]) -> Caller:
        return _in_role(caller, roles)

    return check


AnyCaller = Annotated[Caller, Depends(_caller)]
Reader = Annotated[Caller, Depends(_with_role(READING_ROLES))]
Uploader = Annotated[Caller, Depends(_with_role(frozenset({Role.CLERK, Role.INTEGRATOR})))]
Auditor = Annotated[Caller, Depends(_with_role(frozenset({Role.AUDITOR})))]
