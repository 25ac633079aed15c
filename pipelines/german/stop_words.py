"""German words that carry no subject: they keep their place in a text, but nobody finds a document by them."""

from __future__ import annotations

from typing import Final

from pipelines.german.folding import fold

# Articles, pronouns, prepositions, conjunctions, auxiliaries and particles. Chosen by hand from grammar, not by
# frequency. Words that are also nouns of this trade are left in (Recht, Art, Weg, Statt); "nicht" and "ohne" are here,
# because a document is hardly ever sought by its negations.
_WORDS: Final = """
der die das den dem des ein eine einer einem einen eines kein keine keiner keinem keinen keines
ich du er sie es wir ihr mich dich sich uns euch mir dir ihm ihn ihnen
mein meine meiner meinem meinen meines dein deine sein seine seiner seinem seinen seines
ihre ihrer ihrem ihren ihres unser unsere unserer unserem unseren
dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
welcher welche welches welchem welchen wer was wem wen wessen wo wann wie warum wohin woher
man selbst alle aller allem allen alles
in im ins an am ans auf aus bei beim mit nach von vom zu zum zur vor vorm für gegen ohne um durch über unter
zwischen hinter neben bis ab seit wegen während per pro je
und oder aber denn sondern sowie als wenn weil dass daß ob damit falls da doch jedoch also so dann
bin bist ist sind seid war waren wäre wären gewesen sei seien
habe hast hat haben hatte hatten hätte hätten
werde wird werden wurde wurden würde würden worden
kann können konnte konnten könnte könnten muss müssen musste mussten soll sollen sollte sollten
will wollen wollte wollten darf dürfen durfte mag möchte
nicht nur auch noch schon sehr mehr hier dort dabei dazu davon daran darauf darüber dafür hierzu
etwa bereits bzw
"""

STOP_WORDS: Final = frozenset(fold(word) for word in _WORDS.split())
"""Folded; about 200."""


def is_stop_word(exact: str) -> bool:
    """Whether a folded word carries no subject."""
    return exact in STOP_WORDS
