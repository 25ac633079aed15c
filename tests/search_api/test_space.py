"""Room on the disk: new files wait while it is scarce, what was begun goes on, nothing is taken when it is used up."""

from __future__ import annotations

from pathlib import Path

import pytest

from search_api.documents.refusals import StorageFull, StorageLow
from search_api.documents.space import DiskSpace, SpaceRules, free_bytes
from tests.search_api.conftest import Start
from tests.search_api.serving import upload
from tests.search_api.test_batches import hand_in
from tests.search_api.test_uploads import begin

RULES = SpaceRules(low=1000, full=100)


def disk(free: int) -> DiskSpace:
    return DiskSpace(Path(), RULES, lambda _folder: free)


def test_a_new_file_may_be_begun_while_there_is_room() -> None:
    disk(2000).check_new(1000)
    with pytest.raises(StorageLow) as low:
        disk(2000).check_new(1001)
    assert low.value.retry_after
    with pytest.raises(StorageFull):
        disk(2000).check_new(1901)


def test_what_was_begun_goes_on_until_nothing_is_left() -> None:
    disk(1000).check_more(900)
    with pytest.raises(StorageFull):
        disk(1000).check_more(901)


def test_a_disk_is_not_full_before_it_is_low() -> None:
    with pytest.raises(ValueError, match="before it is low"):
        SpaceRules(low=1, full=2)


@pytest.mark.parametrize(("full", "status", "code"), [(0, 503, "storage_low"), (10**9, 507, "storage_full")])
def test_every_way_in_is_told(start: Start, tmp_path: Path, full: int, status: int, code: str) -> None:
    assert free_bytes(tmp_path) > 0
    with start(low_space_mb=10**9, full_space_mb=full) as service, service.caller("carla") as carla:
        for refused in (upload(carla, "a.txt", b"Text"), hand_in(carla, [("a.txt", b"Text")]), begin(carla)):
            assert (refused.status_code, refused.json()["code"]) == (status, code)
            assert ("Retry-After" in refused.headers) == (status == 503)
        assert list(service.store.blobs.every()) == []
