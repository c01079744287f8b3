"""The tests' world with a canary in every contact, and what may be seen of them by whoever looks."""

from typing import Any
from uuid import UUID

from app.conferences.tables import Contact, Participant
from app.database import rows
from app.outbox.letters import texts
from app.outbox.tables import OutboxMessage
from app.worker.cases import cases_of, write
from tests.security.leaks import Canary, all_that_is_said, canary, listening
from tests.security.walking import Door, doors
from tests.world import everything

FAMILY = ("ayse", "mehmet", "sara", "elif_", "interpreter")
STAFF = ("nora", "idris", "vera", "ada", "jan", "petra", "foreign_coordinator", "foreign_caseworker", "foreign_manager")


class House:
    """The world with a canary in every contact, and what may be seen of them as the database stands now."""

    def __init__(self, world: Any, app: Any, browser_of: Any, settings: Any) -> None:
        self.world, self.app, self.browser_of, self.settings = world, app, browser_of, settings
        self.doors = [*doors(app, lambda right: True)]
        self.canaries: dict[UUID, Canary] = {}
        self.seats: list[UUID] = []
        self.seen = 0
        self.browsers: dict[str, Any] = {}

    async def filled(self) -> "House":
        """Everybody gets a contact of their own; all ways of being reached are among them, and half are hidden."""
        found = await Participant.select(Participant.id).where(Participant.conference == self.world.yilmaz.id).order_by(Participant.made_at)
        self.seats = [each["id"] for each in found]
        ways = ("email", "phone", "text", "paper")
        for number, seat in enumerate(self.seats):
            self.canaries[seat] = mine = canary(number)
            await Contact.update(
                {
                    Contact.email: mine.email,
                    Contact.phone: mine.phone,
                    Contact.address: mine.address,
                    Contact.way: ways[number % 4],
                    Contact.safety: mine.note,
                }
            ).where(Contact.participant == seat)
        await rows("UPDATE contact SET hidden = true WHERE participant = ANY($1)", self.seats[::2])
        return self

    async def look(self, name: str, door: Door, /, **fields: Any) -> list[str]:
        """Go through one door as somebody; gives whose contact came out that should not have."""
        person = getattr(self.world, name) if name else None
        noted = (await self._truth())[2] if door.handler.opt.get("shows_hidden") else {}
        browser = await self._browser(name, person)
        address = door.address(self.ids(fields))
        with listening() as log:
            answer = await (browser.get(address) if door.method == "GET" else browser.send_form(address, **fields))
        self.seen += answer.status_code == 200
        said = all_that_is_said(answer)
        out = [seat for seat, mine in self.canaries.items() if mine.is_in(said)]
        told = [f"log of {door.name} as {name}" for mine in self.canaries.values() if mine.is_in(log.getvalue())]
        noted_down = [mine for mine in self.canaries.values() if mine.note in said]
        if out or noted_down:
            hidden, coordinator, after = await self._truth()
            theirs = person is not None and person.id == coordinator
            told += [
                f"{door.name} as {name or 'nobody'}: {self.canaries[seat].address}"
                for seat in out
                if not theirs or (seat in hidden and not after.get(seat, 0) > noted.get(seat, 0))
            ]
            told += [f"{door.name} as {name or 'nobody'}: {mine.note}" for mine in noted_down if not theirs]
        return told

    async def _browser(self, name: str, person: Any) -> Any:
        """One browser for each, as long as its session lasts: what was posted may have ended it."""
        if name not in self.browsers or not self.browsers[name].cookies:
            self.browsers[name] = await self.browser_of(person)
        return self.browsers[name]

    def ids(self, fields: dict[str, Any]) -> dict[str, Any]:
        seat = fields.get("participant") or self.seats[0]
        return {"conference_id": self.world.yilmaz.id, "participant_id": seat, "number": 1} | fields.get("ids", {})

    async def _truth(self) -> tuple[set[UUID], UUID | None, dict[UUID, int]]:
        """Who is hidden, who coordinates, and how often it was written down that somebody's contact was shown."""
        hidden = {each["participant"] for each in await rows("SELECT participant FROM contact WHERE hidden")}
        conference = await rows("SELECT coordinator FROM conference WHERE id = $1", self.world.yilmaz.id)
        noted = await rows(
            "SELECT (about ->> 'participant')::uuid AS seat, count(*) AS times FROM audit_entry"
            " WHERE deed IN ('show_contact', 'print_hidden_address') GROUP BY 1"
        )
        return hidden, conference[0]["coordinator"], {each["seat"]: each["times"] for each in noted}

    async def mail(self) -> list[str]:
        """Every message that waits, as it would go: to its own reader's address, and nobody else's stands in it."""
        waiting = [each["id"] for each in await OutboxMessage.select(OutboxMessage.id).where(OutboxMessage.state == "waiting")]
        told = []
        for case in await cases_of(waiting):
            if not case.standing.address:
                continue
            letter = write(case, self.settings, texts())
            head, _, body = letter.content.decode().partition("\n\n")
            for seat, mine in self.canaries.items():
                own = seat == case.participant
                if (
                    mine.note in head + body
                    or mine.is_in(body)
                    or (mine.is_in(head) and not own)
                    or mine.phone in head
                    or mine.address in head
                ):
                    told.append(f"mail {case.whose.kind}: {mine.address}")
        return told

    async def stands_elsewhere(self) -> list[str]:
        """In the database it stands in one table."""
        return [
            f"table {name}: {mine.address}"
            for name, lines in (await everything()).items()
            if name != "contact"
            for mine in self.canaries.values()
            if mine.is_in("\n".join(lines))
        ]
