"""Words and patterns about school types, ages, being at home and complaints: Dutch as parents type it, simplified.

Word lists only; how they work together is in ``school_type``, ``at_home`` and ``complaint``.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- numbers ------------------------------------------------------------------------------------------------------

NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
}  # fmt: skip
PARTS = {"anderhalve": 1.5, "anderhalf": 1.5, "half": 0.5, "halve": 0.5, "paar": 3, "enkele": 3}
"""Numbers that count weeks but no years of age."""
ORDINAL = r"(eerste|tweede|derde|vierde|vijfde|zesde)"
DIGIT_ORDINAL = r"([1-6](e|de|ste))"
WEEKS_PER_UNIT = {
    "dag": 1 / 7, "dagen": 1 / 7, "week": 1, "weken": 1, "weekje": 1, "weekjes": 1, "maand": 4.3, "maanden": 4.3,
    "maandje": 4.3, "mnd": 4.3, "kwartaal": 13, "trimester": 13, "jaar": 52, "jaren": 52, "schooljaar": 40,
}  # fmt: skip

# --- school type --------------------------------------------------------------------------------------------------

LEVEL = r"(vmbo|havo|vwo|mavo|atheneum|gymnasium|vmbo-?(t|b|k|tl|gl|kb|bb)|kader|tl|gl|bbl|kbl|bb|kb)"
SPECIAL = (
    r"(sbo|so|vso|zmlk?|zmok|mytyl(school)?|tyltyl(school)?|cluster[ -]?[1-4]|s\.b\.o\.|v\.s\.o\."
    r"|buso|bubao|buitengewoon secundair|(doven|blinden)school)"
)
STRONG_SIGNS = {
    "so": (
        rf"{SPECIAL}-(school|leerling|aanbod|klas|kind|juf|leerkracht)\w*",
        rf"({ORDINAL}|[1-6](e|de|ste)) (leerjaar|middelbaar|kleuterklas) (in (het|'t) )?buitengewoon",
    ),
    "po": (
        r"groep ([1-8]|[1-7]/[2-8]|een|twee|drie|vier|vijf|zes|zeven|acht)", r"groep[1-8]", r"groepen? ?8",
        r"gr ?\.? ?[1-8]",
        rf"({ORDINAL}|[1-3](e|de|ste)) kleuterklas",
    ),
    "vo": (
        r"(brug ?klas\w*|brug(piepers?|gers?|jaar)|eindexamen(klas|jaar)?|examen(klas|jaar))", r"klas [1-6]",
        rf"({ORDINAL}|{DIGIT_ORDINAL}) klas", r"leerjaar [1-6]", r"[1-6]e leerjaar", rf"{ORDINAL} middelbaar",
        r"[1-6] ?(e|de|ste) middelbaar", rf"[1-6]{LEVEL}\w*", r"[1-6](gym|ath)\w*", r"[hv][1-6][a-z]?",
        rf"([1-6]|twee|drie|vier|vijf|zes|{ORDINAL}|{DIGIT_ORDINAL}) ({LEVEL}|gym|ath)",
        rf"({LEVEL}|gym|ath) [1-6]",
    ),
}  # fmt: skip
"""A class or group: the child is in it."""
PLAIN_SIGNS = {
    "so": (r"(speciaal|speciale|buitengewoon) ((basis)?onderwijs|(basis)?school)", SPECIAL),
    "po": (
        r"(?<!speciaal )(basis|lagere|kleuter)[ -]?(school|schooltje|klas|klasje|onderwijs)",
        r"(basis|lagere|lager) (school|onderwijs)",
        rf"({ORDINAL}|[1-6](de|ste)) (leerjaar|studiejaar)", r"(speciaal )?kleuters?",
    ),
    "vo": (
        r"middelba(ar|re?)( school| onderwijs)?", r"voortgezet onderwijs",
        rf"{LEVEL}((-(leerling|klas|niveau|kind)\w*)|-?'?ers?)?(?!-)",
        r"(praktijk(onderwijs|school)|lyceum|scholengemeenschap)", r"vo",
        r"(op|naar) (het|zijn|haar) \w*college(?! van)",
    ),
}  # fmt: skip
"""A kind of school: the child goes there, unless the clause says that it is wished for, advised, feared or denied."""
HINT_SIGNS = {
    "po": (
        r"(?!burge|penning|ijs|wacht|leer|bouw|kapel)\w*meesters?", r"(\w*juf(fen|fie|frouw)?)", r"groepsleerkracht\w*",
        r"ib'?-?er", r"iber", r"ib", r"interne? begeleid(er|ster)", r"kc'?-?er", r"rt'?-?er",
        r"kleuter\w*",
        r"(doorstroom|eind)toets", r"cito(toets)?\b(?!-).*advies",
        r"groep(en)? (overslaan|overgeslagen|over te slaan)", r"schooladvies",
        r"(poppen|bouw|zand)hoek", r"(in|van|uit) de kring", r"tafeldiploma", r"avi", r"cito(toets)?(?!-)",
        r"kinderdagverblijf", r"kleuteren", r"werkles", r"veilig leren lezen", r"overblijf\w*",
        r"groep (herhalen|doubleren)",
    ),
    "vo": (
        r"(klassen|klas)?mentor(en|trix)?", r"mentrix", r"mentoruur",
        r"(teamleider|afdelingsleid(er|ster)|teamleidster)",
        r"decaan", r"decanaat", r"toetsweek", r"opstromen", r"profielkeuze", r"maatschappijleer", r"biologie",
        r"wiskunde [abcd]", r"staatsexamen", r"herexamens?", r"leswissel\w*", r"isk",
        r"(con)?rector", r"vakdocent\w*", r"(profielwerkstuk|proefwerk|eindexamen|schoolexamen)\w*", r"pws",
        r"magister",
        r"tussenuren?", r"lesuitval", r"vakkenpakket", r"mondelinge? (duits|engels|frans)", r"herkansing(en)?",
        r"(?<!in het )(?<!in )(duits|frans)", r"(scheikunde|natuurkunde|economie)",
        r"(van het|vant?|een|elke|de|onverwachte?|geschiedenis|engels|frans|duits|biologie|aardrijkskunde) so",
    ),
}  # fmt: skip
"""A word in passing that belongs to one school type."""

TOWARDS = _words("naar richting advies overstap verwijzing verwezen wachtlijst tlv toelaatbaarheidsverklaring plek")
NOT_THERE = _words(
    """
    niet geen nooit afgewezen geweigerd weigert wachtlijst verschil toelaatbaarheid bang hoort hoeft aangevraagd
    aanvragen beter liever volgend volgende straks later toekomst moet moeten zou zouden mag wil willen advies
    """
)
"""What a clause has in which a special school is not the child's school."""
REFUSED = _words(
    "afgewezen geweigerd wachtlijst verschil toelaatbaarheid aangevraagd aanvragen hetzelfde tlv aanmelden"
)
"""What any clause about a special school has that is not the child's."""
HIGHER = _words("twee drie vier vijf zes zeven acht tweede derde vierde vijfde zesde")
LATER = _words("volgend volgende straks later toekomst wil willen moet moeten zou mag zal advies verwezen overstap kan")
LEVEL_OF = _words(
    "werk werkboek niveau nivo stof leerstof lesstof boek boeken boekje boekjes rekenboek sommen taal tempo werkjes"
)
"""Before "van groep 4": the level of the work, which need not be the child's class."""
ADVISED = _words("doorstroomtoets schooladvies eindtoets")
"""With these a level of secondary school is the advice."""
AT = _words("op in van vanuit binnen bij")
ARTICLE = _words("het een de 't speciaal zijn haar hun onze")
OTHERS = _words(
    "broer broertje zus zusje zussen broers nichtje neefje buurjongen buurmeisje vriendin vriendje vroeger vriend"
)
"""Whose school it is when it is not the child's."""
GENERIC = _words("is zijn doet doen betekent verschil bestaat")
COMPARES = _words("verschil hetzelfde betekent")
"""In a question with these a role is asked about, not a person of this child's school."""

# --- being at home ------------------------------------------------------------------------------------------------

HOLIDAYS = {
    "zomer": (9, 1), "voorjaar": (3, 21), "zomervakantie": (9, 1), "grote vakantie": (9, 1),
    "herfstvakantie": (10, 25), "herfst": (10, 1),
    "kerst": (1, 5), "kerstmis": (1, 5), "kerstvakantie": (1, 5), "nieuwjaar": (1, 5), "winter": (12, 21),
    "voorjaarsvakantie": (2, 28), "krokusvakantie": (2, 28), "carnaval": (2, 28), "lente": (3, 21), "pasen": (4, 15),
    "paasvakantie": (4, 20), "allerheiligen": (11, 1), "hemelvaart": (5, 20), "pinksteren": (6, 1),
    "start van het schooljaar": (9, 1), "begin van het schooljaar": (9, 1), "meivakantie": (5, 5),
    "sinterklaas": (12, 6), "januari": (1, 15), "februari": (2, 15),
    "maart": (3, 15), "april": (4, 15), "mei": (5, 15), "juni": (6, 15), "juli": (7, 15), "augustus": (8, 15),
    "september": (9, 15), "oktober": (10, 15), "november": (11, 15), "december": (12, 15),
}  # fmt: skip
"""Month and day from which one counts who says "sinds de herfstvakantie": about when it ends."""
PAST_DAY = r"(maandag|dinsdag|woensdag|donderdag|vrijdag|gisteren|eergisteren|vorige week|afgelopen week)"
WEEKDAY = r"(maandag|dinsdag|woensdag|donderdag|vrijdag)(ochtend|middag)?(en)?"
RELATIVES = ("moeder", "vader", "oma", "opa", "man", "vrouw", "ex")
STAFF = (
    "kinesist", "logopedist", "logopediste", "fysio", "fysiotherapeut", "psycholoog", "coach", "rt'er", "ib'er",
    "orthopedagoog", "begeleidster", "assistent", "zorgcoordinator", "juf", "meester", "leraar", "lerares", "mentor",
    "directeur", "leerkracht", "invaller", "begeleider",
)  # fmt: skip
"""Who may be at home or come half days besides the child; compounds end in them."""
NOT_BEHIND = r" (geleden|later|oud|per|in de week|school|geen les per)|\w"
NOT_BEFORE = r"\b(over|groep|van|om de|nog) (een )?$"
"""What stands behind or before a number of weeks that is not how long the child has been away."""
SUSPENSION = r"\b(geschors\w*|schorsing|strafwerk|huiswerk|nablijven)\b"

ANSWERING = _words(
    """
    al nu ongeveer ruim bijna pas precies zeker een of zo'n denk ik thuis niet geweest nog net hij ze zij zit is
    sinds de
    het dat langer korter dan meer wel nee ja dus gegaan meteen geloof we in totaal begin eind vanaf week weken
    maand mijn
    zoon dochter kind
    """
)
"""What an answer to "hoe lang?" has besides the length of time."""
AWAY = (
    r"(zit\w*|zat|is|blijft|ligt|hebben|hou|houdt?|houden|wachten) .{0,40}(?<!het )thuis(?! gaat)", r"thuis nu",
    r"(al|nu|weer|helemaal|volledig|dagen|dag|weken|week|maanden|maand|mnd|jaar|hij|ze|zij|zoon|dochter|kind) thuis",
    r"thuis(zit\w*|gezeten)", r"thuis (sinds|al|vanaf|\d)",
    r"(gaat|ga|wil|is|komt|kan|durft|gaan|geweest|gegaan) .{0,30}(niet|geen) .{0,20}(school|klas|klaslokaal)",
    r"(niet|geen) (meer )?((naar|na|op|in) )?(de |een |haar |zijn )?(school|klas|klaslokaal|les|onderwijs)( meer)?",
    r"schoolweiger\w*", r"weiger\w* .{0,40}school\w*", r"niet (meer )?wil school", r"zonder (school|onderwijs)",
    r"(niet gegaan|gaat niet|niet gaat|niet (meer )?geweest)", r"(het huis|de deur|de kamer) niet (meer )?uit",
    r"(op|in) (de|haar|zijn) (bank|bed|kamer)", r"niksen", r"terug naar huis", r"sindsdien",
    r"(zit\w*|zat|ligt|blijft) .{0,40}(bij (mij|ons)|binnen|in de zetel|op bed)",
    r"(weken|maanden|ligt|zit) in (het donker|pyjama)", r"pyjama",
    r"nergens (heen|naartoe)", r"geen (dag )?(les|school|klas)( .{0,15}(gezien|gehad|gevolgd|gehaald))?",
    r"(niet|nooit) (meer |weer |nog )?(gestart|begonnen|teruggekeerd|gekomen|verschenen|terug op school)",
    r"school van binnen",
    r"afwezig", r"absent", r"weggebleven|(blijft|bleef) weg", r"met geen (stok|tien paarden)", r"geen voet",
    r"uitgevallen", r"weiger\w* .{0,30}(te gaan|poort)",
    r"(haar|zijn) (bed|kamer) niet (meer )?(uit|af)",
    r"krijg\w* .{0,30}niet (meer )?(binnen|mee|naar binnen|de deur uit)",
    r"(weken|maanden|dagen) nergens",
)  # fmt: skip
"""The child is not at school; how long is said elsewhere."""
PARTLY = (
    r"(?<!binnen )(?<!om ){number} (hele )?(dagen|dagdelen|uur|uurtjes?|ochtenden|middagen)"
    r"( (in|per) (de )?(week|dag))? (naar |op |nog )*school",
    r"{number} (uur|uurtjes|lessen) (per|in de) (dag|week) (naar )?(school|les(sen)?)",
    r"(nog maar|maar|alleen|slechts|enkel|uitsluitend|gaat|komt|gaan)( nog)?( maar)? (?!een uur){number} (halve )?"
    r"(dag|dagen|uur|uurtjes|ochtenden|lessen)( (in|per) (de )?(week|dag)| op een dag)",
    r"(alleen|uitsluitend|enkel|slechts)( nog)?( op| in)?( de)? "
    r"({weekday}|'?s ?(ochtends|morgens)|'?s middags|ochtend(en|uren)?|middag(en|uren)?)",
    r"{weekday} en {weekday} .{{0,30}}(thuis|naar school|op school)",
    r"(de )?rest van de week .{{0,30}}(thuis|bed|bank|niet|vrij)",
    r"(gaat|komt|is er|zit er) .{{0,15}}{number} (uur|uurtjes|dagen|ochtenden) (per|in de) (week|dag)",
    r"{number} ochtenden en geen", r"halve dagen", r"(deels|gedeeltelijk|voor een deel) (naar|op) school",
    r"deels thuis",
    r"(krijgt|heeft|volgt) .{{0,15}}aangepast rooster(?! nodig)", r"(na|vanaf) de (middag|pauze|lunch) .{{0,30}}thuis",
    r"af en toe (naar school|een dag|een les)", r"soms (lukt|gaat) .{{0,20}}(wel|school)", r"tot de pauze",
    r"(een )?half ?(uur|uurtje) (per|op een) dag", r"{number} van de {number} (dagen|lessen|uren)",
    r"{number} (uur|uurtjes?|dagen|dagdelen|ochtenden|middagen|lessen) "
    r"(per|in de) (dag|week) ?(,|gaat|meer niet|en meer niet|komt)",
    r"(alleen|enkel|slechts)( nog)?( maar)? (voor |naar |bij )?(gym|tekenen|handvaardigheid|muziek|de pauze|\w+les)"
    r"( en (naar |voor )?\w+)? (gaat|komt|lukt|durft|wil)", r"komt (ze |hij |zij )?(nu )?(alleen|enkel) nog voor",
    r"alleen .{{0,30}}(van|tussen) {number} (tot|en) {number}", r"mist (elke|iedere) {weekday}( en {weekday})?",
    r"(elke|iedere) {weekday}( en {weekday})? .{{0,20}}(thuis|op de bank|niet naar)",
    r"(amper|maar|slechts|nog geen) {number} (hele )?(dagen|uur) (geweest|gegaan|gehaald)",
)  # fmt: skip
"""The child goes part of the time. ``number`` and ``weekday`` are filled in."""
AT_RISK = (
    r"dreigt .{0,30}(thuis\w*|uit te vallen|uitval|vast te lopen|af te haken)", r"spijbelt? (steeds|vaak|veel)",
    r"(bijna|steeds minder|steeds vaker|steeds meer) (niet )?(meer )?(naar school|thuis)",
    r"mist (steeds|elke week|almaar) (meer|vaker)",
    r"steeds (meer|vaker) (afwezig|absent|verzuim|ziek ?(gemeld|thuis))",
    r"klamp\w* .{0,25}(deurpost|trapleuning|autostoel)", r"houdt? .{0,20}geen (jaar|maand|week)",
    r"(gaat|komt) steeds minder (vaak )?(naar|op) school",
    r"(straks|voor) (ze|hij|zij) .{0,15}(wegblijft|afhaakt|uitvalt)", r"volhouden lukt (bijna )?niet",
    r"houdt? .{0,15}niet (meer |lang )?vol",
    r"(gaat (ze |hij )nog|(ze|hij|zij) gaat nog|nog gaat (ze|hij))( maar)?( net| wel)?(?= ?(,|\.|maar|$))",
    r"nog (maar )?(net|amper)(?= ?(,|naar|$))",
    r"(met (veel )?(pijn en )?moeite|met tegenzin|huilend|schreeuwend) .{0,20}naar school", r"net aan naar school",
)  # fmt: skip
"""The child still goes, but not for long."""
EACH_MORNING = (
    r"(elke|iedere|alle) (school)?(ochtend(en)?|ochtent|morgen)|'?s ?(ochtends|morgens)"
    r"|(elke|iedere) (school)?dag .*naar school"
)
STRUGGLE = (
    r"(strijd|drama|gevecht|huil\w*|wenen|tranen|sleuren|gillen\w*|schreeuwen\w*|paniek|deurpost"
    r"|autodeur|onder (de )?tafel|krijs\w*|brul\w*|weent|(vast)?klamp\w*|overgeven|kots\w*|worstel\w*)"
)
"""With "elke ochtend": going to school is a struggle."""

# --- kind of complaint --------------------------------------------------------------------------------------------

_MINE = r"(die van (mij|ons)|de onze|mijn (zoon|dochter|kind|kinderen)|ons (kind|meisje)|onze (zoon|dochter|jongen))"
_HURT = r"(arm|oor|oren|keel|kraag|nek|nekvel|haren|paardenstaart|pols|kin)"
COMPLAINTS = {
    "ongelijke_behandeling": (
        r"\w*dis[ck]+r[ie]+m\w*", r"racis\w*", r"ongelijk\w*", "achtergesteld", "anders behandeld", "voorgetrokken",
        "hoofddoek", "keppeltje", "huidskleur", "niet eerlijk", "oneerlijk", r"willekeur\w*", r"lieveling\w*",
        r"(andere|nederlandse|witte|blanke) (kinders|kinderen|kind|jongens?|meisjes?) [^.?!]*(geen|niet|wel)",
        r"(zwarte?|gekleurde|marokkaanse|turkse|donkere|bruine|blanke|witte|buitenlandse) "
        r"(kinderen|kind|jongens?|meisjes?|leerlingen)",
        rf"(alleen|behalve|enkel) {_MINE}", r"(anderen|de rest|een ander|ander gezin|klasgenoo\w+) [^.?!]{0,20}\bwel\b",
        r"aparte regels", r"alleen (voor )?meisjes", r"twee (moeders|vaders|mama's|papa's)",
        r"(rolstoel|handicap|beperking|diabetes) [^.?!]{0,30}niet mee",
        r"niet mee [^.?!]{0,60}(betaald?|ouderbijdrage)",
        r"ouderbijdrage [^.?!]{0,40}(niet|geen)", r"niet (mee|binnen)? ?[^.?!]{0,20}ouderbijdrage",
        r"wie niet betaalt", r"voortrekken", r"(met|van) twee maten", r"afkomst",
        r"(?<!ik )geloof(?! (ik|dat|niet|er|me))",
    ),
    "veiligheid": (
        r"onveilig\w*", r"niet( \w+)? veilig", "geslagen", "geduwd", "geschopt", r"mishandel\w*", "vastgepakt",
        "aangeraakt", r"(levens)?gevaarlijk", "gevochten", r"geen toezicht", r"houdt toezicht", r"hek(ken)? .*\bopen",
        r"gewond", r"(bij|aan) (zijn|haar|ze|der|d'r|de|het|een) (linker|rechter)?" + _HURT,
        r"(trok|trekt|getrokken) aan " + _HURT,
        r"(vast)?gegrepen", r"(vast)?greep", r"(sloeg|slaat)(?! met)", r"klap(pen)? (gegeven|gehad|gekregen|gaf|geeft)",
        r"(gaf|geeft|kreeg|een) [^.?!]{0,15}klap", r"opgesloten", r"blauwe plek(ken)?", r"(arm|been|pols) gebroken",
        r"verkeerde (medicijn\w*|pil\w*|dosis)", r"medicijnfout", r"asbest", r"schimmel", r"grensoverschrijdend\w*",
        r"seksue\w*", r"ongewenst\w*", r"hartjes", r"gips", r"(gegooid|gooide?) [^.?!]{0,40}hoofd",
        r"alleen op (het|de) (plein|straat)", r"geknepen", r"bedreig\w*", r"vergeten bij", r"kleedkamer",
    ),
    "besluit": (
        r"\w*besluit", r"\w*beslissing", "schorsing", "geschorst", r"verwijder\w*", "schooladvies", "toelating",
        r"van school (af )?(gestuurd|getrapt)", r"blijven zitten", r"zittenblijven", r"doubler\w*", r"overgang",
        r"advies (is|was)? ?[^.?!]{0,10}te laag", r"(studie|school)advies\w*", r"niet over naar",
        r"(mag|mocht|gaat|laten|laat) [^.?!]{0,20}niet over(?! \w+ praten)\b", r"besloten", r"naar (de|het) \w+ gezet",
        r"uitgesloten", r"ontze(gd|gt|ggen)", r"groepsindeling", r"afgeschaft", r"samengevoegd", r"uitgeloot",
        r"gewijzigd",
        r"bezwaar (maken )?tegen", r"afgestroomd",
    ),
    "bejegening": (
        r"bejegen\w*", "onbeschoft", "uitgescholden", r"schreeuw\w*", r"verneder\w*", r"kleineer\w*", "respectloos",
        r"hoe (ze|hij|zij|de \w+) (daar |hier )?(tegen|met)", "niet serieus genomen", "afgesnauwd", "belachelijk",
        "uitgelachen",
        r"(noemde|noemt) (mijn|onze|ons|hem|haar|me) .*", r"(wimpelt|wuift|poeiert) (ons|mij|me|hem|haar)",
        r"(af|weg)ge(wimpeld|wuifd|zet|blaft)", r"ge(wimpeld|wuifd)",
        r"(hele|heel de) (klas|groep) bij", r"voor de (hele|heel de) (klas|groep)",
        r"(buiten|in de hoek|op de gang) .*straf",
        r"(buiten?|gang|hoek|regen) (laten? |late )?staan", r"neemt (ons|mij|me) niet serieus", r"niet geluisterd",
        r"onfatsoenlijk", r"fatsoenlijk", r"genoemd", r"sche?l(dt|d|den|de)", r"schold\w*", r"uitlachte", r"uitlacht",
        r"lach(t|te|ten) [^.?!]{0,20}\buit", r"lachte?n?(?! (t|het|alles) weg)", r"zo praat je", r"zo ga je niet",
        r"optreden van", r"toon van", r"met lachen", r"[sz]egg?e?n? tegen mijn (zoon|dochter|kind)",
        r"riep dat", r"(zegt|zei) (tegen (mij|ons)|dat ik (maar|niet|een))", r"uitge?maa?kte?",
        r"voor (gek|schut|paal) (gezet|gezegd|zetten?)", r"te kijk (gezet|zetten)", r"treiter\w*", r"lompe?",
        r"arrogante?",
        r"gro(te|ve) mond", r"tie(rt|ren)", r"tekeer\w*", r"stem ver\w+", r"lastige (ouders?|moeder|vader)",
        r"moeilijke (ouders?|mensen)", r"helikopter\w*", r"hekel aan", r"onheus\w*", r"(lelijk|slecht|raar) behandeld",
        r"met (ouders|mensen|kinderen) omga\w*", r"(ouders|mensen|kinderen) omga(at|an)", r"roddel\w*", r"leugenaar",
        r"g?e?intimid\w*", r"beledig\w*", r"denigrerende?", r"neerbuigende?", r"beschuldig\w*", r"verdacht gemaakt",
        r"geen respect", r"praat niet met (mij|ons)", r"tegengewerkt", r"onbehoorlijk", r"brutale?", r"gepest door",
    ),
    "afspraken": (
        "afspraken", "afgesproken", r"afspraak(?! (met|bij))", "beloofd", r"belofte\w*", r"belo(ven|ve|oft|ofde)",
        r"toegezeg\w*", r"toezegging\w*", r"woordbreuk", r"nag?e?kom\w*", r"houd(t|en)? (ze )?zich niet aan",
        r"voert (niemand )?(het )?uit", r"niet (uitgevoerd|uitvoeren|geleverde?)", r"gezegd dat .* zou",
        r"zouden? .* maar .* (niks|niet)", r"(komt|kwam) (er )?(niks|niet) van terecht",
        r"(begeleiding|hulp|ondersteuning|uren|uur|extra tijd|lessen) [^.?!]{0,40}(niet|nooit|geen|nul|zeven)( \w+)? "
        r"(geleverd|gestart|gegeven|uitgevoerd|gekregen|begonnen)", r"weigert? [^.?!]{0,20}extra tijd",
        r"zeggen ja", r"zegt al (jaren|maanden|weken)", r"dode letter", r"gevraagd (, )?(maar )?niks gedaan",
        r"zorgplicht [^.?!]{0,60}schend\w*",
    ),
}  # fmt: skip
"""Patterns for what a complaint is about, the gravest kind first."""
