"""Safety: the coordinator's pages in a conference, and what waits for a second person."""

from litestar import Router

from app.safety.routes import circle, other_way, second

routes = Router("/", route_handlers=[circle.routes, other_way.routes, second.routes])
