"""Why a file could not be read."""

from __future__ import annotations

import pytest

from ingest.quarantine import QuarantineCode, Unreadable, german_reason


@pytest.mark.parametrize("code", QuarantineCode)
def test_every_code_has_a_german_reason_that_says_what_to_do(code: QuarantineCode) -> None:
    reason = german_reason(code)
    assert "Bitte" in reason
    assert reason.endswith(".")
    assert code not in reason


def test_no_two_codes_have_the_same_reason() -> None:
    assert len({german_reason(code) for code in QuarantineCode}) == len(QuarantineCode)


def test_the_error_carries_its_code_and_a_technical_word() -> None:
    error = Unreadable(QuarantineCode.CORRUPT_FILE, "pdfium")
    assert error.code is QuarantineCode.CORRUPT_FILE
    assert str(error) == "corrupt_file: pdfium"
