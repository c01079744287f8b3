"""A plan told for a child: as it is read, and as it lies before those who write it."""

from app.childs_plan.queries.shown import TO_TELL_ANEW, ChildsPlan, childs_plan_of
from app.childs_plan.queries.writing import ChildLine, Choosable, Line, Tap, Writing, children_of, writing_for

__all__ = ["TO_TELL_ANEW", "ChildLine", "ChildsPlan", "Choosable", "Line", "Tap", "Writing", "children_of", "childs_plan_of", "writing_for"]
