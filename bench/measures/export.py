"""A list of a whole city as a file: what the worker's process holds in memory at most, and how long it takes."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from django.utils import timezone

from accounts.kinds import UserKind
from accounts.models import Agency, RoleAssignment, User
from accounts.roles import Role
from applications.desk.exports.making import order
from applications.models import Export
from bench.databases import ROOT, city
from bench.figures import Figure, at_most, seen
from bench.stage import Stage

ROWS = int(os.environ.get("EXPORT_ROWS", "1000000"))


def export(_stage: Stage) -> Iterator[Figure]:
    """All columns of all dossiers, as each kind of file, each in a process of its own."""
    with city(ROWS):
        everywhere = _sees_all()
        for kind in Export.Format.values:
            ordered, began = order(everywhere, "ho-so", "", [], kind), time.monotonic()
            peak, name = _written(ordered), f"export.{kind.lower()}_of_{ROWS}"
            yield at_most(f"{name}.memory", peak, "MiB", 256)
            yield seen(f"{name}.time", time.monotonic() - began, "s")


def _sees_all() -> User:
    """An inspector of the city, who may look at the dossiers of every agency below."""
    user = User.objects.create_user("bench.inspector", full_name="Trần Văn Soát", kind=UserKind.STAFF)
    for agency in Agency.objects.filter(parent=None):
        RoleAssignment.objects.create(user=user, role=Role.INSPECTOR, agency=agency, valid_from=timezone.now())
    return user


def _written(ordered: Export) -> float:
    """The peak of the process that wrote it, MiB; every row must be in the file."""
    command = [sys.executable, "-m", "bench.exporting", f"export.write:{ordered.pk}"]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    ordered.refresh_from_db()
    assert (ordered.written, ordered.blob is not None) == (ROWS, True)
    return float(said.split()[-1])
