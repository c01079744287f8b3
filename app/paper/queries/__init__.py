"""What is read for paper: who gets which plan."""

from app.paper.queries.readers import PlanReader, languages_of, readers_of

__all__ = ["PlanReader", "languages_of", "readers_of"]
