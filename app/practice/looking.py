"""What counts as looking at a plan: written down by itself, and told to the family in these words.

Source: art. 15 GDPR and § 83 SGB X in plain words: whoever it is about may know who opened it. Every
view of a plan is a line in the log of deeds. The family is told who of the staff looked, and when they did so
themselves; what others in the family read stays their own.
"""

from enum import StrEnum

from app.kit.i18n import lazy as _


class Look(StrEnum):
    """A deed that a GET writes down, the only kind there is."""

    PLAN = "looked_at_plan"
    VERSION = "looked_at_version"
    DRAFT = "looked_at_draft"
    DECISION = "looked_at_decision"
    WISHES = "looked_at_wishes"
    PROGRESS = "looked_at_progress"
    OVER_TIME = "looked_at_over_time"
    TOGETHER = "looked_together"
    REVIEW = "looked_at_review"
    PRINT = "looked_at_print"
    CHILDS_PLAN = "looked_at_childs_plan"
    PAPER = "looked_at_paper"
    TRANSLATION = "looked_at_translation"


LOOKS = {
    Look.PLAN: _("the plan"),
    Look.VERSION: _("an earlier version of the plan"),
    Look.DRAFT: _("the plan while it was being written"),
    Look.DECISION: _("the plan, to decide on it"),
    Look.WISHES: _("the help that you ask for"),
    Look.PROGRESS: _("how the promises stand, as far as you share it"),
    Look.OVER_TIME: _("the plan over time"),
    Look.TOGETHER: _("the plan, to show it to you"),
    Look.REVIEW: _("the plan and the review"),
    Look.PRINT: _("the plan, to print it"),
    Look.CHILDS_PLAN: _("the plan as it is told to the child"),
    Look.PAPER: _("the photos of your plan on paper"),
    Look.TRANSLATION: _("the lines of the plan, to have them translated"),
}

#: A look that tells that a meeting is being held or has just been.
WHILE_IT_IS_MADE = (Look.DRAFT, Look.DECISION, Look.TOGETHER, Look.PAPER)
