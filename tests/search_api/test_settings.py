"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from search_api.settings import SettingsInvalid, load_settings
from search_api.wiring import reading_settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("AKTE_DATA_DIR", "AKTE_PORT", "AKTE_DEMO"):
        monkeypatch.delenv(name, raising=False)


def test_every_setting_has_a_default_that_works_on_one_machine() -> None:
    settings = load_settings()
    assert settings.data_dir == Path("var")
    assert settings.catalogue_url.startswith("sqlite:////")
    assert settings.engine_address.startswith("embedded:/")
    assert (settings.host, settings.port, settings.demo) == ("127.0.0.1", 8000, True)


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("AKTE_PORT=8100\nAKTE_DEMO=off\nANDERES=1\n")
    monkeypatch.setenv("AKTE_PORT", "8200")
    settings = load_settings()
    assert (settings.port, settings.demo) == (8200, False)


@pytest.mark.parametrize("place", ["environment", "file"])
def test_an_unknown_setting_is_told_with_the_one_that_was_meant(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    if place == "file":
        (tmp_path / ".env").write_text("AKTE_DATADIR=/srv\n")
    else:
        monkeypatch.setenv("AKTE_DATADIR", "/srv")
    with pytest.raises(SettingsInvalid) as refused:
        load_settings()
    assert "AKTE_DATADIR gibt es nicht. Meinten Sie AKTE_DATA_DIR?" in str(refused.value)
    assert "Did you mean AKTE_DATA_DIR?" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("AKTE_PORT", "achttausend", "AKTE_PORT=8000"),
        ("AKTE_PORT", "70000", "≤ 65535"),
        ("AKTE_DEMO", "vielleicht", "AKTE_DEMO=off"),
        ("AKTE_OCR", "abbyy", "'tesserocr' oder 'pytesseract'"),
        ("AKTE_SECOND_READER", "vielleicht", "AKTE_SECOND_READER=off"),
        ("AKTE_LOG_LEVEL", "laut", "AKTE_LOG_LEVEL=info"),
        ("AKTE_LANGUAGE", "../../etc/deu", "AKTE_LANGUAGE=deu+eng"),
        ("AKTE_LANGUAGE", "deu+tlh", "apt install tesseract-ocr-deu tesseract-ocr-tlh"),
        ("AKTE_CLAMD", "clamav", "AKTE_CLAMD=127.0.0.1:3310"),
        ("AKTE_BLOBS", "s3://eimer", "AKTE_BLOBS=/srv/akte/blobs"),
        ("AKTE_UNITS", "/gibt/es/nicht.json", "AKTE_UNITS=/gibt/es/nicht.json"),
        ("AKTE_LARGEST_FILE_MB", "0", "≥ 1"),
        ("AKTE_FILE_REFERENCES", "VG-####,{jahr}-#", "{jahr} ist unbekannt; möglich sind #, @, {number}"),
        ("AKTE_FILE_REFERENCES", "ABC", "braucht eine Stelle für Ziffern"),
    ],
)
def test_a_wrong_value_is_told_with_what_to_write(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, hint: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid) as refused:
        load_settings()
    assert hint in str(refused.value)
    assert " / " in str(refused.value)


def test_forms_of_file_references_are_read_from_the_environment_and_from_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text('AKTE_FILE_REFERENCES="VG ## ####, {unit}-{number}/{year}"\n')
    assert load_settings().file_reference_forms == ("VG ## ####", "{unit}-{number}/{year}")
    monkeypatch.setenv("AKTE_FILE_REFERENCES", "")
    assert load_settings().file_reference_forms == ()


def test_levels_may_be_written_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKTE_LOG_LEVEL", "WARNING")
    assert load_settings().log_level == "warning"


def test_languages_that_are_installed_are_handed_to_the_reader(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for part in ("deu", "frk"):
        (tmp_path / f"{part}.traineddata").touch()
    monkeypatch.setenv("AKTE_TESSDATA", str(tmp_path))
    monkeypatch.setenv("AKTE_LANGUAGE", "deu+frk")
    assert reading_settings(load_settings()).language == "deu+frk"
