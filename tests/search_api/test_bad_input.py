"""Models that are damaged, missing or others, and texts that nobody would write: nothing is lost, uploads go on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

import models
from pipelines.answering.answer import Mode
from tests.search_api.conftest import House, Start
from tests.search_api.serving import Service

NOISE = "Die Anwohner berichten. Bis zum Morgen war Getöse aus dem Saal zu hören und niemand schlief."
QUESTION = {"q": "Lärm in der Nacht", "mode": "meaning"}
MODES = get_args(Mode)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the model that ships, to be spoilt."""
    return Path(shutil.copytree(Path(models.__file__).parent / "encoder", tmp_path / "model"))


def damage(model: Path) -> None:
    with (model / "model.onnx").open("ab") as file:
        file.write(b" ")


def take_away(model: Path) -> None:
    (model / "tokenizer.json").unlink()


def take_all(model: Path) -> None:
    shutil.rmtree(model)


def without_questions(model: Path) -> None:
    (model / "reference_questions.txt").unlink()


def rename(model: Path, version: str = "2") -> None:
    sheet = json.loads((model / "checksums.json").read_text())
    (model / "checksums.json").write_text(json.dumps(sheet | {"name": "another", "version": version}))


def search(service: Service, **parameters: str) -> Any:
    with service.caller("anna") as anna:
        return anna.get("/search", params=parameters)


def names(service: Service, **parameters: str) -> list[str]:
    answer = search(service, **parameters)
    assert answer.status_code == 200, answer.text
    return [hit["file_name"] for hit in answer.json()["hits"]]


def ready(service: Service) -> Any:
    with service.caller(None) as nobody:
        return nobody.get(f"{service.url}/readyz").json()


@pytest.mark.parametrize("spoil", [damage, take_away, take_all, without_questions])
def test_without_a_usable_model_words_are_found_uploads_go_on_and_no_vector_is_lost(
    start: Start, model: Path, tmp_path: Path, spoil: Any
) -> None:
    whole = Path(shutil.copytree(model, tmp_path / "whole"))
    with start(model=model) as service:
        service.hand_in("carla", "erster.txt", NOISE.encode())
        service.work_off()
        assert names(service, **QUESTION) == ["erster.txt"]
    spoil(model)
    with start(model=model) as service:
        service.hand_in("carla", "zweiter.txt", "Krach und Getöse im Saal des Nachts.".encode())
        service.work_off()
        assert sorted(names(service, q="Getöse")) == ["erster.txt", "zweiter.txt"]
        refused = search(service, **QUESTION)
        assert (refused.status_code, refused.json()["code"]) == (501, "mode_not_available")
        assert "suchen Sie nach Wörtern" in refused.json()["detail"]
        told = ready(service)
        assert (told["status"], told["meaning"]) == ("ready", None)
        assert "das Modell fehlt oder ist beschädigt" in " ".join(told["problems"])
    with start(model=whole) as service:
        assert names(service, **QUESTION) == ["erster.txt"], "its vector was kept"
        service.works.start()
        service.work_off()
        assert sorted(names(service, **QUESTION)) == ["erster.txt", "zweiter.txt"]


def test_an_index_of_another_model_is_refused_and_mended_by_reindex(start: Start, model: Path, tmp_path: Path) -> None:
    with start(model=model) as service:
        service.hand_in("carla", "erster.txt", NOISE.encode())
        service.work_off()
    rename(model)
    with start(model=model) as service:
        for mode in MODES:
            refused = search(service, q="Getöse", mode=mode)
            assert (refused.status_code, refused.json()["code"]) == (503, "index_outdated")
            assert "akte reindex" in refused.json()["detail"]
        assert "akte reindex" in " ".join(ready(service)["problems"])
        service.hand_in("carla", "zweiter.txt", "Getöse im Saal.".encode())
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AKTE_")} | {
        "AKTE_DATA_DIR": str(tmp_path / "data"),
        "AKTE_MODEL": str(model),
        "AKTE_DEMO": "off",
    }
    akte = [str(Path(sys.executable).with_name("akte")), "reindex"]
    done = subprocess.run(akte, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 Dokumente stehen neu im Suchindex." in done.stdout) == (0, True), done.stderr
    with start(model=model) as service:
        assert names(service, q="Getöse", mode="words") == ["erster.txt"]
        service.works.start()
        service.work_off()
        assert sorted(names(service, **QUESTION)) == ["erster.txt", "zweiter.txt"], "vectors are made anew"


TEXTS = {
    "512 word pieces": "ja " * 510,
    "one word of 50,000 pieces": "ab" * 60_000,
    "digits": "4711 0815 " * 200,
    "Cyrillic": "Свидетель Иван Петров видел машину. " * 20,
    "no word": "-- ** ,, \n\n .. ",
    "blanks": " \n\t\n ",
    "a zero": "Getöse\x00im Saal",
    "line ends": "\n" * 20_000 + "Ende",
}


def test_texts_that_nobody_would_write_are_findable_or_told_and_hold_nothing_up(fresh: Service) -> None:
    documents = {name: fresh.hand_in("carla", f"{name}.txt", text.encode()) for name, text in TEXTS.items()}
    empty = fresh.hand_in("carla", "leer.txt", b"")
    good = fresh.hand_in("carla", "gut.txt", NOISE.encode())
    fresh.work_off()
    with fresh.caller("carla") as carla:
        states = {name: carla.get(f"/documents/{each}").json() for name, each in documents.items()}
        told = carla.get(f"/documents/{empty}").json()
        assert carla.get(f"/documents/{good}").json()["state"] == "indexed"
        for name, state in states.items():
            assert state["state"] == "indexed" or (state["error"] or {}).get("message"), name
        assert [states[name]["state"] for name in ("512 word pieces", "digits", "Cyrillic")] == ["indexed"] * 3
        assert (told["state"], bool(told["error"]["message"])) == ("quarantined", True)
    assert names(fresh, q="0815") == ["digits.txt"]
    assert names(fresh, q="Петров", mode="words") == ["Cyrillic.txt"]
    assert names(fresh, **QUESTION)[0] == "gut.txt"


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    "question", ["ja " * 600, "1" * 2000, "4711", "", " ", "\t", "Иван Петров", "漢字", "\x00", "😀", "a-" * 900]
)
def test_questions_that_nobody_would_ask_are_answered_in_every_mode(house: House, mode: str, question: str) -> None:
    with house.service.caller("anna") as anna:
        answer = anna.get("/search", params={"q": question, "mode": mode})
    assert answer.status_code == 200, answer.text
