"""What only the engine on OpenSearch has: generations behind an alias, pieces, and addresses."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from rapidfuzz.distance import OSA

from ingest.labels import Release
from pipelines.answering.answer import Question
from pipelines.engines.contract import Ask, Engine
from pipelines.engines.longest import LONGEST
from pipelines.engines.opensearch.address import Trust, parse_address
from pipelines.engines.opensearch.engine import OpenSearchEngine
from pipelines.engines.opensearch.mapping import MOST_HITS
from pipelines.engines.opensearch.neighbourhood import spelled_out
from pipelines.question.tree import Everything
from pipelines.upkeep import reindex
from tests.conformance.specimens import ANYBODY, FK3, document, document_id, fuzzy, labels, prefix, word
from tests.pipelines.asking.world import HIDDEN, SOMEBODY, opened


def open_at(place: str, *, piece: int = MOST_HITS) -> OpenSearchEngine:
    address = parse_address("opensearch+http", place.partition(":")[2], Trust())
    return OpenSearchEngine(address, Trust(), analysis="1", piece=piece)


@pytest.fixture
def engine(opensearch_place: str) -> Iterator[OpenSearchEngine]:
    opened_here = open_at(opensearch_place)
    yield opened_here
    opened_here.close()


def found(engine: Engine, text: str) -> list[int]:
    hits = engine.find(Ask(word(text), limit=100), clearance=ANYBODY).documents
    return [int(hit.document_id, 16) for hit in hits]


def indexes(place: str) -> list[str]:
    with urllib.request.urlopen(f"{place}-*") as answer:
        return sorted(json.load(answer))


def test_the_old_index_answers_while_a_new_one_is_filled(engine: OpenSearchEngine, opensearch_place: str) -> None:
    engine.index(document(number, "haus") for number in (1, 2, 3, 4))
    reading = open_at(opensearch_place)
    with engine.rebuilding():
        assert found(reading, "haus") == [1, 2, 3, 4]
        engine.index([document(1, "haus"), document(2, "haus")])
        assert found(reading, "haus") == [1, 2, 3, 4]

    assert found(reading, "haus") == [1, 2]
    assert len(indexes(opensearch_place)) == 1
    reading.close()


def test_what_changes_during_a_rebuild_changes_the_old_index_too(
    engine: OpenSearchEngine, opensearch_place: str
) -> None:
    engine.index(document(number, "haus") for number in (1, 2, 3))
    reading = open_at(opensearch_place)
    with engine.rebuilding():
        engine.index([document(1, "haus", version=2, of=labels(FK3, release=Release.UNIT)), document(4, "haus")])
        engine.remove([document_id(2)])
        assert found(reading, "haus") == [3, 4]

    assert found(reading, "haus") == [4]
    reading.close()


def test_a_rebuild_that_breaks_off_leaves_what_it_has_written(engine: OpenSearchEngine) -> None:
    engine.index([document(1, "haus"), document(2, "haus")])

    def broken() -> None:
        with engine.rebuilding():
            engine.index([document(2, "haus", version=3)])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()

    assert engine.versions() == {document_id(2): 3}


def test_a_rebuild_whose_process_was_killed_is_gone_on_with(engine: OpenSearchEngine, opensearch_place: str) -> None:
    engine.index([document(1, "haus"), document(2, "haus")])
    never_left = engine.rebuilding()
    never_left.__enter__()
    engine.index([document(2, "haus", version=3)])
    # as if the process had ended here
    after = open_at(opensearch_place)
    assert found(after, "haus") == [1, 2]
    after.index([document(1, "haus")])

    assert after.versions() == {document_id(1): 1, document_id(2): 3}
    assert len(indexes(opensearch_place)) == 1
    assert never_left is not None
    after.close()


def test_the_command_reindex_keeps_answering(opensearch_place: str, tmp_path: Path) -> None:
    with opened(tmp_path, f"opensearch+{opensearch_place}") as world:
        names = [world.hand_in(f"Haus Nummer {number}") for number in range(5)]
        world.drain()
        before = indexes(opensearch_place)
        world.relabel(names[0], HIDDEN)
        totals = []

        total = reindex(
            world.catalogue,
            world.drainer,
            lambda _done, _total: totals.append(world.asking.ask(Question("haus"), clearance=SOMEBODY).total),
        )

        assert total == 5
        assert set(totals) == {4}
        assert len(totals) > 1
        assert len(world.engine.versions()) == 5
        assert set(indexes(opensearch_place)).isdisjoint(before)


def test_hits_beyond_one_piece_are_leafed(opensearch_place: str) -> None:
    engine = open_at(opensearch_place, piece=20)
    engine.index(document(number, "haus", tie=number // 3) for number in range(90))

    assert found(engine, "haus") == list(range(90))
    page = engine.find(Ask(word("haus"), offset=55, limit=30, facets=("agency",)), clearance=ANYBODY)
    assert [int(hit.document_id, 16) for hit in page.documents] == list(range(55, 85))
    assert (page.total, page.facets["agency"][0].count) == (90, 90)
    newest = engine.find(Ask(Everything(), sort="date", offset=88, limit=10), clearance=ANYBODY)
    assert [int(hit.document_id, 16) for hit in newest.documents] == [88, 89]
    assert len(engine.versions()) == 90
    engine.close()


def test_a_large_batch_goes_in_pieces(engine: OpenSearchEngine) -> None:
    engine.index(document(number, "haus") for number in range(1_203))

    assert engine.find(Ask(Everything(), limit=0), clearance=ANYBODY).total == 1_203


def test_very_long_tokens_are_cut_and_do_no_harm(engine: OpenSearchEngine) -> None:
    long = "a" * 40_000
    engine.index([document(1, f"haus {long} hund", kind="k" * 40_000, identifiers=f"lgab1 {long}")])

    assert found(engine, "hund") == [1]
    assert engine.find(Ask(prefix("a" * 1_900)), clearance=ANYBODY).total == 1
    assert [len(each.text) for each in engine.suggest("aaa", clearance=ANYBODY)] == [LONGEST, LONGEST]


@pytest.mark.parametrize("asked", ["a", "ab", "abc", "abcd", "a.b", "(("])
def test_short_words_are_found_with_any_misread_letter(engine: OpenSearchEngine, asked: str) -> None:
    signs = ".b(a"
    near = {f"{first}{second}{third}".strip() for first in signs for second in f"{signs} " for third in f"{signs}c "}
    words = sorted(each for each in near if each and " " not in each)
    engine.index([document(number, text) for number, text in enumerate(words)])

    for distance in (1, 2):
        hits = engine.find(Ask(fuzzy(asked, distance), limit=500), clearance=ANYBODY).documents
        expected = {text for text in words if OSA.distance(asked, text) <= distance}
        assert {words[int(hit.document_id, 16)] for hit in hits} == expected


def test_a_short_word_is_spelled_out_without_an_empty_pattern() -> None:
    assert "" not in spelled_out("a", 1).split("|")


@pytest.mark.parametrize(
    ("scheme", "rest", "told"),
    [
        ("opensearch+https", "//host:9200", "ends with a prefix"),
        ("opensearch+https", "//host:9200/Akte", "small letters"),
        ("opensearch+https", "//host:9200/_all", "ends with a prefix"),
        ("opensearch+https", "//host:port/akte", "write it like"),
        ("opensearch+https", "", "write it like"),
        ("opensearch+http", "//u:geheim@10.0.0.7:9200/akte", "unencrypted traffic to 10.0.0.7 is refused"),
    ],
)
def test_a_wrong_address_is_answered_with_a_right_one(scheme: str, rest: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as refused:
        parse_address(scheme, rest, Trust())
    assert "geheim" not in str(refused.value)


def test_an_address_names_server_account_and_prefix() -> None:
    address = parse_address("opensearch+https", "//anna:ge%40heim@such.example:9443/akte", Trust())

    assert (address.host, address.port, address.prefix, address.is_secure) == ("such.example", 9443, "akte", True)
    assert (address.user, address.password) == ("anna", "ge@heim")
    assert "heim" not in repr(address)
    assert not parse_address("opensearch+http", "//[::1]/akte", Trust()).is_secure
    assert parse_address("opensearch+http", "//such.example/akte", Trust(allows_plain_http=True)).port == 9200


def test_authorities_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    trust = Trust(tmp_path / "missing.pem")
    address = parse_address("opensearch+https", "//such.example/akte", trust)
    with pytest.raises(ValueError, match="AKTE_ENGINE_CA_FILE"):
        OpenSearchEngine(address, trust, analysis="1")
