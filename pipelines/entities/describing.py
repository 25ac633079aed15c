"""Metadata of a document by letterhead, subject line, labelled fields and rules, each with what it was read from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.catalogue.recognised import RecognisedFact
from pipelines.analysing import PageText
from pipelines.entities.contract import EntityType, Mention
from pipelines.entities.kinds import kind_named, kind_of, rough_type
from pipelines.entities.rules.rule import one_line

DESCRIBING_VERSION: Final = "3"

_MAILS: Final = ("message/rfc822", "application/vnd.ms-outlook")
_LETTER_DATE: Final = re.compile(
    r"(?:(?<!\w)(?:Datum|DATUM|Date|Gesendet|Erstellt(?: am)?|Stand|Ausstellungsdatum|Ausgestellt am"
    r"|Berichtsdatum|Fertigungsdatum|gefertigt(?: am)?|Tag)"
    r"[ ]?[.:]?|(?<!\w)den|[A-ZÄÖÜ][a-zäöüß]{2,20},)[ \t]{0,4}\n?[ ]?(?:\w{2,10}, )?$"
)
_NOT_LETTER_DATE: Final = re.compile(
    r"(?:geb|Geb|vom|Vom|Geburt|seit|bis|ab|Tat|Ereignis|Frist|Eingang|Einlass|Kontrolle|Zeitraum|am|Fassung|bekannt)[^\n]{0,12}$"
)
_OWN_REFERENCE: Final = re.compile(
    r"(?:Unser Zeichen|Mein Zeichen|Unsere? (?:Az|Nachricht)|Aktenzeichen|Az|AZ|Vorgangsnummer|Vorgangs-?[Nn]r"
    r"|Geschäftszeichen|Gesch\.-?Z|GZ|Tagebuch\w*|(?<!zum )(?<!im )(?<!dem )Vorgang|Bescheid-?Nr)"
    r"[^\n:]{0,20}[:.]{0,2}[ \t]{0,5}\n?[ ]{0,3}$"
)
_FOREIGN_REFERENCE: Final = re.compile(
    r"(?:Ihr Zeichen|Ihre Nachricht|Ihr Az|Bezug|Ihr Schreiben|StA|Staatsanwaltschaft)[^\n]{0,40}\n?[^\n]{0,3}$"
)
_SUBJECT: Final = re.compile(r"^\s{0,8}(?:Betreff|Betr\.?|Subject|BETREFF)\s?[.:]\s{0,5}(.{3,200})$", re.MULTILINE)
_SENDER: Final = re.compile(r"^\s{0,8}(?:Von|Absender|From)\s?:\s{0,5}(.{3,120})$", re.MULTILINE)
_LETTERHEAD: Final = re.compile(
    r"^(?:(?:Hanse|Universitäts|Landeshaupt|Große |Kreis)?[Ss]tadt|Polizei|Landkreis|Gemeinde|Samtgemeinde"
    r"|Staatsanwaltschaft|Amtsgericht|Landgericht|Finanzamt|Hauptzollamt|Ordnungsamt"
    r"|Der (?:Ober)?[Bb]ürgermeister)"
)
_TOP: Final = 1600  # code points of a first page that belong to letterhead, reference lines and subject
_LONGEST_TITLE: Final = 160


def describe(
    pages: Sequence[PageText], mentions: Sequence[tuple[int, Mention]], media_type: str | None
) -> tuple[RecognisedFact, ...]:
    """What a document says of itself; fields that it does not tell are missing.

    Args:
        pages: The pages in order.
        mentions: What was recognised on them, with page numbers; places in the pages' own texts.
        media_type: By content, for example ``message/rfc822``.
    """
    if not pages:
        return ()
    first = pages[0]
    here = [mention for number, mention in mentions if number == first.number]
    return (
        *_kind(first.text, media_type),
        *_date(first.text, here, [mention for _, mention in mentions]),
        *_reference(first.text, here, [mention for _, mention in mentions]),
        *_sender(first.text),
        *_title(first.text, media_type),
    )


def _kind(text: str, media_type: str | None) -> Iterator[RecognisedFact]:
    if media_type in _MAILS:
        yield RecognisedFact("kind", "E-Mail", 0.98, "file_format")
        yield RecognisedFact("doc_type", kind_named("E-Mail").doc_type, 0.98, "file_format")
        return
    told = kind_of(_lines(text))
    if told is not None:
        kind, sure, origin = told
        yield RecognisedFact("kind", kind.name, sure, origin)
        yield RecognisedFact("doc_type", kind.doc_type, sure, origin)
        return
    rough = rough_type(text)
    if rough is not None:
        yield RecognisedFact("doc_type", rough, 0.4, "text")


def _date(text: str, here: Sequence[Mention], everywhere: Sequence[Mention]) -> Iterator[RecognisedFact]:
    days = [mention for mention in here if mention.type is EntityType.DATE]
    for mention in days:
        before = text[max(0, mention.start - 40) : mention.start]
        if _LETTER_DATE.search(before) and not _NOT_LETTER_DATE.search(before.replace("den", "")):
            yield RecognisedFact("date", mention.normalized, 0.9, "labelled_field")
            return
    for mention in days:
        before = text[max(0, mention.start - 30) : mention.start]
        if mention.start < _TOP and not _NOT_LETTER_DATE.search(before):
            yield RecognisedFact("date", mention.normalized, 0.6, "letterhead")
            return
    # A paper is written after what it tells of.
    newest = max((mention.normalized for mention in everywhere if mention.type is EntityType.DATE), default=None)
    if newest is not None:
        yield RecognisedFact("date", newest, 0.4, "newest_day")


def _reference(text: str, here: Sequence[Mention], everywhere: Sequence[Mention]) -> Iterator[RecognisedFact]:
    references = [mention for mention in here if mention.type is EntityType.FILE_REFERENCE]
    own = [one for one in references if _OWN_REFERENCE.search(text[max(0, one.start - 50) : one.start])]
    if own:
        yield RecognisedFact("file_reference", own[0].normalized, 0.9, "labelled_field")
        return
    for mention in references:
        if mention.start < _TOP and not _FOREIGN_REFERENCE.search(text[max(0, mention.start - 60) : mention.start]):
            yield RecognisedFact("file_reference", mention.normalized, 0.6, "letterhead")
            return
    anywhere = references or [one for one in everywhere if one.type is EntityType.FILE_REFERENCE]
    if anywhere:
        # A letter without a reference of its own belongs to the file that it names.
        yield RecognisedFact("file_reference", anywhere[0].normalized, 0.35, "text")


def _sender(text: str) -> Iterator[RecognisedFact]:
    named = _SENDER.search(text[:_TOP])
    if named is not None:
        yield RecognisedFact("sender", one_line(named[1])[:_LONGEST_TITLE], 0.85, "labelled_field")
        return
    for line in _lines(text)[:6]:
        plain = one_line(line)
        if _LETTERHEAD.match(plain) and len(plain) <= 80:
            yield RecognisedFact("sender", plain, 0.7, "letterhead")
            return


def _title(text: str, media_type: str | None) -> Iterator[RecognisedFact]:
    subject = _SUBJECT.search(text)
    if subject is not None:
        yield RecognisedFact("title", one_line(subject[1])[:_LONGEST_TITLE], 0.85, "subject_line")
        return
    lines = _lines(text)
    if media_type in _MAILS and lines:
        yield RecognisedFact("title", one_line(lines[0])[:_LONGEST_TITLE], 0.9, "subject_line")
        return
    for line in lines[:30]:
        told = kind_of([line])
        if told is not None and told[2] == "heading":
            yield RecognisedFact("title", one_line(line)[:_LONGEST_TITLE], 0.6, "heading")
            return


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]
