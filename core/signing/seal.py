"""What is found of a signature."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Seal:
    """`is_whole`: the signature covers every byte and fits them; `at`: by the time-stamp, when it holds."""

    subject: str
    is_whole: bool
    is_trusted: bool
    at: datetime | None
    is_stamped: bool

    @property
    def holds(self) -> bool:
        return self.is_whole and self.is_trusted
