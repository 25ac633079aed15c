"""A password takes the lock off a file, and nothing else changes in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ingest.limits import ReadingLimits
from ingest.pages import Enclosure, Page
from ingest.quarantine import QuarantineCode, Unreadable
from ingest.readers.contract import UnlockingTask
from ingest.readers.passwords import spellings
from ingest.readers.registry import UNLOCKERS, load_unlocker
from ingest.sandbox import ReadingPool
from ingest.sniffing import DOCX, LOCKED_OFFICE, ODT, PDF, SEVEN_ZIP, ZIP, sniff
from tests.ingest.reading.conftest import LIMITS, Read
from tests.ingest.reading.locked_files import PASSWORD, Revision, aes_zip, locked_office, locked_pdf, old_zip, seven_zip
from tests.ingest.reading.paper import digital_pdf, text_stream

FILES = {"Akte/Vermerk.txt": "Die Möwe flog über den Deich.\n".encode() * 30, "bild.bin": bytes(range(256)) * 50}
ARCHIVES: dict[str, Callable[..., bytes]] = {
    "old": old_zip,
    "AES-128": partial(aes_zip, bits=128),
    "AES-256": aes_zip,
    "AES, not compressed": partial(aes_zip, stored=True),
    "7z": seven_zip,
    "7z with names": partial(seven_zip, hides_names=True),
}


def _unlocked(tmp_path: Path, content: bytes, password: str = PASSWORD, *, limits: ReadingLimits = LIMITS) -> bytes:
    file = tmp_path / "locked"
    file.write_bytes(content)
    return b"".join(load_unlocker(sniff(file))(UnlockingTask(file, limits, password)))


def _letter() -> bytes:
    return digital_pdf([text_stream(["Anhörung zum Gewerbe", "Frist bis Freitag"]), text_stream(["Seite zwei"])])


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_a_pdf_opens_with_its_password(tmp_path: Path, read: Read, revision: Revision) -> None:
    plain = _unlocked(tmp_path, locked_pdf(_letter(), revision=revision))
    assert [page.text for page in read(plain) if isinstance(page, Page)] == [
        page.text for page in read(_letter()) if isinstance(page, Page)
    ]


def test_a_pdf_opens_with_the_password_of_its_owner(tmp_path: Path, read: Read) -> None:
    assert len(read(_unlocked(tmp_path, locked_pdf(_letter(), owner="Chefin"), "Chefin"))) == 3


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_opens_with_its_password(tmp_path: Path, read: Read, kind: str) -> None:
    found = [each for each in read(_unlocked(tmp_path, ARCHIVES[kind](FILES))) if isinstance(each, Enclosure)]
    assert [each.content for each in found] == list(FILES.values())
    assert [each.file_name for each in found] == ["Vermerk.txt", "bild.bin"]


def test_a_password_with_umlauts_of_dos_opens_a_zip(tmp_path: Path) -> None:
    plain = _unlocked(tmp_path, old_zip(FILES, PASSWORD.encode("cp850")))
    assert zipfile.ZipFile(io.BytesIO(plain)).read("bild.bin") == FILES["bild.bin"]


def _office_file() -> bytes:
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as package:
        kinds = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        package.writestr(zipfile.ZipInfo("[Content_Types].xml"), kinds)
        package.writestr(
            zipfile.ZipInfo("word/document.xml"), "<document/>" + " " * 8000
        )  # it locks small ones wrongly
    return document.getvalue()


def test_an_office_file_opens_with_its_password(tmp_path: Path) -> None:
    locked = locked_office(_office_file())
    (tmp_path / "probe").write_bytes(locked)
    assert sniff(tmp_path / "probe") == LOCKED_OFFICE
    (tmp_path / "plain").write_bytes(_unlocked(tmp_path, locked))
    assert sniff(tmp_path / "plain") == DOCX
    assert (tmp_path / "plain").read_bytes() == _office_file()


@pytest.mark.parametrize("kind", [*ARCHIVES, "pdf", "office"])
def test_a_wrong_password_is_told_from_a_damage(tmp_path: Path, kind: str) -> None:
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: locked_pdf(_letter()),
        "office": lambda: locked_office(_office_file()),
    }
    content = makers[kind]() if kind in makers else ARCHIVES[kind](FILES)
    with pytest.raises(Unreadable) as refused:
        _unlocked(tmp_path, content, "falsch")
    assert refused.value.code in (QuarantineCode.ENCRYPTED_PDF, QuarantineCode.ENCRYPTED_FILE)
    assert "falsch" not in str(refused.value)


def test_a_locked_bomb_does_not_go_off(tmp_path: Path) -> None:
    limits = ReadingLimits(archive_bytes=2**20)
    with pytest.raises(Unreadable) as refused:
        _unlocked(tmp_path, aes_zip({"null": bytes(2**24)}), limits=limits)
    assert refused.value.code is QuarantineCode.TOO_LARGE


def test_a_member_that_leads_elsewhere_is_still_refused_afterwards(tmp_path: Path, read: Read) -> None:
    found = read(_unlocked(tmp_path, aes_zip({"../weg.txt": b"x", "da.txt": b"y"})))
    assert [each.content for each in found if isinstance(each, Enclosure)] == [b"y"]
    assert any(isinstance(each, Page) and "unzulässiger Pfad" in each.text for each in found)


@pytest.mark.parametrize("content", [b"%PDF-1.7 kaputt", b"PK\x03\x04" + bytes(100), b"7z\xbc\xaf\x27\x1c" + bytes(99)])
def test_what_is_damaged_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable):
        _unlocked(tmp_path, content)


def test_the_same_archive_unlocks_to_the_same_bytes(tmp_path: Path) -> None:
    locked = aes_zip(FILES)
    assert _unlocked(tmp_path, locked) == _unlocked(tmp_path, locked)


def test_the_password_itself_shows_nowhere(tmp_path: Path) -> None:
    assert PASSWORD not in repr(UnlockingTask(tmp_path, LIMITS, PASSWORD))


def test_every_unlocker_can_be_loaded() -> None:
    assert {PDF, ZIP, SEVEN_ZIP, LOCKED_OFFICE} <= set(UNLOCKERS)
    assert all(load_unlocker(kind) is not None for kind in UNLOCKERS)
    with pytest.raises(Unreadable):
        load_unlocker(ODT)


def test_plain_passwords_have_one_spelling() -> None:
    assert spellings("geheim") == [b"geheim"]
    assert spellings("ö") == [b"\xc3\xb6", b"\xf6", b"\x94"]
    assert spellings("пароль") == ["пароль".encode()]


def test_a_child_unlocks_and_ends(pool: ReadingPool, tmp_path: Path) -> None:
    file = tmp_path / "locked"
    file.write_bytes(aes_zip(FILES))
    plain = b"".join(pool.unlock(file, media_type=ZIP, password=PASSWORD))
    assert zipfile.ZipFile(io.BytesIO(plain)).namelist() == list(FILES)
    with pytest.raises(Unreadable) as refused:
        list(pool.unlock(file, media_type=ZIP, password="falsch"))
    assert refused.value.code is QuarantineCode.ENCRYPTED_FILE
