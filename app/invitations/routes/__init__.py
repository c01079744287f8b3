"""Invitations: everybody's and one's, answers, the family's words, letters, and messages."""

from litestar import Router

from app.invitations.routes import inviting, paper, wording

routes = Router(
    "/",
    route_handlers=[
        Router(
            "/conferences/{conference_id:uuid}",
            route_handlers=[
                inviting.show_invitations, inviting.invite, inviting.show_someone, inviting.choose_way,
                inviting.invite_again, inviting.mark_given, inviting.note_answer,
                wording.show_words, wording.write_words, wording.choose_picture,
                paper.show_letters, paper.make_letters, paper.make_letters_with_hidden, paper.mark_posted, paper.show_letter,
                inviting.show_messages, inviting.mark_seen_to, inviting.want_email_again,
            ],
        ),
        paper.show_sender,
        paper.set_sender,
    ],
)  # fmt: skip
