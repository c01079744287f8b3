"""What is a Familienrat? In pictures, for whoever asks, before anybody knows who they are."""

from typing import Any

from litestar import Request, get

from app.kit.access import anyone
from app.kit.pages import Page, page
from app.practice.the_day import FOR_CHILDREN, FOR_GROWN_UPS, SCENES

OPEN = anyone("explains in pictures what a Familienrat is: the same page for everybody")


@get("/what", opt=OPEN)
async def what_it_is(request: Request[Any, Any, Any]) -> Page:
    return _page(request, child=False)


@get("/what/children", opt=OPEN)
async def what_it_is_for_children(request: Request[Any, Any, Any]) -> Page:
    return _page(request, child=True)


def _page(request: Request[Any, Any, Any], *, child: bool) -> Page:
    """Whoever is signed in by a personal link finds the way back; nothing else on it knows them."""
    visitor = request.scope.get("user")
    back = "/my" if visitor is not None and visitor.link else ""
    return page("family/what", nav=[], child=child, back=back, scenes=SCENES, says=FOR_CHILDREN if child else FOR_GROWN_UPS)
