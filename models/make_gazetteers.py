"""Make the lists of ``pipelines/entities/gazetteers``: ``python -m models.make_gazetteers DATA`` (group ``models``).

DATA is a folder with the public lists as comma-separated tables:

- ``kennzeichen.csv``, ``kennzeichen.auslaufend.csv`` and ``sonderkennzeichen.csv``: the open data set "Kfz-Kennzeichen"
  (ODbL 1.0), district codes in the column ``Unterscheidungszeichen``;
- ``postal_codes_de.csv.gz``: postal codes of Germany from GeoNames (CC BY 4.0), columns ``zipcode``, ``place``,
  ``community``.

Given names come from the installed package Faker (MIT) and from our own lists; whether women or men have them, from
Faker. It writes the lists and the sheet of their checksums; the same input gives the same text. The three short lists
of ordinary words are written by hand.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import re
import textwrap
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Final

from models.checksums import write_checksums
from models.recipients import without_recipients
from pipelines.entities import gazetteers

FOLDER: Final = Path(gazetteers.__file__).parent
NAME: Final = "gazetteers"
VERSION: Final = "3"
FILES: Final = (
    "before_firms.txt", "districts.txt", "given_names.txt", "men.txt", "no_family_names.txt", "ordinary_words.txt",
    "places.tsv.gz", "women.txt",
)  # fmt: skip

_DISTRICTS: Final = ("kennzeichen.csv", "kennzeichen.auslaufend.csv", "sonderkennzeichen.csv")
_LOCALES: Final = (
    "az_AZ", "cs_CZ", "de_AT", "de_CH", "de_DE", "en_GB", "en_IN", "en_NG", "es_ES", "es_MX", "et_EE", "fi_FI", "fr_FR",
    "ga_IE", "hr_HR", "hu_HU", "id_ID", "ig_NG", "it_IT", "lt_LT", "lv_LV", "nl_NL", "no_NO", "pl_PL", "pt_PT", "ro_RO",
    "sk_SK", "sl_SI", "sv_SE", "tr_TR", "tw_GH", "uz_UZ", "yo_NG",
)  # fmt: skip
"""Providers of Faker with names in Latin letters; those of further countries repeat these or are very rare here."""
_NAME: Final = re.compile(r"[A-ZÀ-Ɏ][a-zà-ɏ'’]+(?:-[A-ZÀ-Ɏ][a-zà-ɏ]+)*")
_PLAINLY: Final = 3
"""So many times as many countries must list a name for one sex as for the other; one alone is often a slip."""
_MORE_NAMES: Final = (
    "Aminata Amit Andrij Anh Ayşe Bich Deepak Dmytro Dung Fatou Haile Halyna Hanh Hung Ibrahima Ionut Kateryna Lan Mai "
    "Mamadou Mehtap Nebojša Nilüfer Oleksandr Oleksij Ousmane Parisa Rajesh Sanjay Selam Serhij Sunita Suresh Switlana "
    "Tadesse Trang Vikram Wassili Wolodymyr Şükran"
)
"""Names that none of the other lists has, among them German spellings of Ukrainian ones."""


def districts(folder: Path) -> str:
    """The codes in front of German licence plates, those of before and of authorities included (``0`` is no code)."""
    codes: set[str] = set()
    for name in _DISTRICTS:
        with (folder / name).open(encoding="utf-8", newline="") as table:
            codes |= {row["Unterscheidungszeichen"].strip() for row in csv.DictReader(table)}
    return _wrapped(code for code in codes if code.isalpha())


def places(folder: Path, names: Collection[str]) -> str:
    """A line for each place: its name, a tab, its postal codes parted by blanks; ``names`` are given names."""
    with gzip.open(folder / "postal_codes_de.csv.gz", "rt", encoding="utf-8", newline="") as table:
        rows = [(row["zipcode"], row["place"], row["community"]) for row in csv.DictReader(table)]
    codes: dict[str, set[str]] = {}
    for code, place, _ in without_recipients(rows, names):
        codes.setdefault(place, set()).add(code)
    return "".join(f"{place}\t{' '.join(sorted(codes[place]))}\n" for place in sorted(codes))


def given_names() -> str:
    """Given names of one word, also with hyphens."""
    words = tomllib.loads((Path(__file__).parent / "invented" / "words.toml").read_text("utf-8"))
    own: Mapping[str, Mapping[str, list[str]]] = words["names"]
    names = {*_MORE_NAMES.split(), *(name for origin in own.values() for name in origin["given"])}
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in ("first_names", "first_names_male", "first_names_female"):
            names |= {name.strip() for name in getattr(provider, attribute, ())}
    return _wrapped(name for name in names if _NAME.fullmatch(name))


def names_of(*, women: bool, known: Collection[str]) -> str:
    """Those of the ``known`` given names that are plainly names of women, or of men."""
    of_women: Counter[str] = Counter()
    of_men: Counter[str] = Counter()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        of_women.update({name.strip() for name in getattr(provider, "first_names_female", ())})
        of_men.update({name.strip() for name in getattr(provider, "first_names_male", ())})
    told, others = (of_women, of_men) if women else (of_men, of_women)
    return _wrapped(name for name in known if told[name] and told[name] >= _PLAINLY * others[name])


def _wrapped(words: Iterable[str]) -> str:
    lines = textwrap.wrap(" ".join(sorted(set(words))), 118, break_on_hyphens=False, break_long_words=False)
    return "\n".join(lines) + "\n"


def _packed(text: str) -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as file:
        file.write(text.encode("utf-8"))
    return packed.getvalue()


def main() -> None:
    """Read the command line, write the lists and their checksums."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    (arguments.folder / "districts.txt").write_text(districts(arguments.data), encoding="utf-8")
    names = given_names()
    (arguments.folder / "given_names.txt").write_text(names, encoding="utf-8")
    known = frozenset(names.split())
    (arguments.folder / "women.txt").write_text(names_of(women=True, known=known), encoding="utf-8")
    (arguments.folder / "men.txt").write_text(names_of(women=False, known=known), encoding="utf-8")
    (arguments.folder / "places.tsv.gz").write_bytes(_packed(places(arguments.data, known)))
    write_checksums(arguments.folder, name=NAME, version=VERSION, files=FILES)


if __name__ == "__main__":
    main()
