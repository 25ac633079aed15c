"""The five accounts of the demo: who they are, what they may see, and what is worth trying with them.

The passwords are meant to be read by everybody; the accounts exist in demo mode only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account as the import of users takes it, with a German sentence about it for the login page.

    ``clearance`` is the level from 0 (offen) to 3 (vs-nfd).
    """

    id: str
    name: str
    agency: str
    units: tuple[str, ...]
    roles: tuple[str, ...]
    clearance: int
    password: str
    about: str


ACCOUNTS: Final = (
    DemoAccount(
        id="krahn",
        name="Silke Krahn",
        agency="polizei",
        units=("polizei/fk4", "polizei/fk1"),
        roles=("investigator",),
        clearance=3,
        password="krabbenkutter",
        about=(
            "Erste Kriminalhauptkommissarin im 4. Fachkommissariat (Organisierte Kriminalität), darf bis VS-NfD lesen. "
            "Suchen Sie nach „Strohfrauen“ oder nach dem Kennzeichen „tid th77“."
        ),
    ),
    DemoAccount(
        id="ohlsen",
        name="Gerrit Ohlsen",
        agency="polizei",
        units=("polizei/fk2",),
        roles=("investigator",),
        clearance=1,
        password="deichgraf",
        about=(
            "Kriminalhauptkommissar im 2. Fachkommissariat (Eigentum und Hehlerei), liest bis „intern“. Dieselbe "
            "Suche wie bei Frau Krahn findet hier weniger; suchen Sie nach „gestohlenes Kupfer“ oder „Elektrofahrrad“."
        ),
    ),
    DemoAccount(
        id="brandt",
        name="Uwe Brandt",
        agency="polizei",
        units=("polizei/esd", "polizei/fk3"),
        roles=("clerk",),
        clearance=2,
        password="leuchtturm",
        about=(
            "Geschäftsstelle der Polizeiinspektion, erfasst Anzeigen und Berichte für Streifendienst und "
            "3. Fachkommissariat. Reichen Sie eine Datei ein oder suchen Sie nach „Ziegel Dächer“."
        ),
    ),
    DemoAccount(
        id="petersen",
        name="Jörn Petersen",
        agency="stadt",
        units=("stadt/ordnungsamt", "stadt/gewerbeamt"),
        roles=("clerk",),
        clearance=2,
        password="fischbroetchen",
        about=(
            "Sachbearbeiter im Ordnungsamt der Stadt, sieht die Akten seiner Ämter und was die Polizei mit der Stadt "
            "teilt. Suchen Sie nach „Rettungswegen“ und sehen Sie nach, welche Datei in Quarantäne liegt."
        ),
    ),
    DemoAccount(
        id="thoms",
        name="Dr. Karen Thoms",
        agency="stadt",
        units=(),
        roles=("auditor",),
        clearance=0,
        password="logbuchseite",
        about=(
            "Behördliche Datenschutzbeauftragte, liest keine Akten, sondern das Protokoll: Wer hat wann mit welchem "
            "Zweck gesucht? Lassen Sie prüfen, ob das Protokoll lückenlos ist."
        ),
    ),
)


def accounts() -> list[dict[str, object]]:
    """The demo accounts in the shape of the users' import file, plus ``about``; a fresh list at every call."""
    return [
        {
            "id": account.id,
            "name": account.name,
            "agency": account.agency,
            "units": list(account.units),
            "roles": list(account.roles),
            "clearance": account.clearance,
            "password": account.password,
            "about": account.about,
        }
        for account in ACCOUNTS
    ]
