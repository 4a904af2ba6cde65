"""An officer without a mouse: goes from box to box by Tab, and types, chooses and presses by keys alone."""

import re

from playwright.sync_api import Page

FARTHEST = 160
# What the focused thing is called: its label, its own words, or the legend of the group it stands in.
NAME = """legend => {
    const at = document.activeElement;
    const label = at.labels?.[0]?.innerText || at.getAttribute("aria-label") || at.innerText || "";
    const group = at.closest("fieldset")?.querySelector("legend")?.innerText || "";
    return [label, group].map(words => words.replace(/\\s+/g, " ").replace(/ \\(không bắt buộc\\)$/, "").trim());
}"""


class Keyboard:
    def __init__(self, page: Page) -> None:
        self.page = page

    def presses(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def goes_to(self, name: str, group: str = "") -> None:
        """Tab by Tab to what bears this name, or stands first in the group of this legend."""
        self.page.wait_for_load_state()  # only then everything that may have the focus is there, and stays
        met = []
        for _each in range(FARTHEST):
            self.presses("Tab")
            label, legend = self._here()
            met.append(label or legend)
            if (group and legend == group and name in ("", label)) or (not group and label == name):
                return
        raise AssertionError(f"no Tab leads to {name or group!r}; met {met}")

    def types(self, name: str, words: str) -> None:
        self.goes_to(name)
        self.presses("Control+a")
        self.page.keyboard.type(words)

    def chooses(self, group: str, choice: str) -> None:
        """Of choices side by side: the arrows go from one to the next and mark it."""
        self.goes_to("", group)
        self.presses("Space")
        for _each in range(20):
            if self._here()[0] == choice:
                return
            self.presses("ArrowDown")
        raise AssertionError(f"{group!r} has no choice {choice!r}")

    def picks(self, name: str, option: str) -> None:
        """From a list that unfolds: its first letter, then the arrows."""
        self.goes_to(name)
        self.presses("Home")
        chosen = "document.activeElement.selectedOptions[0].label.trim()"
        for _each in range(FARTHEST):
            if self.page.evaluate(chosen) == option:
                return
            self.presses("ArrowDown")
        raise AssertionError(f"{name!r} has no option {option!r}")

    def enters(self, address: str) -> None:
        """Enter, and the page it leads to is there."""
        with self.page.expect_navigation(url=re.compile(address)):
            self.presses("Enter")

    def _here(self) -> list[str]:
        found: list[str] = self.page.evaluate(NAME)
        return found
