"""What axe-core finds against a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

_RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
"""WCAG 2.1 A and AA, which public bodies must hold, and axe's own advice.

Nothing is preloaded, since axe would then fetch the style sheet, which the pages do not allow.
"""


def violations(page: Page) -> str:
    """Give what is wrong with a page, in axe's words; nothing where nothing is."""
    found = Axe().run(page, options=_RULES)
    return str(found.generate_report()) if found.violations_count else ""
