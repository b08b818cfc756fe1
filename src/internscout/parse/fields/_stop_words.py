"""The small words by which a language is told: frequent everywhere, whatever the text is about.

Latin script only (other scripts tell themselves). A word may belong to several languages: "de" speaks for four of
them, and the others of the text decide. Chosen by hand among the commonest words, those of job postings first.
"""

from collections.abc import Mapping

__all__ = ["LANGUAGES_OF"]

_WORDS = {
    "ca": "amb els les del una per que dels és són com més al la i de el en nostre equip seva aquest",
    "cs": "a na se je že pro do si za od ale jako jsou nebo jsme při naše které práce máš vás bude budeš ve to",
    "da": "og i at det er en til af for med som på vi du de den har ikke et om kan dig din vores eller hos vil være",
    "de": "und der die das in zu den mit von für ist im dem nicht ein eine auf als auch es an werden aus bei sind du"
    " dich deine dein wir sie oder einen einem einer des uns unser unsere unserem zur zum über sowie bist dir ihr ihre",
    "en": "the and of to in a is for with on that you your we our as are be will or this by an from at have their it"
    " who not they can us all work about",
    "es": "de la que el en y los del las por un para con una su al es o como más se nuestro nuestra nuestros somos tu"
    " te sus equipo trabajo esta son",
    "et": "ja on ei et see oma kui ka mis või meie sinu kes tööd ning meil sul oled",
    "fi": "ja on ei että se tai ovat sekä myös kanssa olet meillä meidän sinulla työ voit joka kuin hyvä sinun",
    "fr": "de la le et les des en un une du dans pour que qui est sur au par avec vous nous votre nos vos notre ou ce"
    " aux plus l'équipe d'une d'un se sont être chez ces",
    "hr": "i u je na za se da su od kao s ili što koji biti rad će smo naš tim te iz o",
    "hu": "a az és hogy nem is egy van meg azt ez vagy mint csak el már ha itt lehet munka illetve vagyunk"
    " és/vagy jó saját",
    "id": "dan yang di untuk dengan dari pada dalam ini itu atau akan anda kami sebagai adalah memiliki tim serta ke",
    "it": "di e il la che in un a per è una del con da i le si al dei della non gli nel alla delle sono come più"
    " nostro nostra lavoro ed ai nella tua",
    "lt": "ir į kad yra su iš už ar tai kaip bei mes tavo darbo mūsų apie jei nuo",
    "lv": "un ir ar par no uz kas tiek mēs vai kā pie tavs darbs lai mūsu tev",
    "ms": "dan yang di untuk dengan dari pada dalam ini atau akan anda kami sebagai adalah kepada boleh kerja syarikat"
    " pekerja tahun serta ke",
    "nl": "de en van het een in is op te dat voor met die aan zijn je jij bij om als wij ons onze jouw we of door naar"
    " ook er tot wat binnen deze hebt bent uit over",
    "no": "og i at det er en til av for med som på vi du de den har ikke et om kan deg din vår eller hos vil være"
    " våre oss å",
    "pl": "i w na z do się że jest oraz dla od o nie przez w jak lub po za są pracy będzie jako ze masz nasze ci",
    "pt": "de e a o que em do da para com um uma os no se na por mais as dos como ao é das nossa nosso você são seu"
    " sua ou nas nos pela",
    "ro": "și de la în a cu pe o din pentru care este un nu să al mai sau ca sunt ne te echipa prin şi lucru noastră",
    "sk": "a na sa je že pre do si za od ale ako sú alebo sme pri naše ktoré práca máš vás bude budeš vo to čo",
    "sl": "in je na za se da so od kot z ali ki biti delo smo naš pri tudi ter v iz",
    "sv": "och i att det är en till av för med som på vi du de den har inte ett om kan dig din vår eller hos vill vara"
    " våra oss",
    "tr": "ve bir bu için ile da de olarak olan daha en çok ya veya gibi iş sahip olmak tercihen kadar",
    "vi": "và của là có cho các trong với được không người một những bạn để công việc này hoặc tại",
}


def _owners() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


LANGUAGES_OF: Mapping[str, tuple[str, ...]] = _owners()
