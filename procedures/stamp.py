"""The mark of the catalogue as it is: what is kept is kept under this mark, so that a publication clears it at once."""

from uuid import uuid4

from procedures.models import CatalogueStamp


def stamp() -> str:
    """The mark that stands since the last change the public may read. One query."""
    return CatalogueStamp.objects.values_list("mark", flat=True).first() or "none"


def touch() -> None:
    """Sets a new mark, in the transaction of the change: seen by others together with it. Call it last."""
    row = CatalogueStamp(pk=1, mark=uuid4().hex)
    CatalogueStamp.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["mark"])
