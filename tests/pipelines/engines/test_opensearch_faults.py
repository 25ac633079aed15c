"""OpenSearch away, slow, full, not to be trusted, or not ours: a clear sentence, and nothing is lost."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from ingest.catalogue import documents, outbox
from ingest.catalogue.records import DocumentState
from pipelines.answering.answer import Question
from pipelines.draining import OutboxDrainer
from pipelines.engines.addresses import open_engine
from pipelines.engines.contract import Ask, EngineError, EngineUnavailable, IndexForeign, IndexOutdated
from pipelines.engines.opensearch.address import Trust, parse_address
from pipelines.engines.opensearch.engine import OpenSearchEngine
from pipelines.question.tree import Everything
from tests.conformance.specimens import ANYBODY, document, document_id, word
from tests.opensearch_node.proxies import authority, closed_port, refusing, silent, with_tls
from tests.pipelines.asking.world import SOMEBODY, opened
from tests.pipelines.engines.test_nearest import MODEL, nearest, shelf

PATIENCE: Final = 0.5


def engine_at(place: str, *, model: str | None = None, analysis: str = "1", seconds: float = 15.0) -> OpenSearchEngine:
    address = parse_address("opensearch+http", place.partition(":")[2], Trust())
    return OpenSearchEngine(address, Trust(), analysis=analysis, model=model, seconds=seconds)


def request(method: str, url: str, body: object = None) -> None:
    data = None if body is None else json.dumps(body).encode()
    asked = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    urllib.request.urlopen(asked).close()


def attempts(engine: OpenSearchEngine) -> list[Callable[[], object]]:
    """Everything that speaks to the server."""
    return [
        lambda: engine.index([document(1, "haus")]),
        lambda: engine.remove([document_id(1)]),
        engine.clear,
        engine.versions,
        lambda: engine.find(Ask(word("haus")), clearance=ANYBODY),
        lambda: engine.passages(Ask(word("haus")), [document_id(1)], clearance=ANYBODY),
        lambda: engine.suggest("ha", clearance=ANYBODY),
    ]


def test_a_server_that_is_away_is_told_with_its_place() -> None:
    port = closed_port()
    engine = engine_at(f"http://127.0.0.1:{port}/akte")

    for attempt in attempts(engine):
        with pytest.raises(EngineUnavailable, match=f"127.0.0.1:{port} cannot be reached"):
            attempt()
    engine.close()


def test_a_server_that_does_not_answer_is_told_with_the_time() -> None:
    with silent() as port:
        engine = engine_at(f"http://127.0.0.1:{port}/akte", seconds=PATIENCE)
        with pytest.raises(EngineUnavailable, match=r"did not answer within 0\.5 seconds"):
            engine.find(Ask(word("haus")), clearance=ANYBODY)
        engine.close()


def test_documents_wait_while_the_engine_is_away_and_are_found_when_it_is_back(
    opensearch_place: str, tmp_path: Path
) -> None:
    with opened(tmp_path, f"opensearch+http://127.0.0.1:{closed_port()}/akte") as world:
        name = world.hand_in("Ein Haus am See")
        with pytest.raises(EngineUnavailable):
            world.drain()
        with pytest.raises(EngineUnavailable):
            world.asking.ask(Question("haus"), clearance=SOMEBODY)
        with world.catalogue.reading() as connection:
            assert outbox.is_pending(connection, name)

        back = open_engine(f"opensearch+{opensearch_place}")
        world.drainer.stop()
        drainer = OutboxDrainer(world.catalogue, back, tmp_path / "drainer.lock")
        assert drainer.drain_all() == 1
        assert back.versions() == {name: 1}
        drainer.stop()
        back.close()


def test_a_full_disk_lets_people_search_and_documents_wait(opensearch_place: str, tmp_path: Path) -> None:
    """Beyond the flood stage OpenSearch sets this block on every index by itself."""
    with opened(tmp_path, f"opensearch+{opensearch_place}") as world:
        first = world.hand_in("Ein Haus am See")
        world.drain()
        request("PUT", f"{opensearch_place}-*/_settings", {"index.blocks.read_only_allow_delete": True})
        second = world.hand_in("Ein Haus am Berg")

        with pytest.raises(EngineUnavailable, match="has no room"):
            world.drain()
        assert [hit.document_id for hit in world.asking.ask(Question("haus"), clearance=SOMEBODY).hits] == [first]

        request("PUT", f"{opensearch_place}-*/_settings", {"index.blocks.read_only_allow_delete": None})
        world.drain()
        assert world.engine.versions() == {first: 1, second: 1}


def test_an_authority_that_is_not_named_is_not_trusted(opensearch_url: str, tmp_path: Path) -> None:
    made = authority(tmp_path / "ours")
    other = authority(tmp_path / "theirs")
    with with_tls(target_of(opensearch_url), made) as port:
        for trust in (Trust(), Trust(other.ca_file)):
            engine = open_engine(f"opensearch+https://127.0.0.1:{port}/akte", trust=trust)
            with pytest.raises(EngineUnavailable, match="not trusted; name its authority in AKTE_ENGINE_CA_FILE"):
                engine.find(Ask(Everything()), clearance=ANYBODY)
            engine.close()


def test_a_certificate_of_another_host_is_not_trusted(opensearch_url: str, tmp_path: Path) -> None:
    made = authority(tmp_path, host="127.0.0.2")
    with with_tls(target_of(opensearch_url), made) as port:
        engine = open_engine(f"opensearch+https://127.0.0.1:{port}/akte", trust=Trust(made.ca_file))
        with pytest.raises(EngineUnavailable, match="not trusted"):
            engine.versions()
        engine.close()


def test_a_trusted_server_is_spoken_to_in_secret(opensearch_place: str, opensearch_url: str, tmp_path: Path) -> None:
    made = authority(tmp_path)
    prefix = opensearch_place.rpartition("/")[2]
    with with_tls(target_of(opensearch_url), made) as port:
        engine = open_engine(f"opensearch+https://anna:geheim@127.0.0.1:{port}/{prefix}", trust=Trust(made.ca_file))
        engine.index([document(1, "haus")])
        assert engine.find(Ask(word("haus")), clearance=ANYBODY).total == 1
        engine.close()


def test_a_foreign_index_below_our_prefix_is_left_alone(opensearch_place: str) -> None:
    request("PUT", f"{opensearch_place}-logs", {"mappings": {"_meta": {"product": "something else"}}})
    engine = engine_at(opensearch_place)

    for attempt in attempts(engine):
        with pytest.raises(IndexForeign, match="is not ours; choose another prefix in AKTE_ENGINE"):
            attempt()
    request("GET", f"{opensearch_place}-logs")
    engine.close()


def test_a_foreign_index_sends_no_document_to_quarantine(opensearch_place: str, tmp_path: Path) -> None:
    request("PUT", f"{opensearch_place}-logs")
    with opened(tmp_path, f"opensearch+{opensearch_place}") as world:
        name = world.hand_in("Ein Haus am See")
        for _ in range(4):
            with pytest.raises(IndexForeign):
                world.drain()
        with world.catalogue.reading() as connection:
            found = documents.find_for_worker(connection, name)
            assert found is not None
            assert found.state is not DocumentState.QUARANTINED
            assert outbox.is_pending(connection, name)


@pytest.mark.parametrize(
    ("model", "analysis", "sentence"),
    [
        ("m/2", "1", "vectors of another model"),
        ("m/1", "2", "by another version"),
    ],
)
def test_an_index_of_another_version_or_model_is_refused_until_it_is_cleared(
    opensearch_place: str, model: str, analysis: str, sentence: str
) -> None:
    before = engine_at(opensearch_place, model="m/1")
    before.index([document(1, "haus")])
    again = engine_at(opensearch_place, model=model, analysis=analysis)

    with pytest.raises(IndexOutdated, match=sentence):
        again.find(Ask(Everything()), clearance=ANYBODY)
    with pytest.raises(IndexOutdated, match=sentence):
        again.index([document(2, "haus")])
    assert before.find(Ask(Everything()), clearance=ANYBODY).total == 1
    again.clear()
    again.index([document(2, "haus")])

    assert again.versions() == {document_id(2): 1}
    with pytest.raises(EngineError):
        before.find(Ask(Everything()), clearance=ANYBODY)
    before.close()
    again.close()


def test_who_has_no_model_finds_words_and_keeps_the_vectors(opensearch_place: str) -> None:
    books = shelf(6, 2)
    before = engine_at(opensearch_place, model=MODEL)
    before.index(books.documents[:3])
    without = engine_at(opensearch_place)

    assert without.model == MODEL
    assert without.find(Ask(word("haus")), clearance=ANYBODY).total == 2
    without.index(books.documents[3:])
    without.close()

    found = nearest(before, books.questions[0], clearance=ANYBODY)
    assert [(near.document_id, near.ordinal) for near in found] == [
        (near.document_id, near.ordinal) for near in books.exact(books.questions[0], 300)
    ]
    with without.rebuilding():
        without.index(books.documents[:3])
    assert len(nearest(before, books.questions[0], clearance=ANYBODY)) == 4
    before.close()


def test_a_document_that_is_refused_is_told_apart_from_an_engine_at_fault(opensearch_place: str) -> None:
    engine = engine_at(opensearch_place)
    engine.index([document(1, "haus")])

    with pytest.raises(ValueError, match="isoformat"):
        engine.index([document(2, "haus"), document(3, "haus", day="14.3.2026")])
    with pytest.raises(ValueError, match="as JSON"):
        engine.index([document(4, "haus \ud800")])
    with pytest.raises(ValueError, match="refuses the document"):
        engine.index([document(4, "haus", tie=2**63)])

    assert engine.versions() == {document_id(1): 1}
    engine.close()


def test_a_busy_server_is_asked_again(opensearch_place: str, opensearch_url: str) -> None:
    with refusing(target_of(opensearch_url), 2) as port:
        engine = engine_at(f"http://127.0.0.1:{port}/{opensearch_place.rpartition('/')[2]}")
        engine.index(document(number, "haus") for number in range(3))
        assert len(engine.versions()) == 3
        engine.close()


def test_a_server_that_stays_busy_is_told_so(opensearch_place: str, opensearch_url: str) -> None:
    with refusing(target_of(opensearch_url), 1000) as port:
        engine = engine_at(f"http://127.0.0.1:{port}/{opensearch_place.rpartition('/')[2]}")
        with pytest.raises(EngineUnavailable, match="no room for more writes"):
            engine.index([document(1, "haus")])
        assert engine.versions() == {}
        engine.close()


def target_of(url: str) -> tuple[str, int]:
    host, _, port = url.removeprefix("http://").partition(":")
    return host, int(port)
