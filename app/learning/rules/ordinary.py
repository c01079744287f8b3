"""Words that are no names, in the plain letters in which names are compared. Without them every second noun would be asked about."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Never a name by themselves, whoever is called so: titles, relations, small words that stand in names.
NEVER = _words("""
    familie family famille fam frau frauen herr herrn herren mr mrs ms miss dr prof von vom van der die das den dem des de del el al la
    le und and zu zur zum im in an am bei mit of the bin ibn abu umm mutter vater mama papa eltern oma opa grossmutter grossvater
    grosseltern tante onkel cousin cousine bruder schwester geschwister kind kinder sohn tochter enkel enkelin nichte neffe pate patin
    freund freundin nachbar nachbarin stiefvater stiefmutter mother father parents grandmother grandfather aunt uncle brother sister
    child children son daughter neighbour friend عائلة الأسرة أسرة الأم الأب السيد السيدة
""")

#: Names that are ordinary words as well: written small they are only words.
BOTH = _words("""
    klein kleine kleiner kleinen gross grosse grosser grossen lang lange langer kurz kurze jung junge alt alte neu neue schwarz weiss
    braun roth rot gut gute frei froh frohlich stark ernst scharf kluge klug lieb liebe selig sauer suss heiss kalt spat fruh hart weich
    rein breit fest can may will mark frank rich long short young old black white brown green wood bush hope grace faith joy rose art
    sommer winter herbst sonne mond berg bach wolf koch richter schneider weber fischer bauer vogel fuchs stein busch kaiser konig ahmet
    mehr immer wann wenn dann denn ein eine einen einer einem eins sein seine ihr ihre hat war sind ist man doch noch nur ali so da je
    ja ob es er sie wir was wer wie wo bis seit nach vor auf aus fur uber unter durch gegen ohne um oder aber als auch to be by at on or
    if it he she we they were has had have not no yes one two our your their sagt sagte sagen fragt fragte fragen kam kommt kommen ging
    geht gehen bleibt blieb hilft half tag tage woche wochen
""") - _words("ali ahmet")

#: Capitalised in an ordinary sentence: beginnings of sentences, and the nouns of this work. They make no pair of names.
BEGINS = _words("""
    der die das den dem des ein eine einen einem einer eines kein keine keinen niemand jemand alle alles beide viele einige manche jeder
    jede jedes ich du er sie es wir ihr man mein meine unser unsere sein seine ihre euer dieser diese dieses jener jene welche welcher
    was wer wie wo wann warum und oder aber denn doch sondern weil dass wenn als ob obwohl damit bevor nachdem seit bis wahrend sobald
    falls in im an am auf aus bei beim mit nach von vom vor zu zum zur um uber unter fur gegen ohne durch zwischen trotz wegen statt
    laut ab heute gestern morgen jetzt dann danach dort hier da so sehr nur noch schon auch nicht nie immer oft erst fast spater vorher
    nachher zuerst anfang mitte ende kurz leider beispiel nachsten nachste letzte letzten erste ersten zweite zweiten the a this that
    these those my our your his her its their no nobody somebody everybody all both many some each every i you he she it we they what
    who how where when why and or but because if as although before after since until while on at by for from of to with without about
    into over under between during through today yesterday tomorrow now then there here very only still already also not never always
    often first almost later
""")
FIELD = _words("""
    familienrat familienrate folgerat familienzeit familienplan plan notfallplan sorge sorgen frage leitfrage mindestanforderung
    mindestanforderungen vorbereitung nachbereitung informationsphase entscheidungsphase auftrag auftragsklarung anfrage einladung
    einladungen ruckmeldung gesprach gesprache jugendamt familienratsburo buro amt amtsgericht gericht polizei schule grundschule kita
    klinik gesundheitsamt schulsozialarbeit beratung beratungsstelle trager hilfe hilfen hilfeplan jugendhilfe kinderschutz psychiatrie
    arzt arztin kinderarzt kinderarztin hebamme lehrerin lehrer fachkraft fachkrafte koordination koordinatorin koordinator team leitung
    verwaltung dolmetscherin dolmetscher dolmetschen sprache mutter vater eltern kind kinder oma opa grossmutter grossvater tante onkel
    bruder schwester geschwister familie netzwerk kreis verwandte raum saal tur telefon brief termin tag tage woche wochen monat monate
    stunde stunden minute minuten uhr abend morgen mittag nachmittag wochenende montag dienstag mittwoch donnerstag freitag samstag
    sonntag januar februar marz april mai juni juli august september oktober november dezember ramadan ostern weihnachten deutsch
    englisch turkisch arabisch kurdisch farsi russisch ukrainisch polnisch conference family group review coordinator caseworker office
    youth school clinic police court interpreter mother father parents child children grandmother grandfather aunt uncle brother sister
    monday tuesday wednesday thursday friday saturday sunday january february march may june july october december german english
    turkish arabic kurdish russian ukrainian polish
""")

#: What kinds of places are called; what is left of a place's name tells which one it is.
PLACES = _words("""
    burgerhaus gemeindehaus gemeindesaal pfarrheim familienzentrum mehrgenerationenhaus jugendzentrum stadtteilzentrum
    nachbarschaftshaus quartier stadtteilhaus haus saal raum zimmer kleiner kleines grosser grosses neuer alter schule grundschule
    oberschule kita bibliothek bucherei kirche moschee rathaus amt buro zentrum treff treffpunkt cafe verein am an im in der die das und
    bei st sankt erdgeschoss obergeschoss etage stock eg og gruppenraum seminarraum besprechungsraum turnhalle mensa foyer eingang hof
    garten kuche online video zu hause wohnung praxis klinik house hall room community centre center church school library
""")
