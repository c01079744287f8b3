"""What goes with an answer in its cookies, whatever the answer is: a session goes on, or what was left is taken away."""

from typing import TYPE_CHECKING, cast

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Send

from app.kit.clock import now
from app.people import sessions

if TYPE_CHECKING:
    from app.conferences.seats import Visitor


def renewing(send: Send, visitor: "Visitor") -> Send:
    """Show the cookie again with this minute in it, unless the answer itself sets one."""
    if (now() - visitor.shown.at).total_seconds() < 60:
        return send
    _, cookie = sessions.cookie_for(visitor.shown.token, own_phone=visitor.own_phone).to_encoded_header()

    async def renewed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            if not any(value.startswith(sessions.COOKIE) for value in headers.getall("set-cookie", [])):
                headers.add("set-cookie", cookie.decode())
        await send(message)

    return cast("Send", renewed)


def having_left(send: Send) -> Send:
    """Somebody left quickly while we were out of reach. What is left in this browser goes with the first answer that comes through.

    Cookies that this answer sets itself stay: somebody has come in again.
    """

    async def cleared(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableScopeHeaders.from_message(message)
            headers.setdefault("Clear-Site-Data", '"cache", "storage"')
            here = [value.partition("=")[0] for value in headers.getall("set-cookie", [])]
            for name in (sessions.COOKIE, sessions.LOCKED, sessions.LEFT):
                if name not in here:
                    headers.add("set-cookie", sessions.no_cookie(name).to_encoded_header()[1].decode())
        await send(message)

    return cast("Send", cleared)
