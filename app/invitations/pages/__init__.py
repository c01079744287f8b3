"""The pages of the invitations: everybody's, one person's, the family's words, the letters, the messages."""

from app.invitations.pages.inviting import invitations_page, messages_page, someone_page
from app.invitations.pages.paper import letters_page, pdf_of, sender_page
from app.invitations.pages.wording import LanguageForm, about_words, language_forms, words_page

__all__ = [
    "LanguageForm",
    "about_words",
    "invitations_page",
    "language_forms",
    "letters_page",
    "messages_page",
    "pdf_of",
    "sender_page",
    "someone_page",
    "words_page",
]
