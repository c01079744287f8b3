"""Kinds of form fields that several rooms have."""

from datetime import date, time
from typing import Annotated

from msgspec import Meta

Name = Annotated[str, Meta(max_length=120)]
Short = Annotated[str, Meta(max_length=200)]
Words = Annotated[str, Meta(max_length=4_000)]
#: Loose on purpose: whether an address works is shown by the first message.
Email = Annotated[str, Meta(max_length=254, pattern=r"^[^\s@<>,;\"]+@[^\s@<>,;\"]+\.[^\s@<>,;\"]+$")]
Phone = Annotated[str, Meta(max_length=40, pattern=r"^[0-9+()/ .-]*$")]
Version = Annotated[int, Meta(ge=0, le=1_000_000)]
#: The rest of a life lies between these, and PostgreSQL and Babel can both write them.
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
Day = date
Clock = time
