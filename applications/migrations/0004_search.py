"""Names, and parts of them, are found among a million dossiers by their trigrams. SQLite reads its few rows instead."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

MAKE = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX dossier_by_words ON applications_dossier USING gin (search_text gin_trgm_ops);
"""
# The extension stays: others in the database may have come to use it.
UNMAKE = "DROP INDEX dossier_by_words"


def make(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _on_postgresql(schema_editor, MAKE)


def unmake(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _on_postgresql(schema_editor, UNMAKE)


def _on_postgresql(schema_editor: BaseDatabaseSchemaEditor, statements: str) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(statements)


class Migration(migrations.Migration):
    dependencies = [("applications", "0003_one_stop_shop")]

    operations = [migrations.RunPython(make, unmake)]
