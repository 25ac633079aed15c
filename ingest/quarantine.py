"""Why a file could not be read: a stable code and a plain German reason for the clerk who handed it in.

    Exception
    └── Unreadable    carries one QuarantineCode; the file is kept whole and can be tried again

Readers raise ``Unreadable`` wherever a foreign library gives up; nothing else ends a reading.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class QuarantineCode(StrEnum):
    """What is wrong with a file; part of the HTTP contract, so a code is never renamed."""

    EMPTY_FILE = "empty_file"
    UNSUPPORTED_TYPE = "unsupported_type"
    CONVERTER_MISSING = "converter_missing"
    CORRUPT_FILE = "corrupt_file"
    ENCRYPTED_PDF = "encrypted_pdf"
    ENCRYPTED_FILE = "encrypted_file"
    TOO_LARGE = "too_large"
    TOO_MANY_PAGES = "too_many_pages"
    NESTED_TOO_DEEP = "nested_too_deep"
    VIRUS_FOUND = "virus_found"
    NOT_SCANNED = "not_scanned"
    TIMEOUT = "timeout"
    OUT_OF_MEMORY = "out_of_memory"
    PARSER_CRASH = "parser_crash"
    INTERNAL_ERROR = "internal_error"


_GERMAN: Final = {
    QuarantineCode.EMPTY_FILE: (
        "Die Datei ist leer. Bitte prüfen Sie, ob sie vollständig gespeichert oder eingescannt wurde, "
        "und reichen Sie sie erneut ein."
    ),
    QuarantineCode.UNSUPPORTED_TYPE: (
        "Dieses Dateiformat kann nicht gelesen werden. Bitte speichern Sie den Inhalt als PDF, TIFF, JPEG, PNG, "
        "DOCX, XLSX, PPTX, E-Mail (EML, MSG) oder Text und reichen Sie ihn erneut ein. "
        "Auf die Endung im Dateinamen kommt es nicht an."
    ),
    QuarantineCode.CONVERTER_MISSING: (
        "Dateien älterer Office-Programme (DOC, XLS, PPT) liest dieser Dienst nur mit LibreOffice, das hier nicht "
        "installiert ist. Bitte speichern Sie den Inhalt als DOCX, XLSX, PPTX oder PDF und reichen Sie ihn erneut ein, "
        "oder bitten Sie die Systembetreuung, LibreOffice zu installieren."
    ),
    QuarantineCode.CORRUPT_FILE: (
        "Die Datei ist beschädigt oder unvollständig. Bitte öffnen Sie das Original zur Probe, "
        "speichern oder scannen Sie es neu und reichen Sie es erneut ein."
    ),
    QuarantineCode.ENCRYPTED_PDF: (
        "Das PDF ist mit einem Kennwort geschützt. Bitte lassen Sie es mit dem Kennwort erneut lesen; das Kennwort "
        "wird nicht gespeichert. Kennen Sie es nicht, lassen Sie sich eine ungeschützte Fassung geben."
    ),
    QuarantineCode.ENCRYPTED_FILE: (
        "Die Datei oder etwas darin ist mit einem Kennwort verschlüsselt. Bitte lassen Sie sie mit dem Kennwort erneut "
        "lesen; das Kennwort wird nicht gespeichert. Kennen Sie es nicht, lassen Sie sich eine ungeschützte Fassung "
        "geben."
    ),
    QuarantineCode.TOO_LARGE: (
        "Die Datei oder ein Bild darin ist zu groß. Bitte teilen Sie sie auf oder scannen Sie mit höchstens "
        "300 dpi und reichen Sie sie erneut ein."
    ),
    QuarantineCode.TOO_MANY_PAGES: (
        "Die Datei hat zu viele Seiten. Bitte teilen Sie sie in mehrere Dateien und reichen Sie diese einzeln ein."
    ),
    QuarantineCode.NESTED_TOO_DEEP: (
        "Die Datei steckt in zu vielen anderen Dateien (Archiv im Archiv, E-Mail in E-Mail), oder diese enthalten "
        "zusammen zu viele Dateien. Bitte entpacken Sie sie und reichen Sie den Inhalt einzeln ein."
    ),
    QuarantineCode.VIRUS_FOUND: (
        "Der Virenscanner hat in der Datei Schadsoftware gefunden. Sie wurde nicht gelesen und wird nicht ausgegeben. "
        "Bitte öffnen Sie die Datei auch an ihrem Ursprung nicht und verständigen Sie die IT-Sicherheit."
    ),
    QuarantineCode.NOT_SCANNED: (
        "Der Virenscanner konnte die Datei nicht prüfen, meist weil sie dafür zu groß ist; deshalb wurde sie nicht "
        "gelesen. Bitte teilen Sie sie auf oder verständigen Sie die Systembetreuung."
    ),
    QuarantineCode.TIMEOUT: (
        "Das Lesen der Datei hat zu lange gedauert und wurde abgebrochen. Bitte versuchen Sie es noch einmal; "
        "hilft das nicht, drucken Sie die Datei neu als PDF oder scannen Sie sie."
    ),
    QuarantineCode.OUT_OF_MEMORY: (
        "Die Datei braucht beim Lesen zu viel Speicher. Bitte teilen Sie sie auf oder scannen Sie mit geringerer "
        "Auflösung und reichen Sie sie erneut ein."
    ),
    QuarantineCode.PARSER_CRASH: (
        "Die Datei hat das Leseprogramm zum Absturz gebracht; sie ist vermutlich beschädigt. Andere Dateien sind "
        "nicht betroffen. Bitte drucken Sie das Original neu als PDF oder scannen Sie es."
    ),
    QuarantineCode.INTERNAL_ERROR: (
        "Beim Lesen ist ein unerwarteter Fehler aufgetreten. Bitte versuchen Sie es noch einmal und verständigen Sie "
        "die Systembetreuung, wenn er wieder auftritt."
    ),
}


def german_reason(code: QuarantineCode) -> str:
    """What is wrong and what the clerk can do about it, in one or two German sentences."""
    return _GERMAN[code]


class Unreadable(Exception):
    """A file cannot be read.

    ``detail`` is for the log of the operator: a technical word or two, never text of the document or its name.
    """

    def __init__(self, code: QuarantineCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail
