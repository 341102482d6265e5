r"""The words for danger, per kind, and what only looks like danger: the data of the crisis guard.

Written in a small language over plain words (see ``SAME_WORD``); ``matching`` compiles it:

=============  ==================================================================================
``<kin>``      one of the words in ``WORDS["kin"]``
``mishandel*`` every word that begins like this
``a .. b``     at most four words between them, in the same sentence
``a ... b``    at most twelve words between them, over the end of a sentence too
``a & b``      as ``...``, in either order
``( | ) ?``    as in regular expressions; ``\.`` is the end of a sentence
=============  ==================================================================================
"""

SAME_WORD = {
    word: same
    for same, words in {
        "zijn": "zn",
        "mijn": "mn",
        "haar": "dr hr har",
        "hem": "em",
        "hij": "ie hy",
        "ze": "zij zy",
        "me": "mij",
        "het": "t et",
        "een": "n",
        "ik": "k",
        "niet": "nie nit neit nt ni nieet",
        "meer": "mer",
        "niks": "niets nix nikse",
        "wil": "wilt wild will",
        "wou": "woude wouw",
        "wilde": "wilden",
        "leven": "leve levn leeven",
        "leef": "leeft",
        "dood": "doot dod dooot doood doodgaan doodga doodgaat dooie",
        "wordt": "word wort wrd wrdt wordr",
        "werd": "wert werdt",
        "heeft": "heeftt heef hebt heb hft heft",
        "zichzelf": "zigzelf zichselv zichzlf zichself",
        "zich": "zig zch",
        "mezelf": "mijzelf mezelluf mijnzelf meself",
        "eigen": "eige eigens",
        "geslagen": "geslage gesllagen gslagen geslaagen geslaan geslag",
        "slaat": "slaad slaatt slat slaadt slaa",
        "slaan": "slaa slan",
        "sloeg": "sloech sloegen",
        "schopt": "scopt schoppt schopd",
        "snijdt": "snijd snijt snijden snijde snyd snyt snijen snijdde sneidt sneid sneit",
        "mes": "mess",
        "messen": "messe",
        "pillen": "pille pilen pil pilletje pilletjes tabletten tablette slaappillen slaapmiddelen slaaptabletten"
        " oxazepam",
        "paracetamol": "paracetemol paracetamolletjes paracetamols paracetamollen parasetamol paracetamool ibuprofen",
        "school": "schol skool scool",
        "huis": "huiss hius",
        "thuis": "tuis thius thuiss",
        "politie": "polisie poltie",
        "bang": "bng bange",
        "springen": "springe spring springt sprong gesprongen springd",
        "vermoorden": "vermoord vermoordt vermoorde vermoort vermoordde",
    }.items()
    for word in words.split()
}
"""Ways to write a word, and words that mean the same here; patterns only know the first (doodgaan counts as dood)."""

WORDS = {
    "wil": "wil|willen|wou|wilde",
    "self": "zich|zichzelf|jezelf|(zijn|haar|mijn|hun) eigen|eigen|haarzelf|hemzelf|mezelf",
    "itself": "zichzelf|(zijn|haar|mijn|hun) eigen|eigen|haarzelf|hemzelf|mezelf",
    "kid": "kind|kinderen|kindje|kids|jongens|zoon|zoontje|dochter|dochtertje|baby|peuter|kleuter|kleine|kleintjes|"
    "jongste|oudste|middelste|meisje|jongen|jongetje|zusje|broertje|kleinzoon|kleindochter|kleinkind|"
    "kleinkinderen|nichtje|neefje|pleegkind|pleegdochter|pleegzoon|stiefdochter|stiefzoon|tweeling|buurmeisje|"
    "buurjongen|vriendin|vriendje",
    "whom": "hem|haar|me|ons|hun|hen|ze|je|jou|mama|mam|kind|kinderen|(mijn|de|onze|ons|zijn|haar|het|hun) (<kid>|"
    "moeder|mama)",
    "kin": "(schoon|stief|pleeg|bonus)?(vader|moeder|papa|pa|ma|mama|pap|mam|ouders|pappa|mamma)|stiefpa|(schoon|"
    "stief|oudere |grote )(zoon|broer)|vrouw|va|opa|oma|oom|tante|nonkel|ex|exman|man|partner|zwager|oppas|"
    "gastouder|(ex ?)vriend",
    "man": "(schoon|stief|pleeg|bonus)?(vader|papa|pa|broer|pap)|stiefpa|opa|oom|nonkel|ex|man|zwager|neef|oppas|"
    "overblijfvader|(nieuwe|mijn) vriend|vriend van|buurman|trainer|coach|voetbaltrainer|(gym|bijles|muziek|zwem|"
    "godsdienst|judo|wiskunde)?(leraar|docent)|meester|mentor|conrector|directeur|concierge|chauffeur|"
    "taxichauffeur|begeleider|stagiair|pastoor|imam|kerel|vent|baas",
    "older": "(schoon|stief|pleeg|bonus)(vader|papa|pa|broer|moeder|opa)|stiefpa|vader|papa|opa|oom|nonkel|zwager|"
    "neef|oppas|buurman|broer|trainer|coach|vriend van|priester|pastoor|imam|overblijfvader",
    "hits": "slaat|slaan|sla|sloeg|geslagen|schopt|schopte|geschopt|trapt|trapte|getrapt|stompt|gestompt|mept|mepte|"
    "gemept|meppen|wurgt|wurgde|gewurgd|mishandel*|ranselt|afgeranseld|bijt|knijpt|smijt|gesmeten|gegooid",
    "hitting": "slaat|slaan|sla|sloeg|schopt|schopte|trapt|trapte|stompt|mept|mepte|wurgt|wurgde|mishandel*|ranselt|"
    "bedreigt|bedreigde|misbruikt*",
    "hit": "geslagen|geschopt|getrapt|gestompt|gemept|gewurgd|mishandeld|afgeranseld|gebeten|geknepen|gegooid|"
    "gebrand|bedreigd|misbruikt",
    "limb": "(onder|boven)?(arm|armen|been|benen|beentjes|armpjes)|armpje|pols|polsen|polzen|huid|dij|dijen|buik|vel|"
    "handen",
    "cuts": "krassen|krasjes|sneeen|snee|sneetjes|snijwonden|snijwondjes|snijplekken|streepjes|strepen|littekens|"
    "littekentjes|kerven|brandplekken|brandplekjes|brandwondjes|brandgaatjes|jaapjes|pleisters",
    "blade": "mesje|mesjes|scheermes*|passer|passerpunt|glas|glasscherf*|scherf|scherven|slijpermes*|stanleymes*|"
    "breekmes*|aardappelmesje|puntenslijper|schaar|schaartje|aansteker|naald|veiligheidsspeld|punaise",
    "weapon": "mes|messen|pistool|wapen|wapens|vuurwapen|vuurwapens|steekwapen*|kapmes|kapmessen|machete*|"
    "boksbeugel*|luchtbuks|geweer|jachtgeweer|handgranaat|bijl|zwaard|keukenmes|zakmes|vlindermes|vleesmes|"
    "broodmes|stiletto|klapmes|taser|alarmpistool|gaspistool|balletjespistool|revolver|gun|molotov*|"
    "ploertendoder|hakmes|nepwapen",
    "naked": "naaktfoto*|naaktbeelden|naaktfilm*|naaktvideo*|naakt|blootfoto*|bloot|blote|nudes?|dickpic*|sexfilmpje|"
    "seksfilmpje|seksfoto*|sexfoto*|seksvideo*|seks|sex|(foto*|filmp*|beelden) .. (zonder (kleren|kleding)|"
    "ondergoed|bh)",
    "private": "piemel|piemeltje|plasser|vagina|borsten|billen|kruis|geslachtsdeel|geslachtsdelen|onderbroek*|slipje|"
    "broekje|broek|bh|tussen (haar|zijn|mijn|de) benen|schede|doosje|onderlijf|intieme",
    "meds": "<pills>|medicijnen|medicatie|pijnstillers|antidepressiva",
    "pills": "pillen|paracetamol|ritalin|concerta|insuline|hoestdrank|antivries|valium|temazepam|diazepam",
    "height": "dak|flat|flatgebouw|brug|spoorbrug|viaduct|balkon|toren|kerktoren|gebouw|parkeergarage|galerij|reling|"
    "raam|klif|loopbrug|sluis|verdieping",
    "rails": "spoor|treinspoor|spoorlijn|spoorwegovergang|rails|viaduct|spoorbrug|reling|brugleuning|balustrade|"
    "balkonrand|overweg",
    "tool": "riem|pollepel|stok|kabel|snoer|slipper|pantoffel|kleerhanger|stoelpoot|pan|pook|bezem|bezemsteel|"
    "mattenklopper|koevoet|hamer|schoen|vuist|vuisten|tuinslang|deegroller|liniaal|knuppel",
    "dated": "gisteren|gister|gisteravond|vannacht|vanochtend|vanmorgen|vanmiddag|vandaag|vrijdag|donderdag|zaterdag|"
    "zondag|maandag|dinsdag|woensdag|uren|dagen|nachten|(twee|drie|2|3|vier|4) dagen",
    "staff": "juf|meester|leraar|lerares|docent|docente|leerkracht|conrector|mentor|gymleraar|gymdocent|zwemleraar|"
    "directeur|concierge|trainer|coach|begeleider|begeleidster|chauffeur|bijlesleraar|stagiair|muziekleraar|"
    "overblijf*|pedagogisch medewerker",
    "story": "boek|boeken|leesboek|jeugdboek|leeslijst|film|films|serie|documentaire|les|lessen|gastles|gastlessen|"
    "lespakket|lesbrief|project|werkstuk|spreekbeurt|boekverslag|profielwerkstuk|pws|ouderavond|thema|themaavond|"
    "themaweek|protocol|nieuwsbrief|voorlichting|voorlichtingsavond|musical|toneelstuk|voorstelling|"
    "theatervoorstelling|presentatie|artikel|podcast|cursus|training|webinar|workshop|folder|brochure|beleid|"
    "informatie|info|geschiedenis|krant|nieuws|aflevering|onderzoek|liedje|preventie|campagne|enquete|"
    "vragenlijst|stelling|debat|betoog|museum",
    "topic": "zelfmoord*|zelfdoding*|suicid*|mishandeling|kindermishandeling|huiselijk geweld|misbruik|"
    "seksueel misbruik|loverboy*|sexting|sextortion|grooming|automutilatie|zelfbeschadiging|verkrachting*|"
    "aanranding|moord|wapens|wapenbezit|messen|eerwraak|uithuwelijking|huwelijksdwang|vermoorden|ontvoering|"
    "ontvoerd*|incest|pedo*|drugs|overdosis|kinderprostitutie|prostitutie|besnijdenis|schietpartij*|dood|"
    "doodswens|seksueel geweld|afpersing|verwaarlozing|meisjesbesnijdenis|naaktfoto*",
    "game": "fortnite|minecraft|roblox|gta|call of duty|cod|game|games|gamen|spelletje|spel|shooter|nerf|"
    "waterpistool|speelgoed*|lasergame|lasergamen|paintball|brawl stars|playstation|xbox|schietspel*|among us|"
    "verkleed*|carnaval|halloween",
    "pet": "opa|oma|bomma|bompa|opoe|hond|hondje|kat|poes|hamster|konijn|cavia|goudvis|vis|parkiet|paard|pony|"
    "kanarie|overgrootoma|overgrootopa|buurman|buurvrouw|huisdier|kip|schildpad|rat|vogel|dier|dieren",
    "schooling": "spreekbeurt*|presentatie*|presenteren|toets|toetsen|cito|gym|gymmen|zwem*|rekenen|lezen|voorlezen|"
    "beurt|viool*|boek|boekbespreking|huiswerk|dictee|musical|bord|kring|klas|solo|koprol|examen|proefwerk|"
    "douchen|touw*|koor|wiskunde",
}
"""Word lists for the patterns."""

ALONE = frozenset(
    {"spoed", "noodgeval", "snijdt", "vuurwapen", "pistool", "dood", "acuut gevaar", "help spoed", "misbruik", "112"}
)
"""Messages of only these words that count as danger."""

DANGER = {
    "zelfdoding": r"""
        z(el|le|e|el )f ?m(oo|o|roo)r?[dt]\w*
        sel[fv]moor[dt]\w*
        zelf ?doding*
        sui[cs](i|ie)d\w*
        (doods|stervens)wens
        113
        levensmoe
        (niet|nooit) (meer|langer) (\w+ ){0,2}(leven|bestaan)
        niet (meer )?verder .. leven
        ik .. niet meer (besta|leef)
        leef ik .. niet meer
        <wil> (\w+ )?(\w+ )?dood( zijn| gaan| was| ben)?
        (liever|beter|net zo goed|allebei|samen) dood
        liever .. dood (was|ben|zou)
        dood (<wil>|hoeft|zou .. zijn|was ik|moet)
        was (ik|hij|ze) maar .. dood
        (als|zou|voor|wanneer) ik .. dood (ben|was|ga|zou|is)
        (denk|denkt|dacht|denken|gedachten|gedachtes|fantaseert|verlangt) (\w+ ){0,2}(aan|naar) (de )?(dood|sterven)
        (hoe|wat) .. (je|dan|ik) .. (dood (gaat|te gaan|gaan|ga|kunt)|doodgaat|sterven kunt)
        pijn .. (dood|te sterven|sterven|als je .. (sterft|springen|verdrinkt|valt|hangt))
        er .. niet meer <wil> (te )?zijn
        <wil> .. er .. (niet|nooit) .. zijn
        er (liever |maar |straks |morgen |binnenkort |toch |dan ){0,2}niet (meer )?(was|zou zijn|hoef|hoeft)
        ik .. er .. niet meer (ben|was|zou)
        (ben|was) ik er (\w+ ){0,2}niet( meer)?
        (het|alles|leven) (allemaal )?hoeft .. voor (hem|haar|me) .. (niet|niks) meer
        het hoeft .. niet meer .. voor (hem|haar|me)
        (voor (hem|haar|me) )(het )?(allemaal )?niet meer hoeft
        ik hoef niet meer( \.|$)
        (hoeft|hoef|hoeven) (\w+ )?(niet|niks) meer (voor (hem|haar|me)|te leven)
        leven .. (geen|niet) (meer )?(zin|waard)
        leven .. (niet meer .. zitten|zat|beu|moe|beeindig*|benem*|benam|nemen)
        (klaar|moe|beu|zat|genoeg|stoppen|gestopt) (met|van) (\w+ )?(\w+ )?leven
        geen zin .. in .. leven
        leven .. (zinloos|waardeloos)
        niks heeft (nog |meer )?zin
        geen (zin|reden|doel|toekomst) meer .. (te leven|leven|nodig|in het leven)
        einde? .. aan .. leven
        (ik|hij|ze|zelf) er .. einde? aan
        (maak|maakt|maken) (ik|hij|ze) er .. einde?
        (uit|van) (het|dit|haar|zijn) leven (te )?(stap*|weg)
        (samen|zelf) .. (er ?uit|eruit) .. stap*
        <self> .. van kant
        van kant (te )?maken
        zonder me .. (beter|blijer|gelukkiger|fijner|makkelijker|rustiger|leuker)
        zonder (hem|haar) .. (beter af|blijer|gelukkiger)
        (beter|blijer|gelukkiger|leuker|makkelijker|fijner|rustiger) .. zonder me
        (beter af|blijer|gelukkiger) .. zonder (hem|haar)
        niemand .. (mist|missen|mis) me
        niemand .. me .. (mist|missen|mis|merken)
        (jullie|je|ga|gaat|zou|zouden|zullen|niemand) .. me .. missen
        missen .. als (ik|hij|ze) .. (weg|dood|niet meer)
        (huil|huilt|huilen|verdrietig|missen|gelukkiger|blijer|opgelucht) .. als ik (\w+ ){0,3}(weg|dood|niet meer)
        geen (last|zorgen|verdriet) (meer )?(van|over|om) me
        (straks|morgen|binnenkort|volgende \w+|weken) .. ben ik .. weg
        ben ik (straks|morgen|binnenkort|volgende) .. weg
        (iedereen|jullie) .. (alleen maar |toch )?tot last
        nooit (meer )?geboren
        sorry dat (ik|hij|ze) .. (besta|bestaat|leef|er ben|geboren)
        sorry voor alles( \.|$)
        (waarom|waarvoor) (leef|besta|ben) ik
        (nooit|niet) meer wakker (<wil>|hoef*|word|wordt|worden|te worden)
        (nooit|niet) (meer )?wakker (te )?(word|worden) <wil>
        (hoopt|hoop|wens|wenst|wil|wou|liever|fijn) .. (niet|nooit) (meer )?wakker
        <wil> .. (verdwijnen|voorgoed weg|voor altijd slapen)
        (voor ?altijd|voorgoed|eeuwig) .. (slapen|verdwijnen)
        <wil> .. (naar|in) (de|het) hemel
        (ik|samen|snel|ook|graag) (\w+ )?naar de hemel
        (eigen|zijn|haar|mijn) (eigen )?(begrafenis|uitvaart*|grafsteen|rouwkaart|crematie) .. (wil|bedacht|gepland|
            gekozen|plant|muziek|lied*|uit|zien|uitzien)
        eigen (begrafenis|uitvaart*|graf|grafsteen|rouwkaart|dood)
        (uitvaartlied|begrafenislied|rouwkaart|testament) .. (hij|ze|gekozen|geschreven|schrijft)
        afscheids ?(brief*|bericht*|app*)
        afscheid .. van (iedereen|ons|ons allemaal)
        neemt afscheid van .. vriend*
        vaarwel
        (doei|dag|weg|afscheid|tot) (voor (altijd|eeuwig|goed)|voorgoed)
        (ben|wil|ga|zijn|weg) (ik )?(voor ?altijd|voorgoed) weg
        (me|ons|kinderen) nooit meer (terug ?)?(zie|ziet|zien|terug)
        (haar|hem|ze) nooit meer terug ?zie*
        (geeft|gaf|geven|gegeven|geef) .. (spullen|spulletjes|bezittingen|lievelings*|dierbaar*|knuffels?|konijn|
            verzameling|spaarpot|spaargeld|kleren) .. weg
        (spullen|spulletjes|bezittingen|lievelings*|knuffels?|konijn|poes|verzameling|spaarpot|spaargeld|kleren|
            alles) .. (weggeven|weggegeven|weggeeft|uitgedeeld|weg te geven|uitdelen|uitdeelt|cadeau doen)
        strop
        touw .. (kast|bed|matras|nek|hals|balk|balken|zolder|plafond|knoop|lus|gekocht|boom|verstopt|schuur|besteld)
        (lus|riem|sjaal|sjaaltje|koord|snoer|touw|dingen|veters) .. (om|rond) (zijn|haar|mijn|de|hun) (nek|hals)
        <self> .. (op ?(te )?hangen|opgehangen|verhangen|ophing|ophangt|verhing)
        hangt .. (poppetje|zichzelf|mannetje) .. (boom|touw|balk)
        (poppetje|mannetje|figuurtje) .. (strop|galg|touw|graf|kist|hangt|boom)
        losgesneden
        (van|uit) (het|de|een|ons) (hoge |hoogste |\w{0,5} ?)?<height> (af ?)?(te )?(wil )?(springen|gaat springen|
            wil springen|gooien|vallen)
        (springen|springen|gooi|gooit|laat .. vallen) .. (van|uit|over) (het|de|een|ons) (\w+ )?<height>
        (voor|onder) (de|een|n) (\w+ )?(trein|metro|tram|vrachtwagen|vrachtauto|goederentrein|intercity|bus|
            auto) .. (springen|gooi*|lop*|loop|stap*|wil|ga|liggen|kom|komt|rijden|fiets*)
        (springen|gooi*|gaan liggen|lop*|loop|stap*|liever|duik*|gesprongen|ligt|liggen) .. (voor|onder) (de|een|
            n) (\w+ )?(trein|metro|vrachtwagen|vrachtauto|bus|auto)
        (liever|sprong|spring|gaat|wil) .. (voor|onder) (de|een) trein
        (stond|staat|zit|zat|sta|gaat|ging|liep|loopt|lopen|gevonden|gezien|klimt|klom|ligt|lag|vond|vonden) .. (op|bij|
            naar|langs) (het|de|een) <rails>
        (loop|ga|ging) .. (de zee|het water|de rivier|het kanaal|de gracht) in( \.|$)
        (loopt|lopen|liep|rent) naar het (water|spoor|viaduct)
        richting het (water|spoor|kanaal|viaduct)
        (teveel|te veel|alle|hele|heel veel|handvol|doos|doosje|strip|strips|potje|lege|20|30|tien|twintig|dertig|
            stapel|bijna alle) .. <meds> .. (geslikt|ingeslikt|naar binnen|opgegeten|leeg|opgespaard|gepakt|slikt)
        (teveel|te veel|hele|heel veel|handvol|doos|doosje|strip|strips|potje|lege|stapel) .. <pills> .. (ingenomen|
            genomen|op|leeg|weg|uit|meegenomen|nam)
        alle <pills> .. (ingenomen|genomen|op|meegenomen|gepakt|weg|uit)
        <pills> (geslikt|ingenomen|ingeslikt|genomen|gepakt|opgespaard)
        <pills> & (alles ingenomen|niet wakker (te|krijg*|worden)|krijg .. niet wakker|suf|bewusteloos|
            buiten bewustzijn|verstopt|spaart|gespaard|opgespaard|verzamelt|doosjes|strip leeg|niet meer wakker)
        (spaart|verzamelt|gespaard|opgespaard|hamstert|verstopt) .. <pills>
        (hele|lege|heel|volle) (strip|strips|doos|doosje|doosjes|pot|potje) .. (pillen|paracetamol|geslikt|op|leeg|
            ingenomen)
        hoeveel <pills> (.. )?(dood|dodelijk|teveel|te veel|nodig|gevaarlijk|overlijd*|sterft)
        (teveel|te veel) <pills>
        <pills> .. (te veel is|teveel is|dodelijk*)
        over ?dos*
        <self> .. (vergiftig*|verdrink*|verbrand*|dood (te )?maken)
        (bleek|chloor|bleekmiddel|ontstopper|antivries|terpentine|afwasmiddel|ammoniak|spiritus|wasmiddel|
            methadon) .. (gedronken|drinkt|drinken|dronk)
        (gedronken|drinkt|drinken|dronk) .. (bleek|chloor|bleekmiddel|ontstopper|antivries|terpentine)
        (polsen|polzen|pols|aders?|aderen) .. (open|opengesneden|doorsnijdt|doorgesneden|gesneden|snijdt|sneed|
            opensnijdt)
        (polsen|polzen) .. (verband|pleisters?)
        (verband|pleisters) .. polsen
        (sneed|snijdt|doorgesneden) .. (polsen|pols|aders)
        gas(kraan)? .. (open ?gedraaid|open|aan gedraaid)
        (heeft|had|deed|vannacht|gister*) .. poging (gedaan|ondernomen|gewaagd)( \.|$)
        poging .. (zelf|gedaan om .. (dood|leven))
        (liet|laat|lag|ligt|gevonden|vond|schreef|schrijft|geschreven|weg) .. (briefje|brief) .. (achter|schuld|kussen|
            sorry|kinderen|spijt|haat niet)
        (weg|verdwenen|weggelopen) .. briefje
        zorg goed voor (mama|papa|mijn|elkaar|de|je)
        (straks|morgen|weken|binnenkort|dan|nachtjes|gauw) .. is (alles|de pijn|het allemaal) .. (over|voorbij|klaar)
        (is|dan) de pijn .. weg
        is (alles|de pijn) (straks|dan|snel|gauw|binnenkort) (over|voorbij|weg|klaar)
        (plan|datum|brief) .. (om .. dood|te sterven|zelf .. einde)
        (staat|weet|dagboek|plan|schrift) .. (hoe en wanneer|waar en wanneer|wanneer en hoe)
        (gepland|plan) .. datum
        datum (gekozen|en al)
        hoe (ze|hij|ik) (\w+ )?(zou |gaat |wil )?(sterven|sterft|doodgaat)
        (ik|hij|ze|kind) (wil|wou|wilde) .. sterven
        loopt met .. gedachten?
        einde? maken aan
        (leef|leven) .. niet .. lang meer
        word .. geen (1[0-9]|twintig|achttien|twaalf|zestien)
        (beeindig*|stoppen met) .. leven
        (stond|staat|zat|zit|gestaan|sta) (\w+ ){0,3}(op|over|aan) (de|het|een) (brug|viaduct|reling|balustrade|
            parkeergarage|vensterbank en|rand(je)? van (de|het|een) (\w+ )?<height>)
        (staat|stond|sta) (\w+ )?op het dak
        (brug|viaduct|reling|spoor|dak) .. gestaan
        over de (reling|balustrade|balkonrand)
        (de|een|zijn|haar|mijn) (dood)?kist .. (bestel*|ligt|lig|liggen|naam)
        in een kist .. (ligt|lig|liggen)
        (haar|zijn|mijn|dit) laatste (nacht|berichtje|appje|nachtje)
        niet (haar|zijn|jullie|je|mijn|hun|het) schuld is
        helpen sterven
        ze dood mag
        (wil|vroeg|vraagt|praat|aangevraagd) .. euthanasie
        wilsbeschikking
        (dat|nooit) ik (nooit )?geboren
        sterretje (worden|bij|zijn)
        bij de engel*
        (nooit|niet) meer opstaan
        niet oud (word|wordt|worden)
        poging gedaan (in|op|met|vorige?|na|sinds|van)
        (zoek*|googelt?|gegoogeld|google|googelde|internet|zocht|vraagt|vroeg) .. (dodelijk*|hart stopt|ophangen|strop|
            giftig*|hoe hoog|pijnloos)
        hoe .. hart stopt
        (gifti*|dodelijke) (planten|paddenstoelen|dosis|bessen|hoeveelheid)
        (als|voor) (een|mijn|zijn|haar) afscheid .. (spotify|klonk|playlist|kamer)
        <wil> .. (bij|naar) (opa|oma|papa|mama|zijn vader|haar moeder|zijn moeder|haar vader) .. (zijn|toe) & (dood|
            overleden|hemel)
        (mijn|me) (uitvaart|begrafenis) (komen|zou|wil|moet|is)
        naar mijn (uitvaart|begrafenis)
        (dertig|twintig|veertig|tien|vijftien|twaalf|10|12|15|16|20|24|30|32|40|50) (stuks )?<pills>
        <pills> .. (expres|te veel|teveel|waren er (dertig|twintig|veertig))
        (te veel|teveel) .. (medicijn|pil*) .. (genomen|geslikt|expres)
        onder de grond .. (bij|liggen|rust*)
        niet meer te hoeven leven
        """,
    "zelfbeschadiging": r"""
        (snijdt|sneed|gesneden|kerft|kerven|gekerfd|snijden) .. <self>
        <self> .. (te )?(snijdt|sneed|gesneden|kerft|kerven|gekerfd|snijd*)
        (snijdt|sneed|gesneden|kerft|gekerfd|krast|gekrast|kerven|prikt|brandt|krassen) .. (in|op) (haar|zijn|mijn|
            eigen|hun|de) (eigen )?<limb>
        <limb> .. (gekerfd|gekrast|opengesneden|opengehaald|open gesneden|gesneden|kapot gekrast|opengekrast|verbrand|
            kapotgekrabd)
        <cuts> .. <limb>
        <limb> .. (zitten|vol|allemaal|met|staan|onder|ook) .. (krassen|krasjes|sneeen|sneetjes|snijwond*|streepjes|
            littekens|kerven|brandplek*)
        auto ?mutil*
        zelf ?(beschadig*|verminking*|verwond*|pijniging|mutilatie)
        (beschadigt?|beschadigd|beschadigen|verwond|verwondt|verwonden|verminkt|verminken|pijnigt|brandt|brandde|
            verbrandt|bewerkt) .. <itself>
        <itself> .. (beschadig*|verwond*|verminkt|verbrand*|pijn ((te |heeft )?(doen|doet|gedaan|deed|doe|wil)))
        (doet|doe|doen|deed|gedaan) .. <itself> .. pijn
        (doet|doe|deed) .. eigen pijn
        kerven doet
        <blade> .. (zichzelf|mezelf|matras|kussen|bebloed*|bloed*)
        (mesje|mesjes|scheermes*|glasscherf*|scherf|aansteker|glas|lepel|strijkijzer) .. (<limb>|hand)
        (snijdt|kerft|krast) met .. <blade>
        scheermes*
        slijpermes*
        (losse|verstopte|kleine) mesjes
        mesjes .. (gevonden|kamer|kast|matras|etui|verstopt|telefoonhoesje|tissue)
        (gevonden|verstopt) .. mesjes
        (lange mouwen|mouwen) ... (graden|zomer|hitte|warm|heet|altijd|verberg*|gym)
        bloed .. (mouw|mouwen|trui|laken*|beddengoed|badkamer|badmat*|wasbak|handdoek*|badrand|dekbed|polsen)
        bloederig* (tissues|zakdoek*|doekjes|papiertjes|handdoek*)
        elastiek* .. (vingers|pols|polsen|arm) .. (blauw|bloed|rood)
        (stoppen|begonnen|verslaafd|gestopt|weer) (met|aan) snijdt
        bloedvlekken .. (mouw|mouwen|trui|laken*)
        (bonkt|slaat) .. tot .. (bloed|bloedt|bloedens)
        (brandt|gedrukt|gebrand|gehouden|houdt) .. (onder|op) (haar|zijn|mijn) (arm|onderarm|hand|been|huid)
        eet (batterijen|spelden|glas|punaises)
        (dik|letters|woord|woorden|naam) in (haar|zijn) (vel|huid|arm|been|bovenbeen)
        straft .. <itself>
        """,
    "levensgevaar": r"""
        (eet|eten|gegeten|at|drinkt) & (dagen|week|weken|bijna|niks) & (flauw|valt om|valt steeds weg|valt weg|zakt weg|
            zakt in elkaar|viel om|verdwijnen|doodmoe en koud|niet meer staan|bewusteloos|ziekenhuis|niet warm)
        (niks|niet) .. (eet|eten) .. (flauw*|valt om|verdwijn*|zakt)
        eet .. (niks|niet) .. (flauw*|valt om|verdwijn*|zakt)
        uithonger*
        (is|ligt|raakte|lag) (\w+ )?(\w+ )?(bewusteloos|bewustloos|buiten bewustzijn|buiten westen|levenloos)
        (bewusteloos|bewustloos) (na|door|gevonden|op|van|en)
        (ademt|ademd|ademhaalt|ademen) .. niet
        niet meer wakker te krijgen( \.|$)
        niet wakker te krijgen & (pil*|gedronken|drank|drugs|alcohol|suf|ademt|ambulance|slap)
        krijg(en)? (haar|hem|me|mijn \w+) .. niet (meer )?(wakker|warm|bij) & (pil*|gedronken|drank|drugs|alcohol|wodka|
            slap|koud|dons|suf|ziekenhuis|ambulance|ademt)
        (geen|niet) contact (meer )?(met|te krijgen) & (ogen|vloer|mompelt|pillen|drank|slap)
        (drugs|xtc|coke|ghb|ketamine|3mmc|lachgas|wodka|wiet|spul|naald|drank) & (niet wakker|suf|bewusteloos|
            op de grond|trilt|stuip*|niet bij|koud|grauw|slap|braakt|reageert niet)
        (veel|zoveel|overal|onder het|onder) bloed
        bloeden .. (niet|stopt)
        ambulance (is )?onderweg
        bel .. ambulance
        weegt (nog )?(maar )?[234]\d (kilo|kg) & (eet|eten|anorexia|flauw|drinkt|niks)
        (anorexia|eetstoornis) & (water|drinkt|flauw*|weigert|hartslag|benen)
        (spugen|laxeer*) & flauw*
        (niks|niet) (meer )?eten & (hartslag|lippen .. blauw|benen gezakt|flauw*)
        in coma
        (wurg|stik|choking ?|verstikkings)spel*
        elkaars keel
        (noodgeval|levensgevaar|levensbedreigende situatie|nood geval)
        (kind|kinderen|dochter|zoon|kleinkind|leven|we|baby) (is |zijn |nu )?(acuut )?in gevaar
        (acuut|direct|nu) .. gevaar
        (ligt|lag) op de (grond|vloer) & (ademt|trilt|trillend|pil*|pillen|beweegt|mompelt|schuim*|wakker|papa|bloed*)
        schuimbek*
        (drugs|xtc|speed|lachgas|3mmc|ghb|coke|ketamine|spacecake|poeder) & (wartaal|benen niet|trillend|temperatuur|
            stuip*|psychotisch|bewegen|grond)
        (iets in|gedrogeerd) (haar|het|zijn) (drinken|drankje|glas)
        gedrogeerd
        (vader|moeder|ex|man) .. dronken & (auto|stuur|rijdt|rijden|fiets)
        dronken .. (vader|moeder|ex) .. (auto|stuur)
        (kan|kom) .. iemand nu komen
        help .. nu .. (gevaar|mes|politie|springt)
        """,
    "geweld": r"""
        <kin> (\w+ )?(\w+ )?<hitting> (\w+ )?<whom>
        <kin> (\w+ )?<hitting>( \.|$| met| weer| ook| soms| vaak| elke| hard| veel| altijd| kind| mama)
        (<kin>|<staff>) (heeft|had|hebben|is|ging) .. (<whom>|<kid>) .. <hit>
        <whom> .. door .. <kin> .. <hit>
        <kin> .. <hits> .. met .. <tool>
        (door|van) (mijn|haar|zijn|hun|een|de) (\w+ )?<kin> .. (geslagen|geschopt|mishandeld|mishandelt|klappen|slaag|
            gewurgd|gebrand|bedreigd|misbruikt|getrapt|verkracht|aangerand|aangeraakt|betast|gestompt|in elkaar)
        (geslagen|geschopt|mishandel*|klappen|slaag|gewurgd|bedreigd|misbruikt|getrapt|verkracht|aangerand|betast|
            aangeraakt) (wordt |werd |is |krijgt |thuis )?(door|van) (mijn|haar|zijn|hun|een|de|onze|ze)? ?(\w+ )?<kin>
        <kin> .. <tool> .. (gebruikt|pakt|pakte|geslagen|slaat|sloeg|geeft|bezig|klappen|komt|gaf)
        (met|van) de (riem|pollepel|zweep|slipper|stok|mattenklopper)
        <tool> .. <hits> .. <kin>
        (wordt|worden|werd|krijgt|krijg|kreeg) .. thuis .. (geslagen|slaag|mishandel*|klappen|geschopt|afgetuigd)
        thuis (\w+ )?(wordt|worden|werd|krijgt|krijg|kreeg) .. (geslagen|slaag|mishandel*|klappen|geschopt|afgetuigd)
        thuis (geslagen|mishandeld|geschopt|afgetuigd|slaag|klappen)
        (geslagen|slaag|mishandeld|klappen|geschopt) (wordt )?thuis( \.|$)
        (krijgt|krijg|kreeg|krijgen) .. (slaag|van langs|een pak rammel|van de riem) & (<kin>|thuis|naar huis|
            onvoldoende|rapport|rug)
        (krijgt|krijg|kreeg|krijgen) (\w+ )?klappen (thuis|van <kin>)
        (naar huis|thuis|onvoldoende|rapport|een [1-5]) .. krijg (ik )?klappen
        (ervan langs|er van langs) & (thuis|<kin>)
        (<kin>|<staff>) <hits> (\w+ )?<whom>
        <staff> (sloeg|slaat|schopt|schopte|mept) .. met
        (kinder|kinder )mishandel*
        mishandelt .. (kind*|zoon|dochter|hem|haar|me|ons)
        (wordt|werd|is|ben|zijn|worden) .. (mishandeld|mishandelt|misbruikt|afgeranseld|afgetuigd)
        (mishandeld|mishandelt|misbruikt) (wordt|werd|is|zijn|worden|door)
        huiselijk* geweld
        striemen
        riemstriem*
        (wurg|vinger|knijp|brand|sigaretten|sigarettenbrand)(plek*|vlek*|afdruk*|wondje*|striem*)
        handafdruk* .. (wang|billen|rug|gezicht|arm|been)
        (blauwe plek*|gezwollen|gebroken arm|dikke lip|blauw oog|bont oog|schrammen|plekken) & ((bij|van) (zijn|haar|
            hun|mijn|de|onze) (eigen )?<kin>|stief*|ouders .. (aandoen|aandoet)|<man> .. (gedaan|deed|slaat|sloeg)|
            thuis .. (gebeurd|onveilig|niet veilig))
        blauwe plekken .. (hals|bovenarm*|billen|dijen|keel|nek|liezen|hele)
        (bont oog|brandwond*) .. (kleuter|meisje|kind|rug|vriendje)
        (bang|angst|doodsbang) voor (mijn|zijn|haar|hun|onze) (eigen |nieuwe )?(<kin>|zoon .. (mes|slaat|vannacht)|man)
        (durf|durft|durven|durfde) .. niet .. naar huis
        (bang|durft|durf) om naar huis
        (smeekt|smeekte|smeken) .. niet naar huis
        niet veilig (thuis|in huis|bij (zijn|haar|mijn|hun) <kin>)
        thuis (\w+ )?niet (meer )?veilig
        nergens veilig met
        onveilig .. (thuis|bij (zijn|haar) <kin>)
        <kin> .. (tegen|van|door) de (muur|trap|kast|tegels|deur|grond|raam) .. (gegooid|geduwd|gesmeten|gooit|duwt|
            smijt)
        (gegooid|geduwd|gesmeten|gooit|smijt|smeet|duwt|gooide) .. <kid> .. (muur|trap|kast|grond|tegels)
        <kid> .. tegen de (muur|kast|grond|tegels|verwarming) .. (gegooid|geduwd|gesmeten|geslagen)
        (kelder|schuur|zolder|garage|kast|badkamer|kruipruimte|kamer) .. (opgesloten|opsluit|vastgebonden) & (<kin>|
            oppas|ouders|buur*|pleeg*)
        <kin> .. (sluit|sloot|opsluit|opgesloten|heeft .. opgesloten) .. (op|in|kamer|kelder|schuur|kast|zolder|thuis|
            huis)( |$)
        (opgesloten|opsluit|opgesloten) .. (kelder|schuur|zolder|garage|thuis|huis)
        (vastgeketend|gekneveld|tape op (zijn|haar) mond)
        (vastgebonden|bindt .. vast|ketting) .. (verwarming|bed|stoel|radiator)
        (verwarming|bed|radiator) .. vastgebonden
        (moet|moest|zit|zat|zet|gezet) .. in de (kelder|schuur|kast|garage) .. (slapen|zitten|staan|blijven|straf|als)
        in de (kou|kelder|schuur) (laten|moeten|moest) .. (staan|zitten|slapen)
        (moet|moest) van .. <kin> .. in de (kelder|schuur|kast|garage)
        thuis (\w+ )?(moet|moest|zit) .. in de (kelder|schuur|kast|garage)
        slaap(t|en)? .. in (de|een|het) (schuur|auto|portiek|park|kelder|garage|bushokje|fietsenhok|hondenmand|berging)
        slaapt? (buiten|op straat)
        zwerft( \.|$| op straat| s nachts| al| sinds| ergens)
        (krijgt|krijgen|kreeg|krijg) (thuis )?(\w+ )?(geen|niks te|niet te) eten
        geen eten bij (zijn|haar|hun) <kin>
        (kind|kinderen|jongetje|meisje|vriendje|hem|haar|ze|hij|thuis|ernstig|zwaar|baby|gezin) .. verwaarlo*
        vel over been
        eten .. (uit|in) (de|het) (prullenbak*|vuilnis*|container|afval*)
        (peuter|kleuter|baby|kinderen|kleintjes|kleinkinderen|kindjes|jaar) .. (alleen|dagen alleen) (thuis|op straat|
            achtergelaten|gelaten)
        alleen thuis & (dagen|sinds gister*|s nachts|hele nacht|de nacht|moeder neemt niet op|<dated>)
        (man|vader|ex|vriend|moeder|hij) .. (trapt|ramt|slaat|beukt) .. (deur|ramen|voordeur) (in|kapot)
        (hij|man|vader|ex|vriend|moeder) .. (wurgt|wurgde) (me|haar|mama|hem|moeder|zusje|ons)
        (hij|ze) wurg(t|de) (me|haar|hem)
        gewurgd
        te wurgen
        (bij|om|naar) (de|haar|mijn|zijn) (keel|strot|nek|haren) (gegrepen|gehad|greep|vast*) & (zusje|broertje|me|
            moeder|vader|man|mama)
        (mes|schaar|pistool|glas) .. op (mijn|haar|zijn|de|hun) (keel|strot|hals|borst|hoofd)
        keel (door ?(snijden|snijdt|gesneden)|dicht ?geknepen|dicht)  .. (kinderen|kind|me|haar|hem)
        knijpt .. de keel dicht
        (<kin>|hij|ex) .. (loert|staat|wacht|komt) .. (voor|halen|vermoorden) .. (afmaak*|vermoord*|mes|iets aan)
        ons (komt? )?(iets|wat) aan
        (ondergedoken|blijf van mijn lijf*|vrouwenopvang) .. (hij|man|ex|vader|kinderen)
        (gevlucht|vlucht|vluchten) (naar|voor|van) (een vriendin|mijn (ouders|zus|man|ex|moeder)|hem)
        ik vlucht
        hij komt ons (halen|opzoeken|vermoorden|vinden)
        (<kin>|hij) (knijpt|kneep|knijp) .. keel
        <staff> .. (keel|strot) .. (gegrepen|gepakt|greep|vast*)
        <staff> .. tegen (de grond|het bord|de muur) .. (gewerkt|gedrukt|geduwd|gegooid)
        (maakt|maak|maken) (hij|ze|ik|we) (me|ons|haar|hem|jullie|je|iedereen) (\w+ )?(af|kapot|dood)
        <kin> .. ons (kapot|dood) ?maakt
        (anders|dan|gaan) (breken|breekt) (ze|hij|we) .. (benen|vingers|arm|armen|nek|botten)
        (buren|bovenburen|onderburen|hiernaast|buurkind|hierover|buurmeisje|buurjongen) & (gillen|geslagen|doffe klap|
            slaan|mishandel*)
        (moeder|mama|mam|zus|zusje) (wordt|werd) .. (geslagen|mishandeld|geschopt|bedreigd)
        nummer .. veilig thuis
        veilig thuis (telefoon)?nummer
        <kin> (sluit|sloot) (haar|hem|me|ons|ze|hun|de kinderen|(mijn|haar|zijn) <kid>) .. op
        <kin> .. (heeft|had) .. opgesloten
        op slot .. (met|en) (mijn|de|een) <kid> .. (erin|binnen|in)
        kamerdeur van buiten
        zichzelf opgesloten met .. (mes*|pillen|schaar)
        mag .. (de deur niet uit|nooit naar buiten|niet naar buiten van)
        (hij|man|ex|vader) (zoekt|achtervolgt|bedreigt|stalkt) (ons|me|de kinderen)
        (hij|man|ex|vader) (ons vindt|vindt ons)
        waar (kan|kunnen) .. schuilen
        nergens heen .. kinderen
        (straatverbod|stalk*) & (ex|man|vader|hek)
        (ex|man|vader) .. (hamer|honkbalknuppel|koevoet|mes|stok)( \.|$| in| en| voor)
        (uitgehongerd|ondervoed|verhongerd)
        (kind|kinderen|haar|hem|hij|ze) .. (buitengezet|buiten gezet|uit huis gezet|van huis gestuurd|op straat gezet)
        (kneuzing*|gebroken \w+|brandbla*|bijtwond) & (weekend bij|moeder zegt|vader zegt|van de trap gevallen|
            zo onhandig is|volwassene|stief*)
        de volgende ben jij
        (doet|deed) .. (mama|ons|me|haar|hem|moeder) dood
        duivel ?uitdrijv*
        duivel .. (eruit|uit (hem|haar))
        (trap af|van de trap) (geduwd|gegooid|geschopt)
        (moeder|vader) .. aan (haar|zijn|mijn) haren .. (getrokken|gesleurd|trekt|sleurt)
        (stokslagen|zweepslagen)
        (hem|haar|ze) met .. (strijkijzer|kabel|riem|stok|kookplaat) (\w+ )?(krijgt|slaat|slaan|gebrand|brandt|kreeg)
        (vriend|vrouw) (slaat|mept|schopt|wurgt|stompt) (me|ons|mama|mijn|mama)
        """,
    "seksueel geweld": r"""
        (wordt|werd|is|ben|zijn|was|worden|heeft|had|vermoed*|verdenking|verdenk|signalen|melden|seksueel|sexueel|denk|
            kind|dochter|zoon|zegt) .. misbruik(t|te|en)?
        misbruik(t|te)? (door|haar|hem|me|mijn|wordt|werd|is|melden|gezin|thuis|op|bij|zusje|ze)
        (verkracht|verkragt|verkrachtte|verkrachten|verkrachting)
        (aangerand|aanrand*|aangeranden|aangerant)
        (betast|betaste|betastte|bepotel*|begluur*)
        (ontucht*|incest*|grooming|groomer|gegroomd|lover ?boy*|pooier*|pedofiel|prostitu*|sextortion|sekstortion|
            sextorsion|kinderporno|mensenhandel)
        seksu?eel (misbruik*|geweld|overschrijd*|grensoverschrijd*|benader*|intimid*)
        (sexueel|seksueel) .. (gedaan|aangeraakt|benaderd)
        <naked> & (dwing*|dwong|gedwongen|druk|chant*|gechanteerd|betalen|afpers*|afgeperst|volwassen|oudere man|
            man van|kerel|vent|bedreig*|dreig*|anders|geld|onbekende|<staff>|trainer|geheim)
        (chant*|gechanteerd|afgeperst|afpers*) & (<naked>|film*|beelden|webcam)
        (leraar|docent|meester|trainer|coach|mentor|gymleraar|gymdocent|zwemleraar|concierge|begeleider|oom|opa|man|
            kerel|vent|iemand|stief*) .. (vraagt|vroeg|stuurt|stuurde|stuur|wil|dwingt|toont|laat) .. <naked>
        foto* .. (online|internet|rond) .. (als|tenzij|anders) .. (niet|uitmaak*|betaal*|meewerk*)
        <man> .. (zit|zat|komt|kwam|zitten|gezeten) .. aan (haar|hem|me|mijn (zoon|dochter|kind|zoontje|dochtertje|
            kleindochter|borsten|been|billen)|de kinderen|kind|kinderen|mijn)
        aan (haar|hem|me|mijn (dochter|zoon|zoontje|dochtertje|kind)|de kinderen|zijn piemel|haar borsten|haar billen|
            (zijn|haar|mijn) (lichaam|lijf)) (heeft |had )?gezeten
        (gezeten|zit|zat) aan (mijn (dochter|zoon|kind|zoontje|dochtertje|kleindochter|been|borsten|billen)|de kinderen|
            kinderen)
        (aangeraakt|aanraakt|aanraken|aanraakte) .. (intieme|plekjes?|plekken|daar onder|daar beneden|vies|geheim*|
            niet wil|niet wilde|niet wou|<private>)
        (intieme|plekjes?|plekken|vies|waar .. niet|<private>) .. (aangeraakt|aanraakt|aanraken|aanraakte)
        <man> .. (aangeraakt|aanraakt|aanraken|betast|gezoend|zoent|zoende|kuste|kust|kusjes|zuigzoen|gevoeld)
        (door|van) .. <man> .. (aangeraakt|betast|gezoend|gefilmd|gelokt)
        <man> .. (hand|handen|vinger|vingers) .. (in|onder|op|tussen) .. <private>
        <older> .. <private> .. (zien|laten|gezeten|aanraken|uit)
        (moest|moeten|moet) .. (hem|zijn piemel|hun) .. (aanraken|aftrekken|pijpen|vasthouden)
        (pijpen|hem aftrekken|vingeren|gevingerd|gepijpt)
        <man> .. (komt|kwam|kruipt|kroop|ligt|lag|sliep|slaapt) .. (in|bij|op) (haar|hem|me|mijn|zijn|de|
            het)( \w+)? (bed|kamer|slaapkamer)
        <man> .. (s nachts|savonds|s avonds) .. (in|bij|op) (haar|hem|me|mijn|zijn)
        <man> .. s nachts .. (kamer|bed)
        <man> .. bij (haar|hem|me) .. in .. bed
        <older> & (ons|klein|hun|een) geheim
        <older> & geheimpje
        geheimpje (met|van) .. <man>
        <older> .. (dingen|iets|spelletjes) .. (die|wat|dat) .. niet (<wil>|leuk|mag|durf*)
        <older> .. (met|bij) (haar|hem|me) (doet|deed|gedaan)( \.|$| als| en| heeft)
        (doktertje|vieze spelletjes|vieze dingen|rare spelletjes|vieze film*) & <older>
        (gedwongen|dwingt|dwong|dwingen|gedwonge) .. (seks|sex|dingen|foto*|zoenen|aan te raken|uit te kleden|prostitu*|
            mannen)
        (seks|sex) .. (gedwongen|moet|moest|dwingt|tegen .. (wil|zin)|geld|betaal*|met .. (man|mannen|leraar|volwassen*|
            oom|stief*))
        (verkeerde|seksuele|intieme) manier .. (aangeraakt|betast|aanraakt|benaderd)
        op een verkeerde manier .. aan*
        zwanger & (stief*|oom|opa|neef|leraar|trainer|verkracht|niemand .. weten|zwager)
        zwanger .. (1[0-5]|dertien|veertien|twaalf)
        (leraar|docent|meester|trainer|coach|mentor|gymleraar|gymdocent|zwemleraar|concierge|begeleider|chauffeur|
            muziekleraar|bijlesleraar|priester) .. (hartjes|afspreken|af te spreken|verliefd|kuste|kust|zoen*|
            alleen in zijn|bij hem thuis|in zijn auto|douchen|onderbroek|shirt|naakt*|bloot|blote|tong*|borsten|billen)
        (uitkleden|uit te kleden|shirt uit*|uitgekleed) & <man>
        (webcam|snapchat|tiktok|insta*|whatsapp|discord|roblox|online) & (uitkleden|kleren uit|shirt uit*|
            man van [2-7]\d|volwassen man|oudere man|blote|naakt|bloot|vieze foto*)
        (man|vent|kerel|vriend|vriendje|hij) (van |is |bijna ){1,2}([2-7]\d|dertig|veertig|twintig|vijftig) & (dochter|
            meisje|1[0-6]|foto*|afspre*|hotel|auto|chat*)
        (oudere|volwassen|onbekende|vreemde) (man|vent|kerel|mannen) & (auto|foto*|afspre*|af met|geld|cadeau*|volgt|
            meegenomen|lokt|hotel|aangesproken|chat*|wacht|seks|druk|bed)
        mannen .. (auto's|autos|hotel|betalen|bezoek)
        (kleedkamer|bosjes|fietsenhok|toilet|wc|douche|muzieklokaal|struiken|steegje) & (vastgehouden|gedwongen|
            gesleurd|gefilmd terwijl|betast|aangerand|verkracht|sleurden|dingen doen)
        (gefilmd|filmt|filmen|foto*) .. (douche*|bad|bloot|kleedkamer|uitkleed*|onder .. rok*) .. (<man>|anders|hij|ze)
        <man> .. (filmt|filmde|gefilmd) .. (bad|douche|bed|bloot)
        pijn .. bij (het )?plassen & (<man>|weekend)
        (kleine|haar) (kerel|baas) .. (zuigplekken|zuigzoen*)
        zuigplek*
        aan (zijn|haar|mijn) (piemel|plasser|borsten|billen|kruis|vagina) (zat|zaten|gezeten|zit|voelde)
        (leraar|meester|buurman|oom|godsdienstleraar) & (moest|moet) .. op (zijn |de )?schoot
        (moet|moest|gedwongen) .. met .. naar bed
        (afspreken|afgesproken|spreekt|afspreekt|afspraak|sprak) .. (man van|onbekende*|volwassen*|internet)
        <man> .. raakt (\w+ )?(\w+ )?(kinderen|kleintjes|haar|hem|me) aan
        (dit|het) blijft tussen ons
        (moet|anders) .. betalen & (beelden|filmp*|webcam|naakt*|bloot)
        beelden .. betalen
        lastig ?gevallen (door|van) (\w+ )?(man|mannen|kerel)
        met (hem|de jongens|de meisjes) (mee )?(gaat |samen )?(onder de douche|douchen)
        <older> .. samen douchen
        in (een|de|zijn) (auto|busje) (geduwd|gesleurd|getrokken|gelokt)
        <man> .. kusjes .. (daar|plek*|mond)
        broek uit & (bosjes|schuur|kelder|jongen van 1\d)
        """,
    "wapens": r"""
        <weapon> .. (bij zich|bij hem|bij haar|mee|meegenomen|meegebracht|meeneemt|meenemen|op zak|in (\w+ )?(tas|
            rugzak|kluis|kluisje|jas|schooltas|sporttas|broekzak|etui|zak|broek|gymtas)|getrokken|trok|trekt|zwaai*|
            dreig*|bedreig*|gestoken|op school|school|laten zien|gezien|onder (zijn|haar|het) (kussen|bed|matras)|
            in (zijn|haar) hand*|vast|hek|klas*|plein|gekocht|besteld|gebruiken|keel|wacht*|bushalte|slaapkamer|
            tafel gelegd|rond|loopt|kluisjes)
        (zwaai*|dreig*|bedreig*|gestoken|stak|steekt|liep|loopt|lopen|gevonden|trok|gepakt|pakte|greep|aangevallen|
            rugzak|tas|schooltas|kluisje|binnen|heeft|had|vast|slaapt|laat|toont|staat|staan|groep|iemand|
            leerling) .. (met|een|n|het|zijn|haar) (\w+ )?<weapon>
        (leerling|jongen|kind|zoon|dochter|klasgenoot|hij|ze|iemand) .. <weapon> .. (op|school|mee|bij|zak|tas)
        <weapon> (op|in|naar|bij|mee|voor) (de |het |zijn |haar )?(school|klas|plein|tas|rugzak|hek|kluisje)
        school* .. met .. <weapon>
        (schietpartij|schutter|schutters|schoolschutter*|school ?shoot*|aanslag (op|plegen|gepleegd)|bommelding|
            bomdreiging|dodenlijst*|doodslijst|hit ?list|death ?list|killlist|amok)
        (bom|explosief|granaat|benzine|jerrycan|molotov*|vuurwerkbom|zoutzuur) .. (school|mee|tas|meeneemt|legt|aula|
            klas|branden|sporttas|hek|plein|plaatsen|maken)
        lijst* (met|van) .. namen & (dood*|boem|wapen|mes|boksbeugel|wraak|schieten|kruis*|vermoord*|schiet*)
        (iedereen|hem|haar|school|klas|jullie|ons|me|kinderen|allemaal|docent*|leraren|leerlingen|mensen|boel|hen|juf|
            meester|mensen|deur) .. (neer ?schiet*|dood ?schiet*|af ?schiet*|neer ?knal*|af ?knal*|overhoop schiet*|
            neer ?steek*|dood ?steekt|neerstek*|doodsteken|doodstekt|neersteken|lek ?steek*|lek ?stek*|uitmoord*|
            uit ?moorden|overhoop (schie*|ste*)|neer ?maaien|neermaaien|kapot ?schie*)
        (iedereen|allemaal|jullie|klas) (\w+ )?(\w+ )?(afmaken|af te maken|af ?maakt|schieten)
        (school|boel) .. (opblazen|op te blazen|opblaast)
        (neer|dood|lek)(geschoten|gestoken|schieten|steken)
        (schiet|steek|knal|maak|vermoorden|blaas) (ik|hij|ze) (iedereen|hem|haar|jullie|je|me|ons|de|die|alles|
            school) .. (neer|dood|af|overhoop|kapot|lek|op)
        (ga|gaat|wil|zal|wou|komt|kom|dreig*|dreigt|gedreigd|belooft|om|te|willen|gaan|anders) (\w+ ){0,3}(hem|haar|me|
            ons|iemand|iedereen|je|jullie|zusje|broertje|klas*|kinderen|meester|juf|<kin>)? ?(\w+ )?(te )?vermoorden
        vermoorden (me|hem|haar|ons|je|jullie|ze)
        (me|haar|ons|hem|jullie) (\w+ )?vermoorden
        (maakt|maak|maken) (me|haar|hem|ons|je|jullie) (\w+ )?(af|dood|koud)( \.|$| als| zegt)
        (me|haar|ons|hem) (af ?maakt|dood ?maakt|doodmaakt|af ?te ?maken|wil doden)
        (steken|doden|schieten|wurgen|slaan) (zegt|zei|dreigt|wil hij)
        (dreig*|gedreigd|bedreig*) .. (steken|schieten|vermoorden|doden|<weapon>|schietpartij|dood|brand|fik|wurgen|
            springen|zichzelf|zelfmoord|ontvoer*|zuur|te slaan|vuurwapen)
        (met de dood|doods|dood) ?(be)?dreig*
        (met de )?dood (bedreigd|bedreigt|gedreigd)
        (steekt|stak|steken) .. met .. (mes|schaar|schroevendraaier|glas) .. (hem|haar|zusje|broertje|klasgenoot|me|juf|
            meester|moeder|kind|kinderen)
        (steekt|stak|steken) .. (hem|haar|zusje|broertje|klasgenoot|me|juf|meester|moeder|kind|
            kinderen) .. met (een )?(mes|schaar|schroevendraaier|glas)
        (met|mes|schaar) (\w+ )?(\w+ )?(\w+ )?(gestoken|neergestoken|aangevallen|bedreigd|bedreigt)
        gestoken (bij|op|in|door|tijdens) (de |het |een )?(school|bushalte|plein|station|fietsen*|jongen|gang|buik|rug|
            been|klasgenoot)
        (huis|school|boel|haar|ons|hem) .. in (de )?(fik|brand) .. (steken|steekt|zetten|steek)
        steken .. huis .. (fik|brand)
        (in de fik|in brand) (te )?(steken|steekt|zetten|gestoken) & (school|huis|jerrycan|benzine|dreig*|jullie|ons)
        (<weapon>|schaar|hamer) .. (vast|in (zijn|haar) hand*) .. (nu|dreig*|iedereen|hij|schreeuwt|gilt)
        hamer vast
        kogel* .. (gegeven|brievenbus|waarschuwing|gekregen|gevonden|kop|hoofd)
        (stroomstootwapen|steekvest|vuurwapens?|kogels|luchtdrukwapen)
        (knuppel|knuppels|honkbalknuppel*) .. (school|deur|parkeerplaats|hek|wacht*|naar school)
        (deur|huis|raam|auto) geschoten
        (prik*|steken) (\w+ )?(\w+ )?lek
        komt (hij|ze) niet (meer )?(levend|thuis)
        zuur .. gezicht
        (mes|messen|geweer|pistool|wapen|dienstwapen) .. (weg uit|zijn weg|is weg|mee naar boven)
        dreiging .. (school|vmbo|havo) .. politie
        (granaat|explosief) (aan|bij|in|voor|op)
        vuurwerkbom
        wie er (eerst )?(aan|eraan) gaat
        (me|haar|hem|ons|mama|jullie|juf) (\w+ )?(doodsla*|doodmaken|dood ?maakt|dood wil (maken|slaan)|dood slaat|
            dood slaan)
        dood ?sla(an|at)( \.|$)
        (schiet|schieten|schoot) (op|door) .. (deur|huis|school|hem|haar|me|kinderen|klas)
        (iemand|kerel|vent) .. (leraar|docent|hem|haar|me) .. (neerlegt|omlegt|om te leggen)
        aangevallen met (een )?(mes|schaar|hamer|schroevendraaier|<weapon>)
        """,
    "weg of ontvoerd": r"""
        (weggelopen|weg gelopen|er vandoor|uit het raam geklommen) & (telefoon .. uit|van huis|politie|hele nacht|
            vannacht|niet thuis ?gekomen|neemt .. niet op|sinds (<dated>)|nooit meer terug*|onvindbaar|man van \d+|
            briefje|hotel|jas hangt)
        (van huis|thuis|uit huis|instelling|pleeggezin) weg ?gelope?n?
        weg ?gelope?n? (van|uit) (huis|thuis|pleeggezin|instelling|ons|gezin)
        (zoon|dochter|kind|zoontje|dochtertje|hij|ze|meisje|jongen|zus|broer|leerling|broertje|zusje|nichtje|neefje|
            meisjes|jongens) (\w+ )?(\w+ )?(is|al|sinds|zijn|raakt)? ?(\w+ )?(\w+ )?(vermist|spoorloos)
        (zoon|dochter|zoontje|dochtertje|hij|ze) is (al |sinds \w+ |gewoon |zomaar )?(verdwenen|onvindbaar)
        (zoon|dochter|kind|meisje|jongen|zusje) (vermist|spoorloos|verdwenen|weg) (sinds|briefje|al|uit huis|telefoon|
            politie)
        vermist( \.|$| kind| meisje| jongen| al| sinds| 1| jaar| veertien)
        sinds .. (<dated>) .. (is|was) (hij|ze|mijn \w+) (\w+ )?(weg|zoek|verdwenen|vermist|niet thuis)
        (is|was) (al )?(sinds|vanaf) .. (<dated>) .. (weg|zoek|verdwenen|vermist|niet (meer )?(thuis|gezien)|onvindbaar)
        (niet|nooit) (meer )?thuis ?gekome?n? & (nacht|gisteren|telefoon|politie|school|vanmiddag|uur|vrienden)
        telefoon (\w+ )?(\w+ )?uit & (zoek|niet thuis|verdwenen|spoorloos|afscheid|sorry|sinds (<dated>))
        neemt niet op & (er niet meer|afscheid|brief*|viaduct|spoor|sorry|pillen)
        (ontvoer*|kidnap*|gekidnapt|kinderontvoering)
        (ex|vader|moeder|man) .. (kinderen|kind|hem|haar|zoon|dochter|ze) .. (meegenomen|mee te nemen|mee ?neemt|
            meenemen|niet terug*|achterhoudt|weghoud*) & (buitenland|toestemming|turkije|marokko|syrie|irak|iran|polen|
            somalie|egypte|pakistan|afghanistan|algerije|land|vliegveld|paspoort*|terug|bang|dreigt|nooit meer|vlucht|
            schiphol|ontvoer*)
        <kin> .. dreigt .. (<kid>|hem|haar) mee te nemen
        zonder .. toestemming & (mee|vliegt|vertrokken|vertrekt) & (buitenland|land|turkije|marokko|ex)
        (mee|meegenomen|opgehaald) (door|met|naar) .. (vreemde|onbekende|vreemd*|buitenland zonder)
        (meegelopen|meegegaan|ingestapt|meegenomen|gelokt|ingetrokken|getrokken|gesleurd|trok) & (vreemde|onbekende|
            auto|busje|bestelbus* |man)& (hek|kind|dochter|zoon|zoontje|ze|haar|kleuter|hij)
        (de|een|zijn) (auto|busje|bestelbus) in (getrokken|gesleurd|te trekken|te lokken)
        trok .. auto in
        ticket* .. enkele reis
        (paspoort*|identiteitskaart) .. (afgepakt|weg|verstopt|verdwenen|meegenomen|ingenomen) & (ex|vader|familie|
            trouwen|land|kinderen|vliegen|dochter|zus|oom|man)
        (uit ?(ge)?huwelijk*|huwelijksdwang|uithuwlijk*|uitgehuwlijkt)
        gedwongen .. (huwelijk|trouwen|te trouwen)
        (moet|moeten|dwing*|laten|verplicht) .. (trouwen|verloven|te trouwen)
        trouwen & (neef|1[3-7]|dwing*|gedwongen|familie wil|ouders willen|zestien|vijftien|veertien|terug naar)
        (eerwraak|eergerelateerd*|familie ?eer|eer van (de|onze|zijn|haar|hun|mijn) familie|bloedwraak)
        (schande|oneer|eer) & (familie|broers|ooms|vader) & (vermoord*|dood|slaan|slaat|opgesloten|straffen|opsluit*|
            mag niet .. buiten)
        (familie|broers|vader|ooms) .. (wil|willen) (haar|me|mijn \w+) dood
        (besnij*|besneden|besneje|besnede|meisjesbesnijdenis|genitale verminking|vgv) & (dochter*|meisje*|zus*|nichtje|
            tante|oma|land)
        haar (laten )?besnij*
        meisjesbesnijdenis
        (achtergelaten|achterlaten|achter te laten) .. (buitenland|land|somalie|marokko|turkije|familie)
        niet (op school aangekomen|uit school gekomen)
        nachten (niet thuis|weg|zoek)
        (meegenomen|opgehaald|meegegaan|meegelokt) .. (door|met) ((een )?(onbekend*|vreemd*)|een (\w+ )?(man|busje))
        (opgehaald|meegenomen) .. weet niet (wie|waar)
        weggelopen van (de|zijn|haar) (leefgroep|groep|instelling|pleeg*)
        weggelopen & (weet niet waar|ligt water|zoek|loopt ergens|kwetsbaar)
        (paspoorten|paspoort) .. (gepakt|mee|weg) & (kinderen|vertrokken|marokko|turkije|ex|man)
        (vliegt|vertrokken|vliegen) .. (kinderen|dochter|zoon|kind) & (turkije|marokko|somalie|gambia|egypte|irak|syrie|
            pakistan|zonder dat|wat ze daar)
        (kinderen|kind|zoon|dochter|hem|haar|ze) .. niet (teruggebracht|terug gebracht|teruggekomen|
            terug gekomen) & (ex|omgang*|vader|moeder|weekend)
        niet terug ?(gekomen|gebracht) van .. (omgang*|weekend|vader|bezoek*)
        van school gehaald & (mag|rechter|onbereikbaar)
        nooit meer naar (mama|papa)
        (verloofd|verloving) & (zin|paspoort|neef|1[3-7]|gedwongen|ouders)
        (de )?eer .. (gered|geschonden|gezuiverd)
        (homo|lesbisch|hoofddoek|vriendje|gezien met .. jongen) & (vermoorden|doodsla*|doodmaken|dood in|opgesloten|
            bewaakt|buitenland)
        (willen|gaan|laten) haar laten snijdt
        (vriend|broer|zus|oom|neef) .. doodmaken
        (komt|haalt) (hij|ze|papa|ex) (me|de kinderen|haar|hem) .. halen .. nooit
        hebben .. mijn (pas|paspoort)( \.|$| af| en)
        """,
    "ouder over de grens": r"""
        (<self>|me|hem|haar|(mijn|de|onze) <kid>) (nog |echt |straks |misschien ){0,2}(iets|wat) aan ?(te )?doet?( |$)
        (<self>|hem|haar|me|ons|(mijn|de|onze|zijn|haar) <kid>|iemand|anderen|zelf) (nog |straks |anders |echt |
            een keer )?(iets|wat) (aan ?(te )?doe*|aan (gaat|ga|wil|zal|zou|gaan) (te )?doen|aangedaan|aan gedaan)
        (doe|doet|doen|deed) (ik |hij |ze )?(<self>|<whom>|me|iemand) (straks |nog |echt |misschien |zo |
            anders ){0,2}(iets|wat) aan
        bang .. (ik|mezelf) .. (hem|haar|ze|kind*|kinderen|baby|zoon|dochter) .. (iets|pijn|wat) .. doe*
        ik (heeft|had|heb) (hem|haar|ze|(mijn|de|onze) <kid>) .. (geslagen|geschud|geschopt|gewurgd|geknepen|
            pijn gedaan|gegooid|gesmeten|in elkaar|getrapt)
        (geslagen|geschud|geschopt|te hard) .. (ik|mezelf|door me) .. (schrik|schrok|bang|hulp|inhouden|spijt)
        ik (sla|sloeg|schop|mep|slaat|slaan) (hem|haar|ze|mijn|de|het) (\w+ )?(<kid>|soms|steeds|vaak|te hard|weer|elke|
            nu|dan|$)
        ik (sla|sloeg) door( \.|$)
        (losse handen|mijn handen niet .. thuis)
        (door elkaar|dooreen) .. (geschud|schud*|gerammeld)
        (baby|kind|peuter) .. (geschud|schudde|door elkaar)
        ik .. (me|mezelf) niet (meer )?(inhouden|beheersen|in de hand|in toom)
        (niet|niet meer) .. (inhouden|beheersen) & (geslagen|sla|slaan|straks|mezelf|kind|kinderen|bang dat ik)
        (bang|schrik|schrok|vertrouw) .. (voor|van) mezelf
        ik .. (onder water|kussen op) .. (hou|houd|duw|gezicht|hem|haar)
        (hou|houd|duw) .. <kid> .. onder water
        ik .. <wil> .. niet meer (verder|zijn)( \.|$| leven)
        ik .. <wil> .. er (zelf )?niet .. zijn
        (samen|met zijn allen) .. (dood|de dood in|hemel)
        (kinderen|ze|allebei) .. (mee ?nemen|meenemen|mee moet nemen) .. (dood|hemel|graf)
        (depressie|psychose|psychotisch|stemmen) & (kind* .. iets|mee moet nemen|meenemen|allebei|dood|baby .. pijn)
        stem(men|metje|metjes|)? .. (zegt|zeggen|zeggen hem|zegt hem) .. (dood|steek*|steken|springen|spring|snij*|pijn|
            moet .. doen|slaan)
        brief* (voor|aan) .. kinderen .. (klaar|geschreven|als ik)
        als ik er niet meer ben
        doe ik (hem|haar|ze|de kinderen|mezelf|hun|mijn kind) (\w+ )?(\w+ )?(wat|iets)
        vertrouw mezelf niet
        iets (verschrikkelijks|ergs|vreselijks) (te )?doe*
        ik schud* (hem|haar|mijn|de)
        (klap|mep|dreun) gegeven & (bloed*|te hard|schrik|spijt|plek)
        te hard (gemept|geslagen|geknepen|geschud)
        riem gepakt
        mezelf aangeven
        brieven voor de kinderen
        """,
    "andere talen": r"""
        (kill|hurt|hurts|cut|cuts|kills|cutting|hurting|killing|harm|harming|stab) (himself|herself|myself|themselves|
            themself|him self|her self)
        (wants?|wanted) to (die|be dead|end (his|her|my) life|disappear)
        wanna die
        (wish|wishes) (i|he|she) (was|were) dead
        (doesn ?t|dont|does not|do not|not) want to (live|be alive|be here anymore)
        self harm*
        (is|was|being|been|gets|got) (sexually )?(abused|raped|molested|beaten|beaten up|kidnapped|assaulted|
            hit by (her|his) (dad|father|mother|mom|stepdad))
        (beats|hits|abuses|rapes|beat) (me|my (son|daughter|child|kids|children)|her|him|the (kids|children))
        has a (knife|gun)
        (gun|knife|weapon) (at|to|in) school
        (took|taken|swallowed) .. pills
        domestic violence
        intihar*
        olmek ist*
        yasamak istem*
        kendine zarar*
        (kendini|kendimi) (kes|oldur)*
        (babasi|babam|annesi|kocam|esim|baba) .. (dovuyor*|doviyor*|vuruyor*)
        taciz*
        tecavuz*
        samoboj*
        chce (sie )?(umrzec|zabic)
        nie chce (juz )?zyc
        samookalecz*
        tnie sie
        (bije|pobil|molestuje|zgwalcil) .. (dziecko|syna|corke|mnie|nas)
        (selbstmord*|suizid*|umbringen|will nicht mehr leben|will sterben|ritzt sich)
        (se suicider|veut mourir|se mutile|violee?|frappe (les|mes|son|sa) (enfants?|fils|fille))
        самогуб*
        (не хоче|не хочу) жити
        (хоче|хочет|хочу) (померти|умереть)
        самоуб*
        (не хочет|не хочу) жить
        (ал)?انتحار
        الانتحار
        ينتحر
        تنتحر
        يريد ان يموت
        تريد ان تموت
        """,
}
"""Patterns per kind of danger, one a line; a line that ends in ``|`` goes on in the next."""

HARMLESS = r"""
    liever dood dan (\w+ ){0,4}<schooling>
    (<story>) (\w+ ){0,3}(over|rond|rondom|tegen|van|met|waarin|voor|inzake|omtrent|gaat|ging|
        ivm) (\w+ ){0,5}<topic>( pleegt| plegen| wordt)?
    <topic> (in|uit|op|tijdens) (een|de|het|haar|zijn|die) <story>
    <topic> <story>
    (suicide|zelfmoord|mishandelings?|wapen|misbruik)( )?(preventie*|protocol|beleid|les|lessen|training|controle|
        verbod)
    (meldcode|aandachtsfunctionaris*|aandachtsfunctionaris voor|functionaris) (\w+ ){0,3}(huiselijk geweld( en)?|
        kindermishandeling|mishandeling)( en kindermishandeling)?
    beschuldigd van (\w+ )?(mishandel*|kindermishandeling|misbruik|aanranding)
    <game> .. (<weapon>|schieten|schiet|dood|doodgeschoten|vermoorden|neerschiet*|neerschieten|geschoten)
    (<weapon>|schieten|schiet|dood|doodgeschoten|vermoorden|neerschieten|schietpartij) .. (in|van|bij|met|op|uit) (een |
        het |de |zijn )?<game>
    (zakmesje|mesje|mes) (voor|bij) (\w+ )?(appels?|fruit|boterham|verkenners|scouting|kookles)
    mes en vork
    vork en mes
    (verveel|verveelt|schaam|schaamt|schaamde|erger|ergert|schrik|schrikt|schrok|lach|lacht|werkt|zweet|piekert) (zich|
        me|je|ons|ze|ik me|ik mij) (\w+ )?(\w+ )?dood
    (zich|me|je|ons) (\w+ )?dood (verveel*|schaam*|schamen|erger*|schrik*|lach*|geschaamd|geschrokken|gelachen|werk*|
        te \w+)
    dood van de (zenuwen|stress|schrik|schaamte|honger|dorst|kou|hitte|slaap|verveling|lach|spanning)
    (als de|op een|een) dood( spoor| punt)?( voor)?
    <pet> (\w+ )?(is|was|ging|gaat|zijn|gegaan|net|vorig\w* \w+|pas) (\w+ )?(\w+ )?(dood|overleden|gestorven|ingeslapen|
        vermist|weggelopen)
    <pet> (dood|overleden|vermist|weggelopen|doodgereden)
    (doodgaat|dood gaat|dood) van (de )?(zenuwen|spanning|stress)
    (hij|ze|ik) (gaat|ga) (nog )?dood als (hij|ze|ik) .. (beurt|mond|spreekbeurt|klas|toets|presenteren)
    (jaren|jaar|eeuwen) geleden .. (mishandeld|misbruikt|geslagen|suicid*|zelfmoord*|vermoorden|gepest)
    (ik|ikzelf|mijn (eigen )?(vader|moeder|oma|opa|man)) .. (vroeger|ooit|jaren geleden|als kind|in mijn jeugd|
        zelf als kind) .. (mishandeld|misbruikt|geslagen|suicid*|zelfmoord*)
    vroeger .. (met de (riem|liniaal|stok)|klappen|geslagen|slaag)
    (vroeger|ooit|als baby|als kind) (zelf )?(mishandeld|misbruikt|geslagen)
    (niet|geen|nooit|niemand) (is |wordt |echt |heeft |een |die |over |aan )?(suicid*|zelfmoord*|geslagen|bedreigd|
        mishandeld|misbruikt|mes|wapen|dood|pistool)
    misbruik van (\w+)
    (maakt|maken|make|maak) (er |\w+ )?misbruik
    (naakt|blote) (model|voeten|benen|katje|kat)
    verkracht (de|het) (privacy|taal|nederlands|liedje|muziek|regels)
    (iemand|hem|haar|me|ons|mensen|leraar|juf|je) onder de bus .. (gooi*|gegooid)
    (kaartje|abonnement|geld|te laat|op tijd|vroeg|ov|overstap) (\w+ )?(voor|onder) de (trein|bus|metro|tram)
    (wie|wanneer|waarom|hoe) .. vermoorden .. (willem|caesar|kennedy|oranje|jezus|lincoln)
    vermoorden .. (wifi|telefoon|laptop|plant|plantje|planten|bot)
    alsof .. (vermoorden|mishandeld|verkracht|doodgaat|dood)( wordt| gaat| is)?
    (kan|kon|zou) (die|hem|haar|dat|je) (\w+ )?(wel )?(wurgen|vermoorden|wat aandoen)
    hangen en wurgen
    <wil> (nog |echt |helemaal )?niet dood
    (school|gym|les|lessen|leren|sport|feestje|afspraak|gesprek) (\w+ ){0,2}voor (hem|haar|me) niet meer hoeft
    hoe (maak|maken|kan|kunnen) (ik|we) .. er .. einde? aan( maken)?
    (ochtend*|sochtends|s ochtends|smorgens|s morgens|wekker*) (\w+ ){0,4}(niet|nooit) (meer )?wakker( te)?( krijgen|
         worden| word| wordt)?
    (niet|nooit) (meer )?wakker te krijgen (\w+ ){0,3}(ochtend*|school|smorgens|s morgens|sochtends|s ochtends)
    (einde aan|eind aan) (het|dit|dat) (gepest|pesten|getreiter|ruzie*)
    (hier|er|daar) (\w+ )?levensmoe van
    (sneed|snijdt) (zich|<whom>) (\w+ )?(met|aan) (een |de |het )?(knutsel*|blik*|papier*|zaag|guts|aardappel*|vel)
    (zich|<whom>) (\w+ )?(gesneden|verwond) (aan|bij|met) (een |de |het )?(knutsel*|blik*|papier*|zaag|guts|hek|stoel|
        gym*)
    als een scheermes
    zelf ?verwond* (gedrag|stootgedrag)
    (geen|niet|nooit) (levensgevaar|huiselijk geweld)
    (nieuws|artikel|filmpje) (van|over) (die |de |een )?steekpartij
    zelf ?verwond* .. (hoofd*|stoornis|zoon met|dochter met|handicap)
    eczeem ... bloed
    (slaat|sloeg) .. tegen (de|een) muur
    slaat (haar|hem|me) over
    eerwraak (nee|niet)
    (barst|barstte) de bom
    mijn (eigen )?(vader|moeder) sloeg me (ook|vroeger|zelf)
    (als|toen hij|toen ze) (een )?(klein|baby|kind|peuter|klein kind) (\w+ ){0,3}mishandeld
    (slaat|sloeg|slaan) (ze|hij|het|me|ik) (helemaal |compleet |meteen )?(op slot|dicht|over|op tilt|op hol|
        om zich heen)
    (slaat|sloeg) (\w+ )?(deuren|deur|regels|stappen|woorden|op de deur) (\w+ )?
    alsof er een bom
    (papa|mama|vader|moeder|oma|opa) niet meer (leven|leef|er)
    verkeerde spoor
    (film|boek|serie|docu) .. waarin .. <topic>
    """
"""What looks like danger and is none: taken out of the text first, so that the rest of the message still counts."""
