"""Random labels and clearances over a small world, so that they often meet."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from ingest.labels import AgencyId, Classification, Clearance, Grant, Labels, Release, Role, UnitId, agency_of

AGENCIES = [AgencyId("polizei"), AgencyId("stadt")]
UNITS = [UnitId("polizei/fk3"), UnitId("polizei/fk1"), UnitId("stadt/ordnungsamt"), UnitId("stadt/bauamt")]
TODAY = date(2026, 5, 4)

days = st.integers(-2, 2).map(lambda offset: TODAY + timedelta(days=offset))
grants = st.builds(Grant, to_unit=st.sampled_from(UNITS), until=days, legal_basis=st.just("§ 12 Vereinbarung"))


@st.composite
def labels(draw: st.DrawFn) -> Labels:
    unit = draw(st.sampled_from(UNITS))
    return Labels(
        agency=agency_of(unit),
        unit=unit,
        classification=draw(st.none() | st.sampled_from(Classification)),
        release=draw(st.none() | st.sampled_from(Release)),
        grants=tuple(draw(st.lists(grants, max_size=3, unique_by=lambda grant: grant.to_unit))),
    )


clearances = st.builds(
    Clearance,
    agency=st.sampled_from(AGENCIES),
    units=st.frozensets(st.sampled_from(UNITS), max_size=3),
    level=st.sampled_from(Classification),
    roles=st.frozensets(st.sampled_from(Role), max_size=2),
    day=days,
)
