"""The pages of the circle, put together from what was asked of the database."""

from app.circle.pages.choices import home
from app.circle.pages.links import (
    Handing,
    handing,
    link_page,
    neutral_text,
    sheet_page,
    sms_address,
)
from app.circle.pages.many import many_page
from app.circle.pages.people import circle_page, new_page, someone_page
from app.circle.pages.views import views_page

__all__ = [
    "Handing",
    "circle_page",
    "handing",
    "home",
    "link_page",
    "many_page",
    "neutral_text",
    "new_page",
    "sheet_page",
    "sms_address",
    "someone_page",
    "views_page",
]
