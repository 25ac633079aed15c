"""The blob store: nothing acknowledged is lost, nothing refused stays behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.blobs import BlobStore, BlobTooLarge, StorageFull
from ingest.flushing import flush_file_system


def everything_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def store(tmp_path: Path) -> BlobStore:
    return BlobStore(tmp_path / "blobs")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(chunks=st.lists(st.binary(max_size=50), max_size=5))
def test_a_content_lies_under_its_digest_however_it_was_cut(store: BlobStore, chunks: list[bytes]) -> None:
    content = b"".join(chunks)
    blob = store.put(chunks, limit=len(content))
    assert blob.sha256 == sha256(content).hexdigest()
    assert blob.size == len(content)
    assert store.path(blob.sha256) == blob.path
    assert blob.path.read_bytes() == content


def test_the_same_content_is_kept_once(store: BlobStore, tmp_path: Path) -> None:
    first = store.put([b"Gewerbe", b"anmeldung"], limit=100)
    assert store.put([b"Gewerbeanmeldung"], limit=100) == first
    assert everything_below(tmp_path) == [first.path]


def test_the_same_content_from_many_threads_at_once_is_kept_once(store: BlobStore, tmp_path: Path) -> None:
    content = os.urandom(200_000)
    with ThreadPoolExecutor(8) as pool:
        blobs = set(pool.map(lambda _: store.put([content], limit=10**6), range(24)))
    (blob,) = blobs
    assert blob.path.read_bytes() == content
    assert everything_below(tmp_path) == [blob.path]


def test_a_content_above_the_limit_leaves_nothing_behind(store: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(BlobTooLarge):
        store.put([b"x" * 60, b"x" * 60], limit=100)
    assert everything_below(tmp_path) == []


def test_an_upload_that_breaks_off_leaves_nothing_behind(store: BlobStore, tmp_path: Path) -> None:
    def torn() -> Iterator[bytes]:
        yield b"Anfang"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(torn(), limit=100)
    assert everything_below(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_nothing_behind(store: BlobStore, tmp_path: Path) -> None:
    def filling() -> Iterator[bytes]:
        yield b"Anfang"
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(StorageFull):
        store.put(filling(), limit=100)
    assert everything_below(tmp_path) == []


def test_a_removed_content_is_gone_and_can_come_back(store: BlobStore) -> None:
    blob = store.put([b"Vermerk"], limit=100)
    assert store.remove(blob.sha256)
    assert not store.remove(blob.sha256)
    assert not blob.path.exists()
    assert store.put([b"Vermerk"], limit=100) == blob
    assert list(store.every()) == [blob.sha256]


def test_a_held_content_comes_back_when_an_erasure_takes_it(store: BlobStore, tmp_path: Path) -> None:
    with store.held([b"Inhalt"], limit=100) as blob:
        assert store.remove(blob.sha256)
        assert not blob.path.exists()
        assert blob.bring_back()
        assert blob.path.read_bytes() == b"Inhalt"
        assert blob.bring_back()
    assert everything_below(tmp_path) == [blob.path]
    assert store.remove(blob.sha256)
    assert not blob.bring_back()


def test_nothing_is_held_of_what_was_refused(store: BlobStore, tmp_path: Path) -> None:
    with pytest.raises(BlobTooLarge), store.held([b"Inhalt"], limit=3):
        pass
    assert everything_below(tmp_path) == []


@pytest.mark.parametrize("digest", ["", "../" * 21 + "x", "A" * 64, "g" * 64, "0" * 63, "/etc/passwd"])
def test_no_path_is_made_of_anything_but_a_digest(store: BlobStore, digest: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        store.path(digest)


def test_leftovers_of_broken_uploads_are_dropped_and_uploads_under_way_are_not(
    store: BlobStore, tmp_path: Path
) -> None:
    old, new = tmp_path / "blobs/incoming/old", tmp_path / "blobs/incoming/new"
    old.write_bytes(b"1")
    new.write_bytes(b"2")
    os.utime(old, (1_000, 1_000))
    os.utime(new, (3_000, 3_000))
    assert store.clear_incoming(older_than=2_000) == 1
    assert everything_below(tmp_path) == [new]


def test_only_the_owner_may_open_a_content(store: BlobStore) -> None:
    blob = store.put([b"vertraulich"], limit=100)
    assert blob.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("count", [1, 3, 40])
def test_a_lot_is_stored_like_its_contents_one_by_one(store: BlobStore, count: int) -> None:
    contents = [f"Anlage {number % 30}".encode() for number in range(count)]
    with store.lot() as lot:
        for content in contents:
            lot.add([content[:3], content[3:]], limit=100)
        blobs = lot.settle()
        assert [blob.path.read_bytes() for blob in blobs] == contents
        assert [blob.sha256 for blob in blobs] == [sha256(content).hexdigest() for content in contents]
        assert lot.settle() == []
    assert sorted(store.every()) == sorted({blob.sha256 for blob in blobs})
    assert list((blobs[0].path.parents[2] / "incoming").iterdir()) == []


def test_a_content_of_a_lot_comes_back_when_an_erasure_takes_it(store: BlobStore) -> None:
    with store.lot() as lot:
        for number in range(20):
            lot.add([f"Anlage {number}".encode()], limit=100)
        for blob in lot.settle():
            store.remove(blob.sha256)
            assert blob.bring_back()
            assert store.path(blob.sha256).exists()


def test_a_content_above_the_limit_leaves_its_lot_as_it_was(store: BlobStore, tmp_path: Path) -> None:
    with store.lot() as lot:
        lot.add([b"Anlage"], limit=100)
        with pytest.raises(BlobTooLarge):
            lot.add([b"x" * 101], limit=100)
        (blob,) = lot.settle()
    assert everything_below(tmp_path) == [blob.path]


def test_a_lot_that_is_given_up_leaves_nothing_behind(store: BlobStore, tmp_path: Path) -> None:
    with store.lot() as lot:
        lot.add([b"Anlage"], limit=100)
    assert everything_below(tmp_path) == []


def test_flushing_together_is_told_where_it_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        flush_file_system(tmp_path / "gone")
