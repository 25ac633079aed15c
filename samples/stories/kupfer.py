"""Stolen cable, a white van, and a scrap dealer whose books are too tidy."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper, Release

CHARGE: Final = Paper(
    file="Strafanzeige Stadtwerke Kabeldiebstahl.pdf",
    unit="polizei/esd",
    classification=1,
    release="agency",
    kind="Strafanzeige",
    doc_type="bericht",
    date="2026-02-18",
    reference="ESD-1187/26",
    title="Strafanzeige: Diebstahl von Kupferkabel, Umspannstation Altenpriel",
    look=Look.REPORT,
    carrier=Carrier.PDF_GREY,
    body="""
[Straftat:2] Besonders schwerer Fall des Diebstahls (§ 243 StGB), Störung öffentlicher Betriebe (§ 316b StGB) || \
[Versuch] ( ) ja   (x) nein
[Tatort:2] Umspannstation Altenpriel, Priel¬weg ohne Nummer, 21992 Altenpriel || [Tatzeit] 17.02., 22.00 – \
18.02.2026, 05.15 Uhr
[Geschädigte:2] Stadtwerke Tidenau, Speicherweg 3, 21990 Tidenau || [Telefon] 040 66969-810
[Anzeigende Person:2] Frauke Behrens, Betriebsleiterin Netze, geb. 08.05.1974 || [Ausweis] persönlich bekannt
[Erlangtes Gut:2] 380 m Erdkabel NYY 4 × 150 mm², drei Erdungsseile, etwa 1,2 t Kupfer || [Schaden] 27.400,00 EUR
[Tatverdacht] (x) gegen unbekannt   ( ) gegen bekannt || [Spurensicherung] (x) ja   ( ) nein || [Strafantrag] (x) \
gestellt
## Sachverhalt
Frau Behrens teilte am Morgen über Notruf mit, in der Umspann¬station sei eingebrochen worden; seit 03.12 Uhr seien
340 Haushalte in Altenpriel und Grotenwisch ohne Strom. Bei unserem Eintreffen stand das Tor offen. Das
Vorhänge¬schloss war mit einem Bolzen¬schneider durch¬trennt und lag im Graben.

Auf dem Gelände waren die Deckel zweier Kabel¬schächte ausgehebelt. Die Täter hatten das auf Trommeln gelagerte
Reserve¬kabel vollständig abgespult und in Stücke von etwa zwei Metern geschnitten. Sie kannten offenbar den
Betriebs¬ablauf: Die Alarm¬leitung war fach¬gerecht überbrückt, und es wurden nur span¬nungs¬freie Leitungen
angetastet. Beim Ausbau der Erdungs¬seile löste allerdings der Schutz aus, was den Stromausfall zur Folge hatte.

Im weichen Boden fanden sich Reifen¬abdrücke eines Klein¬transporters mit Zwillings¬bereifung sowie Schuh¬abdrücke von
mindestens drei Personen (Größen 42, 44 und 46). Neben der Zufahrt lag ein Kassen¬zettel der Tankstelle Holmerkoog vom
17.02.2026, 21.07 Uhr: 60 Liter Diesel, zwei Kaffee, eine Rolle Gewebe¬band.

## Aussage der Anzeigenden
> Das ist schon der vierte Diebstahl seit November. Jedes Mal verschwindet nur Kupfer, nie Aluminium. Wer so etwas
stiehlt, muss es irgendwo loswerden, und zwar schnell.

Frau Behrens vermutet, dass das Metall noch in derselben Nacht geschreddert wird. Sie habe vor Weihnachten auf dem Hof
der Firma Tamsen Metallhandel im Werftweg 31 Kabel¬mantel¬reste mit der Prägung der Stadt¬werke liegen sehen, sich
aber nichts dabei gedacht.

## Maßnahmen
- Abdrücke mit Gips gesichert, Kassen¬zettel und Schloss als Spuren 1 und 2 asserviert
- Videoaufnahmen der Tankstelle angefordert, werden bis 24.02. gespeichert
- Fahndung nach gestohlenem Erdkabel an alle Schrott¬händler im Landkreis, Meldung an das 2. Fachkommissariat
- Stromversorgung um 06.40 Uhr wieder¬hergestellt

~sign Lena Sievers | Polizeikommissarin
~sign Frauke Behrens | Anzeigende, selbst gelesen und genehmigt
""",
)

PATROL: Final = Paper(
    file="Vorgangsbericht_ESD-1342-26.tif",
    unit="polizei/esd",
    classification=1,
    release="agency",
    kind="Vorgangsbericht",
    doc_type="bericht",
    date="2026-03-03",
    reference="ESD-1342/26",
    title="Vorgangsbericht: Verkehrskontrolle Transporter TID-BM 418",
    look=Look.REPORT,
    carrier=Carrier.TIFF_BILEVEL,
    body="""
[Anlass] Verkehrskontrolle, Verdacht der Hehlerei || [Ort] Kreuzung Industriestraße / Werftweg || [Zeit] 03.03.2026, \
02.48 Uhr
[Streife] Tide 21/3, PHK Brandt und PK’in Sievers || [Fahrzeug:2] Transporter, weiß, Doppelkabine, Kennzeichen \
TID-BM 418
[Halter:2] Tamsen Metallhandel GmbH, Werftweg 31, 21990 Tidenau || [Ladung] siehe unten, 640 kg
## Personalien
| Eigenschaft | Name, Vorname | geboren | Anschrift |
| Fahrer | Lessing, Kai-Uwe | 30.09.1983 Holmerkoog | Mühlendamm 61, 21990 Tidenau |
| Beifahrer | Zander, Maik | 12.12.1995 Tidenau | Werftweg 31, 21990 Tidenau |
| Mitfahrer | Ritter, Pascal | 21.03.1989 Grotenwisch | Heringsgasse 4, 21990 Tidenau |

## Darstellung
Der Transporter fiel der Streife auf, weil er ohne Licht vom Gelände des Klär¬werks auf die Industrie¬straße einbog.
Nach Anhalte¬zeichen fuhr er zunächst weiter und hielt erst vor der Schranke des Werft¬weges. Der Fahrer wirkte nervös
und stellte von sich aus fest, er habe „nur Schrott vom Kunden“ geladen.

Auf der Ladefläche lagen unter einer Plane 31 frisch geschnittene Kabel¬stücke mit blankem Kupfer, drei Rollen
Blitz¬ableiter¬draht, zwei Bolzen¬schneider und eine Akku¬säge. Ein Teil der Ummantelung trug die Prägung „STW TID“.
Einen Liefer¬schein konnte Lessing nicht vorweisen. Er gab an, er bringe das Material im Auftrag von Herrn Tamsen zum
Hof, den Kunden kenne er nicht. Der Beifahrer erklärte, er helfe nur beim Abladen und sei sonst als Dachdecker bei
seinem Bruder beschäftigt. Herr Ritter machte keine Angaben.

Die Tanktüte im Fußraum enthielt eine Quittung der Tankstelle Holmerkoog vom 17.02.2026, 21.07 Uhr. Sie stimmt in
Betrag und Uhrzeit mit dem Kassen¬zettel überein, der nach dem Diebstahl in Altenpriel gefunden wurde (ESD-1187/26).

Lessing roch nach Alkohol; der freiwillige Test ergab 0,42 Promille. Die Weiter¬fahrt wurde ihm untersagt. Herr
Zander, der einen gültigen Führer¬schein besitzt, durfte den leeren Transporter nach dem Umladen abholen.

## Maßnahmen
- Ladung vollständig sicher¬gestellt, gewogen und auf den Hof der Inspektion verbracht
- Reifenprofil fotografiert: Zwillings¬bereifung, Profil stimmt augen¬scheinlich mit Spur 3 aus Altenpriel überein
- Eigentümer¬hinweis an Stadtwerke Tidenau, Frau Behrens kommt am 04.03. zur Wieder¬erkennung
- Vorgang an das 2. Fachkommissariat abgegeben (neu: FK2-0147/26)

## Anmerkung
Während der Kontrolle hielt ein dunkler Geländewagen, TID-TH 77, etwa fünf Minuten lang auf der gegenüber¬liegenden
Straßen¬seite. Als PK’in Sievers auf ihn zuging, fuhr er davon.

~sign Uwe Brandt | Polizeihauptkommissar
""",
)

REGISTRATION: Final = Paper(
    file="Gewerbeummeldung Tamsen.png",
    unit="stadt/gewerbeamt",
    classification=1,
    release="partnership",
    kind="Gewerbeanmeldung",
    doc_type="schriftverkehr",
    date="2025-11-06",
    reference="33.1-A-0611/25",
    title="Gewerbeummeldung Tamsen Metallhandel GmbH",
    look=Look.FORM,
    carrier=Carrier.PNG,
    subject="Gewerbe-Ummeldung nach § 14 GewO",
    refs=(("Gemeindekennzahl", "01 0 62 199"), ("Betriebsstätte Nr.", "2"), ("Aktenzeichen", "33.1-A-0611/25")),
    body="""
[1  Im Handelsregister eingetragener Name mit Rechtsform:2] Tamsen Metallhandel GmbH
[2  Ort und Nummer des Registereintrages:2] Amtsgericht Tidenau, HRB 84107 || [3  Eintragung am] 09.08.2011
## Angaben zur vertretungsberechtigten Person
[4  Familienname] Tamsen || [5  Vornamen] Sven Detlef || [6  Geschlecht] (x) m   ( ) w   ( ) d
[7  Geburtsname] entfällt || [8  Geburtsdatum] 04.07.1968 || [9  Geburtsort] Tidenau
[10  Staatsangehörigkeit] deutsch || [11  Anschrift der Wohnung (Straße, Haus-Nr., PLZ, Ort):2] Lotsenstieg 18, \
21990 Tidenau
[12  Telefon / Mobil] 0171 3920018 || [13  E-Mail:2] buero@tamsen-metall.example
## Angaben zum Betrieb
[17  Anschrift der Betriebsstätte:2] Werftweg 31, 21990 Tidenau (Halle 2 und Freilager) || [18  Telefon der \
Betriebsstätte] 040 66969-431
[20  Frühere Anschrift:2] Mühlendamm 61, 21990 Tidenau || [Verlegung am] 01.11.2025
[21  Bisherige Tätigkeit] An- und Verkauf von Eisenschrott
[21a  Künftige Tätigkeit (genau angeben)] Ankauf, Sortierung und Zerkleinerung von Altmetallen einschließlich \
Kupfer, Messing und Kabelresten; Vermietung von Containern; Lagerung von Zweirädern für Dritte
[22  Wird die Tätigkeit im Nebenerwerb betrieben?] ( ) ja   (x) nein || [24  Art des Betriebes] ( ) Industrie   ( ) \
Handwerk   (x) Handel
[25  Zahl der tätigen Personen] Vollzeit: 6   Teilzeit: 3 || [26  davon Auszubildende] 1
[27  Die Ummeldung wird erstattet wegen] (x) Verlegung   (x) Erweiterung der Tätigkeit   ( ) Namensänderung
[Überwachungsbedürftiges Gewerbe nach § 38 GewO?] (x) ja, Buntmetalle   ( ) nein || [Zuverlässigkeitsprüfung] (x) \
eingeleitet
[Nutzerin weiterer Hallen auf demselben Grundstück:2] Hanse Dach Kontor, Inhaber Rico Zander (Halle 1) || \
[Grundstückseigentümer] T. Haverkamp
[Kraftfahrzeuge des Betriebes] TID-BM 418 (Transporter), TID-BM 419 (Abrollkipper), TID-BM 77 (Anhänger)
[Bankverbindung] Volksbank Tidenauer Marsch, IBAN DE23 9996 1420 8846 1200 93
[40  Ort, Datum] Tidenau, 06.11.2025 || [41  Unterschrift] siehe unten
~sign Sven Tamsen | Geschäftsführer
~stamp@470,640 violet | Stadt Tidenau | EINGEGANGEN | 06. Nov. 2025 | Gewerbeamt
Hinweis der Behörde: Wer Altmetalle ankauft, hat ein Nachweisbuch zu führen und sich von jedem Verkäufer einen Ausweis
vorlegen zu lassen. Auf die Aufbewahrungs¬frist von fünf Jahren wurde hingewiesen.
""",
)

ORDER: Final = Paper(
    file="Bescheid Nachweisbuch Tamsen 33.2-B-0040-26.pdf",
    unit="stadt/gewerbeamt",
    classification=1,
    release="agency",
    grants=(Release("polizei/fk2", "2026-06-30", "Ersuchen FK2-0147/26, befristete Übermittlung"),),
    kind="Bescheid",
    doc_type="schriftverkehr",
    date="2026-03-27",
    reference="33.2-B-0040/26",
    title="Bescheid: Anordnung zur Führung eines Nachweisbuches, Tamsen Metallhandel GmbH",
    look=Look.CITY,
    carrier=Carrier.PDF_BILEVEL,
    condition=Condition.GOOD,
    to=("Tamsen Metallhandel GmbH", "Herrn Sven Tamsen", "Werftweg 31", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Frau Lühr, Zimmer 1.14"), ("Aktenzeichen", "33.2-B-0040/26")),
    subject="Überwachung des Handels mit Altmetallen (§ 38 GewO); Anordnung und Androhung eines Zwangsgeldes",
    body="""
Sehr geehrter Herr Tamsen,

nach der Besichtigung Ihres Betriebes am 12.03.2026 ergeht folgender

~center B E S C H E I D :

+ 1. Sie werden verpflichtet, ab sofort ein fortlaufend nummeriertes Nachweis¬buch zu führen, in das jeder Ankauf von
Kupfer, Messing, Bronze und Kabel¬resten noch am selben Tag einzutragen ist.
+ 2. Barzahlungen von mehr als 100,00 EUR je Verkäufer und Tag sind untersagt.
+ 3. Angekauftes Buntmetall darf frühestens nach Ablauf von fünf Werktagen zerkleinert oder weiter¬veräußert werden.
+ 4. Für jeden Fall der Zuwider¬handlung gegen die Nummern 1 bis 3 wird ein Zwangsgeld von 2.500,00 EUR angedroht.
+ 5. Die sofortige Vollziehung der Nummern 1 bis 3 wird angeordnet.

# Gründe
Bei der Besichtigung wurden rund 4,6 Tonnen geschältes Kupfer vorgefunden. Ihr Wareneingangs¬buch wies für denselben
Zeitraum Ankäufe von nur 900 Kilogramm aus. Als Verkäufer war in 23 von 31 Fällen „Laufkundschaft“ eingetragen. Die
Ausweis¬kopien, die Sie nachreichten, gehörten zu Personen, die nach Auskunft des Bürger¬amtes sämtlich unter der
Anschrift Kanalstraße 14 gemeldet sind, aber nie ein Kilogramm Metall verkauft haben wollen.

Auffällig war ferner, dass die Bücher von Ihrer Buchhalterin, Frau Nadine Pohl, in gleich¬mäßiger Schrift und offenbar
in einem Zuge geschrieben worden sind. Frau Pohl führt nach eigener Angabe auch die Bücher der Haverkamp Verwaltungs
UG.

Ihr Einwand, kleine Händler würden durch die Aufzeichnungs¬pflicht erdrückt, greift nicht durch. Gestohlenes Kupfer
lässt sich nur dann zurück¬verfolgen, wenn die Herkunft festgehalten und das Metall nicht sofort eingeschmolzen wird.

Die sofortige Vollziehung liegt im öffentlichen Interesse. Allein im Landkreis Tidenau sind seit November fünf
Umspann¬stationen ausgeplündert worden; durch die Ausfälle waren auch ein Pflegeheim und das Schöpfwerk betroffen.

# Rechtsbehelfsbelehrung
Gegen diesen Bescheid können Sie innerhalb eines Monats Widerspruch einlegen. Der Widerspruch hat keine aufschiebende
Wirkung, soweit die sofortige Vollziehung angeordnet wurde.

# Kostenentscheidung
Die Verwaltungs¬gebühr beträgt 340,00 EUR (Kassenzeichen 5.0040.000332.1).

Mit freundlichen Grüßen

Im Auftrag
~sign Birte Lühr
~seal Stadt Tidenau
""",
)

ANSWER: Final = Paper(
    file="FAX0047.tif",
    unit="stadt/gewerbeamt",
    classification=1,
    release="partnership",
    kind="Antwortschreiben",
    doc_type="schriftverkehr",
    date="2026-03-19",
    reference="33.2-B-0040/26",
    title="Antwort auf Amtshilfeersuchen FK2-0147/26: Tamsen Metallhandel GmbH",
    look=Look.FAX,
    carrier=Carrier.FAX_COARSE,
    condition=Condition.ORDINARY,
    sender=(
        "Stadt Tidenau, Gewerbeamt",
        "Am Sielhafen 1, 21990 Tidenau",
        "Telefon 040 66969-325",
        "Telefax 040 66969-329",
    ),
    to=("Polizeiinspektion Tidenau", "2. Fachkommissariat", "KHK Ohlsen"),
    refs=(
        ("Fax-Nr.", "040 66969-109"),
        ("Von", "Birte Lühr, Gewerbeamt"),
        ("Seiten", "1"),
        ("Ihr Zeichen", "FK2-0147/26"),
    ),
    subject="Tamsen Metallhandel GmbH, Werftweg 31 – Ihr Ersuchen vom 16.03.2026",
    body="""
Sehr geehrter Herr Ohlsen,

zu Ihren Fragen nehme ich wie folgt Stellung:

+ 1. Das Gewerbe ist seit dem 01.11.2025 im Werftweg 31 gemeldet. Vorher befand sich der Betrieb am Mühlendamm 61, wo
heute Herr Kai-Uwe Lessing wohnt.
+ 2. Der Transporter TID-BM 418 wurde uns als Betriebs¬fahrzeug benannt.
+ 3. Halle 1 hat das Hanse Dach Kontor gemietet, den Container hinter Halle 2 nutzt ein Fahrrad¬händler. Verträge
liegen hier nicht vor.
+ 4. Bei der Besichtigung am 12.03. lagen etwa 4,6 t Kupfer auf dem Hof, teils mit der Prägung „STW TID“. Lichtbilder
folgen mit der Post.

Eine Anordnung zur Führung eines Nachweis¬buches ist in Vorbereitung. Bitte geben Sie Bescheid, wenn Sie vorher
durchsuchen wollen; wir warten gern bis Ende der nächsten Woche.

Mit freundlichen Grüßen

Birte Lühr
""",
)

DAMAGE: Final = Paper(
    file="Stadtwerke_Schadensaufstellung.jpg",
    unit="polizei/fk2",
    classification=1,
    release="unit",
    kind="Antwortschreiben",
    doc_type="schriftverkehr",
    date="2026-03-11",
    reference="FK2-0147/26",
    title="Schadensaufstellung der Stadtwerke Tidenau",
    look=Look.FIRM,
    carrier=Carrier.JPEG,
    sender=(
        "Stadtwerke Tidenau",
        "Speicherweg 3",
        "21990 Tidenau",
        "Geschäftsführung: Dipl.-Ing. Onno Reemts · Amtsgericht Tidenau HRB 80015",
        "Sparkasse Tidenau · IBAN DE13 9995 0110 0000 7712 00 · netze@stadtwerke-tidenau.example",
    ),
    to=("Polizeiinspektion Tidenau", "2. Fachkommissariat", "Wallstraße 40", "21990 Tidenau"),
    refs=(("Ihr Zeichen", "FK2-0147/26"), ("Unser Zeichen", "NB/Behrens"), ("Durchwahl", "040 66969-810")),
    subject="Kabeldiebstähle in unserem Netzgebiet – Aufstellung der Schäden",
    body="""
~stamp@292,226 blue | PI Tidenau | EINGANG | 13.03.2026 | 2. FK
Sehr geehrter Herr Ohlsen,

wie telefonisch besprochen, übersenden wir Ihnen die Aufstellung der bisher entwendeten Leitungen:

| Datum | Ort | Entwendet | Kupfer | Schaden |
| 14.11.2025 | Station Grotenwisch | 120 m Erdkabel | 390 kg | 8.150 EUR |
| 02.12.2025 | Bahnhofstraße, Baustelle | vier Kabeltrommeln | 710 kg | 15.900 EUR |
| 09.01.2026 | Schöpfwerk Holmerkoog | Steuerleitungen, Erdungsband | 160 kg | 11.240 EUR |
| 18.02.2026 | Station Altenpriel | 380 m Erdkabel, Erdungsseile | 1.200 kg | 27.400 EUR |

Die am 03.03. sichergestellten Kabel¬stücke hat unsere Mitarbeiterin Frau Behrens zweifelsfrei wiedererkannt: Die
Prägung wird nur für uns hergestellt, und die Schnitt¬kanten passen zu den Resten auf der Trommel.

Seit Januar markieren wir neue Leitungen mit künstlicher DNA. Sollte Metall dieser Art bei einem Händler auftauchen,
ist der Nachweis unter UV-Licht binnen Sekunden möglich. Ein Prüf¬koffer liegt für Sie bereit.

Bitte teilen Sie uns mit, wann wir das Kupfer zurück¬erhalten; für die Reparatur der Station Altenpriel wird es nicht
mehr benötigt, wohl aber als Beweis.

Mit freundlichen Grüßen
~sign Onno Reemts | Geschäftsführer
~hand@330,700 an Sb. FK2 z. V. / UV-Koffer abholen!
""",
)

SITUATION: Final = Paper(
    file="Lagebericht_Buntmetall_I-2026.pdf",
    unit="polizei/fk2",
    classification=1,
    release="partnership",
    kind="Lagebericht",
    doc_type="bericht",
    date="2026-04-15",
    reference="FK2-0160/26",
    title="Lagebericht Buntmetalldiebstahl, 1. Quartal 2026",
    look=Look.POLICE,
    carrier=Carrier.PDF_TEXT,
    to=("Verteiler:", "Fachkommissariate 1–4, ESD", "Stadt Tidenau: Ordnungsamt,", "Gewerbeamt, Bauamt"),
    refs=(("Vorgang", "FK2-0160/26"), ("Bearbeiter", "KHK Ohlsen")),
    subject="Lagebericht Buntmetalldiebstahl im Landkreis Tidenau, 1. Quartal 2026",
    body="""
# 1. Zusammenfassung
Im ersten Quartal 2026 wurden im Landkreis 19 Diebstähle von Buntmetall angezeigt, elf mehr als im Vorjahr. Der
Schaden beläuft sich auf 94.300 Euro. Gestohlen werden fast ausschließlich Kupferkabel, Fallrohre und Blitzableiter.
Zwei Drittel der Taten liegen in einem Umkreis von zwölf Kilometern um den Werftweg in Tidenau.

# 2. Tatorte
| Art des Tatortes | Fälle | Schaden |
| Umspannstationen und Kabelschächte | 5 | 54.500 EUR |
| Baustellen | 6 | 21.700 EUR |
| Kirchen, Friedhöfe (Fallrohre, Grablaternen) | 5 | 9.600 EUR |
| Bahnanlagen | 2 | 6.900 EUR |
| Sonstige | 1 | 1.600 EUR |

Die Kirchengemeinde Grotenwisch verlor in einer Nacht sämtliche kupfernen Regenrinnen. Wenige Tage zuvor hatten zwei
Männer einer Dachdeckerfirma dort eine kostenlose Überprüfung des Daches angeboten. Ein Zusammenhang mit den
Haustürgeschäften des Hanse Dach Kontors wird geprüft.

# 3. Vorgehensweise
Die Täter kommen zwischen Mitternacht und vier Uhr. Sie arbeiten zu dritt oder zu viert, überbrücken Meldeanlagen und
schneiden das Kabel noch am Tatort auf Kofferraumlänge. Als Fahrzeug wird wiederholt ein weißer Transporter mit
Doppelkabine beschrieben; am 03.03.2026 wurde der Transporter TID-BM 418 der Tamsen Metallhandel GmbH mit 640 kg
Kabelstücken angehalten. Der Fahrer Kai-Uwe Lessing ist wegen gleichartiger Taten vorbestraft.

# 4. Absatzwege
Das Metall wird vermutlich innerhalb weniger Stunden geschält und zerkleinert. Nach den Feststellungen des
Gewerbeamtes übersteigt der Kupferbestand im Werftweg 31 die verbuchten Ankäufe um das Fünffache. Die als Verkäufer
eingetragenen Personen sind Bewohner des Hauses Kanalstraße 14, deren Ausweise offenbar ohne ihr Wissen kopiert
wurden.

# 5. Bewertung und Ausblick
Es handelt sich nicht um Gelegenheitsdiebe, sondern um eine arbeitsteilig vorgehende Gruppe mit gesichertem Absatz.
Bei steigenden Metallpreisen ist mit weiteren Taten zu rechnen. Besonders gefährdet sind die Baustelle der
Umgehungsstraße und die Lager der Stadtwerke.

# 6. Empfehlungen
- Gewerbeamt: Nachweisbücher unangekündigt prüfen, Barzahlungen begrenzen
- Bauamt: Bauherren auf die Sicherung von Kabeltrommeln hinweisen
- Streifendienst: Werftweg, Industriestraße und Klärwerk nachts verstärkt bestreifen
- Bevölkerung: verdächtige Transporter melden, Kennzeichen notieren, nicht selbst eingreifen

Ohlsen, Kriminalhauptkommissar
""",
)

PAPERS: Final = (PATROL, CHARGE, ANSWER, SITUATION, ORDER, DAMAGE, REGISTRATION)
