"""All rooms' tables as one Piccolo app with one history."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

ROOMS = (
    "audit",
    "people",
    "outbox",
    "conferences",
    "profile",
    "directory",
    "referrals",
    "circle",
    "notes",
    "network",
    "safety",
    "dates",
    "invitations",
    "logistics",
    "information",
    "day",
    "private_time",
    "plans",
    "sealed_room",
    "translations",
    "childs_plan",
    "paper",
    "follow_up",
    "reminders",
    "feedback",
    "effects",
    "reviews",
    "learning",
    "comparison",
)

APP_CONFIG = AppConfig(
    app_name="familienrat",
    migrations_folder_path=str(Path(__file__).parent / "migrations"),
    table_classes=table_finder(modules=[f"app.{room}.tables" for room in ROOMS], exclude_imported=True),
    migration_dependencies=[],
)
