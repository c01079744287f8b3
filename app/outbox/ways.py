"""By which ways the service itself carries messages: e-mail always, text messages where the operator has a gateway."""

from app.practice.vocabulary import Way

_carried = frozenset({Way.EMAIL})


def configure(*, texts: bool) -> None:
    """Said once at the start, like the operator's secret."""
    global _carried
    _carried = frozenset({Way.EMAIL, Way.TEXT}) if texts else frozenset({Way.EMAIL})


def carried() -> frozenset[Way]:
    """Whoever is reached by one of these gets messages through the outbox; everybody else by the coordinator's own hand."""
    return _carried
