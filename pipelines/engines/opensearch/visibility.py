"""The rule of visibility as tokens on a document and as one filter over them.

As in the embedded engine each token names one way to a document together with the classification. Grants are tokens of
their own field whose order is that of their days, so that those still to come are a range.
``tests/conformance`` holds the filter equal to ``ingest.labels.may_read``.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from ingest.labels import READING_ROLES, Clearance, Labels, Release
from pipelines.engines.opensearch.connection import Body

NOTHING: Final[Body] = {"match_none": {}}

_MARK: Final = "\x1f"  # before classification and day of a grant
_BEHIND_ANY_DAY: Final = "~"


def access_tokens(labels: Labels) -> list[str]:
    """The ways to a document but grants; an unlabelled one has none and is therefore found by nobody."""
    if labels.classification is None or labels.release is None:
        return []
    level = int(labels.classification)
    tokens = [f"u{level}{labels.unit}"]
    if labels.release is Release.PARTNERSHIP:
        tokens.append(f"p{level}")
    elif labels.release is Release.AGENCY:
        tokens.append(f"a{level}{labels.agency}")
    return tokens


def grant_tokens(labels: Labels) -> list[str]:
    """The grants of a document: unit, classification and last day."""
    if labels.classification is None or labels.release is None:
        return []
    level = int(labels.classification)
    return sorted(_grant(grant.to_unit, level, grant.until) for grant in labels.grants)


def visible(clearance: Clearance) -> Body:
    """A filter for the documents that a caller may read."""
    if not clearance.roles & READING_ROLES:
        return NOTHING
    ways: list[str] = []
    grants: list[Body] = []
    for level in range(int(clearance.level) + 1):
        ways += [f"p{level}", f"a{level}{clearance.agency}", *(f"u{level}{unit}" for unit in sorted(clearance.units))]
        for unit in sorted(clearance.units):
            days = {"gte": _grant(unit, level, clearance.day), "lt": f"{_beginning(unit, level)}{_BEHIND_ANY_DAY}"}
            grants.append({"range": {"grants": days}})
    return {"bool": {"should": [{"terms": {"access": ways}}, *grants], "minimum_should_match": 1}}


def _beginning(unit: str, level: int) -> str:
    # A mark inside the name of a unit is written twice; before the classification it stands once.
    return f"{unit.replace(_MARK, _MARK * 2)}{_MARK}{level}"


def _grant(unit: str, level: int, until: date) -> str:
    return f"{_beginning(unit, level)}{until.isoformat()}"
