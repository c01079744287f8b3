"""Paper: what is printed for a family, and letters for many at once."""

from litestar import Router

from app.paper.routes import photos, printing, sheets

in_conference = Router("/conferences/{conference_id:uuid}", route_handlers=[*sheets.handlers, printing.begin_in_conference])
routes = Router("/", route_handlers=[in_conference, *printing.at_the_desk, *photos.handlers])
