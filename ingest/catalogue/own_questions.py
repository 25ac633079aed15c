"""What each person has asked lately, so that it can be suggested to that person again; never to another.

Apart from the audit log, which is kept for control and used for nothing else: these are few days old, and whoever asked
may look at them and have them forgotten at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select

from ingest.catalogue.prepared import Prepared
from ingest.catalogue.schema import OWN_QUESTIONS

LONGEST: Final = 200
"""Letters; what is longer was pasted from somewhere and is no question to ask again."""


_ROW: Final = OWN_QUESTIONS.c
_IS_THIS: Final = and_(_ROW.account_id == bindparam("asker"), _ROW.text == bindparam("asked"))

# Every question runs these three within the commit of its row in the log.
_TIMES: Final = Prepared(select(_ROW.times).where(_IS_THIS, _ROW.asked_at >= bindparam("since")))
_FORGET: Final = Prepared(delete(OWN_QUESTIONS).where(or_(_IS_THIS, _ROW.asked_at < bindparam("since"))))
_COLUMNS: Final = ("account_id", "text", "folded", "asked_at", "times")
_KEEP: Final = Prepared(insert(OWN_QUESTIONS).values({name: bindparam(name) for name in _COLUMNS}))


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question with the time of its last asking (seconds, UTC) and how often it was asked."""

    text: str
    asked_at: float
    times: int


def keep(connection: Connection, account_id: str, text: str, folded: str, *, now: float, since: float) -> None:
    """Note that somebody asked a question, and forget what anybody asked before ``since``.

    Args:
        connection: A writing transaction.
        account_id: Who asked.
        text: As typed, at most ``LONGEST`` letters.
        folded: Its folded words, one blank between, by which it is looked up.
        now: When it was asked.
        since: Where the time ends for which questions are kept.
    """
    this = {"asker": account_id, "asked": text, "since": since}
    before = _TIMES.rows(connection, this)
    _FORGET.run_for_each(connection, [this])
    times = min(before[0][0] + 1, 10**6) if before else 1
    new = {"account_id": account_id, "text": text, "folded": folded, "asked_at": now, "times": times}
    _KEEP.run_for_each(connection, [new])


def find(
    connection: Connection, account_id: str, beginning: str, *, since: float, limit: int
) -> tuple[OwnQuestion, ...]:
    """What somebody has asked since then and of which a word and what follows it begin so, newest first.

    An empty beginning gives all.
    """
    row = OWN_QUESTIONS.c
    query = select(row.text, row.asked_at, row.times).where(row.account_id == account_id, row.asked_at >= since)
    if beginning:
        query = query.where(
            or_(
                row.folded.startswith(beginning, autoescape=True), row.folded.contains(f" {beginning}", autoescape=True)
            )
        )
    found = connection.execute(query.order_by(row.asked_at.desc(), row.text).limit(limit))
    return tuple(OwnQuestion(each.text, each.asked_at, each.times) for each in found)


def forget(connection: Connection, account_id: str, text: str | None = None) -> int:
    """Forget one question of a person, or all; gives their number."""
    query = delete(OWN_QUESTIONS).where(OWN_QUESTIONS.c.account_id == account_id)
    if text is not None:
        query = query.where(OWN_QUESTIONS.c.text == text)
    return connection.execute(query).rowcount


def forget_older(connection: Connection, since: float) -> int:
    """Forget what anybody asked before that time; gives the number of questions."""
    return connection.execute(delete(OWN_QUESTIONS).where(OWN_QUESTIONS.c.asked_at < since)).rowcount
