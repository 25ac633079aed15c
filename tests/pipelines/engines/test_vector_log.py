"""The file of vectors as its one writer keeps it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipelines.engines.embedded.vectors import FILE, VectorLog, read
from pipelines.findable import DocumentId

ONE, TWO, THREE = (DocumentId(f"{number:032x}") for number in (1, 2, 3))
VECTOR = np.array([0.5, 0.5, 0.5, 0.5], dtype="<f2").tobytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file is to be."""
    return tmp_path / FILE


def held(path: Path) -> list[tuple[DocumentId, int, bytes]]:
    return [(record.document_id, len(record.ordinals), record.vectors.tobytes()) for _, record in read(path, 0)]


def test_records_follow_one_another_over_writers(path: Path) -> None:
    first = VectorLog(path)
    first.append([(ONE, 7, [(0, VECTOR), (1, VECTOR)])])
    first.append([(TWO, 8, [(0, VECTOR)])])
    VectorLog(path).append([(THREE, 9, [])])
    assert held(path) == [(ONE, 2, 2 * VECTOR), (TWO, 1, VECTOR), (THREE, 0, b"")]


def test_a_new_writer_cuts_off_what_a_crash_left(path: Path) -> None:
    VectorLog(path).append([(ONE, 7, [(0, VECTOR)])])
    whole = path.read_bytes()
    path.write_bytes(whole + whole[:-3])
    VectorLog(path).append([(TWO, 8, [(0, VECTOR)])])
    assert held(path) == [(ONE, 1, VECTOR), (TWO, 1, VECTOR)]


def test_a_record_that_could_not_be_finished_is_written_over(path: Path) -> None:
    log = VectorLog(path)
    log.append([(ONE, 7, [(0, VECTOR)])])
    with pytest.raises(ValueError, match="several lengths"):
        log.append([(TWO, 8, [(0, VECTOR)]), (THREE, 9, [(0, VECTOR), (1, VECTOR[:4])])])
    log.append([(THREE, 9, [(0, VECTOR)])])
    assert held(path) == [(ONE, 1, VECTOR), (THREE, 1, VECTOR)]


def test_a_write_does_not_read_what_stands_before_it(path: Path) -> None:
    log = VectorLog(path)
    log.append([(ONE, 7, [(0, VECTOR)])])
    log.append([(TWO, 8, [(0, VECTOR)])])
    whole = path.read_bytes()
    path.write_bytes(b"?" + whole[1:])  # whoever read this would take nothing behind it for sound
    log.append([(THREE, 9, [(0, VECTOR)])])
    path.write_bytes(whole[:1] + path.read_bytes()[1:])
    assert [name for name, _, _ in held(path)] == [ONE, TWO, THREE]


def test_erased_vectors_leave_the_file_and_its_readers(path: Path) -> None:
    log = VectorLog(path)
    log.append([(ONE, 7, [(0, VECTOR)]), (TWO, 8, [(0, VECTOR)]), (ONE, 7, [(1, VECTOR)])])
    log.erase(frozenset({ONE, THREE}))
    nothing = bytes(len(VECTOR))
    assert held(path)[:3] == [(ONE, 1, nothing), (TWO, 1, VECTOR), (ONE, 1, nothing)]
    assert (ONE, 0, b"") in held(path)[3:]
    log.append([(THREE, 9, [(0, VECTOR)])])
    assert held(path)[-1] == (THREE, 1, VECTOR)


def test_erasing_what_was_never_held_makes_no_file(path: Path) -> None:
    VectorLog(path).erase(frozenset({ONE}))
    assert not path.exists()
