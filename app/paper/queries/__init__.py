"""What is read for paper: who gets which plan."""

from app.paper.queries.readers import PlanReader, helpers_of, languages_of, readers_of

__all__ = ["PlanReader", "helpers_of", "languages_of", "readers_of"]
