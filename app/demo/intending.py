"""What the demo's service in Bremen means to reach, for the last year and for this one."""

from datetime import date, time
from uuid import UUID

from app.demo.families.telling import BREMEN
from app.effects.commands import write_intentions
from app.effects.forms import IntentionsForm
from app.kit.clock import moment_of, now, pretending, today

INTENDED = IntentionsForm(
    edited=0,
    words_1="Kinder sind dabei, wenn es um sie geht.",
    indicator_1="children_there",
    aim_1=50,
    words_2="Es dauert nicht länger als nötig, bis eine Familie sich trifft.",
    indicator_2="days_to_meeting",
    aim_2=56,
    how_2="most",
    words_3="Was das Amt zusagt, kommt zum versprochenen Tag.",
    indicator_3="help_on_time",
    aim_3=80,
)


async def intend(staff: dict[str, UUID]) -> None:
    """In the January of each."""
    for year in (today().year - 1, today().year):
        with pretending(min(moment_of(date(year, 1, 20), time(10)), now())):
            await write_intentions(INTENDED, year, office=staff[BREMEN], by=staff["vera"])
