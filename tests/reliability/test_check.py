"""What `familienrat check` tells of messages, in plain words, without sending one."""

import asyncio

import msgspec

from app.caretaking import _mail, what_is_set
from app.worker import returning
from tests.mail_servers import Fault, Taker, mail_server


async def test_it_tells_what_becomes_of_messages(settings):
    told = await asyncio.to_thread(what_is_set, settings)
    assert [line.split(":")[0] for line in told] == ["FAMILIENRAT_BOUNCES is not set", "There is no text message service"]

    door = await returning.listen(msgspec.structs.replace(settings, bounces_listen="smtp://127.0.0.1:0"))
    listen = f"smtp://127.0.0.1:{door.sockets[0].getsockname()[1]}"
    ours = msgspec.structs.replace(settings, bounces="zurueck@termine.example", bounces_listen=listen, sms="https://gateway.example/api")
    bounces, texts = await asyncio.to_thread(what_is_set, ours)
    assert bounces == f"What cannot be delivered comes back to zurueck@termine.example, and is taken at {listen}."
    assert texts.startswith("Text messages go through gateway.example.")
    door.close()
    await door.wait_closed()
    assert "Nobody listens there at the moment" in (await asyncio.to_thread(what_is_set, ours))[0]


async def test_a_mail_server_that_does_not_take_our_senders_is_told_before_anybody_waits(settings):
    for fault, complaints in ((None, 0), (Fault(mail="553 not yours"), 1)):
        taker = Taker(fault)
        async with mail_server(taker) as port:
            ours = msgspec.structs.replace(settings, smtp=f"smtp://127.0.0.1:{port}", bounces="zurueck@termine.example")
            told = await _mail(ours)
        assert (len(told), taker.taken) == (complaints, [])
