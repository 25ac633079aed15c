"""Forms of file references that an installation adds: what they match, what is refused, and that none can be slow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.analysing import PageText
from pipelines.entities.describing import describe
from pipelines.entities.recognising import RULES, Recognising, rules_with
from pipelines.entities.rules.file_references import RECOGNISER, recogniser
from pipelines.entities.rules.templates import (
    LONGEST_TEMPLATE,
    MOST_TEMPLATES,
    TemplateInvalid,
    compile_template,
    split_templates,
)


@pytest.mark.parametrize(
    ("template", "text", "normal"),
    [
        ("VG-####-######", "unter VG-2026-004711 geführt", "VG-2026-004711"),
        ("VG-####-######", "unter VG–2026–004711.", "VG-2026-004711"),
        ("{unit}-{number}/{year}", "siehe 32.2-118/26 und", "32.2-118/26"),
        ("{unit}-{number}/{year}", "(FK3-7/2026)", "FK3-7/2026"),
        ("{letters}-{number}", "Vorgang XY-4711 liegt", "XY-4711"),
        ("Blatt {number}", "Blatt\n12 der Akte", "Blatt 12"),
        ("@@.##", "Az AB.12 ist", "AB.12"),
    ],
)
def test_a_form_is_found_in_a_text_in_its_normal_form(template: str, text: str, normal: str) -> None:
    assert normal in {mention.normalized for mention in recogniser([template]).find(text)}


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("VG-####-######", "VG-2026-0047111"),
        ("VG-####-######", "AVG-2026-004711"),
        ("{unit}-{number}/{year}", "A-1/1826"),
        ("{letters}-{number}", "XYZXYZ-4711"),
        ("@@.##", "ab.12"),
        ("A.##", "Ax12"),  # a dot stands for itself
    ],
)
def test_what_only_looks_like_a_form_is_none(template: str, text: str) -> None:
    assert compile_template(template).search(text) is None


@pytest.mark.parametrize(
    ("template", "hint"),
    [
        ("", "1 bis 60"),
        (" ", "1 bis 60"),
        ("#" * (LONGEST_TEMPLATE + 1), "1 bis 60"),
        ("A\n#", "druckbare"),
        ("ABC", "Stelle für Ziffern"),
        ("{letters}-{unit}", "Stelle für Ziffern"),
        ("####", "festes Zeichen"),
        ("{number}", "festes Zeichen"),
        ("{letters} {number}", "festes Zeichen"),
        ("{jahr}/#", "{jahr} ist unbekannt; möglich sind #, @, {number}, {year}, {letters}, {unit}"),
        ("VG{-#", "{ ist unbekannt"),
        ("VG-{number}{year}", "zwischen {number} und {year} ein Trennzeichen"),
        ("VG-{number}#", "zwischen {number} und # ein Trennzeichen"),
        ("A{letters}-#", "zwischen A und {letters} ein Trennzeichen"),
        ("{unit}.{number}", "zwischen {unit} und . ein Trennzeichen"),
    ],
)
def test_a_form_that_cannot_work_is_refused_with_what_to_write(template: str, hint: str) -> None:
    with pytest.raises(TemplateInvalid, match=re.escape(hint)):
        compile_template(template)


def test_a_list_is_split_at_commas_and_each_form_counts_once() -> None:
    assert split_templates(" VG-####, {unit}-{number} ,VG-####,") == ("VG-####", "{unit}-{number}")
    assert split_templates("") == ()
    with pytest.raises(TemplateInvalid, match="möglich sind 50 Formen, nicht 51"):
        split_templates(",".join(f"A{'B' * number}-#" for number in range(MOST_TEMPLATES + 1)))


def test_other_forms_are_another_version_so_that_documents_are_looked_at_again() -> None:
    assert Recognising(rules_with(["VG-####"])).version != Recognising(rules_with(["VG-#####"])).version
    assert Recognising(rules_with(())).version == Recognising(RULES).version
    assert recogniser().version == RECOGNISER.version


def test_a_form_of_the_house_becomes_the_reference_of_a_document() -> None:
    pages = [PageText(1, "Stadt Lüneburg\n\nXQ:2026:77\n\nSehr geehrte Frau Kaya,")]
    without, own = Recognising(), Recognising(rules_with(["XQ:####:##"]))

    def reference(recognising: Recognising) -> str | None:
        facts = describe(pages, recognising.recognise(pages), "text/plain")
        return next((fact.value for fact in facts if fact.field == "file_reference"), None)

    assert (reference(without), reference(own)) == (None, "XQ:2026:77")


pieces = st.sampled_from(
    ["#", "@", "{number}", "{year}", "{letters}", "{unit}", "-", "/", " ", ".", "A", "1", "(", "*", "+", "\\", "["]
)


@given(st.lists(pieces, min_size=1, max_size=12).map("".join), st.text("A1.-/ ", max_size=200))
def test_any_form_is_refused_or_matches_without_going_back(template: str, text: str) -> None:
    try:
        pattern = compile_template(template)
    except TemplateInvalid:
        return
    # Between two pieces of several lengths stands a sign that neither may hold: there is one way to match, or none.
    for match in pattern.finditer(text):
        assert match.group().strip()
        assert len(match.group()) <= 8 * LONGEST_TEMPLATE
