"""The rule of visibility as tokens on a document and as one query over them.

Each token names one way to a document (partnership, agency, unit, a grant) together with the classification, so that
the whole rule is one set of terms. ``tests/conformance`` holds it equal to ``ingest.labels.may_read``.
"""

from __future__ import annotations

from typing import Final

import tantivy

from ingest.labels import READING_ROLES, Clearance, Labels, Release
from pipelines.engines.embedded.terms import any_term

_SEPARATOR: Final = "\x1f"  # before the day of a grant; the day has 10 characters and the classification 1
_GRANT_TAIL: Final = 11


def access_tokens(labels: Labels) -> list[str]:
    """The ways to a document; an unlabelled one has none and is therefore found by nobody."""
    if labels.classification is None or labels.release is None:
        return []
    level = int(labels.classification)
    tokens = {f"u{level}{labels.unit}"}
    if labels.release is Release.PARTNERSHIP:
        tokens.add(f"p{level}")
    elif labels.release is Release.AGENCY:
        tokens.add(f"a{level}{labels.agency}")
    for grant in labels.grants:
        tokens.add(f"g{grant.to_unit}{_SEPARATOR}{grant.until.isoformat()}{level}")
    return sorted(tokens)


def visible(searcher: tantivy.Searcher, schema: tantivy.Schema, clearance: Clearance) -> tantivy.Query:
    """The rows of documents that a caller may read, each with score 0."""
    if not clearance.roles & READING_ROLES:
        return tantivy.Query.empty_query()
    tokens: list[str] = []
    for level in range(int(clearance.level) + 1):
        tokens.append(f"p{level}")
        tokens.append(f"a{level}{clearance.agency}")
        tokens += (f"u{level}{unit}" for unit in clearance.units)
    for unit in clearance.units:
        tokens += _unexpired_grants(searcher, f"g{unit}{_SEPARATOR}", clearance)
    return any_term(schema, "access", tokens)


def _unexpired_grants(searcher: tantivy.Searcher, beginning: str, clearance: Clearance) -> list[str]:
    # A text field knows no ranges, but there are few distinct days: list them and keep those still to come.
    found = []
    for token, _ in searcher.terms_with_prefix("access", beginning):
        until, level = token[len(beginning) : -1], token[-1]
        if (
            len(token) == len(beginning) + _GRANT_TAIL
            and until >= clearance.day.isoformat()
            and int(level) <= clearance.level
        ):
            found.append(token)
    return found
