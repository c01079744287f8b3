"""Whom we remind of a promise, and when; whom we ask whether it worked."""
