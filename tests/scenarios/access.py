"""Whether a page shuts somebody out: axe, on the page as it stands."""

from pathlib import Path

from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
GRAVE = {"serious", "critical"}
AXE = (Path(__file__).parents[1] / "assets/axe.min.js").read_text()
# Where a page runs no scripts, the browser calls nothing back either: axe must then live without timers and fetches.
WITHOUT_SCRIPTS = """() => {
    const off = matchMedia("(scripting: none)").matches;
    if (off) {
        window.MutationObserver = window.MessageChannel = undefined;
        window.setTimeout = (act, _after, ...given) => { Promise.resolve().then(() => act(...given)); return 1; };
    }
    return off;
}"""


def no_barrier(page: Page) -> None:
    """No serious or critical finding. The script goes in past the page's policy, which rightly takes none of it."""
    page.wait_for_load_state()
    off = page.evaluate(WITHOUT_SCRIPTS)
    page.evaluate(AXE)
    how = {"runOnly": RULES, "resultTypes": ["violations"], "preload": not off}
    found = page.evaluate("how => axe.run(how)", how)
    grave = [rule for rule in found["violations"] if rule["impact"] in GRAVE]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in grave] == [], page.url
