"""What a parent typed or pasted, in plain letters: telephones and word processors put in signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata

_DASHES = dict.fromkeys(map(chr, (*range(0x2010, 0x2016), 0x2212)), "-")
_JOINERS = "\u200c\u200d"
"""Part of emoji and of Persian words; between letters of ours they only hide a word."""
_HIDDEN_JOINERS = re.compile(rf"(?<=[a-z0-9\u00c0-\u024f])[{_JOINERS}]+(?=[a-z0-9\u00c0-\u024f])", re.IGNORECASE)
_KEYCAP = re.compile("(?<=[0-9])\ufe0f?\u20e3")
_DOTS_BETWEEN_DIGITS = re.compile("(?<=[0-9])[·•](?=[0-9])")


def plain_text(text: str) -> str:
    """The text with one kind of space, hyphen and digit, and without signs that nobody sees.

    Line breaks, emoji and letters of all languages stay.
    """
    plain = "".join(map(_plain, text))
    for pattern, instead in ((_HIDDEN_JOINERS, ""), (_KEYCAP, ""), (_DOTS_BETWEEN_DIGITS, "-")):
        plain = pattern.sub(instead, plain)
    return plain


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isprintable() or letter == "\n" else " " * (letter == "\t")
    if letter in _DASHES:
        return _DASHES[letter]
    kind = unicodedata.category(letter)
    if kind == "Zs":
        return " "
    if kind in ("Cc", "Cs", "Cf"):
        return letter * (letter in _JOINERS)
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)
