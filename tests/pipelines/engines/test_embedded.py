"""What only the embedded engine has: files, a lock, versions of its mapping, and the ways of tantivy."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tantivy

from pipelines.engines.contract import Ask, EngineBusy, IndexOutdated
from pipelines.engines.embedded.engine import EmbeddedEngine
from pipelines.engines.embedded.mapping import build_schema, day_number, id_halves, id_of_halves, register_tokenizers
from pipelines.engines.embedded.purging import purge
from pipelines.findable import DocumentId
from pipelines.question.tree import Everything
from tests.conformance.specimens import ANYBODY, document, document_id, word


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index lies."""
    return tmp_path / "index"


@pytest.fixture
def engine(folder: Path) -> Iterator[EmbeddedEngine]:
    """An engine with one document."""
    opened = EmbeddedEngine(folder, analysis="1")
    opened.index([document(1, "haus")])
    yield opened
    opened.close()


def total(engine: EmbeddedEngine) -> int:
    return engine.find(Ask(Everything()), clearance=ANYBODY).total


def test_reading_an_index_that_was_never_written_makes_no_files(folder: Path) -> None:
    reader = EmbeddedEngine(folder, analysis="1")

    assert total(reader) == 0
    assert not folder.exists()


def test_only_one_engine_writes_and_the_others_are_told_so(engine: EmbeddedEngine, folder: Path) -> None:
    second = EmbeddedEngine(folder, analysis="1")

    writes: list[Callable[[], None]] = [
        lambda: second.index([document(2, "haus")]),
        lambda: second.remove([document_id(1)]),
        second.clear,
    ]
    for write in writes:
        with pytest.raises(EngineBusy):
            write()
    assert total(second) == 1

    engine.close()
    second.index([document(2, "haus")])
    assert total(second) == 2
    second.close()


def test_another_process_reads_while_this_one_writes(engine: EmbeddedEngine, folder: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from pipelines.engines.embedded.engine import EmbeddedEngine\n"
        "from tests.pipelines.engines.test_embedded import total\n"
        "engine = EmbeddedEngine(Path(sys.argv[1]), analysis='1')\n"
        "for line in sys.stdin:\n"
        "    print(total(engine), flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        for expected in (1, 2, 3):
            print(file=reader.stdin, flush=True)
            assert reader.stdout.readline().strip() == str(expected)
            engine.index([document(expected + 1, "haus")])
        reader.stdin.close()


@pytest.mark.parametrize(("name", "value"), [("mapping", 0), ("analysis", "0")])
def test_an_index_of_another_version_is_refused_until_it_is_cleared(
    engine: EmbeddedEngine, folder: Path, name: str, value: object
) -> None:
    engine.close()
    marker = folder / "current.json"
    marker.write_text(json.dumps(json.loads(marker.read_text()) | {name: value}))

    again = EmbeddedEngine(folder, analysis="1")
    with pytest.raises(IndexOutdated):
        total(again)
    with pytest.raises(IndexOutdated):
        again.index([document(2, "haus")])
    again.clear()
    again.index([document(2, "haus")])

    assert again.versions() == {document_id(2): 1}
    again.close()


@pytest.mark.parametrize("damage", ["marker", "meta", "folder"])
def test_a_damaged_index_is_told_and_mended_by_clearing(engine: EmbeddedEngine, folder: Path, damage: str) -> None:
    engine.close()
    (generation,) = folder.glob("generation-*")
    if damage == "marker":
        (folder / "current.json").write_text("{")
    elif damage == "meta":
        (generation / "meta.json").write_text("{")
    else:
        for file in generation.iterdir():
            file.unlink()

    again = EmbeddedEngine(folder, analysis="1")
    with pytest.raises(IndexOutdated):
        total(again)
    again.clear()

    assert total(again) == 0
    again.close()


def test_clearing_leaves_no_file_of_the_documents_behind(engine: EmbeddedEngine, folder: Path) -> None:
    engine.index([document(2, "kanarienvogel")])
    engine.clear()

    assert len(list(folder.glob("generation-*"))) == 1
    assert not any(b"kanarienvogel" in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_ids_and_days_survive_being_numbers() -> None:
    for name in ("0" * 32, "f" * 32, "00ff" * 8):
        assert id_of_halves(*id_halves(DocumentId(name))) == name
    with pytest.raises(ValueError, match="32"):
        id_halves(DocumentId("abc"))
    assert day_number("2026-03-14") == 20260314


def test_tantivy_deletes_by_a_raw_text_term(tmp_path: Path) -> None:
    """Deleting by a number deletes nothing, silently; ids are raw text for that reason."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(builder.build(), path=str(tmp_path))
    writer = index.writer(15_000_000, 1)
    writer.add_document(tantivy.Document(name="a b"))
    writer.commit()
    writer.delete_documents_by_term("name", "a b")
    writer.commit()
    index.reload()

    assert index.searcher().num_docs == 0


def test_a_beginning_is_taken_literally(engine: EmbeddedEngine) -> None:
    """Tantivy's fuzzy query of distance 0 stands for a prefix; this pins that it knows no special signs."""
    engine.index([document(2, "a.b a*b a\\b (a) [a] a{2} ^a a$")])

    found = [
        engine.suggest(beginning, clearance=ANYBODY)[0].text for beginning in ("a.", "a*", "a\\", "(a", "[a", "a{")
    ]

    assert found == ["a.b", "a*b", "a\\b", "(a)", "[a]", "a{2}"]
    assert engine.find(Ask(word("haus")), clearance=ANYBODY).total == 1


def test_a_document_at_fault_is_told_apart_from_an_engine_at_fault(engine: EmbeddedEngine) -> None:
    with pytest.raises(ValueError, match="isoformat"):
        engine.index([document(2, "haus"), document(3, "haus", day="14.3.2026")])

    assert engine.versions() == {document_id(1): 1}
    engine.index([document(2, "haus")])
    assert total(engine) == 2


def holding(folder: Path, *tokens: str) -> list[int]:
    """How many rows hold each token by the dictionaries of the files, removed rows included."""
    (generation,) = folder.glob("generation-*")
    searcher = tantivy.Index.open(str(generation)).searcher()
    return [searcher.doc_freq(field, token) for token in tokens for field in ("words", "passage_words")]


def test_words_of_a_removed_document_leave_the_dictionaries_and_those_of_others_stay(
    engine: EmbeddedEngine, folder: Path
) -> None:
    engine.index([document(2, "zwiebelfisch", "haus"), document(3, "hund")])
    engine.index([document(3, "maus", version=2)])
    assert holding(folder, "zwiebelfisch", "hund") == [1, 1, 1, 1]  # "hund" is only marked as removed

    engine.remove([document_id(2)])
    assert holding(folder, "zwiebelfisch", "hund", "haus", "maus") == [0, 0, 0, 0, 1, 1, 1, 1]
    assert engine.versions() == {document_id(1): 1, document_id(3): 2}
    assert total(engine) == 2


def test_words_leave_the_dictionaries_of_several_segments_of_unequal_size(tmp_path: Path) -> None:
    folder = tmp_path / "generation-0"
    folder.mkdir()
    index = tantivy.Index(build_schema(), path=str(folder))
    register_tokenizers(index)
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    for number, rows in enumerate((12_000, 25_000, 3, 40)):
        for row in range(rows):
            words = f"erased{number}" if row == 1 else "haus"
            writer.add_document(tantivy.Document(words=words, document=f"{number}-{row}"))
        writer.commit()
    for number in range(3):
        writer.delete_documents_by_term("document", f"{number}-1")
    writer.commit()
    writer.wait_merging_threads()
    assert holding(tmp_path, "erased0", "erased1", "erased2") == [1, 0] * 3

    assert purge(index, folder, buffer=64_000_000)
    assert holding(tmp_path, "erased0", "erased1", "erased2", "erased3") == [0, 0] * 3 + [1, 0]
    assert tantivy.Index.open(str(folder)).searcher().num_docs == 12_000 + 25_000 + 3 + 40 - 3


def test_removing_what_is_not_there_writes_no_segment_anew(engine: EmbeddedEngine, folder: Path) -> None:
    before = sorted(file.name for file in folder.glob("generation-*/*.term"))
    engine.remove([document_id(9)])
    assert sorted(file.name for file in folder.glob("generation-*/*.term")) == before
