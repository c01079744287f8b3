"""The door, the account, the office, and the pages for everybody."""

from litestar import Router

from app.staff.routes import account, entry, key, office, prove, public

routes = Router(
    "/", route_handlers=[*entry.handlers, *key.handlers, *account.handlers, *prove.handlers, *office.handlers, *public.handlers]
)
