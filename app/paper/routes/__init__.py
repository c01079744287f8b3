"""Paper: what is printed for a family, and letters for many at once."""

from litestar import Router

from app.paper.routes import photos, sheets

in_conference = Router("/conferences/{conference_id:uuid}", route_handlers=[*sheets.handlers])
routes = Router("/", route_handlers=[in_conference, *photos.handlers])
