"""Degree levels as postings write them: "BS", "M.Sc.", "Ph.D.", "undergraduate", "Bac+5", "rising junior".

Whether a mention is a demand is told by the field that reads it. Subjects are no concern of this module.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from internscout.parse.kept import per_document
from internscout.parse.words import WordPattern, sentence_number
from internscout.text import Document

LEVELS = ("high_school", "associate", "bachelor", "master", "phd")

_MBA = (r"\bm\.?b\.?a\b\.?(?:'?s)?", r"\bmaster(?:'s)? of business administration")
_PHD = (
    r"(?<!non-)(?<!non )\bph\.? ?d\b\.?(?:'?s)?",
    r"\bd\.?phil\b",
    r"\bdoctora(?:l|tes?|nd[oa]s?|nts?|ntes?|t)\b",
    r"\b(?:doktorand|promovierende)\w*",
    r"\b(?:doctorado|dottorato|doutorado|doctoraat)\b",
)
_MASTER = (
    r"\bmasters?(?:'s|s')",
    r"\bmasters?[- ](?:of(?! (?:the|your|all|spread|time|mult|excel|self|dis))|degrees?"
    r"|students?|programm?e?s?|stud(?:y|ies|ent\w*|ium)|level|candidates?|thesis|scriptie"
    r"|internship|in|or|en|ou|et|oder)\b",
    r"\bmaster(?:studium|student\w*|studiengang|abschluss|arbeit|opleiding)\w*",
    r"(?<!scrum )(?<!quote )(?<!data )(?<!web )(?-i:\bMasters?\b)(?! (?:Data|Service|Plan|Card|Class)\b)",
    r"(?:(?<=\ba )|(?<=\bje )|(?<=\bor )|(?<=\ben )|(?<=\bin )|(?<=\bde )|(?<=\bun )|(?<=\bou )|(?<=\bdu )|(?<=\bim )"
    r"|(?<=\bet )|(?<=[/,] )|(?<=/))\bmasters?\b"
    r"(?! (?:new|the|your|data|plan|of (?:the|your|all|spread|time|mult|excel|self|dis)"
    r"|file|list|service|key|this|complex|these|our))",
    r"\bm\.?sc\b\.?",
    r"\bm\.s\.(?:c\b\.?)?",
    r"\bm\.? ?(?:tech|eng)\b\.?",
    r"\bm\.[ea]\.",
    r"\bll\.m\b\.?|\bm\.?phil\b\.?|\bllm(?= (?:degree|student|program|in law))",
    r"\bbac ?\+ ?[45]",
    r"\b[45] ?(?:e|è|è?me|eme|ième) ?année",
    # "maîtrise" is mastery, too
    r"(?:(?<=à la )|(?<=diplôme de )|(?<=étudiant en )|(?<=étudiante en ))maîtrise\b",
    r"\bmaîtrise en (?=info|math|génie|stat|science|intell|écon|fin|admin)",
    r"\b(?:maestría|máster|magistrale|magister|mestrado)\b",
    r"(?-i:\bM[12]\b(?=[ ,/)])|\bM\.?Res\b)",
    r"\b(?:écoles?|ecoles?|formation|élève|cycle|diplôme) (?:d'|d’)?ing[ée]nieurs?",
    r"\bgrandes? écoles?",
)
_BACHELOR = (
    r"\bbachelor\w*(?:'s|')?",
    r"\b(?:four|4)[- ]year (?:accredited )?(?:(?:college |university )?degree|(?:college|university)"
    # where one is taught for more than its first degree
    r"(?!(?: or (?:college|university))?,? (?:and )?(?:currently )?pursuing an? (?:master|m\.?s|graduate|ph\.?d"
    r"|doctor)))",
    r"\bundergrad(?:uate)?s?\b(?! (?:level )?(?:coursework|courses|education))",
    r"\bb\.?sc\b\.?",
    r"\bb\.s\.(?:c\b\.?)?",
    r"\bb\.? ?(?:tech|eng)\b\.?",
    r"\bb\.[ea]\.",
    r"\b(?:b\.?b\.?a|ll\.?b)\b\.?",
    r"(?-i:\bBCA\b|\bHBO\b(?! Max))",
    r"\bhbo(?=-?\s*(?:/|,|of|en|or|&|and)\s*wo\b)",
    r"(?:(?<=\bwo/)|(?<=\bwo of )|(?<=\bwo- of )|(?<=\bmbo of )|(?<=\bmbo- of )|(?<=\bmbo/))hbo\b",
    r"\bhbo[- ](?:niveau|opleiding|student|stage|level|bachelor|studie)",
    r"\bbac ?\+ ?[23]",
    r"\blicence (?:3|pro|(?=(?:ou|et) (?:un |une |en |de |d'un )?(?:master|école|maîtrise))"
    r"|en (?:informatique|math|stat|écon|science|gestion)|informatique)",
    r"\bbaccalauréat (?=en |ou |et à )(?!ou équivalent)",
    r"\blicenciatura\b",
    r"\bestudi(?:os|antes?) de grado",
    r"\b(?:grado (?:en|universitario|(?=(?:o|y) (?:de |del |un )?(?:máster|maestría|posgrado|doctorado)))|pregrado"
    r"|bacharelado)",
    r"\blaurea triennale",
)
_ASSOCIATE = (
    r"\bassociate'?s?'? (?:degree|of (?:arts|science)|or bachelor)",
    r"\bassociate's\b",
    r"\b(?:two|2)[- ]year (?:college )?degree",
    r"\b(?:apprenticeship|trade school|vocational school|university)(?:,|,? or|/) (?:a )?community college",
    r"\bcommunity college(?=,? or (?:a )?(?:university|four|4)|,? student)",
)
_HIGH_SCHOOL = (
    r"\bhigh[- ]school (?:diploma|degree|graduate|student|senior|junior|education|level|equivalen\w*)",
    r"\bhigh school or (?:ged|equivalent)",
    r"\bgraduat\w+ from (?:a )?high school",
    r"\b(?:sophomore|junior|senior) (?:year )?(?:of|in) high school",
    r"(?-i:\bGED\b)",
    r"\bsecondary school diploma",
    r"\ba-levels?\b|(?-i:\bA levels\b|\bT[- ]Levels?\b)",
    r"\babitur\b|\b(?:fach)?hochschulreife\b",
)
# Written like other words: these count beside another study word only.
_SHORT_MASTER = (
    r"\bM\.?S\b\.?(?! ?(?:Office|Excel|Word|Power|SQL|Access|Teams|Project|Windows|Dynamics|CRM|Outlook|Suite|Visio"
    r"|Azure"
    r"|D365|365|Copilot|SharePoint|products?)|-(?!level))",
    r"\bMA\b(?= in| or| degree|/|,? ?or|\)| student)",
    r"\bME\b(?=[/)])",
)
_SHORT_BACHELOR = (r"\bB\.?S\b\.?", r"\bBA\b", r"\bBE\b(?=/| or|,|\))", r"\bAB\b(?=/| or)")
# A year of study, as undergraduates have it: never "or higher", and a wish for it is no degree preferred.
_STANDING = (
    r"\b(?:rising|incoming|current) (?:college |university )?(?:sophomores?|juniors?|seniors?)\b"
    r"(?! (?:engineer|developer|staff|member|team|manager|level role))",
    r"\bsophomores?\b",
    r"\bfreshm[ae]n\b",
    r"\bjuniors?(?:,| and| or|/| ?&|, or| to) ?(?:rising )?(?:college )?seniors\b",
    r"\bjunior(?: and| or|/|,? or) senior"
    r"(?= (?:students?|standing|status|undergrad|year|in|at|pursuing|college|majoring|by|with|enrolled"
    r"|level student)\b)",
    r"\b(?:junior|senior)(?:[- ]level)? (?:standing|year(?: of| in)? (?:college|university|undergraduate|cs|students?"
    r"|standing|status)\b)",
    r"\bjunior or (?:higher|above)",
    r"\b(?:sophomore|junior|senior) (?:status\b(?=[ ,(]{1,2}(?:as|or|by|in|at|and)\b)"
    r"|year of (?:study|studies|college|university|undergraduate)\b)",
    r"\bjunior, senior,? or (?=(?:post-?)?graduate|m\.?s|master|ph\.?d)",
    r"\b(?:junior|senior) or (?=post-?graduate|graduate student)",
    r"\bundergrad(?:uate)? (?:level )?(?:coursework|courses|education)",
)
# Several degrees fit.
_TWO = (r"\bbac ?\+ ?3 ?(?:/|-|à|ou) ?\+?[45]",)
_VAGUE = (
    r"\b(?<!under)(?<!under-)(?:post-?)?graduate(?:[- ]level)? (?:degree|student|program|stud(?:y|ies)|school|level"
    r"|candidate|or doctoral|coursework|research)s?",
    r"\bgraduate(?=(?:,| or| and|/) (?:doctoral|ph\.?d|undergrad))",
    r"(?:(?<=undergraduate or )|(?<=undergraduate and )|(?<=undergraduate/)|(?<=undergraduate, )"
    r"|(?<=undergrad or ))\bgrad(?:uate)?\b",
    r"(?<=\bor )grad school\b(?! dropout)",
    r"\badvanced (?:university |academic )?degree",
    r"\b(?:post-?graduates?|grad students?|posgrado)\b",
)

Sort = Literal["degree", "standing", "vague"]


class Mention(NamedTuple):
    """`text[start:end]` names these levels: a degree, a year of study, or words that several degrees fit."""

    levels: tuple[str, ...]
    start: int
    end: int
    sort: Sort


def _any_of(named: dict[str, tuple[str, ...]], flags: re.RegexFlag = re.NOFLAG) -> WordPattern:
    return WordPattern("|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in named.items()), flags)


_LONG = _any_of(
    {
        "mba": _MBA,
        "phd": _PHD,
        "master": _MASTER,
        "span": _TWO,
        "bachelor": _BACHELOR,
        "associate": _ASSOCIATE,
        "high_school": _HIGH_SCHOOL,
        "standing": _STANDING,
        "vague": _VAGUE,
    },
    re.IGNORECASE,
)
_SHORT = _any_of({"master": _SHORT_MASTER, "bachelor": _SHORT_BACHELOR})
_STUDY_WORD = re.compile(
    r"degree|pursu|enroll|student|[Pp]h\.?[Dd]|achelor|aster'?s|raduat|ducation|niversit|[Mm]ajor|\bM\.?S\b"
    r"|\bB\.?S\b[ ,]*(?:/|or|,|in )"
    r"| in [A-Z]"
)
_SORTS: dict[str, tuple[Sort, tuple[str, ...]]] = {
    "standing": ("standing", ("bachelor",)),
    "span": ("vague", ("bachelor", "master")),
    "vague": ("vague", ("master", "phd")),
}


@per_document
def mentions(doc: Document) -> Mapping[int, list[Mention]]:
    """The start of each sentence that names levels → the mentions, in order, without overlaps."""
    long, short = _LONG.by_sentence(doc), _SHORT.by_sentence(doc)
    for start, matches in short.items():
        sentence = doc.sentences[sentence_number(doc, start)]
        if _STUDY_WORD.search(doc.text, start, sentence.end):
            long[start] = [*long.get(start, ()), *matches]
    return {start: _apart(long[start]) for start in sorted(long)}


def _apart(matches: Iterable[re.Match[str]]) -> list[Mention]:
    """Mentions in order; of two that overlap the first, of two at one place the longer wording."""
    kept: list[Mention] = []
    for match in sorted(matches, key=re.Match.start):
        if not kept or match.start() >= kept[-1].end:
            name = match.lastgroup or ""
            sort, levels = _SORTS.get(name, ("degree", (name,)))
            kept.append(Mention(levels, match.start(), match.end(), sort))
    return kept


def at_least(level: str) -> tuple[str, ...]:
    """The level and all above it: what "bachelor's or higher" admits."""
    return LEVELS[LEVELS.index(level) :] if level in LEVELS else (level,)
