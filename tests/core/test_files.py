"""Files are kept whole or not at all, served inert, and checked against their rows."""

import hashlib
import io
import os
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from core.errors import Invalid
from core.files import NoRoom, keep
from core.files.checking import findings
from core.files.serve import serve
from core.models import Blob

pytestmark = [pytest.mark.models, pytest.mark.django_db]

DAY = 24 * 3600


@pytest.fixture(autouse=True)
def room(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def small_disk() -> Iterator[int]:
    """No file of this process may grow beyond so many bytes: the kernel's own refusal, as of a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    yield 100_000
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files(room: Path) -> list[Path]:
    return [path for path in room.rglob("*") if path.is_file()]


@pytest.mark.parametrize("data", [b"", b"giay", os.urandom(3 * 2**20)], ids=["empty", "small", "several chunks"])
def test_what_is_kept_comes_back(data: bytes, room: Path) -> None:
    blob = Blob.objects.get(pk=keep(data, "application/pdf").pk)
    assert (blob.size, blob.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert blob.content_type == "application/pdf"
    assert blob.bytes() == data
    with blob.open() as file:
        assert file.read() == data
    assert files(room) == [blob.path]
    assert blob.path.relative_to(room).parts[:2] == ("blobs", blob.sha256[:2])


def test_a_stream_is_kept_from_where_it_stands() -> None:
    stream = io.BytesIO(b"head" + b"body")
    stream.seek(4)
    assert keep(stream, "text/plain").bytes() == b"body"


def test_the_same_bytes_twice_are_two_files() -> None:
    assert keep(b"a", "image/png").path != keep(b"a", "image/png").path


def test_over_the_limit_nothing_is_left(room: Path) -> None:
    with pytest.raises(Invalid, match=r"lớn hơn mức cho phép là 2,0.MB"):
        keep(bytes(2 * 2**20 + 1), "application/pdf", limit=2 * 2**20)
    assert files(room) == []
    assert not Blob.objects.exists()
    assert keep(bytes(2 * 2**20), "application/pdf", limit=2 * 2**20).size == 2 * 2**20


def test_a_full_disk_is_said_and_nothing_is_left(room: Path, small_disk: int) -> None:
    with pytest.raises(NoRoom, match="Kho lưu tệp đã đầy") as full:
        keep(bytes(small_disk + 1), "application/pdf")
    assert full.value.status == 507
    assert files(room) == []
    assert not Blob.objects.exists()


def test_a_source_that_breaks_off_leaves_nothing(room: Path) -> None:
    class BrokenPipe(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise ConnectionResetError
            return super().read(10)

    with pytest.raises(ConnectionResetError):
        keep(BrokenPipe(bytes(100)), "application/pdf")
    assert files(room) == []
    assert not Blob.objects.exists()


def test_files_that_agree_with_their_rows_raise_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    keep(b"a", "image/png")
    keep(b"b", "image/png")
    assert list(findings()) == []
    call_command("check_files")
    assert "files ok: 2" in capsys.readouterr().out


def test_a_missing_and_a_changed_file_are_found() -> None:
    missing, changed = keep(b"a", "image/png"), keep(b"b", "image/png")
    missing.path.unlink()
    changed.path.write_bytes(b"c")
    assert sorted(findings()) == sorted(
        [f"blob {missing.pk}: file missing", f"blob {changed.pk}: bytes differ from those kept"]
    )
    with pytest.raises(CommandError, match="2 findings"):
        call_command("check_files")


def test_a_file_without_a_row_is_found_when_a_day_old(room: Path) -> None:
    kept = keep(b"a", "image/png")
    strays = [room / "tmp" / "left", kept.path.parent / "left"]
    for stray in strays:
        stray.write_bytes(b"x")
    assert list(findings()) == []
    for path in (*strays, kept.path):
        _age(path, DAY + 60)
    assert sorted(findings()) == sorted(f"file {stray}: no row" for stray in strays)


def _age(path: Path, seconds: int) -> None:
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def test_a_served_file_is_a_download_that_runs_nothing() -> None:
    response = serve(keep(b"%PDF-", "application/pdf"), "Giấy tiếp nhận 01.pdf")
    assert (
        response["Content-Disposition"]
        == "attachment; filename*=utf-8''Gi%E1%BA%A5y%20ti%E1%BA%BFp%20nh%E1%BA%ADn%2001.pdf"
    )
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response.streaming_content) == b"%PDF-"


@pytest.mark.parametrize(
    ("content_type", "disposition"),
    [
        ("application/pdf", "inline"),
        ("image/jpeg", "inline"),
        ("image/png", "inline"),
        ("text/html", "attachment"),
        ("image/svg+xml", "attachment"),
        ("application/zip", "attachment"),
    ],
)
def test_only_pdf_and_images_are_shown_in_the_browser(content_type: str, disposition: str) -> None:
    response = serve(keep(b"x", content_type), 'a";b.bin', inline=True)
    assert response["Content-Disposition"] == f'{disposition}; filename="a\\";b.bin"'


def test_no_name_breaks_out_of_its_header() -> None:
    header = serve(keep(b"x", "image/png"), "a\r\nSet-Cookie: x=1.png")["Content-Disposition"]
    assert header == "attachment; filename*=utf-8''a%0D%0ASet-Cookie%3A%20x%3D1.png"
