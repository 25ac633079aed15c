"""What the pages of a document tell of each other: whose family name stands alone, and which street lies where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.entities.addressing import Sex, meant, sex_before
from pipelines.entities.contract import Basis, EntityType, Mention
from pipelines.entities.merging import merge
from pipelines.entities.rules.names import is_family_shape, is_rare
from pipelines.entities.rules.organisations import without_legal_form
from pipelines.entities.rules.persons import is_announcement
from pipelines.entities.spelling import respell
from pipelines.german.folding import fold

_LONGEST_DOCUMENT_NAMES: Final = 500
"""Family names looked for elsewhere in a document; more stand only in lists, where nobody is named by it alone."""

# A word begins behind no apostrophe either: A’A’A’... would be gone through to its end from each of its letters.
_PAIR: Final = re.compile(r"(?<![\w’'-])([A-ZÀ-Ž][\w’'-]+)[ ]([A-ZÀ-Ž][\w’'-]+)")
_WORD: Final = re.compile(r"(?<![\w-])[A-ZÀ-Ž][\w’'-]*")


def resolve(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> list[tuple[Mention, ...]]:
    """The mentions of each page, with names and addresses completed from the other pages where that is unambiguous."""
    found = [merge([*page, *_with_given_name(text, found)]) for text, page in zip(texts, found, strict=True)]
    found = respell(texts, found)
    everything = [mention for page in found for mention in page]
    namesakes = _namesakes(everything)
    families = {family: names[0] for family, names in namesakes.items() if len(names) == 1}
    whole = _completed(everything) | _firms(everything)
    told = _told(texts, found)
    completed = [
        [
            _addressed(text, _complete(mention, families, whole), namesakes, told)
            for mention in page
            if not _is_person_after_all(mention, families)
        ]
        for text, page in zip(texts, found, strict=True)
    ]
    return [merge([*page, *_named_alone(text, page, families)]) for text, page in zip(texts, completed, strict=True)]


def _with_given_name(text: str, found: Sequence[Sequence[Mention]]) -> list[Mention]:
    """``Insa Harms``, where the document speaks of a Frau Harms elsewhere and never says her name in full.

    No list has every given name; a rare word before a family name that is known to be one is one.
    """
    told = [one for each in found for one in each if one.type is EntityType.PERSON and one.basis > Basis.MODEL]
    whole = {fold(one.normalized.partition(",")[0].replace(" ", "")) for one in told if "," in one.normalized}
    alone = {fold(one.normalized.replace(" ", "")): one for one in told if "," not in one.normalized}
    wanted = {family: one for family, one in alone.items() if family not in whole}
    if not wanted or len(wanted) > _LONGEST_DOCUMENT_NAMES:
        return []
    made = []
    for match in _PAIR.finditer(text):
        given, family = match.groups()
        known = wanted.get(fold(family))
        if known is None or not is_family_shape(given) or not is_rare(given) or is_announcement(given):
            continue
        made.append(
            Mention(
                EntityType.PERSON, match.start(), match.end(), f"{given} {family}", f"{known.normalized}, {given}",
                0.7, Basis.LABELLED, known.recogniser, known.version,
            )
        )  # fmt: skip
    return made


def _namesakes(mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """For each family name: the whole names of the persons of the document who have it."""
    whole: dict[str, dict[str, str]] = defaultdict(dict)
    for mention in mentions:
        family, comma, _ = mention.normalized.partition(",")
        # A name that only a model saw does not speak for others: one error would be carried through the document.
        if mention.type is EntityType.PERSON and comma and mention.basis > Basis.MODEL:
            whole[fold(family.replace(" ", ""))].setdefault(fold(mention.normalized), mention.normalized)
    return {family: tuple(names.values()) for family, names in whole.items()}


def _told(texts: Sequence[str], found: Sequence[Sequence[Mention]]) -> dict[str, Sex]:
    """How the persons of the document are addressed where their whole names stand; by folded name."""
    told: dict[str, Sex] = {}
    for text, page in zip(texts, found, strict=True):
        for mention in page:
            if mention.type is EntityType.PERSON and "," in mention.normalized:
                sex = sex_before(text, mention.start)
                if sex is not None:
                    told[fold(mention.normalized)] = sex
    return told


def _addressed(
    text: str, mention: Mention, namesakes: Mapping[str, tuple[str, ...]], told: Mapping[str, Sex]
) -> Mention:
    """``Frau Yilmaz``, where the document knows a Frau and a Herr of that name."""
    if mention.type is not EntityType.PERSON or "," in mention.normalized:
        return mention
    names = namesakes.get(fold(mention.normalized.replace(" ", "")), ())
    sex = sex_before(text, mention.start) if len(names) > 1 else None
    known = None if sex is None else meant(sex, names, told)
    return mention if known is None else replace(mention, normalized=known)


def _completed(mentions: Sequence[Mention]) -> dict[str, str]:
    """For each street and number with one place in the document: the whole address."""
    whole: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.type is EntityType.ADDRESS and "," in mention.normalized:
            whole[fold(mention.normalized.partition(",")[0].replace(" ", ""))].add(mention.normalized)
    return {street: next(iter(names)) for street, names in whole.items() if len(names) == 1}


def _firms(mentions: Sequence[Mention]) -> dict[str, str]:
    """For each firm whose legal form stands somewhere in the document, and no other one with it: the whole name."""
    whole: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.type is EntityType.ORGANISATION and (bare := without_legal_form(mention.normalized)):
            whole[fold(bare.replace(" ", ""))].add(mention.normalized)
    return {bare: next(iter(names)) for bare, names in whole.items() if len(names) == 1}


def _is_person_after_all(mention: Mention, families: dict[str, str]) -> bool:
    """Whether a model took the family name of a person of the document for a place or a firm."""
    is_other = mention.basis <= Basis.MODEL and mention.type is not EntityType.PERSON
    return is_other and fold(mention.text.replace(" ", "")) in families


def _complete(mention: Mention, families: dict[str, str], whole: dict[str, str]) -> Mention:
    if "," in mention.normalized:
        return mention
    key = fold(mention.normalized.replace(" ", ""))
    known = None
    if mention.type is EntityType.PERSON:
        known = families.get(key) or families.get(key.removesuffix("s"))
    elif mention.type in (EntityType.ADDRESS, EntityType.ORGANISATION):
        known = whole.get(key)
    return mention if known is None else replace(mention, normalized=known)


def _named_alone(text: str, page: Sequence[Mention], families: dict[str, str]) -> list[Mention]:
    """Family names of the document's persons that stand somewhere without any cue; rare words only."""
    if not families or len(families) > _LONGEST_DOCUMENT_NAMES:
        return []
    pattern = next((mention for mention in page if mention.type is EntityType.PERSON), None)
    made = []
    for match in _WORD.finditer(text):
        word = match.group()
        key = fold(word)
        known = families.get(key) or families.get(key.removesuffix("s"))
        if known is not None and is_rare(word):
            recogniser, version = ("persons", "2") if pattern is None else (pattern.recogniser, pattern.version)
            made.append(
                Mention(
                    EntityType.PERSON, match.start(), match.end(), word, known, 0.6, Basis.MODEL, recogniser, version
                )
            )
    return made
