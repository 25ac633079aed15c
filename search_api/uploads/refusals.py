"""Refusals of resumable uploads.

Refusal
├── TusVersionWrong        another version of the protocol, or none was named
├── MetadataInvalid        a header of an upload cannot be read
├── OffsetWrong            bytes are sent for another place than the one that comes next
├── UploadTypeWrong        the body is not announced as a piece of a file
├── UploadBusy             another request is writing to this upload
├── ChecksumWrong          the bytes that came are not the ones that were sent
└── ChecksumUnknown        a checksum of a kind that is not offered
"""

from __future__ import annotations

from search_api.refusal import Refusal


class TusVersionWrong(Refusal):
    """The request names another version of the protocol, or none."""

    code = "tus_version_wrong"
    title = "Protokollversion nicht unterstützt"
    default_detail = "Fortsetzbares Hochladen geht nach tus 1.0.0 (Kopfzeile Tus-Resumable: 1.0.0)."


class MetadataInvalid(Refusal):
    """Upload-Length, Upload-Offset or Upload-Metadata is missing or cannot be read."""

    code = "upload_header_invalid"
    title = "Kopfzeile fehlt oder ist falsch"
    default_detail = "Eine Kopfzeile des fortsetzbaren Hochladens fehlt oder ist nicht lesbar."


class OffsetWrong(Refusal):
    """Another piece comes next; the client asks by HEAD which."""

    code = "upload_offset_wrong"
    title = "Stelle stimmt nicht"
    default_detail = "Das Stück schließt nicht an das an, was schon da ist. Bitte fragen Sie den Stand ab (HEAD)."


class UploadTypeWrong(Refusal):
    """The body of a PATCH is a piece of a file and must say so."""

    code = "upload_type_wrong"
    title = "Inhaltstyp nicht vorgesehen"
    default_detail = "Stücke einer Datei kommen mit Content-Type: application/offset+octet-stream."


class UploadBusy(Refusal):
    """Two requests must not write to one file."""

    code = "upload_busy"
    title = "Hochladen läuft schon"
    default_detail = "Eine andere Anfrage schreibt gerade an dieser Datei. Bitte versuchen Sie es gleich noch einmal."


class ChecksumWrong(Refusal):
    """The bytes were damaged on their way; none of them is kept."""

    code = "upload_checksum_wrong"
    title = "Prüfsumme stimmt nicht"
    default_detail = "Das Stück kam beschädigt an und wurde verworfen. Bitte senden Sie es noch einmal."


class ChecksumUnknown(Refusal):
    """A checksum of a kind that is not offered, or not readable."""

    code = "upload_checksum_unknown"
    title = "Prüfsumme nicht vorgesehen"
    default_detail = "Diese Prüfsumme ist nicht lesbar oder ihre Art nicht vorgesehen; möglich sind sha1 und sha256."
