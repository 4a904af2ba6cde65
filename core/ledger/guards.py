"""The database's own guard: triggers (and, on PostgreSQL, grants) that refuse to change or delete an entry."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "core_ledgerentry"

POSTGRESQL = {
    "up": f"""
        CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
        CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON {TABLE}
            FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
        CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON {TABLE}
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        REVOKE UPDATE, DELETE, TRUNCATE ON {TABLE} FROM PUBLIC, CURRENT_USER;
    """,
    "down": f"""
        DROP TRIGGER IF EXISTS ledger_no_change ON {TABLE};
        DROP TRIGGER IF EXISTS ledger_no_truncate ON {TABLE};
        DROP FUNCTION IF EXISTS ledger_is_append_only();
        GRANT UPDATE, DELETE, TRUNCATE ON {TABLE} TO CURRENT_USER;
    """,
}
SQLITE = {
    "up": [
        f"CREATE TRIGGER ledger_no_{verb} BEFORE {verb} ON {TABLE} "
        "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ],
    "down": [f"DROP TRIGGER IF EXISTS ledger_no_{verb}" for verb in ("UPDATE", "DELETE")],
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Puts the triggers and grants in place."""
    _run(connection, "up")


def unguard(connection: BaseDatabaseWrapper) -> None:
    """Takes them away: for undoing the migration, and for test databases that must be emptied."""
    _run(connection, "down")


def _run(connection: BaseDatabaseWrapper, way: str) -> None:
    statements = [POSTGRESQL[way]] if connection.vendor == "postgresql" else SQLITE[way]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
