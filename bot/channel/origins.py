"""Which websites may talk to the bot from a visitor's browser."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from rasa.shared.exceptions import RasaException

from bot.knowledge import Knowledge
from bot.knowledge.models import NO_ORIGIN, ORIGIN

ALLOWED_METHODS = "POST, DELETE"
REMEMBERED = 600
"""Seconds for which a browser may remember that a website is allowed."""


class OriginError(RasaException):
    """The settings of the channel in credentials.yml are wrong; the message says what is expected."""


def extra_origins(settings: Mapping[str, Any] | None) -> frozenset[str]:
    """The websites that credentials.yml allows besides the schools' own.

    Args:
        settings: what credentials.yml says about the channel: nothing, or ``origins`` with a list.

    Raises:
        OriginError: when there are other settings, or something in the list is no address of a website.
    """
    settings = {} if settings is None else settings
    if not isinstance(settings, Mapping) or settings.keys() - {"origins"}:
        raise OriginError("credentials.yml: het kanaal school kent alleen de instelling 'origins'.")
    origins = settings.get("origins") or []
    if not isinstance(origins, list):
        raise OriginError("credentials.yml: 'origins' moet een lijst zijn, met elk adres achter een streepje.")
    wrong = [origin for origin in origins if not (isinstance(origin, str) and ORIGIN.fullmatch(origin))]
    if wrong:
        raise OriginError("\n".join(f"credentials.yml: origins: '{origin}' {NO_ORIGIN}." for origin in wrong))
    return frozenset(origins)


def allowed_origins(knowledge: Knowledge, extra: Iterable[str] = ()) -> frozenset[str]:
    """All websites that may use the bot: the schools' own, and extra ones."""
    return frozenset(extra).union(*(school.origins for school in knowledge.schools.values()))


def is_allowed(allowed: Collection[str], origin: str | None, host: str) -> bool:
    """Whether a request from a page of this origin is answered.

    A browser always says which website a request to another website comes from. A request without an origin does not
    come from a page of somebody else: it is the bot's own page, or no browser at all.

    Args:
        allowed: addresses of the websites that may use the bot.
        origin: the header ``Origin``, or None.
        host: the header ``Host``: the bot's own address.
    """
    if origin is None or origin in (f"http://{host}", f"https://{host}"):
        return True
    return origin in allowed


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
