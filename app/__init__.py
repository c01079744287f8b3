"""Familienrat: family group conferences, from referral to a plan that lives."""

import os

os.environ.setdefault("PICCOLO_CONF", "app.piccolo_conf")
