"""Safety: the coordinator's pages in a conference, and what waits for a second person, and danger for a child."""

from litestar import Router

from app.safety.routes import circle, other_way, protection, second

routes = Router("/", route_handlers=[circle.routes, other_way.routes, protection.routes, second.routes])
