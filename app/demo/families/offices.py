"""The two offices of the demo and who works there."""

from app.demo.families.telling import BREMEN, OSNABRUECK, DemoOffice, DemoStaff
from app.practice.roles import StaffRole

OFFICES = (
    DemoOffice(
        name="Familienratsbüro Bremen-Hemelingen",
        short_name=BREMEN,
        phone="0421 361 7700",
        staff=(
            DemoStaff("nora", "Nora Wiechmann", StaffRole.COORDINATOR, "nora.wiechmann@familienrat-hb.example", "0421 361 7711"),
            DemoStaff("jan", "Jan Osterloh", StaffRole.COORDINATOR, "jan.osterloh@familienrat-hb.example", "0421 361 7712"),
            DemoStaff("idris", "Idris Kaya", StaffRole.CASEWORKER, "idris.kaya@amt-hb.example", "0421 361 7721"),
            DemoStaff("petra", "Petra Lübben", StaffRole.CASEWORKER, "petra.luebben@amt-hb.example", "0421 361 7722"),
            DemoStaff("vera", "Vera Hansen", StaffRole.MANAGER, "vera.hansen@familienrat-hb.example"),
            DemoStaff("ada", "Ada Brandt", StaffRole.ADMINISTRATOR, "ada.brandt@familienrat-hb.example"),
        ),
    ),
    DemoOffice(
        name="Familienratsbüro Osnabrück-Schinkel",
        short_name=OSNABRUECK,
        phone="0541 323 4400",
        emergency_phone="0541 323 4444",
        sender="Termine · Postfach 20 11 · 49010 Osnabrück",
        staff=(
            DemoStaff("svenja", "Svenja Thole", StaffRole.COORDINATOR, "svenja.thole@familienrat-os.example", "0541 323 4411"),
            DemoStaff("tomke", "Tomke Ahrens", StaffRole.CASEWORKER, "tomke.ahrens@amt-os.example", "0541 323 4421"),
            DemoStaff("ulla", "Ulla Pohl", StaffRole.MANAGER, "ulla.pohl@familienrat-os.example", "0541 323 4401"),
        ),
    ),
)
