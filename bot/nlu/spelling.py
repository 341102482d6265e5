"""One spelling for what is the same word: lower case, straight quotes and no accents."""

from __future__ import annotations

import unicodedata


def simplified(text: str) -> str:
    """Lower case, straight quotes and no accents, one character for one so that places in the text stay the same."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(_simple_letter(letter) for letter in text)


def _simple_letter(letter: str) -> str:
    if letter in "’‘`´":
        return "'"
    base = unicodedata.normalize("NFD", letter)[0].lower()
    return base if len(base) == 1 else letter
