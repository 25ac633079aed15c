"""Whole documents: one mention at each place, names completed from other pages, and linear time on any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.analysing import PageText
from pipelines.entities.contract import Basis, EntityType, Mention, Recogniser
from pipelines.entities.flowing import flow
from pipelines.entities.merging import merge
from pipelines.entities.recognising import RULES, Recognising, entity_id_of

RECOGNISING = Recognising()
PIECES = (
    "Herr", "Frau", "KHK", "Anna", "Müller", ",", ".", " ", "\n", "\t", "-", "/", "§", "Abs.", "GewO", "12", "2026",
    "3.4.26",    "LG-AB", "DE89", "3704", "0", "+49", "(", ")", "@", "Straße", "Am", "21335", "Lüneburg", "GmbH", "„",
    "“", "Az.:", "HRB",    "EUR", "€", "1.000", "von", "Name:", "-\n", "A", "é", "İ", "Ǆ", "ß", "\u00ad\n", "\x00", "𝔄",
)  # fmt: skip
texts = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=80).map("".join))


def recognise(*pages: str) -> list[tuple[int, str, str]]:
    found = RECOGNISING.recognise([PageText(number, text) for number, text in enumerate(pages, 1)])
    return [(page, mention.type.value, mention.normalized) for page, mention in found]


def mention(start: int, end: int, basis: Basis, kind: EntityType = EntityType.DATE) -> Mention:
    return Mention(kind, start, end, "x", "x", 0.5, basis, "test", "1")


mentions = st.lists(
    st.builds(
        lambda start, length, basis, kind: mention(start, start + length, basis, kind),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(Basis),
        st.sampled_from(EntityType),
    ),
    max_size=12,
)


def test_a_family_name_alone_means_the_one_person_of_that_name() -> None:
    first = "Herr Mehmet Yilmaz wurde befragt."
    assert recognise(first, "Yilmaz schwieg. Frau Kaya kam dazu.") == [
        (1, "PERSON", "Yilmaz, Mehmet"),
        (2, "PERSON", "Yilmaz, Mehmet"),
        (2, "PERSON", "Kaya"),
    ]


def test_a_family_name_of_two_persons_stays_alone() -> None:
    found = recognise("Herr Mehmet Yilmaz und Herr Cem Yilmaz kamen.", "Herr Yilmaz ging.")
    assert found[-1] == (2, "PERSON", "Yilmaz")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Herr Yilmaz ging.", "Yilmaz, Mehmet"),
        ("Frau Yilmaz ging.", "Yilmaz, Emine"),
        ("Frau Dr. Yilmaz ging.", "Yilmaz, Emine"),
        ("Rückfrage an KHK Yilmaz.", "Yilmaz"),
    ],
)
def test_of_a_woman_and_a_man_of_one_name_the_one_is_meant_who_is_addressed(text: str, name: str) -> None:
    found = recognise("Mehmet Yilmaz und Emine Yilmaz kamen.", text)
    assert found[-1] == (2, "PERSON", name)


def test_a_form_of_address_says_more_than_the_list_of_given_names() -> None:
    found = recognise("Herr Andrea Bertolini und Frau Sascha Bertolini kamen.", "Herr Bertolini ging.")
    assert found[-1] == (2, "PERSON", "Bertolini, Andrea")


def test_nobody_is_meant_where_the_sex_of_one_is_not_told() -> None:
    found = recognise("Kim Yilmaz und Emine Yilmaz kamen.", "Frau Yilmaz ging.")
    assert found[-1] == (2, "PERSON", "Yilmaz")


def test_a_name_has_one_spelling_in_a_document_and_the_most_telling_one() -> None:
    found = recognise("Herr Zoran Markovic", "Frau und Herr Zoran Marković", "MARKOVIC, ZORAN")
    assert {name for _, kind, name in found if kind == "PERSON"} == {"Marković, Zoran"}
    firms = recognise("die NORDWIND HANDELS GMBH", "Nordwind Handels GmbH")
    assert {name for _, kind, name in firms if kind == "ORGANISATION"} <= {"Nordwind Handels GmbH"}


def test_names_that_differ_by_more_than_accents_stay_apart() -> None:
    found = recognise("Herr Jan Ehlers und Herr Jan Ahlers kamen.", "Frau Olga Meyer und Frau Olga Maier kamen.")
    assert len({name for _, _, name in found}) == 4


PLAIN = "Gemaess Antrag wird fuer den Betrieb gegenueber der Behoerde erklaert: "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PLAIN + "Herr Juergen Koehler", "Köhler, Jürgen"),
        (PLAIN + "Herr Manuel Bauer", "Bauer, Manuel"),
        (PLAIN + "Herr Michael Oetker", "Oetker, Michael"),
        ("Gemäß Antrag: Herr Juergen Koehler", "Koehler, Juergen"),
        ("Herr Joäo Pereira", "Pereira, João"),
    ],
)
def test_umlauts_and_accents_are_put_back_only_where_the_page_lacks_them(text: str, name: str) -> None:
    assert recognise(text)[-1] == (1, "PERSON", name)


def test_a_street_takes_the_place_that_another_page_names() -> None:
    assert recognise("Lange Straße 5, 21335 Lüneburg", "vor der Lange Straße 5 geparkt")[-1] == (
        2,
        "ADDRESS",
        "Lange Straße 5, 21335 Lüneburg",
    )


def test_a_firm_has_the_legal_form_that_another_page_names() -> None:
    letter = "teile ich zum Autohof Kornheide Folgendes mit"
    assert {name for *_, name in recognise("Betreff: Autohof Kornheide e.K.", letter)} == {"Autohof Kornheide e. K."}
    two = recognise("Die Autohof Kornheide e.K. hat", "die Autohof Kornheide GmbH hat", letter)
    assert two[-1] == (3, "ORGANISATION", "Autohof Kornheide")


def test_a_name_broken_at_a_line_end_is_one_name_at_its_place_on_the_page() -> None:
    text = "Die Zeugin Erika Muster-\nmann sagte aus."
    ((_, found),) = RECOGNISING.recognise([PageText(1, text)])
    assert found.normalized == "Mustermann, Erika"
    assert text[found.start : found.end] == "Erika Muster-\nmann"


@given(texts)
def test_mentions_lie_in_the_page_in_order_and_share_no_character(text: str) -> None:
    found = [one for _, one in RECOGNISING.recognise([PageText(1, text)])]
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= following.start for one, following in pairwise(found))


@given(texts)
def test_flowing_text_leads_back_to_the_page(text: str) -> None:
    flowing = flow(text)
    assert all(text[flowing.origin(place)] == sign for place, sign in enumerate(flowing.text))


@given(mentions, st.randoms(use_true_random=False))
def test_merging_does_not_depend_on_the_order_and_keeps_what_rests_on_more(
    found: list[Mention], random: object
) -> None:
    kept = merge(found)
    assert merge(reversed(found)) == kept
    for one in found:
        assert any(other.start < one.end and one.start < other.end and other.basis >= one.basis for other in kept)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize(
    "piece",
    ["A", "Aa ", "1 ", "0", "0-", "Straße", "Am der Aa ", "a.", "a@", "A-", "DE00 ", "§ 1, ", "(", "„A", "1/A-",
     "Lauter ",     "Von: ", "Aa\n", "12.3.", "12345 Aa ", "Herr ", "GmbH ", "1.000", "EUR "],
)  # fmt: skip
def test_no_text_of_one_piece_keeps_a_rule_busy(rule: Recogniser, piece: str) -> None:
    # A rule of quadratic time would not come back within the time that a test run has.
    assert isinstance(rule.find(piece * (50_000 // len(piece))), tuple)


def test_spellings_of_one_name_are_one_entity_and_types_are_kept_apart() -> None:
    assert entity_id_of(EntityType.PERSON, "Müller, Anna") == entity_id_of(EntityType.PERSON, "MUELLER, Anna")
    assert entity_id_of(EntityType.PERSON, "Linde") != entity_id_of(EntityType.ORGANISATION, "Linde")


def test_another_set_of_recognisers_is_another_version() -> None:
    assert Recognising(RULES[1:]).version != RECOGNISING.version
    assert Recognising(tuple(reversed(RULES))).version == RECOGNISING.version
