"""Keeping what came back from paper."""
