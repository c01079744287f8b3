"""Services and partners of an office: which kinds there are, and how what was agreed with them stays alive.

Sources: the circle of the federal project "Aus Fehlern lernen" (health, psychiatry, schools, police, free providers, clinics,
paediatricians), Bremen's standard for working together in child protection, and early help (midwives). An agreement that nobody
looks at again is one that nobody keeps: each has a day on which it is renewed, and somebody who sees to it.
"""

from datetime import timedelta
from enum import StrEnum

from app.kit.i18n import lazy as _
from app.practice.arrangements import SIGN_LANGUAGE
from app.practice.languages import LANGUAGES


class PartnerKind(StrEnum):
    """What kind of service somebody is. In the order in which a list shows them."""

    YOUTH_OFFICE = "youth_office"
    CRISIS = "crisis"
    POLICE = "police"
    REFUGE = "refuge"
    CLINIC = "clinic"
    PAEDIATRICIAN = "paediatrician"
    MIDWIFE = "midwife"
    EARLY_HELP = "early_help"
    HEALTH_OFFICE = "health_office"
    CHILD_PSYCHIATRY = "child_psychiatry"
    ADULT_PSYCHIATRY = "adult_psychiatry"
    SCHOOL = "school"
    SCHOOL_COUNSELLING = "school_counselling"
    DAY_CARE = "day_care"
    FAMILY_COUNSELLING = "family_counselling"
    FREE_PROVIDER = "free_provider"
    ADDICTION = "addiction"
    DEBT = "debt"
    DISABILITY = "disability"
    MIGRATION = "migration"
    OTHER = "other"


PARTNER_KIND_NAMES = {
    PartnerKind.YOUTH_OFFICE: _("Youth office"),
    PartnerKind.CRISIS: _("Crisis service"),
    PartnerKind.POLICE: _("Police"),
    PartnerKind.REFUGE: _("Refuge from violence"),
    PartnerKind.CLINIC: _("Clinic"),
    PartnerKind.PAEDIATRICIAN: _("Paediatrician"),
    PartnerKind.MIDWIFE: _("Midwife"),
    PartnerKind.EARLY_HELP: _("Early help"),
    PartnerKind.HEALTH_OFFICE: _("Health office"),
    PartnerKind.CHILD_PSYCHIATRY: _("Child psychiatry"),
    PartnerKind.ADULT_PSYCHIATRY: _("Psychiatry for adults"),
    PartnerKind.SCHOOL: _("School"),
    PartnerKind.SCHOOL_COUNSELLING: _("School counselling"),
    PartnerKind.DAY_CARE: _("Day care for children"),
    PartnerKind.FAMILY_COUNSELLING: _("Family counselling"),
    PartnerKind.FREE_PROVIDER: _("Free provider of help for families"),
    PartnerKind.ADDICTION: _("Help with addiction"),
    PartnerKind.DEBT: _("Debt advice"),
    PartnerKind.DISABILITY: _("Help with disability"),
    PartnerKind.MIGRATION: _("Advice for newcomers"),
    PartnerKind.OTHER: _("Another service"),
}

#: In which languages a partner can talk with a family; German goes without saying.
TALKS = {code: language.name for code, language in LANGUAGES.items() if code != "de"} | {SIGN_LANGUAGE: _("German sign language")}

#: From so long before its day on, what is to be renewed stands on the desk of whoever renews it, and on the manager's.
RENEW_AHEAD = timedelta(days=30)
#: How long an agreement usually holds before it is looked at again.
HOLDS_FOR = timedelta(days=365)
