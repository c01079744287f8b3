"""The offices of the demo, who works there, and how many families they are asked about in a year."""

from app.demo.families.telling import BREMEN, BREMERHAVEN, ELSEWHERE, NUERNBERG, OSNABRUECK, DemoOffice, DemoStaff
from app.practice.roles import StaffRole

OFFICES = (
    DemoOffice(
        name="Familienratsbüro Bremen-Hemelingen",
        short_name=BREMEN,
        phone="040 66969 700",
        staff=(
            DemoStaff("nora", "Nora Wiechmann", StaffRole.COORDINATOR, "nora.wiechmann@familienrat-hb.example", "040 66969 711"),
            DemoStaff("jan", "Jan Osterloh", StaffRole.COORDINATOR, "jan.osterloh@familienrat-hb.example", "040 66969 712"),
            DemoStaff("idris", "Idris Kaya", StaffRole.CASEWORKER, "idris.kaya@amt-hb.example", "040 66969 721"),
            DemoStaff("petra", "Petra Lübben", StaffRole.CASEWORKER, "petra.luebben@amt-hb.example", "040 66969 722"),
            DemoStaff("vera", "Vera Hansen", StaffRole.MANAGER, "vera.hansen@familienrat-hb.example"),
            DemoStaff("ada", "Ada Brandt", StaffRole.ADMINISTRATOR, "ada.brandt@familienrat-hb.example"),
            DemoStaff("wiebke", "Wiebke Ahlhorn", StaffRole.COORDINATOR, "wiebke.ahlhorn@familienrat-hb.example", "040 66969 713"),
            DemoStaff("malte", "Malte Grunewald", StaffRole.CASEWORKER, "malte.grunewald@amt-hb.example", "040 66969 723"),
        ),
        past=48,
        spared=("nora", "jan", "idris", "petra"),
    ),
    DemoOffice(
        name="Familienratsbüro Osnabrück-Schinkel",
        short_name=OSNABRUECK,
        phone="0221 4710 400",
        emergency_phone="0221 4710 444",
        sender="Termine · Postfach 20 11 · 49010 Osnabrück",
        land="NI",
        staff=(
            DemoStaff("svenja", "Svenja Thole", StaffRole.COORDINATOR, "svenja.thole@familienrat-os.example", "0221 4710 411"),
            DemoStaff("tomke", "Tomke Ahrens", StaffRole.CASEWORKER, "tomke.ahrens@amt-os.example", "0221 4710 421"),
            DemoStaff("ulla", "Ulla Pohl", StaffRole.MANAGER, "ulla.pohl@familienrat-os.example", "0221 4710 401"),
            DemoStaff("hauke", "Hauke Diers", StaffRole.COORDINATOR, "hauke.diers@familienrat-os.example", "0221 4710 412"),
            DemoStaff("ragna", "Ragna Feldhaus", StaffRole.CASEWORKER, "ragna.feldhaus@amt-os.example", "0221 4710 422"),
        ),
        past=22,
        spared=("svenja", "tomke"),
    ),
    DemoOffice(
        name="Familienratsbüro Bremerhaven-Lehe",
        short_name=BREMERHAVEN,
        phone="040 66969 500",
        emergency_phone="040 66969 555",
        sender="Termine · Postfach 21 03 60 · 27524 Bremerhaven",
        staff=(
            DemoStaff("antje", "Antje Rickmers", StaffRole.COORDINATOR, "antje.rickmers@familienrat-bhv.example", "040 66969 511"),
            DemoStaff("deniz", "Deniz Şimşek", StaffRole.CASEWORKER, "deniz.simsek@amt-bhv.example", "040 66969 521"),
            DemoStaff("gesa", "Gesa Tants", StaffRole.MANAGER, "gesa.tants@familienrat-bhv.example", "040 66969 501"),
        ),
        past=16,
    ),
    DemoOffice(
        name="Familienratsbüro Nürnberg-Südstadt",
        short_name=NUERNBERG,
        phone="089 99998 600",
        emergency_phone="089 99998 666",
        sender="Termine · Postfach 90 12 · 90327 Nürnberg",
        land="BY",
        staff=(
            DemoStaff("resi", "Resi Hirschmann", StaffRole.COORDINATOR, "resi.hirschmann@familienrat-n.example", "089 99998 611"),
            DemoStaff("tarek", "Tarek Mansouri", StaffRole.COORDINATOR, "tarek.mansouri@familienrat-n.example", "089 99998 612"),
            DemoStaff("franzi", "Franzi Oberndorfer", StaffRole.CASEWORKER, "franzi.oberndorfer@amt-n.example", "089 99998 621"),
            DemoStaff("milan", "Milan Novotny", StaffRole.CASEWORKER, "milan.novotny@amt-n.example", "089 99998 622"),
            DemoStaff("leni", "Leni Hofbeck", StaffRole.MANAGER, "leni.hofbeck@familienrat-n.example", "089 99998 601"),
        ),
        past=34,
    ),
    DemoOffice(  # a caseworker who has sixty families at once
        name="Familienratsbüro Musterstadt",
        short_name=ELSEWHERE,
        phone="030 23125 100",
        emergency_phone="030 23125 111",
        sender="Termine · Postfach 10 00 · 10117 Musterstadt",
        land="BE",
        staff=(
            DemoStaff("conny", "Conny Sommerfeld", StaffRole.COORDINATOR, "conny.sommerfeld@familienrat-ms.example", "030 23125 101"),
            DemoStaff("bilge", "Bilge Aydemir", StaffRole.COORDINATOR, "bilge.aydemir@familienrat-ms.example", "030 23125 102"),
            DemoStaff("carla", "Carla Sonntag", StaffRole.CASEWORKER, "carla.sonntag@amt-ms.example", "030 23125 201"),
            DemoStaff("rolf", "Rolf Petersdorf", StaffRole.CASEWORKER, "rolf.petersdorf@amt-ms.example", "030 23125 202"),
            DemoStaff("hedwig", "Hedwig Baumann", StaffRole.MANAGER, "hedwig.baumann@familienrat-ms.example", "030 23125 100"),
        ),
        past=190,
        years=0.5,
        spared=("rolf",),
    ),
)
