"""The library a city begins with."""

import pytest

from procedures import seeds
from procedures.models import LibraryItem
from procedures.seeds.library import fill

pytestmark = [pytest.mark.models, pytest.mark.django_db]


def test_each_legal_text_and_each_prefilled_question_is_kept_once_and_never_over_an_editor_s() -> None:
    definitions = [seeds.read(file) for file in seeds.documents()[:3]]
    fill(definitions)
    before = LibraryItem.objects.count()
    numbers = {basis.number for each in definitions for basis in each.general.legal_bases}
    kept = LibraryItem.objects.filter(kind=LibraryItem.Kind.LEGAL_BASIS)
    assert numbers == {item.document["number"] for item in kept}
    assert LibraryItem.objects.filter(kind=LibraryItem.Kind.FIELD, document__prefill="full_name").exists()
    kept.filter(pk=kept[0].pk).update(document={"number": "1/2026", "title": "Sửa tay"})
    fill(definitions)
    assert LibraryItem.objects.count() == before
    assert LibraryItem.objects.get(pk=kept[0].pk).document["title"] == "Sửa tay"
