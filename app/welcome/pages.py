"""The pages for everybody. Those that show a video of ours say so in their policy; no other page may load one."""

from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from litestar import MediaType, Request, Response

from app.kit import i18n
from app.kit.forms import Form
from app.kit.pages import Page, page
from app.kit.policy import WITH_VIDEOS
from app.people import sessions
from app.practice.accessibility import CONFORMITY_SENTENCES, TOPIC_NAMES, Known, Topic, limits_of
from app.practice.languages import LANGUAGES
from app.practice.safety import EMERGENCY
from app.settings import Settings
from app.welcome.forms import TellForm
from app.welcome.videos import Shelf

Asked = Request[Any, Any, Any]


def start(request: Asked) -> Page:
    return _page(request, "welcome/start", [*Topic][:4], conformity=_conformity(request), offered=i18n.available(), here="/start")


def accessibility(request: Asked, form: Form[TellForm] | None = None, *, told: bool = False) -> Page:
    shelf: Shelf = request.app.state.shelf
    unchecked = frozenset(code for code in i18n.available() if code in LANGUAGES and not LANGUAGES[code].checked_by)
    return _page(
        request,
        "welcome/accessibility",
        [Topic.ACCESSIBILITY],
        409 if form and "refused" in form.errors else 422 if form and form.errors else 200,
        conformity=_conformity(request),
        limits=limits_of(Known(frozenset(shelf.videos), unchecked)),
        address=_settings(request).host_name,
        form=form or Form(TellForm),
        told=told,
        here="/accessibility",
    )


def privacy(request: Asked) -> Page:
    return _page(request, "welcome/privacy", [Topic.PRIVACY], translated_at=_settings(request).translated_at)


def imprint(request: Asked) -> Page:
    return _page(request, "welcome/imprint", [])


def languages(request: Asked, back: str) -> Page:
    return _page(request, "welcome/languages", [], back=back, office_name="")


def leaving(request: Asked) -> Page:
    """What leaving quickly can and cannot do."""
    return _page(
        request, "welcome/leaving", [], office_name="", site=urlsplit(_settings(request).neutral_site).hostname, emergency=EMERGENCY
    )


def away(request: Asked, *, nothing_ended: bool = False) -> Response[Any]:
    """To the website that the operator chose. The browser is asked to forget what it keeps of us: pages, cookies, storage."""
    to = {"Location": _settings(request).neutral_site}
    answer: Response[Any] = Response(b"", status_code=HTTPStatus.SEE_OTHER, media_type=MediaType.TEXT, headers=to)
    if not nothing_ended:
        answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        for name in (sessions.COOKIE, sessions.LOCKED, sessions.LEFT):  # also where a browser does not know that header
            answer.set_cookie(sessions.no_cookie(name))
    return answer


def _page(request: Asked, name: str, topics: list[Topic], status: int = 200, /, **about: Any) -> Page:
    shelf: Shelf = request.app.state.shelf
    videos = {topic.value: shelf.videos[topic] for topic in topics if topic in shelf.videos}
    answer = page(name, status, videos=videos, topic_names=TOPIC_NAMES, responsible=_settings(request).responsible, **about)
    if videos:
        answer.headers["Content-Security-Policy"] = WITH_VIDEOS
    return answer


def _conformity(request: Asked) -> str:
    return CONFORMITY_SENTENCES[_settings(request).responsible.conformity]


def _settings(request: Asked) -> Settings:
    settings: Settings = request.app.state.settings
    return settings
