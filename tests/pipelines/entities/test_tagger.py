"""The tagger that ships, opened as the service opens it: what it finds and what not, and what happens without it."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import models
from models.checksums import write_checksums
from pipelines.analysing import PageText
from pipelines.embeddings.contract import ModelDamaged, ModelMissing
from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.recognising import RULES, Recognising
from pipelines.entities.tagging.installing import open_tagger, shipped_tagger
from pipelines.entities.tagging.tagger import Tagger

PERSON, FIRM, PLACE = EntityType.PERSON, EntityType.ORGANISATION, EntityType.LOCATION


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return open_tagger(shipped_tagger())


@pytest.fixture(scope="module")
def recognising(tagger: Tagger) -> Recognising:
    return Recognising(RULES, tagger)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder like that of the models, with tagger and encoder beside each other."""
    whole = Path(models.__file__).parent
    (tmp_path / "encoder").mkdir()
    shutil.copyfile(whole / "encoder" / "tokenizer.json", tmp_path / "encoder" / "tokenizer.json")
    return Path(shutil.copytree(whole / "tagger", tmp_path / "tagger"))


@pytest.mark.parametrize(
    ("text", "kind", "normalized"),
    [
        ("Am Abend sprach Torben Hinrichsen mit den Nachbarn.", PERSON, "Hinrichsen, Torben"),
        ("Laut Demirkan sei die Tür offen gewesen.", PERSON, "Demirkan"),
        ("Der Wagen gehört Ewa Kowalczyk aus der Nachbarschaft.", PERSON, "Kowalczyk, Ewa"),
        ("Mitteilung von Nguyen Thi Lan an die Wache", PERSON, "Lan, Nguyen Thi"),
        ("Familienname, Vorname\nAl-Khatib, Samira", PERSON, "Al-Khatib, Samira"),
        ("VERNEHMUNG DES ZEUGEN PETER HANSEN", PERSON, "Hansen, Peter"),
        ("Er arbeitet bei Siemens in der Montage.", FIRM, "Siemens"),
        ("Das Bundeskriminalamt fragte nach dem Stand der Sache.", FIRM, "Bundeskriminalamt"),
        ("Ein Sprecher der Deutschen Bahn bestätigte den Vorfall.", FIRM, "Deutschen Bahn"),
        ("Sie fuhren gemeinsam über Rotterdam zurück.", PLACE, "Rotterdam"),
        ("Die Lieferung kam wohl aus Litauen.", PLACE, "Litauen"),
        ("Treffpunkt war der Parkplatz am Jungfernstieg.", PLACE, "Jungfernstieg"),
    ],
)
def test_names_are_found(tagger: Tagger, text: str, kind: EntityType, normalized: str) -> None:
    found = [(one.type, one.normalized) for one in tagger.find(text)]
    assert (kind, normalized) in found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00 \n\t",
        "4711 0815",
        "Die Tür wurde mit einem Hebelwerkzeug geöffnet.",
        "Der Beschuldigte verweigerte die Aussage.",
        "Rechtsbehelfsbelehrung: Gegen diesen Bescheid kann Widerspruch erhoben werden.",
        "Tagesordnung\n1. Begrüßung\n2. Genehmigung des Protokolls",
        "Montag bis Freitag 8 bis 12 Uhr",
        "Anlage: Lichtbildmappe, Vernehmungsprotokoll",
        "Az.: 12 Js 345/26",
        "Im Grund war im März alles geregelt.",
    ],
)
def test_no_names_are_found_where_none_are(tagger: Tagger, text: str) -> None:
    assert tagger.find(text) == ()


@pytest.mark.parametrize("text", ["漢字 " * 200, "A" * 100_000, "Всё хорошо. " * 50, "- " * 3_000, "Ä\u0308ß" * 900])
def test_any_text_is_read_and_mentions_lie_in_it(tagger: Tagger, text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in tagger.find(text))


def test_a_mention_says_where_it_stands_and_who_found_it(tagger: Tagger) -> None:
    text = "Am gestrigen Nachmittag gegen vier Uhr kam Torben\nHinrichsen vorbei."
    (found,) = tagger.find(text)
    assert text[found.start : found.end] == "Torben\nHinrichsen"
    assert found.text == "Torben Hinrichsen"
    assert (found.basis, found.recogniser, found.version) == (Basis.MODEL, "tagger", tagger.version)
    assert 0.5 < found.confidence <= 1


def test_a_name_far_down_a_long_page_is_found_at_its_place(tagger: Tagger) -> None:
    text = "Der Zeuge konnte keine weiteren Angaben machen. " * 60 + "Danach kam Torben Hinrichsen."
    (found,) = tagger.find(text)
    assert text[found.start : found.end] == "Torben Hinrichsen"


def test_a_doubtful_name_counts_only_beside_a_cue(tagger: Tagger) -> None:
    assert tagger.find("Dann rief Yilkan noch einmal an.") == ()
    (addressed,) = tagger.find("Dann rief Herr Yilkan noch einmal an.")
    assert (addressed.text, addressed.type) == ("Yilkan", PERSON)


def test_a_form_is_believed_only_with_a_cue(tagger: Tagger) -> None:
    assert tagger.find("Tatort\tRotterdam\tZeit") == ()
    assert [one.normalized for one in tagger.find("Zeuge\tTorben Hinrichsen\tja")] == ["Hinrichsen, Torben"]


def test_threads_that_ask_at_once_get_what_one_gets(tagger: Tagger) -> None:
    texts = ["Torben Hinrichsen wohnt in Aurich.", "Die Lieferung kam aus Litauen.", "Keine Angaben."] * 4
    fresh = open_tagger(shipped_tagger())
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(fresh.find, texts))
    assert together == [tagger.find(text) for text in texts]


def test_what_rests_on_more_stays_and_the_tagger_adds_the_rest(recognising: Recognising) -> None:
    text = "Herr Mehmet Yilmaz, Lange Straße 5, 21335 Lüneburg, arbeitet bei Siemens.\nIBAN DE89 3704 0044 0532 0130 00"
    found = [one for _, one in recognising.recognise([PageText(1, text)])]
    told = {(one.type.value, one.normalized): one.recogniser for one in found}
    assert told == {
        ("PERSON", "Yilmaz, Mehmet"): "persons",
        ("ADDRESS", "Lange Straße 5, 21335 Lüneburg"): "addresses",
        ("ORGANISATION", "Siemens"): "tagger",
        ("IBAN", "DE89370400440532013000"): "ibans",
    }


def test_where_there_is_a_tagger_a_list_alone_makes_no_name(tagger: Tagger) -> None:
    def names(one: Tagger | None, text: str) -> list[tuple[str, str]]:
        return [(one.recogniser, one.normalized) for _, one in Recognising(RULES, one).recognise([PageText(1, text)])]

    assert names(None, "Wir fuhren zuerst nach Hannover.") == [("locations", "Hannover")]
    assert names(tagger, "Wir fuhren zuerst nach Hannover.") == [("tagger", "Hannover")]
    moss = "Er nahm Geld für das Entfernen von Moos auf den Dächern."
    assert names(None, moss) == [("locations", "Moos")]
    assert names(tagger, moss) == []


def test_a_family_name_that_only_the_tagger_finds_is_completed_by_the_document(recognising: Recognising) -> None:
    pages = [PageText(1, "Herr Mehmet Yilkan wurde befragt."), PageText(2, "Später schwieg Yilkan beharrlich.")]
    found = [(page, one.normalized) for page, one in recognising.recognise(pages)]
    assert found == [(1, "Yilkan, Mehmet"), (2, "Yilkan, Mehmet")]


def test_another_network_is_another_version(tagger: Tagger, copy: Path) -> None:
    assert open_tagger(copy).version == tagger.version
    with (copy / "model.onnx").open("ab") as content:
        content.write(b" ")
    write_checksums(copy, name="german-names", version="1", files=FILES)
    other = open_tagger(copy)
    assert other.version != tagger.version
    assert Recognising(RULES, other).version != Recognising(RULES, tagger).version


FILES = ("model.onnx", "labels.json", "../encoder/tokenizer.json")


@pytest.mark.parametrize("file", FILES)
def test_a_changed_file_is_refused(copy: Path, file: str) -> None:
    with (copy / file).open("ab") as content:
        content.write(b" ")
    with pytest.raises(ModelDamaged, match=f"{Path(file).name} ist nicht die des Prüfblatts"):
        open_tagger(copy)


@pytest.mark.parametrize("file", [*FILES, "checksums.json"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(ModelMissing, match=f"{Path(file).name} fehlt"):
        open_tagger(copy)


@pytest.mark.parametrize("labels", ["", "5", '["PER"]', "[5]", '{"a": 1}'])
def test_labels_that_are_none_are_refused(copy: Path, labels: str) -> None:
    (copy / "labels.json").write_text(labels, encoding="utf-8")
    write_checksums(copy, name="german-names", version="1", files=FILES)
    with pytest.raises(ModelDamaged, match=r"labels\.json"):
        open_tagger(copy)


def test_a_sheet_without_word_pieces_is_refused(copy: Path) -> None:
    write_checksums(copy, name="german-names", version="1", files=("model.onnx", "labels.json"))
    with pytest.raises(ModelDamaged, match=r"nennt nicht: tokenizer\.json"):
        open_tagger(copy)


def test_a_file_that_is_no_network_is_refused_when_it_is_opened(copy: Path) -> None:
    (copy / "model.onnx").write_bytes(b"x")
    write_checksums(copy, name="german-names", version="1", files=FILES)
    with pytest.raises(ModelDamaged, match="öffnen"):
        open_tagger(copy).find("Torben Hinrichsen")
