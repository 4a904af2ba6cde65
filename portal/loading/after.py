"""What the rows of a loaded city still need: counters that know the last day's numbers, requests, statistics."""

from django.db import connection

from applications.models import Counter

COUNTERS = f"""
    INSERT INTO {Counter._meta.db_table} (series, last)
    SELECT left(code, -5), max(right(code, 4)::int) FROM applications_dossier
    WHERE code IS NOT NULL AND created_at > now() - interval '2 days' GROUP BY 1
    UNION ALL
    SELECT left(request_number, -6), max(right(request_number, 5)::int) FROM applications_dossier
    WHERE created_at > now() - interval '2 days' GROUP BY 1
"""  # noqa: S608  (the table's name is ours)


def finish() -> None:
    """Counters go on where the last codes ended; the planner learns the sizes."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTERS)
        cursor.execute("VACUUM ANALYZE")
