"""Archives: what is in them is listed, each honest member is a file, and nothing in them gets anywhere by its name."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import py7zr
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure, Page, PageOutline
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.archive_members import DEVICE, EMPTY, LINK, PATH, SYSTEM_FILE, refusal_of
from ingest.sandbox import ReadingPool
from ingest.sniffing import SEVEN_ZIP
from tests.ingest.reading.conftest import Read

Files = dict[str, bytes]
FILES: Files = {"Akte/Prüfbericht Mai.pdf": b"%PDF-1.4 Inhalt", "Notiz.txt": "Größe".encode(), "leer.txt": b""}


def _zip(files: Files, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def _tar(files: Files) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def _seven_zip(files: Files, **options: Any) -> bytes:
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", **options) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return file.getvalue()


KINDS: dict[str, Callable[[Files], bytes]] = {
    "zip": _zip,
    "zip, stored": lambda files: _zip(files, zipfile.ZIP_STORED),
    "zip, bzip2": lambda files: _zip(files, zipfile.ZIP_BZIP2),
    "zip, lzma": lambda files: _zip(files, zipfile.ZIP_LZMA),
    "tar": _tar,
    "tar.gz": lambda files: gzip.compress(_tar(files)),
    "tar.bz2": lambda files: bz2.compress(_tar(files)),
    "tar.xz": lambda files: lzma.compress(_tar(files)),
    "7z": _seven_zip,
    "7z, ppmd": lambda files: _seven_zip(files, filters=[{"id": py7zr.FILTER_PPMD, "order": 6, "mem": 24}]),
}


def _text(results: Sequence[object]) -> str:
    return "\n".join(page.text for page in results if isinstance(page, Page))


def _files(results: Sequence[object]) -> list[tuple[int, str, bytes]]:
    return [(r.ordinal, r.file_name, r.content) for r in results if isinstance(r, Enclosure)]


@pytest.mark.parametrize("kind", KINDS)
def test_each_member_is_a_file_and_the_list_is_the_text(read: Read, kind: str) -> None:
    results = read(KINDS[kind](FILES))
    assert results[0] == PageOutline(1)
    assert _text(results) == (
        "Archiv mit 3 Dateien\n\nName\tGröße\tVermerk\n"
        "Akte/Prüfbericht Mai.pdf\t15 Byte\nNotiz.txt\t7 Byte\nleer.txt\t0 Byte\t" + EMPTY
    )
    assert _files(results) == [
        (1, "Prüfbericht Mai.pdf", b"%PDF-1.4 Inhalt"),
        (2, "Notiz.txt", "Größe".encode()),
    ]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("7z")])  # its writer refuses such names
def test_a_name_that_leads_out_of_the_archive_is_refused_and_listed(read: Read, kind: str) -> None:
    names = ("../../etc/passwd", "/etc/shadow", "C:\\Windows\\x.dll", "gut/../../x", "..\\x")
    results = read(KINDS[kind](dict.fromkeys(names, b"x") | {"gut.txt": b"gut"}))
    assert _files(results) == [(1, "gut.txt", b"gut")]
    assert _text(results).count(PATH) == len(names)


@pytest.mark.parametrize(
    ("name", "mode", "refusal"),
    [
        ("a/b.txt", 0o100644, ""),
        ("a..b/c...txt", 0, ""),
        ("Verweis", 0o120777, LINK),
        ("sda", 0o060660, DEVICE),
        ("__MACOSX/._Brief.pdf", 0, SYSTEM_FILE),
        ("Ordner/Thumbs.db", 0, SYSTEM_FILE),
        ("a/..", 0, PATH),
        ("D:x", 0, PATH),
    ],
)
def test_what_is_no_honest_file_is_told(name: str, mode: int, refusal: str) -> None:
    assert refusal_of(name, mode) == refusal


def test_links_and_devices_in_a_tar_are_not_followed(read: Read) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (("sym", tarfile.SYMTYPE), ("hart", tarfile.LNKTYPE), ("rohr", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    results = read(file.getvalue())
    assert _files(results) == []
    assert (_text(results).count(LINK), _text(results).count(DEVICE)) == (2, 1)


def test_a_link_in_a_zip_is_not_taken(read: Read) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        info = zipfile.ZipInfo("Verweis")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    results = read(file.getvalue())
    assert _files(results) == []
    assert LINK in _text(results)


@pytest.mark.parametrize(("encoding", "flag"), [("cp850", 0), ("utf-8", 0), ("utf-8", 0x800)])
def test_umlauts_in_names_are_read_however_they_were_written(read: Read, encoding: str, flag: int) -> None:
    name = "Prüfung.txt".encode(encoding)
    packed = _zip({"P" * len(name): b"x"}).replace(b"P" * len(name), name)
    content = bytearray(packed)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.index(signature) + place
        content[start : start + 2] = struct.pack("<H", flag)
    assert _files(read(bytes(content)))[0][1] == "Prüfung.txt"


def test_a_single_packed_file_keeps_the_name_that_was_noted(read: Read) -> None:
    file = io.BytesIO()
    with gzip.GzipFile("Bericht.txt", "wb", fileobj=file) as packed:
        packed.write(b"Inhalt")
    assert _files(read(file.getvalue())) == [(1, "Bericht.txt", b"Inhalt")]
    assert _files(read(lzma.compress(b"Inhalt"))) == [(1, "Datei 1", b"Inhalt")]


def test_an_archive_in_an_archive_is_a_file(read: Read) -> None:
    inner = _zip({"innen.txt": b"tief"})
    ((_, name, content),) = _files(read(_tar({"Paket.zip": inner})))
    assert name == "Paket.zip"
    assert _files(read(content)) == [(1, "innen.txt", b"tief")]


@pytest.mark.parametrize("kind", KINDS)
def test_too_many_members_are_refused_before_one_is_given(read: Read, kind: str) -> None:
    content = KINDS[kind]({f"{number}.txt": b"x" for number in range(12)})
    with pytest.raises(Unreadable) as refused:
        read(content, limits=ReadingLimits(archive_members=10))
    assert refused.value.code is QuarantineCode.TOO_LARGE


BOMB: Files = {"Bombe.txt": bytes(70 * 2**20)}


@pytest.mark.parametrize("kind", ["zip", "tar.gz", "tar.xz", "7z"])
def test_what_swells_beyond_all_measure_is_refused(read: Read, kind: str) -> None:
    content = KINDS[kind](BOMB)
    assert len(content) < 200_000
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_a_packed_file_that_swells_is_refused(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(bz2.compress(BOMB["Bombe.txt"]))
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_a_member_larger_than_it_says_is_corrupt(read: Read) -> None:
    content = bytearray(_zip({"a.txt": bytes(1000)}))
    for signature, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(signature) + place
        content[start : start + 4] = struct.pack("<I", 10)
    with pytest.raises(Unreadable) as refused:
        read(bytes(content))
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


def test_an_encrypted_zip_needs_a_password(read: Read) -> None:
    content = bytearray(_zip(FILES))
    start = content.index(b"PK\x01\x02") + 8
    content[start] |= 1
    with pytest.raises(Unreadable) as refused:
        read(bytes(content))
    assert refused.value.code is QuarantineCode.ENCRYPTED_FILE


@pytest.mark.parametrize("hides_names", [False, True])
def test_an_encrypted_7z_needs_a_password(read: Read, hides_names: bool) -> None:
    with pytest.raises(Unreadable) as refused:
        read(_seven_zip({"a.txt": b"x" * 100}, password="geheim", header_encryption=hides_names))
    assert refused.value.code is QuarantineCode.ENCRYPTED_FILE


@pytest.mark.parametrize("kind", KINDS)
def test_a_truncated_archive_is_corrupt(read: Read, kind: str) -> None:
    content = KINDS[kind]({"a.bin": bytes(range(256)) * 40, "b.bin": bytes(range(255, -1, -1)) * 40})
    with pytest.raises(Unreadable) as refused:
        read(content[: len(content) // 2])
    assert refused.value.code is QuarantineCode.CORRUPT_FILE


@cache
def _packed_once(kind: str) -> bytes:
    """The same bytes at every call, though archives note the time."""
    return KINDS[kind](FILES)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "7z, ppmd"])  # native code: for the sandbox to bear
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_an_archive_with_any_bytes_changed_is_read_or_refused(read: Read, kind: str, data: st.DataObject) -> None:
    content = bytearray(_packed_once(kind))
    for place in data.draw(st.lists(st.integers(16, len(content) - 1), max_size=6)):
        content[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Unreadable):
        read(bytes(content))


def test_a_damaged_stream_of_ppmd_ends_the_reading_and_nothing_else(pool: ReadingPool, tmp_path: Path) -> None:
    content = bytearray(KINDS["7z, ppmd"]({"a.txt": b"Text " * 500}))
    for place in range(32, 48):
        content[place] ^= 0x5A
    file = tmp_path / "Datei"
    file.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        list(pool.read(file, media_type=SEVEN_ZIP))
    assert refused.value.code in (QuarantineCode.CORRUPT_FILE, QuarantineCode.PARSER_CRASH)
    file.write_bytes(KINDS["7z, ppmd"](FILES))
    assert len(list(pool.read(file, media_type=SEVEN_ZIP))) == 4
