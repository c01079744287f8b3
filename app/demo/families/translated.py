"""What interpreters made of two plans: by the words of the original."""

from app.demo.families.telling import Translated

YILMAZ_IN_TURKISH = Translated(
    language="tr",
    by="aydin",
    days=3,
    read_back=5,
    words={
        "Ich hole Elif jeden Morgen um halb acht ab und bringe sie bis zum Schultor.": (
            "Elif'i her sabah yedi buçukta alırım ve okulun kapısına kadar götürürüm."
        ),
        "Ayşe bringt Elif an jedem Schultag zur Schule.": "Ayşe, Elif'i her okul günü okula götürür.",
        "jeden Schultag": "her okul günü",
        "Die Schule ruft nicht mehr an.": "Okul artık aramıyor.",
        "Wenn Ayşe krank ist, geht Frau Kosmalla mit.": "Ayşe hasta olursa Bayan Kosmalla birlikte gider.",
        "Ich rede mit meinem Chef, dass ich von der Frühschicht wegkomme.": "Sabah vardiyasından çıkmak için patronumla konuşurum.",
        "Mehmet fragt im Betrieb nach der Tagschicht.": "Mehmet iş yerinde gündüz vardiyasını sorar.",
        "Mehmet hat eine Antwort.": "Mehmet bir cevap aldı.",
        "Cem hilft beim Schreiben an den Betriebsrat.": "Cem, işyeri temsilciliğine yazarken yardım eder.",
        "Dienstag und Donnerstag esse ich bei Tante Derya und wir machen Hausaufgaben.": (
            "Salı ve perşembe günleri Derya teyzemde yemek yerim, birlikte ödev yaparız."
        ),
        "Derya kocht dienstags und donnerstags für Elif und hilft bei den Hausaufgaben.": (
            "Derya salı ve perşembe günleri Elif için yemek pişirir ve ödevlerine yardım eder."
        ),
        "dienstags und donnerstags": "salı ve perşembe günleri",
        "Elif hat ihre Hausaufgaben dabei.": "Elif ödevlerini yanında getirir.",
        "Ich sage Bescheid, wenn es mir in der Klasse schlecht geht, und zwar Papa oder Oma.": (
            "Sınıfta kendimi kötü hissedersem babama ya da anneanneme söylerim."
        ),
        "wenn es so ist": "böyle olduğunda",
        "Elif erzählt beim Abendessen.": "Elif akşam yemeğinde anlatır.",
        "Ich kümmere mich um ein Fahrrad, dann kann sie im Frühjahr selber fahren.": (
            "Bir bisiklet bulurum, böylece ilkbaharda kendisi gidebilir."
        ),
        "Das Fahrrad steht im Keller.": "Bisiklet bodrumda duruyor.",
        "Hausaufgabenhilfe am Mittwoch": "Çarşamba günü ödev yardımı",
        "Mütterzentrum Hemelingen": "Hemelingen Anneler Merkezi",
        "Gespräch mit der Schulsozialarbeit, mit Dolmetscherin": "Okul sosyal hizmetiyle görüşme, tercüman ile",
        "Schule an der Glockenstraße": "Glockenstraße'deki okul",
        "Zuschuss zur Monatskarte": "Aylık bilet için destek",
        "Amt für Soziale Dienste": "Sosyal Hizmetler Dairesi",
        (
            "Wenn Elif morgens nicht gehen will oder Ayşe nicht kommt: zuerst Frau Kosmalla anrufen, dann Mehmet bei der Arbeit. "
            "Abends gilt Derya."
        ): (
            "Elif sabah gitmek istemezse ya da Ayşe gelmezse: önce Bayan Kosmalla'yı arayın, sonra işteki Mehmet'i. "
            "Akşamları Derya'yı arayın."
        ),
        "Wenn Elif drei Tage hintereinander nicht in der Schule war, oder wenn Ayşe ins Krankenhaus muss.": (
            "Elif üç gün üst üste okula gitmediyse ya da Ayşe hastaneye yatarsa."
        ),
    },
)

#: The family's own words are Arabic already; what the office answered is translated, the rest is on its way.
DARWISH_IN_ARABIC = Translated(
    language="ar",
    by="mansour",
    days=4,
    words={
        "أنا عند الأولاد كل يوم اثنين وأربعاء من الساعة الخامسة حتى ترجع لميا.": (
            "أنا عند الأولاد كل يوم اثنين وأربعاء من الساعة الخامسة حتى ترجع لميا."
        ),
        "سامي ونور عندي كل يوم خميس، وأوصلهما إلى المدرسة صباح الجمعة.": "سامي ونور عندي كل يوم خميس، وأوصلهما إلى المدرسة صباح الجمعة.",
        "Samiha ist montags und mittwochs ab 17 Uhr bei den Kindern, bis Lamia kommt.": (
            "سميحة عند الأولاد يومي الاثنين والأربعاء من الساعة 17 حتى تأتي لميا."
        ),
        "montags und mittwochs": "الاثنين والأربعاء",
        "Ist Samiha krank, kommt Frau Brüning herüber.": "إذا مرضت سميحة تأتي السيدة برونينغ.",
        "Sami und Noor schlafen donnerstags bei Nabil; freitags bringt er sie zur Schule.": (
            "ينام سامي ونور يوم الخميس عند نبيل، ويوصلهما يوم الجمعة إلى المدرسة."
        ),
        "jeden Donnerstag": "كل خميس",
        "Hortplatz für Noor bis 17 Uhr": "مكان لنور في الرعاية بعد المدرسة حتى الساعة 17",
        "Der Hort in der Schule hat einen Platz frei. Ich melde Noor an, und der Hort schreibt Ihnen, ab wann sie kommen kann.": (
            "يوجد مكان شاغر في الرعاية بعد المدرسة. سأسجل نور هناك، وسيكتبون لكم متى تستطيع أن تبدأ."
        ),
        "Zuschuss für den Fußballverein": "مساعدة مالية لنادي كرة القدم",
        "Bringen Sie bitte die Rechnung des Vereins mit. Dann zahlen wir den Beitrag für ein Jahr.": (
            "أحضروا من فضلكم فاتورة النادي، وعندها ندفع الاشتراك لمدة سنة."
        ),
        "Ich mache Hausaufgaben bei Frau Brüning, bevor ich Fußball gucke.": "أكتب واجباتي عند السيدة برونينغ قبل أن أشاهد كرة القدم.",
        "Kommt abends niemand: zuerst Frau Brüning, dann Nabil. Sami darf jederzeit bei Samiha anrufen.": (
            "إذا لم يأت أحد في المساء: أولا السيدة برونينغ، ثم نبيل. يستطيع سامي أن يتصل بسميحة في أي وقت."
        ),
    },
)
