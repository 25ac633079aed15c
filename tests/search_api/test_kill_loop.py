"""The kill loop of the benchmarks, small: service, worker and command line are killed while files are handed in."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.kill_loop import run


@pytest.mark.slow
def test_no_acknowledged_file_is_lost_and_none_is_there_twice(tmp_path: Path) -> None:
    outcome = run(tmp_path, 40, 4)
    assert outcome.is_sound, outcome
    assert sum(outcome.kills.values()) > 0, "a fast machine is done before the last one"
