"""Personal links and typed codes: derived from the operator's secret and a row's random id, stored nowhere.

A link is `<address>/hello#<handle><secret>`: what stands behind `#` never leaves the browser by itself.
The handle (30 bits) finds the row, the secret (130 bits) opens it. The code for paper is the same handle
and 30 bits, worth little in an hour that allows ten tries.
"""

from uuid import UUID

from app.kit import tokens

HANDLE, SECRET, CODE = 6, 26, 6


def secret_of(link: UUID, handle: str) -> str:
    """What stands behind # in the personal link."""
    return handle + tokens.derived("link", str(link), SECRET)


def code_of(link: UUID, handle: str) -> str:
    """What is typed from paper, in three groups of four."""
    return tokens.in_groups(handle + tokens.derived("code", str(link), CODE))


def handle_in(typed: str) -> str:
    return tokens.as_typed(typed)[:HANDLE]


def opens(typed: str, link: UUID, handle: str) -> bool:
    """Is this the secret or the code of that link? Takes the same time for right and wrong."""
    given = tokens.as_typed(typed)
    by_secret = tokens.same(given, secret_of(link, handle))
    by_code = tokens.same(given, tokens.as_typed(code_of(link, handle)))
    return by_secret or by_code


def is_whole_secret(typed: str) -> bool:
    """Long enough that nobody guesses it: such tries spend nothing of the budget that all codes share."""
    return len(tokens.as_typed(typed)) == HANDLE + SECRET


def ticket_secret(ticket: UUID) -> str:
    """What stands behind # in a link to staff: the ticket's id and its derived secret."""
    return f"{ticket.hex}{tokens.derived('ticket', str(ticket), SECRET)}"


def ticket_in(secret: str) -> UUID | None:
    """The ticket that a secret names, if the secret is right."""
    try:
        ticket = UUID(hex=secret[:32])
    except ValueError:
        return None
    return ticket if tokens.same(secret, ticket_secret(ticket)) else None


def no_email_token(participant: UUID) -> str:
    """What says in a message's header for whom no more e-mail is wished."""
    return tokens.signed("no e-mail", participant)


def participant_of(token: str) -> UUID | None:
    """Whose token this is, or None for one that we never gave out."""
    return tokens.id_in("no e-mail", token)
