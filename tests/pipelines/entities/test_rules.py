"""For each type a table: what is found with which normal form, and what looks like it but is none."""

from __future__ import annotations

import pytest

from pipelines.entities.contract import Recogniser
from pipelines.entities.rules import (
    addresses,
    dates,
    emails,
    file_references,
    ibans,
    id_numbers,
    laws,
    licence_plates,
    locations,
    money,
    organisations,
    persons,
    phones,
    register_numbers,
    vins,
)
from pipelines.entities.rules.rule import Rule

FOUND = {
    licence_plates.RECOGNISER: {
        "Pkw WL-KX 314": "WL-KX 314",
        "das Fahrzeug UE–KX 9": "UE-KX 9",
        "amtliches Kennzeichen M XY 123E": "M-XY 123E",
        "Kennzeichen: HRO-PX\n99": "HRO-PX 99",
        "der Wagen OHZ\nKX 31 stand": "OHZ-KX 31",
        "Foto zu HB QX 4711": "HB-QX 4711",
        "Foto zu ROW KX77": "ROW-KX 77",
    },
    ibans.RECOGNISER: {
        "IBAN DE89 3704 0044 0532 0130 00": "DE89370400440532013000",
        "auf GB82WEST12345698765432 überwiesen": "GB82WEST12345698765432",
        "IBAN DE89 37O4 0044 O532 0130 00": "DE89370400440532013000",
        "DE89 3704 0044\n0532 0130 00": "DE89370400440532013000",
    },
    phones.RECOGNISER: {
        "Tel. 04131/306-2214": "+4941313062214",
        "Telefon (0 41 31) 30 62 21": "+494131306221",
        "mobil +49 (0) 151 2345678": "+491512345678",
        "Rückruf 0049 171 2345678": "+491712345678",
        "unter 0151 2345678 zu sprechen": "+491512345678",
        "Tel. 04131 306221 21335 Lüneburg": "+494131306221",
    },
    emails.RECOGNISER: {
        "Mail: Erika.Muster@Amt.Example.": "erika.muster@amt.example",
        "an buero(at)firma.example": "buero@firma.example",
        "buero@firma. example": "buero@firma.example",
    },
    dates.RECOGNISER: {
        "am 3.4.26": "2026-04-03",
        "den 03. April 2026": "2026-04-03",
        "2026-04-03": "2026-04-03",
        "geb. 24.12.1985": "1985-12-24",
        "vom 3.\nMai 2026": "2026-05-03",
        "am O3.04.2026": "2026-04-03",
    },
    money.RECOGNISER: {
        "Gebühr: 1.234,50 Euro": "1234.50 EUR",
        "EUR 500,-": "500.00 EUR",
        "rund 2,5 Mio. €": "2500000.00 EUR",
        "850 €": "850.00 EUR",
    },
    file_references.RECOGNISER: {
        "Az.: 12.3-XY-045/26": "12.3-XY-045/26",
        "Vorgangsnummer: AB-2026-001234": "AB-2026-001234",
        "Verfahren 4711 Js 815/26 der Staatsanwaltschaft": "4711 Js 815/26",
        "Unser Zeichen 12.3-0A-045/26": "12.3-OA-045/26",
        "siehe 50-XY-0099/25": "50-XY-0099/25",
        "Zeichen 12.3-0A-045/26": "12.3-OA-045/26",
        "Ihr Zeichen 12.3 XY 045/26": "12.3-XY-045/26",
        "lautet dort 12.3 XY 045/26": "12.3-XY-045/26",
        "zum Vorgang AB 2026 001234": "AB-2026-001234",
    },
    laws.RECOGNISER: {
        "gemäß § 4 VwVfG": "§ 4 VwVfG",
        "nach §§ 33c, 33i GewO": "§§ 33c, 33i GewO",
        "Art. 6 Abs. 1 lit. c DSGVO": "Art. 6 Abs. 1 lit. c DSGVO",
        "§ 28 Abs. 1\nVwVfG": "§ 28 Abs. 1 VwVfG",
    },
    register_numbers.RECOGNISER: {"HRB 12345": "HRB 12345", "Registergericht VR 204": "VR 204"},
    vins.RECOGNISER: {"FIN: WVWZZZ1JZXW000001": "WVWZZZ1JZXW000001"},
    id_numbers.RECOGNISER: {
        "Personalausweis L01X00T471": "L01X00T471",
        "Ausweis LO1XOOT471": "L01X00T471",
        "Steuer-ID 36 574 261 809": "36574261809",
    },
    addresses.RECOGNISER: {
        "Lange Straße 12 a, 21335 Lüneburg": "Lange Straße 12a, 21335 Lüneburg",
        "Konrad-Adenauer-Str. 5\n20095 Hamburg": "Konrad-Adenauer-Straße 5, 20095 Hamburg",
        "Am Sande 1, 21335 Lueneburg": "Am Sande 1, 21335 Lüneburg",
        "in der Musterstraße 7 gemeldet": "Musterstraße 7",
        "in der Halle Kornweg 3, 21335 Lüneburg": "Kornweg 3, 21335 Lüneburg",
        "Muehlenweg 3, 21335 Lueneburg": "Mühlenweg 3, 21335 Lüneburg",
    },
    locations.RECOGNISER: {
        "kommt aus Hannover und": "Hannover",
        "In Hankensbüttel kam es": "Hankensbüttel",
        "zwei Ponys bei Wustrow": "Wustrow",
        "in der Uelzener\nStraße wurde": "Uelzener Straße",
        "aus der Bahnhofstraße kommend": "Bahnhofstraße",
    },
    persons.RECOGNISER: {
        "Frau Erika Mustermann": "Mustermann, Erika",
        "Mustermann, Erika": "Mustermann, Erika",
        "KHK Sommerfeld berichtet": "Sommerfeld",
        "Herr Dr. Karl von der Heyde": "von der Heyde, Karl",
        "Name, Vorname: Qorraj, Blerta": "Qorraj, Blerta",
        "Frau Mai Tran": "Tran, Mai",
        "Unfall mit vier Verletzten, Frieda Harmsen": "Harmsen, Frieda",
        "der Pförtner rief, wie er sagt, Frieda\nHarmsen an": "Harmsen, Frieda",
        "Meyer, Frieda": "Meyer, Frieda",
        "Gesehen wurde an diesem Abend dort auch Van Thanh\nTran, der": "Tran, Van Thanh",
    },
    organisations.RECOGNISER: {
        "die Nordwind Handels GmbH hat": "Nordwind Handels GmbH",
        "Betreiberin ist die Elbblick UG (haftungsbeschränkt)": "Elbblick UG",
        "Firma Müller & Söhne KG": "Müller & Söhne KG",
        "Ruderverein Süd e.V.": "Ruderverein Süd e. V.",
        "Gaststätte „Zur Linde“": "Gaststätte Zur Linde",
        "Amtsgerichts Uelzen": "Amtsgericht Uelzen",
        "Rückfrage - Nordwind Handels GmbH": "Nordwind Handels GmbH",
        "Sofort! Nordwind Handels GmbH": "Nordwind Handels GmbH",
        "wegen des Antrags Nordwind Handels GmbH": "Nordwind Handels GmbH",
        "teile ich zum Autohof Kornheide Folgendes mit": "Autohof Kornheide",
        "in der Gaststätte Zum Goldenen\nLamm sitzt": "Gaststätte Zum Goldenen Lamm",
    },
}
NOT_FOUND = {
    licence_plates.RECOGNISER: [
        "DIN EN 1234",
        "QQ-AB 123",
        "B-52",
        "Raum A 12",
        "AB 12 345",
        "LG HH 123 O 45/26",
        "DIN A4",
        "EU L 204",
    ],
    ibans.RECOGNISER: ["DE89 3704 0044 0532 0130 01", "DE12", "Deutschland 2026", "GB00 0000"],
    phones.RECOGNISER: ["am 03.04.2026", "0,50 Euro", "01234 Musterort", "Az. 0815/26", "4711 Js 815/26"],
    emails.RECOGNISER: ["@home", "a@b", "x @ y", "an x@firma. dem Amt"],
    dates.RECOGNISER: ["32.1.26", "31.06.2026", "1.2.3.4", "3,5, 12", "12/26"],
    money.RECOGNISER: ["500 Personen", "$ 5 Abs. 1", "12.04.2026", "Europa 5"],
    file_references.RECOGNISER: [
        "24-Stunden-Dienst",
        "Az.: folgt",
        "03.04.2026",
        "GR-2026/123",
        "A-B",
        "Stand AB 2026 150",
    ],
    laws.RECOGNISER: ["§ 4", "8 Personen kamen", "Art der Sache", "§ 5 Personen"],
    register_numbers.RECOGNISER: ["HRB", "VR-Brille", "PR 5"],
    vins.RECOGNISER: ["ABCDEFGHJKLMNPRST", "12345678901234567", "WVWZZZ1JZXW00000"],
    id_numbers.RECOGNISER: ["CHRONISCHE", "HOSPIZDIOS", "36 574 261 809", "FFFFFFFFF"],
    addresses.RECOGNISER: ["Am Montag 12 Uhr", "Seite 5", "Supermarkt 3", "Im Jahr 2026", "Direktor 2"],
    locations.RECOGNISER: [
        "in Kürze",
        "aus Gründen",
        "bei Nacht",
        "bei ADAC Finanzservice",
        "vom Amtsgericht nach Polizei",
        "auf der Landesstraße stand",
        "in der Uelzener Straße 14",
    ],
    persons.RECOGNISER: ["Sehr geehrte Damen und Herren", "Anfang Mai 2026", "Am Montag Morgen", "Zeuge sah nichts"],
    organisations.RECOGNISER: ["AG", "eine GmbH", "die KG", "Stadt und Land"],
}
EXAMPLES = [(rule, text, normal) for rule, table in FOUND.items() for text, normal in table.items()]
COUNTER_EXAMPLES = [(rule, text) for rule, texts in NOT_FOUND.items() for text in texts]


def _name(value: object) -> str | None:
    return value.name if isinstance(value, Rule) else None


@pytest.mark.parametrize(("rule", "text", "normal"), EXAMPLES, ids=_name)
def test_an_example_is_found_in_its_normal_form(rule: Recogniser, text: str, normal: str) -> None:
    assert {mention.normalized for mention in rule.find(text)} == {normal}


@pytest.mark.parametrize(("rule", "text"), COUNTER_EXAMPLES, ids=_name)
def test_what_only_looks_like_one_is_not_found(rule: Recogniser, text: str) -> None:
    assert [mention.normalized for mention in rule.find(text)] == []


def test_an_iban_with_wrong_digits_is_told_with_less_confidence_where_it_is_called_one() -> None:
    (mention,) = ibans.RECOGNISER.find("IBAN: DE89 3704 0044 0532 0130 01")
    assert mention.confidence < 0.5
