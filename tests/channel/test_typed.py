"""What is pasted from elsewhere is read as if it were typed."""

import pytest

from bot.channel.typed import plain_text
from bot.privacy.masking import mask, prepare


@pytest.mark.parametrize(
    ("pasted", "plain"),
    [
        ("hallo\r\njuf", "hallo\njuf"),
        ("06\u00a012\u202f34\u200956\t78", "06 12 34 56 78"),
        ("06\u201112–34—56−78", "06-12-34-56-78"),
        ("06·12·34", "06-12-34"),
        ("\u202a+31 6\u202c", "+31 6"),
        ("J\u200ban Moham\u00admed \ufeffSem D\u200daan", "Jan Mohammed Sem Daan"),
        ("٠٦١٢ ０６ ⁰⁶ ⓪⑥", "0612 06 06 06"),
        ("0\ufe0f\u20e36\ufe0f\u20e3", "06"),
        ("\x00\x07\x1b[31m", "[31m"),
        ("\ud800x", "x"),
        ("👩\u200d👧 می\u200cخواهم ñ ë ı", "👩\u200d👧 می\u200cخواهم ñ ë ı"),
    ],
)
def test_signs_that_nobody_sees_or_types_become_plain(pasted, plain):
    assert plain_text(pasted) == plain


@pytest.mark.parametrize(
    "pasted",
    [
        "bel 06\u00a012\u00a034\u00a056\u00a078", "bel \u202a+31\u00a06\u00a012345678\u202c", "bel 06‑12‑34‑56‑78",
        "bsn 111\u00a0222\u00a0333", "wij wonen Kerkweg\u00a012", "postcode 1234\u00a0AB", "geboren 12–03–2015",
        "geboren op 12\u00a0maart\u00a02015", "hij heet Moham\u200bmed",
    ],
)  # fmt: skip
def test_what_is_personal_is_masked_however_it_was_pasted(knowledge, pasted):
    masked = mask(plain_text(pasted), prepare(knowledge))
    assert masked.endswith("]")
    assert not any(letter.isdigit() for letter in masked)
