"""Words that carry meaning for the fact extractor: Dutch as parents type it, lower case, without accents.

Word lists only; how they work together is in ``facts``. Names of people and organisations are not here: those come
from the knowledge files.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- having spoken to somebody ------------------------------------------------------------------------------------

CONTACT_DONE = _words(
    """
    gesproken gepraat gebeld gemaild gemailt gemeld verteld besproken overlegd gevraagd aangekaart
    aangegeven benaderd geweest gehad gezeten ingeschakeld gecontacteerd opgenomen langsgeweest geappt
    gebelt gesprooken gesproke gepraad sprak spraken praatte praatten belde belden mailde mailden vroeg
    vroegen vertelde vertelden besprak bespraken geinformeerd bijgepraat voorgelegd aangesproken gesmst
    gekaart gezegd aangetrokken
    """
)
"""Participles and past tenses of getting in touch: "met de juf gesproken", "belde de mentor"."""

REACTS = _words(
    """
    zegt zeggen zei zeiden vindt vinden vond vonden denkt dacht doet doen deed deden reageert reageren
    reageerde luistert luisteren luisterde antwoordt antwoordde adviseert adviseerde raadde begrijpt
    begreep snapt wuift belooft beloofde beloven weigert weigerde stuurde stuurt houdt wacht
    """
)
"""What somebody does who was told: "juf zegt wacht maar", "de directeur doet niks"."""

KNOWS = _words("weet weten wist wisten kent kennen betrokken bezig")
"""Being in the picture: "mentor en zorgcoordinator weten ervan". A negation undoes it."""

ALREADY = _words("al ook wel reeds alleen inmiddels vaker eerder meermaals")
"""Words that make "met de juf" without a verb into something done: "al met de juf", "alleen nog met de mentor"."""

NEGATION = _words("niet nooit geen noch zonder niks")

PLAN = _words(
    """
    moet moeten moest ga gaan gaat wil willen wilde zal zullen zou zouden kan kunnen mag mogen morgen
    overmorgen straks binnenkort afspraak komende volgende eerst durf durven durft overweeg hoop
    """
)
"""Words that make talking something for later, when no participle says that it is done."""

STILL_TO_COME = _words("morgen overmorgen straks binnenkort moet moeten wil willen kan zou")
"""Words that keep a participle from meaning that it is done: "er moet nog met de juf gesproken worden"."""

QUESTION_START = _words(
    """
    moet kan mag zal zou wie wat waar hoe waarom wanneer welke welk hoort is zijn heeft doet werkt
    bestaat
    """
)
"""A clause that begins with one of these and is about a role asks something."""

CLAUSE_BREAK = _words(
    """
    maar want omdat doordat terwijl hoewel dus als toen dat die wie zodat tot voordat nadat
    """
)
JOINERS = _words("en of plus")
FILLERS = _words(
    """
    de het een met bij en of ook onze mijn zijn haar hun ons later daarna toen al nu plus & van , /
    """
)
"""What may stand between two names of one enumeration: "met de juf, de ib'er en daarna de directeur"."""

IS_ONE = _words("ben was werk")
"""The parent is one: "ik ben zelf juf"."""

# --- school type --------------------------------------------------------------------------------------------------

PRIMARY_STAFF = _words(
    """
    juf juffrouw juffie juffen meester meesters groepsleerkracht ib'er iber ib-er ib’er ib
    """
)
SECONDARY_STAFF = _words(
    """
    mentor mentrix mentoren teamleider afdelingsleider afdelingsleidster rector conrector vakdocent
    vakdocenten
    """
)
LEVELS = _words(
    """
    vo vmbo havo vwo mavo atheneum gymnasium gym ath vmbo-t vmbo-b vmbo-k vmbo-tl vmbo-gl vmbo-kb vmbo-bb
    kader tl gl bbl kbl praktijkonderwijs havo/vwo vmbo/havo mavo/havo
    """
)
TOWARDS = _words("naar richting advies overstap verwijzing verwezen")
LATER = _words(
    """
    volgend volgende straks later toekomst wil willen moet moeten zou mag zal advies verwezen overstap
    """
)
CHILD = _words(
    """
    zoon zoontje dochter dochtertje kind kleinzoon kleindochter kleinkind jongen meisje pleegkind
    pleegzoon pleegdochter stiefzoon stiefdochter jongste oudste middelste kleinkind
    """
)

# --- municipality -------------------------------------------------------------------------------------------------

BEFORE_PLACE = _words("in uit gemeente bij te regio omgeving")
"""What must stand before a municipality whose name is an ordinary word: "in Best", "gemeente Bergen"."""

# --- at home ------------------------------------------------------------------------------------------------------

NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "anderhalve": 1.5, "half": 0.5, "halve": 0.5, "paar": 3, "enkele": 3,
}  # fmt: skip
WEEKS_PER_UNIT = {
    "dag": 1 / 7, "dagen": 1 / 7, "week": 1, "weken": 1, "weekje": 1, "weekjes": 1, "maand": 4.3, "maanden": 4.3,
    "mnd": 4.3, "jaar": 52, "jaren": 52, "schooljaar": 40,
}  # fmt: skip

# --- kind of complaint --------------------------------------------------------------------------------------------

COMPLAINTS = {
    "ongelijke_behandeling": (
        r"discrimin\w*", r"racis\w*", r"ongelijk\w*", "achtergesteld", "anders behandeld", "voorgetrokken", "hoofddoek",
        "huidskleur",
    ),
    "veiligheid": (
        r"onveilig\w*", "niet veilig", "geslagen", "geduwd", "geschopt", r"mishandel\w*", "vastgepakt", "aangeraakt",
    ),
    "besluit": (
        "besluit", "beslissing", "schorsing", "geschorst", r"verwijder\w*", "schooladvies", "toelating",
        r"van school (af )?(gestuurd|getrapt)",
    ),
    "bejegening": (
        r"bejegen\w*", "onbeschoft", "uitgescholden", r"schreeuw\w*", r"vernederd?", r"kleineer\w*", "respectloos",
        r"hoe (ze|hij|zij|de \w+) (tegen|met)", "niet serieus genomen", "afgesnauwd", "belachelijk",
    ),
    "afspraken": (
        "afspraken", "afgesproken", r"afspraak(?! (met|bij))", "beloofd", r"belofte\w*", "toegezegd", "nagekomen",
        r"houd(t|en) zich niet aan",
    ),
}  # fmt: skip
"""Patterns for what a complaint is about, the gravest kind first."""

# --- questions about a name ---------------------------------------------------------------------------------------

QUESTION_FRAMES = {
    "contactgegevens": (
        r"\b(telefoon\w*|nummer|tel|mail\w*|e-mail\w*|email\w*|website|site|adres|openingstijden|contactgegevens)\b"
        r"|\bhoe (bereik|bel|mail) ik\b"
    ),
    "uitleg": (
        r"^(en |maar |huh |eh )?(wat|wie) (is|zijn|doet|doen|betekent|houdt|bedoel\w*)\b"
        r"|\b(wat|wie) (is|zijn) (dat|die)\b"
    ),
}
"""How a parent asks for details of a name, or what it is; tried in this order."""
