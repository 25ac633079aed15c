"""DOC, XLS and PPT: read through LibreOffice where it is installed, else set aside with a reason that says so."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest

from ingest.limits import ReadingLimits
from ingest.pages import Page, PageSource
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import DrawingTask
from ingest.readers.office_converter import find_converter
from ingest.readers.registry import load_reader
from ingest.sandbox import ReadingPool
from ingest.sniffing import DOC, PPT, XLS, sniff
from tests.ingest.reading.compound import compound
from tests.ingest.reading.conftest import Read

DOC_FILE = compound({"WordDocument": bytes(5000)})
XLS_FILE = compound({"Workbook": struct.pack("<HH4x", 0x0809, 4) + struct.pack("<HH", 0x0085, 0)})
PPT_FILE = compound({"PowerPoint Document": bytes(5000), "Current User": bytes(12) + struct.pack("<I", 0xE391C05F)})

needs_libreoffice = pytest.mark.skipif(find_converter() is None, reason="LibreOffice is optional and not installed")


@pytest.mark.parametrize(("content", "kind"), [(DOC_FILE, DOC), (XLS_FILE, XLS), (PPT_FILE, PPT)])
def test_without_libreoffice_the_reason_says_so(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code is QuarantineCode.CONVERTER_MISSING
    assert sniff(tmp_path / "Datei") == kind


@pytest.mark.parametrize(
    "content",
    [
        compound({"WordDocument": struct.pack("<10xH", 0x0100) + bytes(5000)}),
        compound({"Workbook": struct.pack("<HH4x", 0x0809, 4) + struct.pack("<HH", 0x002F, 0)}),
        compound({"PowerPoint Document": b"x", "Current User": bytes(12) + struct.pack("<I", 0xF3D1C4DF)}),
    ],
)
def test_a_password_is_noticed_before_anything_is_started(read: Read, content: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        read(content)
    assert refused.value.code is QuarantineCode.ENCRYPTED_FILE


_TABLE_CELL = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
BODIES = {
    "doc": "<office:text><text:p>Gaststätte Löwen</text:p><text:p>Größe 85</text:p></office:text>",
    "xls": "<office:spreadsheet><table:table table:name='Liste'><table:table-row>"
    + _TABLE_CELL.format("Gaststätte Löwen")
    + _TABLE_CELL.format("Größe 85")
    + "</table:table-row></table:table></office:spreadsheet>",
    "ppt": "<office:presentation><draw:page><draw:frame svg:width='20cm' svg:height='3cm' svg:x='1cm' svg:y='1cm'>"
    "<draw:text-box><text:p>Gaststätte Löwen</text:p><text:p>Größe 85</text:p></draw:text-box></draw:frame></draw:page>"
    "</office:presentation>",
}
KINDS = {"doc": ("text", DOC), "xls": ("spreadsheet", XLS), "ppt": ("presentation", PPT)}


def _saved_as(folder: Path, kind: str) -> Path:
    """A file of an old kind, written by LibreOffice itself."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{meaning}:1.0"'
        for name, meaning in (
            *(("office", "office"), ("text", "text"), ("table", "table")),
            *(("draw", "drawing"), ("svg", "svg-compatible")),
        )
    )
    file = folder / "Datei.xml"
    file.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {spaces} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{KINDS[kind][0]}"><office:body>{BODIES[kind]}'
        "</office:body></office:document>",
        encoding="utf-8",
    )
    command = [str(find_converter()), f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless"]
    for _ in range(2):  # the first start only sets up the profile
        subprocess.run([*command, "--convert-to", kind, "--outdir", str(folder), str(file)], check=False, timeout=120)
    return file.with_suffix(f".{kind}")


@needs_libreoffice
@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_with_libreoffice_it_is_read_like_its_print(pool: ReadingPool, tmp_path: Path, kind: str) -> None:
    file = _saved_as(tmp_path, kind)
    media_type = KINDS[kind][1]
    assert sniff(file) == media_type
    page, *_ = (result for result in pool.read(file, media_type=media_type) if isinstance(result, Page))
    assert "Gaststätte Löwen" in page.text
    assert "Größe 85" in page.text
    assert page.source is PageSource.DIGITAL
    if kind == "xls":
        assert "Gaststätte Löwen\tGröße 85" in page.text
        return
    task = DrawingTask(file, ReadingLimits(), 1, page.dots_per_inch, page.rotation)
    assert load_reader(media_type).draw(task).size == (page.width, page.height)


@needs_libreoffice
@pytest.mark.slow
def test_what_libreoffice_cannot_open_is_corrupt(read: Read) -> None:
    with pytest.raises(Unreadable) as refused:
        read(PPT_FILE)
    assert refused.value.code is QuarantineCode.CORRUPT_FILE
