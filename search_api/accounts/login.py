"""Logging in: name and password become a session, at a limited rate and with a row in the log."""

from __future__ import annotations

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import ACCOUNTS
from search_api.access.account import Account
from search_api.access.refusals import CredentialsWrong, TooManyAttempts
from search_api.access.rows import account_of
from search_api.access.sessions import Session, Sessions
from search_api.accounts.passwords import PasswordChecks
from search_api.accounts.throttle import LoginThrottle
from search_api.audit.log import AuditLog
from search_api.deeds import Deed


class Login:
    """Opens sessions for those who know a password."""

    def __init__(
        self,
        catalogue: Catalogue,
        sessions: Sessions,
        passwords: PasswordChecks,
        throttle: LoginThrottle,
        log: AuditLog,
    ) -> None:
        self._catalogue = catalogue
        self._sessions = sessions
        self._passwords = passwords
        self._throttle = throttle
        self._log = log

    async def enter(
        self, username: str, password: str, *, address: str, instead_of: str | None
    ) -> tuple[Account, str, Session]:
        """The account, a fresh token and its session; ends the session of the token ``instead_of``.

        An unknown name costs the same work and gives the same answer as a wrong password.

        Raises:
            TooManyAttempts: Too many failures from this account or address; the password was not looked at.
            CredentialsWrong: Name or password are wrong, or the account is disabled.
            AuditUnavailable: The login could not be logged.
        """
        try:
            self._throttle.check(username, address)
        except TooManyAttempts:
            await self._log.record(_refused(username, address, "throttled"))
            raise
        account, stored = await run_in_threadpool(self._look_up, username)
        if not await self._passwords.fits(password, stored) or account is None:
            self._throttle.count_failure(username, address)
            await self._log.record(_refused(username, address, "credentials"))
            raise CredentialsWrong
        token, session = await run_in_threadpool(lambda: self._sessions.open(account, instead_of=instead_of))
        await self._log.record(
            Deed(
                account_id=account.id,
                agency=account.agency,
                roles=tuple(sorted(account.roles)),
                action="login",
                subject={"address": address},
            )
        )
        return account, token, session

    def _look_up(self, username: str) -> tuple[Account | None, str | None]:
        with self._catalogue.reading() as connection:
            row = connection.execute(select(ACCOUNTS).where(ACCOUNTS.c.id == username)).one_or_none()
        if row is None or row.disabled:
            return None, None
        return account_of(row), row.password_hash


def _refused(username: str, address: str, reason: str) -> Deed:
    return Deed(
        account_id=username[:80],
        agency="",
        roles=(),
        action="login.refused",
        subject={"address": address, "reason": reason},
    )
