"""PDFs, good and hostile, made from nothing each time."""

import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO

import pikepdf

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def raw(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of just these objects, numbered from 1, the first being the catalog."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(data))
    return bytes(data + head + tail)


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(body), entries, body)


def with_catalog(entries: bytes, *more: bytes) -> bytes:
    """One empty page, and a catalog with these entries; `more` objects count from 4."""
    return raw(CATALOG.replace(b" >>", b" " + entries + b" >>"), PAGES, PAGE, *more)


def good(pages: int = 3) -> bytes:
    """An honest PDF in the modern form: object streams, a link, a bookmark, metadata."""
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.docinfo["/Title"] = "Giấy chứng sinh (bản /JavaScript, /Launch chỉ là chữ)"
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://haiphong.gov.vn/")
    pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=link)])
    return _saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def encrypted(user: str = "matkhau", owner: str = "chu") -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return _saved(pdf, encryption=pikepdf.Encryption(user=user, owner=owner))


def _saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    out = BytesIO()
    pdf.save(out, **how)
    return out.getvalue()


def archive(comment: bytes = b"") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("chay.exe", b"MZ" * 10)
        zipped.comment = comment
    return out.getvalue()


def active() -> Iterable[tuple[str, bytes]]:
    """Everything that does something by itself, wherever it can hang."""
    js = b"<< /S /JavaScript /JS 5 0 R >>"
    annotation = b"/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] %s >>]"
    yield "script when opened", with_catalog(b"/OpenAction " + SCRIPT)
    yield "script under an escaped name", with_catalog(b"/OpenAction " + SCRIPT.replace(b"ava", b"#61va"))
    yield "script in a stream of its own", with_catalog(b"/OpenAction 4 0 R", js, stream(b"app.alert(1)"))
    yield "script in the names", with_catalog(b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>", SCRIPT)
    yield "script behind a link", raw(CATALOG, PAGES, PAGE.replace(b" >>", annotation % (b"/A " + SCRIPT) + b" >>"))
    yield "script of a page", raw(CATALOG, PAGES, PAGE.replace(b" >>", b" /AA << /O " + SCRIPT + b" >> >>"))
    yield "script in a bookmark", with_catalog(b"/Outlines 4 0 R", b"<< /First << /A " + SCRIPT + b" >> >>")
    yield "script nothing points to", raw(CATALOG, PAGES, PAGE, SCRIPT)
    yield "script after another action", with_catalog(b"/OpenAction << /S /GoTo /D [] /Next " + SCRIPT + b" >>")
    yield "program", with_catalog(b"/OpenAction << /S /Launch /F (cmd.exe) >>")
    yield (
        "program behind a link",
        raw(CATALOG, PAGES, PAGE.replace(b" >>", annotation % b"/A << /S /Launch /F (a.exe) >>" + b" >>")),
    )
    yield (
        "file inside",
        with_catalog(
            b"/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>",
            b"<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>",
            stream(b"MZ", b"/Type /EmbeddedFile"),
        ),
    )
    yield "form that sends", with_catalog(b"/AcroForm << /Fields [<< /A << /S /SubmitForm /F (http://x) >> >>] >>")
    yield "form that reads", with_catalog(b"/OpenAction << /S /ImportData /F (c:/x.fdf) >>")
    yield "dynamic form", with_catalog(b"/AcroForm << /Fields [] /XFA 4 0 R >>", stream(b"<xdp:xdp/>"))
    yield "film", raw(CATALOG, PAGES, PAGE.replace(b" >>", annotation.replace(b"Link", b"RichMedia") % b"" + b" >>"))


def broken() -> Iterable[tuple[str, bytes]]:
    """Files that open in no honest reader, or would keep one busy for ever."""
    whole = good()
    for tenth in range(1, 10):
        yield f"{tenth}0 % of it", whole[: len(whole) * tenth // 10]
    yield "only a head", b"%PDF-1.7\n"
    yield "no pages", raw(CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>")
    yield "pages in a ring", raw(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", PAGES.replace(b"3", b"2"))
    yield "no catalog", raw(b"(x)")
    yield "table that follows itself", _ring()
    yield "ten thousand arrays deep", with_catalog(b"/X " + b"[" * 10_000 + b"]" * 10_000)
    yield "pages that branch", branching()
    yield "packed objects that swell", swelling(256 * 2**20)


def _ring() -> bytes:
    data = raw(CATALOG, PAGES, PAGE, trailer=b"/Prev 0000000000")
    start = data.rindex(b"xref\n0")
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % start)


def branching(depth: int = 9, width: int = 9) -> bytes:
    """A tree of pages in which every branch is shared: a few objects that count as 9⁹ pages."""
    levels = []
    for level in range(2, depth + 2):
        kids = b"%d 0 R " % (level + 1) * width
        levels.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, width ** (depth + 2 - level)))
    return raw(CATALOG, *levels, PAGE)


def swelling(size: int) -> bytes:
    """Objects packed into a stream that unpacks to `size` bytes of spaces."""
    packer = zlib.compressobj(9)
    packed = packer.compress(b"4 0 ")
    packed += b"".join(packer.compress(b" " * 2**20) for _ in range(size // 2**20)) + packer.flush()
    objects = [CATALOG.replace(b" >>", b" /X 4 0 R >>"), PAGES, PAGE]
    data, rows = b"%PDF-1.7\n", [b"\x00" + bytes(4) + b"\xff"]
    for number, body in enumerate(objects, start=1):
        rows.append(b"\x01" + len(data).to_bytes(4) + b"\x00")
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    rows.append(b"\x02" + (5).to_bytes(4) + b"\x00")
    rows.append(b"\x01" + len(data).to_bytes(4) + b"\x00")
    data += b"5 0 obj\n%s\nendobj\n" % stream(packed, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    table = stream(b"".join(rows), b"/Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R")
    return data + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (table, len(data))
