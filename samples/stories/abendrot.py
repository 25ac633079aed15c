"""A cultural club without culture: slot machines behind a tea kitchen, an anonymous letter, a closed door."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper, Release

CHANGE_OF_USE: Final = Paper(
    file="Nutzungsaenderung_Kanalstrasse14_EG.pdf",
    unit="stadt/bauamt",
    classification=1,
    release="agency",
    kind="Nutzungsänderung",
    doc_type="genehmigung",
    date="2025-10-21",
    reference="63.2-N-0411/25",
    title="Nutzungsänderung Laden zu Vereinsheim, Kanalstraße 14",
    look=Look.CITY,
    carrier=Carrier.PDF_BILEVEL,
    condition=Condition.GOOD,
    to=("Kulturverein Abendrot e. V.", "Herrn Ingo Teschner", "Kanalstraße 14", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Herr Gerdes, Zimmer 0.09"), ("Aktenzeichen", "63.2-N-0411/25")),
    subject="Baugenehmigung: Nutzungsänderung eines Ladenlokals in ein Vereinsheim, Kanalstraße 14 (Erdgeschoss)",
    body="""
Sehr geehrter Herr Teschner,

auf Ihren Antrag vom 02.09.2025 genehmige ich die Nutzungs¬änderung des früheren Zoo¬geschäftes in ein Vereinsheim
nach Maßgabe der geprüften Bauvorlagen.

Grundstück :: Kanalstraße 14, Gemarkung Tidenau, Flur 7, Flurstück 112/4
Eigentümerin :: Haverkamp Verwaltungs UG (haftungsbeschränkt)
Nutzfläche :: 96 m² Versammlungsraum, 12 m² Teeküche, 18 m² Lager
Personenzahl :: höchstens 40 gleichzeitig anwesende Personen
Stellplätze :: 4, nachgewiesen auf dem Hof

# Nebenbestimmungen
+ 1. Die Genehmigung umfasst keine Vergnügungs¬stätte. Das Aufstellen von Spiel¬automaten, Wettterminals oder Tischen
für entgelt¬liches Kartenspiel ist unzulässig; dafür wäre eine gesonderte Genehmigung erforderlich, die an diesem
Standort nach dem Bebauungsplan Nr. 38 nicht in Betracht kommt.
+ 2. Der zweite Rettungsweg über den Hof ist jederzeit frei zu halten. Die Tür muss sich in Flucht¬richtung öffnen
lassen und darf während der Nutzung nicht verschlossen sein.
+ 3. Die Schaufenster dürfen nicht vollständig verklebt werden; der Einblick in den Versammlungs¬raum muss möglich
bleiben.
+ 4. Musik¬veranstaltungen sind höchstens zehnmal im Jahr zulässig und eine Woche vorher anzuzeigen.
+ 5. Die oberen Geschosse sind nicht Gegenstand dieser Genehmigung. Dort ist weiterhin ausschließlich Wohnen zulässig.

# Begründung
Das Vorhaben liegt im Mischgebiet. Anlagen für kulturelle und soziale Zwecke sind dort allgemein zulässig. Nach Ihrer
Betriebs¬beschreibung veranstaltet der Verein Lesungen, Chorproben und Schach¬abende. Die Nachbarn wurden beteiligt;
zwei von ihnen haben Bedenken geäußert, weil ein früherer Verein gleichen Namens in Grotenwisch wegen verbotenen
Glücks¬spiels geschlossen worden sei. Diese Bedenken konnten anhand der vorgelegten Satzung zunächst ausgeräumt
werden.

# Gebühren
Für diese Genehmigung werden 486,00 EUR erhoben (Kassen¬zeichen 5.0411.000630.8).

Mit freundlichen Grüßen

Im Auftrag
~sign Enno Gerdes
~seal Stadt Tidenau
""",
)

INSPECTION: Final = Paper(
    file="Kontrollbericht_Abendrot.tif",
    unit="stadt/ordnungsamt",
    classification=1,
    release="agency",
    grants=(Release("polizei/fk4", "2099-12-31", "§ 24 DSG-Land, Ersuchen FK4-0355/26"),),
    kind="Kontrollbericht",
    doc_type="bericht",
    date="2026-05-06",
    reference="32.4-K-0058/26",
    title="Kontrollbericht Kulturverein Abendrot e. V., Kanalstraße 14",
    look=Look.REPORT,
    carrier=Carrier.TIFF_GREY,
    body="""
[Objekt:2] Kulturverein Abendrot e. V., Kanalstraße 14 (Erdgeschoss), 21990 Tidenau || [Beginn / Ende] 05.05.2026, \
21.30 – 23.05 Uhr
[Angetroffene verantwortliche Person:2] Ingo Teschner, geb. 16.08.1971, Vorsitzender || [Anwesende] 17 Personen
[Kontrollkräfte:2] Aylin Demir, Sönke Hinrichs (Ordnungsamt); Enno Gerdes (Bauaufsicht) || [Anlass] anonymer Hinweis
## Feststellungen
| Nr. | Gegenstand | Befund | in Ordnung |
| 1 | Schaufenster | vollständig mit schwarzer Folie verklebt | nein |
| 2 | Eingang | Stahltür mit Kamera, Einlass erst nach vier Minuten | nein |
| 3 | Versammlungsraum | keine Bühne, keine Bücher, kein Klavier; acht Hocker vor leerer Wand mit acht Steckdosen | \
auffällig |
| 4 | Lager | sechs Geldspielgeräte unter Decken, noch warm | nein |
| 5 | Zulassungszeichen | bei zwei Geräten fehlend, bei vier abgelaufen (2021) | nein |
| 6 | Geldwechsler | einer, Inhalt 2.140 EUR | nein |
| 7 | Rettungsweg Hof | Tür verschlossen, Schlüssel „beim Vermieter“ | nein |
| 8 | Ausschank | Bier und Schnaps gegen Entgelt, keine Erlaubnis | nein |

## Verlauf
Herr Teschner empfing uns betont höflich und bot Tee an. Die Automaten seien „Leihgaben für ein Museum des Spiels“,
das der Verein plane. Auf die Frage, warum die Geräte warm seien, antwortete er, die Heizung stehe zu hoch. Die
Anwesenden bezeichneten sich als Mitglieder, konnten aber weder den Vereins¬zweck noch die Höhe des Beitrages nennen.
Fünf von ihnen wohnen nach eigenen Angaben „oben im Haus“ und arbeiten auf dem Bau.

Ein Gast, der nicht genannt werden möchte, sagte Frau Demir beim Hinaus¬gehen, er habe an einem Abend seinen ganzen
Wochenlohn verspielt. Wer nicht spiele, bekomme am nächsten Morgen keine Arbeit. Die Schulden würden auf einer Liste
geführt, die in der Teeküche hänge. An der Stelle, die er beschrieb, war nur noch ein Nagel zu sehen.

Gegen 22.15 Uhr betrat Frau Nadine Pohl die Räume mit einer leeren Geldkassette. Sie stellte sich als „Kassenprüferin“
vor und ging sofort wieder, als sie uns bemerkte. Sie wurde von einem dunklen Gelände¬wagen (TID-TH 77) abgeholt.

## Bewertung
Es wird eine ungenehmigte Spielhalle betrieben. Die sechs Automaten gleichen den Geräten, die am 24.04.2026 in der
Gaststätte „Blauer Mond“ standen; zwei tragen dieselben Inventar¬aufkleber (Nr. 0114 und 0117). Die Räume sind nicht
so genutzt, wie es die Baugenehmigung 63.2-N-0411/25 voraussetzt.

## Veranlasst
- Rettungsweg durch Herrn Gerdes mit Zweitschlüssel geöffnet, sofortige Auflage mündlich erteilt
- Geräte¬nummern notiert (Anlage 1), Lichtbilder 1 bis 22
- Abgabe an die Polizei wegen des Verdachts der unerlaubten Veranstaltung eines Glücks¬spiels (§ 284 StGB)
- Schließungs¬verfügung wird vorbereitet

~sign Aylin Demir | Außendienst Ordnungsamt
~hand eilt! Mail an Fr. Krahn, / Liste beifügen  Pe
""",
)

ANONYMOUS: Final = Paper(
    file="Anonymes Schreiben 2026-04-29.pdf",
    unit="stadt/ordnungsamt",
    classification=2,
    release="unit",
    kind="Bürgerbeschwerde",
    doc_type="schriftverkehr",
    date="2026-04-27",
    title="Anonymes Schreiben zum Kulturverein Abendrot",
    look=Look.PRIVATE,
    carrier=Carrier.PDF_GREY,
    condition=Condition.POOR,
    sender=("Eine, die schweigen soll",),
    to=("Stadt Tidenau", "an den, der hinschaut"),
    subject="Abendrot",
    body="""
~stamp@430,82 violet | Stadt Tidenau | EINGEGANGEN | 29. April 2026 | Poststelle
Ich putze in der Kanalstraße 14. Ich schreibe mit der Maschine meiner Tochter, weil ich Angst habe.

Unten ist kein Verein. Unten stehen Automaten, jeden Abend ab sieben. Die Männer von oben müssen hinein, ob sie wollen
oder nicht. Wer verliert, unterschreibt einen Zettel. Der Herr Teschner sammelt die Zettel, die blonde Buchhalterin
rechnet sie vom Lohn ab. Manche haben seit Februar kein Geld mehr gesehen.

Oben schlafen acht in einem Zimmer. Die Pässe liegen in einem Tresor in der Kapitänsallee. Wer fragt, bekommt gesagt,
er könne ja gehen.

Einmal war ein Junge krank, Lungenentzündung. Sie haben keinen Arzt geholt. Ich habe ihm Suppe gebracht und wurde
dafür angeschrien.

Am Donnerstag kommt immer der Chef mit dem schwarzen Geländewagen und holt den Koffer. Er grüßt freundlich. Das ist
das Schlimmste.

Bitte schauen Sie hin, aber sagen Sie nicht, woher Sie es wissen.
""",
)

MACHINES: Final = Paper(
    file="Geraeteliste.txt",
    unit="stadt/ordnungsamt",
    classification=2,
    release="unit",
    kind="Kontrollbericht",
    doc_type="bericht",
    date="2026-05-06",
    title="Anlage 1: Gerätenummern",
    look=Look.MEMO,
    carrier=Carrier.PLAIN,
    body="""
Anlage 1 zum Kontrollbericht 32.4-K-0058/26 (Kulturverein Abendrot, Kanalstraße 14)

Nr.  Bezeichnung            Gerätenummer     Zulassung bis   Inventaraufkleber
1    Goldene Möwe           GM-77120-4       03/2021         0112
2    Goldene Möwe           GM-77120-9       03/2021         0113
3    Sturmflut Deluxe       SD-20418         fehlt           0114 (auch im "Blauen Mond" gesehen)
4    Sturmflut Deluxe       SD-20433         11/2021         0115
5    Klabautermann          KB-5501          fehlt           0116
6    Hafenlichter           HL-91007         06/2021         0117 (auch im "Blauen Mond" gesehen)

Aufkleber 0118 bis 0121: Verbleib unbekannt. Herr Teschner will nie mehr als sechs Automaten besessen haben.
""",
)

MAIL: Final = Paper(
    file="Mail_Petersen_Krahn_2026-05-07.eml",
    unit="stadt/ordnungsamt",
    classification=2,
    release="unit",
    grants=(Release("polizei/fk4", "2099-12-31", "Verdacht § 284 StGB, FK4-0355/26"),),
    kind="E-Mail",
    doc_type="schriftverkehr",
    date="2026-05-07",
    reference="32.4-K-0058/26",
    title="E-Mail Petersen an Krahn: Kulturverein Abendrot, anonymes Schreiben",
    look=Look.MEMO,
    carrier=Carrier.MAIL,
    refs=(
        ("From", "Jörn Petersen <petersen@stadt-tidenau.example>"),
        ("To", "Silke Krahn <krahn@polizei-tidenau.example>"),
        ("Cc", "Aylin Demir <demir@stadt-tidenau.example>"),
        ("Date", "Thu, 07 May 2026 08:52:14 +0200"),
        ("Subject", "Kulturverein Abendrot: Kontrolle vom 05.05. und anonymes Schreiben (32.4-K-0058/26)"),
    ),
    body="""
Liebe Frau Krahn,

wie eben am Telefon besprochen: Bei der Kontrolle am Dienstagabend haben wir im Lager des Kulturvereins
sechs Spielautomaten gefunden. Den Bericht bekommen Sie mit der Dienstpost, die Liste der Gerätenummern
hänge ich schon an.

Wichtiger ist mir der zweite Anhang. Der Brief lag am 29. April ohne Absender im Hausbriefkasten. Ich halte
ihn für echt. Wenn stimmt, was dort über die Schuldzettel und die einbehaltenen Pässe steht, reden wir nicht
mehr über eine ungenehmigte Spielhalle, sondern über Zwangsarbeit.

Die Verfasserin ist vermutlich leicht zu ermitteln, es gibt im Haus nur eine Reinigungskraft. Bitte gehen Sie
entsprechend behutsam vor. Der Brief bleibt bei uns unter Verschluss, ich habe ihn nur für Ihr
Kommissariat freigegeben.

Zur Abstimmung: Wir könnten die Schließungsverfügung bis Mitte Juni zurückhalten, aber nicht länger. Frau
Dr. Thomsen vom Bauamt drängt wegen der Rettungswege, und wenn es dort brennt, möchte keiner von uns sagen
müssen, er habe gewartet.

Rufen Sie mich gern auch abends an: 0176 04069077.

Viele Grüße vom Sielhafen
Jörn Petersen

--
Stadt Tidenau, Ordnungsamt, Am Sielhafen 1, 21990 Tidenau
Telefon 040 66969-321
""",
    enclosures=(ANONYMOUS, MACHINES),
)

SEIZURE: Final = Paper(
    file="Sicherstellung_Automaten_FK4-0355-26.pdf",
    unit="polizei/fk4",
    classification=1,
    release="agency",
    kind="Sicherstellungsprotokoll",
    doc_type="bericht",
    date="2026-06-11",
    reference="FK4-0355/26",
    title="Sicherstellungsprotokoll Geldspielgeräte, Kanalstraße 14",
    look=Look.REPORT,
    carrier=Carrier.PDF_COLOUR,
    body="""
[Ort der Sicherstellung:2] Kanalstraße 14, 21990 Tidenau, Erdgeschoss („Kulturverein Abendrot“) || [Datum, Uhrzeit] \
11.06.2026, 06.10 Uhr
[Rechtsgrundlage:2] (x) § 94 StPO   ( ) § 98 StPO   ( ) Gefahrenabwehr   (x) § 111b StPO || [Richterliche Anordnung] \
(x) ja   ( ) Gefahr im Verzug
[Betroffene Person:2] Ingo Teschner, geb. 16.08.1971 in Tidenau, Heringsgasse 11, 21990 Tidenau || [Telefon] 0171 \
3920077
[Beschluss] Amtsgericht Tidenau vom 05.06.2026, Geschäftszeichen 14 Gs 288/26
## Verzeichnis der sichergestellten Gegenstände
| Lfd. Nr. | Anzahl | Gegenstand | Fundort | Asservat |
| 1 | 6 | Geldspielgeräte „Goldene Möwe“, „Sturmflut Deluxe“, „Klabautermann“, „Hafenlichter“ | Versammlungsraum | B \
1–B 6 |
| 2 | 4 | weitere Geldspielgeräte, Aufkleber 0118 bis 0121, originalverpackt | Hofgarage | B 7–B 10 |
| 3 | 11.265 EUR | Münzen und Scheine aus den Kassetten | in den Geräten | B 11 |
| 4 | 1 | Geldzählmaschine | Teeküche | B 12 |
| 5 | 94 | unterschriebene Schuldscheine über 40 bis 1.900 Euro | hinter der Wandverkleidung | B 13 |
| 6 | 1 | Namensliste mit Abzügen, Überschrift „Lohn KW 18–23“ | Teeküche, Kühlschrank | B 14 |
| 7 | 3 | Schlüssel mit Anhänger „Kap. 22 Tresor“ | Jacke Teschner | B 15 |
| 8 | 1 | Satzung des Vereins, ungelesen (Seiten zusammengeklebt) | Schreibtisch | B 16 |

## Ablauf
Die Tür wurde nach zweimaliger Aufforderung mit der Ramme geöffnet. Im Versammlungs¬raum standen die Automaten
eingeschaltet an der Wand; auf zwei Hockern schliefen Männer in Arbeits¬kleidung. Herr Teschner wurde in der Teeküche
beim Zerreißen von Papier angetroffen. Die Schnipsel wurden vollständig gesichert.

Zeitgleich durchsuchten Kräfte des 1. Fachkommissariates die Obergeschosse; auf den gesonderten Bericht wird
verwiesen. Grundlage waren die Feststellungen des Ordnungsamtes (32.4-K-0058/26). Die Hofgarage gehört nach dem
Mietvertrag der Marsch & Meer Personaldienste GmbH.

Mit der Sicher¬stellung ( ) einverstanden   (x) nicht einverstanden

Herr Teschner verlangte, seinen Rechtsanwalt zu sprechen, und rief stattdessen die Nummer 040 66969-550 an, die zur
Haverkamp Verwaltungs UG gehört. Die Geräte wurden mit zwei Lastwagen der Stadt abtransportiert.

~sign Silke Krahn | Erste Kriminalhauptkommissarin
~stamp@400,700 red | Polizeiinspektion Tidenau | ASSERVATENSTELLE | 11. JUNI 2026
""",
)

SECRET: Final = Paper(
    file="Lagebericht FK4 Haverkamp VS-NfD.pdf",
    unit="polizei/fk4",
    classification=3,
    release="unit",
    kind="Lagebericht",
    doc_type="bericht",
    date="2026-06-24",
    reference="FK4-0400/26",
    title="Lagebericht Struktur „Kapitänsallee“ (VS – Nur für den Dienstgebrauch)",
    look=Look.TYPED,
    carrier=Carrier.PDF_GREY,
    refs=(("Vorgang", "FK4-0400/26"), ("Bearbeiterin", "EKHK'in Krahn"), ("Ausfertigung", "1 von 3")),
    spacing=1.6,
    body="""
~stamp@380,124 red | VS – NUR FÜR DEN DIENSTGEBRAUCH
# Lagebericht zur Struktur „Kapitänsallee“

## 1. Anlass und Stand

Die Verfahren FK4-0312/26 (Tabak), FK4-0355/26 (Glücksspiel), FK2-0147/26 (Buntmetall), FK2-0204/26 (Fahrräder) und
FK3-0421/26 (Dacharbeiten) werden seit dem 15.06.2026 in der Ermittlungs¬gruppe „Leuchtfeuer“ zusammengeführt. Alle
fünf führen zu derselben Anschrift und derselben Person.

## 2. Führungsperson

Torben Haverkamp, geb. 17.06.1979, tritt als Immobilien¬verwalter auf. Er besitzt über die Haverkamp Verwaltungs UG
die Grundstücke Kanalstraße 14, Deichtorstraße 5 und Werftweg 31. Er spendet an den Sportverein, sitzt im
Festausschuss der Hafentage und duzt zwei Ratsmitglieder. Persönlich berührt er weder Tabak noch Kupfer noch
Automaten.

## 3. Arbeitsteilung

- Jasmin Wolters: Strohfrau der Gaststätte, aussagebereit, wenn sie Schutz erhält
- Ingo Teschner: Glücksspiel, Eintreiben der Schulden
- Nadine Pohl: Buchführung aller Firmen, Schlüsselfigur für die Geldwäsche
- Sven Tamsen, Kai-Uwe Lessing: Verwertung des Metalls, Transporte
- Rico und Maik Zander: Haustürgeschäfte, Auskundschaften von Kirchen und Einzelhäusern
- Pascal Ritter: Absatz gestohlener Fahrräder auf Flohmärkten

## 4. Das Haus Kanalstraße 14

Das Gebäude ist das Herz der Struktur. Unten wird der Lohn verspielt, oben schlafen diejenigen, die ihn verdient
haben. Ihre Ausweise dienen als Papier für Scheinverkäufe, Schein¬anmeldungen und Strohkonten. Mindestens elf Bewohner
sind nach hiesiger Einschätzung Opfer von Arbeits¬ausbeutung (§ 233 StGB).

## 5. Vertrauliche Quellen

Eine Quelle („Suppe“) berichtet zuverlässig aus dem Haus. Ihr Schutz hat Vorrang vor jeder Maßnahme. Die Quelle darf
in Schreiben an andere Behörden nicht erwähnt werden.

Aus dem Rathaus werden nach mehreren Hinweisen Kontroll¬termine verraten. Am 12.03. und am 21.05. waren die
Betroffenen vorab gewarnt. Der Kreis der Mitwisser umfasst sechs Personen. Bis zur Klärung werden Termine nur noch
mündlich und nur mit Herrn Petersen und Frau Demir abgestimmt.

## 6. Finanzen

Nach vorläufiger Rechnung flossen der Haverkamp Verwaltungs UG seit September 2025 rund 410.000 Euro zu, denen keine
nennenswerte Leistung gegenübersteht. Ein Teil wurde zum Kauf des früheren Zollhauses verwendet; der Notartermin ist
für den 28.08.2026 vorgesehen.

## 7. Geplante Maßnahmen

Zeitgleicher Zugriff an sieben Objekten am 09.07.2026, 05.30 Uhr. Telefon¬überwachung für drei Anschlüsse ist bis zum
31.07. angeordnet. Für Frau Wolters wird ein Platz in einer anderen Stadt vorbereitet. Die Presse erhält vor dem Abend
keine Auskunft.

## 8. Risiken

Haverkamp verfügt über eine Jagd¬erlaubnis und vier Langwaffen. Bei einem vorzeitigen Bekannt¬werden ist mit der
Vernichtung von Buchungs¬unterlagen zu rechnen. Die Bewohner dürfen auf keinen Fall ohne Unterkunft bleiben; die Stadt
hat die Turnhalle Reepergang zugesagt.

~sign Krahn | Erste Kriminalhauptkommissarin
""",
)

CLOSURE: Final = Paper(
    file="Schliessungsverfuegung Abendrot.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="partnership",
    kind="Bescheid",
    doc_type="schriftverkehr",
    date="2026-06-15",
    reference="32.4-K-0058/26",
    title="Schließungsverfügung Kulturverein Abendrot e. V.",
    look=Look.CITY,
    carrier=Carrier.PDF_GREY,
    to=("Kulturverein Abendrot e. V.", "Herrn Ingo Teschner", "Heringsgasse 11", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Herr Petersen, Zimmer 2.07"), ("Aktenzeichen", "32.4-K-0058/26")),
    subject="Verhinderung der Fortsetzung eines Betriebes ohne Erlaubnis (§ 15 Abs. 2 GewO, § 33i GewO)",
    body="""
Sehr geehrter Herr Teschner,

+ 1. Der Betrieb einer Spielhalle in den Räumen Kanalstraße 14 (Erdgeschoss) ist unverzüglich einzustellen.
+ 2. Die Räume werden am 16.06.2026 um 9.00 Uhr durch Versiegelung geschlossen.
+ 3. Die Entfernung des Siegels ohne Genehmigung ist strafbar (§ 136 StGB).
+ 4. Die sofortige Vollziehung wird angeordnet.

# Begründung
Wer gewerbsmäßig eine Spielhalle betreiben will, bedarf der Erlaubnis. Eine solche liegt nicht vor; sie wurde auch nie
beantragt. Bei der Kontrolle am 05.05.2026 und bei der Durchsuchung am 11.06.2026 wurden insgesamt zehn Automaten
gefunden, von denen kein einziger ein gültiges Zulassungs¬zeichen trug.

Ihre Einlassung, es handele sich um Leihgaben für ein Museum, ist durch die Schuld¬scheine, die Geldzähl¬maschine und
die warmen Geräte widerlegt. Ein Verein, dessen Mitglieder den Vereins¬zweck nicht kennen, ist keiner.

Hinzu kommt die Gefahr für Leib und Leben: Der einzige zweite Rettungsweg war bei beiden Terminen verschlossen. Im
Fall eines Brandes wären die Gäste im Erdgeschoss und die Bewohner der oberen Stockwerke gefangen gewesen. Ein
milderes Mittel ist nicht ersichtlich.

Die Eigentümerin, die Haverkamp Verwaltungs UG, erhält eine Ausfertigung. Sie hat die Versiegelung zu dulden.

# Rechtsbehelfsbelehrung
Gegen diesen Bescheid kann innerhalb eines Monats nach Bekannt¬gabe Widerspruch erhoben werden.

Mit freundlichen Grüßen

Im Auftrag
~sign Jörn Petersen
~seal Stadt Tidenau
~hand versiegelt 16.6., 9.10 Uhr / Siegel Nr. 0058  De
""",
)

PAPERS: Final = (INSPECTION, MAIL, SEIZURE, CLOSURE, CHANGE_OF_USE, SECRET)
