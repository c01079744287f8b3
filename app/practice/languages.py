"""The languages of families: their own names and directions. Those with a catalogue can be chosen for pages."""

from typing import Annotated, NamedTuple

from msgspec import Meta


class Language(NamedTuple):
    code: str
    name: str  # as its speakers write it
    english: str
    dir: str


LANGUAGES = {
    language.code: language
    for language in (
        Language("de", "Deutsch", "German", "ltr"),
        Language("en", "English", "English", "ltr"),
        Language("ar", "العربية", "Arabic", "rtl"),
        Language("tr", "Türkçe", "Turkish", "ltr"),
        Language("uk", "Українська", "Ukrainian", "ltr"),
        Language("ru", "Русский", "Russian", "ltr"),
        Language("fa", "فارسی", "Farsi/Dari", "rtl"),
        Language("ku", "Kurmancî", "Kurdish", "ltr"),
        Language("pl", "Polski", "Polish", "ltr"),
        Language("ro", "Română", "Romanian", "ltr"),
        Language("bg", "Български", "Bulgarian", "ltr"),
        Language("sq", "Shqip", "Albanian", "ltr"),
        Language("fr", "Français", "French", "ltr"),
        Language("ti", "ትግርኛ", "Tigrinya", "ltr"),
        Language("vi", "Tiếng Việt", "Vietnamese", "ltr"),
    )
}

#: A language that somebody speaks, in a form.
Spoken = Annotated[str, Meta(max_length=12, pattern=f"^({'|'.join(LANGUAGES)})$")]
