"""The worker: carries what waits in the outbox, takes what comes back, and does what is due again and again.

Every message is looked at anew the moment before it goes: whether this person may still be written
to, where, and in which language. Neither text nor address has waited anywhere.
"""

from app.worker.running import run

__all__ = ["run"]
