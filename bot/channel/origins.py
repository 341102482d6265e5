"""Which websites may talk to the bot from a visitor's browser."""

from __future__ import annotations

from collections.abc import Mapping

from bot.knowledge import Knowledge

ALLOWED_METHODS = "POST, DELETE"
REMEMBERED = 600
"""Seconds for which a browser may remember that a website is allowed."""


def is_allowed(knowledge: Knowledge, origin: str | None, host: str) -> bool:
    """Whether a request from a page of this origin is answered.

    A browser always says which website a request to another website comes from. A request without an origin does not
    come from a page of somebody else: it is the bot's own page, or no browser at all.

    Args:
        knowledge: loaded knowledge; each school names the addresses of its websites.
        origin: the header ``Origin``, or None.
        host: the header ``Host``: the bot's own address.
    """
    if origin is None or origin in (f"http://{host}", f"https://{host}"):
        return True
    return any(origin in school.origins for school in knowledge.schools.values())


def headers_for(origin: str | None) -> Mapping[str, str]:
    """Headers with which the browser hands the answer to the page."""
    return {"Access-Control-Allow-Origin": origin, "Vary": "Origin"} if origin else {"Vary": "Origin"}


def preflight_headers(origin: str | None) -> Mapping[str, str]:
    """Headers for the question that a browser asks before it sends a message."""
    return {
        **headers_for(origin),
        "Access-Control-Allow-Methods": ALLOWED_METHODS,
        "Access-Control-Allow-Headers": "Content-Type",
        "Access-Control-Max-Age": str(REMEMBERED),
    }
