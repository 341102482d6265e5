"""Names of schools: "basisschool De Ark", "het Cartesius Lyceum", "de Paulusschool", "zit op de vlinder"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.privacy.masking.lexicon import Lexicon, as_it_sounds, is_compound
from bot.privacy.masking.text import Reading, Token, word_set

KINDS = word_set(
    """
    basisschool basischool obs cbs rkbs kbs pcb pcbs ibs rkb bs sbo so vso sobo daltonschool montessorischool
    jenaplanschool freinetschool praktijkschool kindcentrum ikc kinderdagverblijf kdv peuterspeelzaal bso
    mytylschool tyltylschool dalton-basisschool montessoribasisschool daltonbasisschool school-college
    scholengemeenschap sg csg osg rsg mbo-school dependance locatie vestiging jenaplanbasisschool daltonkindcentrum
    kleuterschool voorschool peuteropvang kinderopvang creche nevenlocatie hoofdlocatie topschool opdc pro-school
    vrijeschool
    """
)
"""Kinds of schools that are followed by a name."""
AFTER = word_set(
    "college lyceum gymnasium atheneum school basisschool scholengemeenschap kindcentrum mavo havo praktijkschool"
)
"""Kinds of schools that a name stands before."""
CALLED = word_set("heet genaamd genoemd heette")
_ARTICLES = word_set("de het 't t el al la st sint heilige prins prinses koning koningin johannes o")
_GOES = word_set("op naar van bij")
_ENDINGS = ("school", "college", "lyceum", "gymnasium")
_DESCRIBES = word_set(
    """
    een de het elk elke ieder iedere geen ander andere nieuwe oude gewone speciale middelbare lagere hele openbaar
    openbare christelijk christelijke katholiek katholieke islamitisch islamitische vrije montessori dalton
    jenaplan reguliere welk welke deze die dit dat onze ons mijn zijn haar hun jullie uw je op naar van in bij uit
    met en of eigen beste goede kleine grote vorige huidige volgende eerste tweede waar technisch regulier
    particulier particuliere protestants basis hoge
    """
)
"""What stands before "school" or "college" without being its name."""
_PEOPLE = word_set(
    "juf meester mijn onze ons mevrouw meneer ouders moeder vader dochter zoon kind kinderen leerkracht directeur"
)
_MOST = 5
"""Words of a school's name at most."""


def school_names(reading: Reading, lexicon: Lexicon) -> Iterator[range]:
    """Places of the tokens that name a school."""
    for at, token in enumerate(reading.tokens):
        if not token.is_word:
            continue
        if token.plain in KINDS or token.plain == "school":
            yield _after_kind(reading, lexicon, at)
        if token.plain in AFTER:
            yield _before_kind(reading, lexicon, at)
        if token.plain.endswith(_ENDINGS):
            yield _in_one_word(reading, lexicon, at)
        if token.plain in _GOES:
            yield _gone_to(reading, lexicon, at)
        if token.plain == "school":
            yield _named_after(reading, lexicon, at)


def _after_kind(reading: Reading, lexicon: Lexicon, at: int) -> range:
    """ "Obs de ark": what follows the kind of school."""
    start = at + 1
    if reading.plain(start) in CALLED:
        start += 1
    elif _is_called(reading, at):
        start = next(place for place in range(start, start + 6) if reading.plain(place) in CALLED) + 1
    elif reading.token(at).plain == "school" and not _named_with_capital(reading, lexicon, start):
        return range(0)
    if reading.plain(start) in (":", '"', "'", "“"):
        start += 1
    name = start
    while reading.plain(name) in _ARTICLES and name < start + 2:
        name += 1
    if not _may_name(reading, lexicon, name, with_article=name > start):
        return range(0)
    return range(start, _end_of_name(reading, lexicon, name))


def _is_called(reading: Reading, at: int) -> bool:
    """ "De school van mijn zoon heet de vlinder"."""
    said = [reading.plain(place) for place in range(at + 1, at + 6)]
    return bool(set(said) & CALLED) and said[0] in ("van", "die", "waar", ",")


def _named_with_capital(reading: Reading, lexicon: Lexicon, start: int) -> bool:
    """Whether "school De Ark" follows and not "school De juf ..."."""
    token, after = reading.token(start), reading.token(start + 1)
    if reading.plain(start) in ("de", "het") and token.has_capital:
        return bool(after) and after.is_word and after.has_capital
    return bool(token) and _is_capital_name(reading, lexicon, token)


def _may_name(reading: Reading, lexicon: Lexicon, at: int, with_article: bool) -> bool:
    token = reading.token(at)
    if token is None or not token.is_word or token.label is not None or token.plain in _PEOPLE:
        return False
    if _is_capital_name(reading, lexicon, token) or token.plain in lexicon.schools:
        return True
    if token.plain in lexicon.words or token.plain in lexicon.proper:
        return with_article and token.has_capital and reading.uses_capitals and reading.tokens[at - 1].has_capital
    return (
        with_article
        or token.plain in lexicon.first
        or token.plain.endswith(_SCHOOL_LIKE)
        or not token.plain.endswith(("de", "te", "t", "en", "er"))
    )


def _is_capital_name(reading: Reading, lexicon: Lexicon, token: Token) -> bool:
    """Whether a capital makes it a name: no ordinary word and no place."""
    if not (reading.uses_capitals and token.is_word and token.has_capital and not token.first and token.label is None):
        return False
    return token.plain not in lexicon.often and token.plain not in lexicon.proper


def _end_of_name(reading: Reading, lexicon: Lexicon, at: int) -> int:
    """Where the name ends that has its first proper word at a place: words with capitals go on."""
    end = at + 1
    while end < at + _MOST and reading.plain(end - 1) and _goes_on(reading, lexicon, end):
        end += 1
    return end


def _goes_on(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    token, before = reading.token(at), reading.token(at - 1)
    if token is None or not before.has_capital:
        return False
    if token.is_word:
        return _is_capital_name(reading, lexicon, token)
    return token.text in "-–'" and bool(reading.token(at + 1)) and reading.token(at + 1).has_capital


def _before_kind(reading: Reading, lexicon: Lexicon, at: int) -> range:
    """ "Vechtdal College", "het johan de witt college", "montessorischool": what stands before the kind."""
    start = at
    while start > at - _MOST and _belongs(reading, lexicon, start - 1, reading.tokens[at]):
        start -= 1
    named = range(start, at)
    if not any(reading.plain(place) not in _DESCRIBES for place in named):
        return range(0)
    if not reading.tokens[at].has_capital or reading.plain(at) in ("school", "basisschool"):
        return named
    following = _end_of_name(reading, lexicon, at)
    return range(start, following) if reading.plain(at) in ("college", "lyceum", "gymnasium", "atheneum") else named


def _belongs(reading: Reading, lexicon: Lexicon, at: int, kind: Token) -> bool:
    token = reading.token(at)
    if token is None or not token.is_word or token.label is not None or token.plain in _PEOPLE:
        return False
    if _is_capital_name(reading, lexicon, token) or (
        kind.has_capital and token.first and token.plain not in lexicon.often
    ):
        return token.plain not in _DESCRIBES
    if token.plain in _DESCRIBES or token.plain in lexicon.words or token.plain in lexicon.proper:
        return False
    if kind.plain in ("mavo", "havo") and is_compound(token.plain, lexicon.words):
        return False
    return kind.plain != "school" or token.plain in lexicon.surnames


def _in_one_word(reading: Reading, lexicon: Lexicon, at: int) -> range:
    """ "Rehobothschool": a name and the kind of school in one word."""
    token = reading.tokens[at]
    ending = next(ending for ending in _ENDINGS if token.plain.endswith(ending))
    name = token.plain[: -len(ending)].rstrip("-").split("-")[-1]
    if not name or token.plain in lexicon.heard or token.plain in lexicon.proper or _is_misspelt(token.plain, lexicon):
        return range(0)
    base = name.rstrip("s")
    capital = reading.uses_capitals and token.has_capital and not token.first
    known = {name, base, f"{base}en", f"{base}e"} & (lexicon.words | lexicon.proper)
    if not capital and known and base not in lexicon.first:
        return range(0)
    start = at
    while capital and start > at - 3 and _is_capital_name(reading, lexicon, reading.tokens[start - 1]) and start > 0:
        start -= 1
    return range(start, at + 1)


def _is_misspelt(word: str, lexicon: Lexicon) -> bool:
    """ "Basischool"."""
    return as_it_sounds(word) in lexicon.sounding


def _gone_to(reading: Reading, lexicon: Lexicon, at: int) -> range:
    """ "Zit op de vlinder", "gaat naar het Noordik", "haalt haar op van de Bolderburen"."""
    if reading.plain(at + 1) not in ("de", "het", "'", "t") or reading.token(at + 2) is None:
        return range(0)
    name = reading.tokens[at + 2]
    if name.label is not None or not name.is_word:
        return range(0)
    if _is_two_words_with_capitals(reading, lexicon, at + 2):
        return range(at + 1, at + 4)
    if name.plain in lexicon.danger:
        return range(0)
    if _ends_as_a_school(name.plain, lexicon) and _about_school(reading, at):
        return range(at + 1, at + 3)
    if name.plain in lexicon.schools and (name.has_capital or _about_school(reading, at)):
        return range(at + 1, at + 3)
    known = name.plain in lexicon.words or name.plain in lexicon.proper
    capital = _is_capital_name(reading, lexicon, name) and reading.plain(at) != "van" and not known
    known = known or name.plain in lexicon.surnames
    if capital:
        return range(at + 1, _end_of_name(reading, lexicon, at + 2))
    if reading.plain(at) == "van" or not _about_school(reading, at) or known or is_compound(name.plain, lexicon.words):
        return range(0)
    return range(at + 1, at + 3)


def _is_two_words_with_capitals(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """ "Aangemeld op de Kleine Beer": ordinary words, but with capitals, and it is about school."""
    first, second = reading.token(at), reading.token(at + 1)
    if second is None or not (second.is_word and first.has_capital and second.has_capital and reading.uses_capitals):
        return False
    if second.label is not None or first.plain in lexicon.proper or second.plain in lexicon.proper or first.first:
        return False
    return _about_school(reading, at) and second.plain not in _NO_SCHOOLS


def _ends_as_a_school(word: str, lexicon: Lexicon) -> bool:
    """ "Blokkendoos", "achtsprong": a word that no parent uses but in the name of a school."""
    return word.endswith(_SCHOOL_LIKE) and word not in lexicon.words and word not in lexicon.proper


def _named_after(reading: Reading, lexicon: Lexicon, at: int) -> range:
    """ "De andere school in het dorp, de akker, zegt": the name between commas."""
    for comma in range(at + 1, at + 6):
        if reading.plain(comma) != ",":
            continue
        name = comma + 2
        closed = reading.plain(name + 1) in (",", ".", "") and reading.plain(comma + 1) in _ARTICLES
        if closed and reading.plain(name) in lexicon.schools and reading.tokens[name].label is None:
            return range(comma + 1, name + 1)
    return range(0)


_SCHOOL_LIKE = (
    "sprong", "wijzer", "doos", "boog", "nest", "vlinder", "vogel", "burcht", "poort", "toren", "ster", "horst", "borg",
    "rank", "bron", "akker", "gaard", "gaarde", "haven", "schakel", "steen", "spiegel", "ark", "boom", "bloem", "roos",
    "hof", "hoeve", "terp", "wierde", "kring", "brug", "sluis", "molen", "vlieger", "vliet", "veer", "zand", "duin",
    "weide", "korrel", "korf", "mare", "meent", "stroom", "kreek", "spoor", "baken", "anker", "klipper", "schuit",
    "boot", "steven", "zeil", "kompas", "horizon", "wiek", "parel", "schat", "kist", "palet", "kleur", "lier", "vuur",
    "zon", "maan", "ladder", "trap", "pad", "sleutel", "grift", "hoek", "zwaan", "meeuw", "valk", "uil", "egel", "beer",
)  # fmt: skip
"""Ends of words that schools are named."""
_NO_SCHOOLS = word_set("kamer heijn onderwijs jeugd opvang gids school taal taalklas unie zorg oorlog")
_ATTENDS = word_set(
    "begeleider ib'er iber ib intern leerkracht leraar lerares docent docente mentor directie directrice locatieleider "
    "team teamleider leerling leerlingen groep klas aanmelding aanmelden plek wachtlijst vol klacht inschrijving "
    "schoolplein "
    "zit zitten gaat zat gaan ging juf meester juffrouw directeur weg aangemeld inschrijven ingeschreven overstappen"
)


def _about_school(reading: Reading, at: int) -> bool:
    return any(reading.plain(place) in _ATTENDS for place in range(max(0, at - 5), at + 7))
