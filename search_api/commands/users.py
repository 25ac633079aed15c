"""``akte users import``: accounts from a file."""

from __future__ import annotations

from pathlib import Path

from search_api.accounts.importing import AccountsInvalid, import_accounts, read_accounts
from search_api.commands.telling import complain, say
from search_api.settings import load_settings
from search_api.wiring_store import open_store


def import_users(file: Path) -> int:
    """Add or change the accounts in a file; the exit code."""
    try:
        forms = read_accounts(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        complain(f"Die Datei {file} ist nicht lesbar: {error.strerror}")
        return 1
    except (AccountsInvalid, UnicodeDecodeError) as error:
        complain(f"Kein Konto wurde geändert. {error}")
        return 1
    store = open_store(load_settings())
    try:
        imported = import_accounts(store.catalogue, store.log, forms)
    finally:
        store.close()
    say(f"{len(imported.added)} Konten angelegt, {len(imported.changed)} geändert.")
    if imported.passwords:
        say("Diese Kennwörter werden nur jetzt gezeigt:")
        for account_id, password in imported.passwords.items():
            say(f"  {account_id}  {password}")
    return 0
