"""Writing the plan with the family, presenting it, saying yes or no to it, deciding, promising help, handing it out."""

from app.plans.commands.deciding import answer_wish, decide, keep_office_promise, take_back_kept
from app.plans.commands.drafts import discard_draft, start_draft
from app.plans.commands.handing_out import hand_out, hand_out_to_all, keep_plan, reopen, without_plan
from app.plans.commands.presenting import answer_plan, present
from app.plans.commands.writing import (
    EditedMeanwhile,
    add_agreement,
    add_service,
    change_agreement,
    move_agreement,
    remove_agreement,
    remove_service,
    say_reasons,
    set_frame,
)

__all__ = [
    "EditedMeanwhile",
    "add_agreement",
    "add_service",
    "answer_plan",
    "answer_wish",
    "change_agreement",
    "decide",
    "discard_draft",
    "hand_out",
    "hand_out_to_all",
    "keep_office_promise",
    "keep_plan",
    "move_agreement",
    "present",
    "remove_agreement",
    "remove_service",
    "reopen",
    "say_reasons",
    "set_frame",
    "start_draft",
    "take_back_kept",
    "without_plan",
]
