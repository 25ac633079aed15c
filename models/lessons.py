"""What the encoder of meaning learns from: our pairs, and free texts so that it forgets nothing.

Free texts: German federal laws (Unlicense), debates of the federal parliament (official works) and German-English
sentence pairs (Europarl free, Tatoeba CC BY 2.0 FR, NTREX CC BY-SA 4.0), each in the folder that is given.
"""

from __future__ import annotations

import gzip
import lzma
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from models.pairs import Pair

BATCH: Final = 32
"""Lessons of one batch: each text of it stands against each question of it."""
AMIDST: Final = 0.2
"""How often (0 to 1) a text stands between other texts of its theme, as a sentence of a passage does."""
BACK: Final = 0.15
"""How often (0 to 1) the text asks and the question is what is found."""

_WORDS_OF_A_PASSAGE: Final = 55
_SENTENCE_END: Final = re.compile(r"(?<=[a-zäöüß)]{3}[.!?]) (?=[A-ZÄÖÜ„])")


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question, the text that is to lie nearest to it, and perhaps a text that is to lie farther away."""

    question: str
    text: str
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """Batches of like lessons, in the order in which they are learned, and short lines that answer nothing."""

    batches: list[list[Lesson]]
    lines: Sequence[str]


def in_batches(kinds: Sequence[Sequence[Lesson]], rng: random.Random) -> list[list[Lesson]]:
    """Batches of one kind each, mixed by chance; what does not fill a batch is left out."""
    batches = [
        list(lessons[start : start + BATCH]) for lessons in kinds for start in range(0, len(lessons) - BATCH + 1, BATCH)
    ]
    rng.shuffle(batches)
    return batches


def from_pairs(pairs: Sequence[Pair], rng: random.Random) -> list[Lesson]:
    """Each pair once, with one of its other texts, in an order drawn by chance."""
    themes: dict[str, list[Pair]] = {}
    for pair in pairs:
        themes.setdefault(pair.theme, []).append(pair)
    lessons = [_lesson(pair, themes[pair.theme], rng) for pair in pairs]
    rng.shuffle(lessons)
    return lessons


@dataclass(frozen=True, slots=True)
class FreeTexts:
    """Texts from which lessons are drawn by chance."""

    laws: Sequence[tuple[str, str, str]]
    """Law, heading and text of paragraphs."""
    debates: Sequence[str]
    translations: Sequence[tuple[str, str]]

    def from_laws(self, count: int, rng: random.Random) -> list[Lesson]:
        """Headings ask for their paragraphs; in a third one sentence asks for the others instead."""
        lessons = []
        for law, heading, text in rng.sample(self.laws, 2 * count):
            torn = _torn(text) if rng.random() < 1 / 3 else None
            named = f"{heading} ({law[:60]})" if rng.random() < 0.3 else heading
            lessons.append(torn or Lesson(named, _cut(text)))
        return _without_twins(lessons)[:count]

    def from_debates(self, count: int, rng: random.Random) -> list[Lesson]:
        """One sentence of a speech asks for the others of its paragraph."""
        torn = [_torn(text) for text in rng.sample(self.debates, 3 * count)]
        return _without_twins([lesson for lesson in torn if lesson])[:count]

    def from_translations(self, count: int, rng: random.Random) -> list[Lesson]:
        """A German sentence asks for its English one, or the other way round."""
        chosen = rng.sample(self.translations, count)
        return [Lesson(*(pair if rng.random() < 0.5 else pair[::-1])) for pair in chosen]


def read_free_texts(folder: Path) -> FreeTexts:
    """The texts of a folder, without headings and texts too short to tell anything."""
    with lzma.open(folder / "laws_de.tsv.xz", "rt", encoding="utf-8") as lines:
        laws = [tuple(line.rstrip("\n").split("\t")) for line in lines]
    with lzma.open(folder / "debates_de.txt.xz", "rt", encoding="utf-8") as lines:
        debates = [line.strip() for line in lines]
    with gzip.open(folder / "sentence_pairs_de_en.tsv.gz", "rt", encoding="utf-8") as lines:
        pairs = [line.rstrip("\n").split("\t") for line in lines]
    return FreeTexts(
        [(law, heading, text) for law, heading, text in laws if len(heading) > 8 and len(text) > 120],
        debates,
        [(german, english) for _, german, english in pairs if 40 < len(german) < 300],
    )


def _lesson(pair: Pair, siblings: Sequence[Pair], rng: random.Random) -> Lesson:
    other = rng.choice(pair.others) if pair.others else None
    if rng.random() < BACK:
        return Lesson(pair.text, pair.question)
    text = pair.text
    if rng.random() < AMIDST:
        beside = [other for other in rng.sample(siblings, min(3, len(siblings))) if other is not pair][:2]
        texts = [sibling.text for sibling in beside]
        texts.insert(rng.randrange(len(texts) + 1), text)
        text = " ".join(texts)
    return Lesson(pair.question, text, other)


def _torn(text: str) -> Lesson | None:
    """One sentence, not the only one, against the rest."""
    sentences = _SENTENCE_END.split(text)
    asking = next((number for number, one in enumerate(sentences) if 30 < len(one) < 160), None)
    rest = " ".join(one for number, one in enumerate(sentences) if number != asking)
    return Lesson(sentences[asking], _cut(rest)) if asking is not None and len(rest) > 100 else None


def _cut(text: str) -> str:
    return " ".join(text.split()[:_WORDS_OF_A_PASSAGE])


def _without_twins(lessons: Sequence[Lesson]) -> list[Lesson]:
    """Headings like "Inkrafttreten" stand in many laws; the first one of each question and text stays."""
    by_question = {lesson.question: lesson for lesson in reversed(lessons)}
    by_text = {lesson.text: lesson for lesson in by_question.values()}
    return list(by_text.values())[::-1]
