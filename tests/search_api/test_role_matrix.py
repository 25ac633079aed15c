"""Every operation of the OpenAPI file, tried by every role: nobody gets an answer that the role does not allow."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest

from pipelines.entities.contract import EntityType
from pipelines.entities.recognising import entity_id_of
from search_api.openapi import FILE
from tests.search_api.conftest import House
from tests.search_api.serving import ACCOUNTS

READING = frozenset({"investigator", "clerk", "integrator"})
UPLOADING = frozenset({"clerk", "integrator"})
EVERYBODY = READING | {"auditor", "admin"}
AUDITING = frozenset({"auditor"})
PUBLIC = frozenset({"start", "login", "describe_uploads", "healthz", "readyz", "metrics"})

ALLOWED = {
    "me": EVERYBODY,
    "label_choices": EVERYBODY,
    "upload_document": UPLOADING,
    "upload_batch": UPLOADING,
    "open_batch": UPLOADING,
    "list_batches": READING,
    "get_batch": READING,
    "list_batch_files": READING,
    "get_batch_result": READING,
    "retry_batch": UPLOADING,
    "begin_upload": UPLOADING,
    "get_upload": UPLOADING,
    "continue_upload": UPLOADING,
    "end_upload": UPLOADING,
    "override_upload": UPLOADING,
    "list_documents": READING,
    "summarise_documents": READING,
    "get_document": READING,
    "change_document": UPLOADING,
    "erase_document": UPLOADING,
    "retry_document": UPLOADING,
    "get_page": READING,
    "get_page_image": READING,
    "get_original": READING,
    "find_matches": READING,
    "get_searchable_pdf": READING,
    "list_corrections": READING,
    "correct_page": UPLOADING,
    "undo_correction": UPLOADING,
    "list_near_duplicates": READING,
    "list_reviews": READING,
    "review_page": UPLOADING,
    "search": READING,
    "suggest": READING,
    "list_own_questions": READING,
    "forget_own_questions": READING,
    "find_similar": READING,
    "find_special_terms": READING,
    "list_entities": READING,
    "get_entity": READING,
    "list_neighbours": READING,
    "follow_events": READING,
    "list_audit": AUDITING,
    "verify_audit": AUDITING,
    "logout": EVERYBODY,
}

ALMA = entity_id_of(EntityType.PERSON, "Petersen, Alma")
"""Stands in the shared document."""

OPERATIONS = [
    (operation["operationId"], method.upper(), path)
    for path, methods in json.loads(FILE.read_bytes())["paths"].items()
    for method, operation in methods.items()
]


def test_every_operation_says_which_roles_it_is_for() -> None:
    assert {name for name, _, _ in OPERATIONS} == set(ALLOWED) | PUBLIC


def _send(client: httpx.Client, method: str, path: str, house: House) -> int:
    """The status of a call with an id that exists; streams are not read to their end."""
    named = {"document_id": house.shared, "entity_id": ALMA, "batch_id": "0" * 32, "upload_id": "0" * 32}
    address = path.removeprefix("/api/v1").format(number=1, correction_id=1, **named)
    body: dict[str, Any] = {"json": {}} if method == "PATCH" else {}
    # A stale version: the matrix must not change the documents that other tests read.
    with client.stream(method, address, headers={"If-Match": '"v0"'}, params=_parameters(path), **body) as answer:
        return answer.status_code


def _parameters(path: str) -> dict[str, str]:
    return {"q": "Erlaubnis"} if path.endswith(("/search", "/suggest", "/matches", "/entities")) else {}


@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=[name for name, _, _ in OPERATIONS])
def test_without_a_login_only_public_operations_answer(house: House, name: str, method: str, path: str) -> None:
    if name in PUBLIC:
        return
    with house.service.caller(None) as nobody:
        assert _send(nobody, method, path, house) == 401


@pytest.mark.parametrize("account", [name for name, *_ in ACCOUNTS])
@pytest.mark.parametrize(("name", "method", "path"), OPERATIONS, ids=[name for name, _, _ in OPERATIONS])
def test_no_role_gets_more_than_it_is_for(house: House, account: str, name: str, method: str, path: str) -> None:
    roles = {each: set(roles) for each, _, _, roles, _ in ACCOUNTS}[account]
    if name in PUBLIC or name in ("logout", "erase_document"):
        return
    with house.service.caller(account) as client:
        status = _send(client, method, path, house)
    if roles & ALLOWED[name]:
        assert status not in (401, 500), status
        assert status != 403 or name in ("change_document", "retry_document", "review_page", "undo_correction"), status
    else:
        assert status == 403


def test_only_clerks_and_integrators_erase(house: House) -> None:
    for account, _, _, roles, _ in ACCOUNTS:
        if not set(roles) & UPLOADING:
            with house.service.caller(account) as client:
                assert client.delete(f"/documents/{house.shared}").json()["code"] == "role_missing"


def test_reading_needs_a_purpose_everywhere(house: House) -> None:
    for name, method, path in OPERATIONS:
        if method != "GET" or "anna" not in {
            each for each, _, _, r, _ in ACCOUNTS if set(r) & ALLOWED.get(name, set())
        }:
            continue
        if name in ("me", "label_choices", "summarise_documents", "follow_events", "list_own_questions"):
            continue
        with house.service.caller("anna", purpose=None) as anna:
            assert _send(anna, method, path, house) == 428, name
