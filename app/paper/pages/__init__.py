"""Sheets of paper, and the page on which the coordinator prints them."""

from app.paper.pages.files import calls, cards, childs_plans, empty_plans, plans
from app.paper.pages.office import cards_of, childs_plans_of, of_the_office, paper_page, plans_of
from app.paper.pages.plan import Answer, Call, OnPaper

__all__ = [
    "Answer",
    "Call",
    "OnPaper",
    "calls",
    "cards",
    "cards_of",
    "childs_plans",
    "childs_plans_of",
    "empty_plans",
    "of_the_office",
    "paper_page",
    "plans",
    "plans_of",
]
