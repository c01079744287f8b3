"""The language, and who can see what."""

from typing import Any

from litestar import Request, Response, get, post

from app.conferences.seats import Visitor
from app.conferences.speaking import language_cookie
from app.kit import i18n
from app.kit.access import anyone, needs, while_turned
from app.kit.forms import read
from app.kit.pages import go, is_ours
from app.practice.languages import STAFF_LANGUAGES
from app.practice.rights import DeskRight
from app.staff import commands, pages
from app.staff.forms import LanguageForm


@post("/language", opt=anyone("everybody reads in their own language") | while_turned())
async def choose_language(request: Request[Any, Any, Any]) -> Response[Any]:
    form = await read(request, LanguageForm)
    visitor: Visitor | None = request.scope.get("user")
    back = form.typed["back"]
    answer = go(back if is_ours(back) else "/")
    offered = STAFF_LANGUAGES if visitor is not None and visitor.staff_role else i18n.available()
    if form.value is None or form.value.language not in offered:
        return answer
    if visitor is not None:
        await commands.choose_language(visitor.id, form.value.language)
    answer.set_cookie(language_cookie(form.value.language))
    return answer


@get("/rights", opt=needs(DeskRight.SEE_DESK))
async def show_rights() -> Response[Any]:
    return pages.rights()


handlers = [choose_language, show_rights]
