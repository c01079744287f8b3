"""The return address of a message: each has its own, so that what comes back tells by its address alone which one it was.

Nobody can guess one: a proof under the operator's secret stands in it.
"""

from uuid import UUID

from app.kit import tokens

PURPOSE = "bounce"


def return_address(message: UUID, bounces: str) -> str:
    """`bounces` with the message's token behind a plus, in small letters: some mail servers make all letters small."""
    local, _, domain = bounces.partition("@")
    return f"{local}+{tokens.signed(PURPOSE, message).lower()}@{domain}"


def message_of(address: str, bounces: str) -> UUID | None:
    """Which message came back, or None for an address that we never gave out."""
    local, _, domain = address.strip("<> ").rpartition("@")
    ours, _, our_domain = bounces.partition("@")
    before, plus, token = local.partition("+")
    if not plus or before.lower() != ours.lower() or domain.lower() != our_domain.lower():
        return None
    return tokens.id_in(PURPOSE, token)
