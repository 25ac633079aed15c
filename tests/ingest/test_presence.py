"""Signs of life: a killed process is known to be dead at once, a living one never."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ingest.presence import Presence, lock_file, name_of

_STAY = """
import sys
from pathlib import Path
from ingest.presence import Presence
presence = Presence(Path(sys.argv[1]))
print(presence.name, flush=True)
sys.stdin.read()
"""


def test_a_killed_process_is_dead_and_a_living_one_is_not(tmp_path: Path) -> None:
    mine = Presence(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", _STAY, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None
        other = process.stdout.readline().strip()
        assert other
        assert mine.dead() == frozenset()
        process.kill()
        process.wait()
        assert mine.dead() == {other}
    mine.forget(mine.dead())
    assert mine.dead() == frozenset()
    assert [path.stem for path in tmp_path.glob("*.alive")] == [mine.name]
    mine.close()


def test_who_leaves_in_peace_leaves_no_file(tmp_path: Path) -> None:
    mine, other = Presence(tmp_path), Presence(tmp_path)
    assert mine.name != other.name
    other.close()
    other.close()
    assert mine.dead() == frozenset()
    mine.close()
    assert list(tmp_path.iterdir()) == []


def test_a_name_fits_its_column() -> None:
    assert len(name_of("h" * 200, 2**22)) <= 80


def test_a_locked_file_is_given_to_one(tmp_path: Path) -> None:
    first = lock_file(tmp_path / "index.lock")
    assert first is not None
    assert lock_file(tmp_path / "index.lock") is None
    first.close()
    again = lock_file(tmp_path / "index.lock")
    assert again is not None
    again.close()
