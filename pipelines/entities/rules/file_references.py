"""References of files: those named as one (Az., Vorgangsnummer), those of courts, and forms that offices use.

Further forms are configured as templates (``VG-####-######``, ``{unit}-{number}/{year}``), see ``templates.py``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from pipelines.entities.contract import Basis, EntityType
from pipelines.entities.rules.rule import Rule, Sighting, one_line
from pipelines.entities.rules.templates import compile_template

_VERSION: Final = "2"

_LABEL: Final = re.compile(
    r"(?<!\w)(?:Aktenzeichen|Geschäftszeichen|Gesch(?:äfts)?\.?[ -]?(?:Z(?:eichen|\.)?|Nr\.?|nummer)|AZ|Az\.?"
    r"|GZ|Gz\.?|G\.-?Z\.?"
    r"|Vorgangs?[ -]?(?:nummer|nr\.?|Nr\.?|zeichen)|Vorgang|Vg\.?-?Nr\.?|Tagebuch[ -]?(?:nummer|nr\.?|Nr\.?)"
    r"|Tgb\.?[ -]?Nr\.?"
    r"|Kassenzeichen|Bescheid-?Nr\.?|(?:[Uu]nser|[Ii]hr|[Mm]ein)e?[ ]Zeichen|Zeichen|ZEICHEN|AKTENZEICHEN"
    r"|VORGANGSNUMMER)"
    r"(?:[ ]?(?:der|des|bei der)[ ](?:StA|Staatsanwaltschaft|Polizei"
    r"|Gerichts))?[ \t]{0,3}[:.]{0,2}[ \t]{0,4}\n?[ \t]{0,2}"
)
_VALUE: Final = re.compile(
    r"(?:\d{1,5}(?:\.\d{1,2})?[ ](?:[IVX]{1,4}[ ])?[A-Z][A-Za-z]{0,3}[ ]\d{1,6}/\d{2,4}"
    r"|[A-ZÄÖÜ]{1,5}[ ](?:19|20)\d{2}[ ]\d{3,8}"
    r"|[A-Za-zÄÖÜ0-9][\wÄÖÜ.]{0,15}(?:[ ]?[-–/][ ]?[\wÄÖÜ.()]{1,15}){0,6}|\d{2,6}(?:[ ]\d{2,6}){1,4})"
)
_COURT: Final = re.compile(
    r"(?<![\w/.-])\d{1,5}[ ](?:[IVX]{1,4}[ ])?(?:UJs|Js|OJs|Cs|Ds|Ls|KLs|Ks|Ns|NZs|Gs|Qs|Ws|Ss|OWi|Owi|AR|BvR"
    r"|ZR|StR|VRs|BRs|C|O|U|S"
    r"|T|F|K|M|A|B|L|IN|IK|VG|E)[ ]\d{1,6}/\d{2}(?:\d{2})?(?![\w/-])"
)
_OFFICE: Final = re.compile(r"(?<![\w/.@-])[A-ZÄÖÜ0-9][\wÄÖÜ.]{0,11}(?:[-–/][\wÄÖÜ.]{1,12}){1,5}(?![\w/-]|@)")
_PREFIXED: Final = re.compile(
    r"(?<![\w/.-])[A-ZÄÖÜ]{1,5}(?:[-–/ ]?(?:19|20)\d{2}[-–/]\d{3,8}|[ ](?:19|20)\d{2}[ ](?:0\d{3,7}|\d{5,8}))(?![\w/-])"
)
_SPACED: Final = re.compile(r"(?<![\w/.-])\d{1,3}\.\d{1,2}[ ][A-ZÄÖÜ]{1,4}[ ]\d{1,6}/(?:19|20)?\d{2}(?![\w/-])")
"""``12.3 XY 045/26``: a unit with a dot, letters, number and year, written with blanks where others write hyphens."""
_PARTS: Final = re.compile(r"[-–/.]")
_UNIT: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})?")  # an office, not one of its files
_REGISTER: Final = re.compile(r"GR[-. ]|HR[AB]|VR ")
_LETTERS: Final = re.compile(r"(?<=[-/ ])(?:0[A-Z]{1,3}|[A-Z]{1,2}0[A-Z]?)(?=[-/ ])")
_PLAIN_DATE: Final = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d")


def recogniser(templates: Sequence[str] = ()) -> Rule:
    """The recogniser that also knows the forms of an installation; other forms make another version of it.

    Raises:
        TemplateInvalid: one of the templates is wrong.
    """
    version = _VERSION
    if templates:
        version += "+" + hashlib.sha256("\n".join(templates).encode()).hexdigest()[:12]
    return Rule("file_references", version, EntityType.FILE_REFERENCE, _finder(templates))


def _finder(templates: Sequence[str]) -> Callable[[str], Iterator[Sighting]]:
    own = [compile_template(template) for template in templates]

    def look(text: str) -> Iterator[Sighting]:
        yield from _named(text)
        for pattern in (*own, _PREFIXED, _SPACED):
            for match in pattern.finditer(text):
                if _REGISTER.match(match.group()):
                    continue
                yield Sighting(match.start(), match.end(), normal_form(match.group()), 0.9, Basis.LABELLED)
        for match in _COURT.finditer(text):
            yield Sighting(match.start(), match.end(), normal_form(match.group()), 0.9)
        for match in _OFFICE.finditer(text):
            if _is_reference(match.group()) and not _REGISTER.match(match.group()):
                yield Sighting(match.start(), match.end(), normal_form(match.group()), 0.7)

    return look


def normal_form(raw: str) -> str:
    """One line, plain hyphens, no blanks around hyphens and slashes, O for a 0 among letters.

    Offices write hyphens, and blanks for them as it comes; courts write blanks (``4711 Js 815/26``).
    """
    plain = re.sub(r" ?([-/]) ?", r"\1", one_line(raw).replace("–", "-")).rstrip(".,;:()")
    if _SPACED.fullmatch(plain) or _PREFIXED.fullmatch(plain):
        plain = plain.replace(" ", "-")
    # A part of letters holds no zero: OCR reads O as 0 more often than offices write one.
    return _LETTERS.sub(lambda part: part.group().replace("0", "O"), plain)


def _named(text: str) -> Iterator[Sighting]:
    for label in _LABEL.finditer(text):
        value = _VALUE.match(text, label.end())
        if value is None:
            continue
        raw = value.group().rstrip(".,;:() ")
        digits = sum(sign.isdigit() for sign in raw)
        if (
            digits < 3
            or _UNIT.fullmatch(raw)
            or _REGISTER.match(raw)
            or _PLAIN_DATE.fullmatch(raw)
            or not (digits >= 5 or _PARTS.search(raw) or " " in raw)
        ):
            continue
        yield Sighting(value.start(), value.start() + len(raw), normal_form(raw), 0.92, Basis.LABELLED)


def _is_reference(raw: str) -> bool:
    """Whether an unnamed form with hyphens or slashes is one: capitals, three digits, a number or year at its end."""
    parts = [part for part in _PARTS.split(normal_form(raw)) if part]
    letters = [part for part in parts if not part.isdigit()]
    if len(parts) < 3 or not letters or _PLAIN_DATE.search(raw) or sum(sign.isdigit() for sign in raw) < 3:
        return False
    if not parts[-1].isdigit() or len(parts[-1]) < 2:
        return False
    return all(len(part) <= 5 and part[0].isupper() for part in letters)


RECOGNISER: Final = recogniser()
