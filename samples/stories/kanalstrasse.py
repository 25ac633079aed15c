"""The house at Kanalstraße 14: too many names at the door, too many beds in a room, a fire in the cellar."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper, Release

REGISTER: Final = Paper(
    file="Notiz Meldungen Kanalstrasse 14.pdf",
    unit="stadt/buergeramt",
    classification=2,
    release="unit",
    grants=(Release("polizei/fk4", "2099-12-31", "§ 34 BMG, Ersuchen FK4-0371/26"),),
    kind="Interne Notiz",
    doc_type="schriftverkehr",
    date="2026-06-10",
    reference="33.5-M-0230/26",
    title="Interne Notiz: auffällige Anmeldungen Kanalstraße 14",
    look=Look.MEMO,
    carrier=Carrier.PDF_GREY,
    refs=(
        ("Von", "Malte Fock, Meldewesen"),
        ("An", "Amtsleitung; nachrichtlich Ordnungsamt"),
        ("Aktenzeichen", "33.5-M-0230/26"),
    ),
    subject="Auffällige Häufung von Anmeldungen in der Kanalstraße 14",
    body="""
Frau Demir bat mich am 8. Juni, die Meldungen für das Haus durchzusehen. Ich bin erschrocken.

In den vier Wohnungen der oberen Stockwerke sind derzeit 43 Erwachsene gemeldet. 31 von ihnen wurden seit September
2025 angemeldet, meist in Gruppen und stets in Begleitung derselben Frau, die als Bevollmächtigte auftritt: Nadine
Pohl.

| Monat | Anmeldungen | davon wieder abgemeldet | Bestätigung des Wohnungsgebers |
| September 2025 | 6 | 2 | T. Haverkamp |
| November 2025 | 9 | 5 | T. Haverkamp |
| Januar 2026 | 11 | 4 | N. Pohl i. V. |
| April 2026 | 5 | 1 | N. Pohl i. V. |

# Was mir auffällt
- Die Bestätigungen sind Kopien derselben Vorlage; sogar der Kaffee¬fleck ist immer an derselben Stelle.
- Alle geben als Arbeit¬geberin die Marsch & Meer Personaldienste GmbH an.
- Post kommt in großer Zahl als unzustellbar zurück, darunter Schreiben von Banken und vom Jobcenter.
- Zwei der angemeldeten Männer haben sich gleichzeitig in Bremen beziehungsweise in Rostock gemeldet.
- Kinder sind nicht gemeldet, obwohl die Grundschule Reepergang drei Schüler mit dieser Anschrift führt.

# Bewertung
Ein Teil der Bewohner scheint wirklich dort zu leben, unter unwürdigen Umständen. Ein anderer Teil dürfte nur auf dem
Papier existieren: Schein¬anmeldungen, mit denen Konten eröffnet und Leistungen bezogen werden. Beide Gruppen zu
trennen ist von meinem Schreibtisch aus unmöglich.

Ich schlage vor, alle Anmeldungen von Amts wegen zu überprüfen, aber erst, wenn die Polizei zustimmt. Frau Pohl fragte
gestern am Schalter, ob „neuerdings jemand Listen zieht“. Ich habe verneint und mich dabei nicht wohl gefühlt. Woher
konnte sie das wissen?

~sign Malte Fock
~hand@330,72 nur an FK 4, Frau Krahn! / nicht in den Umlauf geben
""",
)

INSPECTION: Final = Paper(
    file="Bauaufsicht Kanalstrasse 14.tif",
    unit="stadt/bauamt",
    classification=1,
    release="agency",
    kind="Kontrollbericht",
    doc_type="bericht",
    date="2026-05-22",
    reference="63.1-B-0177/26",
    title="Kontrollbericht Bauaufsicht: Überbelegung und Brandschutz Kanalstraße 14",
    look=Look.REPORT,
    carrier=Carrier.TIFF_GREY,
    condition=Condition.ORDINARY,
    turned={2: 180},
    body="""
[Objekt:2] Kanalstraße 14, 21990 Tidenau, 1. bis 3. Obergeschoss und Spitzboden || [Begehung am] 21.05.2026, 10.00 – \
12.40 Uhr
[Eigentümerin:2] Haverkamp Verwaltungs UG (haftungsbeschränkt), Kapitänsallee 22 || [Mieterin] Marsch & Meer \
Personaldienste GmbH
[Teilnehmende:2] Dr. Anke Thomsen, Enno Gerdes (Bauamt); Brandmeister Jens Wulff (Feuerwehr) || [Anwesend für \
Mieterin] Nadine Pohl
## Belegung
| Geschoss | Fläche | zulässig | Betten | angetroffen |
| 1. OG links | 58 m² | 5 | 12 | 4 |
| 1. OG rechts | 61 m² | 5 | 14 | 9 |
| 2. OG links | 58 m² | 5 | 12 | 2 |
| 3. OG rechts | 47 m² | 4 | 10 | 7 |
| Spitzboden | 33 m² | 0 | 8 Matratzen | niemand |

## Feststellungen
Das Treppen¬haus ist als einziger Rettungsweg mit Möbeln, Fahrrädern und Gas¬flaschen vollgestellt. Die Wohnungs¬türen
sind durch Spanplatten ersetzt. Rauch¬melder fehlen in sämtlichen Schlaf¬räumen; drei Geräte lagen ohne Batterien in
einer Schublade.

Im zweiten Obergeschoss wurde eine tragende Wand durchbrochen, um einen Waschraum für zwanzig Personen zu schaffen.
Ein Standsicherheits¬nachweis existiert nicht. In der Decke zum ersten Obergeschoss verläuft ein Riss von 1,80 m
Länge.

Strom wird über Verlängerungs¬kabel verteilt, die mit Klebe¬band an den Wänden befestigt sind. Der Zähler¬kasten im
Keller ist überbrückt. Nach Auskunft der Stadtwerke wird für das Haus seit acht Monaten kein nennenswerter Verbrauch
gemessen.

Auf dem Spitzboden liegen acht Matratzen. Dort gibt es weder Fenster noch einen zweiten Ausgang. Auf einer Matratze
lag ein Schulheft der Klasse 3b.

## Befragung
Die angetroffenen Bewohner waren zurückhaltend und blickten vor jeder Antwort zu Frau Pohl. Als sie telefonierte,
sagte einer von ihnen leise, jeder zahle 380 Euro im Monat für sein Bett; das Geld werde vom Lohn abgezogen.
Hochgerechnet ergibt das bei 48 Betten 18.240 Euro.

Frau Pohl erklärte, es handele sich um „vorübergehende Unter¬bringung für eine Messe“. Eine Messe findet in Tidenau
nicht statt.

## Beurteilung
Es besteht eine erhebliche Gefahr für Leben und Gesundheit. Bei einem Brand im Treppen¬haus könnte niemand das Gebäude
verlassen. Brandmeister Wulff hält es für ein Wunder, dass bisher nichts geschehen ist.

## Sofortmaßnahmen
- Spitzboden versiegelt, Gas¬flaschen entfernt, Treppen¬haus im Beisein der Feuerwehr geräumt
- 20 Rauch¬melder aus dem Bestand der Feuerwehr angebracht
- Nutzungs¬untersagung für die Geschosse 1 bis 3 wird binnen vier Wochen erlassen, sobald Ersatz¬unterkünfte
feststehen
- Schulamt verständigt

~sign Enno Gerdes | Untere Bauaufsicht
""",
)

BAN: Final = Paper(
    file="Nutzungsuntersagung Kanalstraße 14.pdf",
    unit="stadt/bauamt",
    classification=1,
    release="partnership",
    kind="Bescheid",
    doc_type="schriftverkehr",
    date="2026-06-18",
    reference="63.1-B-0177/26",
    title="Bescheid: Nutzungsuntersagung Kanalstraße 14",
    look=Look.CITY,
    carrier=Carrier.PDF_GREY,
    to=(
        "Haverkamp Verwaltungs UG",
        "(haftungsbeschränkt)",
        "Herrn Torben Haverkamp",
        "Kapitänsallee 22",
        "21990 Tidenau",
    ),
    refs=(("Auskunft erteilt", "Frau Dr. Thomsen, Zimmer 0.01"), ("Aktenzeichen", "63.1-B-0177/26")),
    subject="Bauaufsichtliche Anordnung: Untersagung der Nutzung als Wohnheim, Kanalstraße 14",
    body="""
Sehr geehrter Herr Haverkamp,

auf Grund der Feststellungen vom 21.05.2026 ordne ich Folgendes an:

+ 1. Die Nutzung des ersten bis dritten Obergeschosses als Wohnheim oder Arbeiter¬unterkunft wird untersagt. Die Räume
sind bis zum 10.07.2026 freizumachen.
+ 2. Bis dahin ist eine Brandwache von zwei Personen zu stellen, die das Gebäude von 20.00 bis 7.00 Uhr stündlich
begeht.
+ 3. Der Durchbruch im zweiten Obergeschoss ist innerhalb von drei Tagen durch eine Fachfirma abzustützen.
+ 4. Der Zählerkasten ist durch einen zugelassenen Betrieb instand zu setzen.
+ 5. Die Kosten für die Unterbringung der Bewohner in der Turnhalle Reepergang werden Ihnen auferlegt.
+ 6. Für jede Zuwider¬handlung wird ein Zwangsgeld von 10.000,00 EUR angedroht.
+ 7. Die sofortige Vollziehung der Nummern 1 bis 4 wird angeordnet.

# Begründung
Das Gebäude ist als Wohnhaus mit vier Wohnungen genehmigt. Tatsächlich werden 48 Betten einzeln vermietet. Dies ist
eine genehmigungs¬pflichtige Nutzungs¬änderung in einen Sonderbau, die weder beantragt wurde noch genehmigungs¬fähig
ist.

Der Brandschutz ist nicht gewährleistet: ein einziger, verstellter Rettungsweg, keine Brandabschnitte, keine
Rauch¬melder, eine unzulässige Elektro¬installation. Das Feuer vom 02.06.2026 im Keller hat gezeigt, wie schnell sich
Rauch im Treppenraum ausbreitet; neun Menschen mussten über Leitern gerettet werden.

Ihr Einwand, die Marsch & Meer Personaldienste GmbH sei für die Belegung allein verantwortlich, überzeugt nicht. Als
Eigentümerin sind Sie Zustands¬störerin. Im Übrigen haben Sie die Wohnungsgeber¬bestätigungen selbst unterschrieben
und kassieren nach den Aussagen der Bewohner die Bettmiete.

Ebenso wenig trifft es zu, dass die Stadt die Zustände „jahrelang geduldet“ habe. Die Überbelegung begann im Herbst
2025; von ihr wurde erst durch Hinweise aus der Bevölkerung Kenntnis erlangt.

Die Frist berücksichtigt, dass für die Betroffenen menschen¬würdige Unterkünfte gefunden werden müssen. Die Bewohner
selbst trifft keine Schuld; ihnen werden Beratung und Übersetzung angeboten.

# Sofortige Vollziehung
Angesichts der Gefahr für Leib und Leben kann der Ausgang eines Rechtsbehelfs¬verfahrens nicht abgewartet werden. Ihr
Interesse an weiteren Mieteinnahmen muss zurückstehen.

# Rechtsbehelfsbelehrung
Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch bei der Stadt Tidenau erhoben werden.

Mit freundlichen Grüßen

Im Auftrag
~sign Dr. Anke Thomsen | Bauamtsleiterin
~seal Stadt Tidenau
~small Nachrichtlich: Polizeiinspektion Tidenau (1. und 4. Fachkommissariat), Feuerwehr, Ordnungsamt, Sozialamt
""",
)

FIRE: Final = Paper(
    file="Brandbericht_FK1-0266-26.pdf",
    unit="polizei/fk1",
    classification=1,
    release="agency",
    kind="Vorgangsbericht",
    doc_type="bericht",
    date="2026-06-03",
    reference="FK1-0266/26",
    title="Vorgangsbericht: Kellerbrand Kanalstraße 14",
    look=Look.REPORT,
    carrier=Carrier.PDF_BILEVEL,
    condition=Condition.ORDINARY,
    body="""
[Ereignis] Brand in Wohngebäude || [Ort] Kanalstraße 14, 21990 Tidenau, Keller || [Zeit] 02.06.2026, 03.37 Uhr (Notruf)
[Geschädigte:2] Bewohner des Hauses, Haverkamp Verwaltungs UG (Gebäude) || [Schaden] etwa 35.000 EUR
[Verletzte:2] vier Personen mit Rauchvergiftung, eine davon 9 Jahre alt || [Brandursache] (x) Brandstiftung   ( ) \
technisch   ( ) ungeklärt
## Einsatzverlauf
Der Notruf kam von einer Anwohnerin, nicht aus dem Haus. Als die erste Streife eintraf, drang dichter Qualm aus den
Keller¬fenstern. Im ersten und zweiten Stock standen Menschen an den Fenstern und riefen. Das Treppenhaus war
verraucht und nicht begehbar. Die Feuerwehr rettete neun Personen über Leitern; 22 weitere konnten später mit
Flucht¬hauben ins Freie geführt werden.

Das Feuer war um 04.20 Uhr gelöscht. Durch die Rauch¬melder, die die Feuerwehr erst zwölf Tage zuvor angebracht hatte,
waren alle Bewohner rechtzeitig aufgewacht. Ohne diese Melder hätte es mit hoher Wahrscheinlichkeit Tote gegeben.

## Spurenlage
Der Brand brach an zwei voneinander getrennten Stellen aus: in einem Papier¬stapel neben dem Zähler¬kasten und in
einem Metall¬schrank mit Ordnern. An beiden Stellen schlug der Brandmittel¬spürhund „Asta“ an. Die Ordner waren mit
„MM Lohn 2025“ und „MM Lohn 2026“ beschriftet; gut ein Drittel der Blätter ist lesbar geblieben und wurde gesichert.

Die Kellertür war nicht aufgebrochen, sondern aufgeschlossen worden. Schlüssel besitzen nach Auskunft der Bewohner nur
Ingo Teschner, Nadine Pohl und „der Chef“.

## Zeugen
| Name | Angabe |
| Gesa Tholen, Kanalstraße 17 | sah um 03.20 Uhr einen Mann mit Kanister zu einem dunklen Geländewagen gehen |
| Marek Wilk, 1. OG rechts | hörte Schritte im Keller und das Klappern eines Schlüsselbundes |
| Ingo Teschner | will bis 4 Uhr „in der Buchhaltung gesessen“ haben, roch nach Benzin |

## Maßnahmen
- Brandort beschlagnahmt, Sachverständiger beauftragt
- Kleidung des Herrn Teschner sicher¬gestellt, Untersuchung auf Brand¬beschleuniger
- Kennzeichen¬fahndung nach TID-TH 77, Fahrzeug um 05.10 Uhr frisch gewaschen in der Kapitäns¬allee angetroffen
- Bauaufsicht und Ordnungsamt verständigt, Bewohner in der Turnhalle Reepergang versorgt

## Erste Einschätzung
Vorsätzliche Brand¬stiftung zur Vernichtung von Lohn¬unterlagen, kurz nach der Begehung durch die Bauaufsicht. Der Tod
der Bewohner wurde dabei mindestens in Kauf genommen. Das 4. Fachkommissariat wurde informiert.

~sign Volker Rieck | Kriminalhauptkommissar
""",
)

WITNESS: Final = Paper(
    file="Vermerk Zeugin FK1-0266-26.pdf",
    unit="polizei/fk1",
    classification=2,
    release="unit",
    grants=(Release("polizei/fk2", "2026-07-31", "Beiziehung FK2-0204/26, befristet"),),
    kind="Ermittlungsvermerk",
    doc_type="bericht",
    date="2026-06-12",
    reference="FK1-0266/26",
    title="Ermittlungsvermerk: Angaben der Buchhalterin Pohl",
    look=Look.TYPED,
    carrier=Carrier.PDF_GREY,
    condition=Condition.POOR,
    spacing=1.2,
    turned={2: 90},
    refs=(("Vorgang", "FK1-0266/26"), ("Sachbearbeiter", "KHK Rieck, App. 121")),
    body="""
# Vermerk über ein Gespräch mit Nadine Pohl

Frau Pohl erschien am 12.06.2026 um 17.40 Uhr unangemeldet und ohne Rechtsanwalt auf der Dienststelle. Sie war in
Tränen aufgelöst und bat darum, nicht am Fenster sitzen zu müssen. Sie wurde als Zeugin und über ihr
Auskunfts¬verweigerungs¬recht belehrt.

## Angaben zur Sache

Sie führe seit 2021 die Bücher für Herrn Haverkamp, anfangs nur die der Hausverwaltung, später „alles“. Für jede Firma
gebe es zwei Ordner, einen zum Zeigen und einen zum Rechnen. Die richtigen Zahlen habe sie abends auf einem USB-Stick
mitgenommen, weil sie geahnt habe, dass man eines Tages ihr die Schuld geben werde.

In der Nacht vom 1. auf den 2. Juni habe Herr Teschner sie angerufen und gefragt, ob „im Keller noch etwas liegt, das
weg muss“. Sie habe gesagt, dort lägen die Lohnordner. Dass im Haus Menschen schliefen, darunter Kinder, habe er
gewusst. Sie höre seitdem jede Nacht die Sirenen.

Den Auftrag habe Haverkamp erteilt. Er habe wörtlich gesagt: „Papier brennt, Beton nicht.“ Frau Pohl hat dies am
Lautsprecher mitgehört.

## Die Ausweise

Im Tresor in der Kapitänsallee 22 lägen ungefähr fünfzig Pässe und Ausweise. Kopien davon habe sie für Herrn Tamsen
angefertigt, der damit die Ankäufe von Kupfer belegte, ferner für Konto¬eröffnungen und für die Anmeldungen beim
Bürgeramt.

## Warnungen aus dem Rathaus

Vor Kontrollen habe Haverkamp jeweils einen Anruf erhalten. Den Namen des Anrufers kenne sie nicht; er werde „der
Lotse“ genannt und bekomme zu Weihnachten einen Präsentkorb, „aber einen schweren“.

## Eindruck

Die Zeugin wirkte glaubhaft. Sie nannte Einzelheiten, die nur Beteiligte wissen können, und belastete sich selbst
erheblich. Sie hat den USB-Stick freiwillig übergeben (Asservat C 4).

## Schutz

Frau Pohl möchte nicht nach Hause zurückkehren. Sie wurde über Nacht bei einer Kollegin untergebracht; ab morgen
übernimmt die Dienststelle für Zeugenschutz. Der Aufenthaltsort wird nicht zu den Akten genommen.

~sign Rieck | Kriminalhauptkommissar
""",
)

ANSWER: Final = Paper(
    file="FAX0091.tif",
    unit="stadt/buergeramt",
    classification=1,
    release="partnership",
    kind="Antwortschreiben",
    doc_type="schriftverkehr",
    date="2026-06-22",
    reference="33.5-M-0230/26",
    title="Antwort auf Amtshilfeersuchen FK4-0371/26: Melderegister Kanalstraße 14",
    look=Look.FAX,
    carrier=Carrier.FAX_COARSE,
    condition=Condition.GOOD,
    sender=(
        "Stadt Tidenau, Bürgeramt",
        "Am Sielhafen 1, 21990 Tidenau",
        "Telefon 040 66969-330",
        "Telefax 040 66969-339",
    ),
    to=("Polizeiinspektion Tidenau", "4. Fachkommissariat", "EKHK’in Krahn"),
    refs=(
        ("Fax-Nr.", "040 66969-109"),
        ("Von", "Malte Fock, Meldewesen"),
        ("Seiten", "1 + Liste per Boten"),
        ("Ihr Zeichen", "FK4-0371/26"),
    ),
    subject="Auskunft aus dem Melderegister: Kanalstraße 14",
    body="""
Sehr geehrte Frau Krahn,

im Wege der Amtshilfe teile ich mit, dass unter der Anschrift Kanalstraße 14 zum Stichtag 22.06.2026 noch 43 Personen
mit alleiniger Wohnung gemeldet sind. Die vollständige Liste bringt Ihnen heute Nachmittag ein Bote im verschlossenen
Umschlag.

Für 31 Personen hat Frau Nadine Pohl die Anmeldung vorgenommen, jeweils mit einer Vollmacht der Marsch & Meer
Personaldienste GmbH. Wohnungs¬geber war in 20 Fällen Herr Torben Haverkamp persönlich.

Für 17 Personen wurden in den letzten sechs Monaten Führungs¬zeugnisse beantragt, die alle an ein Postfach in
Altenpriel gehen sollten. Ein Fahrzeug TID-TH 77 ist unter keinem dieser Namen zugelassen, wohl aber vier Klein¬wagen,
deren Halter wir nicht erreichen.

Bitte vernichten Sie dieses Fax nach Eingang der Liste.

Mit freundlichen Grüßen

Malte Fock
""",
)

REGISTRATION: Final = Paper(
    file="Gewerbeanmeldung Marsch und Meer.pdf",
    unit="stadt/gewerbeamt",
    classification=1,
    release="agency",
    kind="Gewerbeanmeldung",
    doc_type="schriftverkehr",
    date="2025-08-28",
    reference="33.1-A-0480/25",
    title="Gewerbeanmeldung Marsch & Meer Personaldienste GmbH",
    look=Look.FORM,
    carrier=Carrier.PDF_BILEVEL,
    condition=Condition.GOOD,
    subject="Gewerbe-Anmeldung nach § 14 GewO",
    refs=(("Gemeindekennzahl", "01 0 62 199"), ("Betriebsstätte Nr.", "1"), ("Aktenzeichen", "33.1-A-0480/25")),
    body="""
[1  Im Handelsregister eingetragener Name mit Rechtsform:2] Marsch & Meer Personaldienste GmbH
[2  Ort und Nummer des Registereintrages:2] Amtsgericht Tidenau, HRB 90112 || [3  Eintragung am] 11.08.2025
## Angaben zur vertretungsberechtigten Person
[4  Familienname] Teschner || [5  Vornamen] Ingo || [6  Geschlecht] (x) m   ( ) w   ( ) d
[7  Geburtsname] entfällt || [8  Geburtsdatum] 16.08.1971 || [9  Geburtsort] Tidenau
[10  Staatsangehörigkeit] deutsch || [11  Anschrift der Wohnung (Straße, Haus-Nr., PLZ, Ort):2] Heringsgasse 11, \
21990 Tidenau
[12  Telefon / Mobil] 0171 3920077 || [13  E-Mail:2] disposition@marsch-und-meer.example
## Angaben zum Betrieb
[17  Anschrift der Betriebsstätte:2] Kanalstraße 14, 21990 Tidenau || [18  Telefon der Betriebsstätte] 040 66969-550
[21  Angemeldete Tätigkeit (genau angeben)] Vermittlung und Überlassung von Arbeitskräften für Bau, Reinigung und \
Landwirtschaft; Organisation von Unterkünften
[22  Wird die Tätigkeit im Nebenerwerb betrieben?] ( ) ja   (x) nein || [23  Datum des Beginns] 01.09.2025
[24  Art des angemeldeten Betriebes] ( ) Industrie   ( ) Handwerk   ( ) Handel   (x) Sonstiges
[25  Zahl der bei Geschäftsaufnahme tätigen Personen] Vollzeit: 1   Teilzeit: 1 || [26  davon Auszubildende] keine
[28  Grund] (x) Neugründung   ( ) Wiedereröffnung   ( ) Übernahme   ( ) Rechtsformwechsel
## Erlaubnisse
[30  Liegt für den Betrieb eine Erlaubnis vor?] (x) ja, Arbeitnehmerüberlassung „beantragt“   ( ) nein || [31  \
Ausgestellt am / von] –
[Bankverbindung] Volksbank Tidenauer Marsch, IBAN DE20 9996 1420 6091 4533 28
[Gesellschafterin] Haverkamp Verwaltungs UG (haftungsbeschränkt), 100 %
[40  Ort, Datum] Tidenau, 28.08.2025 || [41  Unterschrift] siehe unten
~sign Ingo Teschner | Geschäftsführer
~stamp@455,560 blue | Stadt Tidenau | EMPFANGEN | 28. Aug. 2025 | Gewerbeamt
~hand@250,700 Erlaubnis nach AÜG fehlt! / Agentur f. Arbeit angeschrieben 2.9.
""",
)

PLEA: Final = Paper(
    file="Brief eines Bewohners.pdf",
    unit="stadt/ordnungsamt",
    classification=2,
    release="unit",
    grants=(Release("polizei/fk1", "2099-12-31", "Verdacht §§ 232, 233 StGB"),),
    kind="Bürgerbeschwerde",
    doc_type="schriftverkehr",
    date="2026-05-27",
    title="Beschwerde eines Bewohners der Kanalstraße 14 über einbehaltenen Lohn",
    look=Look.TYPED,
    carrier=Carrier.PDF_GREY,
    condition=Condition.POOR,
    refs=(("Niederschrift", "Aufgenommen im Bürgerbüro, mit Dolmetscherin"),),
    to=("An das", "Ordnungsamt der Stadt Tidenau"),
    subject="Beschwerde über die Firma Marsch & Meer",
    body="""
Mein Name ist Marek Wilk, ich bin 24 Jahre alt und von Beruf Fliesen¬leger. Ich bin im Januar nach Tidenau gekommen,
weil mir Arbeit auf einer Baustelle und ein Zimmer versprochen wurden.

Die Arbeit gab es, das Zimmer nicht. Ich habe ein Bett im ersten Stock der Kanalstraße 14, in einem Raum mit sieben
anderen. Dafür werden mir 380 Euro abgezogen, dazu 90 Euro für den Bus, 60 Euro für Arbeits¬kleidung und 45 Euro
„Vereins¬beitrag“. Von meinem ersten Lohn blieben 112 Euro.

Meinen Pass habe ich am ersten Tag abgegeben, „für die Anmeldung“. Ich habe ihn nicht wieder¬bekommen. Wenn ich danach
frage, sagt Herr Teschner, er sei noch beim Amt. Das Amt sagt mir jetzt, dort sei er nie gewesen.

Abends sollen wir hinunter in den Verein. Wer nicht spielt, wird am nächsten Tag nicht mitgenommen. Ich habe im März
640 Euro verloren und einen Zettel unterschrieben, den ich nicht lesen konnte.

Im Februar mussten wir nachts helfen, schwere Kabel auf einen weißen Lastwagen zu laden. Man sagte uns, das sei eine
Baustelle. Es war keine Baustelle, es war ein Zaun mit einem Loch.

Ich möchte niemandem Ärger machen. Ich möchte meinen Pass, meinen Lohn von Februar bis Mai und nach Hause.

Die Niederschrift wurde mir in meiner Sprache vorgelesen. Sie ist richtig.

~sign Marek Wilk
~stamp@440,150 violet | Stadt Tidenau | EINGEGANGEN | 27. Mai 2026 | Ordnungsamt
""",
)

LOCKED: Final = Paper(
    file="Amtshilfeersuchen_FK4-0371-26_verschluesselt.pdf",
    unit="polizei/fk4",
    classification=1,
    release="partnership",
    kind="Amtshilfeersuchen",
    doc_type="schriftverkehr",
    date="2026-06-19",
    reference="FK4-0371/26",
    title="Amtshilfeersuchen: Auskunft aus dem Melderegister (mit Kennwort geschützt)",
    look=Look.POLICE,
    carrier=Carrier.PDF_LOCKED,
    to=("Stadt Tidenau", "Bürgeramt, Herrn Fock", "Am Sielhafen 1", "21990 Tidenau"),
    refs=(("Vorgang", "FK4-0371/26"), ("Bearbeiterin", "EKHK’in Krahn")),
    subject="Ersuchen um Auskunft aus dem Melderegister nach § 34 BMG",
    body="""
Sehr geehrter Herr Fock,

ich bitte um eine vollständige Liste aller Personen, die seit dem 01.09.2025 unter der Anschrift Kanalstraße 14
gemeldet waren oder noch gemeldet sind, jeweils mit Wohnungsgeber und Bevollmächtigten.

Das Kennwort dieser Datei erhalten Sie auf einem anderen Weg.

Mit freundlichen Grüßen

Krahn
""",
)

PAPERS: Final = (FIRE, INSPECTION, BAN, ANSWER, REGISTER, PLEA, WITNESS, REGISTRATION, LOCKED)
