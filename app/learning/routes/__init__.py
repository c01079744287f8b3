"""Learning without blame: for coordinators, caseworkers and managers of an office together."""

from litestar import Router

from app.learning.routes import cards, list, looking_back, workshops

routes = Router("/", route_handlers=[*list.HANDLERS, *looking_back.HANDLERS, *cards.HANDLERS, *workshops.HANDLERS])
