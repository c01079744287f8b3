"""Reading what comes back: reports by RFC 3464, and what mail servers write that keep to no rule. Pure.

Which message it is about, its return address has told already. Here it is only asked what happened to it.
Whatever a stranger sends, it is one of three words, never an error.
"""

import re
from email import policy
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr
from enum import StrEnum


class Report(StrEnum):
    FAILED = "failed"  # it will not arrive
    DELAYED = "delayed"  # the other side is still trying
    NOTHING = "nothing"  # it says nothing about that: an automatic answer, a success, noise


MOST = 64_000  # bytes of a message that are looked at: the report comes first, what was sent back stands behind it
_MOST_PARTS = 20
_POSTMASTERS = frozenset({"mailer-daemon", "postmaster", "mail-daemon", "maildaemon", "mdaemon", "noreply-mailer-daemon"})
_ENHANCED = re.compile(r"(?<![\d.])([245])\.\d{1,3}\.\d{1,3}(?![\d.])")
_CODE = re.compile(r"(?<![\d.])([45])\d\d(?=[ -])")
_STILL_TRYING = re.compile(
    r"(still (being )?(retried|trying)|will (be|keep|continue) (to )?(retr|try)|has been delayed|delivery (is |was )?delayed|"
    r"delivery incomplete|delay notification|not yet been delivered|you do not need to resend|verz.gert|wird weiter versucht)",
    re.IGNORECASE,
)
_HAS_FAILED = re.compile(
    r"(undeliver|unzustellbar|could ?n.t be delivered|not be delivered|delivery (has |status )?(failed|notification|failure)|"
    r"failure notice|returned (mail|to sender)|mail delivery failed|address not found|wasn.t able to deliver|was not delivered|"
    r"konnte nicht zugestellt|user unknown|no such user|mailbox (is )?full)",
    re.IGNORECASE,
)


def read_report(content: bytes, *, without_sender: bool = True) -> Report:
    """What this says about the message that it came back for. Reports come `without_sender`, and so do many automatic answers."""
    try:
        message = BytesParser(policy=policy.compat32).parsebytes(content[:MOST])
        return _read(message, without_sender)
    except Exception:  # the library's readers of headers fail in many ways on what was never meant to be read
        return Report.NOTHING


def _read(message: Message, without_sender: bool) -> Report:
    parts = _parts(message)
    status = next(
        (part for part in parts if part.get_content_type() in {"message/delivery-status", "message/global-delivery-status"}), None
    )
    if status is not None:
        return _by_rule(_fields(status))
    if _answers_by_itself(message) or not (without_sender or _from_a_postmaster(message)):
        return Report.NOTHING
    return _by_words(message, parts)


def _parts(message: Message) -> list[Message]:
    """The message and what it is made of, not deeper than the report: what was sent back inside says nothing."""
    found = [message]
    payload = message.get_payload()
    if message.get_content_maintype() != "multipart" or not isinstance(payload, list):
        return found
    for each in payload[:_MOST_PARTS]:
        if isinstance(each, Message):
            found += _parts(each) if each.get_content_maintype() == "multipart" and len(found) < _MOST_PARTS else [each]
    return found


def _fields(status: Message) -> list[Message]:
    """The groups of fields of a delivery status: first about the server, then one for each address."""
    payload = status.get_payload()
    if isinstance(payload, list):
        return [group for group in payload[:_MOST_PARTS] if isinstance(group, Message)]
    return [BytesParser(policy=policy.compat32).parsebytes(block.encode()) for block in re.split(r"\n\s*\n", str(payload))[:_MOST_PARTS]]


def _by_rule(groups: list[Message]) -> Report:
    """RFC 3464: the action counts. A server that gave up after days says failed, whatever its code."""
    found = {_one_address(group) for group in groups}
    for report in (Report.FAILED, Report.DELAYED):
        if report in found:
            return report
    return Report.NOTHING


def _one_address(group: Message) -> Report:
    action = str(group.get("action", "")).split("(")[0].strip().lower()
    if action in {"failed", "delayed"}:
        return Report(action)
    if action in {"delivered", "relayed", "expanded"}:
        return Report.NOTHING
    code = _ENHANCED.search(str(group.get("status", "")))
    return {"5": Report.FAILED, "4": Report.DELAYED}.get(code[1] if code else "", Report.NOTHING)


def _answers_by_itself(message: Message) -> bool:
    """Somebody is on holiday, a list wants to be confirmed, a calendar says yes: that did arrive."""
    automatic = str(message.get("auto-submitted", "")).lower()
    precedence = str(message.get("precedence", "")).lower()
    replied = automatic.startswith("auto-replied") and message.get("x-failed-recipients") is None
    marks = ("x-autoreply", "x-autorespond", "x-auto-reply", "vacation", "list-id")
    return replied or precedence in {"auto_reply", "list"} or any(message.get(name) is not None for name in marks)


def _from_a_postmaster(message: Message) -> bool:
    if message.get("x-failed-recipients") is not None:
        return True
    local = parseaddr(str(message.get("from", "")))[1].partition("@")[0].lower()
    return local in _POSTMASTERS


def _by_words(message: Message, parts: list[Message]) -> Report:
    """No delivery status: what mail servers write to people. Only the part that they wrote is looked at."""
    subject, text = str(message.get("subject", "")), _first_text(parts)
    if message.get("x-failed-recipients") is None and not _HAS_FAILED.search(f"{subject}\n{text}") and not _STILL_TRYING.search(text):
        return Report.NOTHING
    code = _ENHANCED.search(text) or _CODE.search(text)
    if _STILL_TRYING.search(f"{subject}\n{text}") or (code and code[1] == "4" and not _HAS_FAILED.search(subject)):
        return Report.DELAYED
    return Report.FAILED


def _first_text(parts: list[Message]) -> str:
    for part in parts:
        if part.get_content_maintype() == "text":
            raw = part.get_payload(decode=True)
            return raw[:20_000].decode("utf-8", "replace") if isinstance(raw, bytes) else ""
    return ""
