"""The words around a name that tell that it is one, or that it is none."""

from __future__ import annotations

import re

from bot.privacy.masking.text import word_set

TITLES = word_set(
    """
    juf juffrouw juff juffr invaljuf gymjuf plusjuf zorgjuf overblijfjuf klasjuf invalmeester gymmeester
    plusmeester ome juffen juffie juftje meester meneer mevrouw mevr mw mvr mvrw mevrouwtje dhr hr heer dr drs
    prof dokter tante oom familie fam gezin zuster mijnheer menheer madam teacher miss mister mrs
    """
)
"""What a name follows, also one that is an ordinary word: "meneer Bakker"."""
ROLES = word_set(
    """
    mentor mentrix docent docente leraar lerares leerkracht directeur directrice rector conrector teamleider ib'er
    iber begeleider begeleidster coach psycholoog orthopedagoog logopedist logopediste huisarts leerplichtambtenaar
    vertrouwenspersoon conciërge concierge stagiair stagiaire invaller werker maatschappelijk zorgcoordinator rt'er
    pedagoog gezinscoach jeugdwerker voogd advocaat trainer kinderarts schoolarts neuroloog psychiater kinderpsychiater
    therapeut fysiotherapeut ergotherapeut tolk jeugdarts jeugdverpleegkundige verpleegkundige orthodontist gymdocent
    titularis klastitularis zorgcoordinatrice decaan locatieleider locatiedirecteur adjunct onderwijsassistent
    onderwijsassistente assistent assistente wijkagent agent overblijfmoeder overblijfvader medewerker medewerkster
    wijkcoach gezinsvoogd bewindvoerder klassenassistent klassenassistente specialist behandelaar arts
    schooldirecteur tav tnv
    """
)
ROLE_ENDINGS = (
    "leraar", "lerares", "docent", "docente", "meester", "directeur", "begeleider", "begeleidster", "coach", "leider",
    "leidster", "ambtenaar", "coordinator", "therapeut", "psycholoog", "consulent", "consulente",
)  # fmt: skip
"""What else a name follows: "gymleraar", "afdelingsleider"."""
KIN = word_set(
    """
    zoon zoontje zoonlief dochter dochtertje kind kindje kleinzoon kleindochter kleinkind jongste oudste middelste
    pleegkind pleegzoon pleegdochter stiefzoon stiefdochter neefje nichtje neef nicht broer broertje zus zusje man
    vrouw partner ex exman ex-man vriend vriendin vriendje vriendinnetje buurvrouw buurman buurmeisje buurjongen
    jongen meisje moeder vader mama papa opa oma tweeling kleine meid puber kleuter peuter tante oom schoonmoeder
    leerling klasgenoot klasgenootje mevrouwtje jongetje meiske manneke jongens meisjes kinderen broers zussen
    son daughter father mother brother sister boy girl husband wife boyfriend girlfriend stepson stepdaughter grandson
    kleindochtertje kleinzoontje kleindochters vriendinnen oudere bonuszoon bonusdochter stiefvader stiefmoeder
    bonusmoeder
    bonusvader pleegmoeder pleegvader grootmoeder grootvader bomma bompa nonkel klasgenote pester buurkind ventje
    zoons zonen dochters neven nichten
    """
)
NAMED = word_set("heet name called heetten hjit heten heette genaamd genoemd naam voornaam achternaam roepnaam")
GREETINGS = word_set(
    "regards greetings thanks thx bedankt dankjewel dank danku dankuwel xx xxx vrgr vrgroet mvrgr gr. groet groeten "
    "groetjes groetje gr grtjes mvg liefs hoogachtend kusjes gegroet groetjs hgr vr"
)
HELLO = word_set("hallo hoi hey dag goedemiddag goedemorgen goedenavond goedendag hee hi beste met hier spreekt")
PARTICLES = word_set(
    "van de den der het 't t ter ten te op in v d vd el al la le da dos di du bin ben ibn abu abdel bint von a"
)
CALLERS = TITLES | ROLES
WHOSE = word_set("van von")
"""What stands before a place that is somebody's surname."""
DOTTED_PARTICLES = PARTICLES | {"."}
SIGN_OFF = word_set(
    "van de mama moeder papa vader familie fam uit , en - een ! mevrouw meneer dhr mw oma opa ouders ouder : ."
)
VERBS = word_set(
    """
    is was zit zat heeft had wil wilde kan kon moet moest mag mocht wordt werd gaat ging zegt zei doet deed krijgt
    kreeg komt kwam vindt vond durft huilt slaapt eet weet snapt begrijpt leest rekent schrijft slaat schopt bijt
    plast loopt ligt staat speelt praat luistert heet woont leert mist haalt blijft belt belde zelf ook niet nooit
    altijd zal zou
    """
)
OBJECTS = word_set("hem haar hij ze zij mij me ons het de een dat die er je u")
"""What follows a verb: "juf pelt hem los"."""
MONTHS = word_set(
    """
    januari februari maart april mei juni juli augustus september oktober november december feb mrt apr
    """
)
BEFORE_MONTH = word_set("in eind begin half vanaf sinds tot deze vorige volgende per van")
IN = word_set("in uit te vanuit")
"""What stands before a place rather than a person."""
OF_A_CHILD = word_set(
    "mentor klas cijfers gedrag situatie diagnose dossier rapport advies ouders ouder naam verjaardag boekje"
)
TALKING = word_set(
    "zorgen gaat vraag vragen praten gesprek gesproken bel bellen mail mailen klacht info informatie schrijf spreken "
    "moet moeten kan doen samen ruzie"
)
AFTER_PERSON = word_set("uit van en die haar zijn op in want maar omdat ik we wij doen praten dat")
HUMAN_VERBS = word_set("wil wilt durft huilt slaapt weigert liegt snapt begrijpt")
OWNS = word_set("haar zijn z'n zn d'r dr")
SUFFERS = word_set("gepest geslagen uitgescholden uitgelachen bedreigd")
BEFORE_A_SUBJECT = word_set(", en maar want dat omdat als sinds of dus")
COUNTS = word_set("een twee drie vier vijf zes zeven acht tien half uur aantal van per")
AFTER_MYSELF = frozenset(("", "en", ",", ".", "de", "van", "uit", "!"))
BETWEEN = word_set("ook nu dus eigenlijk gewoon officieel voluit")
ARTICLES = word_set(
    "de het een 'n n die deze dit dat geen rode witte roze gele eerste laatste zware hevige bij was elke veel wat"
)
LOWER_ENDINGS = re.compile(
    r"(?:eerd|eert|lijk|lijke|heid|ing|ingen|loos|loze|baar|isch|ische|tje|tjes|ig|ige|erig|[bcdfgklmnprstvz]t|elen|eren|end|ende"
    r"|den|ten|ken|pen|gen|ven|zen|schap|ster|sters|aar|aars|atie|iteit|eus|ief|thuis|nr|nummer|school|klas|plan|groep|werk)$"
)
"""Ends of ordinary words: what ends so is no unknown name when it has no capital."""
SHOUTED = 6
"""A word of fewer letters that are all capitals is an abbreviation."""
UNKNOWN = 3
"""Letters of an unknown name at least."""
AGE = re.compile(r"\d{1,2}")
CLASS = word_set("groep klas brugklas de het 1 2 3 4 5 6 7 8 een op in havo vwo mavo vmbo")
MOST = 7
"""Words in one full name at most."""
LONG = 12
"""Letters of a compound that is no name, with a capital too: "Kamerverkiezingen"."""
DUTCH = 0.6
"""At least this part of the words of a message is known in Dutch or English."""
ACTS = VERBS - word_set("zelf ook niet nooit altijd is was weet komt") | word_set(
    """
    kwam is was zei vertelt vertelde werd wordt gooit gooide schreeuwt roept riep rent pakt stal pest pestte helpt hielp
    vraagt vroeg schiet reageert luisterde kijkt keek gilt weigert weigerde liegt verstopt trekt duwt knijpt spuugt
    scheldt lacht lachte begint begon doorstaat tekent zingt stottert raakt raakte valt viel voelt durfde snapte miste
    bleef ging zou zal haalde maakt maakte scoort scoorde mocht moest zat sloeg had hoort mankeert kent knapt
    krast blowt spijbelt gamet zegde verveelt ontploft vecht steelt wist vergeet verdient gelooft beweert hoeft
    """
)
"""What a person does, behind the name or before it."""
BEFORE_A_VERB = word_set(
    """
    nu dan toen daarom waarom wanneer hoe waar wat dus ook en maar want morgen gisteren vandaag vanmorgen vanochtend
    vanmiddag thuis daar soms vaak laatst ineens opeens sindsdien eerst straks inmiddels anders altijd hierdoor
    daardoor hoelang misschien volgens jaar week maand uur
    """
)
CONJUNCTIONS = word_set(
    "omdat als of terwijl zodat voordat toen sinds nadat doordat waardoor dat hoe waarom wanneer zodra totdat hoewel "
    "tot"
)
AFTER_A_SUBJECT = word_set(
    """
    niet geen altijd nooit haar zijn z'n zn d'r zich ook nog weer al zelf naar in op met thuis een de het wel steeds
    alleen vaak ziek boos en elke zo veel te heel gisteren vandaag vorige vorig straks morgen vanmorgen vanochtend
    vanmiddag ineens opeens thuiskwam bij uit van mee weg tegen over mij me ons hem toch al
    """
)
BESIDE_A_PERSON = word_set("door tegen naast namens behalve jegens achter")
BEFORE_A_SURNAME = word_set("die ene dhr mevr mw meneer mevrouw heer")
"""What stands before "van dijk" when that is somebody."""
AFTER_A_NAME = frozenset(("", "en", ",", ".", ")", "!", "die", "uit"))
NO_NAMES = word_set(
    "het dat die dit hij zij ze hoe wat wie niet ook nu dan zo al u je hem haar mij me ik we jij men er te"
)
"""What no name is, also not after "heet"."""
POSSESSIVES = word_set("mijn zijn haar hun onze ons zn z'n mn m'n uw je jouw jullie der d'r die deze")
AFTER_AN_INITIAL = frozenset((".", "", ",", "heet", "uit", "en"))
