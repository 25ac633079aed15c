"""What each person has asked lately, so that it can be suggested to that person again; never to another.

Apart from the audit log, which is kept for control and used for nothing else: these are few days old, and whoever asked
may look at them and have them forgotten at any time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, delete, insert, or_, select

from ingest.catalogue.schema import OWN_QUESTIONS

LONGEST: Final = 200
"""Letters; what is longer was pasted from somewhere and is no question to ask again."""


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
    row = OWN_QUESTIONS.c
    is_this = (row.account_id == account_id) & (row.text == text)
    times = connection.execute(select(row.times).where(is_this, row.asked_at >= since)).scalar() or 0
    connection.execute(delete(OWN_QUESTIONS).where(or_(is_this, row.asked_at < since)))
    connection.execute(
        insert(OWN_QUESTIONS).values(
            account_id=account_id, text=text, folded=folded, asked_at=now, times=min(times + 1, 10**6)
        )
    )


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
