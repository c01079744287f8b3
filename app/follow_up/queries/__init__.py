"""What lives on after the meeting: how the promises stand, how it is now, good news."""

from app.follow_up.queries.promises import (
    IN_FORCE,
    OfficePromise,
    PromiseLine,
    SharedLine,
    office_promises_of,
    open_promises_of_caseworker,
    progress_of,
    shared_progress_of,
    shared_with_caseworker,
)

__all__ = [
    "IN_FORCE",
    "OfficePromise",
    "PromiseLine",
    "SharedLine",
    "office_promises_of",
    "open_promises_of_caseworker",
    "progress_of",
    "shared_progress_of",
    "shared_with_caseworker",
]
