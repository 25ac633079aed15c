"""Refusals around documents.

Refusal
├── LabelsInvalid            labels missing, unknown or contradictory; names the fields
├── UnitNotYours             labels name a unit that the caller does not belong to
├── ClassificationTooHigh    labels name a classification above the caller's own
├── UploadBroken             the upload is no multipart form, or was cut off
├── FileTooLarge             more bytes than this installation takes
├── VersionRequired          a change without If-Match
├── VersionStale             somebody else changed the document first
├── CorrectionInvalid        no words at that place, or words of several lines
├── WordsChanged             the words are no longer what the caller saw
├── DocumentBusy             the document is still being read
├── NotInQuarantine          only quarantined documents can be tried again
├── PasswordWrong            the password does not open the file
├── PasswordNotWanted        the document is not in quarantine for want of a password
├── PasswordNotUsable        files of this kind cannot be opened even with their password
├── OriginalWithheld         the file is infected and given to nobody
├── PageWithoutImage         a page of plain text has no image
├── StorageLow               room is getting scarce; new files must wait
└── StorageFull              no room left for files
"""

from __future__ import annotations

from search_api.refusal import Refusal


class LabelsInvalid(Refusal):
    """Labels are missing, unknown or contradict each other."""

    code = "labels_invalid"
    title = "Kennzeichnung unvollständig oder falsch"
    default_detail = "Die Kennzeichnung des Dokuments ist unvollständig oder falsch."


class UnitNotYours(Refusal):
    """Documents may be handed in for the caller's own units only."""

    code = "unit_not_yours"
    title = "Fremde Einheit"
    default_detail = "Sie können Dokumente nur für Ihre eigenen Einheiten einreichen oder kennzeichnen."


class ClassificationTooHigh(Refusal):
    """Nobody may give a classification that they could not read themselves."""

    code = "classification_too_high"
    title = "Einstufung zu hoch"
    default_detail = "Sie können Dokumente nicht höher einstufen, als Sie selbst lesen dürfen."


class UploadBroken(Refusal):
    """The upload is no multipart form with ``file`` and ``labels``, or was cut off."""

    code = "upload_broken"
    title = "Hochladen unvollständig"
    default_detail = (
        "Das Hochladen kam unvollständig oder in falscher Form an. Nötig sind die Teile file und labels "
        "(multipart/form-data)."
    )


class FileTooLarge(Refusal):
    """The file has more bytes than this installation takes."""

    code = "file_too_large"
    title = "Datei zu groß"
    default_detail = "Die Datei ist größer als erlaubt."


class VersionRequired(Refusal):
    """A change needs If-Match with the version that the caller saw."""

    code = "version_required"
    title = "Stand fehlt"
    default_detail = "Bitte nennen Sie den Stand, den Sie ändern (Kopfzeile If-Match mit dem ETag des Dokuments)."


class VersionStale(Refusal):
    """Somebody else changed the document in the meantime."""

    code = "version_stale"
    title = "Inzwischen geändert"
    default_detail = "Das Dokument wurde inzwischen geändert. Bitte laden Sie es neu und ändern Sie dann."


class CorrectionInvalid(Refusal):
    """A correction needs words of one line."""

    code = "correction_invalid"
    title = "Berichtigung nicht möglich"
    default_detail = "An dieser Stelle stehen keine Wörter, oder sie stehen auf mehreren Zeilen."


class WordsChanged(Refusal):
    """The words to be corrected are no longer what the caller saw."""

    code = "text_changed"
    title = "Text inzwischen geändert"
    default_detail = "Der Text der Seite hat sich inzwischen geändert. Bitte laden Sie die Seite neu."


class DocumentBusy(Refusal):
    """The document is still being read."""

    code = "document_not_ready"
    title = "Noch nicht fertig gelesen"
    default_detail = "Das Dokument wird gerade gelesen. Bitte versuchen Sie es danach noch einmal."


class NotInQuarantine(Refusal):
    """Only quarantined documents can be tried again."""

    code = "not_in_quarantine"
    title = "Nicht in Quarantäne"
    default_detail = "Nur Dokumente in Quarantäne können erneut versucht werden."


class PasswordWrong(Refusal):
    """The password does not open the file; another one may be tried."""

    code = "password_wrong"
    title = "Kennwort passt nicht"
    default_detail = (
        "Mit diesem Kennwort lässt sich die Datei nicht öffnen. Bitte prüfen Sie Groß- und Kleinschreibung und "
        "versuchen Sie es noch einmal. Die Datei liegt unverändert in der Quarantäne."
    )


class PasswordNotWanted(Refusal):
    """The document is in quarantine for another reason."""

    code = "password_not_wanted"
    title = "Kein Kennwort nötig"
    default_detail = (
        "Dieses Dokument liegt nicht wegen eines Kennworts in der Quarantäne. Bitte versuchen Sie es ohne Kennwort."
    )


class PasswordNotUsable(Refusal):
    """Files of this kind cannot be opened even with their password, or this one is damaged."""

    code = "password_not_usable"
    title = "Mit Kennwort nicht zu öffnen"
    default_detail = (
        "Diese Datei kann der Dienst auch mit Kennwort nicht öffnen. Möglich ist das bei PDF, ZIP, 7z und den "
        "Office-Formaten von Microsoft. Bitte öffnen Sie sie selbst, speichern Sie sie ohne Kennwort und reichen Sie "
        "diese Fassung ein."
    )


class OriginalWithheld(Refusal):
    """The file is infected, or could not be looked at for viruses; neither it nor anything drawn of it is given out."""

    code = "original_withheld"
    title = "Datei wird nicht ausgegeben"
    default_detail = (
        "Der Virenscanner hat in dieser Datei Schadsoftware gefunden oder konnte sie nicht prüfen. Sie wird deshalb "
        "weder geöffnet noch ausgegeben. Bitte verständigen Sie die IT-Sicherheit."
    )


class PageWithoutImage(Refusal):
    """A page of plain text has no image."""

    code = "page_without_image"
    title = "Seite ohne Bild"
    default_detail = "Diese Seite ist reiner Text und hat kein Bild."


class StorageLow(Refusal):
    """Room is getting scarce; what is under way needs it, and new files must wait."""

    code = "storage_low"
    title = "Speicher wird knapp"
    default_detail = (
        "Der Platz für Dateien wird knapp; neue werden gerade nicht angenommen. Bitte versuchen Sie es in einigen "
        "Minuten erneut oder wenden Sie sich an die Systembetreuung."
    )


class StorageFull(Refusal):
    """No room is left for files; nothing of the upload was kept."""

    code = "storage_full"
    title = "Speicher voll"
    default_detail = "Für weitere Dateien ist kein Platz. Bitte wenden Sie sich an die Systembetreuung."


def too_large(largest_file: int) -> FileTooLarge:
    """The refusal that names the limit, given in bytes."""
    return FileTooLarge(f"Die Datei ist größer als erlaubt; möglich sind {largest_file // 2**20} MiB.")
