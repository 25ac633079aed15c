"""The rule of visibility, as a rule and by the sentences of the blueprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import (
    READING_ROLES,
    AgencyId,
    Classification,
    Clearance,
    Grant,
    Labels,
    Release,
    Role,
    UnitId,
    may_read,
)
from tests.ingest.strategies import TODAY, UNITS, clearances, labels

FK3 = UnitId("polizei/fk3")
BAUAMT = UnitId("stadt/bauamt")
LETTER = Labels(AgencyId("polizei"), FK3, Classification.INTERN, Release.UNIT)
BUILDING_CLERK = Clearance(
    AgencyId("stadt"), frozenset({BAUAMT}), Classification.VERTRAULICH, frozenset({Role.CLERK}), TODAY
)
INVESTIGATOR = replace(BUILDING_CLERK, agency=AgencyId("polizei"), units=frozenset({FK3}))


@given(labels(), clearances)
def test_nobody_without_a_reading_role_reads_anything(some: Labels, who: Clearance) -> None:
    assert not may_read(some, replace(who, roles=who.roles - READING_ROLES))


@given(labels(), clearances)
def test_nobody_reads_what_is_classified_above_the_own_level(some: Labels, who: Clearance) -> None:
    if some.classification is None or some.classification > who.level:
        assert not may_read(some, who)


@given(labels(), clearances)
def test_nobody_reads_a_document_without_release(some: Labels, who: Clearance) -> None:
    assert not may_read(replace(some, release=None), who)


@given(labels(), clearances, st.sampled_from(UNITS), st.sampled_from(Classification))
def test_a_higher_level_or_one_more_unit_never_hides_a_document(
    some: Labels, who: Clearance, unit: UnitId, level: Classification
) -> None:
    raised = replace(who, units=who.units | {unit}, level=max(who.level, level))
    assert may_read(some, raised) >= may_read(some, who)


@given(labels(), clearances, st.sampled_from(Release))
def test_a_wider_release_never_hides_a_document(some: Labels, who: Clearance, release: Release) -> None:
    widths = list(Release)
    wider = max(release, some.release or release, key=widths.index)
    assert may_read(replace(some, release=wider), who) >= may_read(some, who)


@given(labels(), clearances, st.integers(1, 500))
def test_waiting_never_opens_a_document(some: Labels, who: Clearance, passed: int) -> None:
    later = replace(who, day=who.day + timedelta(days=passed))
    assert may_read(some, later) <= may_read(some, who)


def test_a_unit_reads_its_own_documents_and_another_unit_does_not() -> None:
    assert may_read(LETTER, INVESTIGATOR)
    assert not may_read(LETTER, BUILDING_CLERK)


def test_release_to_the_agency_opens_to_the_agency_only() -> None:
    released = replace(LETTER, release=Release.AGENCY)
    assert may_read(released, replace(INVESTIGATOR, units=frozenset({UnitId("polizei/fk1")})))
    assert not may_read(released, BUILDING_CLERK)


def test_release_to_the_partnership_opens_to_both_agencies() -> None:
    assert may_read(replace(LETTER, release=Release.PARTNERSHIP), BUILDING_CLERK)


def test_a_grant_opens_to_its_unit_until_the_end_of_its_last_day() -> None:
    granted = replace(LETTER, grants=(Grant(BAUAMT, TODAY, "§ 12 Vereinbarung"),))
    assert may_read(granted, BUILDING_CLERK)
    assert not may_read(granted, replace(BUILDING_CLERK, day=TODAY + timedelta(days=1)))


def test_a_grant_without_legal_basis_is_refused() -> None:
    with pytest.raises(ValueError, match="legal basis"):
        Grant(BAUAMT, TODAY, "  ")


def test_a_grant_to_a_whole_agency_is_refused() -> None:
    with pytest.raises(ValueError, match="not a unit"):
        Grant(UnitId("stadt"), TODAY, "§ 12 Vereinbarung")


@pytest.mark.parametrize("unit", ["stadt/bauamt", "polizei", "polizei/", "polizei/fk3/a", ""])
def test_labels_whose_unit_is_none_of_the_agency_are_refused(unit: str) -> None:
    with pytest.raises(ValueError, match="is not one of agency"):
        Labels(AgencyId("polizei"), UnitId(unit), Classification.OFFEN, Release.UNIT)
