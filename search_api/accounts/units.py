"""Agencies and their units with German names: the list for choosing, and the names for showing.

The list is not a rule: labels and accounts may name units that it does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from search_api.accounts.schemas import (
    AgencyChoice,
    ClassificationChoice,
    LabelChoices,
    NamedChoice,
    ReleaseChoice,
    UnitChoice,
)


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency; ``units`` maps ``agency/unit`` to German names, in the order for choosing."""

    id: str
    name: str
    units: Mapping[str, str]


DEFAULT_AGENCIES: Final = (
    Agency(
        "polizei",
        "Polizeiinspektion",
        {
            "polizei/esd": "Einsatz- und Streifendienst",
            "polizei/fk1": "1. Fachkommissariat (Gewalt und Brand)",
            "polizei/fk2": "2. Fachkommissariat (Eigentum und Hehlerei)",
            "polizei/fk3": "3. Fachkommissariat (Wirtschaft und Betrug)",
            "polizei/fk4": "4. Fachkommissariat (Organisierte Kriminalität)",
            "polizei/fk5": "5. Fachkommissariat (Forensik)",
        },
    ),
    Agency(
        "stadt",
        "Stadtverwaltung",
        {
            "stadt/ordnungsamt": "Ordnungsamt",
            "stadt/gewerbeamt": "Gewerbeamt",
            "stadt/bauamt": "Bauamt",
            "stadt/buergeramt": "Bürgeramt",
            "stadt/auslaenderbehoerde": "Ausländerbehörde",
            "stadt/sozialamt": "Sozialamt",
            "stadt/steueramt": "Steueramt",
        },
    ),
)

_CLASSIFICATIONS: Final = ("offen", "intern", "vertraulich", "VS-NfD")

_RELEASES: Final = (
    ReleaseChoice(
        value="unit",
        name="Nur die eigene Einheit",
        explanation="Lesen darf nur die Einheit des Dokuments und wem es einzeln freigegeben ist.",
    ),
    ReleaseChoice(
        value="agency",
        name="Die eigene Behörde",
        explanation="Lesen dürfen alle Einheiten der Behörde, soweit die Einstufung es erlaubt.",
    ),
    ReleaseChoice(
        value="partnership",
        name="Beide Partner",
        explanation="Lesen dürfen alle Einheiten beider Behörden, soweit die Einstufung es erlaubt.",
    ),
)

_DOC_TYPES: Final = {"bericht": "Bericht", "genehmigung": "Genehmigung", "schriftverkehr": "Schriftverkehr"}

_KINDS: Final = (
    "Amtshilfeersuchen",
    "Anhörung",
    "Antwortschreiben",
    "Bescheid",
    "Bürgerbeschwerde",
    "E-Mail",
    "Ermittlungsvermerk",
    "Fax",
    "Gaststättenerlaubnis",
    "Gewerbeanmeldung",
    "Interne Notiz",
    "Kontrollbericht",
    "Lagebericht",
    "Nutzungsänderung",
    "Sicherstellungsprotokoll",
    "Sondernutzungserlaubnis",
    "Spielhallenerlaubnis",
    "Strafanzeige",
    "Vorgangsbericht",
)


class UnitList:
    """The agencies and units of this installation."""

    def __init__(self, agencies: Sequence[Agency] = DEFAULT_AGENCIES) -> None:
        self._agencies = tuple(agencies)
        self._names = {unit: name for agency in agencies for unit, name in agency.units.items()}

    def name(self, unit: str) -> str:
        """The German name of a unit; an unknown one is its own name."""
        return self._names.get(unit, unit)

    def choices(self, own_units: Iterable[str]) -> LabelChoices:
        """All values of labels and facts; the caller's own units are in it even where the list lacks them."""
        units: dict[str, dict[str, str]] = {agency.id: dict(agency.units) for agency in self._agencies}
        for unit in own_units:
            units.setdefault(unit.partition("/")[0], {}).setdefault(unit, unit)
        names = {agency.id: agency.name for agency in self._agencies}
        return LabelChoices(
            agencies=[
                AgencyChoice(
                    id=agency,
                    name=names.get(agency, agency),
                    units=[UnitChoice(id=unit, name=name) for unit, name in listed.items()],
                )
                for agency, listed in units.items()
            ],
            classifications=[
                ClassificationChoice(value=level, name=name) for level, name in enumerate(_CLASSIFICATIONS)
            ],
            releases=list(_RELEASES),
            doc_types=[NamedChoice(value=value, name=name) for value, name in _DOC_TYPES.items()],
            kinds=[NamedChoice(value=kind, name=kind) for kind in _KINDS],
        )


def read_unit_list(path: Path) -> UnitList:
    """The list in a JSON file: ``[{"id", "name", "units": [{"id": "agency/unit", "name"}]}]``.

    Raises:
        ValueError: not readable or not of this shape; the message is German and says what is wrong.
    """
    try:
        parsed = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ValueError(f"die Liste der Einheiten {path} ist nicht lesbar ({error.strerror})") from None
    except ValueError:
        raise ValueError(f"die Liste der Einheiten {path} ist kein gültiges JSON") from None
    try:
        return UnitList([_agency(entry) for entry in parsed])
    except (KeyError, TypeError, AttributeError):
        shape = '[{"id": "stadt", "name": "Stadt", "units": [{"id": "stadt/bauamt", "name": "Bauamt"}]}]'
        raise ValueError(f"die Liste der Einheiten {path} muss so aussehen: {shape}") from None


def _agency(entry: Any) -> Agency:
    units = {str(unit["id"]): str(unit["name"]) for unit in entry["units"]}
    wrong = [unit for unit in units if unit.partition("/")[0] != entry["id"] or unit.count("/") != 1]
    if wrong:
        raise ValueError(f"die Einheit {wrong[0]!r} gehört nicht zur Behörde {entry['id']!r}")
    return Agency(str(entry["id"]), str(entry["name"]), units)
