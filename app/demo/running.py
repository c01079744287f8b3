"""The demo: its own secret, its own mail server, made-up families, on a loopback address and nowhere else."""

import asyncio
import json
import os
import secrets
from itertools import groupby
from pathlib import Path

from app.database import migrate
from app.demo.mailbox import Mailbox, listening
from app.demo.routes import routes_of
from app.demo.world import DemoPerson, plant
from app.kit import tokens
from app.main import house
from app.serving import Ending, NotNow, connected, database_of, make_sure_port_is_free, prepare_log, until_ended
from app.settings import LOOPBACK, Settings


def run(host: str, port: int, data: Path, *, as_json: bool, past: bool) -> None:
    """Serve the demo until Ctrl-C. Raises NotNow on an address that others can reach, or when the port is taken."""
    if host not in LOOPBACK:
        raise NotNow("The demo runs on a loopback address only, such as 127.0.0.1: its people come in without a password.")
    shown = f"[{host}]" if ":" in host else host
    settings = Settings(
        address=f"http://{shown}:{port}",
        host=host,
        port=port,
        data=data,
        demo=True,
        sender="nachricht@termine.example",
        contact_email="barrieren@termine.example",  # lies in the demo's mailbox
        contact_phone="0421 4000000",
        law="DE-HB",
    )
    prepare_log(settings)
    with Ending() as ending:
        make_sure_port_is_free(settings)
        data.mkdir(parents=True, exist_ok=True)
        secret = secret_in(data / "secret")
        with database_of(settings) as url:
            if not ending.asked:
                asyncio.run(_serve(settings, secret, url, ending, as_json=as_json, past=past))


def secret_in(file: Path) -> str:
    """The demo's secret, made at its first start; links stay the same as long as the file does."""
    if not file.exists():
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as fresh:
            fresh.write(secrets.token_urlsafe(48))
    return file.read_text().strip()


async def _serve(settings: Settings, secret: str, url: str, ending: Ending, *, as_json: bool, past: bool) -> None:
    stop = ending.event()
    mailbox = Mailbox(settings.data / "mailbox.jsonl")
    async with listening(mailbox) as mail_port, connected(url):
        settings = Settings(
            **{
                **{name: getattr(settings, name) for name in settings.__struct_fields__},
                "secret": secret,
                "smtp": f"smtp://127.0.0.1:{mail_port}",
            }
        )
        tokens.configure(settings.secret)
        await migrate()
        app = house(settings, more_routes=routes_of(settings, mailbox))
        people = await plant(settings, past=past)
        print(_as_json(settings, people) if as_json else _as_list(settings, people), flush=True)
        await until_ended(app, settings, stop)


def _as_json(settings: Settings, people: list[DemoPerson]) -> str:
    told = [
        {
            "name": each.name,
            "role": each.role,
            "language": each.language,
            "conference": each.conference,
            "phase": each.phase or "",
            "link": each.link,
        }
        for each in people
    ]
    return json.dumps({"url": settings.address, "people": told, "mailbox": f"{settings.address}/demo/mailbox"})


def _as_list(settings: Settings, people: list[DemoPerson]) -> str:
    """For a terminal: each person and their link, families under their conference."""
    lines = ["", f"The demo is on {settings.address}/demo  (all people are made up; Ctrl-C ends it)", ""]
    staff = {each.link: each for each in people if each.link.startswith(f"{settings.address}/demo/")}
    families = sorted((each for each in people if each.link not in staff), key=lambda each: each.conference)
    for office, group in groupby(staff.values(), key=lambda each: each.office):
        lines += [office, *(_line(each) for each in group), ""]
    for conference, group in groupby(families, key=lambda each: each.conference):
        members = list(group)
        lines += [f"{conference}: {members[0].phase}", *(_line(each) for each in members), ""]
    lines += [f"What was sent by e-mail: {settings.address}/demo/mailbox", ""]
    return "\n".join(lines)


def _line(each: DemoPerson) -> str:
    return f"  {each.name:<22} {each.role:<18} {each.language}  {each.link}"
