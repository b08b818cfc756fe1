"""Personal qualities asked of the candidate, as ids of the vocabulary `soft_skills`.

Counted in the parts that ask (requirements, preferences), and in prose elsewhere only where the sentence asks it of the
reader ("you are a curious …", "we look for team players"). What the team, the product or the duties are like is no
demand on a person.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_set
from internscout.parse.fields._hits import hits_by_sentence
from internscout.parse.scan import Hit
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

NAME = "soft_skills"
ASKING_SECTIONS = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
SPEAKING_SECTIONS = frozenset((Section.ROLE, Section.OTHER, Section.APPLICATION))
RELUCTANT_SECTIONS = frozenset((Section.DUTIES, Section.COMPANY))
_COUNTED = {Section.BENEFITS} | ASKING_SECTIONS | SPEAKING_SECTIONS | RELUCTANT_SECTIONS

# What makes a sentence a demand, in lower case. It says what the reader is or must be …
_OF_YOU = (
    r"\b(?:are|do|have) you\b|\b(?:strong|excellent|good) [^.:;]{0,60}\b(?:skills|mindset|abilit)"
    r"|\byou(?:'re| are|'ve|'d be| have| bring| possess| love| enjoy| thrive| should| must| need)\b"
    r"|\b(?:candidates?|applicants?|someone|(?:looking|seeking|searching|scouting) for"
    r"|(?:we|is|are|re) (?:currently |actively )?seek(?:s|ing)?"
    r"|must (?:be|have)|ability to|capacité à"
    r"|du bist|du hast|du bringst|sie sind|sie haben|sie bringen|bringst du|bist du|tu es|vous êtes|vous avez"
    r"|je suis|jij bent|je bent|je hebt|ben jij|ben je|eres|buscamos"
    r"|on (?:re)?cherche|(?:nous |we )recherch\w+|(?:wij|we) zoeken|op zoek naar|wir suchen|suchen wir)\b"
)
# … or is worded the way demands are.
_WORDED_SO = (
    r"\b(?:ideal(?:ly)?|we (?:look for|seek|want)|should (?:be|have)|able to|strong|excellent|good|great|solid|skills"
    r"|required|willing(?:ness)?|confident|comfortable|people who|who (?:enjoys?|loves?|is|are|can|has|have)|motivated"
    r"|inviting"
    r"|du (?:kommunizierst|lernst|denkst|magst|liebst|kannst|verfügst|besitzt|zeichnest|überzeugst|gehst|trittst)"
    r"|je (?:beschikt|kunt|communiceert|denkt|houdt van|vindt het leuk)"
    r"|tu (?:as|possèdes|fais preuve)|vous (?:possédez|disposez|faites preuve)|alguien|debes? (?:ser|tener)"
    r"|tienes|cuentas con|capacidad (?:de|para)|habilidad(?:es)? (?:de|para)|excelentes?)\b"
)
_CUES = WordPattern(rf"(?P<you>{_OF_YOU})|{_WORDED_SO}", re.NOFLAG)
_OPENING = re.compile(
    r"(?:are|have|has|love|loves|can|thrives?|embrace|enjoys?|creative|curious|proactive|detail|fast|quick|bonnes?"
    r"|fortes?)\b"
)
# How a sentence begins that asks for somebody, where it stands among benefits for want of a heading.
_SOUGHT = re.compile(
    r"(?:(?:you are|you're|j(?:e|ij) bent|du bist|tu es|vous êtes) (?:an? |een |eine? |une? )?(?:\w+ )?\w+"
    r"(?:,|\.|$| and | en | und | et )|we(?:'re| are) (?:looking|searching|seeking)|(?:wij|we) zoeken|wir suchen"
    r"|nous recherchons)"
)
# What an item among the duties opens with when it is a demand all the same.
_DEMAND = re.compile(
    r"(?:strong|excellent|outstanding|exceptional|good|great|solid|enjoys?|loves?|thrives?|proactive|self-|ability to"
    r"|able to|willing|eager|motivated|must)\b"
)
# In prose, what leads to things that one will do or gain there, unless a demand stands between.
_TOLD = re.compile(
    r"(?:\b(?:you|interns?|candidates?|students?|they)(?:'ll| will)\b"
    r"(?! (?:also )?(?:be an?\b|have|possess|bring|need|thrive|love|enjoy|succeed|demonstrate|(?:use|apply) your))"
    r"|\bopportunit(?:y|ies)\b(?! for (?:an?|those|students|someone)\b)|\bgain(?:ing)?\b|\bprovides?\b"
    r"|\b(?:develop|build|grow|improve) (?:your|their)\b"
    r"|\b(?:our|the) (?:team|people|culture) (?:is|are|of)\b(?! looking)|\bmade up of\b|\bsupported by\b"
    r"|\bour collective\b"
    r"|\bwe (?:do our best|want|strive|aim|like|work|operate|promote|foster)\b)"
    r"(?:(?!\b(?:if|must|who|you are|you have|strong|excellent|ability|looking)\b|you're)[^.;])*$"
)
_TELLING = (
    "ll ",
    "opportunit",
    "gain",
    "our ",
    "their",
    "provide",
    "we ",
    "made up",
    "supported",
    "the team",
)  # without any of these, no need to look

# Spellings that mean a quality only after, or before, certain words: (before, after).
_ONLY_WITH: dict[str, tuple[str, str]] = {
    "drive": (
        r"\b(?:strong|personal|own|inner|internal|high|your|with|have|the|of|entrepreneurial|passion and"
        r"|energy and|curiosity and)\s$|,\s$",
        r"^(?:,|\.|;| to | and |$)",
    ),
    "driven": (
        r"(?<!-)(?<!data )(?<!value )(?<!mission )(?<!purpose )(?<!customer )(?<!market )(?<!technology )$",
        r"^(?!-| to )",
    ),
    "communications": (r"\b(?:strong|excellent|good|great|effective|clear|professional|verbal|written|oral) $", r""),
    "initiative": (
        r"\b(?:tak\w+|show\w*|own|demonstrat\w*|with|of|and|personal|self|strong|high|has|have|your"
        r"|using)\s$|,\s$|^$",
        r"^(?!-?based)",
    ),
    "innovative": (
        r"",
        r"^(?:,| and | & | thinker| mindset| mind| spirit| problem| person| individual| student"
        r"| intern\b| candidate|\.|;|$)",
    ),
    "adapt": (r"", r"^(?: to\b| and | or | in | when | as | quickly|,|\.|;|$)"),
    **dict.fromkeys(
        ("team und", "team- und"), (r"", r"^ (?:kommunikat|kooperat|konflikt|organisat|lern)\w*(?:fähig|stärke|talent)")
    ),
    "together": (r"\b(?:solve|work|working) (?:\w+ ){0,3}$", r""),
    "agile": (r"(?:^|, | and |\bbe |\bare )$", r"^(?:, | and (?!scrum|devops|software|lean)|\.|$)"),
    **{
        f"present {what}": (r"\b(?:ability|able|skills?|capable|comfortable)\b[^.;]{0,60}$", r"")
        for what in (
            "information",
            "insights",
            "findings",
            "conclusions",
            "results",
            "data",
            "complex",
            "ideas",
            "technical",
        )
    },
    "to learn": (
        r"\b(?:want\w*|eager\w*|willing\w*|ready|motivat\w*|desire|drive|passion\w*|keen|hungry|hunger"
        r"|love|like|excit\w*|enthusias\w*|interest\w*|able|capacity|open|quick|fast|appetite|aptitude"
        r"|curio\w*)\s$",
        r"^(?! more\b)",
    ),
}
# Words after a spelling with which it means something else.
_NOT_BEFORE: dict[str, str] = {
    "adaptability": r",? ?(?:fast|at home|spending|schedul|hours|work|start|pto\b|time|vacation|benefits|arrangement"
    r"|location|remote|hybrid|\(ideal|environment|tools?\b|polic|for the things|arbeits|format|model|cash"
    r"|savings)"
    r"| (?:to work (?:from|remote|hybrid)|in (?:when|where|how|hours|den arbeits)|hinsichtlich|bei den arbeits"
    r"|bezüglich|(?:zijn )?wat betreft werk)|, mehrmals|: (?:hybrid|flexible?|du suchst|nutze|remote|home)",
    "creativity": r" (?:(?:ai )?tools?|teams?|agenc|assets|tasks|campaign|content|industr|director|suite|cloud"
    r"|production|environment|communit|services|brief|technolog|commons|strateg|ops|operations|testing|culture"
    r"|company)",
    "collaboration": r" (?:tools?|software|platforms?|filtering|robot|development workflow|culture|environment|hub"
    r"|or distributed|systems|space)",
    "communication": r" ?/| \(?(?:in )?(?:english|dutch|german|french|command|proficiency|fluency)\b"
    r"| (?:programs?|programmes?|agenc|assets|materials|campaign|strateg|manager|intern\b)"
    r"| (?:systems?|protocols?|networks?|technolog|engineering|stack|channels?|interfaces?|studies"
    r"|theory|infrastructure|department|majors?|team\b|satellite|standards?|plan)",
    "self-motivation": r" (?:famil|media|outreach|monitoring|maintenance|support|measures|letter|statement|why\b"
    r"|(?:und \w+ )?für )| ?schreiben",
    "curiosity": r" (?:more\b|about what|to know)",
    "leadership": r" (?:\([^()]*\) department|department|team\b|development|program|meetings?|group|and stakeholders"
    r"|positions?)",
    "presentation": r" (?:layer|slides?|decks?|materials?)",
    "writing": r" (?:ms |the |code|automated|tests?|clean|efficient|sql|scripts?|programs?|software|quer"
    r"|production|unit"
    r"|maintain|python|reusable|modular|high|robust|c\+\+|complex|data|scal|java|good code|well|elegant|or "
    r"|optimi|pro)|,? (?:and )?(?:tested|maintain\w*|modular) "
    r"| (?:and|or|as well as|&) (?:in )?(?:verbal|oral|spe|in person|conversation)",
}
# Words before a spelling with which it means something else: a subject of study, command of a language, others' doing.
_PLAIN = r"(?:(?!\b(?:skills?|strong|excellent|good|great|effective|clear|you|able|ability|with)\b)[^.;])*"
_STUDIED = (
    r"\b(?:degree|students?|bachelor\w*|master\w*|background|studium|studiengang|bereich|major(?:ing)?|study|studies"
    rf"|studying|enrolled|field|opleiding|marketing|design|journalism)\b{_PLAIN}$"
)
_LANGUAGE = (
    r"\b(?:fluen\w*|proficien\w*|command|english|dutch|german|french|spanish|englisch|deutsch)"
    rf"\b{_PLAIN}$"
)
_NOT_AFTER: dict[str, str] = {
    **dict.fromkeys(("communication", "kommunikation", "communicatie"), _STUDIED),
    **dict.fromkeys(("convey", "communicate"), r"\bwe (?:\w+ ){0,6}(?:to )?$|\bour best to $"),
    **{
        f"{one} {joint} {other}": _LANGUAGE
        for one, other in (("written", "spoken"), ("written", "verbal"), ("written", "oral"))
        for joint in ("and", "&")
    },
    "leadership": r"\b(?:market|thought|industry|technology|reputation for|senior|executive|company|our|the|with"
    r"|to) $",
    "motivation": r"\b(?:letter|cv|resume|lebenslauf|zeilen|unterlagen|tell us|attach|include|send)\b[^.;]*$",
    "presentations": r"\b(?:conference|poster|internal|sales|investor|prepare|create) $",
    "relationships": r"\b(?:data|customer|client|entity|spatial|causal|vendor) $",
    "writing": r"\b(?:grant|code|for research,) $|\b(?:verbal|oral|spe(?:ak|ech)|spoken|conversation)\w*\b[^.;]*\bin $",
}
_REACH = 130  # characters around a spelling that can change its sense
_WORDS_BEFORE = {word: re.compile(before) for word, before in _NOT_AFTER.items()}
_WITH = {
    word: (re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE))
    for word, (before, after) in _ONLY_WITH.items()
}
_WORDS_AFTER = {term: re.compile(after) for term, after in _NOT_BEFORE.items()}


def _find(doc: Document) -> list[Fact]:
    found: dict[str, Fact] = {}
    cues: Sequence[int] | None = None
    for sentence, hits in hits_by_sentence(doc, NAME):
        new = [hit for hit in hits if hit.id not in found]
        if not new or sentence.section not in _COUNTED:
            continue
        asking = sentence.section in ASKING_SECTIONS
        if not asking:
            cues = _CUES.places(doc) if cues is None else cues
            if not _asks(doc, sentence, cues):
                continue
        for hit in new:
            if hit.id not in found and _means_it(hit, lowered(doc), sentence, prose=not asking):
                found[hit.id] = fact(doc, NAME, hit.id, hit.start, hit.end, rule=sentence.section.value)
    return [*found.values()]


def _asks(doc: Document, sentence: Sentence, cues: Sequence[int]) -> bool:
    """Whether a sentence outside of the asking parts asks something of the reader; `cues`: where its words can be."""
    reluctant = sentence.section in RELUCTANT_SECTIONS
    text = lowered(doc)
    if sentence.section is Section.BENEFITS:
        return _SOUGHT.match(text, sentence.start, sentence.end) is not None
    for n in range(bisect_left(cues, sentence.start), len(cues)):
        if cues[n] >= sentence.end:
            break
        if (cue := _CUES.regex.match(text, cues[n], sentence.end)) and (cue["you"] or not reluctant):
            return True
    if sentence.section is Section.DUTIES:
        return sentence.kind == "item" and _DEMAND.match(text, sentence.start) is not None
    return not reluctant and _OPENING.match(text, sentence.start) is not None


def _means_it(hit: Hit, text: str, sentence: Sentence, *, prose: bool) -> bool:
    """Whether the words around a spelling leave it the sense of a personal quality; `text` in lower case."""
    term, start, end, _ = hit
    word = text[start:end]
    near = max(sentence.start, start - _REACH)
    if prose:
        before = text[near:start]
        if any(telling in before for telling in _TELLING) and _TOLD.search(before):
            return False
    if wanted := _WITH.get(word):
        return bool(wanted[0].search(text[near:start]) and wanted[1].match(text[end : min(sentence.end, end + _REACH)]))
    skill = (
        "skill" in word or word == "communicative"
    )  # "communication skills in English" are asked for, unlike English
    if not skill and (other := _WORDS_AFTER.get(term)) and other.match(text, end, sentence.end):
        return term == "collaboration" and not word.startswith("collab")  # "a team environment" is people
    if pattern := _WORDS_BEFORE.get(word):
        return text.startswith((" communic", " skills"), end) or not pattern.search(text, near, start)
    return True


FIELD = Field(
    name=NAME,
    columns=(
        Column("soft_skills", "VARCHAR[]", "$.soft_skills", "Personal qualities asked of the candidate, as ids."),
    ),
    find=_find,
    settle=settle_set,
)
