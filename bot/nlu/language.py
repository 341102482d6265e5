"""Tells in which language a message is written: English, Turkish, Arabic, Polish, Ukrainian, or none of these.

First the script: Arabic and Cyrillic letters decide by themselves. Then the words and letters typical of a language,
held against the Dutch words in the same message. A word that Dutch has too ("is", "had", "na") says nothing. Dutch is
typed in many ways, so Dutch is what remains: a message that leaves doubt is not taken for another language. Where the
words do not decide, the library lingua gives a second opinion on messages that are long enough for it to be certain.

Must not decide what to do with a message in another language and must not know Rasa.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

from bot.nlu.spelling import simplified


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- Dutch and languages without an answer ------------------------------------------------------------------------

DUTCH = _words(
    """
    de het een en ik is dat niet van hij in ze op met mijn er zijn voor bij wat heeft maar te haar hoe die moet
    als nu kind naar aan zegt je over hem geen wil dan nog om groep of gaat al meer zit ook juf zoon dochter wij
    uit we mag wie ons daar jaar klas zo doen iets waar alleen wordt mij hebben alles niks door weet dit ben elke
    wel dag heb komt zij kinderen onze zeggen mee thuis doet weer iemand goed keer na hier omdat me krijgt gewoon
    zelf zich andere welke niemand want nooit was sinds onderwijs toch terug hele tot vragen tegen week zonder
    vraag nee uur weg gesprek altijd af kunnen zou zitten hulp weten loopt gaan komen onder ouders leerkracht les
    worden u steeds jongen laat eens deze graag maken ligt lezen leren meester krijgen praten laten verder dus
    dagen per ja alle iedereen achter vader echt krijg weken nodig tijd extra moeder man net zei moeten speciaal
    horen hoor willen durft basisschool docent toen werk ga pas meisje vindt waarom gehad eerst begeleiding heel
    had eigen wanneer nieuwe jullie veel huis jongens jij half ziet nou tussen bang ziek zie blijft werkt ander
    helpen helpt zeer zien doe volgens beter praat toets lukt terwijl staan staat maakt tafel eerste maanden
    geven niets nergens vorige kijken heen vandaag kom hoort gedaan rest papier vind woord denkt bellen naam
    geweest klaar leraar leest schrijven opnieuw even denk via vol mogen kwijt snapt mevrouw buiten ergens zorg
    morgen valt binnen elkaar eten erg brief cijfers tijdens blijven bel volgende bent zorgen woorden kijkt later
    moest toe zoek vinden vertellen laatste mensen vanaf maak beginnen nederlands taal geeft ochtend samen slecht
    eigenlijk advies misschien beste gesproken kwam gemaakt overal minder bijna huiswerk zodra nemen werken hun
    hoeft langs moeilijk jongste snel geef zeker ging kunt kun rond bestuur gezin zus boos kon scholen hangt
    school toetsen klassen plan let last lat late long wet dom pan ten ton trap lag web war arts
    best bus dik her hen jou jouw uw ie made den der ter men heet lang rechts links stond mis wist
    wa ge gij zijt hebt nie ni ma mn dr zn wsl idd mss aub svp ipv ivm tov bvb ofzo effe ff da m'n d'r z'n zo'n
    ib ib'er juffrouw
    """
)
"""Frequent Dutch words, with telegram style, chat spelling and Flemish: what stands against another language."""

LOOKS_DUTCH = re.compile(r"aa|uu|ij(?![ae])|oei|eeu|cht|sch(?!ool|edul|olar|em)|lijk$|heid$|tjes?$|ingen$")
"""Spelling that Dutch has and the languages below hardly have."""

OTHER = _words(
    """
    ich und nicht der das ist mein meine mit fur auf wir sie ein eine wird auch spricht sprechen
    je ne pas les des une est pour dans que qui vous nous mon mes fils fille avec sur parle parlez
    el los las por con una para mi hijo hija esta como muy tiene habla hablas usted quiero espanol
    nu sunt este cu pentru din sa fiul fiica copilul mea aveti romana
    nao um uma com meu minha filho filha voce fala portugues ele ela
    il lo gli che di non mio mia figlio figlia sono parla italiano
    og jeg ikke det har som jag inte och att min
    yn fan myn mei hja skoalle
    ku pa yu papia waa iyo waxaan
    hoy dete kako hoce skola skoli
    """
)
"""Function words of languages without an answer here, so that Spanish or German is not taken for English."""

# --- English ------------------------------------------------------------------------------------------------------

ENGLISH = _words(
    """
    the an and or but if because than then that this these those there here where when who whom whose what which why
    how you she it we they me him her us them my your his its our their yours am is are was were be been being
    have has had having does did done can could will would shall should may might don't doesn't didn't can't
    couldn't won't wouldn't shouldn't isn't aren't wasn't haven't hasn't i'm i've i'd i'll he's she's it's we're
    they're you're that's what's there's let's dont doesnt didnt cant wont isnt im
    not never always every everything everyone everybody nobody nothing somebody someone something anyone anybody
    anything any some both each few more most much many other another only own very too also again already yet now
    before after since until while during about above against between into through from without within under over in
    to of on at by for with as
    go goes going went gone gets got getting gives gave making takes took tells told says said speak speaks spoke
    talks talking talked ask asks asked asking know knows knew think thinks thought wants wanted need needs needed
    helped helping keeps kept keep finds found find feels felt looks looking tries tried trying explain explained
    understand understands learns learn reads read write writes written happens happened happen refuses refused
    refuse cries crying cry starts started struggles struggling struggle bullied bullies suspended suspension
    expelled translate translated translation translator interpreter moved agree complain complaint hate hates
    ignore ignores ignored means
    schools daughter daughters child children parents mother father mum brother sister friend friends husband wife
    classroom homework lessons education behind trouble dyslexic autistic afraid angry alone lonely
    weeks month months year years old morning today tomorrow yesterday first difficult english dutch netherlands
    language people available possible advice low same twins maybe week want
    calling called names hurt hurts emails
    """
)
"""English function words and what a parent writes about school."""

ENGLISH_IN_DUTCH = _words(
    """
    a i no yes so do just like please sorry thanks thank hello hi hey welcome help kids kid boy girl mom dad son
    test tests class grade teacher teachers team info report meeting special home house street person problem
    problems issue issues bullying feel love bad last good new better one two version page simple easy start stop
    sad sick really sure hard still try able talk look reading writing learning right wrong all up down out off
    contact support information family get give take make tell say let school day night time way back he letter hit hits
    free move must call email mean boys girls
    """
)
"""English that Dutch parents use as loans, or that is found in a slip of the finger; it counts for half."""

ENGLISH_SAYINGS = re.compile(
    r"\b(by the way|what the \w+|oh my god|at the end of the day|last but not least|all in all|in the picture"
    r"|out of the box|learning by doing|one size fits all|trial and error|up to date|on the job|state of the art"
    r"|face to face|special needs|to do|do's and don'?ts|fear of missing out|(nice|need) to (have|know)|well done"
    r"|never mind|same here|(why|so) (not|what)|in between|off the record|for real|not done|in the end|on top of"
    r"|thank you|(love|like) it|must (have|know)|move on)\b"
)
"""English that Dutch people say; taken out before counting."""

# --- Turkish ------------------------------------------------------------------------------------------------------

TURKISH = _words(
    """
    bir icin cok daha degil yok nasil neden nicin niye kime kimle kiminle nerede nereye nereden hangi hangisi
    onlar bana bize size beni seni bizi sizi onu onun benim senin bizim sizin evet hayir lutfen merhaba
    gunler iyi tamam acaba gibi kadar sonra simdi bugun yarin hafta yil yasinda evde aksam miyim misin misiniz
    musunuz midir hic artik bile diye gerek lazim olarak nedir edebilir dersi dersler sorunu kotu yalniz baska
    dili gitmek bilgi bilgisi ablasi abisi kizi kizim oglu oglum saat maalesef istiyor istemiyor
    """
)
TURKISH_SHORT = _words(
    """
    ve bu su o kim sana sabah eve selam ile ama var ne ben sen biz siz mi mu her gun ay dil hem hep dan de da ki ya en
    on
    """
)
"""Short Turkish words that are something else too; they count for half."""
TURKISH_STEMS = (
    "okul", "ogretmen", "oglum", "kizim", "cocug", "cocuk", "sinif", "turkce", "hollandac", "ingilizce", "yardim",
    "tesekkur", "konus", "mektu", "zorban", "zorbal", "zorlan", "anlam", "anlat", "tercuman", "agli", "sikayet",
    "yapabil", "yapmal", "gorusme",
)  # fmt: skip
"""Beginnings of Turkish words about school; Turkish puts the grammar behind them."""
TURKISH_ENDINGS = (
    "iyor", "uyor", "yorum", "yorsun", "yoruz", "yorsunuz", "yorlar", "iyordu", "uyordu", "abilir", "ebilir",
    "abilirim", "ebilirim", "misiniz", "musunuz", "maliyim", "meliyim", "siniz", "lari", "leri", "larin", "lerin",
    "larim", "lerim", "larda", "etmek", "irmek",
)  # fmt: skip
"""Ends of Turkish verbs and plurals."""
TURKISH_LETTERS = "ğış"
NOT_TURKISH = "əêăâîțţșñãõßåæøë"
"""Letters of Azeri, Kurdish, Romanian and others that share letters with Turkish."""

# --- Polish -------------------------------------------------------------------------------------------------------

POLISH = _words(
    """
    jest byl byla czy kto kogo komu gdzie kiedy dlaczego ktos ktory ktora sie moj moja mojego mojej mojemu moim
    moich mnie oni jego jej ich chce chca chcialbym chcialabym moze mozna mozecie mozesz musi musze trzeba
    prosze dziekuje dzien dobry czesc witam zeby tylko bardzo jeszcze juz tez teraz ciagle zawsze nigdy przez
    przy przed dla roku jestem jestesmy znam syn syna synem synowi klasa klasie klasy dzieci zle dobrze tutaj tego
    robi robic zrobic corka corki corke corce corko nikt boli
    """
)
POLISH_SHORT = _words(
    """
    a i o u w z ze na do od po za bez pod nad sa nie tak co kim cos nic moje mi ja ty on ona my wy go ma mam mamy
    ale bo lat rok dni dom domu problem wiem wie jak nadal moge ten ta te to tej boi by
    """
)
"""Short Polish words that are something else too; they count for half."""
POLISH_STEMS = (
    "szkol", "nauczyciel", "dzieck", "polsk", "niderlandz", "holendersk", "angielsk", "pomoc", "pomoz", "potrzeb",
    "rozmaw", "rozmow", "mowi", "rozumi", "jezyk", "problemy", "problemow", "chodzi", "uczy", "czyta", "pisac",
    "tlumacz", "placz", "dysleksj", "informacj", "szuka", "lekcj", "wychowawc", "przeszkadza", "dokucz", "skarg",
    "pytan", "autyzm", "codzien", "pomag", "przek", "przyj", "wszyst", "dyrektor", "odpowiad",
)  # fmt: skip
"""Beginnings of Polish words about school."""
POLISH_LETTERS = "łąęśżźćń"
NOT_POLISH = "čšžřěůýđțșăõűőėįāēīūļķņģ"
"""Letters of Czech, Croatian, Lithuanian and others that share letters or words with Polish."""

# --- other scripts ------------------------------------------------------------------------------------------------

NOT_ARABIC = "پچژگکیەێۆڕڵےٹڈںہھټډړښڼۇۈۋې"
"""Letters of Persian, Kurdish, Urdu, Pashto and Uyghur; some stand in Arabic dialect too."""
ONLY_ARABIC = "ةيكىأإؤئ"
NOT_UKRAINIAN = "јљњћђџѓќѕәөүқңһҳҷ"
"""Letters of Serbian, Macedonian, Kazakh, Mongolian and Tajik."""
SOUTH_SLAVIC = _words("се са си го като този тази това тези няма още какво искам имам имате трябва дете детето моето")
"""Bulgarian words, some also Macedonian or Serbian; Bulgarian has no letters of its own."""
BULGARIAN_VOWEL = re.compile(r"ъ(?![еёюя])")
"""In Russian this letter only stands before these; in Ukrainian it does not exist."""


@dataclass(frozen=True)
class _Word:
    """A word as typed, and in lower case without accents."""

    typed: str
    plain: str


@dataclass(frozen=True)
class _Language:
    """What is typical of one language; all words without accents.

    Attributes:
        words: words that count.
        weak: words that count for half.
        share: part of the words of the message that must be known.
        outweighs: how many times the words must outweigh the Dutch ones.
        one_word: whether one long word is enough when nothing speaks against it: hardly any is Dutch by chance.
        stems: beginnings of words that count.
        endings: ends of words that count, unless the word starts with a capital: it may be a name.
        letters: letters that make a word count, with the same exception.
        excluded: letters that say that it is another language after all.
    """

    words: frozenset[str]
    weak: frozenset[str]
    share: float
    outweighs: float
    one_word: bool
    stems: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()

    def weight(self, word: _Word) -> float | None:
        """How much a word tells: 1, a half, nothing because Dutch has it too, or None when it is not known."""
        if word.plain in self.weak:
            return 0.0 if word.plain in DUTCH else 0.5
        if word.plain in self.words:
            return 0.0 if word.plain in DUTCH else 1.0
        may_be_name = word.typed[0].isupper()
        if word.plain.startswith(self.stems) or word.plain.endswith(self.endings) and not may_be_name:
            return 1.0
        return None

    def has_own_letters(self, word: _Word) -> bool:
        """Whether a word that cannot be a name has letters of this language."""
        return word.typed[0].islower() and not self.letters.isdisjoint(word.typed)


LANGUAGES = {
    "en": _Language(ENGLISH, ENGLISH_IN_DUTCH, share=0.5, outweighs=3, one_word=False),
    "tr": _Language(
        TURKISH,
        TURKISH_SHORT,
        share=0.3,
        outweighs=2,
        one_word=True,
        stems=TURKISH_STEMS,
        endings=TURKISH_ENDINGS,
        letters=frozenset(TURKISH_LETTERS),
        excluded=frozenset(NOT_TURKISH),
    ),
    "pl": _Language(
        POLISH,
        POLISH_SHORT,
        share=0.3,
        outweighs=2,
        one_word=True,
        stems=POLISH_STEMS,
        letters=frozenset(POLISH_LETTERS),
        excluded=frozenset(NOT_POLISH),
    ),
}
"""The languages in Latin script."""

ENOUGH = 2.0
"""What the words of a message must weigh together."""
NEARLY_ALL = 0.75
"""With so large a part of the words known and no Dutch among them, less is enough: "my son hates maths"."""
ENOUGH_THEN = 1.5
"""What the words must weigh then."""
ENOUGH_LETTERS = 3
"""Words with letters of a language that are enough when no word is known."""
LONG_WORD = 5
"""Letters of a word that tells more than a short one: "merhaba"."""

OPINION_WORDS = 3
"""A message of fewer words is too short for a second opinion."""
CERTAIN = 0.98
"""How certain that opinion must be: of 26,600 Dutch training messages it then takes three for English."""
WITH_ANSWER = {Language.ENGLISH: "en", Language.TURKISH: "tr", Language.POLISH: "pl"}
WITHOUT_ANSWER = (
    Language.DUTCH, Language.GERMAN, Language.FRENCH, Language.SPANISH, Language.PORTUGUESE, Language.ITALIAN,
    Language.ROMANIAN, Language.CZECH, Language.CROATIAN, Language.SOMALI,
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W\d_]+)*")
_IN_ADDRESS = ("@", "http:", "https:", "www.")
_UNDOTTED = str.maketrans("ıł", "il")


def language_of(text: str) -> str | None:
    """The language of a message: "en", "tr", "ar", "pl", "uk", or None for Dutch, another language or doubt.

    Args:
        text: the message as typed.
    """
    words = _WORD.findall(_cleaned(text))
    scripts = Counter(map(_script, words))
    script = max(scripts, key=lambda name: scripts[name], default="")
    typed = [word for word in words if _script(word) == script]
    if script == "ARABIC":
        return "ar" if _is_arabic("".join(typed)) else None
    if script == "CYRILLIC":
        return "uk" if _is_ukrainian_or_russian(" ".join(typed).lower()) else None
    if script != "LATIN":
        return None
    return _by_words([_Word(word, _plain(word)) for word in typed]) or _second_opinion(typed)


def _second_opinion(words: list[str]) -> str | None:
    """The language that lingua is certain of; it reads the letters, so it also knows words that are not listed here."""
    if len(words) < OPINION_WORDS or any(map(_is_against, map(_plain, words))):
        return None
    best = prepare_second_opinion().compute_language_confidence_values(" ".join(words).lower())[0]
    return WITH_ANSWER.get(best.language) if best.value >= CERTAIN else None


@lru_cache(maxsize=1)
def prepare_second_opinion() -> LanguageDetector:
    """The library's detector; the first call opens its models, for the languages that parents write in Latin script.

    Its small models find as much as the large ones here, for 26 MB instead of 430.
    """
    builder = LanguageDetectorBuilder.from_languages(*WITH_ANSWER, *WITHOUT_ANSWER)
    return builder.with_low_accuracy_mode().with_preloaded_language_models().build()


def _cleaned(text: str) -> str:
    """The message with one kind of quote and of accent, and without addresses."""
    parts = unicodedata.normalize("NFC", text).replace("’", "'").split()
    return " ".join(part for part in parts if not any(sign in part for sign in _IN_ADDRESS))


def _script(word: str) -> str:
    """The script of a word's first letter, as Unicode calls it: "LATIN", "ARABIC", "CYRILLIC"."""
    return unicodedata.name(word[0], "").split(" ")[0]


def _is_arabic(letters: str) -> bool:
    """Whether Arabic script is Arabic and not Persian, Kurdish or Urdu; in doubt it is Arabic."""
    foreign = sum(letter in NOT_ARABIC for letter in letters)
    return foreign <= sum(letter in ONLY_ARABIC for letter in letters)


def _is_ukrainian_or_russian(text: str) -> bool:
    """Whether Cyrillic is Ukrainian, or Russian, for which Ukrainian is the nearest answer."""
    other = any(letter in NOT_UKRAINIAN for letter in text) or BULGARIAN_VOWEL.search(text)
    return not other and SOUTH_SLAVIC.isdisjoint(text.split())


def _by_words(words: list[_Word]) -> str | None:
    """The language in Latin script that weighs most, if it convinces."""
    said = _without_sayings(words)
    found = {name: _weight(language, said if name == "en" else words) for name, language in LANGUAGES.items()}
    best = max(found, key=lambda name: found[name])
    return best if found[best] else None


def _without_sayings(words: list[_Word]) -> list[_Word]:
    """The words of a message without the English that Dutch people say."""
    left = ENGLISH_SAYINGS.sub("", " ".join(word.plain for word in words))
    return [_Word(word, word) for word in left.split()]


def _weight(language: _Language, words: list[_Word]) -> float:
    """What the words of a message weigh for a language; nothing when they do not convince."""
    if any(not language.excluded.isdisjoint(word.typed.lower()) for word in words):
        return 0.0
    evidence = _evidence(language, words)
    return evidence.total if evidence.convinces(language) else 0.0


@dataclass(frozen=True)
class _Evidence:
    """What the words of a message say about one language; a word that is repeated counts once.

    Attributes:
        weights: the known words with their weight.
        lettered: how many other words have letters of the language.
        unknown: the words that are left.
    """

    weights: dict[str, float]
    lettered: int
    unknown: list[str]

    @property
    def total(self) -> float:
        """What all words weigh together."""
        return sum(self.weights.values()) + self.lettered

    def convinces(self, language: _Language) -> bool:
        """Whether this is enough to take the message for one in the language."""
        against = sum(map(_is_against, self.unknown))
        known = len(self.weights) + self.lettered
        share = known / (known + len(self.unknown)) if known else 0.0
        if self.total < language.outweighs * against or share < language.share:
            return False
        certain = [word for word, weight in self.weights.items() if weight == 1]
        if not certain:
            some_known = self.total >= ENOUGH and self.total > self.lettered and not against
            return self.lettered >= ENOUGH_LETTERS or some_known
        long = max(map(len, certain)) >= LONG_WORD
        one_word = language.one_word and long and not against
        all_known = not self.unknown and long and known > 1
        nearly_all_known = share >= NEARLY_ALL and not against and self.total >= ENOUGH_THEN
        return self.total >= ENOUGH or one_word or all_known or nearly_all_known


def _evidence(language: _Language, words: list[_Word]) -> _Evidence:
    distinct = {word.plain: word for word in words}.values()
    weights = {word.plain: weight for word in distinct if (weight := language.weight(word)) is not None}
    others = [word for word in distinct if word.plain not in weights]
    unknown = [word.plain for word in others if not language.has_own_letters(word)]
    return _Evidence(weights, len(others) - len(unknown), unknown)


def _is_against(word: str) -> bool:
    """Whether a word says that the message is Dutch or in a language without an answer."""
    return word in DUTCH or word in OTHER or bool(LOOKS_DUTCH.search(word))


def _plain(word: str) -> str:
    """Lower case without accents or undotted and barred letters."""
    return simplified(word).translate(_UNDOTTED)
