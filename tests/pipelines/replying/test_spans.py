"""Numbers, times and mentions that may answer."""

from __future__ import annotations

import pytest

from ingest.catalogue.mentions import StoredMention
from pipelines.replying.asked_for import asked_for
from pipelines.replying.spans import spans_in


def found(question: str, text: str, *mentions: StoredMention) -> list[str]:
    asked = asked_for(question)
    assert asked is not None
    return [text[span.start : span.end] for span in spans_in(text, 0, len(text), mentions, asked) if span.rank == 0]


def mention(text: str, part: str, kind: str) -> StoredMention:
    start = text.index(part)
    return StoredMention(0, 1, kind, start, start + len(part), part, part, part, "x", 0.9, "test", "1")


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("Wie viele Kisten waren es?", "Es waren 38 Kisten und 4 Fässer.", ["38 Kisten"]),
        ("Wie viele Kisten waren es?", "Es waren zwölf leere Flaschen und neun Kisten.", ["neun Kisten"]),
        ("Wie viele Kisten waren es?", "Zwanzig Kisten waren es.", ["Zwanzig Kisten"]),
        ("Wie viele Anrufe gab es?", "Gezählt wurden 212 Telefonanrufe.", ["212 Telefonanrufe"]),
        ("Wie weit ist die Schule entfernt?", "Die Schule liegt 82 Meter vor dem 3. Tor.", ["82 Meter"]),
        ("Wie schwer war das Paket?", "Das Paket wog 12,5 kg.", ["12,5 kg"]),
        ("Welcher Pegel wurde gemessen?", "Gemessen wurden 61 dB(A) am Fenster.", ["61 dB(A)"]),
        ("Welcher Kilometerstand stand im Vertrag?", "Im Vertrag standen 89.000 und nichts weiter.", ["89.000"]),
        ("Um wie viel Uhr kam er?", "Er kam um 23:50 Uhr, nicht um 7 Uhr.", ["23:50 Uhr", "7 Uhr"]),
        ("Um wie viel Uhr kam er?", "Er kam kurz nach sechs Uhr.", ["kurz nach sechs Uhr"]),
        ("Wie viele Kisten waren es?", "Es war Nacht, und unter der Macht der Wellen sank sie.", []),
    ],
)
def test_a_number_answers_with_what_it_counts(question: str, text: str, answer: list[str]) -> None:
    assert found(question, text) == answer


def test_numbers_in_dates_and_addresses_are_not_counted() -> None:
    text = "Am 14.03.2026 standen vor Haus 9 sieben Wagen."
    mentions = (mention(text, "14.03.2026", "DATE"), mention(text, "Haus 9", "ADDRESS"))
    assert found("Wie viele Wagen standen dort?", text, *mentions) == ["sieben Wagen"]


def test_mentions_of_the_type_asked_for_may_answer() -> None:
    text = "Frau Osterloh kam am 3. Mai."
    mentions = (mention(text, "Osterloh", "PERSON"), mention(text, "3. Mai", "DATE"))
    assert found("Wer kam zur Besichtigung?", text, *mentions) == ["Osterloh"]
    assert found("Wann kam sie?", text, *mentions) == ["3. Mai"]


@pytest.mark.parametrize("piece", ["zwei", "1.", "1 ", "12:", "undein", "1,1", "zig ", "Uhr "])
def test_no_text_of_one_piece_keeps_the_patterns_busy(piece: str) -> None:
    found("Wie viele Kisten waren es?", piece * (50_000 // len(piece)))
    found("Wann kam er dort an?", piece * (50_000 // len(piece)))
