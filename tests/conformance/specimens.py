"""Documents and callers for the suite, made of single words that serve as their own stems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from ingest.labels import AgencyId, Classification, Clearance, Grant, Labels, Release, Role, UnitId, agency_of
from ingest.legibility import Legibility
from pipelines.findable import DocumentId, FindableDocument, FindablePassage
from pipelines.question.tree import Fuzzy, IdentifierLeaf, Phrase, Prefix, Word

DAY = date(2026, 3, 14)
FK3 = UnitId("polizei/fk3")
FK5 = UnitId("polizei/fk5")
GEWERBE = UnitId("stadt/gewerbe")
PUBLIC = Labels(AgencyId("polizei"), FK3, Classification.OFFEN, Release.PARTNERSHIP)


def labels(
    unit: UnitId = FK3,
    classification: Classification | None = Classification.OFFEN,
    release: Release | None = Release.PARTNERSHIP,
    grants: tuple[Grant, ...] = (),
) -> Labels:
    """Labels of a document of a unit."""
    return Labels(agency_of(unit), unit, classification, release, grants)


def caller(
    *units: UnitId,
    level: Classification = Classification.VS_NFD,
    role: Role = Role.INVESTIGATOR,
    day: date = DAY,
) -> Clearance:
    """Somebody who asks; of the units named, or of ``polizei/fk3``."""
    own = units or (FK3,)
    return Clearance(agency_of(own[0]), frozenset(own), level, frozenset({role}), day)


ANYBODY = caller(GEWERBE)


def document_id(number: int) -> DocumentId:
    """An id whose order is that of the numbers."""
    return DocumentId(f"{number:032x}")


def levels(words: Sequence[str]) -> str:
    """Level tokens: a word reaches level 1, 2, ... when it stands there a second, third, ... time.

    Its first two letters are a part of it, in a stream of their own.
    """
    tokens = [f"+{beginning}" for beginning in sorted({word[:2] for word in words})]
    for word, count in sorted(Counter(words).items()):
        tokens.append(word)
        tokens += (f"{word}#{level}" for level in range(1, min(count, 5)))
    return " ".join(tokens)


def document(
    number: int,
    *passages: str,
    version: int = 1,
    tie: int | None = None,
    of: Labels = PUBLIC,
    doc_type: str | None = None,
    kind: str | None = None,
    day: str | None = None,
    identifiers: str = "",
    entities: tuple[str, ...] = (),
    sender: str | None = None,
    legibility: Legibility = Legibility.DIGITAL,
) -> FindableDocument:
    """A document of passages given as words with blanks between; identifiers stand in the first passage."""
    all_words = [word for passage in passages for word in passage.split()]
    return FindableDocument(
        document_id=document_id(number),
        version=version,
        tie=number if tie is None else tie,
        labels=of,
        doc_type=doc_type,
        kind=kind,
        date=day,
        file_name=f"{number}.txt",
        file_reference=None,
        words=" ".join(all_words),
        levels=levels(all_words),
        identifiers=identifiers,
        passages=tuple(
            FindablePassage(ordinal, ordinal + 1, passage, levels(passage.split()), identifiers if ordinal == 0 else "")
            for ordinal, passage in enumerate(passages)
        ),
        entities=entities,
        sender=sender,
        legibility=legibility,
    )


def part(text: str, weight: float = 1.0) -> Word:
    """The first two letters of a word, asked for as a part."""
    return Word(surface=text, exact=text, stem=f"+{text[:2]}", weight=weight, stream="part")


def word(text: str, weight: float = 1.0, *, by_form: bool = False, form_weight: float = 0.0) -> Word:
    """A word that is its own stem."""
    return Word(surface=text, exact=text, stem=text, weight=weight, by_form=by_form, form_weight=form_weight)


def phrase(text: str, weight: float = 1.0, between: int = 0) -> Phrase:
    """Words that follow one another, or have further words between."""
    return Phrase(surface=text, words=tuple(text.split()), weight=weight, between=between)


def prefix(text: str, weight: float = 1.0) -> Prefix:
    """The beginning of a word."""
    return Prefix(surface=text, beginning=text, weight=weight)


def fuzzy(text: str, distance: int = 1, weight: float = 1.0) -> Fuzzy:
    """A word with misread letters."""
    return Fuzzy(surface=text, exact=text, distance=distance, weight=weight)


def identifier(form: str, weight: float = 1.0) -> IdentifierLeaf:
    """A plate or a number."""
    return IdentifierLeaf(surface=form, form=form, weight=weight)
