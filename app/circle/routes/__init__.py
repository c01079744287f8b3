"""The circle: who belongs to it, talks, needs and views, consents and links."""

from litestar import Router

from app.circle.routes import around, links, people, preparing

routes = Router(
    "/conferences/{conference_id:uuid}",
    route_handlers=[
        people.show_circle,
        people.ask_for_somebody,
        people.add_somebody,
        people.ask_for_many,
        people.add_many,
        people.show_somebody,
        people.change_somebody,
        people.mark,
        people.leave,
        people.take_part_again,
        people.give_consent,
        people.withdraw_consent,
        preparing.note_talk,
        preparing.take_back_talk,
        preparing.say_needs,
        preparing.say_view,
        preparing.take_part_as,
        preparing.show_views,
        around.take_proposed,
        around.leave_proposed,
        around.think_of,
        links.show_link,
        links.show_sheet,
        links.make_link,
        links.replace_link,
        links.withdraw_link,
        links.set_pin,
        links.remove_pin,
    ],
)
