"""Files of other municipalities, made by the real thing."""

from typing import Any

from app.comparison.rules.format import FORMAT, HIDDEN, VERSION, Content, Figure, json_of
from app.comparison.rules.signing import sign
from app.kit import csrf
from app.kit.clock import today
from app.people import sessions
from app.practice.indicators import INDICATOR_OF

#: A time that is over whenever the tests run, and when it had just ended.
THIS_YEAR = today().year
PERIOD, MADE_AT = str(THIS_YEAR - 1), f"{THIS_YEAR}-01-01T00:30:00Z"


def figure(key: str, value: str, of: str = "") -> Figure:
    each = INDICATOR_OF[key]
    return Figure(key=key, name=each.name, unit=each.unit, value=value, of=of)


def content_of(municipality: str = "Nürnberg", **more: Any) -> Content:
    values: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "municipality": municipality,
        "service": f"Familienratsbüro {municipality}",
        "period": PERIOD,
        "made_at": MADE_AT,
        "comment": "Seit Mai sind wir zu zweit.",
        "figures": [
            figure("asked", "61"),
            figure("held", "40"),
            figure("private_time", "34"),
            figure("father_came", HIDDEN),
            figure("days_to_meeting", "41.5", "40"),
        ],
    }
    return Content(**values | more)


async def send_file(browser: Any, path: str, file: bytes, *, field: str = "file", boundary: str = "frontier") -> Any:
    """As a browser sends a form with a file."""
    token = csrf.token_for(sessions.shown(browser.cookies.get(sessions.COOKIE)).token)
    body = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="{csrf.FIELD}"\r\n\r\n{token}\r\n'
        f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="Vergleich.json"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    ).encode()
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    return await browser.post(path, content=body + file + f"\r\n--{boundary}--\r\n".encode(), headers=headers)


def file_of(office: Any, **more: Any) -> bytes:
    """A file in good order, signed by this office."""
    content = content_of(**more)
    return json_of(content, sign(content, office))
