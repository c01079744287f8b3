"""The quarters and years that can be compared: only those that are over."""

from datetime import date

from app.effects.rules import Quarter, quarter_as, quarter_of

#: So far back one may look, in quarters.
BACK = 12


def span(period: str) -> tuple[Quarter, Quarter]:
    """The first and the last quarter of `2025` or `2026-Q1`."""
    quarter = quarter_as(period)
    return (quarter, quarter) if quarter else (Quarter(int(period), 1), Quarter(int(period), 4))


def ends(period: str) -> date:
    """The first day after it."""
    return span(period)[1].next.begins


def choices(today: date) -> list[str]:
    """Years and quarters that are over, the newest first: a year stands before its quarters."""
    last = quarter_of(today).before
    found: list[str] = []
    for _step in range(BACK):
        if last.number == 4:
            found.append(str(last.year))
        found.append(str(last))
        last = last.before
    return found


def usual(today: date) -> str:
    """The last year that is over."""
    return str(today.year - 1)
