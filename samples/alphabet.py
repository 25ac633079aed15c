"""A hand: letters as strokes on a small grid, for notes in the margin.

Each letter is a list of strokes, each stroke a row of points ``xy`` (one hexadecimal digit each). The baseline is
y = 3, small letters reach to 6, tall ones to 9, dots of capitals to a; strokes are smoothed where they are drawn.
"""

from __future__ import annotations

from typing import Final

Stroke = tuple[tuple[float, float], ...]

LETTERS: Final = {
    "a": "36 26 15 04 13 23 34 36 34 33 43",
    "b": "19 14 13 23 34 35 26 15",
    "c": "35 26 15 04 13 23 34",
    "d": "36 26 15 04 13 23 34 39 34 33 43",
    "e": "04 24 35 26 15 04 13 23 34",
    "f": "38 29 18 15 12 00,06 36",
    "g": "36 26 15 04 13 23 34 36 32 20 01",
    "h": "19 13,14 26 35 34 33 43",
    "i": "16 14 13 23 34,17 28",
    "j": "26 22 10 01,27 38",
    "k": "19 13,46 15 24 43",
    "l": "14 28 29 19 14 13 23",
    "m": "06 05 03,04 16 25 23,24 36 45 44 43 53",
    "n": "06 05 03,04 16 26 35 34 33 43",
    "o": "26 15 04 13 23 34 35 26 36",
    "p": "16 13 10,14 26 35 34 23 13",
    "q": "36 26 15 04 13 23 34 36 30 41",
    "r": "06 05 03,04 16 26 25",
    "s": "35 26 15 24 34 23 13 04",
    "t": "18 15 14 13 23 34,06 36",
    "u": "06 04 13 23 34 36 34 33 43",
    "v": "06 04 13 24 36",
    "w": "06 04 13 24 25 24 33 44 46",
    "x": "06 15 24 33,36 13 03",
    "y": "06 05 14 24 35 36 32 20 01",
    "z": "06 36 03 13 33",
    "ß": "00 12 18 29 38 37 26 35 34 23",
    "A": "03 16 29 36 43,15 35",
    "B": "09 06 03,09 29 38 27 06 26 35 44 33 03",
    "C": "48 39 29 16 05 14 23 33 44",
    "D": "19 16 13,09 29 48 45 34 23 03",
    "E": "48 29 18 17 26 16 05 13 33 44",
    "F": "49 09,19 16 12 02,06 36",
    "G": "48 39 29 16 05 13 23 34 36 26 36 32 10",
    "H": "09 06 03,49 46 43,06 46",
    "I": "09 29,19 13,03 23",
    "J": "19 39 34 23 04",
    "K": "09 06 03,49 06 26 43",
    "L": "29 18 15 03 13 43",
    "M": "03 08 09 26 49 48 53",
    "N": "03 08 09 34 43 49",
    "O": "29 16 05 13 33 45 46 39 29",
    "P": "13 19 09 39 47 36 16",
    "Q": "29 16 05 13 33 45 46 39 29,24 52",
    "R": "13 19 09 39 47 36 16 26 43",
    "S": "48 39 19 08 17 35 44 33 13 04",
    "T": "09 29 49,29 26 23 13",
    "U": "09 05 13 33 45 49 45 53",
    "V": "09 06 23 46 49",
    "W": "09 13 27 33 59",
    "X": "09 43,49 03",
    "Y": "09 26,49 26 13",
    "Z": "09 49 03 43",
    "0": "29 17 05 13 23 35 37 29",
    "1": "07 18 29 26 23",
    "2": "08 19 29 38 26 03 13 43",
    "3": "09 29 38 27 16 27 35 34 23 04",
    "4": "29 05 15 45,38 33",
    "5": "39 09 06 26 35 34 23 04",
    "6": "39 17 05 13 23 34 25 15 05",
    "7": "09 39 26 13,16 36",
    "8": "29 18 17 35 34 23 13 04 15 37 38 29",
    "9": "37 28 18 06 16 26 38 36 33 13",
    ".": "13 14",
    ",": "14 02",
    "!": "19 15,13 14",
    "?": "08 19 29 38 26 15,13 14",
    "-": "15 35",
    "–": "05 55",
    ":": "13 14,16 17",
    "/": "02 39",
    "(": "29 16 14 22",
    ")": "09 26 24 02",
    "=": "06 36,04 34",
    "+": "05 45,27 23",
    "„": "02 13,22 33",
    "“": "18 09,38 29",
}
DOTTED: Final = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U"}


def strokes(letter: str) -> tuple[Stroke, ...]:
    """The strokes of a letter; a letter without any (a blank) has none.

    Raises:
        ValueError: The hand cannot write that letter.
    """
    if letter == " ":
        return ()
    if letter in DOTTED:
        top = 10 if letter.isupper() else 7.4
        dots = (((1.0, top), (1.3, top + 0.7)), ((2.7, top), (3.0, top + 0.7)))
        return (*strokes(DOTTED[letter]), *dots)
    if letter not in LETTERS:
        raise ValueError(f"the hand cannot write {letter!r}")
    return tuple(
        tuple((float(int(point[0], 16)), float(int(point[1], 16))) for point in stroke.split())
        for stroke in LETTERS[letter].split(",")
    )


def advance(letter: str) -> float:
    """How far the pen moves on after a letter, in grid units."""
    if letter == " ":
        return 3.4
    return max(x for stroke in strokes(letter) for x, _ in stroke) + 0.9
