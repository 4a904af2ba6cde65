"""The database's own guard: a document changes in a draft only, and what was published stays published."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "procedures_procedureversion"
MESSAGE = "a definition that was sent or published never changes"
CHANGED = """(OLD.state <> 'DRAFT' AND (NEW.document <> OLD.document OR NEW.sha256 <> OLD.sha256))
    OR (OLD.state IN ('PUBLISHED', 'RETIRED') AND NEW.state NOT IN ('PUBLISHED', 'RETIRED'))"""

POSTGRESQL = {
    "up": [
        f"""CREATE OR REPLACE FUNCTION version_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$""",
        f"""CREATE TRIGGER version_no_change BEFORE UPDATE ON {TABLE} FOR EACH ROW
        WHEN ({CHANGED}) EXECUTE FUNCTION version_is_immutable()""",
    ],
    "down": [
        f"DROP TRIGGER IF EXISTS version_no_change ON {TABLE}",
        "DROP FUNCTION IF EXISTS version_is_immutable()",
    ],
}
SQLITE = {
    "up": [
        f"CREATE TRIGGER version_no_change BEFORE UPDATE ON {TABLE} WHEN {CHANGED} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
    ],
    "down": ["DROP TRIGGER IF EXISTS version_no_change"],
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Puts the trigger in place."""
    _run(connection, "up")


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Takes it away, for undoing the migration."""
    _run(connection, "down")


def _run(connection: BaseDatabaseWrapper, way: str) -> None:
    with connection.cursor() as cursor:
        for statement in (POSTGRESQL if connection.vendor == "postgresql" else SQLITE)[way]:
            cursor.execute(statement)
