"""Rooms and interpreters of the office; arrangements, costs and hours of a conference; hours of a month."""

from litestar import Router

from app.logistics.routes import arranging, counting, interpreting, office

routes = Router(
    "/",
    route_handlers=[
        *office.handlers,
        *counting.of_the_office,
        Router("/conferences/{conference_id:uuid}", route_handlers=[*arranging.handlers, *interpreting.handlers, *counting.handlers]),
    ],
)
