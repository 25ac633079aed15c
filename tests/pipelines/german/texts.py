"""Strategies for texts that look like scanned German pages, and for any text at all."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

_WORDS: Final = (
    *("Gaststätte", "Gaststaette", "ERLAUBNIS", "der", "und", "Straße", "Müller-Lüdenscheidt", "Kfz-Schein", "neue"),
    *(
        "Ein-",
        "E-Mail",
        "Yıldırım",
        "Petrović",
        "ﬁnden",
        "a\u0308ndern",
        "Ga\u00adst",
        "Bau¬",
        "½",
        "№",
        "Łódź",
        "İnci",
    ),
    *("WL-GP", "77", "5106", "Js", "20418/26", "DE10", "2499", "0103", "+49", "(040)", "66969147", "3.4.26", "12,50"),
    *("„Krone“", "(siehe", "S.", "7)", "...", "—", "-", "2026-04-03", "03.", "April", "2026", "VG-2026-", "001994"),
)
_GAPS: Final = (" ", " ", " ", "\n", "\n\n", "-\n", "\u00ad\n", "¬\n", "\t", "  ", ". ", "-\n\n", "-\r\n", "/")


@st.composite
def pages(draw: st.DrawFn, longest: int = 60) -> str:
    """Words of letters and permits with the breaks and misreadings that scans bring."""
    words = draw(st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=longest))
    return "".join(word + draw(st.sampled_from(_GAPS)) for word in words)


ANY_TEXT: Final = st.text(max_size=200) | pages()
