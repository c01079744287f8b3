"""What staff type to get in, and what an administrator types about colleagues."""

from typing import Annotated

from msgspec import Meta, Struct

from app.kit.fields import Email, Name, Phone
from app.practice.roles import StaffRole

Password = Annotated[str, Meta(min_length=12, max_length=200)]
TypedPassword = Annotated[str, Meta(max_length=200)]
TypedEmail = Annotated[str, Meta(max_length=254)]
TypedCode = Annotated[str, Meta(max_length=20)]
TicketSecret = Annotated[str, Meta(max_length=80)]


class SignInForm(Struct, frozen=True):
    email: TypedEmail
    password: TypedPassword


class SecondForm(Struct, frozen=True):
    code: TypedCode


class ProveForm(Struct, frozen=True):
    """A code once more, and where to go then."""

    code: TypedCode
    to: Annotated[str, Meta(max_length=500)] = "/desk"


class AskForm(Struct, frozen=True):
    email: TypedEmail


class KeyForm(Struct, frozen=True):
    secret: TicketSecret


class PasswordForm(Struct, frozen=True):
    """A new password by a ticket. Typed twice: nobody sees what they type."""

    secret: TicketSecret
    password: Password
    again: TypedPassword


class ChangePasswordForm(Struct, frozen=True):
    current: TypedPassword
    password: Password
    again: TypedPassword


class LanguageForm(Struct, frozen=True):
    language: Annotated[str, Meta(max_length=12)]
    back: str = "/"


class ColleagueForm(Struct, frozen=True):
    name: Name
    email: Email
    role: StaffRole
    phone: Phone = ""
    language: Annotated[str, Meta(max_length=12)] = "de"


class ChangeColleagueForm(Struct, frozen=True):
    name: Name
    email: Email
    role: StaffRole
    phone: Phone = ""


class OfficeForm(Struct, frozen=True):
    name: Name
    phone: Phone
    emergency_phone: Phone
