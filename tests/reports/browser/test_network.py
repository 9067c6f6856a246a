"""The picture of the network in use: a name chosen, the keyboard, a body, a larger size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reports.browser.visits import Visit, on_disk, visit

BODY = "Børne- og Skoleudvalget"


@pytest.fixture(scope="module")
def window(browser: Browser, example_site: Path) -> Iterator[Visit]:
    with visit(browser, on_disk(example_site)) as opened:
        yield opened


@pytest.fixture
def network(window: Visit) -> Iterator[Page]:
    yield window.open("netvaerk.html")
    assert window.is_quiet(), (window.complaints, window.outside)


def _names(page: Page, kind: str) -> list[str]:
    nodes = page.locator(f"#network .node-{kind}:visible")
    return list(nodes.evaluate_all("nodes => nodes.map(node => node.ariaLabel)"))


def test_a_body_keeps_its_own(network: Page) -> None:
    before = {kind: _names(network, kind) for kind in ("member", "body", "case")}
    network.locator("#n-body").select_option(label=BODY)
    after = {kind: _names(network, kind) for kind in before}
    assert after["body"] == [BODY]
    assert all(set(after[kind]) < set(before[kind]) for kind in before)
    expect(network.locator("#n-count")).to_have_text(
        f"{len(after['member'])} medlemmer, 1 udvalg og {len(after['case'])} sager vises"
    )
    row = network.locator("#net-udvalg ~ div tr", has=network.get_by_role("link", name=BODY))
    listed = row.first.locator("td").first.locator("a").all_inner_texts()
    assert set(after["member"]) <= set(listed)


def test_a_name_chosen_tells_whom_it_meets_and_opens_at_the_second_click(network: Page) -> None:
    name = network.locator(f"#network .node-body[aria-label='{BODY}']")
    name.click()
    expect(network.locator("#n-chosen")).to_contain_text("Forbundet med:")
    name.click()
    expect(network.locator("h1")).to_have_text(BODY)


def test_arrow_keys_move_and_escape_lets_go(network: Page) -> None:
    reachable = network.locator("#network .node[tabindex='0']")
    assert reachable.count() == 1
    first = reachable.get_attribute("id")
    reachable.focus()
    network.keyboard.press("ArrowDown")
    assert network.evaluate("document.activeElement.id") not in ("", first)
    assert reachable.count() == 1
    network.locator("#network .node-member").first.click()
    expect(network.locator("#n-chosen")).not_to_be_empty()
    network.keyboard.press("Escape")
    expect(network.locator("#n-chosen")).to_be_empty()


def test_it_grows(network: Page) -> None:
    width = "document.getElementById('network').getBoundingClientRect().width"
    before = network.evaluate(width)
    network.get_by_role("button", name="Større").click()
    assert network.evaluate(width) > before
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert network.evaluate(over) == 0
