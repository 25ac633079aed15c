"""Accounts from a file: what ``akte users import`` takes.

AccountsInvalid    the file is not what it should be; names the line and the field
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from sqlalchemy import delete, insert, select, update

from ingest.catalogue.connection import Catalogue
from ingest.catalogue.schema import ACCOUNTS, SESSIONS
from ingest.labels import Role
from search_api.accounts.passwords import SHORTEST, hash_password, make_password
from search_api.audit.log import AuditLog
from search_api.deeds import Deed
from search_api.validation_texts import german_faults


class AccountsInvalid(ValueError):
    """The file is not what it should be; the message is German and fit to be shown."""


def _is_unit(value: str) -> str:
    agency, slash, unit = value.partition("/")
    if not (agency and slash and unit) or "/" in unit:
        raise ValueError(f"eine Einheit heißt behoerde/einheit, nicht {value!r}")
    return value


class AccountForm(BaseModel):
    """One account of the file; ``about`` and other additions are ignored."""

    model_config = ConfigDict(extra="ignore")

    id: str = Field(min_length=1, max_length=80, pattern=r"^[^\s/\\]+$")
    name: str = Field(min_length=1, max_length=200)
    agency: str = Field(min_length=1, max_length=40)
    units: list[Annotated[str, AfterValidator(_is_unit)]]
    roles: list[Role] = Field(min_length=1)
    clearance: int = Field(ge=0, le=3)
    password: str | None = Field(default=None, min_length=SHORTEST, max_length=1000)


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did; ``passwords`` are those that were made, by login name, to be shown once."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    passwords: dict[str, str]


def read_accounts(text: str) -> list[AccountForm]:
    """The accounts in a JSON list.

    Raises:
        AccountsInvalid: not JSON, not a list of accounts, or the same login name twice.
    """
    try:
        forms = TypeAdapter(list[AccountForm]).validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        raise AccountsInvalid(f"Die Datei ist kein gültiges JSON (Zeile {error.lineno}).") from None
    except ValidationError as error:
        faults = german_faults(error.errors())  # the path begins with the number of the account, from 0
        raise AccountsInvalid("; ".join(f"{fault.field}: {fault.message}" for fault in faults)) from None
    names = [form.id for form in forms]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise AccountsInvalid(f"Anmeldenamen kommen mehrfach vor: {', '.join(twice)}")
    return forms


def import_accounts(
    catalogue: Catalogue, log: AuditLog, forms: Sequence[AccountForm], *, are_demo: bool = False
) -> Imported:
    """Add accounts, or change those that exist; all or none.

    An existing account keeps its password where the file names none. Its sessions end, so that changed rights hold at
    once. Each import is one row of the log.
    """
    with catalogue.reading() as connection:
        known = set(connection.execute(select(ACCOUNTS.c.id)).scalars())
    made = {form.id: make_password() for form in forms if form.password is None and form.id not in known}
    # Hashing takes tens of milliseconds each and happens before the transaction, which keeps others waiting.
    hashes = {
        form.id: hash_password(form.password or made[form.id]) for form in forms if form.password or form.id in made
    }
    deed = Deed(
        account_id="akte",
        agency="",
        roles=(),
        action="accounts.import",
        subject={"accounts": [_rights(form) for form in forms]},
    )
    with catalogue.writing() as connection:
        for form in forms:
            values = _row(form, is_demo=are_demo)
            if form.id in hashes:
                values["password_hash"] = hashes[form.id]
            if form.id in known:
                connection.execute(update(ACCOUNTS).where(ACCOUNTS.c.id == form.id).values(values))
                connection.execute(delete(SESSIONS).where(SESSIONS.c.account_id == form.id))
            else:
                connection.execute(insert(ACCOUNTS).values(id=form.id, disabled=False, **values))
        head = log.append(connection, deed)
    log.seal(head)
    return Imported(
        added=tuple(form.id for form in forms if form.id not in known),
        changed=tuple(form.id for form in forms if form.id in known),
        passwords=made,
    )


def _rights(form: AccountForm) -> dict[str, Any]:
    return {"id": form.id, "units": form.units, "roles": sorted(form.roles), "clearance": form.clearance}


def _row(form: AccountForm, *, is_demo: bool) -> dict[str, Any]:
    return {
        "name": form.name,
        "agency": form.agency,
        "units": json.dumps(form.units),
        "roles": json.dumps(sorted(form.roles)),
        "clearance": form.clearance,
        "demo": is_demo,
    }
