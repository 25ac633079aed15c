"""Separable verbs in one piece and in two: ausgestellt, auszustellen and ``stellt ... aus`` are ausstellen.

A stem does not bring them together: particle and verb part, and ``ge`` and ``zu`` come between them. Which verbs part
from which particles stands in a table, so that ``Er kommt mit dem Rad aus der Stadt`` holds no auskommen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from pipelines.german.folding import CACHED_WORDS
from pipelines.german.stems import stem_of_folded

TABLE: Final = Path(__file__).with_name("separable.tsv")
"""Infinitive and its particles. Data sheet: separable.md."""

STRONG: Final = Path(__file__).with_name("strong_verbs.tsv")
"""Infinitive, forms that no ending makes, and participle; written by hand."""

SIGN: Final = "<"
"""With which the tokens of verbs begin; no stem does."""

FURTHEST: Final = 25
"""Words between verb and particle; a longer clause is hardly one."""

_ENDS: Final = frozenset(".,;:!?()–")
_GO_ON: Final = frozenset({"und", "oder", "sowie", "aber"})
"""A clause ends before these as before a comma."""

_INSEPARABLE: Final = ("be", "er", "ver", "ent", "zer", "emp", "miss")
_INFLECTED: Final = ("", "e", "er", "es", "en", "em")
_LONGEST_PARTICLE: Final = 8


@dataclass(frozen=True, slots=True)
class Separated:
    """A verb in two pieces: the places of verb and particle among the words, and the stem of the infinitive."""

    verb: int
    particle: int
    stem: str


def verb_token(stem: str) -> str:
    """The token of a separable verb, given the stem of its infinitive."""
    return SIGN + stem


@lru_cache(maxsize=CACHED_WORDS)
def verb_of(word: str) -> str:
    """The stem of the separable verb that a folded word is a form of; empty where it is none."""
    particles, forms, _ = _tables()
    for end in range(2, min(_LONGEST_PARTICLE, len(word) - 2) + 1):
        if word[:end] in particles and (verb := forms.get(word[end:])) and word[:end] in _particles_of()[verb]:
            return stem_of_folded(word[:end] + verb)
    return ""


@lru_cache(maxsize=CACHED_WORDS)
def verb_of_noun(word: str) -> str:
    """The stem of the separable verb that a noun in -ung is made of (Ausstellung); empty where it is none."""
    if not word.endswith(("ung", "ungen")):
        return ""
    return verb_of(word.removesuffix("en").removesuffix("ung") + "en")


def separated(words: Sequence[str], spans: Sequence[tuple[int, int]], text: str) -> Iterator[Separated]:
    """Verbs whose particle stands at the end of their clause, by the place of the particle.

    Of several verbs before it the nearest is meant: what comes before that is joined by ``und``.

    Args:
        words: Folded, stop words included.
        spans: Start and end of each in the text.
        text: What they stand in; a clause ends with a sign in it.
    """
    particles, _, finite = _tables()
    for place, word in enumerate(words):
        if word not in particles or not _ends_clause(place, words, spans, text):
            continue
        found = -1
        for before in range(place - 1, max(-1, place - 1 - FURTHEST), -1):
            if _has_end(text[spans[before][1] : spans[before + 1][0]]):
                break
            verb = finite.get(words[before])
            is_small = text[spans[before][0]].islower()
            if verb and is_small and word in _particles_of()[verb]:
                found = before
                break
        if found >= 0:
            yield Separated(found, place, stem_of_folded(word + finite[words[found]]))


def _ends_clause(place: int, words: Sequence[str], spans: Sequence[tuple[int, int]], text: str) -> bool:
    if place + 1 == len(words):
        return True
    return words[place + 1] in _GO_ON or _has_end(text[spans[place][1] : spans[place + 1][0]])


def _has_end(between: str) -> bool:
    return not _ENDS.isdisjoint(between)


@lru_cache(maxsize=1)
def _particles_of() -> dict[str, frozenset[str]]:
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {verb: frozenset(particles.split(" ")) for verb, particles in rows}


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], dict[str, str], dict[str, str]]:
    """All particles; what may stand behind one in one word, and finite forms, each with its infinitive."""
    strong = {
        verb: (tuple(finite.split(" ")), participle)
        for verb, finite, participle in (line.split("\t") for line in STRONG.read_text(encoding="utf-8").splitlines())
    }
    joined: dict[str, str] = {}
    finite: dict[str, str] = {}
    for verb in _particles_of():
        special, participle = strong.get(verb, ((), ""))
        # A weak form is never one of a strong verb, but its present is made the same way.
        for form in (*special, *_weak(verb)):
            finite.setdefault(form, verb)
        participles = [participle or _participle(verb), f"{verb}d", f"zu{verb}d"]
        for form in (verb, f"zu{verb}", *(each + ending for each in participles for ending in _INFLECTED)):
            joined.setdefault(form, verb)
    particles = frozenset(particle for some in _particles_of().values() for particle in some)
    return particles, {**finite, **joined}, finite


def _weak(verb: str) -> Iterator[str]:
    root, link = _root(verb)
    yield verb
    yield from (root + ending for ending in ("e", "st", f"{link}t", f"{link}te", f"{link}ten", f"{link}test"))
    if link:
        yield f"{root}est"
    if root.endswith(("el", "er")):
        yield f"{root[:-2]}{root[-1]}e"  # sammle


def _participle(verb: str) -> str:
    root, link = _root(verb)
    has_ge = not verb.startswith(_INSEPARABLE) and not verb.endswith("ieren")
    return f"{'ge' if has_ge else ''}{root}{link}t"


def _root(verb: str) -> tuple[str, str]:
    """What endings are put to, and the e that they need behind d and t."""
    root = verb.removesuffix("en") if verb.endswith("en") else verb.removesuffix("n")
    return root, "e" if root.endswith(("d", "t", "chn", "ffn", "gn", "dn")) else ""
