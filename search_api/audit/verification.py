"""Checking the log: is every row there, unaltered, in its place, down to the last signed head?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import Connection, select

from ingest.catalogue.schema import AUDIT
from search_api.audit.chain import ORIGIN, Head, hash_of_row
from search_api.audit.heads import HeadKeeper, SignedHead, read_checkpoints

MOST_FINDINGS: Final = 100

Kind = Literal["altered", "missing", "moved", "cut_off", "signature"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong; ``sequence`` is None where it concerns no single row."""

    sequence: int | None
    kind: Kind
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a check; the log is whole if nothing was found."""

    rows: int
    checkpoints: int
    head: Head
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every row is there, unaltered and in its place."""
        return not self.findings


def verify(connection: Connection, keeper: HeadKeeper) -> Verdict:
    """Recompute the chain and hold it against the signed heads.

    Read in one transaction that sees one unchanging state, while others go on writing.
    """
    findings: list[Finding] = []
    newest = _newest_head(keeper, findings)
    kept = read_checkpoints(connection)
    signed = {}
    for one in [*kept, *([newest] if newest else [])]:
        if keeper.is_genuine(one):
            signed[one.head.sequence] = one.head.hash
        else:
            findings.append(Finding(one.head.sequence, "signature", "Die Unterschrift eines Prüfpunkts ist ungültig."))
    rows, head = _walk(connection, signed, findings)
    last_signed = max(signed, default=0)
    if head.sequence < last_signed:
        findings.append(
            Finding(
                head.sequence + 1,
                "cut_off",
                f"Am Ende fehlen Zeilen: unterschrieben ist Zeile {last_signed}, vorhanden ist Zeile {head.sequence}.",
            )
        )
    findings.sort(key=lambda finding: finding.sequence or 0)
    return Verdict(rows, len(signed), head, tuple(findings[:MOST_FINDINGS]))


def _newest_head(keeper: HeadKeeper, findings: list[Finding]) -> SignedHead | None:
    try:
        return keeper.newest()
    except ValueError:
        findings.append(Finding(None, "signature", "Die Datei mit dem jüngsten Prüfpunkt ist beschädigt."))
        return None


def _walk(connection: Connection, signed: dict[int, str], findings: list[Finding]) -> tuple[int, Head]:
    """Go through all rows in order; the number of rows and the last one."""
    rows, head = 0, Head(0, ORIGIN)
    query = select(AUDIT).order_by(AUDIT.c.sequence).execution_options(yield_per=1000)
    for row in connection.execute(query):
        rows += 1
        if row.sequence != head.sequence + 1:
            findings.append(Finding(head.sequence + 1, "missing", f"Vor Zeile {row.sequence} fehlen Zeilen."))
        elif row.previous_hash != head.hash:
            findings.append(Finding(row.sequence, "moved", f"Zeile {row.sequence} schließt nicht an die vorige an."))
        if hash_of_row(row) != row.hash:
            findings.append(Finding(row.sequence, "altered", f"Zeile {row.sequence} wurde verändert."))
        elif signed.get(row.sequence, row.hash) != row.hash:
            findings.append(
                Finding(row.sequence, "altered", f"Zeile {row.sequence} ist nicht die, die unterschrieben wurde.")
            )
        head = Head(row.sequence, row.hash)
        if len(findings) > 10 * MOST_FINDINGS:
            # A log that is broken throughout need not be listed row by row.
            break
    return rows, head
