"""The labels are valid, of every kind, and let each demo account see something else."""

from collections import Counter
from datetime import date

import pytest

from ingest.labels import AgencyId, Classification, Clearance, Grant, Labels, Release, Role, UnitId, may_read
from samples.collection import PAPERS
from samples.demo import ACCOUNTS, DemoAccount, accounts
from samples.paper import Paper
from samples.world import UNITS

DAY = date(2026, 9, 1)


def labels_of(paper: Paper) -> Labels:
    return Labels(
        agency=AgencyId(paper.agency),
        unit=UnitId(paper.unit),
        classification=Classification(paper.classification),
        release=Release(paper.release),
        grants=tuple(
            Grant(UnitId(grant.to_unit), date.fromisoformat(grant.until), grant.legal_basis) for grant in paper.grants
        ),
    )


def clearance_of(account: DemoAccount) -> Clearance:
    return Clearance(
        agency=AgencyId(account.agency),
        units=frozenset(UnitId(unit) for unit in account.units),
        level=Classification(account.clearance),
        roles=frozenset(Role(role) for role in account.roles),
        day=DAY,
    )


def visible_to(account_id: str) -> set[str]:
    account = next(account for account in ACCOUNTS if account.id == account_id)
    return {paper.file for paper in PAPERS if may_read(labels_of(paper), clearance_of(account))}


def test_all_labels_are_valid() -> None:
    for paper in PAPERS:
        labels_of(paper)
        assert paper.doc_type in {"bericht", "genehmigung", "schriftverkehr"}
        assert date(2025, 7, 1) < date.fromisoformat(paper.date) < DAY
        assert paper.title
        assert paper.kind


def test_every_classification_release_unit_and_sort_of_grant_occurs() -> None:
    assert {paper.classification for paper in PAPERS} == {0, 1, 2, 3}
    assert {paper.release for paper in PAPERS} == {"unit", "agency", "partnership"}
    assert {paper.unit for paper in PAPERS} == set(UNITS)
    until = Counter(grant.until == "2099-12-31" for paper in PAPERS for grant in paper.grants)
    assert until[True] >= 3, "grants that last"
    assert until[False] >= 2, "grants that are over"
    assert all(grant.to_unit in UNITS for paper in PAPERS for grant in paper.grants)


def test_a_grant_that_is_over_shows_nothing() -> None:
    assert "Bescheid Nachweisbuch Tamsen 33.2-B-0040-26.pdf" not in visible_to("ohlsen")
    assert "Vermerk_Strohfrau_FK4-0312-26.pdf" not in visible_to("brandt")


def test_a_grant_that_lasts_opens_a_confidential_document_to_the_other_agency() -> None:
    assert "Notiz Meldungen Kanalstrasse 14.pdf" in visible_to("krahn")
    assert "Mail_Petersen_Krahn_2026-05-07.eml" in visible_to("krahn")


def test_the_secret_report_is_seen_by_one_account_only() -> None:
    secret = "Lagebericht FK4 Haverkamp VS-NfD.pdf"
    assert [account.id for account in ACCOUNTS if secret in visible_to(account.id)] == ["krahn"]


def test_every_reading_account_sees_something_else() -> None:
    views = {account.id: frozenset(visible_to(account.id)) for account in ACCOUNTS}
    assert views.pop("thoms") == frozenset()
    assert len(set(views.values())) == len(views)
    assert all(8 < len(view) < len(PAPERS) for view in views.values())
    assert len(views["ohlsen"]) < len(views["krahn"]) - 5


def test_all_accounts_share_what_the_partnership_shares() -> None:
    shared = {paper.file for paper in PAPERS if paper.release == "partnership" and paper.classification < 2}
    assert len(shared) > 10
    assert all(shared <= visible_to(account.id) for account in ACCOUNTS if account.id != "thoms")


def test_demo_accounts_are_complete_and_different() -> None:
    listed = accounts()
    assert len(listed) == 5
    assert len({str(account["id"]) for account in listed}) == 5
    for account in listed:
        assert set(account) == {"id", "name", "agency", "units", "roles", "clearance", "password", "about"}
        assert len(str(account["password"])) >= 7
        assert str(account["about"]).endswith((".", "?"))
    assert Counter(role for account in ACCOUNTS for role in account.roles) == {
        "investigator": 2,
        "clerk": 2,
        "auditor": 1,
    }


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.id)
def test_units_belong_to_the_account_s_agency(account: DemoAccount) -> None:
    assert all(unit in UNITS and unit.startswith(account.agency) for unit in account.units)


def test_a_caller_cannot_change_the_accounts_for_the_next_one() -> None:
    accounts()[0]["roles"] = ["admin"]
    assert accounts()[0]["roles"] == ["investigator"]
