"""What has a shape of its own: addresses of mail and web, telephone, bank and citizen numbers, dates, streets.

Every expression has a bounded length, so that a hostile text costs no more than a long one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.privacy.masking.lexicon import Lexicon
from bot.privacy.masking.text import Reading, word_set

Piece = tuple[int, int, str]
"""Start, end and label; an empty label for what must stay."""

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64} ?@ ?[\w-]{1,64}(?:\.[\w-]{2,32}){1,4}")
_SPOKEN_MAIL = re.compile(
    r"(?<![\w.])[\w.-]{2,40} (?:apenstaartje|at) [\w-]{2,40} (?:punt|\.|dot) (?:nl|com|net|be|org)\b", re.I
)
_WEB = re.compile(
    r"(?<![\w.@-])(?:https?://[^\s<>\"]{1,1900}|(?:[a-z0-9-]{1,40}\.){1,4}"
    r"(?:nl|com|be|net|org|eu|info|me|app|tv|io|pl|tr|de)\b"
    r"(?:/[^\s<>\"]{0,1900})?)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@.])(?:@[\w.]{2,40})+")
_NICKNAME = re.compile(
    r"(?<![\w@.])(?=[\w.]{0,30}[a-z])\w{1,30}(?:_\w{0,30}){1,4}(?!\w)"
    r"|(?<![\w@.])[a-z]{3,20}(?:\d{2,6}|\.(?:19|20)\d\d)(?!\w)",
    re.I,
)
_IBAN = re.compile(r"(?<!\w)[a-z]{2}[ -]?\d{2}(?:[ -]?[a-z0-9]{4}){3,4}(?:[ -]?[a-z0-9]{1,4})?(?!\w)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w.,/-])(?:\+|\(|\(\+)?\d(?:[ ./()-]{0,3}\d){5,16}(?![\w])")
_SHORT_BSN = re.compile(
    r"\b(?:bsn|burgerservice ?nummer|sofi ?nummer|bsn[ -]?nummer)\b[^\d\n]{0,40}(\d(?:[ .-]?\d){6,10})", re.I
)
_BSN_SHAPE = re.compile(r"\d{9}|\d{3}([ .])\d{3}\1\d{3}|\d{4}([ .])\d{2}\2\d{3}")
_DATE = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}([-/.])\d{1,2}\1(?:19|20)?\d{2}|\d{1,2} \d{1,2} (?:19|20)\d\d"
    r"|(?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2})(?![\d/-])"
)
_MONTHS = (
    "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt"
    "|november|nov|december|dec"
)
_DAY_WORDS = (
    "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien"
    "|achttien|negentien|twintig|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintig|dertig|eenendertig"
)
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d|twee ?duizend(?: ?en)?(?: ?[a-z]{3,14})?|negentien ?[a-z]{4,16})"
_LONG_DATE = re.compile(
    rf"(?<![\w-])(?:\d{{1,2}}e?|{_DAY_WORDS})[ .-]{{1,2}}(?:{_MONTHS})[ .,-]{{1,3}}{_YEAR}(?!\w)", re.I
)
_BORN = re.compile(
    r"\b(?:geboren|geb\.?|geboorte ?datum|gebdatum|jarig|verjaart|verjaardag|geb\.? ?datum)"
    r"(?: is| op|:| de| van| in){0,3} {0,2}"
    rf"(\d{{1,2}}[-/. ]\d{{1,2}}(?:[-/. ]\d{{2,4}})?|\d{{6,8}}"
    rf"|(?:\d{{1,2}}e?|{_DAY_WORDS}) (?:{_MONTHS})(?:[ .,]{{1,2}}{_YEAR})?)(?!\w)",
    re.IGNORECASE,
)
_CODE_NAMES = (
    r"(?:zaak|dossier|leerling|klant|polis|kenmerk|referentie|meldings?|casus|client|cliënt|patient|patiënt|registratie"
    r"|aanvraag|beschikkings?|lidmaatschaps?|klacht|brin|paspoort|id|contract|order|factuur|rekening)"
    r"(?:s?[ -]?(?:nummer|nr|no|code|id))?"
    r"|kenmerk|ref|referentie|nummer|nr|rekening|polis|dossier|zaak"
)
_CODE = re.compile(
    rf"(?<!\w)(?:{_CODE_NAMES})(?:\.|:| is| van (?:mijn|onze) (?:zoon|dochter|kind)| met nummer| nummer| nr){{0,2}} ?#?"
    r"((?=[a-z/.-]{0,8}(?:\d[a-z/.-]{0,2}){4})\w{1,12}(?:[/.-]\w{1,12}){0,4})(?!\w)",
    re.IGNORECASE,
)
_SPACED_CODE = re.compile(
    r"(?<!\w)(?i:[a-z]{0,20}(?:nummer|nr|kenmerk|dossier|zaak|referentie|ref|casus|code))"
    r"(?:\.|:| is| luidt| nr| nummer){0,2} ?#?"
    r"((?:[A-Z]{1,6}[ /.-]?)?\d{2,10}(?:[ /.-]{1,2}(?:\d{2,10}|[A-Z]{1,6}(?![a-z]))){0,4})(?!\w)"
)
"""What follows "dossiernummer": "VWN 88213", "24-LPA-5567", "OC 2025 4410"."""
_LETTER_CODE = re.compile(
    r"(?<![\w/.-])\d{2,4}[-/][A-Z]{2,6}[-/]\d{3,8}(?!\w)|(?<![\w/.-])[A-Z]{1,5}[-/]\d{2,4}[-/]?\d{3,8}(?!\w)"
)
_LONE_CODE = re.compile(
    r"(?<![\w/.-])(?=[\w/-]{0,16}\d{3})[a-z]{0,4}[-/]?\d{2,8}(?:[-/]\d{2,10}){1,3}(?![\w/-])", re.IGNORECASE
)
_YEAR_ONLY = re.compile(r"(?:19|20)\d\d")
_SCHOOL_YEAR = re.compile(r"(?:19|20)\d\d[-/](?:(?:19|20)\d\d|\d\d)")
_POSTCODE = re.compile(r"(?<![\w.,-])[1-9]\d{3}(?:[A-Z]{2}| ?[A-Z]{2}|[a-z]{2})(?!\w)")
_BEFORE_POSTCODE = re.compile(
    r"(?<![\w-])[A-Z][\w'’.-]{2,30}(?: [\w'’.-]{2,30}){0,2} \d{1,4} ?[a-z]?(?=[,\n ]{1,3}[1-9]\d{3} ?[A-Z]{2}(?!\w))"
)
"""A street with an odd name: what stands before a postcode."""
_LOOSE_POSTCODE = re.compile(r"(?:(?<=postcode )|(?<=, ))[1-9]\d{3} [a-z]{2}(?!\w)", re.I)
_CALLED_POSTCODE = re.compile(r"\bpostcode(?: is|:| =| nl| -){1,2} ?([1-9]\d{3} ?[a-z]{2})(?!\w)", re.I)
_POSTCODE_IN_SMALL_LETTERS = re.compile(
    r"(?<![\w.,-])(?!19|20[0-4])[1-9]\d{3} "
    r"(?!(?:is|in|op|en|of|te|ik|we|ze|je|er|al|om|zo|nu|ja|de|tl|kb|gl|bl|hv|tv|uu|km|kg|cm|mm|mg|mb|gb|ml|nr|kr|ze|zn|mn|me|ga"
    r"|by|at|to|on|if|my|or|he|it|so|us|as|pp|ff|st|ha|bv|ed|dr|mr|eu|no|ex|ah|oh|eh|he|ho|hu|ok|la|el|il|un|in|dd|pm|sa|sd|ss"
    r"|po|vo|so|bo|io|ib|rt|mt|mr|gr|kl|wo)(?!\w))[a-z]{2}(?!\w)"
)
_LIVES = re.compile(
    r"(?i:\b(?:woon|wonen|wonende|woont|woonde|woonachtig|adres|woonadres|huisadres|ingeschreven))"
    r"(?i: is|:| nu| sinds kort| op| aan| in| te| de| het| van){0,3} "
    r"([^\W\d_][\w'’.]{2,25}(?: [A-Z][\w'’.]{2,25}){0,2} \d{1,4}"
    r"(?: ?-? ?\d{1,3}(?!\d)| ?[a-z](?!\w)| ?bis| ?hs)?)(?![\w€%])"
)
"""A street without a word for street: "wij wonen Terp 6"."""
_SIGNED_STREET = re.compile(
    r"(?<=[,\n] )([A-Z][\w'’]{2,25}(?: [A-Za-z][\w'’]{1,25}){0,2} \d{1,4} ?[a-zA-Z]?)(?=(?:, ?|\n)[A-Z][a-z])"
    r"|(?<=\n)([A-Z][\w'’]{2,25}(?: [A-Za-z][\w'’]{1,25}){0,2} \d{1,4} ?[a-zA-Z]?)(?=(?:, ?|\n|$))"
)
"""A street between commas or on a line of its own: "Anja Wierda, Terp 6, Dronrijp"."""
_STREET = re.compile(
    r"(?<![\w-])((?:[A-Z][\w'’.]{0,24}[ -]|(?:van|de|den|der|het|ter|ten|v\.?d\.?|op|in|'s|st\.?) ){0,4})"
    r"((?i:[^\W\d_]{0,30}(?:straat|str|laan|weg|plein|kade|gracht|singel|dijk|hof|pad|steeg|dreef|park|markt|plantsoen"
    r"|kwartier|erf|hoek|ring|veld|meent|wal|oord|hage|stein|borg|akker|haven|boulevard|poort|brink|donk|horst|heide"
    r"|kamp|berg|bos|zoom))) {0,2}"
    r"(?i:(?:\d{4} )?(?:nr\.? ?|nummer ?|no\.? ?|huisnummer ?)?(\d{1,4})"
    r"( ?[a-z](?!\w)| ?bis| ?hs| ?-? ?[0-9]{1,3}(?!\d)| ?(?:I{1,3}|IV)(?!\w))?)(?!\w)"
)
_STREET_ALONE = re.compile(
    r"(?<![\w-])[^\W\d_]{3,30}(?:straat|laan|gracht|singel|kade|steeg|plantsoen|dreef)(?!\w)", re.IGNORECASE
)
_BOX = re.compile(r"\bpostbus \d{1,5}", re.IGNORECASE)
_NOT_HOMES = word_set(
    "groep klas brugklas havo vwo mavo vmbo mbo type cluster fase niveau leerjaar graad unit lokaal bijlage pagina "
    "artikel januari februari "
    "maart april mei juni juli augustus september oktober november december kleuter nummer nr punt "
    "hoofdstuk avi cito kern blok toets les uur dag week periode tel telefoon mobiel postbus"
)
_NOT_STREETS = word_set(
    "weg hof pad park markt ring veld plein hoek berg bos kamp haven oord wal erf poort dijk straat laan str"
)
"""Endings that are an ordinary word by themselves: a number behind them says nothing."""
_AFTER_AMOUNT = re.compile(
    r" ?(?:euro|eur|€|jaar|jr|weken|week|dagen|dag|uur|min|minuten|keer"
    r"|kinderen|leerlingen|maanden|maand|%|procent|x|km|kg|punten)\b",
    re.I,
)
_FREE_NUMBER = re.compile(r"0[89]00|0906|0909|14\d{3}|116\d{3}|088|085")
"""Beginnings of numbers that nobody has at home; of these only 088 and 085 may be somebody's own."""
_DIGIT_WORDS = word_set("nul een twee drie vier vijf zes zeven acht negen tien twaalf dertien veertien dubbel")
_LONG_DIGIT_WORD = re.compile(
    r"(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]n)?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
)


def pieces(reading: Reading, lexicon: Lexicon) -> Iterator[Piece]:
    """What has a shape of its own, with what must stay; earlier pieces go before later ones."""
    text = reading.text
    yield from _web_and_mail(text, lexicon)
    if any(letter.isdigit() for letter in text):
        yield from _numbers(text, lexicon)
    yield from _streets(text, lexicon)
    yield from _spoken_phone(reading)


def _numbers(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    yield from _each(_IBAN, text, "nummer", _is_iban)
    for match in _SHORT_BSN.finditer(text):
        yield match.start(1), match.end(1), "bsn"
    for match in _BORN.finditer(text):
        yield match.start(1), match.end(1), "datum"
    yield from _each(_DATE, text, "datum", _is_date)
    yield from _each(_LONG_DATE, text, "datum")
    for match in _CODE.finditer(text):
        if _AFTER_AMOUNT.match(text, match.end()):
            continue
        yield match.start(1), match.end(1), "nummer"
    for match in _SPACED_CODE.finditer(text):
        enough = sum(letter.isdigit() for letter in match[1]) >= 4
        if enough and not _is_told_otherwise(match):
            yield match.start(1), match.end(1), "nummer"
    yield from _each(_LETTER_CODE, text, "nummer")
    for match in _DIGITS.finditer(text):
        yield from _digits(match, lexicon)
    yield from _each(_LONE_CODE, text, "nummer", lambda code: not _SCHOOL_YEAR.fullmatch(code))
    for match in _BEFORE_POSTCODE.finditer(text):
        yield match.start(), match.end(), "adres"
    yield from _each(_POSTCODE, text, "adres", _is_postcode)
    yield from _each(_LOOSE_POSTCODE, text, "adres")
    for match in _CALLED_POSTCODE.finditer(text):
        yield match.start(1), match.end(1), "adres"
    yield from _each(_POSTCODE_IN_SMALL_LETTERS, text, "adres")
    yield from _each(_BOX, text, "adres")


def _is_told_otherwise(match: re.Match[str]) -> bool:
    """Whether the number after "nummer" is an amount, a telephone or house number, or a number that must stay."""
    digits = re.sub(r"\D", "", match[1])
    word = match[0].lower()
    return bool(
        _AFTER_AMOUNT.match(match.string, match.end())
        or word.startswith(("tel", "mobiel", "post", "huis", "noodnummer"))
        or digits.startswith("0")
        or len(digits) == 4
        and _YEAR_ONLY.fullmatch(match[1])
    )


def nicknames(text: str) -> Iterator[Piece]:
    """Names with a number, such as people have on the internet: "sem2014"."""
    if any(letter.isdigit() for letter in text):
        yield from _each(_NICKNAME, text, "naam", lambda name: not _is_class(name))


def _each(
    pattern: re.Pattern[str], text: str, label: str, condition: Callable[[str], bool] = lambda _: True
) -> Iterator[Piece]:
    return ((match.start(), match.end(), label) for match in pattern.finditer(text) if condition(match[0]))


def _web_and_mail(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    if "@" in text:
        for match in _MAIL.finditer(text):
            known = match[0].lower() in lexicon.addresses
            yield match.start(), match.end(), "" if known else "mail"
        yield from _each(_HANDLE, text, "naam")
    yield from _each(_SPOKEN_MAIL, text, "mail")
    if "." in text:
        for match in _WEB.finditer(text):
            end = match.end() - (len(match[0]) - len(match[0].rstrip(".,;:!?)")))
            yield match.start(), end, "" if _is_known_site(match[0], lexicon) else "link"


def _is_known_site(address: str, lexicon: Lexicon) -> bool:
    """Whether it is the website of an organisation in the knowledge, or a page of it that the bot names."""
    plain = re.sub(r"^https?://", "", address.lower()).removeprefix("www.").rstrip("/.,;:!?)")
    sites = {known.split("/")[0] for known in lexicon.addresses}
    return plain in lexicon.addresses or plain in sites


def _digits(match: re.Match[str], lexicon: Lexicon) -> Iterator[Piece]:
    """A row of at least six digits: a telephone number, a citizen number or another number of somebody."""
    digits = re.sub(r"\D", "", match[0])
    if digits in lexicon.phones or (_FREE_NUMBER.match(digits) and digits[:3] not in ("088", "085")):
        yield match.start(), match.end(), ""
    elif _is_phone(match[0], digits):
        yield match.start(), match.end(), "telefoon"
    elif is_bsn(digits) and _BSN_SHAPE.fullmatch(match[0]):
        yield match.start(), match.end(), "bsn"
    elif re.fullmatch(r"\d{6,17}", match[0]) and not _AFTER_AMOUNT.match(match.string, match.end()):
        yield match.start(), match.end(), "nummer"


def _is_phone(written: str, digits: str) -> bool:
    abroad = written.lstrip("(").startswith("+") or digits.startswith("00")
    return (digits.startswith("0") and not digits.startswith("00") and 9 <= len(digits) <= 10) or (
        abroad and 9 <= len(digits) <= 15
    )


def is_bsn(digits: str) -> bool:
    """Whether nine digits are a citizen service number: the weighted sum of the digits is a multiple of 11."""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _is_iban(written: str) -> bool:
    plain = re.sub(r"[ -]", "", written).upper()
    return sum(letter.isdigit() for letter in plain) >= 8 and plain[:2] in (
        "NL",
        "BE",
        "DE",
        "FR",
        "PL",
        "TR",
        "GB",
        "ES",
        "IT",
        "PT",
        "RO",
        "BG",
        "UA",
        "LU",
        "AT",
    )


def _is_date(written: str) -> bool:
    parts = [int(part) for part in re.findall(r"\d+", written)]
    day, month = (parts[0], parts[1]) if parts[0] <= 31 else (parts[2], parts[1])
    return 1 <= day <= 31 and 1 <= month <= 12


def _is_postcode(written: str) -> bool:
    """ "2024 is" has a space and small letters; "2024EN" does not look like a year."""
    return written[-2:].lower() not in ("sa", "sd", "ss", "km", "kg", "cm", "mm", "mg")


def _is_class(name: str) -> bool:
    """Names with a number that are no nickname: "vmbo2", "groep5", "havo4"."""
    return (
        re.match(r"(?i)(?:groep|klas|grp|gr|vmbo|mavo|havo|vwo|mbo|avi|cito|covid|brugklas|gym|isk|vso|niveau)", name)
        is not None
    )


def _streets(text: str, lexicon: Lexicon) -> Iterator[Piece]:
    lower = text.lower()
    if any(letter.isdigit() for letter in text):
        for match in (*_LIVES.finditer(text), *_SIGNED_STREET.finditer(text)):
            if _is_home(match, lexicon):
                yield match.start(match.lastindex), match.end(match.lastindex), "adres"
        for match in _STREET.finditer(text):
            if _is_street(match, lexicon):
                yield match.start(2 if match[1].islower() else 1), match.end(), "adres"
    if any(ending in lower for ending in ("straat", "laan", "gracht", "singel", "kade", "steeg", "plantsoen", "dreef")):
        yield from _each(_STREET_ALONE, text, "adres", lambda street: not _is_ordinary(street, lexicon))


def _is_home(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a street is named: not "wonen met 5 kinderen", "Groep 5," or "sinds Maart 2020"."""
    words = re.findall(r"[^\W\d_]+", match[match.lastindex].lower())
    if _AFTER_AMOUNT.match(match.string, match.end()) or words[0] in lexicon.proper or words[0] in _NOT_HOMES:
        return False
    return words[0] not in lexicon.often or (len(words) > 1 and words[1] not in lexicon.often)


def _is_ordinary(street: str, lexicon: Lexicon) -> bool:
    return street.lower() in lexicon.words or street.lower().endswith("slaan")


def _is_street(match: re.Match[str], lexicon: Lexicon) -> bool:
    street = match[2].lower()
    if _AFTER_AMOUNT.match(match.string, match.end(3)):
        return False
    if street in _NOT_STREETS:
        return bool(re.search(r"[A-Z]", match[1] + match[2]))
    return street not in lexicon.often and (street not in lexicon.words or street.endswith(("straat", "laan")))


def _spoken_phone(reading: Reading) -> Iterator[Piece]:
    """A telephone number in words, as a phone types what is said: "nul zes twaalf vierendertig ..."."""
    row: list[int] = []
    for at, token in enumerate((*reading.tokens, None)):
        if token and (token.plain in _DIGIT_WORDS or (row and _LONG_DIGIT_WORD.fullmatch(token.plain))):
            row.append(at)
            continue
        if token and row and reading.plain(row[0]) == "nul" and re.fullmatch(r"\d{1,4}", token.plain):
            row.append(at)
            continue
        if len(row) >= 5 and reading.plain(row[0]) == "nul":
            yield reading.tokens[row[0]].start, reading.tokens[row[-1]].end, "telefoon"
        row = []
