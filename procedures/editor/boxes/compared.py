"""A list that is compared only where that is ticked: an empty list and no list are two things."""

from typing import Any

from django.http import QueryDict

from procedures.editor.boxes.simple import Simple

ON = "on"


class Compared(Simple):
    template = "editor/boxes/compared.html"

    def read(self, data: QueryDict, stored: Any) -> None:
        if data.get(f"{self.name}-has") == ON:
            super().read(data, stored)
            self.value = self.value or []
        else:
            self.value = None
