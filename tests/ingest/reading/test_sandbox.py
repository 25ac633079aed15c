"""A file may crash, hang or eat memory: it harms neither its neighbours nor this process."""

from __future__ import annotations

import io
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageFilter

from ingest.limits import ReadingLimits, ReadingSettings
from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.sandbox import ReadingPool
from ingest.scratch import make_scratch, remove_forgotten_scratch
from ingest.sniffing import PDF, PNG, TEXT, TIFF
from tests.ingest.reading.paper import digital_pdf, draw_letter, image_stream, packed, text_stream

ROOT = Path(__file__).resolve().parents[3]
FAULTY = "tests.ingest.reading.faulty_readers"
TIGHT = ReadingLimits(memory_bytes=600 * 2**20, page_cpu_seconds=1, page_wall_seconds=3.0)


@pytest.fixture(scope="module")
def faulty() -> Iterator[ReadingPool]:
    with ReadingPool(ReadingSettings(readers=FAULTY, limits=TIGHT), processes=2) as pool:
        yield pool


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Datei"
    path.write_bytes(b"Inhalt")
    return path


def _read(pool: ReadingPool, file: Path, fault: str) -> tuple[list[Page], Unreadable | None]:
    pages: list[Page] = []
    try:
        for result in pool.read(file, media_type=f"fault/{fault}"):
            if isinstance(result, Page):
                pages.append(result)
    except Unreadable as refused:
        return pages, refused
    return pages, None


def _wait_until(happened: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.02)


def _is_running(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_outline_pages_and_enclosures_come_in_order_and_unaltered(faulty: ReadingPool, file: Path) -> None:
    results = list(faulty.read(file, media_type="fault/nothing"))
    assert results[0] == PageOutline(5, title="b'Inhalt'")
    assert [result.number for result in results if isinstance(result, Page)] == [1, 2, 3, 4, 5]
    assert results[-1] == Enclosure(1, "Anlage.bin", b"\x00\x01" * 50_000)


def test_a_child_is_used_again(faulty: ReadingPool, file: Path) -> None:
    children = {_read(faulty, file, "nothing")[0][0].text for _ in range(4)}
    assert len(children) <= 2


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("crash", QuarantineCode.PARSER_CRASH),
        ("abort", QuarantineCode.PARSER_CRASH),
        ("exit", QuarantineCode.PARSER_CRASH),
        ("lie", QuarantineCode.INTERNAL_ERROR),
        ("loop", QuarantineCode.TIMEOUT),
        ("wait", QuarantineCode.TIMEOUT),
        ("memory", QuarantineCode.OUT_OF_MEMORY),
        ("killed", QuarantineCode.OUT_OF_MEMORY),
        ("corrupt", QuarantineCode.CORRUPT_FILE),
        ("unexpected", QuarantineCode.INTERNAL_ERROR),
        ("write", QuarantineCode.INTERNAL_ERROR),
    ],
)
def test_a_fault_ends_in_its_code_and_the_next_file_is_read(
    faulty: ReadingPool, file: Path, fault: str, code: QuarantineCode
) -> None:
    pages, refused = _read(faulty, file, fault)
    assert refused is not None
    assert refused.code is code
    assert "document" not in refused.detail
    assert [page.number for page in pages] == ([] if fault == "lie" else [1, 2])
    assert _read(faulty, file, "nothing")[1] is None


@pytest.mark.parametrize("fault", ["crash", "loop", "memory"])
def test_a_page_is_tried_again_with_more_care_and_no_page_comes_twice(
    faulty: ReadingPool, file: Path, fault: str
) -> None:
    pages, refused = _read(faulty, file, f"{fault}-unless-careful")
    assert refused is None
    assert [page.number for page in pages] == [1, 2, 3, 4, 5]
    assert [page.text.split()[1] for page in pages] == ["0", "0", "1", "0", "0"]


def test_a_neighbour_is_not_held_up_by_an_endless_loop(faulty: ReadingPool, file: Path) -> None:
    order: list[str] = []

    def read(fault: str) -> None:
        _read(faulty, file, fault)
        order.append(fault)

    hanging = threading.Thread(target=read, args=("loop",))
    hanging.start()
    for _ in range(3):
        read("nothing")
    hanging.join()
    assert order == ["nothing", "nothing", "nothing", "loop"]


def test_what_a_child_started_dies_with_it(file: Path) -> None:
    with ReadingPool(ReadingSettings(readers=FAULTY, limits=TIGHT), processes=1) as pool:
        pages, refused = _read(pool, file, "grandchild")
    assert refused is not None
    grandchild = int(pages[0].text.split()[2])
    _wait_until(lambda: not _is_running(grandchild))


def test_closing_the_iterator_early_ends_the_child_and_frees_its_place(file: Path) -> None:
    with ReadingPool(ReadingSettings(readers=FAULTY, limits=TIGHT), processes=1) as pool:
        reading = pool.read(file, media_type="fault/nothing")
        next(reading)
        page = next(reading)
        assert isinstance(page, Page)
        child = int(page.text.split()[0])
        reading.close()
        assert not _is_running(child)
        assert _read(pool, file, "nothing")[1] is None


def test_a_child_is_replaced_after_so_many_files(file: Path) -> None:
    limits = ReadingLimits(documents_per_child=2)
    with ReadingPool(ReadingSettings(readers=FAULTY, limits=limits), processes=1) as pool:
        children = [_read(pool, file, "nothing")[0][0].text.split()[0] for _ in range(4)]
    assert children[0] == children[1] != children[2] == children[3]


def test_closing_the_pool_ends_a_reading_under_way(file: Path) -> None:
    pool = ReadingPool(ReadingSettings(readers=FAULTY), processes=1)
    reading = pool.read(file, media_type="fault/wait")
    next(reading)
    page = next(reading)
    assert isinstance(page, Page)
    next(reading)
    closing = threading.Thread(target=pool.close)
    closing.start()
    with pytest.raises(Unreadable):
        next(reading)
    closing.join()
    pool.close()
    assert not _is_running(int(page.text.split()[0]))
    assert not list(Path(tempfile.gettempdir()).glob(f"aktenlotse-{os.getpid()}-*/large"))


def test_a_closed_pool_reads_nothing(file: Path) -> None:
    pool = ReadingPool(ReadingSettings(readers=FAULTY), processes=1)
    pool.close()
    with pytest.raises(Unreadable):
        list(pool.read(file, media_type="fault/nothing"))


def test_a_file_above_the_limit_is_refused_before_a_child_sees_it(file: Path) -> None:
    limits = ReadingLimits(file_bytes=3)
    with ReadingPool(ReadingSettings(limits=limits), processes=1) as pool, pytest.raises(Unreadable) as refused:
        list(pool.read(file, media_type=TEXT))
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_a_pool_that_cannot_start_children_says_so(file: Path) -> None:
    pool = ReadingPool(ReadingSettings(readers="no.such.module"), processes=1)
    with pool, pytest.raises(Unreadable) as refused:
        list(pool.read(file, media_type=TEXT))
    assert refused.value.code is QuarantineCode.INTERNAL_ERROR
    assert "no" in refused.value.detail


_PARENT = f"""
import os, sys
from pathlib import Path
from ingest.limits import ReadingSettings
from ingest.sandbox import ReadingPool
pool = ReadingPool(ReadingSettings(readers="{FAULTY}"), processes=1)
reading = pool.read(Path(sys.argv[1]), media_type="fault/loop")
next(reading)
print(next(reading).text.split()[0], flush=True)
next(reading)
next(reading)
"""


def test_children_die_with_their_parent_however_it_ends(file: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(file)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert _is_running(child)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _wait_until(lambda: not _is_running(child))
    remove_forgotten_scratch()
    assert not list(Path(tempfile.gettempdir()).glob(f"aktenlotse-{parent.pid}-*"))


def test_scratch_of_the_living_is_left_alone() -> None:
    scratch = make_scratch()
    try:
        remove_forgotten_scratch()
        assert scratch.is_dir()
        assert scratch.stat().st_mode & 0o777 == 0o700
    finally:
        scratch.rmdir()


def test_real_files_are_read_and_drawn_in_children(pool: ReadingPool, tmp_path: Path) -> None:
    letter = draw_letter()
    frames = packed(letter.image, "TIFF", save_all=True, append_images=[letter.image], dpi=(200, 200))
    turned = packed(letter.image.rotate(-90, expand=True), "PNG", dpi=(200, 200))
    files = [
        (PDF, digital_pdf([text_stream(["Seite eins"]), image_stream()], images={1: letter.image})),
        (TIFF, frames),
        (PNG, turned),
    ]
    for media_type, content in files:
        path = tmp_path / media_type.replace("/", "-")
        path.write_bytes(content)
        for page in pool.read(path, media_type=media_type):
            if isinstance(page, Page):
                drawn = pool.draw(
                    path,
                    media_type=media_type,
                    number=page.number,
                    dots_per_inch=page.dots_per_inch,
                    rotation=page.rotation,
                )
                with Image.open(io.BytesIO(drawn)) as image:
                    assert (image.format, image.size) == ("WEBP", (page.width, page.height))


def test_a_page_that_is_not_there_cannot_be_drawn(pool: ReadingPool, tmp_path: Path) -> None:
    path = tmp_path / "Datei"
    path.write_bytes(digital_pdf([""]))
    with pytest.raises(Unreadable):
        pool.draw(path, media_type=PDF, number=2, dots_per_inch=150, rotation=0)


def test_a_crash_while_drawing_is_told_and_the_next_page_is_drawn(faulty: ReadingPool, file: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        faulty.draw(file, media_type="fault/crash", number=1, dots_per_inch=0, rotation=0)
    assert refused.value.code is QuarantineCode.PARSER_CRASH
    assert faulty.draw(file, media_type="fault/nothing", number=1, dots_per_inch=0, rotation=0)[:4] == b"RIFF"


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")
def test_bubblewrap_shuts_children_off_where_it_starts(tmp_path: Path) -> None:
    path = tmp_path / "Datei"
    path.write_bytes(digital_pdf([text_stream(["hinter Glas"])]))
    with ReadingPool(ReadingSettings(bubblewrap="if_possible"), processes=1) as pool:
        assert pool.isolation in ("bubblewrap", "process limits")
        texts = [page.text for page in pool.read(path, media_type=PDF) if isinstance(page, Page)]
    assert texts == ["hinter Glas"]


def test_a_speckled_page_in_which_tesseract_loses_itself_ends_in_its_limit_and_is_told_as_unread(
    tmp_path: Path,
) -> None:
    name = draw_letter(["Wolf-Dieter Struß"], dots_per_inch=300).image
    blots = np.random.default_rng(7).random(name.size[::-1]) < 0.003
    spread = Image.fromarray(np.where(blots, 0, 255).astype(np.uint8)).filter(ImageFilter.MinFilter(3))
    page = tmp_path / "Kopie.png"
    page.write_bytes(packed(ImageChops.darker(name, spread), "PNG", dpi=(300, 300)))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    # Plainly and cleaned, it takes Tesseract more than 5 s of CPU time; letters take less than one.
    limits = ReadingLimits(page_cpu_seconds=2)
    with ReadingPool(ReadingSettings(limits=limits, second_reader="off"), processes=1) as tight:
        (read,) = [result for result in tight.read(page, media_type=PNG) if isinstance(result, Page)]
    assert (read.text, read.confidence, read.coverage) == ("", 0.0, 0.0)
    assert 4 < resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 12
