"""Roofers at the door: old people pay in cash, the firm writes insolent faxes, the trade is forbidden."""

from __future__ import annotations

from typing import Final

from samples.paper import Carrier, Condition, Look, Paper, Release

CHARGE: Final = Paper(
    file="Strafanzeige_Meinders_Dacharbeiten.pdf",
    unit="polizei/fk3",
    classification=1,
    release="agency",
    kind="Strafanzeige",
    doc_type="bericht",
    date="2026-03-16",
    reference="FK3-0421/26",
    title="Strafanzeige Meinders: Betrug und Wucher bei Dacharbeiten",
    look=Look.REPORT,
    carrier=Carrier.PDF_GREY,
    spacing=1.3,
    turned={2: 90},
    body="""
[Straftat:2] Betrug (§ 263 StGB), Wucher (§ 291 StGB), Sachbeschädigung || [Versuch] ( ) ja   (x) nein
[Tatort:2] Lotsenstieg 27, 21990 Tidenau (Einfamilienhaus) || [Tatzeit] 09.03. – 12.03.2026
[Geschädigte:2] Hannelore Meinders, geb. Poppinga, 14.01.1944, Lotsenstieg 27 || [Telefon] 040 66969-733
[Beschuldigter:2] Rico Zander, geb. 25.04.1987, „Hanse Dach Kontor“, Werftweg 31 || [Schaden] 14.800,00 EUR
[Tatmittel / Fahrzeug:2] Pritschenwagen, rot, Kennzeichen TID-RZ 903, Leiter mit Firmenaufschrift || [Strafantrag] \
(x) gestellt
## Sachverhalt
Die 82-jährige Anzeigende, verwitwet und allein lebend, erschien in Begleitung ihrer Nichte. Sie schilderte, am Montag
gegen zehn Uhr hätten zwei freundliche junge Männer an ihrer Haustür geklingelt. Sie hätten von der Straße aus
gesehen, dass auf ihrem Dach drei Ziegel lose seien; bei dem angekündigten Sturm könne jemand erschlagen werden, und
dafür hafte sie dann persönlich.

Einer der Männer sei sofort mit der Leiter hinauf¬gestiegen und habe einen zerbrochenen Ziegel herunter¬gebracht. Frau
Meinders ist sich heute sicher, dass dieser Ziegel nicht von ihrem Dach stammt: Ihr Dach sei mit roten, nicht mit
schwarzen Pfannen gedeckt. Für „höchstens 900 Euro“ wollte man den Schaden beheben. Sie unterschrieb auf einem
Klemm¬brett, eine Durchschrift erhielt sie nicht.

Am Dienstag eröffnete ihr Herr Zander, der Dachstuhl sei morsch, das ganze Haus einsturz¬gefährdet. Sie müsse noch
heute anzahlen, sonst würden die Arbeiter abgezogen und das Dach bleibe offen. Er fuhr sie mit dem Pritschen¬wagen zur
Sparkasse. Dort hob sie 9.000 Euro ab; die Kassiererin fragte nach dem Grund, Frau Meinders nannte auf Anweisung „eine
Küche“. Am Donnerstag zahlte sie weitere 5.800 Euro, diesmal durch Überweisung auf das Konto IBAN DE36 9996 1420 3300
9177 55.

Ausgeführt wurden nach Feststellung eines herbei¬gerufenen Dachdecker¬meisters: drei Ziegel vertauscht, eine Rolle
Unterspann¬bahn lose aufgelegt, die kupferne Regen¬rinne abmontiert und mitgenommen. Der Dachstuhl ist trocken und
gesund. Den Wert der Leistung schätzt er auf allenfalls 150 Euro.

## Beschreibung der Täter
| Person | Alter | Größe | Merkmale |
| 1 (Zander, R.) | Ende 30 | 185 cm | kräftig, Goldkette, norddeutscher Tonfall, nennt sich „Meister“ |
| 2 | um 30 | 175 cm | schmal, Kappe, Narbe am Kinn, wurde „Maik“ gerufen |
| 3 (am Dienstag) | um 45 | 180 cm | blieb im Wagen sitzen, telefonierte viel |

## Weitere Angaben
Die Nichte, Frau Insa Poppinga, fand im Briefkasten einen Handzettel: „Kostenloser Dach-Check für Senioren, heute in
Ihrer Straße!“. Eine Mobilnummer ist angegeben: 0171 3920063. Auch die Nachbarn Plath und Visser seien angesprochen
worden.

Frau Meinders schläft seit dem Vorfall schlecht und schämt sich. Sie wurde an den Weißen Ring und an das
Senioren¬telefon der Stadt verwiesen. Der Bankbeleg und der Handzettel wurden zu den Akten genommen.

~sign Merle Janssen | Kriminaloberkommissarin
""",
)

COMPLAINT: Final = Paper(
    file="IMG_20260321_Beschwerde_Visser.jpg",
    unit="stadt/ordnungsamt",
    classification=1,
    release="agency",
    grants=(Release("polizei/fk3", "2099-12-31", "Abgabe zur Strafverfolgung, FK3-0421/26"),),
    kind="Bürgerbeschwerde",
    doc_type="schriftverkehr",
    date="2026-03-19",
    title="Beschwerde Egon Visser über aufdringliche Dachdecker",
    look=Look.PRIVATE,
    carrier=Carrier.PHOTO,
    sender=("Egon Visser", "Lotsenstieg 31", "21990 Tidenau"),
    to=("Stadt Tidenau", "Ordnungsamt", "Am Sielhafen 1", "21990 Tidenau"),
    subject="Falsche Dachdecker im Lotsenstieg",
    body="""
Moin, sehr geehrter Herr Petersen,

Sie kennen mich noch als Wirt vom „Alten Lotsen“. Heute schreibe ich als Nachbar und bin ziemlich in Brass.

Seit zwei Wochen fährt hier ein roter Pritschen¬wagen durch die Siedlung, TID-RZ 903, „Hanse Dach Kontor“ steht an der
Tür. Die Burschen klingeln nur dort, wo Gardinen mit Spitze hängen. Bei Hannelore Meinders haben sie das Dach
aufgerissen und sie an der Hand zur Sparkasse geführt wie ein Schulkind. Als ich dazwischen¬ging, hielt mir der Große
die Faust unter die Nase und sagte, ich solle lieber an meine Fensterscheiben denken.

Am Abend stand dann derselbe dunkle Gelände¬wagen vor meinem Haus, der früher immer vor meiner Kneipe stand, wenn der
Haverkamp die Pacht erhöhen wollte. Glauben Sie mir, das ist kein Zufall! Diese Leute gehören alle zusammen: der
Schrott¬händler, die Dachdecker und der Herr mit den Häusern.

Bei Karl-Heinz Plath (Nr. 22) haben sie 6.500 Euro kassiert, für das Abbürsten von Moos. Quittung gab es keine, eine
Steuer¬nummer schon gar nicht. Er traut sich nicht zur Polizei, weil er denkt, die lachen ihn aus.

Können Sie diesen Betrug nicht verbieten? Wofür braucht man in diesem Land einen Gewerbe¬schein, wenn ihn jeder
kriegt?

Ich bin jederzeit bereit, als Zeuge auszusagen, auch vor Gericht.

Mit nachbarlichem Gruß
~sign Egon Visser
~hand@330,640 Kopie an Gewerbeamt + / Polizei FK 3, Pe 23.3.
""",
)

NOTICE: Final = Paper(
    file="Seniorentelefon_Maerz_2026.txt",
    unit="stadt/buergeramt",
    classification=0,
    release="partnership",
    kind="Interne Notiz",
    doc_type="schriftverkehr",
    date="2026-03-31",
    title="Seniorentelefon: Anrufe im März 2026",
    look=Look.MEMO,
    carrier=Carrier.PLAIN,
    body="""
Stadt Tidenau – Bürgeramt
Seniorentelefon, Auswertung der Anrufe im März 2026
Aufgestellt von: Malte Fock
Verteiler: Ordnungsamt, Gewerbeamt, Polizeiinspektion (3. Fachkommissariat), Seniorenbeirat

Im März gingen 87 Anrufe ein, davon 34 zu dubiosen Handwerkern. Im Februar waren es sechs.

Häufigste Schilderung:
Männer bieten an der Haustür einen kostenlosen Dach-Check an, behaupten einen Sturmschaden und verlangen
Bargeld. Genannt wurden 23-mal das "Hanse Dach Kontor", viermal ein "Nordischer Fassadenservice" und
siebenmal gar kein Name. Beide Firmen benutzen dieselbe Mobilnummer (0171 3920063).

Betroffene Straßen:
- Lotsenstieg (11 Anrufe)
- Kapitänsallee, untere Hausnummern (8)
- Mühlendamm (6)
- Altenpriel, Siedlung am Prielweg (5)
- Grotenwisch (4)

Fünf Anruferinnen berichten, dass sie zur Bank begleitet wurden. Zwei haben die Summe nicht bekommen, weil
die Mitarbeiterin der Sparkasse nachgefragt und die Auszahlung verweigert hat. Das sollte man loben!

Vorschläge:
1. Warnhinweis in der nächsten Ausgabe des Amtsblattes, große Schrift.
2. Gespräch mit Sparkasse und Volksbank über Rückfragen bei ungewöhnlichen Abhebungen.
3. Vortrag der Polizei im Begegnungshaus am 22. April, 15 Uhr, Kaffee und Kuchen stellt das Bürgeramt.
4. Aufkleber "Keine Geschäfte an der Haustür", 2.000 Stück, Kosten etwa 310 Euro.

Niemand der Anrufenden möchte namentlich genannt werden. Wer Anzeige erstatten will, wird von uns zur
Wache begleitet.
""",
)

FINDINGS: Final = Paper(
    file="Vermerk_Geldfluss_FK3-0421-26.pdf",
    unit="polizei/fk3",
    classification=2,
    release="unit",
    kind="Ermittlungsvermerk",
    doc_type="bericht",
    date="2026-04-20",
    reference="FK3-0421/26",
    title="Ermittlungsvermerk: Geldflüsse Hanse Dach Kontor",
    look=Look.TYPED,
    carrier=Carrier.PDF_GREY,
    condition=Condition.POOR,
    refs=(("Vorgang", "FK3-0421/26"), ("Sachbearbeiterin", "KOK'in Janssen, App. 123")),
    body="""
# Vermerk über die Auswertung der Kontounterlagen

Die Volksbank Tidenauer Marsch hat auf richterlichen Beschluss die Umsätze des Kontos DE36 9996 1420 3300 9177 55
(Inhaber: Rico Zander, Hanse Dach Kontor) für die Zeit vom 01.09.2025 bis 31.03.2026 übersandt.

## 1. Eingänge

Es wurden 46 Überweisungen von Privatpersonen gezählt, zusammen 187.950 Euro. Das Durchschnitts¬alter der Zahlenden
liegt bei 79 Jahren. Verwendungs¬zwecke: „Dach“, „Anzahlung Dach“, „Sturmschaden“, einmal „Küche“. Hinzu kommen
Bareinzahlungen von 52.400 Euro am Automaten Bahnhofstraße.

## 2. Abflüsse

An die Haverkamp Verwaltungs UG (IBAN DE10 9996 1420 7710 4419 02) gingen monatlich 9.500 Euro „Hallenmiete“. Für
Halle 1 im Werftweg ist jedoch nur eine Miete von 1.150 Euro vereinbart. An Nadine Pohl (IBAN DE94 9996 1420 4418 2077
19) flossen monatlich 800 Euro „Bücher“. Dachpfannen, Holz oder Folie wurden im gesamten Zeitraum für lediglich 2.310
Euro eingekauft.

Löhne sind nicht verbucht. Nach Angaben eines Zeugen werden die Helfer abends in der Gaststätte „Blauer Mond“ bar
entlohnt, 60 Euro am Tag, und schlafen in der Kanalstraße 14.

## 3. Verkaufte Regenrinnen

Die Tamsen Metallhandel GmbH überwies zwischen Oktober und März 7.730 Euro für „Altkupfer“. Das entspricht ungefähr
einer Tonne. Die bei den Senioren demontierten Rinnen und Fallrohre sind demnach nicht entsorgt, sondern verkauft
worden.

## 4. Vermögen

Rico Zander bezieht offiziell Bürgergeld. Auf seine Lebens¬gefährtin ist ein Motorboot zugelassen (Wert rund 38.000
Euro), das am Steg 7 im Sielhafen liegt. Es wird angeregt, die Vermögens¬abschöpfung zu prüfen.

## 5. Ergebnis

Die Kontobewegungen lassen darauf schließen, dass gewerbsmäßig und bandenmäßig betrogen wird. Von jedem Euro der
Geschädigten landen etwa 35 Cent bei Haverkamp. Der Vorgang wird mit FK4-0312/26 abgeglichen; Übersendung an die
Staatsanwaltschaft folgt.

~sign Janssen | Kriminaloberkommissarin
""",
)

HEARING: Final = Paper(
    file="Anhörung Gewerbeuntersagung Zander.pdf",
    unit="stadt/gewerbeamt",
    classification=1,
    release="partnership",
    kind="Anhörung",
    doc_type="schriftverkehr",
    date="2026-04-08",
    reference="33.2-U-0096/26",
    title="Anhörung zur Gewerbeuntersagung, Hanse Dach Kontor",
    look=Look.CITY,
    carrier=Carrier.PDF_GREY,
    condition=Condition.GOOD,
    to=("Herrn Rico Zander", "Hanse Dach Kontor", "Werftweg 31", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Frau Lühr, Zimmer 1.14"), ("Aktenzeichen", "33.2-U-0096/26")),
    subject="Prüfung der gewerberechtlichen Zuverlässigkeit nach § 35 GewO; hier: Ihre Anhörung",
    body="""
Sehr geehrter Herr Zander,

mir sind Tatsachen bekannt geworden, die Zweifel an Ihrer Zuverlässigkeit begründen. Ich erwäge deshalb, Ihnen die
Ausübung des Gewerbes „Dach- und Fassaden¬reinigung, Kleinreparaturen“ sowie jede andere selbständige Tätigkeit zu
untersagen.

Im Einzelnen geht es um folgende Vorwürfe:

- In mindestens neun Fällen sollen Ihre Beschäftigten ältere Menschen an der Haustür mit erfundenen Sturm¬schäden zu
Aufträgen gedrängt haben. Die Preise standen außer Verhältnis zur Leistung (so im Lotsenstieg 27: 14.800 Euro für das
Austauschen von drei Ziegeln).
- Sie führen Arbeiten des zulassungs¬pflichtigen Dachdecker¬handwerks aus, ohne in die Handwerks¬rolle eingetragen zu
sein.
- Auf Ihren Handzetteln fehlen Anschrift und Steuer¬nummer. Über das Widerrufs¬recht bei Haustür¬geschäften wird nicht
belehrt.
- Beim Finanzamt bestehen Rückstände von 22.718,40 EUR, bei der Krankenkasse von 9.406,00 EUR. Steuer¬erklärungen
haben Sie seit 2023 nicht abgegeben.
- Ihr Bruder Maik Zander wurde am 03.03.2026 in einem Transporter mit gestohlenem Kupfer angetroffen.

Wer fortgesetzt gegen die Interessen seiner Kunden handelt und seine öffentlich-rechtlichen Zahlungs¬pflichten
missachtet, bietet nicht die Gewähr dafür, dass er sein Gewerbe künftig ordnungs¬gemäß betreiben wird.

Sie erhalten Gelegenheit, sich bis zum 29.04.2026 zu äußern und Unterlagen vorzulegen, insbesondere
Rechnungs¬durchschriften, Verträge und Nachweise über bezahlte Löhne. Die Handwerks¬kammer und die Industrie- und
Handels¬kammer werden beteiligt.

Ich weise darauf hin, dass die Untersagung im Gewerbe¬zentral¬register eingetragen wird.

Mit freundlichen Grüßen

Im Auftrag
~sign Birte Lühr
""",
)

REPLY: Final = Paper(
    file="FAX0063.tif",
    unit="stadt/gewerbeamt",
    classification=1,
    release="agency",
    kind="Fax",
    doc_type="schriftverkehr",
    date="2026-04-28",
    reference="33.2-U-0096/26",
    title="Fax Hanse Dach Kontor: Stellungnahme zur Anhörung",
    look=Look.FIRM,
    carrier=Carrier.FAX_COARSE,
    condition=Condition.POOR,
    sender=(
        "Hanse Dach Kontor",
        "Werftweg 31",
        "21990 Tidenau",
        "Inhaber: Rico Zander · Mobil 0171 3920063 · Sofort-Hilfe bei Sturmschäden",
        "Volksbank Tidenauer Marsch · IBAN DE36 9996 1420 3300 9177 55",
    ),
    to=("Stadt Tidenau", "Gewerbeamt, Frau Lühr", "Telefax 040 66969-329"),
    refs=(("Ihr Zeichen", "33.2-U-0096/26"),),
    subject="Ihr Schreiben vom 08.04. – STELLUNGNAHME",
    body="""
Werte Frau Lühr,

was Sie da schreiben ist eine Frechheit und geschäfts¬schädigend. Wir sind ein ehrlicher Familien¬betrieb in zweiter
Generation. Alle unsere Kunden sind zufrieden, viele weinen vor Dankbarkeit.

Frau Meinders hat freiwillig unterschrieben und uns noch Kuchen gebacken. Daß alte Leute hinterher nicht mehr wissen
was sie wollten, dafür können wir nichts. Die Regen¬rinne war durchgerostet und ist ordnungs¬gemäß entsorgt worden.

Handwerks¬rolle brauchen wir nicht weil wir nur reinigen. Das mit dem Dachstuhl war ein Zusatz¬angebot.

Die Steuern zahlt unsere Buchhaltung, Frau Pohl, fragen Sie die. Und was mein Bruder nachts macht geht mich nichts an!

Wenn Sie unseren Betrieb zumachen, stehen acht Männer auf der Straße. Unser Vermieter Herr Haverkamp kennt übrigens
einige Leute im Rathaus sehr gut, das nur zur Information.

Hochachtungsvoll
~sign Rico Zander | Hanse Dach Kontor
""",
)

BAN: Final = Paper(
    file="Bescheid Gewerbeuntersagung 33.2-U-0096-26.pdf",
    unit="stadt/gewerbeamt",
    classification=1,
    release="partnership",
    kind="Bescheid",
    doc_type="schriftverkehr",
    date="2026-05-19",
    reference="33.2-U-0096/26",
    title="Bescheid: Gewerbeuntersagung Rico Zander",
    look=Look.CITY,
    carrier=Carrier.PDF_COLOUR,
    to=("Mit Postzustellungsurkunde", "Herrn Rico Zander", "Werftweg 31", "21990 Tidenau"),
    refs=(("Auskunft erteilt", "Frau Lühr, Zimmer 1.14"), ("Aktenzeichen", "33.2-U-0096/26")),
    subject="Untersagung der Gewerbeausübung nach § 35 Abs. 1 der Gewerbeordnung",
    body="""
Sehr geehrter Herr Zander,

es ergeht folgende Verfügung:

+ 1. Ihnen wird die Ausübung des Gewerbes „Dach- und Fassaden¬reinigung, Kleinreparaturen“ (Hanse Dach Kontor) auf
Dauer untersagt.
+ 2. Die Untersagung erstreckt sich auf die Ausübung aller Gewerbe im Sinne der Gewerbe¬ordnung sowie auf die
Tätigkeit als Vertretungs¬berechtigter eines Gewerbe¬treibenden.
+ 3. Sie haben den Betrieb innerhalb von zehn Tagen nach Zustellung einzustellen.
+ 4. Für den Fall, dass Sie Ziffer 3 nicht befolgen, wird die Schließung durch unmittelbaren Zwang angedroht.
+ 5. Die sofortige Vollziehung der Ziffern 1 bis 3 wird angeordnet.

# Gründe
## I. Sachverhalt
Seit Oktober 2025 sind beim Ordnungsamt, beim Senioren¬telefon und bei der Polizei insgesamt 58 Beschwerden
eingegangen. Das Muster gleicht sich: Ihre Kolonne klingelt unangemeldet, behauptet einen Schaden, zeigt einen
mitgebrachten Ziegel vor und verlangt hohe Anzahlungen in bar. In fünf Fällen wurden die Kundinnen bis an den
Bankschalter begleitet.

Die Handwerks¬kammer hat mitgeteilt, dass Sie weder Geselle noch Meister sind. Dächer, an denen Ihre Leute gearbeitet
hatten, mussten in vier Fällen wegen eindringenden Wassers neu gedeckt werden.

In Ihrem Telefax vom 28.04.2026 räumen Sie ein, den Dachstuhl der Frau Meinders als „Zusatz¬angebot“ beanstandet zu
haben. Zu den Rückständen äußern Sie sich nicht. Der Hinweis auf Bekannt¬schaften Ihres Vermieters im Rathaus wurde
zur Kenntnis genommen und an die Korruptions¬beauftragte weitergeleitet.

## II. Rechtliche Würdigung
Unzuverlässig ist, wer nach dem Gesamteindruck seines Verhaltens nicht die Gewähr dafür bietet, sein Gewerbe künftig
ordnungs¬gemäß zu betreiben. Das ist bei Ihnen der Fall. Die planmäßige Ausnutzung alters¬bedingter Hilflosigkeit
wiegt so schwer, dass mildere Mittel ausscheiden. Die erweiterte Untersagung ist geboten, weil zu befürchten ist, dass
Sie unter anderem Namen weitermachen; der „Nordische Fassaden¬service“ verwendet bereits dieselbe Telefon¬nummer.

Die wirtschaftlichen Folgen für Sie und Ihre Beschäftigten habe ich bedacht. Sie treten hinter dem Schutz der
Allgemeinheit zurück.

## III. Sofortige Vollziehung
Bis zum Abschluss eines Rechtsbehelfs¬verfahrens könnten zahlreiche weitere Menschen um ihre Ersparnisse gebracht
werden. Dieses Risiko ist nicht hinnehmbar.

# Rechtsbehelfsbelehrung
Gegen diesen Bescheid kann innerhalb eines Monats nach Zustellung Widerspruch bei der Stadt Tidenau, Am Sielhafen 1,
21990 Tidenau, erhoben werden. Die Wiederherstellung der aufschiebenden Wirkung kann beim Verwaltungs¬gericht
beantragt werden.

Im Auftrag
~sign Birte Lühr
~seal Stadt Tidenau
""",
)

SITUATION: Final = Paper(
    file="Lagebild Straftaten gegen Ältere.pdf",
    unit="polizei/fk3",
    classification=0,
    release="partnership",
    kind="Lagebericht",
    doc_type="bericht",
    date="2026-06-03",
    reference="FK3-0602/26",
    title="Lagebericht: Straftaten zum Nachteil älterer Menschen",
    look=Look.POLICE,
    carrier=Carrier.PDF_GREY,
    condition=Condition.GOOD,
    to=("Seniorenbeirat der Stadt Tidenau", "Begegnungshaus", "Reepergang 3", "21990 Tidenau"),
    refs=(("Vorgang", "FK3-0602/26"), ("Bearbeiterin", "KOK’in Janssen")),
    subject="Straftaten zum Nachteil älterer Menschen – Entwicklung und Hinweise (zur Veröffentlichung)",
    body="""
Sehr geehrte Damen und Herren,

auf Ihre Bitte hin fasse ich die Entwicklung der letzten zwölf Monate zusammen. Sie dürfen dieses Schreiben gern
weitergeben und im Begegnungs¬haus aushängen.

| Masche | 2024/25 | 2025/26 | Schaden 2025/26 |
| Falsche Handwerker an der Haustür | 7 | 61 | 241.000 EUR |
| Anrufe falscher Polizeibeamter | 44 | 39 | 118.500 EUR |
| Enkeltrick, auch über Kurznachrichten | 31 | 27 | 63.200 EUR |
| Gewinnversprechen | 12 | 15 | 8.900 EUR |

Der steile Anstieg bei den Handwerkern geht vor allem auf eine Gruppe zurück, die unter der Bezeichnung „Hanse Dach
Kontor“ auftrat. Dem Inhaber ist die Ausübung jedes Gewerbes mittlerweile untersagt worden (Bescheid der Stadt
Tidenau, 33.2-U-0096/26). Wir rechnen damit, dass die Täter unter anderen Namen und in Nachbar¬orten weiterarbeiten.

# Woran Sie Betrüger erkennen
- Sie kommen ungerufen und haben „zufällig“ einen Schaden bemerkt.
- Sie drängen: heute noch, sonst stürzt etwas ein.
- Sie wollen Bargeld und keine Quittung geben.
- Sie begleiten Sie zur Bank und sagen Ihnen, was Sie dort antworten sollen.

# Was Sie tun können
Lassen Sie niemanden auf Ihr Dach, den Sie nicht selbst bestellt haben. Holen Sie zwei weitere Angebote ein. Rufen Sie
jemanden an, dem Sie vertrauen. Verträge, die an der Haustür geschlossen wurden, können Sie binnen vierzehn Tagen ohne
Angabe von Gründen widerrufen. Wer schon gezahlt hat, sollte sich nicht schämen, sondern Anzeige erstatten: Je früher
wir davon erfahren, desto eher lassen sich Über¬weisungen zurückrufen.

Im Notfall wählen Sie 110. Für Fragen erreichen Sie mich unter 040 66969-123.

Mit freundlichen Grüßen
~sign Merle Janssen | Kriminaloberkommissarin
""",
)

PAPERS: Final = (CHARGE, COMPLAINT, NOTICE, HEARING, REPLY, BAN, FINDINGS, SITUATION)
