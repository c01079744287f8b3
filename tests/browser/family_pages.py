"""Who is met on the family's side of the demo, and in which states its pages can be: one table for the tests and for the gallery."""

from typing import Any, NamedTuple


class Reader(NamedTuple):
    """Somebody who opens their personal link; `does` happens first: (page, kind of form in it, what is filled in)."""

    name: str
    does: tuple[tuple[str, str, dict[str, str]], ...] = ()


#: Each part that one can have in a conference, in each phase in which the demo shows it. Whoever does something comes after
#: somebody who has not.
READERS = (
    Reader("Oksana Kovalenko"),
    Reader("Danylo Kovalenko"),
    Reader("Birte Sandmann"),
    Reader("Jana Brinkmann", (("/my/invitation", "/my/invitation", {"answer": "yes", "words": "Gerne."}),)),
    Reader("Mia Brinkmann"),
    Reader("Katrin Wessel"),
    Reader("Samir Saleh"),
    Reader("Hanan Khoury"),
    Reader("Georgi Dimitrov"),
    Reader("Ivana Dimitrova"),
    Reader("Silke Behrens"),
    Reader("Finn Behrens"),
    Reader("Rania Haddad", (("/my/plan/write", "/my/plan/write/start", {}),)),
    Reader("Lina Haddad"),
    Reader("Hala Nasser"),
    Reader("Mehmet Yılmaz"),
    Reader("Elif Yılmaz"),
    Reader("Leyla Aydın"),
    Reader(
        "Derya Demir",
        (
            ("/my/how-it-is", "/my/how-it-is", {"number": "7", "words": "Besser."}),
            ("/my/promises", "/my/promises/*", {"state": "done"}),
            ("/my/plan/answer", "/my/plan/answer", {"answer": "yes"}),
            ("/my/good-news", "/my/good-news", {"words": "Elif war jeden Tag in der Schule."}),
        ),
    ),
    Reader("Samiha Darwish"),
    Reader("Sami Darwish"),
    Reader("Daria Petrova"),
    Reader("Grace Osei"),
    Reader("Abena Osei"),
)

#: Forms that are refused when nothing is filled in: each then says what is missing.
REFUSED = frozenset(
    {
        "/my/checks/*",
        "/my/circle",
        "/my/dates",
        "/my/facts/*",
        "/my/facts/own",
        "/my/feedback",
        "/my/good-news",
        "/my/how-it-is",
        "/my/invitation",
        "/my/invitation/words",
        "/my/plan/answer",
        "/my/plan/write/new",
        "/my/plan/write/wish",
        "/my/promises/*",
        "/my/review/promises/*",
        "/my/time/call",
    }
)

#: What is found by links and is no page of the family's side.
PASSING = r"^/(demo|leave|static|room\b|no-email|.*\.(ics|pdf|svg|mp4)$)"


class State(NamedTuple):
    """A page, or the answer to a form with these fields."""

    path: str
    status: int = 200
    fields: dict[str, str] | None = None

    def told(self) -> dict[str, object]:
        return {"path": self.path, "status": self.status} | ({} if self.fields is None else {"fields": self.fields})


#: Before anybody is in. SECRET stands for the one in the link of whoever opens it.
SECRET = "the secret of a link"
DOORS = (
    State("/hello"),
    State("/my", 401),
    State("/hello", 422, {}),
    State("/hello", 422, {"code": "AAAA BBBB CCCC"}),
    State("/hello", 200, {"secret": SECRET}),
    State("/nothing/here", 404),
    State("/no-email/AAAA", 404),
    State("/my/promises/office", 401),
)


def states_of(found: list[dict[str, Any]]) -> list[State]:
    """The pages that were found by links, and the answers to their forms with nothing filled in."""
    states, kinds = list[State](), set[str]()
    for page in found:
        states.append(State(page["path"], page["status"]))
        for action, kind in page["forms"]:
            if kind in REFUSED and kind not in kinds:
                kinds.add(kind)
                states.append(State(action, 422, {}))
    return states
