"""The family's phone: every page of it, as a table of contents."""

from litestar import Router

from app.family import door, plan, promises, room, writing

routes = Router(
    "/",
    route_handlers=[
        door.say_hello,
        door.look_at_link,
        door.enter,
        door.not_me,
        door.lock,
        door.unlock,
        room.first_page,
        room.see_invitation,
        room.answer,
        room.see_concern,
        room.our_time,
        room.call_the_others,
        room.see_consent,
        room.withdraw,
        plan.read_plan,
        plan.read_version,
        plan.ask_for_answer,
        plan.answer,
        writing.our_draft,
        writing.begin,
        writing.present,
        writing.new_agreement,
        writing.add_agreement,
        writing.see_agreement,
        writing.change_agreement,
        writing.remove_agreement,
        writing.new_wish,
        writing.add_wish,
        writing.remove_wish,
        writing.see_frame,
        writing.set_frame,
        promises.my_promises,
        promises.everyones_promises,
        promises.what_the_office_promised,
        promises.tap,
    ],
)
