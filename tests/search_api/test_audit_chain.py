"""The chain of the log: whatever is done to its rows is found."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, delete, insert, select, update

from ingest.catalogue.schema import AUDIT, CHECKPOINTS
from search_api.audit.chain import Head, append, hash_of_row
from search_api.audit.heads import CHECKPOINT_EVERY, HeadKeeper
from search_api.audit.refusals import AuditUnavailable
from search_api.audit.verification import Verdict, verify
from search_api.deeds import Deed
from search_api.settings import Settings
from search_api.wiring_store import Store, open_store

ROWS = 2 * CHECKPOINT_EVERY + 30


def _deed(number: int) -> Deed:
    return Deed(
        account_id="anna",
        agency="polizei",
        roles=("investigator",),
        action="search",
        purpose="2026 00 417 233",
        question=f"Frage {number}",
        subject={"documents": [f"{number:032x}"]},
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data_dir=tmp_path / "data", demo=False))
    for first in range(0, ROWS, 10):
        with opened.catalogue.writing() as connection:
            head = opened.log.append(connection, *map(_deed, range(first, first + 10)))
        opened.log.seal(head)
    yield opened
    opened.close()


def _verdict(store: Store) -> Verdict:
    with store.catalogue.reading() as connection:
        return verify(connection, store.keeper)


def test_an_untouched_log_is_whole(store: Store) -> None:
    verdict = _verdict(store)
    assert verdict.is_whole
    assert verdict.rows == ROWS
    assert verdict.checkpoints == 3
    assert verdict.head.sequence == ROWS


def _alter(connection: Connection) -> None:
    connection.execute(update(AUDIT).where(AUDIT.c.sequence == 77).values(question="etwas anderes"))


def _alter_and_rehash(connection: Connection) -> None:
    connection.execute(update(AUDIT).where(AUDIT.c.sequence == 77).values(account_id="bernd"))
    row = connection.execute(select(AUDIT).where(AUDIT.c.sequence == 77)).one()
    connection.execute(update(AUDIT).where(AUDIT.c.sequence == 77).values(hash=hash_of_row(row)))


def _remove(connection: Connection) -> None:
    connection.execute(delete(AUDIT).where(AUDIT.c.sequence == 77))


def _remove_first(connection: Connection) -> None:
    connection.execute(delete(AUDIT).where(AUDIT.c.sequence == 1))


def _swap(connection: Connection) -> None:
    for old, new in ((77, 100_000), (78, 77), (100_000, 78)):
        connection.execute(update(AUDIT).where(AUDIT.c.sequence == old).values(sequence=new))


def _cut_off(connection: Connection) -> None:
    connection.execute(delete(AUDIT).where(AUDIT.c.sequence >= ROWS))


def _cut_off_with_checkpoints(connection: Connection) -> None:
    connection.execute(delete(AUDIT).where(AUDIT.c.sequence > 100))
    connection.execute(delete(CHECKPOINTS).where(CHECKPOINTS.c.sequence > 100))


def _empty(connection: Connection) -> None:
    connection.execute(delete(AUDIT))
    connection.execute(delete(CHECKPOINTS))


def _rewrite_everything(connection: Connection) -> None:
    """A forger who recomputes the whole chain, but has not the key."""
    connection.execute(delete(AUDIT))
    connection.execute(delete(CHECKPOINTS))
    append(connection, [_deed(number) for number in range(1000, 1000 + ROWS)], 1.0)


def _forge_checkpoint(connection: Connection) -> None:
    connection.execute(update(CHECKPOINTS).where(CHECKPOINTS.c.sequence == 100).values(hash="a" * 64))


def _insert(connection: Connection) -> None:
    row = connection.execute(select(AUDIT).where(AUDIT.c.sequence == 77)).one()._asdict()
    connection.execute(update(AUDIT).where(AUDIT.c.sequence >= 1).values(sequence=AUDIT.c.sequence + 100_000))
    connection.execute(update(AUDIT).where(AUDIT.c.sequence > 100_077).values(sequence=AUDIT.c.sequence - 99_999))
    connection.execute(update(AUDIT).where(AUDIT.c.sequence > 100_000).values(sequence=AUDIT.c.sequence - 100_000))
    connection.execute(insert(AUDIT).values(row | {"sequence": 78}))


@pytest.mark.parametrize(
    ("tamper", "kind"),
    [
        (_alter, "altered"),
        (_alter_and_rehash, "moved"),
        (_remove, "missing"),
        (_remove_first, "missing"),
        (_swap, "moved"),
        (_cut_off, "cut_off"),
        (_cut_off_with_checkpoints, "cut_off"),
        (_empty, "cut_off"),
        (_rewrite_everything, "altered"),
        (_forge_checkpoint, "signature"),
        (_insert, "moved"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_every_kind_of_tampering_is_found(store: Store, tamper: Callable[[Connection], None], kind: str) -> None:
    with store.catalogue.writing() as connection:
        tamper(connection)
    verdict = _verdict(store)
    assert not verdict.is_whole
    assert kind in {finding.kind for finding in verdict.findings}


@settings(max_examples=15, deadline=None)
@given(
    column=st.sampled_from(["at", "account_id", "agency", "roles", "action", "purpose", "question", "subject", "hash"]),
    sequence=st.integers(1, 30),
)
def test_a_change_of_any_column_of_any_row_is_found(
    column: str, sequence: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = open_store(Settings(data_dir=tmp_path_factory.mktemp("log"), demo=False))
    try:
        with store.catalogue.writing() as connection:
            store.log.append(connection, *map(_deed, range(30)))
            value: object = 7.0 if column == "at" else "anders"
            connection.execute(update(AUDIT).where(AUDIT.c.sequence == sequence).values({column: value}))
        assert not _verdict(store).is_whole
    finally:
        store.close()


def test_a_newest_head_that_lags_behind_after_a_power_cut_is_no_fault(store: Store, tmp_path: Path) -> None:
    head_file = tmp_path / "data" / "audit" / "audit-head.json"
    old = head_file.read_bytes()
    store.log.record_now(_deed(1))
    head_file.write_bytes(old)
    assert _verdict(store).is_whole


@pytest.mark.parametrize("content", [b"", b"{}", b"kein JSON"])
def test_a_damaged_newest_head_is_found(store: Store, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "data" / "audit" / "audit-head.json").write_bytes(content)
    assert not _verdict(store).is_whole


def test_a_newest_head_signed_with_another_key_is_found(store: Store, tmp_path: Path) -> None:
    forger = HeadKeeper(tmp_path / "forger")
    forger.keep_newest(Head(3, "b" * 64), 1.0)
    shutil.copy(tmp_path / "forger" / "audit-head.json", tmp_path / "data" / "audit" / "audit-head.json")
    assert "signature" in {finding.kind for finding in _verdict(store).findings}


def test_the_key_is_readable_by_its_owner_only_and_stays_the_same(store: Store, tmp_path: Path) -> None:
    key = tmp_path / "data" / "audit" / "audit-key"
    assert key.stat().st_mode & 0o077 == 0
    assert HeadKeeper(tmp_path / "data" / "audit").public_key == store.keeper.public_key
    assert orjson.loads((tmp_path / "data" / "audit" / "audit-head.json").read_bytes())["sequence"] == ROWS


def test_many_callers_at_once_get_one_unbroken_chain(store: Store) -> None:
    async def record_all() -> None:
        await asyncio.gather(*(store.log.record(_deed(number)) for number in range(200)))

    asyncio.run(record_all())
    verdict = _verdict(store)
    assert verdict.is_whole
    assert verdict.rows == ROWS + 200


def test_two_processes_that_write_at_once_keep_the_chain_whole(store: Store, tmp_path: Path) -> None:
    other = open_store(Settings(data_dir=tmp_path / "data", demo=False))
    try:
        for number in range(20):
            (store if number % 2 else other).log.record_now(_deed(number))
    finally:
        other.close()
    assert _verdict(store).is_whole


def test_what_cannot_be_written_is_told_to_everybody_who_waits(store: Store) -> None:
    with store.catalogue.writing() as connection:
        AUDIT.drop(connection)

    async def record_two() -> list[object]:
        return list(
            await asyncio.gather(store.log.record(_deed(1)), store.log.record(_deed(2)), return_exceptions=True)
        )

    assert [type(outcome) for outcome in asyncio.run(record_two())] == [AuditUnavailable, AuditUnavailable]
