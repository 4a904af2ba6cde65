"""Putting a seal on a PDF."""

from binascii import hexlify
from io import BytesIO

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.stamp import StaticStampStyle

from core.signing.alone import finished
from core.signing.archived import Archived, add_place
from core.signing.signers import DIGEST, Signer
from core.signing.visible import Visible

FIELD = "Seal"
FILLED = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), InnerScaling.STRETCH_TO_FIT)


class Picture(PdfContent):
    """The one page of a PDF, as what is seen of a signature."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pdf
        super().__init__()

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(self._pdf)))
        left, bottom, right, top = page.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        name = b"/Seal" + hexlify(str(page.idnum).encode())
        self.resources.xobject[name.decode()] = page
        return name + b" Do"


def sign(pdf: bytes, signer: Signer, visible: Visible | None) -> bytes:
    """Signed as PAdES with a time-stamp; nothing may be added afterwards. An update of the bytes, not a new writing."""
    archived, look = Archived(BytesIO(pdf)), None
    if visible:
        left, bottom, right, top = (round(side) for side in (visible.left, visible.bottom, visible.right, visible.top))
        box, said = (left, bottom, right, top), visible.words
        spec = fields.SigFieldSpec(FIELD, on_page=visible.page, box=box, readable_field_name=said)
        add_place(archived, spec, said)
        look = StaticStampStyle(background=Picture(visible.picture), background_layout=FILLED, border_width=0)
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm=DIGEST,
        subfilter=fields.SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    worker = signers.PdfSigner(meta, signer=signer.seal, timestamper=signer.clock, stamp_style=look)
    return bytes(finished(worker.async_sign_pdf(archived)).getvalue())
