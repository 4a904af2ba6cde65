from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    name = "procedures"

    def ready(self) -> None:
        from procedures.drafting import jobs  # noqa: F401  (registers the job)
