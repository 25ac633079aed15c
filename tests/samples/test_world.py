"""The invented world holds together, and nothing in it belongs to anybody."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.collection import PAPERS, STORIES
from samples.letters import composed
from samples.paper import Carrier, Paper
from samples.world import PLATE_CODE, THREADS, UNITS, is_unassigned_telephone, is_valid_iban


def everything() -> Iterator[Paper]:
    for paper in PAPERS:
        yield paper
        yield from paper.enclosures


def text_of(paper: Paper) -> str:
    """All print of a paper, lines joined, words put together again where they were divided."""
    if paper.carrier in (Carrier.PLAIN, Carrier.MAIL):
        return " ".join(f"{paper.title} {paper.body}".split())
    lines = [line for side in composed(paper) for line in side.lines()]
    return re.sub(r"(?<=[a-zäöüß])- (?=[a-zäöüß])", "", " ".join(lines))


TEXTS = {paper.file: text_of(paper) for paper in everything()}


def in_all_texts(pattern: str) -> list[str]:
    return [found for text in TEXTS.values() for found in re.findall(pattern, text)]


def test_every_iban_has_right_check_digits() -> None:
    ibans = in_all_texts(r"DE\d\d(?: \d{4}){4} \d\d")
    assert len(set(ibans)) > 8
    assert all(is_valid_iban(iban) for iban in ibans)
    assert all(iban.replace(" ", "")[4] == "9" for iban in ibans), "no such bank code is assigned"


def test_an_iban_with_a_typing_error_is_not_valid() -> None:
    assert not is_valid_iban("DE52 9995 0110 0000 4180 01")
    assert not is_valid_iban("DE52 9995 0110 0000 4180")
    assert not is_valid_iban("AT52 9995 0110 0000 4180 00")


@given(st.integers(0, 10**18 - 1), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_never_goes_unnoticed(account: int, place: int, error: int) -> None:
    digits = f"{account:018d}"
    check = 98 - int(f"{digits}131400") % 97
    wrong = digits[:place] + str((int(digits[place]) + error) % 10) + digits[place + 1 :]
    assert is_valid_iban(f"DE{check:02d}{digits}")
    assert not is_valid_iban(f"DE{check:02d}{wrong}")


def test_every_telephone_number_is_kept_free_for_fiction() -> None:
    numbers = in_all_texts(r"\b0\d{2,4} \d[\d-]{4,}")
    assert len(set(numbers)) > 20
    assert [number for number in numbers if not is_unassigned_telephone(number)] == []


def test_every_mail_address_ends_in_example() -> None:
    domains = in_all_texts(r"@([\w.-]+\w)")
    assert domains
    assert [domain for domain in domains if not domain.endswith(".example")] == []


def test_every_plate_has_the_invented_code() -> None:
    plates = in_all_texts(r"\b([A-ZÄÖÜ]{1,3})-[A-Z]{1,2} \d{1,4}\b")
    assert set(plates) == {PLATE_CODE}


@pytest.mark.parametrize("story", sorted(THREADS))
def test_each_thread_runs_through_both_agencies(story: str) -> None:
    for reference in THREADS[story]:
        agencies = {paper.agency for paper in everything() if reference in TEXTS[paper.file]}
        assert agencies == {"polizei", "stadt"}, reference


def test_the_stories_meet_in_one_person() -> None:
    for story, papers in STORIES.items():
        assert any("Haverkamp" in TEXTS[paper.file] for paper in papers), story


def test_the_text_is_german_with_real_umlauts() -> None:
    together = " ".join(TEXTS.values())
    for letter in "äöüßÄÖÜ„“–§":
        assert letter in together, letter
    assert re.findall(r"\b(?:fuer|ueber|Gaststaette|Strasse|koennen|wuerde)\b", together) == []
    assert "\ufffd" not in together
    assert "¬" not in together


def test_no_two_documents_say_the_same() -> None:
    sentences: dict[str, str] = {}
    for paper in everything():
        for sentence in re.findall(r"[A-ZÄÖÜ][^.!?|\n]{70,}[.!?]", " ".join(paper.body.replace("¬", "").split())):
            # Instructions on legal remedies are the same in real letters, too.
            if "Widerspruch" not in sentence:
                assert sentences.setdefault(sentence, paper.file) == paper.file
    assert len(sentences) > 300


def test_letters_have_one_to_four_sides() -> None:
    scans = [paper for paper in everything() if paper.carrier not in (Carrier.PLAIN, Carrier.MAIL)]
    sides = {paper.file: len(composed(paper)) for paper in scans}
    assert set(sides.values()) == {1, 2, 3, 4}
    single = {Carrier.JPEG, Carrier.PHOTO, Carrier.PNG}
    assert all(sides[paper.file] == 1 for paper in scans if paper.carrier in single)
    assert all(max(paper.turned, default=1) <= sides[paper.file] for paper in scans)


def test_units_are_those_of_the_partnership() -> None:
    assert {paper.unit for paper in everything()} <= UNITS.keys()
    assert {unit.partition("/")[0] for unit in UNITS} == {"polizei", "stadt"}
