"""The door, the account, the office, and the pages for everybody."""

from litestar import Router

from app.staff.routes import account, entry, key, office, prove, public, turning

rooms = (entry, key, account, prove, office, public, turning)
routes = Router("/", route_handlers=[handler for each in rooms for handler in each.handlers])
