"""Stolen electric bicycles that turn up at the flea market on the Fischmarkt, repainted."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Look, Paper

MARKET: Final = Paper(
    file="Sondernutzungserlaubnis Flohmarkt Fischmarkt.pdf",
    unit="stadt/ordnungsamt",
    classification=0,
    release="partnership",
    kind="Sondernutzungserlaubnis",
    doc_type="genehmigung",
    date="2026-03-02",
    reference="32.3-S-0031/26",
    title="Sondernutzungserlaubnis Flohmarkt auf dem Fischmarkt 2026",
    look=Look.CITY,
    carrier=Carrier.PDF_COLOUR,
    to=("Marktgilde Tidenau e. V.", "Frau Elke Siemers", "Fischmarkt 2", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Frau Demir, Zimmer 2.05"), ("Aktenzeichen", "32.3-S-0031/26")),
    subject="Erlaubnis zur Sondernutzung öffentlicher Straßen: Flohmarkt auf dem Fischmarkt, Saison 2026",
    body="""
Sehr geehrte Frau Siemers,

hiermit erlaube ich Ihnen widerruflich, den Fischmarkt zwischen Sielbrücke und Alter Waage für einen Flohmarkt zu
benutzen.

Termine :: jeden ersten Sonnabend von April bis Oktober 2026, 7.00 bis 16.00 Uhr
Fläche :: 2.800 m² nach beigefügtem Lageplan, höchstens 120 Stände
Aufbau, Abbau :: ab 5.30 Uhr, bis 17.30 Uhr
Gebühr :: 380,00 EUR je Markttag, zahlbar im Voraus

# Bedingungen und Auflagen
+ 1. Eine Gasse von 3,50 m Breite ist für Rettungs¬fahrzeuge ständig frei zu halten. Hydranten dürfen nicht überbaut
werden.
+ 2. Angeboten werden dürfen nur gebrauchte Gegenstände. Neuwaren, Waffen, lebende Tiere und Lebens¬mittel sind
ausgeschlossen.
+ 3. Die Veranstalterin führt eine Liste aller Standinhaber mit Namen, Anschrift und Ausweis¬nummer und hält sie vor
Ort bereit.
+ 4. Fahrräder, Elektro¬fahrräder und Motor¬teile dürfen nur verkauft werden, wenn der Anbieter einen
Eigentums¬nachweis mitführt und die Rahmen¬nummer in die Liste nach Nr. 3 eingetragen ist.
+ 5. Gewerbliche Händler erhalten höchstens zwei Standplätze und haben eine Reise¬gewerbe¬karte vorzuzeigen.
+ 6. Das Befahren des Marktes mit Anhängern ist nur vor 7.00 Uhr gestattet.
+ 7. Abfälle sind getrennt zu sammeln; der Platz ist besenrein zu hinterlassen.
+ 8. Bei einer Unwetter¬warnung der Stufe 3 ist die Veranstaltung abzubrechen.

# Begründung
Der Flohmarkt geht über den Gemein¬gebrauch hinaus und bedarf deshalb der Erlaubnis. Er belebt die Altstadt und ist
weit über den Landkreis hinaus beliebt. Die Auflage Nr. 4 ist neu. Sie beruht auf den Erfahrungen der vergangenen
Saison, in der nach Mitteilung der Polizei mehrfach gestohlene Fahrräder angeboten worden sind.

Der Erlaubnis liegen die Stellung¬nahmen der Feuerwehr, des Bauhofes und der Polizei¬inspektion zugrunde.

# Widerruf
Die Erlaubnis kann jederzeit widerrufen werden, wenn Auflagen nicht erfüllt werden oder überwiegende öffentliche
Interessen es erfordern. Schadens¬ersatz wird in diesem Fall nicht geleistet.

Gegen diesen Bescheid kann innerhalb eines Monats Widerspruch eingelegt werden.

Mit freundlichen Grüßen

Im Auftrag
~sign Aylin Demir
~seal Stadt Tidenau
""",
)

CHARGE: Final = Paper(
    file="Anzeige E-Bike Nowak.jpg",
    unit="polizei/esd",
    classification=1,
    release="agency",
    kind="Strafanzeige",
    doc_type="bericht",
    date="2026-05-04",
    reference="ESD-2210/26",
    title="Strafanzeige: Diebstahl zweier Elektrofahrräder, Familie Nowak",
    look=Look.REPORT,
    carrier=Carrier.JPEG,
    body="""
[Straftat:2] Schwerer Diebstahl (§ 243 StGB) aus Kellerraum || [Versuch] ( ) ja   (x) nein
[Tatort:2] Bahnhofstraße 88, 21990 Tidenau, Gemeinschaftskeller || [Tatzeit] 01.05., 23.00 – 02.05.2026, 09.00 Uhr
[Geschädigter:2] Dr. Tomasz Nowak, geb. 09.02.1980, Bahnhofstraße 88 || [Telefon] 0176 04069015
[Erlangtes Gut] zwei Elektrofahrräder, ein Kinderanhänger || [Schaden] 8.240,00 EUR || [Versicherung] (x) ja   ( ) nein
## Beschreibung der Räder
| Rad | Rahmennummer | Farbe | Besonderheiten |
| Seewind Tour 5, Damen | SW5-118204-K | dunkelgrün | Kratzer an der Gabel, Klingel mit Marienkäfer |
| Seewind Cargo, Lastenrad | SWC-00917-B | orange | Aufkleber der Kita Krabbenkiste, zweite Sitzbank |

## Sachverhalt
Herr Nowak gab an, er habe die Räder am Freitag¬abend mit zwei Bügel¬schlössern am Heizungs¬rohr angeschlossen. Am
Sonnabend¬morgen fand er die Keller¬tür aufgehebelt vor. Die Schlösser lagen, sauber mit einem Winkel¬schleifer
durch¬trennt, in der Waschmaschine. Mitbewohner hörten gegen zwei Uhr ein Kreischen, hielten es aber für Katzen.

Eine Nachbarin aus dem zweiten Stock sah einen Mann, der einen Anhänger mit der Nummer TID-PR 256 belud. Sie merkte
sich das Kennzeichen, weil es die Initialen ihres Mannes sind.

In das Lasten¬rad hat die Familie einen Ortungs¬sender eingebaut. Der Sender meldete sich zuletzt am 02.05.2026 um
04.26 Uhr aus dem Bereich Werftweg 31. Seitdem ist das Signal verschwunden, vermutlich durch einen Metall¬container
abgeschirmt.

## Maßnahmen
- Spuren¬sicherung an Tür und Schlössern, Werkzeug¬spuren passen zu drei weiteren Taten im April
- Ausschreibung der Rahmen¬nummern zur Sach¬fahndung
- Halter¬abfrage zu TID-PR 256: Pascal Ritter, Heringsgasse 4, 21990 Tidenau

~sign Lena Sievers | Polizeikommissarin
""",
)

PATROL: Final = Paper(
    file="2026-06-06 Bericht Flohmarkt.pdf",
    unit="polizei/esd",
    classification=1,
    release="partnership",
    kind="Vorgangsbericht",
    doc_type="bericht",
    date="2026-06-06",
    reference="ESD-2741/26",
    title="Vorgangsbericht: Gemeinsame Kontrolle auf dem Flohmarkt",
    look=Look.REPORT,
    carrier=Carrier.PDF_GREY,
    body="""
[Anlass] Gemeinsame Kontrolle mit dem Ordnungsamt || [Ort] Fischmarkt, Stände 1 bis 118 || [Zeit] 06.06.2026, 06.45 \
– 11.30 Uhr
[Kräfte:2] PHK Brandt, PK’in Sievers, KHK Ohlsen (FK 2); Frau Demir, Herr Hinrichs (Ordnungsamt) || [Wetter] sonnig, \
windstill
## Ablauf
Um 06.50 Uhr fuhr ein Gespann auf den Markt: Kombi mit Anhänger, TID-PR 256. Der Fahrer, Pascal Ritter, geb.
21.03.1989, baute auf den Plätzen 71 bis 74 auf, obwohl gewerblichen Händlern nach der Sondernutzungs¬erlaubnis
32.3-S-0031/26 nur zwei Plätze zustehen. Er stellte 14 Elektro¬fahrräder und einen Karton mit Akkus und Ladegeräten
aus. An der Deichsel hing ein Pappschild „Alles privat, keine Garantie“.

Bei der Überprüfung der Rahmen¬nummern ergab sich:

| Ergebnis | Anzahl |
| als gestohlen ausgeschrieben | 5 |
| Nummer abgeschliffen oder überklebt | 6 |
| unauffällig, Kaufbeleg vorhanden | 3 |

Ein Rad war frisch und noch klebrig schwarz lackiert. Unter dem Lack kam an der Gabel dunkles Grün zum Vorschein; an
der Klingel war ein Marien¬käfer zu erkennen. Herr Nowak, den wir verständigten, traf nach zwanzig Minuten ein und
erkannte das Rad seiner Frau sofort wieder. Das Lastenrad fehlte.

Herr Ritter wurde als Beschuldigter belehrt. Er sagte zunächst, er habe die Räder „von einem Schrotthändler im
Werftweg im Paket gekauft“, eine Quittung gebe es nicht. Dann wollte er nichts mehr sagen. Die Liste der Markt¬gilde
führt ihn unter dem Namen seiner Mutter; eine Ausweis¬nummer fehlt.

Während der Kontrolle versuchte ein etwa fünfzehn¬jähriger Junge, ein Rad vom Stand wegzuschieben. Er gab an, Herr
Ritter habe ihm 20 Euro versprochen, wenn er „das Orange¬farbene aus dem Container holt, bevor die Bullen kommen“. Der
Junge wurde seinen Eltern übergeben.

## Maßnahmen
- elf Räder sicher¬gestellt, siehe Protokoll FK2-0204/26
- Frau Demir untersagte den weiteren Verkauf und entzog die Standplätze 71 bis 74
- KHK Ohlsen regte die Durchsuchung des Containers hinter Halle 2 im Werftweg 31 an
- zwei Verwarnungen gegen andere Händler wegen fehlender Reise¬gewerbe¬karte

## Bemerkung
Die Zusammen¬arbeit mit dem Ordnungsamt verlief reibungslos. Angeregt wird, die Kontrolle im August zu wiederholen und
die Codierung von Fahrrädern am Stand der Polizei kostenlos anzubieten; heute ließen 37 Besucher ihr Rad codieren.

~sign Uwe Brandt | Polizeihauptkommissar
""",
)

SEIZURE: Final = Paper(
    file="Sicherstellung Fahrraeder FK2-0204-26.tif",
    unit="polizei/fk2",
    classification=1,
    release="agency",
    kind="Sicherstellungsprotokoll",
    doc_type="bericht",
    date="2026-06-06",
    reference="FK2-0204/26",
    title="Sicherstellungsprotokoll: elf Elektrofahrräder",
    look=Look.REPORT,
    carrier=Carrier.TIFF_BILEVEL,
    turned={1: 90},
    body="""
[Ort der Sicherstellung:2] Fischmarkt, 21990 Tidenau, Standplätze 71–74 || [Datum, Uhrzeit] 06.06.2026, 09.20 Uhr
[Rechtsgrundlage:2] (x) § 94 StPO   (x) § 98 StPO   (x) Gefahrenabwehr   ( ) § 111b StPO || [Richterliche Anordnung] \
( ) ja   (x) Gefahr im Verzug
[Betroffene Person:2] Pascal Ritter, geb. 21.03.1989 in Grotenwisch, Heringsgasse 4, 21990 Tidenau || [Telefon] 0171 \
3920029
## Verzeichnis der sichergestellten Gegenstände
| Nr. | Fahrrad | Rahmennummer | Zustand | Herkunft |
| 1 | Seewind Tour 5 | SW5-118204-K | schwarz überlackiert | ESD-2210/26, Nowak |
| 2 | Seewind Tour 3 | SW3-090771-C | Akku fehlt | ESD-1903/26, Reemts |
| 3 | Deichläufer X | DLX-5540 | Nummer teilweise abgeschliffen | ungeklärt |
| 4 | Deichläufer X | abgeschliffen | neuwertig, 41 km | ungeklärt |
| 5 | Nordlicht City | NC-2024-3317 | Schloss aufgeflext | ESD-2044/26, Kita Krabbenkiste |
| 6 | Nordlicht City | NC-2024-3402 | unbeschädigt | ESD-2044/26, Kita Krabbenkiste |
| 7 | Nordlicht Trekking | überklebt | Rahmen rot nachlackiert | ungeklärt |
| 8 | Seewind Kompakt | SWK-7713 | Lenker verbogen | ESD-1588/26, Backhaus Krull |
| 9 | Möwe Falt-E | abgeschliffen | Display zerbrochen | ungeklärt |
| 10 | Möwe Falt-E | abgeschliffen | vollständig | ungeklärt |
| 11 | Deichläufer Sport | DLS-0091 | Gravur „H. Meinders“ entfernt | Eigentümerin wird befragt |
| 12 | 9 Akkus, 7 Ladegeräte | – | in Bananenkarton | ungeklärt |
| 13 | Winkelschleifer, Farbdosen schwarz und rot | – | Kofferraum TID-PR 256 | Tatmittel |

Mit der Sicher¬stellung (x) einverstanden   ( ) nicht einverstanden

Herr Ritter erklärte, er sei froh, „den Kram los zu sein“, er habe selbst nur 80 Euro je Stück bekommen. Den Namen des
Auftrag¬gebers wolle er nicht nennen, er habe Familie. Die Räder wurden in die Fahrzeug¬halle der Inspektion gebracht
und mit Plomben versehen.

~sign Gerrit Ohlsen | Kriminalhauptkommissar
~stamp@430,640 black | PI Tidenau | GEBUCHT | 08. JUNI 2026
""",
)

NOTE: Final = Paper(
    file="Notiz Marktaufsicht Juni.jpg",
    unit="stadt/ordnungsamt",
    classification=1,
    release="unit",
    kind="Interne Notiz",
    doc_type="schriftverkehr",
    date="2026-06-08",
    reference="32.3-S-0031/26",
    title="Interne Notiz: Marktaufsicht, Händler Ritter",
    look=Look.MEMO,
    carrier=Carrier.JPEG,
    refs=(("Von", "Aylin Demir"), ("An", "Jörn Petersen"), ("Aktenzeichen", "32.3-S-0031/26")),
    subject="Flohmarkt am Sonnabend – was nicht im Bericht steht",
    body="""
Hallo Jörn,

der amtliche Teil steht im Bericht der Polizei, deshalb hier nur meine Beobachtungen.

+ 1. Pascal Ritter hatte die vier Plätze nicht über die Markt¬gilde, sondern von Frau Siemers persönlich, gegen 200
Euro im Umschlag. Sie hat es mir weinend erzählt. Ich möchte die Erlaubnis deswegen nicht gleich widerrufen, sie war
sichtlich überfordert.

+ 2. Gegen zehn Uhr kam Nadine Pohl an den Stand, sah uns und machte auf dem Absatz kehrt. Was hat eine Buchhalterin
auf dem Flohmarkt bei einem Fahrradhändler zu suchen?

+ 3. Der Junge mit den 20 Euro wohnt in der Kanalstraße 14, dritter Stock. Gemeldet sind dort nur Erwachsene! Ich habe
Malte Fock im Bürgeramt gebeten, die Meldungen durchzusehen.

+ 4. Standplätze 12 und 13 verkaufen Kohle für Wasser¬pfeifen, palettenweise und ohne Herkunfts¬angabe. Lieferant laut
Karton: Tamsen.

Vorschlag: Im Juli verdeckt hingehen, ohne Weste. Ich würde mich als Käuferin ausgeben, ein E-Bike brauche ich
sowieso.

Gruß, Aylin
~hand@250,560 Gute Idee, aber NICHT allein! / Siemers: Gespräch am 15.6. / J. P.
""",
)

FOUND: Final = Paper(
    file="Fundverzeichnis_Mai_Juni.txt",
    unit="stadt/buergeramt",
    classification=0,
    release="agency",
    kind="Interne Notiz",
    doc_type="schriftverkehr",
    date="2026-06-30",
    title="Fundverzeichnis Fahrräder, Mai und Juni 2026",
    look=Look.MEMO,
    carrier=Carrier.PLAIN,
    body="""
Stadt Tidenau – Bürgeramt, Fundbüro
Verzeichnis der gefundenen Fahrräder, Mai und Juni 2026

F 112  Herrenrad, silber, ohne Sattel. Gefunden am 06.05. im Hafenbecken beim Reinigen der Spundwand.
F 115  Kinderrad, lila, Korb mit Plüschkrabbe. Abgeholt am 11.05. von der glücklichen Besitzerin (6).
F 118  Elektrofahrrad "Nordlicht City", Rahmen NC-2024-3388, Akku fehlt. Lag am 17.05. im Graben hinter dem
       Werftweg. Die Kita Krabbenkiste vermisst drei Räder dieser Baureihe, Abgleich mit der Polizei läuft.
F 121  Lastenrad, orange, Aufkleber einer Kita, zweite Sitzbank. Gefunden am 12.06. auf dem Parkplatz
       Altenpriel, Schloss aufgebrochen, Ortungssender herausgerissen. Vermutlich Eigentum Dr. Nowak
       (Anzeige ESD-2210/26). Polizei, 2. Fachkommissariat, wurde am 12.06. angerufen.
F 122  Damenrad, rot, verrostet. Niemand vermisst es.
F 125  Anhänger ohne Kennzeichen, darin drei abgeschliffene Rahmen und eine Dose schwarzer Lack.
       An die Polizei übergeben.

Die Versteigerung nicht abgeholter Räder findet am 5. September auf dem Fischmarkt statt.
""",
)

ANSWER: Final = Paper(
    file="FAX0088.tif",
    unit="stadt/ordnungsamt",
    classification=1,
    release="partnership",
    kind="Antwortschreiben",
    doc_type="schriftverkehr",
    date="2026-06-17",
    reference="32.3-S-0031/26",
    title="Antwort an FK 2: Standplätze des Händlers Ritter",
    look=Look.CITY,
    carrier=Carrier.FAX_FINE,
    to=("Polizeiinspektion Tidenau", "2. Fachkommissariat", "Herrn KHK Ohlsen", "Wallstraße 40", "21990 Tidenau"),
    refs=(
        ("Auskunft erteilt", "Frau Demir, Zimmer 2.05"),
        ("Aktenzeichen", "32.3-S-0031/26"),
        ("Ihr Zeichen", "FK2-0204/26"),
    ),
    subject="Amtshilfe: Auskunft über Standplätze und Reisegewerbekarte des Pascal Ritter",
    body="""
Sehr geehrter Herr Ohlsen,

auf Ihr Ersuchen vom 10.06.2026 teile ich Folgendes mit:

Herr Pascal Ritter besitzt keine Reise¬gewerbe¬karte. Ein stehendes Gewerbe „Zweirad Ritter“ hat er am 30.06.2024
abgemeldet. Dennoch stand er im Jahr 2025 an sechs und im Jahr 2026 an drei Markt¬tagen auf dem Fischmarkt.

Nach den Listen der Veranstalterin wurden die Plätze auf folgende Namen gebucht:

| Markttag | Plätze | gebucht auf | Anhänger |
| 04.04.2026 | 71, 72 | Ritter, Ursula | TID-PR 256 |
| 02.05.2026 | 71–73 | Zander, Maik | TID-PR 256 |
| 06.06.2026 | 71–74 | Ritter, Ursula | TID-PR 256 |

Die Standgebühren überwies in allen Fällen die Haverkamp Verwaltungs UG. Den Grund kennt die Markt¬gilde nicht; man
habe sich über die pünktliche Zahlung gefreut.

Ein Verbot, den Markt zu betreten, ist gegen Herrn Ritter ausgesprochen worden. Es gilt bis zum Ende der Saison.

Mit freundlichen Grüßen

Im Auftrag
~sign Aylin Demir
""",
)

PAPERS: Final = (PATROL, MARKET, CHARGE, SEIZURE, ANSWER, NOTE, FOUND)
