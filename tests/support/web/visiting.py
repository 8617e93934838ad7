"""Visitors of a site: whatever a browser complains of while they look is written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

DESK, PHONE = 1280, 390
_HEIGHT = 900
_RULES = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
            "best-practice",
        ],
    },
}
# What is hidden from screen readers is there for the pointer, and stands elsewhere for everybody.
_REACHABLE = """
  [...document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0']"
  )].filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.closest("[aria-hidden='true']"))
"""
# Written down as it happens: to ask after every key takes longer than the key.
_LISTEN = """() => {
  globalThis.reached = [];
  addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    reached.push([target.outerHTML.slice(0, 160), seen]);
  });
}"""


# Rows of a table are alike, and what they cost axe is most of what a page does. Those that have
# nothing but what six rows before them have are left out, by what choosing.py counts: every element
# with a class.
_MARKED = "data-as-before"
_WHERE = {"exclude": [[f"[{_MARKED}]"]]}
_MARK_ROWS = """(marked) => {
  const names = (each) => (each.classList.length ? [...each.classList] : [""]);
  const features = (row) => [row, ...row.querySelectorAll("*")].flatMap((each) =>
    names(each).map((name) => `${each.localName}.${name}`));
  for (const body of document.querySelectorAll("tbody")) {
    const seen = new Set();
    [...body.rows].forEach((row, at) => {
      const own = features(row);
      if (at >= 6 && own.every((each) => seen.has(each))) row.setAttribute(marked, "");
      own.forEach((each) => seen.add(each));
    });
  }
}"""


@dataclass
class Visitor:
    """Somebody with a window of one width, on one site."""

    context: BrowserContext
    base: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """A page of the site by its path, in a tab of its own; all of it has come."""
        page = self.context.new_page()
        page.on("console", lambda told: self._hear(told.type, told.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("dialog", lambda dialog: (self._hear("error", "a dialog"), dialog.dismiss()))
        page.on("request", lambda request: self._watch(request.url))
        page.goto(self.base + path, wait_until="load")
        return page

    def _hear(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _watch(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"a request that leaves the site: {url}")

    def forgive(self, *texts: str) -> None:
        """What had to be complained of: once each, or it was not."""
        for text in texts:
            told = next((each for each in self.complaints if text in each), None)
            assert told is not None, (text, self.complaints)
            self.complaints.remove(told)


# Visits a site by its name, in a window of a width (of a desk, if none is said).
Visit = Callable[..., AbstractContextManager[Visitor]]


@contextmanager
def visiting(browser: Browser, base: str, width: int = DESK, **how: Any) -> Iterator[Visitor]:
    """A visitor until the end of the block, where nothing may be left to complain of. ``how`` is
    for the browser, such as ``java_script_enabled``."""
    context = browser.new_context(viewport={"width": width, "height": _HEIGHT}, **how)
    context.set_default_timeout(5_000)
    visitor = Visitor(context, base)
    try:
        yield visitor
    finally:
        context.close()
    assert not visitor.complaints, visitor.complaints


def barriers(page: Page) -> list[str]:
    """What axe finds: each rule that is broken, and where."""
    page.evaluate(_MARK_ROWS, _MARKED)
    found = Axe().run(page, _WHERE, _RULES).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node['target'])})"
        for rule in found
        for node in rule["nodes"]
    ]


def overhang(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


def tabbed(page: Page, times: int) -> list[tuple[str, bool]]:
    """The beginning of what the Tab key reaches when it is pressed so often, and whether each is
    seen to have the focus."""
    page.evaluate(_LISTEN)
    for _ in range(times):
        page.keyboard.press("Tab")
    return [(text, seen) for text, seen in page.evaluate("reached")]


def reachable(page: Page) -> list[str]:
    """The beginning of everything that can be used and is shown, in the order of the page."""
    texts: list[str] = page.evaluate(f"{_REACHABLE}.map((each) => each.outerHTML.slice(0, 160))")
    return texts
