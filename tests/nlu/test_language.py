"""The language of a message: found when it is clear, and Dutch in all its shapes never taken for another one."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.nlu.language import language_of

NLU = Path(__file__).parents[2] / "data" / "nlu.yml"
OTHER_LANGUAGES = Path(__file__).with_name("other_languages.yml")

FOREIGN = {
    "en": """
        my son got suspended
        need help please
        english please
        what should I do next
        i dont speak dutch
        Do you have this in English?
        no place for my son
        they put her in the wrong class
        He always comes home crying
        what does the IB'er do
        my daughter (9) is in groep 5 and she can't read
        HELP MY SON IS BEING BULLIED
        we want another school
        we live in Rotterdam, kid has ADHD, school says no
        my son dont wanna go 2 school
    """,
    "tr": """
        merhaba
        yardım lazım
        Türkçe var mı
        cocugum okulda mutsuz
        oglumun ogretmeni cok kizgin
        Hollandaca bilmiyorum
        kızım okuldan korkuyor
        her sabah ağlıyor
        oğlum 12 yaşında, havo'ya gidiyor
        okul müdürü beni dinlemedi
        turkce yazabilir miyim
        çocuğuma vurdular
        disleksi olabilir
        öğretmenle konuştum, yardım etmiyor
    """,
    "pl": """
        cześć
        potrzebny tłumacz
        syn nie umie czytać
        nie rozumiem po niderlandzku
        moj syn nie lubi szkoly
        prosze po polsku
        co to jest IB'er
        kolega bije mojego syna
        Kto to jest leerplichtambtenaar
        dyrektor mnie nie slucha
        Moja córka ma osiem lat i nie mówi po niderlandzku
        czy mogę dostać tłumacza
        zmiana szkoły
        prosze oddzwonic
    """,
    "ar": """
        مرحبا
        أحتاج مساعدة
        من هو المسؤول في المدرسة
        ابني عنده توحد
        شو بعمل مع المعلمة
        ما معنى samenwerkingsverband
        بنتي تبكي كل يوم 😢
    """,
    "uk": """
        допоможіть
        потрібен перекладач
        син не хоче до школи
        Що таке IB'er?
        мою дитину б'ють
        учительница не отвечает
        куда жаловаться
    """,
}

DUTCH = """
    help
    help me
    sorry
    ok thanks
    thank you
    no idea
    no way
    yes please
    love it
    so what
    he he
    bullying is een probleem
    team zegt nee
    kids worden gepest door het hele team
    remedial teacher nodig
    highly sensitive kind
    ze doen daar aan learning by doing
    school ghost ons
    meeting met de teacher was bad
    is my kind leerplichtig
    my zoon leest nie
    wat is the problem
    son wil niet naar school
    IB'er never available
    and hij zit the hele dag thuis
    zoon havo 2 weigert school
    vwo 3 faalangst
    groep a
    i.p.v. toets
    po en vo
    juf zegt wacht maar
    ma wa moet ik nu doen
    kweet nie wa doen
    da gaat nie meer
    hij et nie op school
    'k zen bang
    hedde gij info
    hij da school haat
    ik niet begrijpen brief
    mijn kind moet test maar ik niet wil
    can wordt gepest
    Can Yılmaz
    Ayşe
    ayşe yılmaz
    mijn dochter Zeynep Öztürk zit in groep 7
    merhaba juf
    merhaba juffrouw
    inshallah komt het goed
    abi van hem ook, wallah
    mijn zoon heet Paweł en juf Małgorzata ook Pools
    Przemek
    Valeri
    juf Joy en meester Will
    Kim is bang
    mentor kim
    bergen op zoom
    son en breugel
    Heeft u dit ook in het Engels?
    in het turks graag
    mijn man alleen engels
    mail naar help@the-school.com
    https://www.for-you-and-your-child.com
    mijn zoon محمد is 8
    tak van sport
    ja
"""

NEITHER = """
    Mein Kind wird in der Schule gemobbt
    Mon fils ne veut plus aller à l'école
    Mi hijo no entiende nada en clase
    Copilul meu are probleme la școală
    Você fala português?
    Můj syn nechce chodit do školy
    Moj sin ne želi ići u školu
    دخترم در مدرسه مشکل دارد
    детето ми не иска да ходи на училище
    የትምህርት ቤት እርዳታ በትግርኛ አለ?
"""


def lines(text):
    return [line.strip() for line in text.strip().splitlines()]


def training_messages():
    """Every training message with its intent."""
    blocks = YAML(typ="safe").load(NLU.read_text(encoding="utf-8"))["nlu"]
    return [
        (block["intent"], line.removeprefix("- "))
        for block in blocks
        if "intent" in block
        for line in block["examples"].strip().splitlines()
    ]


@pytest.mark.parametrize(("language", "text"), [(name, line) for name, text in FOREIGN.items() for line in lines(text)])
def test_a_message_in_another_language_is_found(language, text):
    assert language_of(text) == language


@pytest.mark.parametrize("text", lines(DUTCH))
def test_dutch_is_not_taken_for_another_language(text):
    assert language_of(text) is None


@pytest.mark.parametrize("text", lines(NEITHER))
def test_a_language_without_an_answer_is_not_taken_for_one_with(text):
    assert language_of(text) is None


@pytest.mark.parametrize("text", ["", "   ", "8", "06 12345678", "😢😢", "?!", "...", "\ud800", "\x00"])
def test_what_is_not_language_is_no_language(text):
    assert language_of(text) is None


def test_at_most_one_in_a_thousand_training_messages_in_dutch_is_taken_for_another_language():
    dutch = [text for intent, text in training_messages() if intent != "andere_taal"]
    taken = [text for text in dutch if language_of(text)]
    assert len(taken) <= len(dutch) / 1000, taken


def test_nine_in_ten_messages_in_another_language_are_found():
    """Messages by parents in five languages, short and long, with and without accents; nobody tuned on them."""
    messages = YAML(typ="safe").load(OTHER_LANGUAGES.read_text(encoding="utf-8"))
    missed = [item["text"] for item in messages if language_of(item["text"]) != item["language"]]
    assert len(missed) <= 0.1 * len(messages), missed


def test_the_kind_of_apostrophe_makes_no_difference():
    assert language_of("he can’t read") == language_of("he can't read") == "en"


@given(st.text(max_size=200))
def test_any_text_has_a_known_language_or_none(text):
    assert language_of(text) in {"en", "tr", "ar", "pl", "uk", None}
