"""After the meeting, for the office: how the promises stand as far as they are shared, and how it is."""

from litestar import Router

from app.follow_up import phoning, progress, showing

routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        showing.show_over_time,
        showing.look_together,
        Router("/progress", route_handlers=[progress.show_progress, progress.check]),
        Router("/how-it-is", route_handlers=[phoning.show_scale, phoning.note]),
    ],
)
