"""Which Dutch spaCy model is installed: the official one or the project's own drop-in."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

DROP_IN_MARK = "+ud"


def installed_dutch_model() -> str:
    """Version of the installed nl_core_news_sm: "3.7.0" (official) or "3.7.0+ud1" (drop-in).

    Raises:
        RuntimeError: when there is none.
    """
    try:
        return version("nl_core_news_sm")
    except PackageNotFoundError as error:
        raise RuntimeError("The Dutch model nl_core_news_sm is not installed. Run `make install`.") from error


def is_drop_in(model_version: str) -> bool:
    """Whether this version is the project's own drop-in (see language/)."""
    return DROP_IN_MARK in model_version
