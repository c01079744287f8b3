"""By which ways the service itself carries messages: e-mail always, text messages where the operator has a gateway."""

from app.practice.taking_part import Way

_carried = frozenset({Way.EMAIL})


def configure(*, texts: bool) -> None:
    """Said once at the start, like the operator's secret."""
    global _carried
    _carried = frozenset({Way.EMAIL, Way.TEXT}) if texts else frozenset({Way.EMAIL})


def carried() -> frozenset[Way]:
    """Whoever is reached by one of these gets messages through the outbox; everybody else by the coordinator's own hand."""
    return _carried


def reached_by_us(contact: str = "k") -> str:
    """The same in SQL, about a line of the table `contact`: is there a way of ours to this person, and where it leads?

    Put together when it is asked, not when the program is read: whether there is a gateway is known at the start.
    """
    mail = f"{contact}.way = 'email' AND coalesce({contact}.email, '') <> '' AND {contact}.no_email_since IS NULL"
    text = f" OR {contact}.way = 'text' AND coalesce({contact}.phone, '') <> ''" if Way.TEXT in _carried else ""
    return f"coalesce({mail}{text}, false)"
