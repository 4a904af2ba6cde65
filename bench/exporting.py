"""Writes one ordered list, as the worker does, and says on its last line how much memory that took at its peak, MiB.

python -m bench.exporting KEY: the outbox row of that key is performed.
"""

import resource
import sys


def main(key: str) -> None:
    import django

    django.setup()
    from core.outbox.perform import perform
    from core.outbox.row import OutboxRow

    perform(OutboxRow.objects.get(key=key).pk)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
