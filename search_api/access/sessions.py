"""Sessions: rows on the server, named by an opaque token that only the caller holds.

The catalogue keeps the SHA-256 of a token, never the token. A session ends when it is idle for too long, when its
longest life is over, when its account logs out, is disabled or removed.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import bindparam, delete, insert, select, update

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import ACCOUNTS, SESSIONS
from ingest.labels import Clearance
from search_api.access.account import Account, clearance_of
from search_api.access.refusals import SessionExpired
from search_api.access.rows import FoundSession, account_of

TOUCH_EVERY: Final = 60.0
"""Seconds between two notes that a session is in use: the idle limit counts in minutes, and each note is a commit."""


# Built once: every request asks this, and building the statement costs more than running it.
_BY_TOKEN: Final = Prepared(
    select(
        *((SESSIONS if name in ("last_used_at", "expires_at") else ACCOUNTS).c[name] for name in FoundSession._fields)
    )
    .join_from(SESSIONS, ACCOUNTS)
    .where(SESSIONS.c.token_hash == bindparam("wanted"))
)


@dataclass(frozen=True, slots=True)
class SessionRules:
    """How long sessions live, in seconds, and whether their cookies demand HTTPS."""

    idle: float = 30 * 60
    longest: float = 12 * 60 * 60
    secure_cookies: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """One login. ``expires_at`` is in seconds since 1970, UTC."""

    token_hash: str
    csrf_token: str
    expires_at: float


def hash_token(token: str) -> str:
    """What the catalogue keeps of a token. No salt: 256 random bits cannot be guessed from their hash."""
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()


def csrf_token_of(token: str) -> str:
    """The header token of a session: made from the session token, so that a reloaded page can be told it again."""
    digest = hashlib.sha256(b"csrf\x00" + token.encode("utf-8", "surrogateescape")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Sessions:
    """Opens, finds and ends sessions."""

    def __init__(
        self,
        catalogue: Catalogue,
        rules: SessionRules,
        *,
        clock: Callable[[], float] = time.time,
        # The server's own calendar: a grant "until" a day holds to its last minute here, not in Greenwich.
        calendar: Callable[[], date] = date.today,
    ) -> None:
        self.rules = rules
        self._catalogue = catalogue
        self._clock = clock
        self._calendar = calendar

    def open(self, account: Account, *, instead_of: str | None = None) -> tuple[str, Session]:
        """A new session and its token; ends the session of the token ``instead_of``, so a login never reuses one."""
        token = secrets.token_urlsafe(32)
        now = self._clock()
        session = Session(hash_token(token), csrf_token_of(token), now + self.rules.longest)
        with self._catalogue.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.expires_at < now))
            if instead_of is not None:
                connection.execute(delete(SESSIONS).where(SESSIONS.c.token_hash == hash_token(instead_of)))
            connection.execute(
                insert(SESSIONS).values(
                    token_hash=session.token_hash,
                    account_id=account.id,
                    csrf_hash=hash_token(session.csrf_token),
                    created_at=now,
                    last_used_at=now,
                    expires_at=session.expires_at,
                )
            )
        return token, session

    def find(self, token: str) -> tuple[Account, Session]:
        """The account and session behind a token; notes that the session is in use.

        Raises:
            SessionExpired: the token is unknown, idle for too long, too old, or its account is disabled.
        """
        token_hash, now = hash_token(token), self._clock()
        row = self._row(token_hash, now)
        if now - row.last_used_at >= TOUCH_EVERY:
            with self._catalogue.writing() as connection:
                connection.execute(update(SESSIONS).where(SESSIONS.c.token_hash == token_hash).values(last_used_at=now))
        return account_of(row), Session(token_hash, csrf_token_of(token), row.expires_at)

    def clearance(self, account: Account) -> Clearance:
        """What an account may see today."""
        return clearance_of(account, self._calendar())

    def clearance_of_session(self, session: Session) -> Clearance:
        """What the account behind a session may see now; does not count as use of the session.

        Raises:
            SessionExpired: as in ``find``.
        """
        return self.clearance(account_of(self._row(session.token_hash, self._clock())))

    def _row(self, token_hash: str, now: float) -> FoundSession:
        with self._catalogue.reading() as connection:
            rows = _BY_TOKEN.rows(connection, {"wanted": token_hash})
        row = FoundSession(*rows[0]) if rows else None
        if row is None or row.disabled or now >= row.expires_at or now - row.last_used_at >= self.rules.idle:
            raise SessionExpired
        return row

    def end(self, session: Session) -> None:
        """End one session; ending it twice is no error."""
        with self._catalogue.writing() as connection:
            connection.execute(delete(SESSIONS).where(SESSIONS.c.token_hash == session.token_hash))
