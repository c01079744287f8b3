"""What changes a translation."""

from app.translations.commands.asking import ask, finish, read_back, take_back
from app.translations.commands.writing import ByWhom, draft, keep_draft, write_lines

__all__ = ["ByWhom", "ask", "draft", "finish", "keep_draft", "read_back", "take_back", "write_lines"]
