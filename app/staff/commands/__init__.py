"""What staff can do about their own way in, and an administrator about everybody's."""

from app.staff.commands.office import (
    change_colleague,
    change_office,
    close_account,
    end_sessions,
    forget_second_factor,
    invite_again,
    invite_colleague,
    make_first_administrator,
    open_account,
)
from app.staff.commands.second_factor import SignedIn, enrol_second_factor, new_recovery_codes, prove, second_factor
from app.staff.commands.signing_in import HalfWay, choose_language, sign_in, sign_out, sign_out_everywhere
from app.staff.commands.tickets import change_password, may_ask_for_new_password, person_of_ticket, set_password, write_for_new_password

__all__ = [
    "HalfWay",
    "SignedIn",
    "change_colleague",
    "change_office",
    "change_password",
    "choose_language",
    "close_account",
    "end_sessions",
    "enrol_second_factor",
    "forget_second_factor",
    "invite_again",
    "invite_colleague",
    "make_first_administrator",
    "may_ask_for_new_password",
    "new_recovery_codes",
    "open_account",
    "person_of_ticket",
    "prove",
    "second_factor",
    "set_password",
    "sign_in",
    "sign_out",
    "sign_out_everywhere",
    "write_for_new_password",
]
