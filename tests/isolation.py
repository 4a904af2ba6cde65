"""A folder and a Redis database number of its own for each test process, set before Django reads its settings."""

import atexit
import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
REDIS_NUMBER = WORKER.removeprefix("gw") if WORKER != "main" else "0"
ROOT = Path(__file__).resolve().parent.parent

if "TEST_ROOM" not in os.environ:  # the first process makes it, xdist's workers inherit it
    os.environ["TEST_ROOM"] = tempfile.mkdtemp(prefix="portal-tests-")
    atexit.register(shutil.rmtree, os.environ["TEST_ROOM"], ignore_errors=True)

data_dir = Path(os.environ["TEST_ROOM"]) / WORKER
data_dir.mkdir(exist_ok=True)
# Static files are the same for all, and slow to compress: one copy, kept while nothing changes. What others who test
# at the same time in this folder have before them stays.
sources = "".join(f"{file} {file.stat().st_mtime_ns}\n" for file in sorted((ROOT / "static").rglob("*.*")))
static_dir = ROOT / ".pytest_cache" / "static" / hashlib.sha256(sources.encode()).hexdigest()[:16]
static_dir.mkdir(parents=True, exist_ok=True)
(data_dir / "static").symlink_to(static_dir)
os.environ["DATA_DIR"] = str(data_dir)
if redis := os.environ.get("REDIS_URL"):
    os.environ["REDIS_URL"] = urlsplit(redis)._replace(path=f"/{REDIS_NUMBER}").geturl()
