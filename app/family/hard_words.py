"""All hard words on one page, each with what it means."""

from litestar import get

from app.conferences.seats import TheSeat
from app.family.pages import my_page
from app.kit.access import needs
from app.kit.pages import Page
from app.practice.hard_words import words_for
from app.practice.rights import Right
from app.practice.roles import Role


@get("/my/words", opt=needs(Right.ENTER))
async def hard_words(seat: TheSeat) -> Page:
    return my_page("hard_words", seat=seat, words=words_for(child=seat.role is Role.CHILD))
