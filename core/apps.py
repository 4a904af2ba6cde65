from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"

    def ready(self) -> None:
        from core.ledger import jobs  # noqa: F401  (registers the night's job)
