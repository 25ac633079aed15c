"""Short answers: how often the first is right, how often none is told, and what they cost.

    python -m benchmarks.answers

Asks the questions of papers/answers.txt and papers/answers_held_out.txt (no weight was chosen by these) among papers
put together from the sentences of models/pairs/training, each question once more by a caller who may not read the paper
that answers it: then nothing should be told. Prints a table of both, and of each kind of question; writes
results/answers.json.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean, median
from typing import Final

from benchmarks.results import write_results
from ingest.blobs import BlobStore
from ingest.catalogue import documents, pages
from ingest.catalogue.connection import Catalogue
from ingest.catalogue.records import NewDocument
from ingest.labels import AgencyId, Classification, Clearance, Labels, Release, Role, UnitId
from ingest.pages import Page, PageSource
from pipelines.answering.answer import Question, Reply
from pipelines.asking import Asking
from pipelines.draining import OutboxDrainer
from pipelines.embedding import Embedding
from pipelines.embeddings.contract import Embedder
from pipelines.embeddings.installing import install, shipped_folder
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Engine
from pipelines.entities.recognising import Recognising
from pipelines.entities.tagging.installing import open_tagger, shipped_tagger
from pipelines.indexing import Indexing, keep
from pipelines.recognition import Recognition, keep_recognised
from pipelines.replying.asked_for import asked_for

TUNED_ON: Final = Path(__file__).parent / "papers" / "answers.txt"
HELD_OUT: Final = TUNED_ON.with_name("answers_held_out.txt")
_PAIRS: Final = Path(__file__).parents[1] / "models" / "pairs" / "training"
_KINDS: Final = {
    **dict.fromkeys(("PERSON", "ORGANISATION"), "who"),
    **dict.fromkeys(("DATE", "CLOCK"), "when"),
    **dict.fromkeys(("ADDRESS", "LOCATION"), "where"),
    **dict.fromkeys(("MONEY", "QUANTITY"), "how much"),
    **dict.fromkeys(("sentence", "LAW", "COLOUR"), "what, why, how"),
}
_A_PAPER: Final = 8
"""Sentences of the other papers; about as many as a short letter has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the number of its paper, and the answer as it stands there; None where no paper answers."""

    text: str
    paper: int
    answer: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What was told first: whether it is right, how sure it was, and what the question cost in milliseconds."""

    is_right: bool
    confidence: float | None
    cost: float


def read_papers(path: Path, *, first: int = 0) -> tuple[list[str], list[Asked]]:
    """The papers of a file, numbered from ``first``, and their questions."""
    papers: list[str] = []
    asked: list[Asked] = []
    for number, block in enumerate(path.read_text("utf-8").split("\n===\n")[1:], first):
        lines = block.splitlines()
        papers.append("\n".join(line for line in lines if line[:2] not in ("? ", "= ")).strip())
        questions = [line[2:] for line in lines if line.startswith("? ")]
        answers = [line[2:] for line in lines if line.startswith("= ")]
        asked += (
            Asked(question, number, None if answer == "-" else answer)
            for question, answer in zip(questions, answers, strict=True)
        )
    return papers, asked


def other_papers() -> list[str]:
    """Papers that answer none of the questions: sentences of the pairs, theme by theme."""
    found: list[str] = []
    for path in sorted(_PAIRS.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        sentences = list(dict.fromkeys(line[2:] for line in lines if line.startswith("+ ")))
        found += (" ".join(sentences[at : at + _A_PAPER]) for at in range(0, len(sentences), _A_PAPER))
    return found


def unit_of(paper: int) -> UnitId:
    """Each paper has a unit of its own, so that a caller may be shown all but one."""
    return UnitId(f"stadt/paper-{paper}")


def reader(papers: Sequence[int]) -> Clearance:
    """Somebody who may read these papers and all others that answer nothing."""
    units = frozenset({unit_of(paper) for paper in papers} | {UnitId("stadt/others")})
    return Clearance(AgencyId("stadt"), units, Classification.OFFEN, frozenset({Role.INVESTIGATOR}), date(2026, 1, 1))


@dataclass(frozen=True, slots=True)
class Office:
    """Where papers are read and asked about."""

    asking: Asking
    catalogue: Catalogue
    engine: Engine
    embedder: Embedder


@contextmanager
def office(papers: Sequence[str], others: Sequence[str]) -> Iterator[Office]:
    """All papers, read, recognised, embedded and indexed as in the service."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        catalogue = Catalogue(f"sqlite:///{folder / 'catalogue.sqlite'}")
        catalogue.migrate()
        meaning = install(shipped_folder())
        engine = open_engine(f"embedded:{folder / 'index'}", str(meaning.embedder.model))
        drainer = OutboxDrainer(catalogue, engine, folder / "drainer.lock")
        indexing, embedding = Indexing(catalogue), Embedding(catalogue, meaning)
        recognition = Recognition(catalogue, Recognising(tagger=open_tagger(shipped_tagger())))
        blobs = BlobStore(folder / "blobs")
        for number, text in enumerate([*papers, *others]):
            unit = unit_of(number) if number < len(papers) else UnitId("stadt/others")
            labels = Labels(AgencyId("stadt"), unit, Classification.OFFEN, Release.UNIT)
            blob = blobs.put([text.encode()], limit=10**7)
            with catalogue.writing() as connection:
                name = documents.accept(connection, NewDocument(blob, f"{number}.txt", labels, "x"), now=float(number))
                page = Page(1, text, PageSource.DIGITAL, 0, 0, 0, 0.0, 1.0, 1.0, (), "text")
                pages.store(connection, name, page, version="1")
            indexable = indexing.analyse(name)
            with catalogue.writing() as connection:
                keep(connection, name, indexable)
            found, made = recognition.recognise(name), embedding.embed(name)
            with catalogue.writing() as connection:
                keep_recognised(connection, name, found)
                embedding.keep(connection, name, made)
        drainer.drain_all()
        yield Office(Asking(catalogue, engine, meaning.embedder), catalogue, engine, meaning.embedder)
        drainer.stop()
        engine.close()
        catalogue.close()


def first(asking: Asking, text: str, answer: str | None, clearance: Clearance) -> Told:
    """What is told first to a caller."""
    start = time.process_time()
    replies: tuple[Reply, ...] = asking.ask(Question(text), clearance=clearance).replies
    cost = (time.process_time() - start) * 1000
    if not replies:
        return Told(answer is None, None, cost)
    is_right = answer is not None and " ".join(answer.split()) in replies[0].text
    return Told(is_right, replies[0].confidence, cost)


def figures(told: Sequence[Told]) -> dict[str, float]:
    """Shares and costs of some answers."""
    sure = [one.confidence for one in told if one.confidence is not None]
    return {
        "questions": len(told),
        "told": len(sure) / len(told),
        "right": mean(one.is_right for one in told),
        "right of told": mean(one.is_right for one in told if one.confidence is not None) if sure else 0.0,
        "mean confidence of told": mean(sure) if sure else 0.0,
        "ms": median(one.cost for one in told),
    }


def kind_of(question: str) -> str:
    """Who, when, where, how much, which number, or a whole sentence."""
    asked = asked_for(question)
    first = asked.types[0].value if asked is not None and asked.types else "sentence"
    return _KINDS.get(first, "which number")


def tables(asking: Asking, asked: Sequence[Asked], papers: int) -> dict[str, dict[str, float]]:
    """The figures of the questions of one file, each asked by one who may read its paper and one who may not."""
    everything = reader(range(papers))
    seen = [(one, first(asking, one.text, one.answer, everything)) for one in asked]
    hidden = [
        (one, first(asking, one.text, None, reader([at for at in range(papers) if at != one.paper])))
        for one in asked
        if one.answer
    ]
    rows = {
        "answerable": figures([told for one, told in seen if one.answer]),
        "answered by none": figures([told for one, told in seen if not one.answer]),
        "answered by a hidden paper": figures([told for _, told in hidden]),
        "all": figures([told for _, told in seen + hidden]),
    }
    for kind in sorted({kind_of(one.text) for one in asked}):
        rows[f"{kind}, answerable"] = figures([told for one, told in seen if one.answer and kind_of(one.text) == kind])
        rows[f"{kind}, all"] = figures([told for one, told in seen + hidden if kind_of(one.text) == kind])
    return rows


def main() -> None:
    papers, asked = read_papers(TUNED_ON)
    more, held_out = read_papers(HELD_OUT, first=len(papers))
    papers += more
    with office(papers, other_papers()) as place:
        first(place.asking, asked[0].text, asked[0].answer, reader(range(len(papers))))  # what is loaded once
        results = {
            f"{name}: {kind}": row
            for name, some in (("tuned on", asked), ("held out", held_out))
            for kind, row in tables(place.asking, some, len(papers)).items()
        }
        told = [first(place.asking, " ".join(one.text.split()[2:]), None, reader(range(len(papers)))) for one in asked]
        results["the same words, no question"] = figures(told)
    names = list(next(iter(results.values())))
    print(f"{'':38}" + "".join(f"{name:>24}" for name in names))
    for kind, row in results.items():
        print(f"{kind:38}" + "".join(f"{row[name]:24.2f}" for name in names))
    print(write_results("answers", results))


if __name__ == "__main__":
    main()
