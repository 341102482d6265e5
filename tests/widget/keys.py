"""What a parent does with the keyboard alone, and where that brings the focus."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from tests.widget.states import launcher

BROWSER = "browser"
"""Where the focus is when nothing of the page has it: Tab went on to the browser's own buttons."""
FOCUS = f"""async () => {{
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
  let element = document.activeElement, where = 'page'
  for (; element?.shadowRoot?.activeElement; where = 'chat') element = element.shadowRoot.activeElement
  if (!element || element === document.body) return {{where: '{BROWSER}', name: '{BROWSER}'}}
  const outlined = getComputedStyle(element.matches('li.me') ? element.querySelector('.bubble') : element)
  const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.innerText
  return {{
    where,
    tag: element.localName,
    name: name.replace(/\\s+/g, ' ').trim(),
    seen: element.checkVisibility({{visibilityProperty: true, opacityProperty: true}}),
    outlined: outlined.outlineStyle !== 'none' && parseFloat(outlined.outlineWidth) >= 2,
  }}
}}"""


def focus(page: Page) -> dict[str, Any]:
    """What has the focus, once the page has dealt with the last key.

    Returns:
        ``where`` (chat, page or browser) and ``name``, and unless it is the browser ``tag``, ``seen`` and ``outlined``.
    """
    return page.evaluate(FOCUS)


def focused(page: Page) -> str:
    """The name of what has the focus."""
    return focus(page)["name"]


def stop(page: Page, key: str) -> dict[str, Any]:
    """Press a key, and return what then has the focus; in the chat that must be seen."""
    page.keyboard.press(key)
    now = focus(page)
    assert now["where"] != "chat" or (now["seen"] and now["outlined"]), f"nobody sees where the focus is: {now}"
    return now


def hit(page: Page, key: str) -> str:
    """Press a key, and return the name of what then has the focus."""
    return stop(page, key)["name"]


def tab_to(page: Page, name: str, key: str = "Tab") -> list[str]:
    """Press Tab until the focus is on what has this name; returns the names of all stops."""
    stops = [hit(page, key)]
    while stops[-1] != name:
        assert len(stops) < 60, f"{key} does not come to {name!r} but to {stops}"
        stops.append(hit(page, key))
    return stops


def all_stops(page: Page) -> list[dict[str, Any]]:
    """All stops of Tab on the page, from the browser's own buttons until the browser again."""
    while stop(page, "Tab")["where"] != BROWSER:
        """On to the end of the page."""
    stops = [stop(page, "Tab")]
    while stops[-1]["where"] != BROWSER:
        assert len(stops) < 60, f"Tab does not come back to the browser: {stops}"
        stops.append(stop(page, "Tab"))
    return stops[:-1]


def open_with_keys(page: Page, address: str) -> None:
    """Go to a page of the school, and open the chat with Tab and Enter."""
    page.goto(address)
    launcher(page).wait_for()
    tab_to(page, "Stel je vraag")
    page.keyboard.press("Enter")


def read_out(page: Page) -> list[str]:
    """Everything on the page that a screen reader comes across, as the browser tells it."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    return [name for node in nodes if not node["ignored"] and (name := node.get("name", {}).get("value"))]
