"""The sample city as a test finds it: built once a process, from then on copied into the empty tables as it was."""

from collections.abc import Callable
from io import BytesIO

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from accounts.sample import build_city
from applications.citizen.before_filing import summary
from procedures import seeds
from procedures.models import Procedure, ProcedureVersion
from procedures.stamp import touch
from procedures.versions import definition_by

FLOORS = ("core", "accounts", "procedures", "applications")
MANY = 20_000  # bytes of a table whose reading is worth planning
READ_BY_VERSION = (definition_by, summary)


class Scenery:
    """What the builders write into empty tables; beside anything else, and on SQLite, they build as ever."""

    def __init__(self, *builders: Callable[[], object]) -> None:
        self.builders = builders
        self.rows: dict[str, bytes] = {}

    @transaction.atomic
    def write(self) -> None:
        """The same rows in every test, under the same ids, as if each were the first and they were written just now."""
        may_copy = connection.vendor == "postgresql" and _all_empty()
        if may_copy and self.rows:
            self._copy()
        else:
            for build in self.builders:
                build()
        if may_copy:
            self.rows = self.rows or {table: rows for table in _tables() if (rows := _read(table))}
            self._tell_planner()

    def _copy(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")  # what they point to has been looked up once
            for table, rows in self.rows.items():
                cursor.copy_expert(f"COPY {table} FROM STDIN", BytesIO(rows))
            cursor.execute("SET LOCAL session_replication_role = origin")
        now = timezone.now()
        Procedure.objects.update(updated_at=now)
        ProcedureVersion.objects.update(created_at=now, effective_from=now)
        touch()
        for function in READ_BY_VERSION:
            function.cache_clear()

    def _tell_planner(self) -> None:
        """It saw the tables empty, between tests, and would read all of them again for each row."""
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(table for table, rows in self.rows.items() if len(rows) > MANY)}")


def _tables() -> list[str]:
    models = (model for floor in FLOORS for model in apps.get_app_config(floor).get_models(include_auto_created=True))
    return [connection.ops.quote_name(model._meta.db_table) for model in models]


def _all_empty() -> bool:
    filled = " OR ".join(f"EXISTS (SELECT FROM {table})" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT ({filled})")
        (answer,) = cursor.fetchone()
    return bool(answer)


def _read(table: str) -> bytes:
    rows = BytesIO()
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} TO STDOUT", rows)
    return rows.getvalue()


PEOPLE = Scenery(build_city)
CITY = Scenery(build_city, seeds.load)
