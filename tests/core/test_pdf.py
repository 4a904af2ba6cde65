"""Papers: every Vietnamese letter comes back, every address stays shut, the archive's marks are there."""

import base64
import http.server
import io
import os
import subprocess
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageFile
from pytest_django.fixtures import Settings
from weasyprint.urls import URLFetchingError

from core.errors import Invalid
from core.pdf import qr_asset, qr_data_uri, render_pdf
from core.pdf.press import HTML  # WeasyPrint by its way: alone it leaves Pillow forgiving for all tests after this
from tests.corpus.papers import print_sample

pytestmark = pytest.mark.pure

ROOT = Path(__file__).resolve().parents[2]
SECRET = b"BIMAT-5f3759df"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
LOWER = [
    unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES if vowel + tone not in "aeiouy"
]
LETTERS = [*LOWER, "đ", *(letter.upper() for letter in LOWER), "Đ"]

Print = Callable[..., bytes]


@pytest.fixture
def printed(settings: Settings) -> Print:
    """Prints a template given as text."""

    def print_it(body: str, head: str = "", **context: object) -> bytes:
        source = f"<html lang='vi'><head><title>{{{{ title }}}}</title>{head}</head><body>{body}</body></html>"
        loaders = [("django.template.loaders.locmem.Loader", {"paper.html": source})]
        engine = "django.template.backends.django.DjangoTemplates"
        settings.TEMPLATES = [{"BACKEND": engine, "OPTIONS": {"loaders": loaders}}]
        return render_pdf("paper.html", context, title="Giấy thử")

    return print_it


def text_of(pdf: bytes) -> str:
    told = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return told.stdout.decode()


def test_there_are_134_letters_with_marks() -> None:
    assert len(LETTERS) == len(set(LETTERS)) == 134


@pytest.mark.parametrize(
    "style",
    [
        "font: 12pt Tinos",
        "font: bold 12pt Tinos",
        "font: italic 12pt Tinos",
        "font: italic bold 12pt Tinos",
        "font: 12pt 'Be Vietnam Pro'",
        "font: 600 12pt 'Be Vietnam Pro'",
    ],
)
def test_every_letter_comes_back(printed: Print, style: str) -> None:
    pdf = printed('<p style="{{ style }}">{{ letters }}</p>', style=style, letters=" ".join(LETTERS))
    assert "".join(text_of(pdf).split()) == "".join(LETTERS)


def test_only_our_fonts_are_used_and_each_is_embedded(printed: Print) -> None:
    body = "<p>Chữ <b>đậm</b> <i>nghiêng</i> <span style='font-family: Arial'>lạ</span></p>"
    with pikepdf.open(io.BytesIO(printed(body))) as pdf:
        descriptors = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item]
        assert sorted(str(font.FontName).split("+")[1] for font in descriptors) == [
            "Tinos",
            "Tinos-Bold",
            "Tinos-Italic",
        ]


def test_it_carries_the_marks_of_a_tagged_archive_file(printed: Print) -> None:
    with pikepdf.open(io.BytesIO(printed("<h1>Giấy</h1>"))) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.StructTreeRoot.K[0].K[0].S == "/H1"
        assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert pdf.docinfo["/Title"] == "Giấy thử"
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")


def test_the_same_paper_is_the_same_bytes_in_any_process() -> None:
    command = [sys.executable, "-m", "tests.corpus.papers"]
    elsewhere = subprocess.check_output(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "1"})
    assert elsewhere.startswith(b"%PDF-1.7")
    assert elsewhere == print_sample() == print_sample()


def test_the_press_is_loaded_at_the_first_paper_only() -> None:
    told = "import sys, core.pdf; print('weasyprint' in sys.modules)"
    assert subprocess.check_output([sys.executable, "-c", told], cwd=ROOT).strip() == b"False"


def test_what_people_wrote_is_printed_as_they_wrote_it(printed: Print) -> None:
    wrote = "<img src=x> & <b>đậm</b> {{ title }}"
    assert text_of(printed("<p>{{ wrote }}</p>", wrote=wrote)).strip() == wrote


def test_a_code_is_drawn_on_paper_and_on_pages(printed: Print) -> None:
    address = "https://haiphong.example/tra-cuu?ma=H24.7-261124-0001&x=ấ"
    with_code = printed('<img src="{{ code }}" alt="Mã QR">', code=qr_asset(address))
    assert len(everything_in(with_code)) > len(everything_in(printed('<img src="asset:other" alt="Mã QR">'))) + 1000
    assert qr_data_uri(address).startswith("data:image/svg+xml;base64,")


def test_printing_does_not_make_pillow_forgive_broken_images(printed: Print) -> None:
    printed("<p>a</p>")
    assert not ImageFile.LOAD_TRUNCATED_IMAGES


# --- What is too much -------------------------------------------------------------------------------------------------


def test_too_long_a_text_is_refused(printed: Print) -> None:
    with pytest.raises(Invalid, match="Nội dung quá dài"):
        printed("<p>{{ text }}</p>", text="chữ " * 30_000)


def test_too_many_pages_are_refused(printed: Print) -> None:
    with pytest.raises(Invalid, match="dài hơn 60 trang"):
        printed("{% for page in pages %}<p style='break-after: page'>a</p>{% endfor %}", pages=range(61))


@pytest.mark.parametrize("word", ["x", "&", "ấ\u0323"])
def test_a_word_without_end_is_broken_into_lines(printed: Print, word: str) -> None:
    start = time.process_time()
    pdf = printed("<table><td>{{ word }}</td></table>", word=word * 15_000)
    assert time.process_time() - start < 60  # unbroken, it takes minutes
    assert text_of(pdf).count(word[0]) == 15_000


# --- No address is opened ---------------------------------------------------------------------------------------------

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
CHANNELS = {
    "image": '<img src="URL">',
    "background": '<p style="background: url(URL)">a</p>',
    "mark of a list": '<ul style="list-style-image: url(URL)"><li>a</li></ul>',
    "generated content": "<style>p::before { content: url(URL) }</style><p>a</p>",
    "style sheet imported": '<style>@import url("URL");</style><p>a</p>',
    "style sheet linked": '<link rel="stylesheet" href="URL"><p>a</p>',
    "font": "<style>@font-face { font-family: x; src: url(URL) } p { font-family: x }</style><p>a</p>",
    "image in a drawing": SVG + '<image href="URL" width="9" height="9"/></svg>',
    "drawing in a drawing": SVG + '<use href="URL#a"/></svg>',
    "style of a drawing": SVG + '<style>@import url("URL");</style><rect width="9" height="9"/></svg>',
    "object": '<object data="URL" type="image/svg+xml"></object>',
    "embedded": '<embed src="URL" type="image/svg+xml">',
    "frame": '<iframe src="URL"></iframe>',
    "attachment behind a link": '<a rel="attachment" href="URL">a</a>',
    "attachment of the paper": '<link rel="attachment" href="URL"><p>a</p>',
    "base of addresses": '<base href="URL"><img src="a.png"><p>a</p>',
}


class Listener(http.server.ThreadingHTTPServer):
    """A real server on this machine that tells the secret to whoever asks, and remembers them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[str] = []
        self.url = f"http://127.0.0.1:{self.server_port}/secret"


class Answer(http.server.BaseHTTPRequestHandler):
    server: Listener

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(SECRET)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[Listener]:
    with Listener() as listening:
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}).start()
        yield listening
        listening.shutdown()


def everything_in(pdf: bytes) -> bytes:
    """All its streams unpacked, and its text."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = b"".join(item.read_bytes() for item in opened.objects if isinstance(item, pikepdf.Stream))
    return pdf + streams + text_of(pdf).encode()


def test_the_listener_would_hear(listener: Listener) -> None:
    pdf = HTML(string=CHANNELS["attachment behind a link"].replace("URL", listener.url)).write_pdf()
    assert listener.asked == ["/secret"]
    assert SECRET in everything_in(pdf)


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
def test_no_channel_reaches_the_network(printed: Print, listener: Listener, channel: str) -> None:
    pdf = printed(channel.replace("URL", listener.url))
    assert listener.asked == []
    assert SECRET not in everything_in(pdf)


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
def test_no_channel_reaches_a_file(printed: Print, tmp_path: Path, channel: str) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(SECRET)
    assert SECRET not in everything_in(printed(channel.replace("URL", secret.as_uri())))


@pytest.mark.parametrize("channel", CHANNELS.values(), ids=CHANNELS)
def test_no_channel_opens_what_it_brings_along(printed: Print, channel: str) -> None:
    brought = "data:text/html;base64," + base64.b64encode(SECRET).decode()
    assert SECRET not in everything_in(printed(channel.replace("URL", brought)))


def test_a_colour_profile_from_elsewhere_stops_the_paper(printed: Print, listener: Listener) -> None:
    style = "<style>@color-profile --x { src: url(URL) }</style>".replace("URL", listener.url)
    with pytest.raises(URLFetchingError):
        printed("<p>a</p>", head=style)
    assert listener.asked == []
