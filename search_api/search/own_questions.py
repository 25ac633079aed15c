"""A caller's own earlier questions: suggested while typing, shown and forgotten on demand; nobody else's."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection
from starlette.concurrency import run_in_threadpool

from ingest.catalogue import own_questions
from ingest.catalogue.connection import Catalogue
from ingest.labels import Role
from pipelines.german.analysis import analyse
from search_api.access.callers import Caller
from search_api.audit.log import AuditLog
from search_api.search.schemas import OwnQuestionList, OwnQuestionView

MOST_SUGGESTED: Final = 3
"""They follow the words; a list of eight and three is read at a glance."""

_SHORTEST: Final = 3  # letters; less is typed faster than chosen
_MOST_LISTED: Final = 500
_DAY: Final = 24 * 3600.0


class OwnQuestions:
    """Keeps what people ask for some days; safe for many threads."""

    def __init__(self, catalogue: Catalogue, log: AuditLog, days: int, clock: Callable[[], float] = time.time) -> None:
        """``days`` is how long a question is kept; with 0 none is, and earlier ones are forgotten."""
        self._catalogue = catalogue
        self._log = log
        self._days = days
        self._clock = clock
        with catalogue.writing() as connection:
            own_questions.forget_older(connection, self._since())

    def keeping(self, text: str, *, caller: Caller) -> Callable[[Connection], None] | None:
        """What keeps a question of a person, within the transaction that logs it; None where it is not to be kept.

        Integrators are machines; nobody types there.
        """
        text = text.strip()
        if not self._days or not _SHORTEST <= len(text) <= own_questions.LONGEST:
            return None
        if not caller.account.roles & {Role.INVESTIGATOR, Role.CLERK}:
            return None
        account, folded, now, since = caller.account.id, _folded(text), self._clock(), self._since()
        return lambda connection: own_questions.keep(connection, account, text, folded, now=now, since=since)

    def beginning_so(self, typed: str, *, caller: Caller) -> tuple[own_questions.OwnQuestion, ...]:
        """The caller's questions in which a word and what follows it begin as typed, newest first; not that itself."""
        beginning = _folded(typed)
        if len(beginning) < _SHORTEST:
            return ()
        with self._catalogue.reading() as connection:
            found = own_questions.find(
                connection, caller.account.id, beginning, since=self._since(), limit=MOST_SUGGESTED + 1
            )
        return tuple(each for each in found if each.text != typed.strip())[:MOST_SUGGESTED]

    async def list_all(self, *, caller: Caller) -> OwnQuestionList:
        """All that is kept of the caller, newest first."""
        return await run_in_threadpool(self._list_all, caller)

    async def forget(self, text: str | None, *, caller: Caller) -> None:
        """Forget one question of the caller, or all; one that is not there is forgotten already.

        Raises:
            AuditUnavailable: It could not be logged, and nothing was forgotten.
        """
        await run_in_threadpool(self._forget, text, caller)

    def _list_all(self, caller: Caller) -> OwnQuestionList:
        with self._catalogue.reading() as connection:
            found = own_questions.find(connection, caller.account.id, "", since=self._since(), limit=_MOST_LISTED)
        views = [
            OwnQuestionView(text=each.text, asked_at=datetime.fromtimestamp(each.asked_at, UTC), times=each.times)
            for each in found
        ]
        return OwnQuestionList(questions=views, kept_days=self._days)

    def _forget(self, text: str | None, caller: Caller) -> None:
        # Which question it was, the log need not repeat.
        deed = caller.deed("questions.forget", subject={"all": text is None})
        account = caller.account.id
        self._log.record_now(deed, also=lambda connection: own_questions.forget(connection, account, text))

    def _since(self) -> float:
        return self._clock() - self._days * _DAY


def _folded(text: str) -> str:
    return " ".join(token.exact for token in analyse(text))
