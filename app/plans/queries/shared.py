"""What the queries about a plan share: short words in SQL, and reading what PostgreSQL gives as JSON."""

from datetime import datetime
from typing import TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")


class Brief(Struct, frozen=True):
    """A presented version in one line; `accepted` is None until the caseworker has decided."""

    number: int
    presented_at: datetime
    accepted: bool | None


def named(alias: str) -> str:
    return f"CASE WHEN {alias}.id IS NOT NULL THEN json_build_object('id', {alias}.id, 'name', {alias}.name) END"


VERSIONS = """
    SELECT coalesce(json_agg(json_build_object('number', o.number, 'presented_at', o.presented_at, 'accepted', e.accepted)
                             ORDER BY o.number DESC), '[]')
    FROM plan_version o LEFT JOIN decision e ON e.version = o.id
    WHERE o.conference = c.id AND o.presented_at IS NOT NULL
"""


def decoded(text: str, shape: type[T]) -> T:
    return msgspec.json.decode(text, type=shape)
