from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"

    def ready(self) -> None:
        from applications import forgetting, jobs, sweeping  # noqa: F401  (registers the jobs and the sweeps)
        from applications.touching import dossiers_touched
        from procedures.drafting.touching import REGISTRY

        REGISTRY.append(dossiers_touched)
