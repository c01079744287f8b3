"""How a story of the demo is told. Telephone numbers are of ranges that are kept free for stories."""

from datetime import date, time

from msgspec import Struct

from app.circle.forms import HousesForm, OwnViewForm
from app.practice.childs_words import OwnWords, TapKind
from app.practice.network import Tie
from app.practice.phases import Phase
from app.practice.pictograms import Pictogram
from app.practice.promises import Outcome, Progress, Worked
from app.practice.roles import Role, Side, StaffRole
from app.practice.taking_part import ChildTakesPart, NeedKind, TalkHow


class DemoStaff(Struct, frozen=True):
    key: str
    name: str
    role: StaffRole
    email: str
    phone: str = "040 66969 710"


class DemoOffice(Struct, frozen=True):
    name: str
    short_name: str
    phone: str
    staff: tuple[DemoStaff, ...]
    emergency_phone: str = "040 66969 110"
    sender: str = "Termine · Postfach 45 01 20 · 28295 Bremen"
    land: str = "HB"
    past: int = 0  # families asked about in a year
    years: float | None = None  # how far its past goes back; without a number, over two whole years and the running one
    spared: tuple[str, ...] = ()  # who has none of the past that still run


class Who(Struct, frozen=True):
    """Somebody in a family group, or a guest. `key` is how the story names them."""

    key: str
    name: str
    role: Role
    relation: str
    side: Side
    language: str = "de"
    born: date | None = None
    custody: bool = False
    email: str = ""
    phone: str = ""
    way: str = "phone"
    address: str = ""
    hidden: bool = False
    needs: str = ""
    safety: str = ""
    answer: str = "yes"
    words: str = ""


class Around(Struct, frozen=True):
    """What came out of the talks: people by their keys. `read` names the reader, `only` for the coordinator's ears alone."""

    talks: tuple[tuple[str, TalkHow, int, str], ...] = ()
    needs: tuple[tuple[str, NeedKind, str], ...] = ()
    views: tuple[tuple[str, str, str], ...] = ()
    own: tuple[tuple[str, str, OwnViewForm | HousesForm], ...] = ()  # what somebody says on their phone, and in which language
    parts: tuple[tuple[str, ChildTakesPart, str, str], ...] = ()
    proposals: tuple[tuple[str, str, str, str], ...] = ()
    mentioned: tuple[tuple[str, str, Side, bool], ...] = ()  # the last: has died
    ties: tuple[tuple[str, int, Tie], ...] = ()  # how near, and what it is like
    separated: tuple[tuple[str, str], ...] = ()
    shared: bool = False


class Promise(Struct, frozen=True):
    """One agreement. `due` counts in days from the conference."""

    own_words: str
    who: str
    what: str = ""
    due: int | None = None
    due_words: str = ""
    helper: str = ""
    checker: str = ""
    sign: str = ""
    plan_b: str = ""
    answers: tuple[int, ...] = ()
    progress: tuple[tuple[Progress, str], ...] = ()


class Wish(Struct, frozen=True):
    """Help that is asked for; `promised` and `kept` count in days from the conference. `words`: what the office writes with its promise."""

    what: str
    from_whom: str
    promised: int | None = None
    kept: int | None = None
    refused: str = ""
    words: str = ""


class Since(Struct, frozen=True):
    """What was said since the plan began; days count from the conference. The last of each: is it told to the office as well?"""

    checks: tuple[tuple[str, str, int, Worked, str, bool], ...] = ()  # who looked, whose promise, when, did it work, how one noticed
    scale: tuple[tuple[str, tuple[tuple[int, int], ...], bool], ...] = ()  # who, on which days which number
    news: tuple[tuple[str, int, str, bool], ...] = ()
    calls: tuple[int, ...] = ()  # when the coordinator has spoken with them
    looked: tuple[tuple[str, int], ...] = ()  # who of the staff looked at the plan
    before_review: tuple[tuple[str, tuple[tuple[str, str, str], ...], str, str], ...] = ()
    # who, whose promise and how it went and a word, what went well, what should be different


class Reviewed(Struct, frozen=True):
    """The review that was held: which promises are gone and which are new, each with why; and when they look again. Days count as above."""

    gone: tuple[tuple[str, str], ...] = ()  # whose promise, and why
    new: tuple[tuple[Promise, str], ...] = ()
    next_review: int = 0
    kept_since: tuple[tuple[str, Progress, str], ...] = ()  # whose promise, and how it stands since then


class Translated(Struct, frozen=True, kw_only=True):
    """The plan in another language, as far as somebody translated it: by the words of the original. Days count from the conference."""

    language: str
    by: str
    days: int
    words: dict[str, str]
    read_back: int | None = None


class ForAChild(Struct, frozen=True, kw_only=True):
    """The plan told for a child: people by key, or by name where they take no part; promises by whose they are. Days count from the conference."""

    child: str
    by: str
    days: int
    with_child: bool = True
    people: tuple[tuple[str, Pictogram, str, str], ...] = ()  # who, picture, the name as the child says it, words
    promises: tuple[tuple[str, Pictogram, str], ...] = ()
    own: tuple[tuple[OwnWords, Pictogram, str], ...] = ()
    taps: tuple[tuple[str, TapKind, int], ...] = ()  # whose promise, what the child taps at it, and on which day


class Story(Struct, frozen=True, kw_only=True):
    office: str
    caseworker: str
    coordinator: str = ""
    family_name: str
    phase: Phase
    began: int  # days before today
    meets: int | None = None  # days from today
    at: time = time(15, 0)
    place: str = ""
    urgent: bool = False
    wished_language: str = ""
    concern: str
    good: str
    question: str
    bottom_lines: tuple[str, ...]
    available_help: str = ""
    people: tuple[Who, ...]
    around: Around = Around()
    promises: tuple[Promise, ...] = ()
    wishes: tuple[Wish, ...] = ()
    contingency: str = ""
    guardian: str = ""
    call_whom: str = ""  # nobody named, and yet words: the coordinator
    call_when: str = ""
    review: int = 49  # days after the conference
    outcome: Outcome | None = None
    why: str = ""
    notes: tuple[str, ...] = ()
    invitation: tuple[tuple[str, str, str], ...] = ()  # who wrote it, in which language, and what
    picture: str = ""
    since: Since = Since()
    reviewed: Reviewed | None = None  # on the day of `review`
    translated: tuple[Translated, ...] = ()
    for_children: tuple[ForAChild, ...] = ()
    on_phones: tuple[tuple[str, int], ...] = ()  # who keeps the plan on their phone, since how many days after the meeting


BREMEN, BREMERHAVEN, OSNABRUECK, NUERNBERG, ELSEWHERE = "HB", "BHV", "OS", "N", "MS"
