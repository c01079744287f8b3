"""Workshops: what lies on the table, and the agenda as PDF and as text."""

from typing import Any
from unicodedata import bidirectional
from uuid import UUID

from litestar import MediaType, Response

from app.conferences.seats import Visitor
from app.kit import i18n, pdf
from app.kit.errors import NoSuchThing
from app.kit.forms import Form
from app.kit.html import month
from app.kit.i18n import gettext as _
from app.kit.pages import Page, page, pdf_file
from app.learning import queries
from app.learning.forms import ChoiceForm, WorkshopForm, months_back
from app.learning.pages import showing
from app.learning.queries import EntryLine, StillNamed, WorkshopLine
from app.practice.languages import LANGUAGES
from app.practice.learning import LEVEL_NAMES, NOTED_NAMES, SESSIONS, WHOSE_NAMES, Level, Session, Whose
from app.practice.phases import PHASE_NAMES


async def workshops_page(visitor: Visitor, *, form: Form[WorkshopForm] | None = None, no: StillNamed | None = None) -> Page:
    some = months_back()
    return page(
        "learning/workshops",
        422 if form and form.errors else 200,
        workshops=await queries.workshops_of(visitor.office),
        form=form or Form(WorkshopForm, filled={"since": some[min(11, len(some) - 1)], "until": some[0]}),
        months=showing.months(some),
        caught=showing.caught(no),
        only_perhaps=no is not None and no.only_perhaps,
    )


async def workshop_page(visitor: Visitor, workshop: UUID, *, form: Form[ChoiceForm] | None = None, overtaken: str = "") -> Page:
    found = await _workshop(visitor, workshop)
    entries = await queries.entries_between(visitor.office, found.since, found.until)
    chosen = set(found.entries)
    return page(
        "learning/workshop",
        409 if overtaken else 422 if form and form.errors else 200,
        workshop=found,
        at=f"/learning/workshops/{workshop}",
        groups=[(level, some) for level in Level if (some := [each for each in entries if each.level is level])],
        form=form or Form(ChoiceForm, filled={"entries": [each.id for each in entries if each.id in chosen]}),
        sessions=[_(session.name) for session in SESSIONS],
        overtaken=overtaken,
        **showing.names(),
    )


async def agenda_pdf(visitor: Visitor, workshop: UUID) -> Response[bytes]:
    content = await pdf.typeset("workshop", await _agenda(visitor, workshop), language=i18n.language())
    return pdf_file(content, "Workshop")


async def agenda_text(visitor: Visitor, workshop: UUID) -> Response[str]:
    headers = {"Content-Disposition": 'attachment; filename="Workshop.txt"'}
    return Response(_as_text(await _agenda(visitor, workshop)), media_type=MediaType.TEXT, headers=headers)


async def _workshop(visitor: Visitor, workshop: UUID) -> WorkshopLine:
    found = await queries.workshop_of(visitor.office, workshop)
    if found is None:
        raise NoSuchThing
    return found


async def _agenda(visitor: Visitor, workshop: UUID) -> dict[str, Any]:
    """The five sessions with what lies on the table in each: for the PDF and the text alike."""
    found = await _workshop(visitor, workshop)
    chosen = set(found.entries)
    entries = [each for each in await queries.entries_between(visitor.office, found.since, found.until) if each.id in chosen]
    return {
        "title": found.name or _("Workshop"),
        "title_dir": _said(found.name or _("Workshop"))["dir"],
        "period": _("%(since)s to %(until)s") % {"since": month(found.since), "until": month(found.until)},
        "intro": _("Five sessions of about half a day. What is told here stays here. Nobody is named, nobody has to defend anything."),
        "dir": LANGUAGES[i18n.language()].dir,
        "words": {"questions": _("Questions"), "table": _("On the table"), "nothing": _("Nothing was noted on this. Bring something.")},
        "sessions": [_session(number, session, entries) for number, session in enumerate(SESSIONS, 1)],
    }


def _session(number: int, session: Session, entries: list[EntryLine]) -> dict[str, Any]:
    last = number == len(SESSIONS)
    of_it = [each for each in entries if each.kind in session.kinds and each.level in session.levels and (each.change or not last)]
    groups = [(level, [each for each in of_it if each.level is level]) for level in Level]
    return {
        "name": _("Session %(number)s: %(name)s") % {"number": number, "name": _(session.name)},
        "purpose": _(session.purpose),
        "questions": [_(question) for question in session.questions],
        "groups": [
            {"level": _(LEVEL_NAMES[level]), "entries": [_changes(each) if last else _told(each) for each in some]}
            for level, some in groups
            if some
        ],
    }


def _told(entry: EntryLine) -> dict[str, Any]:
    about = [_(NOTED_NAMES[entry.kind]), *([_(PHASE_NAMES[entry.phase])] if entry.phase else [])]
    told = ((_("Expected"), entry.expected), (_("What helped"), entry.helped), (_("What stood in the way"), entry.hindered))
    return {
        "about": " · ".join(about),
        "what": _said(entry.what),
        "more": [{"label": label, **_said(text)} for label, text in told if text],
    }


def _changes(entry: EntryLine) -> dict[str, Any]:
    who = _(WHOSE_NAMES[Whose(entry.who)]) if entry.who else ""
    when = _("by %(month)s") % {"month": month(entry.by_month)} if entry.by_month else ""
    return {"about": " · ".join(part for part in (who, when) if part), "what": _said(entry.change), "more": []}


def _said(text: str) -> dict[str, str]:
    """Words of people, and in which direction they are read: that of their first letter."""
    first = next((each for each in map(bidirectional, text) if each in {"L", "R", "AL"}), "L")
    return {"text": text, "dir": "ltr" if first == "L" else "rtl"}


def _as_text(agenda: dict[str, Any]) -> str:
    lines = [agenda["title"], agenda["period"], "", agenda["intro"]]
    for session in agenda["sessions"]:
        lines += ["", "", session["name"], "=" * len(session["name"]), session["purpose"], "", agenda["words"]["questions"]]
        lines += [f"- {question}" for question in session["questions"]]
        lines += ["", agenda["words"]["table"], *([] if session["groups"] else [agenda["words"]["nothing"]])]
        for group in session["groups"]:
            lines += ["", group["level"], "-" * len(group["level"])]
            for entry in group["entries"]:
                lines += [f"* {entry['what']['text']}" + (f" ({entry['about']})" if entry["about"] else "")]
                lines += [f"    {each['label']}: {each['text']}" for each in entry["more"]]
    return "\n".join(lines) + "\n"
