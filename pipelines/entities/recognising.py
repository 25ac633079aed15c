"""All that stands in a document: every recogniser over every page, one merge, and what the pages tell of each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from pipelines.analysing import PageText
from pipelines.entities import resolving
from pipelines.entities.contract import Basis, EntityType, Mention, Recogniser
from pipelines.entities.flowing import flow
from pipelines.entities.merging import merge
from pipelines.entities.rules import (
    addresses,
    dates,
    emails,
    file_references,
    ibans,
    id_numbers,
    laws,
    licence_plates,
    locations,
    money,
    organisations,
    persons,
    phones,
    register_numbers,
    vins,
)
from pipelines.german.folding import fold

RULES: Final[tuple[Recogniser, ...]] = tuple(
    module.RECOGNISER
    for module in (
        addresses, dates, emails, file_references, ibans, id_numbers, laws, licence_plates, locations, money,
        organisations, persons, phones, register_numbers, vins,
    )
)  # fmt: skip
"""The recognisers that need no model. A trained tagger is put beside them by the wiring."""


def rules_with(templates: Sequence[str]) -> tuple[Recogniser, ...]:
    """``RULES`` where file references may also have the forms of an installation.

    Raises:
        TemplateInvalid: one of the templates is wrong.
    """
    own = file_references.recogniser(templates)
    return tuple(own if rule is file_references.RECOGNISER else rule for rule in RULES)


_MERGING_VERSION: Final = "4"
"""Changes with flowing, merging, resolving, spelling and addressing."""


class Recognising:
    """Recognises documents with a fixed set of recognisers; may be used by several threads."""

    def __init__(self, recognisers: Sequence[Recogniser] = RULES, tagger: Recogniser | None = None) -> None:
        """Set it up.

        Args:
            recognisers: Rules; what they find on nothing but a list counts only where there is no tagger.
            tagger: A trained model, if there is one.
        """
        self._recognisers = tuple(recognisers) if tagger is None else (*recognisers, tagger)
        self.is_quick: Final = tagger is None
        """Whether rules alone are asked, so that it takes milliseconds."""
        self._lowest = Basis.GAZETTEER if tagger is None else Basis.MODEL
        told = [f"{one.name} {one.version}" for one in sorted(self._recognisers, key=lambda one: one.name)]
        self.version: Final = hashlib.sha256("\n".join([_MERGING_VERSION, *told]).encode()).hexdigest()[:16]

    def recognise(self, pages: Sequence[PageText]) -> tuple[tuple[int, Mention], ...]:
        """The mentions of a document with the number of their page, in reading order.

        Places count code points of the page's own text, line breaks and hyphens included.
        """
        flows = [flow(page.text) for page in pages]
        found = [self._merged(each.text) for each in flows]
        resolved = resolving.resolve([each.text for each in flows], found)
        return tuple(
            (page.number, replace(mention, start=each.origin(mention.start), end=each.origin_of_end(mention.end)))
            for page, each, mentions in zip(pages, flows, resolved, strict=True)
            for mention in mentions
        )

    def _merged(self, text: str) -> tuple[Mention, ...]:
        mentions = (mention for one in self._recognisers for mention in one.find(text))
        return merge(mention for mention in mentions if mention.basis >= self._lowest)


def entity_id_of(kind: EntityType, normalized: str) -> str:
    """The id of what a mention refers to: equal for equal normal forms, in any spelling of case and umlauts.

    For persons that says "same name", not "same person".
    """
    return hashlib.sha256(f"{kind.value}\0{folded_form(normalized)}".encode()).hexdigest()[:32]


def folded_form(normalized: str) -> str:
    """A normal form in the one spelling by which it is looked up: folded words, one blank between."""
    return " ".join(filter(None, (fold(part) for part in normalized.split())))
