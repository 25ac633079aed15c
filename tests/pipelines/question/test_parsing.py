"""What questions mean."""

from __future__ import annotations

import pytest

from pipelines.german.frequencies import UNKNOWN_WEIGHT
from pipelines.question.parsing import LONGEST_QUESTION, QuestionTooLong, parse
from pipelines.question.tree import And, Everything, IdentifierLeaf, Node, Not, Or, Phrase, Word, leaves
from tests.pipelines.question.wording import short


def _parts(node: Node) -> tuple[Node, ...]:
    return node.parts if isinstance(node, And | Or) else (node,)


@pytest.mark.parametrize(
    ("question", "tree", "loose_tree"),
    [
        ("Gaststätte", "gaststatt", "-"),
        ("Gaststätte Erlaubnisse", "(gaststatt & erlaubnis)", "(gaststatt | erlaubnis)"),
        ("Gaststätte AND Erlaubnis", "(gaststatt & erlaubnis)", "-"),
        ("Gaststätte UND Erlaubnis", "(gaststatt & erlaubnis)", "-"),
        ("Krone ODER Hirsch", "(kron | hirsch)", "-"),
        ("Krone OR Hirsch AND Wirt", "(kron | (hirsch & wirt))", "-"),
        ("Krone Wirt OR Hirsch", "((kron & wirt) | hirsch)", "(kron | wirt | hirsch)"),
        ("(Krone OR Hirsch) AND Wirt", "((kron | hirsch) & wirt)", "-"),
        ("Krone -Hirsch", "(kron & !hirsch)", "-"),
        ("Krone NICHT Hirsch", "(kron & !hirsch)", "-"),
        ("Krone AND NOT (Hirsch OR Wirt)", "(kron & !(hirsch | wirt))", "-"),
        ("NOT NOT Krone", "kron", "-"),
        ("-Krone", "(ALL & !kron)", "-"),
        ("Krone OR -Hirsch", "(kron | (ALL & !hirsch))", "-"),
        ('"alte Krone"', '"alte krone"', '("alte krone" | (alt & kron))'),
        ("„die alte Krone“", '"die alte krone"', '("die alte krone" | (alt & kron))'),
        (
            '"alte Krone" Wirt Hirsch',
            '("alte krone" & wirt & hirsch)',
            '(("alte krone" | (alt & kron)) & (wirt | hirsch))',
        ),
        ('"Gaststätten"', "=gaststaetten", "-"),
        ('-"alte Krone" Wirt', '(wirt & !"alte krone")', "-"),
        ("+Krone Hirsch Wirt", "(kron & hirsch & wirt)", "(kron & (hirsch | wirt))"),
        ("+der Krone", "(=der & kron)", "-"),
        ("Gast*", "gast*", "-"),
        ("gä*", "gae*", "-"),
        ("Petrovic~", "petrovic~1", "-"),
        ("Petrovic~2", "petrovic~2", "-"),
        ("Kfz-Schein", '("kfz schein" | kfzschein)', '("kfz schein" | kfzschein | kfz | schein)'),
        ("Wer ist der Halter?", "halter", "-"),
        ("der OR Krone", "kron", "-"),
        ("und oder Krone & Hirsch", "(kron & hirsch)", "(kron | hirsch)"),
        ("", "ALL", "-"),
        ("Krone KRONE krone", "kron", "-"),
    ],
)
def test_a_question_means(question: str, tree: str, loose_tree: str) -> None:
    parsed = parse(question)
    assert (short(parsed.tree), short(parsed.loose_tree), parsed.repaired) == (tree, loose_tree, None)


@pytest.mark.parametrize(
    ("question", "tree", "loose_tree"),
    [
        ("WL-GP 77", "<wlgp77>", "(<wlgp77> | (wl & gp & 77))"),
        ("Halter WL GP77", "(halter & (<wlgp77> | (wl & gp77)))", "(halter | <wlgp77> | wl | gp77)"),
        ('"WL-GP 77"', '("wl gp 77" | <wlgp77>)', "-"),
        ("Tel. (040) 66969147", "<+494066969147>", "(<+494066969147> | (040 & 66969147))"),
        ("+49 (0)40 66969147", "<+494066969147>", "(<+494066969147> | (49 & 40 & 66969147))"),
        ("Az.: 5106 Js 20418/26", "<5106js2041826>", "(<5106js2041826> | (5106 & js & 20418 & 26))"),
        ("32.1-OA-118/26", '(<321oa11826> | "32 1 oa 118 26")', "(<321oa11826> | (32 & 1 & oa & 118 & 26))"),
        ("BMW 320", "(<bmw320> | (bmw & 320))", "(<bmw320> | bmw | 320)"),
        ("3. April 2026 Krone", "(<2026-04-03> & kron)", "(<2026-04-03> | (3 & april & 2026) | kron)"),
    ],
)
def test_identifiers_are_asked_as_a_whole_and_loosely_by_their_words(question: str, tree: str, loose_tree: str) -> None:
    parsed = parse(question)
    assert (short(parsed.tree), short(parsed.loose_tree)) == (tree, loose_tree)


@pytest.mark.parametrize(
    ("question", "interpreted"),
    [
        ("Gaststätte Erlaubnis", "Gaststätte UND Erlaubnis"),
        ("Krone -Hirsch", "Krone UND NICHT Hirsch"),
        ("Krone OR (Hirsch AND Wirt)", "Krone ODER (Hirsch UND Wirt)"),
        ('(Krone OR Hirsch) "alter Wirt"', "(Krone ODER Hirsch) UND „alter Wirt“"),
        ("Gast* Petrovic~", "Gast* UND Petrovic~"),
        ("-(Krone Hirsch)", "NICHT (Krone UND Hirsch)"),
        ("Wer ist der Halter", "Halter"),
        ("WL GP77 Halter", "WL GP77 UND Halter"),
        ("", "alle Dokumente"),
        ("behörde:polizei", "alle Dokumente (Behörde: polizei)"),
        ("Krone art:Bescheid datum:2026", "Krone (Art: Bescheid; Datum: 2026-01-01 bis 2026-12-31)"),
    ],
)
def test_the_asker_is_told_in_german_what_is_asked(question: str, interpreted: str) -> None:
    assert parse(question).interpreted == interpreted


def test_rare_words_weigh_more_than_common_ones_and_identifiers_most() -> None:
    tree = parse("Haus Gaststättenerlaubnis WL-GP 77").tree
    house, permit, plate = leaves(tree)
    assert house.weight < permit.weight <= plate.weight == UNKNOWN_WEIGHT
    assert isinstance(plate, IdentifierLeaf)


def test_a_phrase_weighs_as_its_words_without_stop_words() -> None:
    with_stop, without = (parse(question).tree for question in ('"die Krone der Stadt"', '"Krone Stadt"'))
    assert isinstance(with_stop, Phrase)
    assert isinstance(without, Phrase)
    assert with_stop.weight == without.weight


def test_words_are_shown_as_typed() -> None:
    (leaf,) = leaves(parse("  GASTSTÄTTEN?!").tree)
    assert isinstance(leaf, Word)
    assert leaf.surface == "GASTSTÄTTEN"


def test_not_stands_only_beside_something_that_finds() -> None:
    tree = parse("-a -b").tree
    assert isinstance(tree, And)
    assert tree.parts[0] == Everything()
    assert all(isinstance(part, Not) for part in _parts(tree)[1:])


def test_a_question_of_two_thousand_characters_is_understood_and_a_longer_one_refused() -> None:
    parse("a" * LONGEST_QUESTION)
    with pytest.raises(QuestionTooLong, match="Die Frage ist mit 5000 Zeichen zu lang; möglich sind 2000") as refusal:
        parse("wort " * 1000)
    assert refusal.value.code == "question_too_long"


@pytest.mark.parametrize(
    "text",
    ["Lärm", "Kfz-Schein", "Wer hält den Rekord im Super-Bowl-Spiel?", "kind:Bericht laute Musik", "12 Flaschen Wein"],
)
def test_questions_in_words_alone_are_plain(text: str) -> None:
    assert parse(text).is_plain


@pytest.mark.parametrize(
    "text",
    [
        "",
        "und",
        "„laute Musik“",
        "laute -Musik",
        "+laute Musik",
        "laut*",
        "Musik~",
        "0815 4711",
        "Lärm ODER Musik",
        "Lärm UND Musik",
        "(Lärm ODER Musik) Gaststätte",
    ],
)
def test_questions_with_signs_of_the_language_are_not_plain(text: str) -> None:
    assert not parse(text).is_plain


@pytest.mark.parametrize("exact", ["LG-AB 123", "„auf dem Hof“"])
def test_what_asks_for_just_what_it_says_is_plain_only_in_a_sentence(exact: str) -> None:
    assert not parse(exact).is_plain
    assert not parse(f"{exact}?").is_plain
    assert not parse(f"Lieferwagen {exact} Unfall").is_plain
    assert parse(f"Wohin fuhr der Lieferwagen {exact} nach dem Unfall?").is_plain


def test_a_hyphen_behind_a_quotation_mark_excludes_nothing() -> None:
    assert "NICHT" not in parse("Schüler an „Modell C“-Schulen").interpreted
    assert "NICHT" in parse("Schüler „Modell C“ -Schulen").interpreted
