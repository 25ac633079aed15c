"""Random documents, callers and questions over a small world, so that things meet often."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from ingest.labels import Classification, Clearance, Grant, Labels, Release, Role, UnitId, agency_of
from ingest.legibility import Legibility
from pipelines.engines.contract import Ask, FacetName
from pipelines.findable import FindableDocument
from pipelines.question.filters import Filters, LeftOut
from pipelines.question.tree import WEIGHT_STEP, And, Everything, Node, Not, Or
from tests.conformance.specimens import DAY, document, document_id, fuzzy, identifier, part, phrase, prefix, word

UNITS = tuple(UnitId(name) for name in ("polizei/fk3", "polizei/fk5", "stadt/gewerbe", "stadt/ordnung"))
WORDS = ("haus", "hau", "haut", "hund", "maus", "strasse", "strase", "der", "a1", "münze")
ENTITIES = ("a" * 32, "b" * 32, "c" * 32)
KINDS = ("gewerbeanzeige", "vermerk", "brief")
SENDERS = ("Wirt am See", "Ordnungsamt")
FACETS: tuple[FacetName, ...] = (
    "agency",
    "unit",
    "doc_type",
    "kind",
    "classification",
    "date",
    "entity",
    "sender",
    "legibility",
)

days = st.integers(-40, 40).map(lambda offset: DAY + timedelta(days=offset))
units = st.sampled_from(UNITS)
grants = st.builds(Grant, to_unit=units, until=days, legal_basis=st.just("§ 1"))


@st.composite
def labels(draw: st.DrawFn) -> Labels:
    """Labels of all kinds, unlabelled ones included."""
    unit = draw(units)
    return Labels(
        agency_of(unit),
        unit,
        draw(st.one_of(st.sampled_from(Classification), st.none())),
        draw(st.one_of(st.sampled_from(Release), st.none())),
        tuple(draw(st.lists(grants, max_size=2, unique_by=lambda grant: grant.to_unit))),
    )


@st.composite
def clearances(draw: st.DrawFn) -> Clearance:
    """Callers of all roles; some belong to units of two agencies."""
    own = draw(st.frozensets(units, min_size=1, max_size=2))
    return Clearance(
        agency_of(sorted(own)[0]),
        own,
        draw(st.sampled_from(Classification)),
        frozenset({draw(st.sampled_from((Role.INVESTIGATOR, Role.CLERK, Role.INTEGRATOR, Role.AUDITOR)))}),
        draw(days),
    )


texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> list[FindableDocument]:
    """Up to a dozen documents; some share a tie."""
    return [
        document(
            number,
            *draw(st.lists(texts, max_size=3)),
            tie=draw(st.integers(0, 3)),
            of=draw(labels()),
            doc_type=draw(st.one_of(st.none(), st.sampled_from(("bericht", "genehmigung")))),
            kind=draw(st.one_of(st.none(), st.sampled_from(KINDS))),
            day=draw(st.one_of(st.none(), days.map(date.isoformat))),
            identifiers=" ".join(draw(st.lists(st.sampled_from(("lgab12", "lgab123")), max_size=2, unique=True))),
            entities=tuple(draw(st.lists(st.sampled_from(ENTITIES), max_size=3, unique=True))),
            sender=draw(st.one_of(st.none(), st.sampled_from(SENDERS))),
            legibility=draw(st.sampled_from(Legibility)),
        )
        for number in range(draw(st.integers(0, 12)))
    ]


weights = st.integers(1, 900).map(lambda steps: steps * WEIGHT_STEP)
leaf_nodes = st.one_of(
    st.builds(
        word, st.sampled_from(WORDS), weights, by_form=st.booleans(), form_weight=st.one_of(st.just(0.0), weights)
    ),
    st.builds(part, st.sampled_from(WORDS), weights),
    st.builds(phrase, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join), weights),
    st.builds(
        phrase, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3).map(" ".join), weights, st.integers(1, 4)
    ),
    st.builds(prefix, st.sampled_from(("ha", "st", "lg", "mü", "xx")), weights),
    st.builds(fuzzy, st.sampled_from(WORDS), st.sampled_from((1, 2)), weights),
    st.builds(identifier, st.sampled_from(("lgab12", "lgab1")), weights),
)


def _inner(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    parts = st.lists(nodes, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(And, parts), st.builds(Or, parts), st.builds(Not, nodes))


trees: st.SearchStrategy[Node] = st.recursive(st.one_of(leaf_nodes, st.just(Everything())), _inner, max_leaves=6)


def _some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.one_of(st.just(()), st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple))


filters = st.builds(
    Filters,
    agency=_some(("polizei", "stadt")),
    unit=_some(UNITS),
    doc_type=_some(("bericht", "genehmigung")),
    kind=_some(KINDS),
    entity=st.lists(_some(ENTITIES).filter(bool), max_size=2, unique=True).map(tuple),
    sender=_some(SENDERS),
    legibility=_some(tuple(each.value for each in Legibility)),
    left_out=st.builds(
        LeftOut,
        agency=_some(("polizei", "stadt")),
        kind=_some(KINDS),
        classification=_some(("0", "2")),
        sender=_some(SENDERS),
        entity=_some(ENTITIES),
    ),
    classification_max=st.one_of(st.none(), st.integers(0, 3)),
    date_from=st.one_of(st.none(), days.map(date.isoformat)),
    date_to=st.one_of(st.none(), days.map(date.isoformat)),
)

asks = st.builds(
    Ask,
    tree=trees,
    filters=st.one_of(st.just(Filters()), filters),
    sort=st.sampled_from(("relevance", "date")),
    offset=st.integers(0, 4),
    limit=st.integers(0, 8),
    facets=st.one_of(st.just(()), st.just(FACETS)),
    excluded=st.frozensets(st.integers(0, 12).map(document_id), max_size=2),
)
