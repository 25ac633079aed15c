"""``akte audit verify``: is the log whole?"""

from __future__ import annotations

from search_api.audit.verification import verify as verify_log
from search_api.commands.telling import complain, say
from search_api.settings import load_settings
from search_api.wiring_store import open_store


def verify() -> int:
    """Check the log; the exit code is 1 if anything is wrong with it."""
    store = open_store(load_settings())
    try:
        with store.catalogue.reading() as connection:
            verdict = verify_log(connection, store.keeper)
    finally:
        store.close()
    say(f"{verdict.rows} Zeilen, {verdict.checkpoints} unterschriebene Prüfpunkte, Schlüssel {store.keeper.public_key}")
    say(f"Letzte Zeile: {verdict.head.sequence} {verdict.head.hash}")
    if verdict.is_whole:
        say("Das Protokoll ist lückenlos und unverändert.")
        return 0
    complain("Das Protokoll ist nicht in Ordnung:")
    for finding in verdict.findings:
        complain(f"  {finding.message}")
    return 1
