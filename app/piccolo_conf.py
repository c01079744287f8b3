"""Tells Piccolo which engine and which tables there are."""

from piccolo.conf.apps import AppRegistry

from app.database import DB

APP_REGISTRY = AppRegistry(apps=["app.piccolo_app"])

__all__ = ["APP_REGISTRY", "DB"]
