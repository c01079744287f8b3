"""What was translated: for readers of the plan, for whoever translates, and for the coordinator."""

from app.translations.queries.told import telling, translated

__all__ = ["telling", "translated"]
