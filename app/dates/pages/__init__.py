"""The pages of the day."""

from app.dates.pages.coordinating import answerable, answers_page, date_page, dates_page, sure_page
from app.dates.pages.questions import Question, filled_form, questions, said_by

__all__ = [
    "Question",
    "answerable",
    "answers_page",
    "date_page",
    "dates_page",
    "filled_form",
    "questions",
    "said_by",
    "sure_page",
]
