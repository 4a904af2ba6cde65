from typing import Any

from django.db import migrations

from procedures.guards import guard, unguard


def renew(apps: Any, editor: Any) -> None:
    """The guard as it now is; SQLite lost the earlier one when the columns were added."""
    unguard(editor.connection)
    guard(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("procedures", "0003_drafting")]

    operations = [migrations.RunPython(renew, renew)]
