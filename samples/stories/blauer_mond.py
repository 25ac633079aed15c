"""A bar with a licence holder who does not run it, untaxed tobacco in the cellar, and neighbours without sleep."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper, Release

REGISTRATION: Final = Paper(
    file="Gewerbeanmeldung_Nordstern_Gastro_UG.pdf",
    unit="stadt/gewerbeamt",
    classification=1,
    release="agency",
    grants=(Release("polizei/fk4", "2099-12-31", "§ 14 Abs. 6 GewO, Ersuchen FK4-0312/26"),),
    kind="Gewerbeanmeldung",
    doc_type="schriftverkehr",
    date="2026-01-22",
    reference="33.1-A-0044/26",
    title="Gewerbeanmeldung Nordstern Gastro UG (haftungsbeschränkt)",
    look=Look.FORM,
    carrier=Carrier.PDF_BILEVEL,
    subject="Gewerbe-Anmeldung nach § 14 GewO",
    refs=(("Gemeindekennzahl", "01 0 62 199"), ("Betriebsstätte Nr.", "1"), ("Aktenzeichen", "33.1-A-0044/26")),
    body="""
[1  Im Handelsregister eingetragener Name mit Rechtsform:2] Nordstern Gastro UG (haftungsbeschränkt)
[2  Ort und Nummer des Registereintrages:2] Amtsgericht Tidenau, HRB 90388 || [3  Eintragung am] 14.01.2026
## Angaben zur vertretungsberechtigten Person
[4  Familienname] Wolters || [5  Vornamen] Jasmin Sophie || [6  Geschlecht] ( ) m   (x) w   ( ) d
[7  Geburtsname] Krull || [8  Geburtsdatum] 02.11.1991 || [9  Geburtsort] Altenpriel
[10  Staatsangehörigkeit] deutsch || [11  Anschrift der Wohnung (Straße, Haus-Nr., PLZ, Ort):2] Sielstraße 9, 21990 \
Tidenau
[12  Telefon / Mobil] 0176 04069041 || [13  E-Mail:2] kontakt@nordstern-gastro.example
## Angaben zum Betrieb
[14  Zahl der geschäftsführenden Gesellschafter] 1 || [15  Liegt eine Beteiligung der öffentlichen Hand vor?] ( ) ja \
  (x) nein
[16  Vertretungsberechtigte Person für Zweigniederlassungen] entfällt
[17  Anschrift der Betriebsstätte:2] Deichtorstraße 5, 21990 Tidenau || [18  Telefon der Betriebsstätte] 040 66969-541
[19  Anschrift der Hauptniederlassung:2] Deichtorstraße 5, 21990 Tidenau || [20  Frühere Betriebsstätte] keine
[21  Angemeldete Tätigkeit (genau angeben)] Schank- und Speisewirtschaft mit Ausschank alkoholischer Getränke, \
Abgabe von Wasserpfeifen zum Verzehr an Ort und Stelle, Betriebsbezeichnung „Blauer Mond“
[22  Wird die Tätigkeit im Nebenerwerb betrieben?] ( ) ja   (x) nein || [23  Datum des Beginns] 01.02.2026
[24  Art des angemeldeten Betriebes] ( ) Industrie   ( ) Handwerk   ( ) Handel   (x) Sonstiges
[25  Zahl der bei Geschäftsaufnahme tätigen Personen] Vollzeit: 2   Teilzeit: 5 || [26  davon Auszubildende] keine
[27  Die Anmeldung wird erstattet für] (x) Hauptniederlassung   ( ) Zweigniederlassung   ( ) unselbständige Zweigstelle
[28  Grund] (x) Neugründung   ( ) Wiedereröffnung   ( ) Übernahme   ( ) Rechtsformwechsel
[29  Name des früheren Gewerbetreibenden] Gaststätte „Zum Alten Lotsen“, Inhaber Egon Visser (Abmeldung vom 31.10.2025)
## Erlaubnisse
[30  Liegt für den Betrieb eine Erlaubnis vor?] ( ) ja   (x) nein, beantragt am 19.01.2026 || [31  Ausgestellt am / \
von] entfällt
[32  Liegt eine Handwerkskarte vor?] ( ) ja   (x) nein || [33  Liegt ein Aufenthaltstitel vor?] entfällt
~page
## Angaben zum Mietverhältnis (freiwillig, Beiblatt B)
[34  Eigentümerin oder Vermieter der Betriebsräume:2] Haverkamp Verwaltungs UG (haftungsbeschränkt), Kapitänsallee \
22, 21990 Tidenau
[35  Beginn des Pachtvertrages] 01.01.2026 || [36  Monatliche Pacht] 3.400,00 EUR || [37  Kaution gestellt durch] \
Verpächterin (!)
[38  Bankverbindung des Betriebes:2] Sparkasse Tidenau, IBAN DE51 9995 0110 1029 3847 06
[39  Verfügungsberechtigt über das Konto] J. Wolters und T. Haverkamp, jeder für sich allein
~hand@310,560 warum Haverkamp? / bitte nachfragen, Lü.
## Hinweise
Diese Anzeige berechtigt nicht zum Beginn des Gewerbebetriebes, wenn noch eine Erlaubnis oder eine Eintragung in die
Handwerksrolle notwendig ist. Zuwider¬handlungen können mit Geldbuße oder Freiheits¬strafe geahndet werden. Die
Fortsetzung des Betriebes ohne Erlaubnis kann verhindert werden.

Die Verarbeitung der Angaben richtet sich nach § 14 Abs. 5 bis 14 der Gewerbeordnung. Über die Übermittlung an die
Finanz¬verwaltung, die Berufs¬genossenschaft und das Eichamt wird die Anzeigende hiermit unterrichtet.

[40  Ort, Datum] Tidenau, 22.01.2026 || [41  Unterschrift der anzeigepflichtigen Person]
~sign Jasmin Wolters | Geschäftsführerin
Die Anzeige wurde persönlich abgegeben; Frau Wolters wurde von einem Herrn begleitet, der sich nicht vorstellte und
die Fragen nach der Kaution an ihrer Stelle beantwortete. Vorgelegt wurden Personal¬ausweis, Gesellschafts¬vertrag in
Ablichtung und der Pachtvertrag ohne die Anlagen 2 und 3.

~stamp@470,330 blue | Stadt Tidenau | EMPFANGEN | 22. Jan. 2026 | Gewerbeamt
~sign Birte Lühr | Gewerbeamt, Zimmer 1.14
""",
)

LICENCE: Final = Paper(
    file="Gaststättenerlaubnis Blauer Mond.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="partnership",
    kind="Gaststättenerlaubnis",
    doc_type="genehmigung",
    date="2026-02-10",
    reference="32.1-G-0217/26",
    title="Gaststättenerlaubnis „Blauer Mond“, Deichtorstraße 5",
    look=Look.CITY,
    carrier=Carrier.PDF_GREY,
    to=("Nordstern Gastro UG (haftungsbeschränkt)", "z. Hd. Frau Jasmin Wolters", "Deichtorstraße 5", "21990 Tidenau"),
    refs=(
        ("Auskunft erteilt", "Herr Petersen, Zimmer 2.07"),
        ("Aktenzeichen (bitte stets angeben)", "32.1-G-0217/26"),
        ("Ihr Antrag vom", "19.01.2026"),
    ),
    subject="Erlaubnis zum Betrieb einer Gaststätte nach § 2 des Gaststättengesetzes (GastG)",
    body="""
Sehr geehrte Frau Wolters,

auf Ihren Antrag wird der Nordstern Gastro UG (haftungs¬beschränkt), vertreten durch Sie als Geschäfts¬führerin, die

~center E R L A U B N I S

erteilt, in den nach¬stehend bezeichneten Räumen eine Schank- und Speise¬wirtschaft mit der Bezeichnung „Blauer Mond“
zu betreiben.

Betriebsart :: Schankwirtschaft mit Wasserpfeifenangebot, ohne besondere Tanzveranstaltungen
Betriebsstätte :: Deichtorstraße 5, 21990 Tidenau, Erdgeschoss
Räume :: Gastraum 84 m², Nebenraum 31 m², Küche 14 m², Lagerkeller 40 m²
Außenbewirtschaftung :: bis zu 24 Plätze auf eigener Fläche, täglich bis 22.00 Uhr
Sperrzeit :: 2.00 Uhr bis 6.00 Uhr, freitags und sonnabends ab 3.00 Uhr

Die Erlaubnis ist personen- und raum¬gebunden. Sie erlischt, wenn der Betrieb nicht innerhalb eines Jahres begonnen
oder ein Jahr lang nicht mehr ausgeübt wird. Wird die Gaststätte tatsächlich von einer anderen Person geführt, so ist
dies der Erlaubnis¬behörde unverzüglich anzuzeigen.

# Auflagen
+ 1. In allen Räumen, in denen Wasserpfeifen zubereitet oder geraucht werden, sind funktions¬tüchtige
Kohlen¬monoxid¬melder anzubringen. Die Belüftung muss je brennender Pfeife mindestens 130 m³ Außenluft in der Stunde
zuführen.
+ 2. Das Anzünden der Kohle ist nur unter der Abzugshaube in der Küche zulässig. Glühende Kohle darf nicht im Keller
gelagert werden.
+ 3. Wasserpfeifen¬tabak ist ausschließlich in unangebrochenen, mit deutschem Steuer¬zeichen versehenen
Klein¬verkaufs¬packungen vorrätig zu halten. Eine Abgabe aus offenen Behältnissen ist untersagt.
+ 4. Türen und Fenster zur Deichtor¬straße sind ab 22.00 Uhr geschlossen zu halten. Der Beurteilungs¬pegel von 45
dB(A) vor dem nächst¬gelegenen Schlafraum darf nachts nicht überschritten werden.
+ 5. Ein Verzeichnis der beschäftigten Personen ist im Betrieb bereitzuhalten und den Kontroll¬kräften auf Verlangen
vorzulegen.
+ 6. Geldspiel¬geräte dürfen erst aufgestellt werden, wenn die Geeignetheits¬bestätigung nach § 33c der Gewerbeordnung
vorliegt.

# Begründung
Versagungs¬gründe im Sinne des § 4 GastG sind zum Zeitpunkt der Entscheidung nicht bekannt geworden. Das
Führungs¬zeugnis und die Auskunft aus dem Gewerbe¬zentral¬register enthalten keine Eintragungen. Die
lebensmittel¬rechtliche Unterrichtung bei der Industrie- und Handels¬kammer haben Sie am 12.01.2026 besucht.

Die untere Bauaufsicht hat mit Schreiben vom 03.02.2026 gegen die Nutzung keine Bedenken erhoben, weil die Räume schon
bisher als Gaststätte „Zum Alten Lotsen“ genutzt wurden. Die Auflagen zur Belüftung beruhen auf § 5 Abs. 1 GastG; sie
sind erforderlich, weil bei der Verbrennung von Natur¬kohle erhebliche Mengen Kohlen¬monoxid entstehen.

Auf die im Antrag mitgeteilte Beteiligung der Verpächterin am Umsatz kam es für diese Entscheidung nicht an. Sie
werden jedoch darauf hingewiesen, dass eine Umsatz¬beteiligung, die der Verpächterin einen beherrschenden Einfluss
verschafft, die Zuverlässigkeit in Frage stellen kann.

# Kosten
Für diese Erlaubnis wird eine Gebühr von 1.180,00 EUR erhoben; Auslagen sind in Höhe von 13,50 EUR entstanden. Bitte
überweisen Sie 1.193,50 EUR unter Angabe des Kassen¬zeichens 5.0217.000418.6 bis zum 10.03.2026 auf das unten
angegebene Konto der Stadtkasse.

# Rechtsbehelfsbelehrung
Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist
schriftlich oder zur Niederschrift bei der Stadt Tidenau, Am Sielhafen 1, 21990 Tidenau, einzulegen.

Mit freundlichen Grüßen

Im Auftrag
~sign Jörn Petersen
~seal Stadt Tidenau
~small Durchschriften: Finanzamt, Bauaufsicht, Polizeiinspektion Tidenau (Einsatz- und Streifendienst), Gewerbeamt
""",
)

COMPLAINT: Final = Paper(
    file="Beschwerde Eilers Deichtorstrasse.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="agency",
    kind="Bürgerbeschwerde",
    doc_type="schriftverkehr",
    date="2026-04-02",
    title="Beschwerde über nächtlichen Lärm, Deichtorstraße 5",
    look=Look.PRIVATE,
    carrier=Carrier.PDF_COLOUR,
    sender=("Gudrun Eilers", "Deichtorstraße 7", "21990 Tidenau", "Telefon 040 66969-712"),
    to=("An das", "Ordnungsamt der Stadt Tidenau", "Am Sielhafen 1", "21990 Tidenau"),
    subject="Unerträglicher Lärm aus dem „Blauen Mond“",
    body="""
Sehr geehrte Damen und Herren,

~hand@300,205 Kontrolle nachts mit Polizei! / WV 20.4. Pe
~stamp@410,128 violet | Stadt Tidenau | EINGEGANGEN | 07. April 2026 | Ordnungsamt
ich bin 71 Jahre alt und wohne seit 1984 in der Deichtor¬straße. Den „Alten Lotsen“ habe ich dreißig Jahre lang
ertragen und nie ein Wort gesagt. Was sich aber seit Februar unter dem neuen Namen abspielt, geht über meine Kräfte.

Fast jede Nacht, nicht nur am Wochenende, halten zwischen eins und vier große Wagen in zweiter Reihe. Die Motoren
laufen, die Musik aus den Autos bringt meine Gläser im Schrank zum Klirren. Ein dunkler Geländewagen mit dem
Kennzeichen TID-TH 77 steht beinahe täglich halb auf dem Gehweg vor der Keller¬treppe. Ich habe angefangen, die Zeiten
aufzuschreiben:

| Nacht | Uhrzeit | Beobachtung |
| 17./18. März | 1.20–3.50 | Geländewagen, zwei Männer tragen etwa zehn Kartons in den Keller |
| 21./22. März | 0.45–4.10 | laute Musik bei offener Tür, Schlägerei auf der Straße, eine Flasche flog in meinen \
Vorgarten |
| 26./27. März | 2.05–2.40 | weißer Transporter, Kartons werden wieder herausgeholt |
| 31. März | 1.15–3.30 | wieder der Geländewagen, süßlicher Rauch bis in mein Schlafzimmer |

Als ich am 22. März hinunterging und um Ruhe bat, sagte mir die junge Frau hinter dem Tresen, sie habe „hier nichts zu
bestimmen“, ich solle mich an den Torben wenden. Dabei hängt ihr Name draußen am Schild! Der besagte Herr lachte mich
aus und meinte, ich könne ja ausziehen, das Haus gehöre ihm ohnehin bald.

Seitdem habe ich Angst. Am 29. März waren die Reifen meines Fahrrades zerstochen. Beweisen kann ich nichts.

Ich bitte Sie herzlich, endlich einmal nachts zu kontrollieren und nicht nachmittags um drei, wenn alles schläft.
Bitte nennen Sie meinen Namen nicht.

Mit freundlichem Gruß
~sign Gudrun Eilers
~small PS: Herr Visser, der frühere Wirt, kann Ihnen bestätigen, dass die Pacht unter der Hand noch einmal so hoch ist
wie im Vertrag.
""",
)

INSPECTION: Final = Paper(
    file="2026-04-24 Kontrollbericht Blauer Mond.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="partnership",
    kind="Kontrollbericht",
    doc_type="bericht",
    date="2026-04-25",
    reference="32.1-G-0217/26",
    title="Kontrollbericht Gaststätte „Blauer Mond“ vom 24./25.04.2026",
    look=Look.REPORT,
    carrier=Carrier.PDF_GREY,
    turned={2: 180},
    body="""
[Betrieb:2] „Blauer Mond“, Nordstern Gastro UG, Deichtorstraße 5, 21990 Tidenau || [Beginn / Ende] 24.04.2026, 23.10 \
– 01.55 Uhr
[Angetroffene verantwortliche Person:2] Jasmin Wolters, geb. 02.11.1991 (Geschäftsführerin) || [Gäste bei Beginn] \
etwa 60
[Kontrollkräfte:2] Aylin Demir, Jörn Petersen (Ordnungsamt); PHK Brandt, PK’in Sievers (Polizei) || [Anlass] \
Beschwerde, Amtshilfe
## Feststellungen
| Nr. | Gegenstand | Befund | in Ordnung |
| 1 | Erlaubnisurkunde | ausgehängt, Original | ja |
| 2 | Kohlenmonoxidmelder | zwei vorhanden, einer ohne Batterie, der andere mit Klebeband abgedeckt | nein |
| 3 | CO-Messung Gastraum | 68 ppm um 23.25 Uhr, 112 ppm im Nebenraum | nein |
| 4 | Kohleanzünder | Betrieb im Lagerkeller auf Holzpaletten | nein |
| 5 | Wasserpfeifentabak | 41 Gebinde zu 1 kg ohne Steuerzeichen, offene Eimer | nein |
| 6 | Jugendschutz | zwei Gäste 16 Jahre alt, mit Pfeife angetroffen | nein |
| 7 | Geldspielgeräte | drei Geräte im Nebenraum, keine Geeignetheitsbestätigung | nein |
| 8 | Personalverzeichnis | nicht vorhanden | nein |
| 9 | Rettungsweg Hof | durch Getränkekisten verstellt, vor Ort geräumt | behoben |

## Verlauf
Beim Betreten verließ ein Mann durch die Küche eilig das Lokal und stieg in einen dunklen Geländewagen, Kennzeichen
TID-TH 77. Frau Wolters gab an, sie kenne den Mann „nur vom Sehen“. Am Schlüssel¬bund, den sie für den Keller
benötigte, fehlte der passende Schlüssel; sie rief daraufhin jemanden an und sprach ihn mit „Torben“ an. Der Schlüssel
wurde zwanzig Minuten später von einem Boten gebracht.

Wegen der gemessenen Kohlen¬monoxid¬werte wurde der Nebenraum sofort geräumt und durch¬gelüftet. Drei Gäste klagten
über Kopf¬schmerzen und Übelkeit; eine Besucherin wurde mit dem Rettungs¬wagen in das Krankenhaus gebracht. Die
mündliche Anordnung, den Ausschank bis zum Morgen einzustellen, befolgte Frau Wolters erst, nachdem sie erneut
telefoniert hatte.

Auf die Frage nach den Geld¬spiel¬geräten erklärte sie, die Automaten gehörten „dem Verein in der Kanalstraße“ und
würden jeden Montag von Herrn Teschner geleert. Einen Aufstell¬vertrag konnte sie nicht vorlegen.

Kassen¬buch und Dienstplan wurden mit einem Mobil¬telefon fotografiert (Bilder 1 bis 14, Netz¬laufwerk 32.1).
Auffällig ist, dass die Geschäfts¬führerin im Dienstplan als „Aushilfe, 12 €/Std.“ geführt wird.

## Sofortmaßnahmen
- Räumung des Nebenraumes, Ausschank ab 0.30 Uhr untersagt
- Tabak durch die Polizei sicher¬gestellt, siehe Protokoll der Polizei¬inspektion vom 25.04.2026 (FK4-0312/26)
- Verwarnung wegen des verstellten Rettungs¬weges, 55,00 EUR bar gezahlt
- Anhörung zum Widerruf der Erlaubnis wird vorbereitet

## Bewertung
Die Inhaberin der Erlaubnis führt den Betrieb nach hiesigem Eindruck nicht selbst. Sie kannte weder den Lieferanten
noch den Einkaufs¬preis des Tabaks und durfte über Ausgaben von mehr als 100 Euro nicht entscheiden. Es liegt nahe,
dass sie als Strohfrau vorgeschoben wird. Eine Nach¬kontrolle binnen vier Wochen ist erforderlich, die Zoll¬verwaltung
sollte beteiligt werden.

~sign Aylin Demir | Außendienst Ordnungsamt
""",
)

SEIZURE: Final = Paper(
    file="Sicherstellung_FK4-0312-26.pdf",
    unit="polizei/fk4",
    classification=1,
    release="agency",
    kind="Sicherstellungsprotokoll",
    doc_type="bericht",
    date="2026-04-25",
    reference="FK4-0312/26",
    title="Sicherstellungsprotokoll Wasserpfeifentabak, Deichtorstraße 5",
    look=Look.REPORT,
    carrier=Carrier.PDF_BILEVEL,
    body="""
[Ort der Sicherstellung:2] Deichtorstraße 5, 21990 Tidenau, Lagerkeller „Blauer Mond“ || [Datum, Uhrzeit] \
25.04.2026, 00.40 Uhr
[Rechtsgrundlage:2] (x) § 94 StPO   (x) § 98 StPO   ( ) Gefahrenabwehr   ( ) § 111b StPO || [Richterliche Anordnung] \
( ) ja   (x) Gefahr im Verzug
[Betroffene Person:2] Jasmin Sophie Wolters, geb. 02.11.1991 in Altenpriel, Sielstraße 9, 21990 Tidenau || [Telefon] \
0176 04069041
[Tatvorwurf] Steuerhehlerei (§ 374 AO), Verstoß gegen das Tabaksteuergesetz
## Verzeichnis der sichergestellten Gegenstände
| Lfd. Nr. | Anzahl | Gegenstand | Fundort | Asservat |
| 1 | 41 | Gebinde Wasserpfeifentabak zu je 1 kg, Aufdruck „Al Nour Doppelapfel“, ohne Steuerzeichen | Keller, Regal \
links | A 1–A 41 |
| 2 | 6 | Kunststoffeimer mit losem, angefeuchtetem Tabak, zusammen 28,4 kg | Keller, unter der Treppe | A 42–A 47 |
| 3 | 1 | Rolle mit 300 leeren Etiketten, dazu Handdrucker | Keller, Werkbank | A 48 |
| 4 | 1 | Feinwaage, Messbereich bis 15 kg | Keller, Werkbank | A 49 |
| 5 | 3.870 EUR | Bargeld in gestückelter Form, in Gefrierbeutel | Küche, Mehldose | A 50 |
| 6 | 1 | Notizbuch, kariert, mit Mengen und Vornamen („T. 40“, „Ingo 12“, „Pascal 5“) | Tresen, Schublade | A 51 |
| 7 | 1 | Mobiltelefon, schwarz, Glas gesprungen, PIN verweigert | Tresen | A 52 |
| 8 | 2 | Lieferscheine der Tamsen Metallhandel GmbH über „Sanitärartikel“ | Keller, Karton | A 53–A 54 |

## Erklärung der betroffenen Person
Mit der Sicher¬stellung ( ) einverstanden   (x) nicht einverstanden

Frau Wolters erklärte zunächst, der Tabak gehöre ihr. Nach Belehrung als Beschuldigte sagte sie: „Ich unterschreibe
hier nur, ich mache die Bestellungen nicht.“ Weitere Angaben machte sie nicht. Sie wurde darüber belehrt, dass sie
jederzeit die gerichtliche Entscheidung beantragen kann.

Die Asservate wurden verplombt (Siegel 004411 bis 004465) und um 02.30 Uhr in der Asservaten¬kammer eingelagert. Eine
Ausfertigung dieses Protokolls wurde ausgehändigt.

~sign Deniz Arslan | Kriminaloberkommissar
~stamp@420,690 red | Polizeiinspektion Tidenau | ASSERVATENSTELLE | 25. APR. 2026
~gap 10
~rule
Unterschrift der betroffenen Person: verweigert
""",
)

FINDINGS: Final = Paper(
    file="Vermerk_Strohfrau_FK4-0312-26.pdf",
    unit="polizei/fk4",
    classification=2,
    release="unit",
    grants=(Release("polizei/fk3", "2026-06-30", "Mitzeichnung FK3-0588/26, befristet"),),
    kind="Ermittlungsvermerk",
    doc_type="bericht",
    date="2026-05-11",
    reference="FK4-0312/26",
    title="Ermittlungsvermerk: Strohfrau und Hintermann der Gaststätte „Blauer Mond“",
    look=Look.TYPED,
    carrier=Carrier.PDF_GREY,
    refs=(("Vorgang", "FK4-0312/26"), ("Sachbearbeiter", "KOK Arslan, App. 124")),
    spacing=1.75,
    body="""
# Ermittlungsvermerk

In der Sache gegen Jasmin Wolters u. a. wegen Steuer¬hehlerei wird Folgendes festgehalten:

## 1) Wirtschaftliche Verhältnisse

Die Beschuldigte Wolters verfügt nach Auskunft des Arbeit¬gebers weiterhin über eine Vollzeit¬stelle als Verkäuferin
im Backhaus Krull in Altenpriel (netto 1.640 Euro). Sie arbeitet dort von 5.30 Uhr bis 14.00 Uhr. Dass sie daneben bis
morgens um vier eine Gaststätte leitet, ist nicht vorstellbar.

Das Stamm¬kapital der Nordstern Gastro UG (300 Euro) wurde am 12.01.2026 bar eingezahlt. Die Kaution für die
Betriebs¬räume stellte die Verpächterin selbst, die Haverkamp Verwaltungs UG. Beide Gesellschaften unterhalten Konten,
über die Torben Haverkamp, geb. 17.06.1979 in Tidenau, Kapitäns¬allee 22, allein verfügen darf.

## 2) Kontobewegungen

Vom Konto der Nordstern Gastro UG (IBAN DE51 9995 0110 1029 3847 06) flossen in der Zeit vom 01.02. bis 30.04.2026
insgesamt 61.250 Euro in runden Beträgen an die Haverkamp Verwaltungs UG (IBAN DE10 9996 1420 7710 4419 02). Als
Verwendungs¬zweck ist „Beratung“ angegeben. Eine Rechnung dazu wurde nicht gefunden. Die vertraglich geschuldete Pacht
beläuft sich für diesen Zeit¬raum nur auf 10.200 Euro.

Weitere 8.400 Euro gingen in drei Teil¬beträgen an den Kultur¬verein Abendrot e. V., Kanalstraße 14.

## 3) Auswertung des Notizbuches (Asservat A 51)

Das Buch enthält 112 Eintragungen von mindestens zwei Handschriften. Der Buchstabe „T“ steht 47-mal neben Mengen
zwischen 20 und 60. Die Summe der Mengen entspricht etwa 1,9 Tonnen Tabak. Bei üblichem Steuer¬satz beläuft sich der
Schaden auf rund 42.000 Euro.

Der Name „Pascal“ dürfte den aus dem Verfahren FK2-0204/26 bekannten Fahrrad¬händler Pascal Ritter bezeichnen; er hat
am 26./27.03.2026 nachts Kartons abgeholt (weißer Transporter, Hinweis einer Anwohnerin).

## 4) Beobachtung

Am 06.05.2026 wurde der Geländewagen TID-TH 77 von 22.40 Uhr bis 02.15 Uhr vor dem Objekt fest¬gestellt. Haverkamp
betrat das Lokal durch den Hintereingang, zählte am Tresen Geld und gab dem Personal Anweisungen. Frau Wolters war
nicht anwesend.

## 5) Bewertung

Es besteht der dringende Verdacht, dass Frau Wolters als Strohfrau eingesetzt wird und dass Haverkamp der eigentliche
Betreiber ist. Er war 2019 wegen Steuer¬hinterziehung verurteilt worden und hätte eine Gaststätten¬erlaubnis auf
eigenen Namen nicht erhalten.

## 6) Weiteres Vorgehen

- Akten der Erlaubnis- und der Gewerbe¬behörde beiziehen (Amtshilfe)
- Durchsuchungs¬beschlüsse für Deichtorstraße 5, Kapitäns¬allee 22 und Werftweg 31 anregen
- Vernehmung des früheren Wirtes Egon Visser
- Frau Wolters als mögliche Aussage¬zeugin vorsichtig ansprechen; sie wirkt eingeschüchtert

~sign Arslan | Kriminaloberkommissar
""",
)

REQUEST: Final = Paper(
    file="FAX_20260513_Amtshilfe_FK4.tif",
    unit="polizei/fk4",
    classification=1,
    release="partnership",
    kind="Amtshilfeersuchen",
    doc_type="schriftverkehr",
    date="2026-05-13",
    reference="FK4-0312/26",
    title="Amtshilfeersuchen: Erlaubnis- und Gewerbeakten Nordstern Gastro UG",
    look=Look.POLICE,
    carrier=Carrier.FAX_FINE,
    condition=Condition.GOOD,
    to=("Stadt Tidenau", "Ordnungsamt / Gewerbeamt", "Am Sielhafen 1", "21990 Tidenau"),
    refs=(
        ("Vorgang", "FK4-0312/26"),
        ("Bearbeiter", "KOK Arslan"),
        ("Ihr Zeichen", "32.1-G-0217/26"),
        ("Versand", "vorab per Telefax 040 66969-329"),
    ),
    subject="Ersuchen um Amtshilfe nach §§ 161, 163 StPO: Übersendung von Akten",
    body="""
Sehr geehrter Herr Petersen, sehr geehrte Frau Lühr,

hier wird ein Ermittlungs¬verfahren wegen des Verdachts der Steuer¬hehlerei geführt. Anlass war die gemeinsame
Kontrolle der Gaststätte „Blauer Mond“ in der Nacht zum 25.04.2026. Für die gute Zusammen¬arbeit an jenem Abend danke
ich Ihnen ausdrücklich.

Ich bitte um Übersendung der folgenden Unterlagen im Wege der Amtshilfe:

+ a) vollständige Erlaubnisakte 32.1-G-0217/26 einschließlich des Antrages und der Pachtverträge mit allen Anlagen,
+ b) Gewerbe¬anmeldung der Nordstern Gastro UG sowie etwaige Um- und Abmeldungen zur Anschrift Deichtorstraße 5 seit
2015,
+ c) Auskunft, ob für Herrn Torben Haverkamp, geb. 17.06.1979, oder für eine von ihm vertretene Gesellschaft jemals
eine Gaststätten- oder Spielhallen¬erlaubnis beantragt, versagt oder widerrufen wurde,
+ d) Lichtbilder der Kontrolle vom 24./25.04.2026 in voller Auflösung.

Darüber hinaus bitte ich, von einer Anhörung zum Widerruf der Erlaubnis bis zum 05.06.2026 abzusehen, damit die
geplanten Maßnahmen nicht vorzeitig bekannt werden. Falls Sie wegen einer Gefahr für Gäste früher ein¬schreiten
müssen, bitte ich um kurzen Anruf.

Auskünfte an Dritte über dieses Ersuchen, insbesondere an die Geschäfts¬führerin Jasmin Wolters, an die Verpächterin
oder deren Bevollmächtigte, sind nicht zu erteilen. Akteneinsichts¬gesuche bitte ich vor einer Entscheidung mit mir
abzustimmen.

Ein Bote der Inspektion kann die Akten jederzeit bei Ihnen abholen; nach Auswertung erhalten Sie diese voraussichtlich
innerhalb von drei Wochen zurück.

Mit freundlichen Grüßen

Im Auftrag
~sign Deniz Arslan | Kriminaloberkommissar
""",
)

HEARING: Final = Paper(
    file="Anhoerung_Widerruf_32.1-G-0217-26.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="partnership",
    kind="Anhörung",
    doc_type="schriftverkehr",
    date="2026-06-09",
    reference="32.1-G-0217/26",
    title="Anhörung zum beabsichtigten Widerruf der Gaststättenerlaubnis",
    look=Look.CITY,
    carrier=Carrier.PDF_TEXT,
    to=(
        "Gegen Postzustellungsurkunde",
        "Nordstern Gastro UG (haftungsbeschränkt)",
        "Frau Jasmin Wolters",
        "Sielstraße 9",
        "21990 Tidenau",
    ),
    refs=(("Auskunft erteilt", "Herr Petersen, Zimmer 2.07"), ("Aktenzeichen", "32.1-G-0217/26")),
    subject="Beabsichtigter Widerruf Ihrer Gaststättenerlaubnis vom 10.02.2026; Anhörung nach § 28 VwVfG",
    body="""
Sehr geehrte Frau Wolters,

ich beabsichtige, die Ihnen erteilte Erlaubnis zum Betrieb der Gaststätte „Blauer Mond“, Deichtorstraße 5, nach § 15
Abs. 2 des Gaststättengesetzes zu widerrufen. Bevor ich entscheide, gebe ich Ihnen Gelegenheit, sich zu den folgenden
Tatsachen zu äußern.

# Sachverhalt
Bei der Kontrolle in der Nacht zum 25.04.2026 wurden in Ihrem Lagerkeller 41 Kilogramm unversteuerter
Wasserpfeifentabak sowie sechs Eimer mit losem Tabak gefunden. Die Kohlenmonoxidmelder waren außer Betrieb gesetzt. Im
Nebenraum wurde ein Wert von 112 ppm gemessen; eine Besucherin musste ärztlich versorgt werden. Zwei Jugendliche
rauchten Wasserpfeife.

Bei der Nachkontrolle am 21.05.2026 war der Rettungsweg erneut verstellt. Anstelle der drei beanstandeten
Geldspielgeräte wurden nunmehr vier vorgefunden.

Nach den hier vorliegenden Erkenntnissen leiten nicht Sie, sondern Herr Torben Haverkamp den Betrieb. Er verfügt über
die Konten, stellt das Personal ein und bestimmt die Öffnungszeiten. Sie selbst stehen werktags ab 5.30 Uhr in einem
anderen Arbeitsverhältnis.

# Rechtliche Würdigung
Wer sich als Strohfrau für einen Dritten hergibt, dem die erforderliche Zuverlässigkeit fehlt, ist selbst
unzuverlässig im Sinne des § 4 Abs. 1 Satz 1 Nr. 1 GastG. Hinzu kommen die wiederholten Verstöße gegen die Auflagen
Nr. 1, 2, 3 und 6. Mildere Mittel, etwa ein Zwangsgeld, versprechen keinen Erfolg, da Sie Anordnungen nach eigenem
Bekunden nicht selbst umsetzen können.

# Ihre Äußerung
Sie können sich bis zum 30.06.2026 schriftlich oder nach Terminabsprache mündlich äußern. Sollten Sie von anderer
Seite unter Druck gesetzt werden, so können Sie sich vertraulich an mich oder an die Polizeiinspektion Tidenau wenden.
Ein freiwilliger Verzicht auf die Erlaubnis wäre möglich und für Sie mit geringeren Kosten verbunden.

Ohne Ihre Stellungnahme werde ich nach Aktenlage entscheiden und die sofortige Vollziehung anordnen.

Mit freundlichen Grüßen

Im Auftrag

Petersen
""",
)

PAPERS: Final = (LICENCE, INSPECTION, COMPLAINT, REQUEST, SEIZURE, FINDINGS, HEARING, REGISTRATION)
