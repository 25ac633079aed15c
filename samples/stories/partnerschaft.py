"""Where the threads are tied together: the quarterly report, a confidential meeting, and a scan that broke off."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper

QUARTER: Final = Paper(
    file="Quartalsbericht Sicherheitspartnerschaft II-2026.pdf",
    unit="stadt/ordnungsamt",
    classification=0,
    release="partnership",
    kind="Lagebericht",
    doc_type="bericht",
    date="2026-07-15",
    reference="32.0-P-0007/26",
    title="Quartalsbericht der Sicherheitspartnerschaft, 2. Quartal 2026",
    look=Look.CITY,
    carrier=Carrier.PDF_GREY,
    condition=Condition.GOOD,
    to=("Ausschuss für Ordnung und Sicherheit", "der Stadt Tidenau", "Rathaus, Sitzungszimmer 1", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Herr Petersen, Zimmer 2.07"), ("Aktenzeichen", "32.0-P-0007/26")),
    subject="Quartalsbericht der Sicherheitspartnerschaft zwischen Stadt und Polizeiinspektion (öffentlich)",
    body="""
Sehr geehrte Damen und Herren,

seit dem 1. Oktober 2025 arbeiten die Stadt Tidenau und die Polizei¬inspektion in einer Sicherheits¬partnerschaft
zusammen. Über das zweite Quartal 2026 berichte ich wie folgt.

# 1. Gemeinsame Kontrollen
| Ort | Termin | Beteiligte | Ergebnis |
| Gaststätten Deichtorstraße | 24. April | Ordnungsamt, ESD | ein Betrieb mit erheblichen Mängeln |
| Vereinsräume Kanalstraße | 5. Mai, 11. Juni | Ordnungsamt, FK 4 | Spielbetrieb ohne Erlaubnis, geschlossen |
| Wohnhaus Kanalstraße | 21. Mai | Bauamt, Feuerwehr | Überbelegung, Nutzung untersagt |
| Flohmarkt Fischmarkt | 6. Juni | Ordnungsamt, ESD, FK 2 | elf Elektrofahrräder sichergestellt |
| Schrottplätze | laufend | Gewerbeamt, FK 2 | drei Betriebe überprüft, ein Bescheid |

Gegenüber dem Vorquartal hat sich die Zahl der gemeinsamen Einsätze verdoppelt. Bewährt hat sich, dass jede Behörde
ihre eigenen Befugnisse mitbringt: Wo die Polizei mangels Verdachts nicht eintreten darf, kann die Gewerbe¬aufsicht
nachschauen; wo die Stadt auf verschlossene Türen trifft, hilft ein richterlicher Beschluss.

# 2. Was Bürgerinnen und Bürger gemeldet haben
Beim Ordnungsamt gingen 212 Hinweise ein. Die meisten betrafen nächtlichen Lärm (64), unseriöse Handwerker (58) und
wild abgestellte Fahrzeuge (31). Das Seniorentelefon des Bürgeramtes hat sich als Frühwarn¬system erwiesen: Dort wurde
die Masche mit den angeblichen Sturmschäden drei Wochen früher bekannt als bei der Polizei.

Besonders danken möchte ich einer Mitarbeiterin der Sparkasse, die durch beharrliches Nachfragen zwei alte Damen vor
dem Verlust ihrer Ersparnisse bewahrt hat.

# 3. Buntmetall
Nach den Anordnungen gegen den Altmetall¬handel ist die Zahl der Kabel¬diebstähle zurückgegangen: von neunzehn im
ersten auf vier im zweiten Quartal. Die Stadtwerke kennzeichnen ihre Leitungen inzwischen vollständig mit künstlicher
DNA.

# 4. Wohnen und Arbeit
Die Räumung des Hauses in der Kanalstraße verlief geordnet. Von den 31 tatsächlichen Bewohnern fanden 19 eine Wohnung
im Landkreis, sieben kehrten in ihre Heimat zurück, fünf leben noch in der Turnhalle am Reepergang. Die
Beratungs¬stelle für Wanderarbeiter hilft bei der Durchsetzung ausstehender Löhne. Zwei Kinder besuchen jetzt
regelmäßig die Schule.

# 5. Datenschutz
Die behördliche Datenschutz¬beauftragte, Frau Dr. Thoms, hat die gemeinsame Aktensuche geprüft. Stichproben ergaben,
dass jede Abfrage mit einem Zweck versehen war. In einem Fall wurde ein Zugriff beanstandet, weil die Freigabe bereits
abgelaufen war; das Ergebnis war der betreffenden Dienststelle nicht angezeigt worden. Die Technik hat also gehalten,
was sie verspricht.

# 6. Ausblick
Für das dritte Quartal sind Schwerpunkte im Hafen (illegale Ferien¬vermietung auf Booten) und bei Barbershops
vorgesehen. Die Codierung von Fahrrädern wird im August wiederholt. Das Bauamt überprüft bis zum Herbst alle Häuser,
in denen mehr als zwanzig Personen gemeldet sind.

# 7. Kosten
| Posten | Betrag |
| Überstunden Ordnungsamt und Bauamt | 18.450,00 EUR |
| Unterbringung Turnhalle (vorläufig) | 41.200,00 EUR |
| Rauchmelder, Siegel, Schlosserarbeiten | 2.380,00 EUR |
| Aufkleber und Handzettel für Ältere | 612,00 EUR |

Die Kosten der Unterbringung werden bei der Eigentümerin des Hauses, der Haverkamp Verwaltungs UG, geltend gemacht.

# 8. Anregungen aus der Bürgerschaft
In der Einwohner¬fragestunde vom 9. Juni wurde gefragt, ob die Behörden nun „alles über jeden“ wüssten. Die Antwort
lautet nein: Jede Dienststelle sieht nur, was sie für ihre Aufgabe braucht und was ihr ausdrücklich freigegeben wurde.
Vertrauliche Schreiben aus der Bevölkerung bleiben bei der Stelle, an die sie gerichtet waren. Wer wissen möchte, ob
über ihn Unterlagen gespeichert sind, erhält auf Antrag kostenlos Auskunft.

Mehrfach gewünscht wurde eine Sprechstunde am Abend. Ab September sind Ordnungsamt und Kontakt¬beamte jeden ersten
Donnerstag bis 20 Uhr gemeinsam im Begegnungs¬haus am Reepergang erreichbar. Anmeldungen sind nicht erforderlich;
Dolmetscher werden bei Bedarf hinzugezogen.

Die Anwohner der Deichtor¬straße haben sich in einem gemeinsamen Brief für die ruhigeren Nächte bedankt. Auch der
Seniorenbeirat lobt die Aufkleber gegen Haustür¬geschäfte; eine zweite Auflage ist bestellt.

Der Ausschuss wird gebeten, von dem Bericht Kenntnis zu nehmen.

Mit freundlichen Grüßen

In Vertretung
~sign Jörn Petersen | Geschäftsführer der Sicherheitspartnerschaft
~page
# Anlage 1: Verwaltungsmaßnahmen im 2. Quartal 2026
| Aktenzeichen | Maßnahme | Rechtsgrundlage | Stand |
| 32.1-G-0217/26 | Anhörung zum Widerruf einer Gaststättenerlaubnis | § 15 GastG | Frist bis 30.06., keine Äußerung |
| 32.3-S-0031/26 | Entzug von Standplätzen, Marktverbot | Auflage Nr. 4 | bestandskräftig |
| 32.4-K-0058/26 | Schließung eines Vereinsheimes | § 15 GewO | versiegelt am 16.06. |
| 33.2-B-0040/26 | Anordnung zur Buchführung im Altmetallhandel | § 38 GewO | Widerspruch eingelegt |
| 33.2-U-0096/26 | Gewerbeuntersagung Dachreinigung | § 35 GewO | sofort vollziehbar |
| 63.1-B-0177/26 | Nutzungsuntersagung eines Wohnhauses | Bauordnung | geräumt bis 10.07. |

# Anlage 2: Erläuterung der Abkürzungen
ESD :: Einsatz- und Streifendienst der Polizeiinspektion
FK 2 :: Fachkommissariat für Eigentumsdelikte und Hehlerei
FK 3 :: Fachkommissariat für Betrug und Wirtschaftskriminalität
FK 4 :: Fachkommissariat für Organisierte Kriminalität
GastG :: Gaststättengesetz
GewO :: Gewerbeordnung

# Anlage 3: Ansprechstellen für Bürgerinnen und Bürger
| Anliegen | Stelle | Telefon |
| Lärm, Gaststätten, Märkte | Ordnungsamt | 040 66969-320 |
| Unseriöse Handwerker, Gewerbe | Gewerbeamt | 040 66969-325 |
| Mängel an Häusern, Rettungswege | Bauamt | 040 66969-630 |
| Seniorentelefon, Fundsachen | Bürgeramt | 040 66969-330 |
| Anzeigen, Hinweise | Polizeiwache Wallstraße | 040 66969-110 |
""",
)

MEETING: Final = Paper(
    file="Protokoll_Besprechung_2026-07-02.pdf",
    unit="polizei/fk4",
    classification=2,
    release="partnership",
    kind="Interne Notiz",
    doc_type="schriftverkehr",
    date="2026-07-02",
    reference="FK4-0398/26",
    title="Interne Notiz: Besprechung beider Behörden am 02.07.2026",
    look=Look.MEMO,
    carrier=Carrier.PDF_GREY,
    refs=(
        ("Von", "Deniz Arslan, 4. Fachkommissariat"),
        ("An", "Teilnehmende (persönlich)"),
        ("Vorgang", "FK4-0398/26"),
    ),
    subject="Besprechung Stadt und Polizei: gemeinsames Vorgehen gegen die Haverkamp Verwaltungs UG",
    body="""
Teilnehmende :: Krahn, Arslan (FK 4), Ohlsen (FK 2), Janssen (FK 3), Rieck (FK 1); Petersen, Demir (Ordnungsamt), \
Lühr (Gewerbeamt), Dr. Thomsen (Bauamt)
Ort, Zeit :: Alte Seefahrtschule, Raum 4, 16.00 bis 17.35 Uhr. Bewusst nicht im Rathaus.

# 1. Stand
Frau Krahn fasst zusammen: Fünf Ermittlungs¬verfahren und vier Verwaltungs¬verfahren betreffen dieselben Grundstücke.
Wer nur eine Akte liest, sieht einen lauten Wirt, einen schlampigen Schrott¬händler, einen merkwürdigen Verein. Erst
nebeneinander ergeben sie ein Bild.

# 2. Was die Stadt beitragen kann
Frau Lühr widerruft keine Erlaubnis und erlässt keinen Bescheid, bevor das Zeichen kommt; danach aber am selben Tag.
Herr Petersen hält zwölf Kräfte bereit. Frau Dr. Thomsen sorgt für Statiker, Brandwache und Bautüren. Das
Gewerbe¬untersagungs¬verfahren gegen die Haverkamp Verwaltungs UG wird eingeleitet, sobald die Kontounterlagen
freigegeben sind.

# 3. Was die Polizei beitragen kann
Herr Ohlsen schlägt vor, den Container im Werftweg gleichzeitig zu öffnen; dort werden Fahrräder und Kupfer vermutet.
Frau Janssen will die Dachdecker¬kolonne bei der Arbeit antreffen. Herr Rieck bringt den Sach¬verständigen für
Brandursachen mit.

# 4. Streitpunkt
Frau Lühr fragt, ob man die Bewohner nicht vorher warnen müsse. Längere Aussprache. Ergebnis: keine Warnung, aber
Dolmetscherinnen, Ärztin und warmes Frühstück von der ersten Minute an. Niemand wird in Handschellen aus dem Haus
geführt, der nicht Beschuldigter ist.

# 5. Undichte Stelle
Kontrolltermine wurden verraten. Bis auf Weiteres gilt: keine E-Mails, keine Einträge im gemeinsamen Kalender, keine
Gespräche in der Kantine. Wer einen Verdacht hat, wendet sich an Frau Krahn.

| Aufgabe | wer | bis |
| Einsatzplan mit Ersatzterminen | Arslan | 05.07. |
| Schlüsseldienst, Siegel, Bautüren | Dr. Thomsen | 07.07. |
| Übersetzungen der Merkblätter in vier Sprachen | Demir | 07.07. |
| Anträge auf Vermögensarrest | Janssen | 08.07. |
| Widerrufsbescheid „Blauer Mond“ unterschriftsreif | Petersen, Lühr | 08.07. |

Nächstes Treffen: nach dem Zugriff, hoffentlich mit Kuchen.

~sign Deniz Arslan
~hand@300,640 9. Juli, 5.30 Uhr – pünktlich!
""",
)

BROKEN: Final = Paper(
    file="Scan_20260703_Anlagen.pdf",
    unit="stadt/ordnungsamt",
    classification=1,
    release="agency",
    kind="Antwortschreiben",
    doc_type="schriftverkehr",
    date="2026-07-03",
    title="Anlagen zur Stellungnahme der Haverkamp Verwaltungs UG (Übertragung abgebrochen)",
    look=Look.FIRM,
    carrier=Carrier.PDF_BROKEN,
    sender=(
        "Haverkamp Verwaltungs UG",
        "Kapitänsallee 22",
        "21990 Tidenau",
        "Geschäftsführer: Torben Haverkamp · Amtsgericht Tidenau HRB 90417",
        "Volksbank Tidenauer Marsch · IBAN DE10 9996 1420 7710 4419 02",
    ),
    to=("Stadt Tidenau", "Ordnungsamt", "Am Sielhafen 1", "21990 Tidenau"),
    subject="Anlagen zu unserem Schreiben",
    body="""
Sehr geehrte Damen und Herren,

anbei die angekündigten Unterlagen. Wir gehen davon aus, dass sich damit sämtliche Vorwürfe erledigt haben.

Hochachtungsvoll
~sign Torben Haverkamp | Geschäftsführer
""",
)

PAPERS: Final = (QUARTER, MEETING, BROKEN)
