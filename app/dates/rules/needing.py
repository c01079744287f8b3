"""Without whom it cannot be."""

from app.practice.roles import Role


def is_needed(role: Role, custody: bool, override: bool | None) -> bool:
    """Those with custody and whoever interprets, unless the coordinator says otherwise of somebody."""
    return override if override is not None else custody or role is Role.INTERPRETER
