"""The shapes of an answer: a page, a piece of one, or go and look there."""

import re
from typing import Any

from litestar import Request, Response
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER


class Page(Template):
    """A template with what every page shows: `app.state.about_every_page(request)` gives it."""

    __slots__ = ()

    def create_template_context(self, request: Request[Any, Any, Any]) -> dict[str, Any]:
        about: dict[str, Any] = request.app.state.about_every_page(request)
        return about | self.context


def page(name: str, status: int = 200, /, **about: Any) -> Page:
    """A whole page. One that answers a mistake leaves the address bar as it was."""
    headers = {"HX-Push-Url": "false"} if status >= 400 else {}
    return Page(f"{name}.html", context=about, status_code=status, headers=headers)


def page_once(name: str, status: int = 200, /, **about: Any) -> Page:
    """A page that answers a tap and has no address of its own: it is not kept in the browser's history."""
    answer = page(name, status, **about)
    answer.headers["HX-Push-Url"] = "false"
    return answer


def go(to: str) -> Redirect:
    """Done; look there."""
    return Redirect(to, status_code=HTTP_303_SEE_OTHER)


def pdf_file(content: bytes, name: str) -> Response[bytes]:
    """A PDF to keep. `name` says nothing of anybody, in plain letters: it stands in a header, and in a list of downloads."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return Response(content, status_code=HTTP_200_OK, media_type="application/pdf", headers=headers)


def is_ours(path: str) -> bool:
    """Does this lead to a page of this house, and nowhere else? Browsers read `//x` and `/\\x` as other hosts."""
    return len(path) <= 2_000 and re.fullmatch(r"/(?![/\\])[!-~]*", path) is not None
