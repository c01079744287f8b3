"""What families were worried about and what they agreed, as they could have said it. All of it is made up."""

from typing import NamedTuple


class Said(NamedTuple):
    """A promise: in the doer's words, until when, and how it is noticed. `days` counts from the conference; None: every week."""

    own_words: str
    days: int | None
    sign: str = ""


class Theme(NamedTuple):
    """What a conference was about. {child} is the child it began with."""

    concern: str
    good: str
    question: str
    bottom_lines: tuple[str, str]
    promises: tuple[Said, ...]
    wishes: tuple[tuple[str, str], ...]
    contingency: str


THEMES = (
    Theme(
        concern="{child} kommt seit dem Sommer an drei von fünf Tagen nicht in der Schule an. Zu Hause gibt es morgens Streit.",
        good="{child} hat einen Freund in der Klasse und mag den Werkunterricht. Die Eltern rufen von sich aus in der Schule an.",
        question="Wer ist morgens da, damit {child} gut in die Schule kommt?",
        bottom_lines=("{child} ist an jedem Schultag pünktlich in der Schule.", "Morgens ist jemand Erwachsenes in der Wohnung."),
        promises=(
            Said("Ich rufe jeden Morgen um halb sieben an, bis jemand abnimmt.", None, "Alle sind um sieben wach."),
            Said("Dienstags und donnerstags bringe ich die Kinder mit dem Auto.", None, "Es gibt keine Fehltage mehr."),
            Said("Ich gehe mit zum Gespräch in der Schule.", 14, "Wir haben einen Termin mit der Klassenlehrerin."),
            Said("Das Handy liegt nachts bei mir in der Küche.", None, "Morgens ist niemand müde."),
            Said("Ich kaufe einen Wecker und einen neuen Ranzen.", 7),
        ),
        wishes=(("Schulbegleitung für die ersten acht Wochen", "Jugendamt"), ("Ein Termin bei der Schulpsychologin", "Beratungszentrum")),
        contingency="Wenn es morgens nicht geht, rufen wir zuerst Oma an und dann die Schule.",
    ),
    Theme(
        concern="Die Mutter war dreimal im Krankenhaus. {child} hat in dieser Zeit allein für die Geschwister gekocht.",
        good="Die Geschwister halten zusammen. In der Nachbarschaft gibt es Menschen, die helfen möchten.",
        question="Wer kümmert sich um die Kinder, wenn die Mutter krank ist?",
        bottom_lines=("Die Kinder sind nie über Nacht allein.", "{child} muss nicht für die Kleinen sorgen."),
        promises=(
            Said("Ich habe immer ein Zimmer frei, auch nachts.", None, "Die Kinder wissen, wo sie schlafen."),
            Said("Ich koche montags und mittwochs mit, der Topf ist groß genug.", None, "Alle haben warm gegessen."),
            Said("Ich hole die Kleinen freitags aus der Kita ab.", None),
            Said("Ich spreche mit dem Arzt darüber, was im Haushalt möglich ist.", 21, "Wir haben einen Brief vom Arzt."),
            Said("Ich schreibe eine Liste mit allen Nummern für den Kühlschrank.", 3),
        ),
        wishes=(("Haushaltshilfe an drei Tagen in der Woche", "Krankenkasse"), ("Ein Kitaplatz bis 16 Uhr", "Amt für Soziale Dienste")),
        contingency="Muss die Mutter plötzlich ins Krankenhaus, kommt die Tante noch am selben Abend.",
    ),
    Theme(
        concern="{child} war zweimal dabei, als die Eltern sich angeschrien und gestoßen haben. Die Polizei war da.",
        good="Beide Eltern möchten, dass es aufhört. {child} fühlt sich beim Opa sicher.",
        question="Wie streiten die Erwachsenen so, dass {child} nicht dabei ist und keine Angst hat?",
        bottom_lines=("{child} ist bei keinem Streit der Eltern dabei.", "Niemand wird geschlagen."),
        promises=(
            Said("Wenn es laut wird, gehe ich eine Stunde um den Block.", None, "Es ist leise, wenn ich wiederkomme."),
            Said("{child} kann jederzeit zu mir kommen, der Schlüssel liegt bei den Nachbarn.", None),
            Said("Ich melde mich bei der Beratungsstelle an.", 14, "Ich habe einen Termin."),
            Said("Sonntags telefoniere ich mit beiden und frage, wie die Woche war.", None),
            Said("Ich spreche mit {child} darüber, was passiert ist.", 10),
        ),
        wishes=(("Paarberatung, auch abends", "Beratungsstelle"), ("Ein Anti-Gewalt-Training", "Fachstelle")),
        contingency="Wenn jemand Angst hat: sofort zu Opa, und wir rufen 110 an.",
    ),
    Theme(
        concern="Nach der Trennung sieht {child} den Vater seit sieben Monaten nicht. Übergaben enden im Streit.",
        good="{child} malt Bilder für beide. Beide Großmütter verstehen sich.",
        question="Wie kann {child} mit beiden Eltern Zeit verbringen, ohne zwischen ihnen zu stehen?",
        bottom_lines=("{child} sieht beide Eltern regelmäßig.", "Vor {child} wird nicht schlecht über den anderen gesprochen."),
        promises=(
            Said("Die Übergabe ist bei mir in der Küche, ich mache Kaffee und gehe hinaus.", None, "Es gab keinen Streit."),
            Said("Ich bin jeden zweiten Samstag um zehn Uhr da.", None, "{child} steht an der Tür und freut sich."),
            Said("Ich schreibe, wenn sich etwas ändert, zwei Tage vorher.", None),
            Said("Das Fahrrad kommt mit, und ich repariere es vorher.", 12),
            Said("Ich rede mit meiner Schwester, damit sie nichts mehr ins Netz schreibt.", 5),
        ),
        wishes=(("Begleitete Übergaben für drei Monate", "Kinderschutzbund"),),
        contingency="Klappt eine Übergabe nicht, entscheiden die beiden Großmütter, wie es weitergeht.",
    ),
    Theme(
        concern="Die Wohnung hat zwei Zimmer für sieben Menschen und Schimmel. {child} hat Asthma und schläft schlecht.",
        good="Die Familie hält zusammen und der Vater hat Arbeit gefunden.",
        question="Wie können alle gut schlafen und {child} gesund werden?",
        bottom_lines=("{child} schläft in einem Zimmer ohne Schimmel.", "{child} nimmt jeden Tag das Spray."),
        promises=(
            Said("Bis wir etwas finden, schläft {child} bei uns.", None, "Kein Husten in der Nacht."),
            Said("Ich streiche das Zimmer mit meinen Kollegen.", 20, "Die Wand ist trocken und weiß."),
            Said("Ich gehe mit zum Wohnungsamt und übersetze.", 10),
            Said("Ich rufe jede Woche beim Vermieter an und schreibe es auf.", None),
            Said("Ich passe auf, dass das Spray morgens und abends genommen wird.", None),
        ),
        wishes=(("Ein Schreiben für das Wohnungsamt", "Jugendamt"), ("Ein Termin beim Lungenarzt", "Gesundheitsamt")),
        contingency="Wenn {child} keine Luft bekommt: 112, danach ruft Papa den Onkel an.",
    ),
    Theme(
        concern="{child} trinkt am Wochenende viel und kam zweimal nachts mit der Polizei nach Hause.",
        good="{child} spielt Fußball und ist dort beliebt. Der Trainer glaubt an ihn.",
        question="Wie kommt {child} sicher durch das Wochenende, und mit wem?",
        bottom_lines=("Die Eltern wissen nachts, wo {child} ist.", "{child} trinkt keinen Schnaps."),
        promises=(
            Said("Samstags hole ich dich um elf ab, egal wo.", None, "Wir sind vor Mitternacht zu Hause."),
            Said("Ich gehe wieder zweimal in der Woche zum Training.", None, "Der Trainer sagt, ich war da."),
            Said("Ich gehe einmal zur Beratung und sage danach, ob ich weitermache.", 18),
            Said("Im Sommer kannst du bei mir in der Werkstatt arbeiten.", 60, "Es gibt einen Vertrag."),
            Said("Wir essen sonntags zusammen, ohne Handys.", None),
        ),
        wishes=(("Beratung in der Suchthilfe, schnell", "Suchtberatung"),),
        contingency="Wenn {child} nicht zu erreichen ist, fahren die Onkel los. Erst danach rufen wir die Polizei.",
    ),
    Theme(
        concern="Das Baby nimmt nicht genug zu. Die Mutter von {child} schläft kaum und ist oft allein.",
        good="Die Mutter singt für das Baby und holt sich Rat. Die Hebamme kommt gern.",
        question="Wer ist da, damit Mutter und Kind zur Ruhe kommen?",
        bottom_lines=("{child} wird jede Woche gewogen.", "Die Mutter ist an keinem Tag ganz allein."),
        promises=(
            Said("Ich komme jeden Vormittag um neun und bleibe bis zum Mittag.", None, "Mama hat geschlafen."),
            Said("Ich gehe mit zum Wiegen.", None, "Die Kurve geht nach oben."),
            Said("Die Nächte von Freitag auf Samstag übernehme ich.", None),
            Said("Ich bringe jeden Sonntag Essen für drei Tage.", None),
            Said("Ich frage meine Chefin nach weniger Stunden.", 15, "Ich habe es schriftlich."),
        ),
        wishes=(("Familienhebamme bis zum ersten Geburtstag", "Frühe Hilfen"), ("Ein Platz in der Eltern-Kind-Gruppe", "Haus der Familie")),
        contingency="Wenn das Baby nicht trinkt: noch am selben Tag zur Kinderärztin. Die Tante fährt.",
    ),
    Theme(
        concern="{child} lebt seit vier Monaten in der Bereitschaftspflege. Die Eltern arbeiten an der Rückkehr.",
        good="Die Eltern kommen zu jedem Besuch. Die Tante hat ein Zimmer.",
        question="Wo kann {child} in den nächsten zwei Jahren gut leben, und wer hilft dabei?",
        bottom_lines=("{child} wechselt nicht noch einmal den Ort, ohne dass es alle wissen.", "Besuche finden jede Woche statt."),
        promises=(
            Said("{child} kann bei uns wohnen, so lange es nötig ist.", 45, "Das Zimmer ist fertig."),
            Said("Ich bin jeden Mittwoch und Samstag beim Besuch.", None, "{child} fragt nach dem nächsten Mal."),
            Said("Ich fahre, wenn der Bus nicht kommt.", None),
            Said("Ich mache die Therapie zu Ende.", 90, "Ich habe die Bescheinigung."),
            Said("Wir schreiben ein Heft, in dem steht, was {child} mag.", 14),
        ),
        wishes=(("Prüfung der Pflegestelle bei der Tante", "Pflegekinderdienst"), ("Umgangsbegleitung am Samstag", "Freier Träger")),
        contingency="Wenn es bei der Tante nicht geht, ist {child} für zwei Nächte bei der Großmutter, und wir treffen uns.",
    ),
    Theme(
        concern="{child} ist in diesem Jahr viermal weggelaufen und sagt nicht, wohin.",
        good="{child} meldet sich jedes Mal bei der älteren Schwester.",
        question="Was braucht {child}, um zu bleiben, und wohin kann {child} gehen, wenn es zu viel wird?",
        bottom_lines=("Jemand aus der Familie weiß immer, wo {child} ist.", "{child} schläft nicht draußen."),
        promises=(
            Said("Wenn ich weg muss, gehe ich zu meiner Schwester und schreibe einen Satz.", None, "Niemand sucht mich."),
            Said("Ich frage erst am nächsten Tag, was los war.", None),
            Said("Wir machen zusammen den Führerschein-Kurs für das Mofa.", 75),
            Said("Donnerstags gehen wir zu zweit schwimmen.", None, "Wir haben beide gelacht."),
            Said("Ich räume das Zimmer um, damit du die Tür zumachen kannst.", 9),
        ),
        wishes=(("Eine Vertrauensperson außerhalb der Familie", "Streetwork"),),
        contingency="Nach zwei Stunden ohne Nachricht fragt die Schwester, nach sechs rufen wir die Polizei an.",
    ),
    Theme(
        concern="Die Eltern sind neu in der Stadt und kennen niemanden. {child} spricht in der Kita nicht.",
        good="Zu Hause erzählt und singt {child}. Die Eltern kommen zu jedem Elternabend.",
        question="Wie findet {child} Freunde und die Familie Menschen, die hier helfen?",
        bottom_lines=("{child} ist jeden Tag in der Kita.", "Die Familie kennt zwei Menschen, die sie anrufen kann."),
        promises=(
            Said("Dienstags kommt ihr zu uns zum Spielen.", None, "Die Kinder fragen nacheinander."),
            Said("Ich gehe mit zum Sprachkurs, dann sind wir zwei.", 20, "Wir haben einen Platz."),
            Said("Ich lese {child} jeden Abend am Telefon vor.", None),
            Said("Ich zeige euch den Sportverein.", 11, "{child} hat ein Trikot."),
            Said("Ich spreche mit der Erzieherin darüber, wie wir zu Hause reden.", 6),
        ),
        wishes=(("Ein Platz im Sprachförderkurs", "Kita"), ("Eine Patenfamilie", "Freiwilligenagentur")),
        contingency="Wenn wir nicht weiterwissen, rufen wir die Nachbarin an. Sie kennt alle Ämter.",
    ),
    Theme(
        concern="Opa hat {child} großgezogen und kann nicht mehr so wie früher. {child} macht sich Sorgen um ihn.",
        good="{child} und Opa sind ein gutes Gespann. Es gibt viele Verwandte in der Nähe.",
        question="Wie bleibt {child} bei Opa, und wer nimmt Opa etwas ab?",
        bottom_lines=("Jeden Tag sieht jemand nach den beiden.", "{child} macht die Hausaufgaben nicht erst um zehn."),
        promises=(
            Said("Ich kaufe freitags für beide ein.", None, "Der Kühlschrank ist voll."),
            Said("Montags und mittwochs machen wir Hausaufgaben bei mir.", None, "Alles ist um sechs fertig."),
            Said("Ich stelle den Antrag für die Pflegestufe.", 25, "Der Bescheid ist da."),
            Said("In den Ferien kommt {child} mit uns an die Ostsee.", 70),
            Said("Ich schlafe einmal in der Woche da, damit Opa frei hat.", None),
        ),
        wishes=(("Ein Platz in der Nachmittagsbetreuung", "Schule"), ("Beratung zur Pflege", "Pflegestützpunkt")),
        contingency="Wenn Opa ins Krankenhaus muss, zieht {child} zur Tante nebenan.",
    ),
    Theme(
        concern="{child} hat in der Klasse zweimal zugeschlagen und soll die Schule wechseln.",
        good="{child} hat sich von selbst entschuldigt. Der Hausmeister nimmt {child} gern mit.",
        question="Wer hilft {child}, wenn die Wut kommt?",
        bottom_lines=("{child} schlägt niemanden.", "Die Schule weiß, wen sie anruft."),
        promises=(
            Said("Die Schule darf mich immer anrufen, ich bin in zehn Minuten da.", None, "Der Anruf kam früher als der Schlag."),
            Said("Wir gehen samstags zum Boxen, mit Regeln.", None, "Der Trainer ist zufrieden."),
            Said("Ich zähle bis zehn und gehe hinaus.", None),
            Said("Ich rede mit den Eltern von dem anderen Jungen.", 8, "Wir haben uns die Hand gegeben."),
            Said("Ich frage beim Jugendzentrum, ob es eine Gruppe gibt.", 16),
        ),
        wishes=(
            ("Ein Platz im sozialen Training", "Jugendhilfe an der Schule"),
            ("Diagnostik, ohne lange zu warten", "Kinder- und Jugendpsychiatrie"),
        ),
        contingency="Wenn es wieder passiert, treffen wir uns noch in derselben Woche bei der Oma.",
    ),
)

PLACES = (
    "Bürgerhaus, kleiner Saal",
    "Gemeindezentrum, Seminarraum",
    "Familienzentrum, Café",
    "Haus der Familie, Raum 2",
    "Vereinsheim am Sportplatz",
    "Stadtteilhaus, Dachgeschoss",
    "Bei der Großmutter zu Hause",
    "Kirchengemeinde, Gartenzimmer",
    "Moscheegemeinde, Teestube",
    "Grundschule, Mensa",
)
KEPT_WORDS = ("Klappt.", "Das war leichter als gedacht.", "Wir haben es geschafft.", "Läuft seit drei Wochen.", "", "", "")
PARTLY_WORDS = ("Meistens.", "Zweimal nicht, da war ich krank.", "Es wird.", "")
HELP_WORDS = ("Allein schaffe ich das nicht.", "Wir brauchen einen anderen Termin.", "Dafür fehlt uns das Auto.")
OVER_WORDS = ("Das brauchen wir nicht mehr.", "")
NOT_SAFE_YET = "Es fehlt noch, wer in den ersten Nächten da ist."
MORE_WORDS = "Die ersten vierzehn Nächte schlafe ich hier."
WEEKLY = (
    "Wir telefonieren jeden Sonntag alle zusammen.",
    "Ich komme einmal in der Woche zum Essen.",
    "Ich frage jeden Freitag nach, wie es läuft.",
    "Einmal im Monat machen wir einen Ausflug.",
)
REFUSED_WORDS = (
    "Dafür ist die Krankenkasse zuständig. Wir helfen beim Antrag.",
    "Zurzeit gibt es keinen Platz. Wir suchen mit Ihnen weiter.",
)
GOOD_NEWS = (
    "Seit zwei Wochen kein Streit am Morgen.",
    "Wir waren alle zusammen am Meer.",
    "Das Zeugnis ist besser geworden.",
    "Die Kleine schläft durch.",
    "Oma war zum ersten Mal wieder hier.",
    "Er hat einen Freund mitgebracht.",
)
VIEWS = (
    "Ich kann nicht kommen, aber ich bin dabei, wenn ihr mich braucht.",
    "Sagt bitte, dass das Zimmer bei mir frei ist.",
    "Ich möchte, dass alle ausreden dürfen.",
    "Mir ist wichtig, dass die Kinder zusammenbleiben.",
)
WHY_ENDED = {
    "with_plan": (
        "Die Familie hat sich schon beim Vorbereiten geeinigt.",
        "Nach zwei Gesprächen hat die Familie selbst einen Plan gemacht.",
        "Die Großeltern sind eingesprungen, ein Treffen war nicht mehr nötig.",
    ),
    "without_plan": (
        "Es kam kein Kreis zusammen.",
        "Die Familie ist umgezogen.",
        "Es ging um anderes als gedacht. Die Fachkraft übernimmt.",
    ),
    "withdrawn": ("Die Mutter möchte zurzeit keinen Familienrat.", "Ein Elternteil war nicht einverstanden."),
    "taken_back": ("Die Fachkraft hat die Anfrage zurückgenommen.",),
    "fulfilled": (
        "Der Plan ist erfüllt. Die Familie braucht uns nicht mehr.",
        "Alles läuft, wie es vereinbart war.",
        "Die Sorge ist kleiner geworden.",
    ),
    "other_help": ("Eine Familienhilfe begleitet weiter.", "Es geht mit einer Erziehungsbeistandschaft weiter."),
    "no_plan": ("Die Familie hat sich an dem Tag nicht geeinigt.",),
    "no_review": (
        "Die Familie möchte kein zweites Treffen, es läuft.",
        "Am Telefon waren sich alle einig: Ein Treffen braucht es nicht.",
        "Die Familie ist umgezogen, das Amt dort weiß Bescheid.",
    ),
    "left": ("Die Familie möchte ohne uns weitermachen.", "Die Familie ist weggezogen."),
}
