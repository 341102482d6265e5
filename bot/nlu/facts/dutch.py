"""Words that carry meaning for the fact extractor: Dutch as parents type it, lower case, without accents.

Word lists only; how they work together is in ``spoken_to`` and the modules beside it. Names of people and
organisations are not here: those come from the knowledge files.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- words often typed otherwise ----------------------------------------------------------------------------------

VARIANTS = {
    "nie": "niet", "ni": "niet", "nt": "niet", "nix": "niks", "niets": "niks", "gin": "geen", "k": "ik", "'k": "ik",
    "seg": "zegt", "segt": "zegt", "sei": "zei", "hep": "heb", "hebbe": "hebben", "heft": "heeft", "mn": "mijn",
    "m'n": "mijn", "zn": "zijn", "z'n": "zijn", "dgn": "dagen", "wkn": "weken", "wk": "week", "jr": "jaar",
    "heef": "heeft", "maande": "maanden",
    "weeke": "weken", "grp": "groep", "gr": "groep",
    "zeide": "zei", 
    "zegge": "zeggen", "geprate": "gepraat", "vd": "van", "zeid": "zei", "t": "het", "'t": "het", "kl": "klas",
    "trug": "terug", "tege": "tegen", "nies": "niks",
}  # fmt: skip
"""Short and regional forms, and the word that the rules know."""

# --- clauses ------------------------------------------------------------------------------------------------------

CLAUSE_BREAK = _words("maar want omdat doordat terwijl hoewel dus als toen dat die wie zodat tot voordat nadat")
JOINERS = _words("en of plus")
FILLERS = _words(
    "de het een met bij en of ook onze mijn zijn haar hun ons later daarna toen al nu plus & van , / aan vervolgens "
    "daarvoor zowel als"
)
"""What may stand between two names of one enumeration: "met de juf, de ib'er en daarna de directeur"."""
QUESTION_START = _words(
    "moet kan mag zal zou wie wat waar hoe waarom wanneer welke welk hoort is zijn heeft doet werkt bestaat"
)
"""A clause that begins with one of these and is about a role asks something."""
ALSO_STATES = _words("is zijn heeft doet")
"""Beginnings that only ask when a question mark follows: "heeft al met de juf gepraat"."""
STATES = _words("ik we wij heb al juf")
"""Beginnings of a statement even when a question mark closes it."""
PREPOSITIONS = _words(
    "met bij aan langs naar tegen via van vanuit door volgens aldus voor over tot op uit zonder tussen om in"
)
DETERMINERS = _words(
    """
    de het een 'n mijn onze ons zijn haar hun die deze eigen nieuwe vorige huidige oude andere zelfde dezelfde twee
    den ne nen ne' zijne hare dieje dees uw je me
    """
)
"""What may stand between a preposition or a verb and a role: "met onze nieuwe juf"."""
FIRST_PERSON = _words("ik we wij")
THIRD_PERSON = _words("hij ie ze zij die")
CHILD = _words(
    """
    zoon zoontje dochter dochtertje kind kleinzoon kleindochter kleinkind jongen meisje pleegkind zoonlief
    pleegzoon pleegdochter stiefzoon stiefdochter jongste oudste middelste kleine meiske manneke mannetje puber kleuter
    """
)

# --- having spoken to somebody ------------------------------------------------------------------------------------

CONTACT_DONE = _words(
    """
    gesproken gepraat gebeld gemaild gemailt gemeld verteld besproken overlegd gevraagd aangekaart
    aangegeven benaderd ingeschakeld gecontacteerd opgenomen langsgeweest geappt
    gebelt gesprooken gesproke gepraad sprak spraken praatte praatten belde belden mailde mailden vroeg
    vroegen vertelde vertelden besprak bespraken geinformeerd bijgepraat voorgelegd aangesproken gesmst
    gekaart gezegd aangetrokken uitgelegd geschreven aangevraagd aangevraagt ingediend neergelegd doorgegeven opgevraagd
    opgebeld aangeklopt gesignaleerd gewend aangedrongen afgesproken ingelicht verzocht verzochten aansprak aanspraken
    """
)
"""Participles and past tenses of getting in touch: "met de juf gesproken", "belde de mentor"."""
BEEN_THERE = _words("geweest gestapt gezeten langs langsgegaan")
"""Contact when it is with a place or person: "bij de directeur geweest", "naar het bestuur gestapt"."""
HAD = _words("gehad hadden had")
"""Contact when it is had with somebody, or when somebody is had on the line: "de mentor aan de lijn gehad"."""
LINE = _words("lijn telefoon allemaal allebei beide beiden contact gesprek gesprekken overleg")
SENT = _words("gestuurd verstuurd verzonden gezonden")
LETTERS = _words(
    "mail mails mailtje mailtjes brief brieven bericht berichten berichtje appje app e-mail e-mails klacht"
)

TALK = _words("gesprek gesprekken gesprekje contact overleg onderhoud afspraak afspraken overleggen praten")
"""A talk "with somebody" is done when something came of it, not when it is asked for or planned."""
CAME_OF_IT = _words(
    """
    gehad geweest gevoerd was waren liep liepen verliep verliepen verloopt leverde leverden opgeleverd levert leveren
    hadden had na tijdens regelmatig geregeld uitgelopen vruchteloos loopt lopen gelopen zoveelste
    vorige laatste helpt hielp brengt bracht gebracht plaatsgevonden plaatsvond vond vonden achter
    """
)

SAYS = _words(
    """
    zegt zeggen zei zeiden zeg vertelt vertellen vertelde vertelden mailt mailde belt belde bel meldt meldde schrijft
    schreef appt appte vraagt vroeg vroegen
    """
)
"""Telling verbs: with "niks" or "nooit" there was no contact."""
REACTS = SAYS | _words(
    """
    vindt vinden vond vonden vind denkt denken dacht dachten denk doet doen deed deden reageert reageren
    reageerde reageer luistert luisteren luisterde antwoordt antwoordde adviseert adviseren adviseerde raadt raadde
    begrijpt begrijpen begreep snapt snappen wuift wuiven wuifde wimpelt wimpelen belooft beloofde beloven beloofden
    weigert weigerde weigeren stuurde stuurt sturen houdt houden hield hielden houd wacht wachten wil willen wilde
    wilden wou dreigt dreigen dreigde klaagt klagen klaagde legt legde beweert beweren beweerde ontkent ontkende
    merkt merken merkte ziet zien zag zagen herkent herkende besloot besluit beslist besloten schuift schoof negeert
    negeren negeerde stelt stelde meent erkent erkende verwacht verwachten verwees verwijst noemt vermoedt
    vermoedde twijfelt twijfelde benadrukt benadrukte verbiedt verbood eist eiste beslissen bood biedt verzekert
    schrok schrikt schrokken wilt beroept
    beriep schrapt schrapte
    doe verzekerde hoopt gelooft geloofde geloven antwoorden bagatelliseert minimaliseert neemt nam nemen gaf gaven
    """
)
"""What somebody does who was told: "juf zegt wacht maar", "de directeur doet niks", "wil de ib'er eerst kijken"."""
REACTED = _words(
    """
    gezegd verteld gebeld gemaild geadviseerd aangeraden geadviseert doorgestuurd doorverwezen verwezen beloofd
    toegezegd geweigerd medegedeeld meegedeeld voorgesteld uitgelegd bevestigd ontkend besloten geschreven gereageerd
    geantwoord afgewezen afgewimpeld weggewuifd uitgenodigd gevraagd gewaarschuwd laten aangegeven gegeven beslist
    gemeld doorgespeeld opgepakt afgesproken besproken gesignaleerd aangekaart gedreigd opgebeld aangesproken ingelicht
    """
)
"""The same as participles: "de mentor heeft ons doorgestuurd", "door de huisarts geadviseerd"."""
PERCEIVED = _words("gemerkt gezien gemerkt opgemerkt gedaan ondernomen gereageerd gevonden geluisterd")
"""Participles that say there was contact even with "niks" or "niet": "de juf heeft niks gemerkt"."""
AUXILIARY = _words("heeft heb hebben had hadden is was werd werden zijn waren hebt")
HEARS = _words(
    "vernam vernamen horen hoor hoorde hoorden gehoord vernomen begrepen gekregen kreeg kregen krijg krijgen ontvangen"
)
"""What comes from somebody: "van de directeur gehoord", "een mail van de mentor gekregen"."""
COMPOUND_ROLES = {
    "juf": "leerkracht", "meester": "leerkracht", "leerkracht": "leerkracht", "docent": "vakdocent",
    "docente": "vakdocent", "leraar": "vakdocent", "lerares": "vakdocent", "mentorgesprek": "mentor",
}  # fmt: skip
"""What a compound ends in that is a contact: "kleuterjuf", "wiskundedocent"."""
NO_ROLES = ("burge", "penning", "zorg", "ex-", "oud", "leermeester", "bouwmeester", "rentmeester")
"""Compounds that are somebody else."""
SUBJECTS = _words(
    """
    duits frans engels nederlands wiskunde biologie geschiedenis aardrijkskunde economie natuurkunde scheikunde
    muziek tekenen lo gym gymnastiek latijn grieks nask spaans rekenen
    """
)
TO_PARENT = _words("mij me ons")
"""Whom somebody acts upon who was in contact with the parent: "de juf riep mij binnen", "heeft ons opgebeld"."""
NOT_UPON = _words("tussen van over voor door in om met zonder")
"""Before "ons" these say that the parent is not the one acted upon: "het conflict tussen ons en"."""
MESSAGES = _words(
    "verzoek melding mail mails mailtje mailtjes appje appjes brief brieven klacht bezwaar vraag vragen zorgen verhaal "
    "berichten bericht berichtje oproep telefoontjes"
)
"""What the parent told or sent: who does something with it was told."""
ANSWERS = _words(
    """
    toezegging toezeggingen zeggen antwoord reactie belofte beloftes voorstel voorstellen opmerking woorden mail mails
    mailtje telefoontje uitleg excuses
    signaal signalen nieuws telefoontjes mailtjes berichtje berichtjes appje appjes bericht smsje advies
    """
)
"""What is somebody's, said to the parent: "toezeggingen van de directeur", "naar zeggen van de mentor"."""
MODALS = _words("moet moest moesten mag mocht mochten moeten mogen")
"""After "van de huisarts" at the beginning: what somebody told the parent to do."""
FEELS = _words(
    "zat beu eens zorgen ervoor erachter bezorgd stellig oneens klaar radeloos wanhopig machteloos latijn geschrokken"
)
"""What somebody is, has or stands for who was told: "juf is het zat", "maakt zich zorgen", "staat ervoor open"."""
FEELING = _words("is zijn maakt maken staat staan was waren wordt worden werd")
POINTS_OUT = _words("noemt noemde liet laat lieten laten")
"""Telling verbs only with "het", "dit", "over" or "weten": "noemde het verlatingsangst", "liet weten"."""
CONTACT_NOW = _words("praat spreek zeg vraag bel mail app vertel praten spreken bellen")
"""Contact in the present tense: "ik zeg tegen de juf"."""
CANNOT = _words("kan kon kunnen konden")
UNWILLING = _words("doof onbereikbaar onvermurwbaar")
"""What somebody is who was told: "bestuur doof voor alles"."""
GIVES = _words("geeft geven gaf heeft heb had neemt hebben")
RESPONSE = _words(
    "tijd gehoor thuis tehuis antwoord reactie actie krimp hulp toestemming oplossing duidelijkheid uitleg"
)
"""What somebody does not give or have who was asked: "juf heeft geen tijd", "de ib'er geeft geen thuis"."""
CASE_WORKERS = _words(
    """
    intern_begeleider kwaliteitscoordinator zorgcoordinator ondersteuningscoordinator samenwerkingsverband
    leerplichtambtenaar orthopedagoog onderwijsconsulenten schoolmaatschappelijk_werk ondersteuningsteam
    jeugdgezondheidszorg huisarts
    """
)
"""Contacts who only come in when something is the matter: what they did, they did for this child."""

KNOWS = _words("weet weten wist wisten kent kennen betrokken bezig")
"""Being in the picture: "mentor en zorgcoordinator weten ervan". A negation undoes it."""
ALREADY = _words("al ook wel reeds alleen inmiddels vaker eerder meermaals")
"""Words that make "met de juf" without a verb into something done: "al met de juf", "alleen nog met de mentor"."""
ALL_OF_THEM = _words("allebei beide beiden allemaal samen nog maar alleen eerst")
GREETINGS = _words("geachte beste hallo hoi dag lieve")
"""Before a role: somebody is written to, not written about."""
ASIDE = _words(
    "zelf keer ook wel week weken maand gisteren eergisteren vanochtend vanmorgen vandaag vorige maandag "
    "dinsdag woensdag donderdag vrijdag een twee drie vier vijf meerdere paar eens 1x 2x 3x 4x x erbij"
)
"""What may stand beside a name that is an answer: "met de rector zelf", "zorgcoordinator vorige week"."""
LIKEWISE = _words("ook niet al evenmin net zo min hetzelfde idem zelfde")
"""What says of somebody the same as of the one before: "en de teamleider ook niet"."""
LOOKED_UP = _words(
    """
    noodnummer_112 zelfmoordpreventie_113 landelijke_klachtencommissie juridisch_loket autoriteit_persoonsgegevens
    informatie_rijksoverheid rechter
    """
)
"""Contacts whose bare name is a search, not an answer to whom was spoken to."""
AT_WORK = _words("bord les lessen dictee toets overhoring straf strafwerk beurt opdracht instructie onder kring")
"""What a teacher writes on or gives in class: "schrijft op het bord", "gaf een dictee"."""
TO_PUPIL = _words("hem haar hen kinderen klas leerlingen leerling")
"""Whom a teacher speaks to when it is not the parent: "zei tegen de klas"."""
TOLD = _words("laten gezegd verteld gevraagd uitgelegd beloofd aangesproken geleerd")
"""Participles with a pupil as the one who was told: "de juf heeft hem verteld"."""
RECEIVED = _words("gekregen kreeg kregen krijg krijgen ontvangen")
"""What comes from somebody, when the parent is the one who gets it."""
OFFICIAL = _words("brief brieven oproep beschikking boete waarschuwing formulier")
"""Post that tells nothing of contact."""
ALLOWED = _words("mag mocht mogen mochten toegestaan moet moest moeten")
"""Before "van de juf": what she decided: "mag niet van de juf"."""
PARTICLES = (
    ("haak", "af"), ("wijs", "af"), ("wees", "af"), ("wijz", "af"), ("kijk", "mee"), ("keek", "mee"), ("denk", "mee"),
    ("haal", "schouders"), ("gebruikt", "woord"), ("kwam", "erachter"), ("kwam", "achter"), ("kwam", "huisbezoek"),
    ("kwam", "langs"), ("stond", "deur"), ("werkt", "tegen"), ("typ", "app"), ("kap", "af"), ("houd", "voet"),
)  # fmt: skip
"""Beginnings of verbs and the word that makes them a reaction: "haakt af", "haalt de schouders op"."""
GOES_ON = _words("vindt vond wil weigert weigerde adviseert stuurde belooft noemt begrijpt snapt")
"""Verbs besides those of telling that go on about the one before: "is lief maar vindt dat"."""
IN_TURN = _words("gehad al reeds inmiddels eerst toen daarna")
"""Beside a name these say that it is an answer, also in a message that asks something."""
BEGAN = _words("begon begint begonnen")
"""With "over": who brought something up."""
ASKED_THEN = _words("vroeg vroegen zei vertelde belde mailde begon aankaartte ernaar liet")
"""After "toen ik": the parent told the one just named."""
NEGATION = _words("niet nooit geen noch zonder niks")
PLAN = _words(
    """
    moet moeten moest ga gaan gaat wil willen wilde zal zullen zou zouden kan kunnen mag mogen morgen
    overmorgen straks binnenkort afspraak komende volgende eerst durf durven durft overweeg hoop vanmiddag vanavond
    """
)
"""Words that make talking something for later, when no participle says that it is done."""
STILL_TO_COME = _words("morgen overmorgen straks binnenkort moet moeten wil willen kan zou zouden zal zullen hoop")
"""Words that keep a participle from meaning that it is done: "er moet nog met de juf gesproken worden"."""
PERHAPS = _words("straks misschien waarschijnlijk vast zal zullen zou zouden hopelijk")
"""Words that make what somebody does a guess."""
IF = _words("als wanneer indien stel zodra tenzij zodat totdat")
FEARS = _words("bang hoop hopen vrees angst verwacht denk vermoed wil wou")
"""What precedes "dat de juf ..." when it is not known: "ik ben bang dat de directeur weigert"."""
TELLS = _words(
    "zegt zeggen zei zeiden vertelt vertelde hoorde hoor gehoord vindt denkt riep schijnt verteld gezegd beweert"
)
"""What precedes "dat de juf ..." when it is hearsay: "mijn zoon zegt dat de juf boos is"."""
IS_ONE = _words("ben was werk")
"""The parent is one: "ik ben zelf juf"."""
TOLD_NOBODY = _words("nog bespreken praten gedeeld delen vertellen spreken")
"""With "met niemand" or "aan niemand": nobody was spoken to."""
WITH_NOBODY = _words(
    """
    eerlijk gezegd dus     niemand nog met tot nu toe eigenlijk helemaal ik we wij heb hebben gesproken gepraat
    gehad contact er over hierover
    daarover mee verteld aan nee nog nooit gebeld gemaild besproken
    """
)
"""What an answer that nobody was spoken to is made of."""

# --- municipality -------------------------------------------------------------------------------------------------

BEFORE_PLACE = _words("in uit gemeente bij te regio omgeving")
"""What must stand before a municipality whose name is an ordinary word: "in Best", "gemeente Bergen"."""
BEFORE_MISSPELT = _words("in gemeente regio omgeving")
"""What must stand before a municipality with a typing error."""

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

# --- typing errors ------------------------------------------------------------------------------------------------

KEY_WORDS = _words(
    """
    niemand kind proefwerk proefwerken proefweek proefwerkweek gymnasium atheneum eindexamen brugklas
    basisschool kleuter
    kleuters kleuterklas middelbare middelbaar doorstroomtoets schooladvies leerjaar speciaal groep
    anderhalve discriminatie donderdagochtend dinsdag woensdag donderdag belt zegt vindt weigert dagen weken
    maanden ochtend dochter dochtertje
    """
)
"""Words besides names of people that are mended when they are misspelt."""
ALIKE = frozenset(word for word in CONTACT_DONE | REACTS | REACTED | HAD if len(word) > 3)
"""Verb forms that are mended only when what was typed sounds the same: "gezegt", "beldt"."""

NO_ERRORS = _words("ambulante gemene gemeen gemener overhemd decent decente manden mandje")
"""Ordinary words that look like a key word typed wrong and that the Dutch model has not seen."""
