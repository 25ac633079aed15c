"""Which part of an Office Open XML file belongs to which: the relationships that each part states."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ingest.readers.package import Package

_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind`` is the last word of its type, for example ``notesSlide``; ``target`` the name of a part."""

    id: str
    kind: str
    target: str


def relationships_of(package: Package, part: str) -> Iterator[Relationship]:
    """What a part refers to inside the file; references to the outside are passed over."""
    folder, name = posixpath.split(part)
    place = f"{folder}/_rels/{name}.rels"
    if not package.has(place):
        return
    for found in package.tree(place).iter(_RELATIONSHIP):
        if found.get("TargetMode") == "External":
            continue
        target = found.get("Target") or ""
        inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        yield Relationship(found.get("Id") or "", (found.get("Type") or "").rsplit("/", 1)[-1], inside)
