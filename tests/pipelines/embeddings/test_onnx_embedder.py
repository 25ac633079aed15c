from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import models
from pipelines.embeddings.contract import Embedder, ModelDamaged, ModelForeign, ModelMissing
from pipelines.embeddings.onnx_embedder import open_embedder

FOLDER = Path(models.__file__).parent / "encoder"
PASSAGE = "Zwei Unbekannte luden nachts Räder in einen Transporter. Der Rat beschloss am Montag den Haushalt der Stadt."
WINDOWS = (
    "Zwei Unbekannte luden nachts Räder in einen Transporter.",
    "Der Rat beschloss am Montag den Haushalt der Stadt.",
)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder(FOLDER)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "model"))


def test_the_nearest_window_is_the_one_that_answers(embedder: Embedder) -> None:
    vectors = embedder.embed_passage(PASSAGE, WINDOWS)
    for number, question in enumerate(
        ("Wer hat die Fahrräder gestohlen?", "Wann wurde über das Geld der Stadt entschieden?")
    ):
        assert int(np.argmax(vectors.windows @ embedder.embed_question(question))) == number


@pytest.mark.parametrize("text", ["", "4711 0815", "Всё хорошо", "漢字", "Wort " * 512, "Wort " * 50_000, "\x00"])
def test_every_text_has_a_vector_of_length_one(embedder: Embedder, text: str) -> None:
    question, passage = embedder.embed_question(text), embedder.embed_passage(text, ()).whole
    for vector in (question, passage):
        assert vector.shape == (embedder.model.dimensions,)
        assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)
    assert not np.array_equal(question, passage)


def test_a_passage_without_windows_has_no_vectors_of_windows(embedder: Embedder) -> None:
    assert embedder.embed_passage("", ()).windows.shape == (0, embedder.model.dimensions)


def test_a_window_that_is_the_whole_passage_means_the_same(embedder: Embedder) -> None:
    vectors = embedder.embed_passage(WINDOWS[0] + "\n", (WINDOWS[0],))
    assert np.array_equal(vectors.windows[0], vectors.whole)


def test_threads_that_ask_at_once_get_what_one_gets(embedder: Embedder) -> None:
    texts = [*WINDOWS, PASSAGE] * 4
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(embedder.embed_question, texts))
    assert all(
        np.array_equal(vector, embedder.embed_question(text)) for vector, text in zip(together, texts, strict=True)
    )


def test_the_model_refuses_vectors_of_another(embedder: Embedder) -> None:
    embedder.model.require(str(embedder.model))
    with pytest.raises(ModelForeign, match="e5-base/3"):
        embedder.model.require("e5-base/3")


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused(copy: Path, file: str) -> None:
    with (copy / file).open("ab") as content:
        content.write(b" ")
    with pytest.raises(ModelDamaged, match=file):
        open_embedder(copy)


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "checksums.json"])
def test_a_missing_file_is_named(copy: Path, file: str) -> None:
    (copy / file).unlink()
    with pytest.raises(ModelMissing, match=file):
        open_embedder(copy)


@pytest.mark.parametrize(
    "sheet", ["", "[]", "{}", '{"name": "a", "version": "1", "files": {}}', '{"name": "a", "version": "1", "files": 1}']
)
def test_a_sheet_that_is_none_is_refused(copy: Path, sheet: str) -> None:
    (copy / "checksums.json").write_text(sheet, encoding="utf-8")
    with pytest.raises(ModelDamaged, match=r"checksums\.json"):
        open_embedder(copy)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"x")
    (tmp_path / "tokenizer.json").write_bytes(b"x")
    checksum = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"  # SHA-256 of "x"
    files = ", ".join(f'"{file}": {{"sha256": "{checksum}"}}' for file in ("model.onnx", "tokenizer.json"))
    (tmp_path / "checksums.json").write_text(f'{{"name": "a", "version": "1", "files": {{{files}}}}}', encoding="utf-8")
    with pytest.raises(ModelDamaged, match="öffnen"):
        open_embedder(tmp_path)
