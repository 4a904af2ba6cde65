"""A paper for the archive while it is signed: it stays PDF/A-3 (ISO 19005-3), and its seal is one of its parts."""

from pyhanko.pdf_utils.extensions import DeveloperExtension
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field


class Archived(IncrementalPdfFileWriter):
    """An update that names no later version than PDF 1.7, which PDF/A-3 is, and no extension of a later one."""

    def ensure_output_version(self, version: tuple[int, int]) -> None: ...

    def register_extension(self, ext: DeveloperExtension) -> None:
        if ext.base_version == pdf_name("/1.7"):
            super().register_extension(ext)


def add_place(pdf: Archived, spec: SigFieldSpec, words: str) -> None:
    """A field to sign in that a screen reader comes upon: it has words, and a place in the tree of the parts."""
    append_signature_field(pdf, spec)
    seal = pdf.root["/AcroForm"]["/Fields"].raw_get(-1)
    page = pdf.find_page_for_modification(spec.on_page)[0]  # type: ignore[no-untyped-call]
    parts = pdf.root["/StructTreeRoot"]
    document, numbers = parts["/K"].raw_get(0), parts["/ParentTree"]["/Nums"]
    number = NumberObject(numbers[-2] + 1)  # type: ignore[no-untyped-call]
    child = _node("/OBJR", Obj=seal, Pg=page)
    part = pdf.add_object(_node("/StructElem", S=pdf_name("/Form"), P=document, Pg=page, K=ArrayObject([child])))
    document.get_object()["/K"].append(part)
    numbers.extend([number, part])
    field = seal.get_object()
    field["/StructParent"], field["/Contents"] = number, pdf_string(words)
    for changed in (document.get_object()["/K"], numbers, field):
        pdf.update_container(changed)


def _node(kind: str, **entries: object) -> DictionaryObject:
    named = {pdf_name(f"/{name}"): value for name, value in entries.items()}
    return DictionaryObject({pdf_name("/Type"): NameObject(kind)} | named)  # type: ignore[no-untyped-call]
