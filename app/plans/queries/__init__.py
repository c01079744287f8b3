"""Reading the plan: what lies before those who write it, and what was presented."""

from app.plans.queries.looks import Looks, looks_of
from app.plans.queries.presented import (
    AssentLine,
    DecisionLine,
    HandedLine,
    LineDecided,
    PresentedPlan,
    PromisedLine,
    latest_presented,
    plan_in_force,
    plan_on_the_table,
    version_of,
    versions_of,
)
from app.plans.queries.reaching import Reachable, reachable
from app.plans.queries.shared import Brief
from app.plans.queries.writing import Draft, DraftAgreement, DraftWish, Writing, draft_of, writing_and_latest, writing_of

__all__ = [
    "AssentLine",
    "Brief",
    "DecisionLine",
    "Draft",
    "DraftAgreement",
    "DraftWish",
    "HandedLine",
    "LineDecided",
    "Looks",
    "PresentedPlan",
    "PromisedLine",
    "Reachable",
    "Writing",
    "draft_of",
    "latest_presented",
    "looks_of",
    "plan_in_force",
    "plan_on_the_table",
    "reachable",
    "version_of",
    "versions_of",
    "writing_and_latest",
    "writing_of",
]
