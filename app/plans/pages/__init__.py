"""What the staff's pages about the plan are put together from."""

from app.plans.pages.deciding import decision_page, hand_out_page, verdicts_in, wishes_page
from app.plans.pages.reading import on_the_table, plan_page, presented, version_page
from app.plans.pages.shared import address, refused
from app.plans.pages.writing import agreement_page, writing_page

__all__ = [
    "address",
    "agreement_page",
    "decision_page",
    "hand_out_page",
    "on_the_table",
    "plan_page",
    "presented",
    "refused",
    "verdicts_in",
    "version_page",
    "wishes_page",
    "writing_page",
]
