"""What staff type to get in, and what an administrator types about colleagues."""

from typing import Annotated

from msgspec import Meta, Struct

from app.kit.fields import Email, Name, Phone
from app.practice.vocabulary import StaffRole

Password = Annotated[str, Meta(min_length=12, max_length=200)]


class SignInForm(Struct, frozen=True):
    email: Annotated[str, Meta(max_length=254)]
    password: Annotated[str, Meta(max_length=200)]


class SecondForm(Struct, frozen=True):
    code: Annotated[str, Meta(max_length=20)]


class AskForm(Struct, frozen=True):
    email: Annotated[str, Meta(max_length=254)]


class PasswordForm(Struct, frozen=True):
    secret: Annotated[str, Meta(max_length=80)]
    password: Password


class ColleagueForm(Struct, frozen=True):
    name: Name
    email: Email
    role: StaffRole
    phone: Phone = ""
    language: Annotated[str, Meta(max_length=12)] = "de"


class OfficeForm(Struct, frozen=True):
    name: Name
    phone: Phone
    emergency_phone: Phone
