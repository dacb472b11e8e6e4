from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Loads the Celery app, which `portal/__init__.py` must not do: the engine imports `portal.egress`."""

    name = "portal"

    def ready(self) -> None:
        import portal.celery
        import portal.system_checks  # noqa: F401
