"""Human languages that the candidate must speak, as ISO 639-1 codes.

Languages are read in chains ("English, German and French"), because what is said before or after a chain
("fluent in …", "… is a plus") holds for all of it. The language a posting is written in, a nationality ("Dutch
university") and the language of papers to send in are no demand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._hits import hits_by_sentence
from internscout.parse.scan import Hit
from internscout.parse.words import lower
from internscout.text import Document, Section, Sentence

NAME = "spoken_languages"
DEAF_SECTIONS = frozenset((Section.TITLE, Section.LOCATION, Section.EQUAL_OPPORTUNITY))

_JOINER = re.compile(
    r"(?![^()]*\((?:also|auch|both|fluent|fließend|good|native)\b(?! ?\)))"  # what opens there is about the next alone
    r"-?[\s,/&+()]*(?:\b(?:and|or|und|oder|sowie|et|ou|en|of|als|y|e|o|l'|d'|le|la|de|het|the|as well as|both|in|auch"
    r"|also|good|either|sehr|gute[nsr]?|solide[ns]?|sichere[ns]?|grund-? ?kenntnisse|verhandlungssichere[ns]?|goed"
    r"|fluent|fließend\w*|written|spoken|wort|schrift|native|[abc][12])(?:\b|(?<='))[\s,/&+()]*)*(?<!\()$",
    re.IGNORECASE,
)
# These are for text in lower case, which is quicker to search than text of any case.
_DEMAND = re.compile(
    r"\b(?:fluen\w*|proficien\w*|native|mother tongue|bilingual|speak(?:s|er|ers|ing)?|spoken|written|write"
    r"|verbal\w*|oral|command|mastery"
    r"|communicat\w*|knowledge|languages?\b(?! english \()|(?:language|writing) skills?"
    r"|[abc][12]\b\+?"
    r"|required|mandatory|must|essential|need(?:ed)?|flawless|impeccable|your(?= english)"
    r"|(?:business|professional|working|full professional|excellent|good|great|perfect|strong|solid|advanced|upper"
    r"|intermediate|conversational)(?= \w)"
    r"|fließend\w*|flüssig\w*|verhandlungssicher\w*|muttersprach\w*|gut(?:e[nrs]?)?|solide[nrs]?|sprach\w*|sicher\w*"
    r"|beherrsch\w*|grundkenntnisse|kenntnisse|in wort und schrift|sprichst"
    r"|connaissance|nécessaire|requise?|courant|bilingue|maîtris\w*|parl(?:ez|es|er)|niveau|langues?|opérationnel"
    r"|professionnel|lu et écrit|exprim\w+|indispensable"
    r"|oral et écrit"
    r"|(?<!nous )travaill\w+|schrijf\w*|foutloos|vaardig\w*|comfortable (?:working|communicating|speaking)|vloeiend"
    r"|beheers\w*|taal|talen|sprekend|spreekt|machtig"
    r"|uitstekend\w*|goede?"
    r"|nivel|dominio|fluid\w*|idiomas?|hablad\w*|avanzado|alto|intermedio|conversacional|bilingüe)(?!\w)"
)
_STRICT = re.compile(
    r"\b(?:required|mandatory|must|essential|zwingend|obligatoire|vereist"
    r"|imprescindible)\b"
)
_OPTIONAL = re.compile(
    r"\b(?:plus|prefer\w*|nice|bonus|advantage\w*|asset|desir\w*|beneficial|optional|ideal\w*|helpful|welcome"
    r"|useful|appreciated|not (?:a |strictly )?(?:required?|requirement|necessary|mandatory|needed)"
    r"|no need|is a benefit|merit\w*|von vorteil|vorteilhaft|wünschenswert|idealerweise|gerne|pluspunkt|un plus"
    r"|avantage|un atout|atouts?|souhait\w*|idéalement|apprécié\w*"
    r"|pré|een pre|pluspunt|bij voorkeur|mooi meegenomen|wenselijk|gewenst|deseable|valorable|se valora\w*)\b"
)
_NATIONAL = re.compile(
    r"[ -](?:(?:your|up|my|our|the|their) |universit\w+|educational|compan\w+|markets?|office|government|law|legal"
    r"|nationals?|nationality|citizen\w*|residen\w+|labou?r|team|start-?up|customers?|clients?|bank\w*"
    r"|college|general|engagement|grid|energy|sector|accounting|cv\b|resume"
    r"|student\w*|institution\w*|school\w*|culture|railways?|economy|headquarters|roots|literature|studies|degree"
    r"|press|military|army|tax\w*|passport|work permit"
    r"|bsn|social|health|insurance|subsidiary|group|manufacturer|multinational|version|translation|classes|courses?"
    r"|lessons|speaking (?:environment|team|company|countr\w+|market\w*|work\w*|office)"
    r"|speaking job|major|department|teacher\w*|content|data|text|cuisine|food|soil|based|listed|firms?|industry"
    r"|housing|authorit\w+|enterprise|acronym)\b"
    r"| \((?:deutschland|united|méxico|españa|france|brasil|portugal|canada|österreich|schweiz|us|uk"
    r"|danmark|sverige|slovensko|italia|polska|中国)"
)
_PAPERS = re.compile(
    r"\b(?:transcripts?|cv|resum[eé]s?|résumé|cover letter|applications?|documents|bewerbung\w*|lebenslauf|taught"
    r"|posting|jobs|website|page|translated|version|job description|materials|apply)\b[^.;]{0,40}"
    r"\b(?:in|into|auf|en|to)\s$"
)
_INTO = ("in ", "into ", "auf ", "en ", "to ")
# From here on the words after a chain speak of something else.
_OF_OTHERS = re.compile(
    r"[.;\n]|\((?:and|bonus points|preference for|preferably in)\b|\b(?:and|with) (?:preferably|ideally|professional)"
    r"|\bbut\b|(?-i:\b(?:Idealerweise|Ideally|Preferably|Wir|Du|Sie)\b)"
    r"|, (?=\w+ (?:is )?required)"
    r"|[,(–] ?(?:optional|no need"
    r"|(?:any |some |and )?(?:other|extra|additional|further|another|more|weitere|andere|autres?|otr[ao]s)\b)",
    re.IGNORECASE,
)
# … and up to here the words before it do, also where an item has lost its line.
_BEFORE_IT = re.compile(
    r"[.;,\n)]|\b(?:required|must)\b|(?<=\w) (?=(?:Sehr gut|Gut|Fließend|Sicher|Verhandlungssicher)e\w* )"
)
# Where an item has lost its line, the next begins with a capital right behind "…kenntnisse".
_SKILLS = "kenntnisse"
_NEXT_ITEM = re.compile(
    rf"{_SKILLS} (?!(?:Von|Vorteil\w*|Plus\w*|Wünschenswert|Wunsch|Optional|Niveau|Level|Sind|Wären|Gerne|Nice)\b)"
    r"[A-ZÄÖÜ][a-zäöüß]"
)
_MENU = 8  # languages in one sentence: those in which a site can be read
_REACH = 70  # characters around a chain in which a demand still speaks of it


@dataclass(frozen=True, slots=True)
class _Chain:
    """Languages named together, and the text before and after them that can speak only of them."""

    hits: tuple[Hit, ...]
    before: str
    after: str


def _find(doc: Document) -> list[Fact]:
    return keep_first(
        fact(doc, NAME, hit.id, hit.start, hit.end, rule="asked")
        for sentence, hits in hits_by_sentence(doc, NAME)
        if sentence.section not in DEAF_SECTIONS and len(hits) < _MENU
        for hit in _asked(doc.text, sentence, hits)
    )


def _asked(text: str, sentence: Sentence, named: list[Hit]) -> Iterator[Hit]:
    small = lower(text[sentence.start : sentence.end])
    hits = [hit for hit in named if not _is_other(small, hit.start - sentence.start, hit.end - sentence.start)]
    bare = len(hits) == 1 and text[sentence.start : sentence.end].strip(" .") == text[hits[0].start : hits[0].end]
    for chain in _chains(text, sentence, hits):
        demand = _demand_in(sentence.section, chain)
        words = text[chain.hits[0].start : chain.hits[-1].end]
        around = f"{chain.before[-_REACH:]}{words}{chain.after[:_REACH]}".lower()
        asked = demand.search(around) or "kenntnis" in words.lower()
        if asked or (bare and sentence.section is Section.REQUIREMENTS):
            yield from _required(text, chain)


def _is_other(sentence: str, start: int, end: int) -> bool:
    """True for a nationality, and for the language of papers."""
    if _NATIONAL.match(sentence, end, end + _REACH):
        return True
    return sentence.endswith(_INTO, 0, start) and _PAPERS.search(sentence, max(0, start - _REACH), start) is not None


def _demand_in(section: Section, chain: _Chain) -> re.Pattern[str]:
    """Among wishes a language must be demanded outright; English is hardly ever a wish, wherever it stands."""
    return _STRICT if section is Section.PREFERRED and chain.hits[0].id != "en" else _DEMAND


def _required(text: str, chain: _Chain) -> tuple[Hit, ...]:
    """The hits of a chain that are no wish: of "fluent in English, French a plus" only those before the comma."""
    if not _is_optional(text, chain):
        return chain.hits
    if "(" in chain.before.rpartition(")")[2]:
        return ()
    for n in range(1, len(chain.hits)):
        comma = "," in text[chain.hits[n - 1].end : chain.hits[n].start]
        before = chain.before[-_REACH:].lower()
        if comma and _DEMAND.search(before) and not _OPTIONAL.search(before):
            return chain.hits[:n]
    return ()


def _chains(text: str, sentence: Sentence, hits: list[Hit]) -> Iterator[_Chain]:
    groups: list[list[Hit]] = []
    for hit in hits:
        if groups and _JOINER.match(text, groups[-1][-1].end, hit.start):
            groups[-1].append(hit)
        else:
            groups.append([hit])
    for n, group in enumerate(groups):
        left = groups[n - 1][-1].end if n else sentence.start
        right = groups[n + 1][0].start if n + 1 < len(groups) else sentence.end
        yield _Chain(tuple(group), text[left : group[0].start], text[group[-1].end : right])


def _is_optional(text: str, chain: _Chain) -> bool:
    """Whether the chain is only a wish, by what leads to it or what follows it up to a stop."""
    next_item = _NEXT_ITEM.match(text, max(0, chain.hits[-1].end - len(_SKILLS)))
    after = "" if next_item else _OF_OTHERS.split(chain.after, maxsplit=1)[0]
    before = _BEFORE_IT.split(chain.before)[-1]
    return bool(_OPTIONAL.search(after[:_REACH].lower()) or _OPTIONAL.search(before[-_REACH:].lower()))


FIELD = Field(
    name=NAME,
    columns=(
        Column("spoken_languages", "VARCHAR[]", "$.spoken_languages", "Human languages required, ISO 639-1 codes."),
    ),
    find=_find,
    settle=settle_set,
)
