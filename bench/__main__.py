"""Measures everything, or the measures named: bin/services .venv/bin/python -m bench [start pages … city export]

Prints one JSON object a line and keeps it in bench/results. A missed target is a result, and ends with 0; only what
could not be measured ends with 1.
"""

import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TextIO

ROOT = Path(__file__).resolve().parent.parent


def main(names: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder, figures_only() as output:
        os.environ |= {"DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "portal.settings"}
        prepare()
        return measure(names, output)


def figures_only() -> TextIO:
    """Standard output for figures alone; what the programs we start say goes to standard error."""
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    return output


def prepare() -> None:
    """A portal of our own: tables, static files and the sample city."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("prepare", sample=True)


def measure(names: list[str], output: TextIO) -> int:
    from bench import machine, stage
    from bench.figures import publish
    from bench.measures import LONG, MEASURES

    run, unmeasured = machine.facts(), 0
    with stage.stage() as ready:
        for each in (each for each in [*MEASURES, *LONG] if each.__name__ in names) if names else MEASURES:
            try:
                for figure in each(ready):
                    publish(figure, run, output)
            except Exception:
                traceback.print_exc()
                unmeasured += 1
    return min(unmeasured, 1)


if __name__ == "__main__":
    if "DATABASE_URL" not in os.environ or "REDIS_URL" not in os.environ:
        sys.exit("usage: bin/services .venv/bin/python -m bench [measures]")
    sys.path.insert(0, str(ROOT / "bin"))
    sys.exit(main(sys.argv[1:]))
