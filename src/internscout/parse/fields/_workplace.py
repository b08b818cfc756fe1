"""The phrases by which postings say where the work is done, as a table of rules; read by `workplace.py`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from internscout.parse.words import WordPattern

__all__ = [
    "KINDS",
    "LABELS",
    "RULES",
    "SITE",
    "STANDS",
    "WEEKDAY",
    "Rule",
]

SITE = r"(?:\\?on\\?[- ]?site|in\\?[- ]?person|in\\?[- ]office)"
_PLACE = (
    r"(?:offices?|headquarters|hq|campus|lab(?:orator(?:y|ies))?|labs|facility|facilities|hubs?|studio|plant|warehouse"
    r"|(?:innovation|research|technology|tech|data|support|development|engineering) cent(?:er|re))"
)
_OFFICE = rf"(?:our|the|this|that|one of our)\s+(?:[\w.,'&-]+\s+){{0,4}}?{_PLACE}\b"
# An office named by its owner or town, as only a statement of the role's place can take it: "Acme's Leeds office".
_SOME_OFFICE = rf"(?:(?:[\w.'&-]+\s+){{1,5}}?{_PLACE}|(?:our|the)\s+(?:[\w.,'&-]+\s+){{0,4}}?(?:sites?|location))\b"
_DAYS = (
    r"(?:(?:\d|one|two|three|four|five|zwei|drei|vier|fünf|twee|drie|vijf|deux|trois|cinq|dos|tres|several|multiple"
    r"|some|a few|a couple of)\s*(?:\\?[-–]|to|or|/)?\s*\d?\s*\+?"
    r"\s*(?:x|(?:full |working |work |office )?days?|dagen|tagen?|jours?|días?|times?)\b|once|twice)"
)
_EVERY_WEEK = (
    r"(?:per|a|each|/|every|of the|in the|in de|par|pro|in der|por|a la)\s*(?:work(?:ing)? ?)?"
    r"(?:week|woche|semaine|semana)"
)
_A_WEEK = rf"(?:\s*{_EVERY_WEEK})"
_THERE = (
    rf"(?:remote|(?:from|at) home|wfh|{SITE}|in (?:the|our|an?) (?:\w+ ){{0,3}}?(?:office|hub)|in office|at the office"
    rf"|(?:from|at|in|to|out of) {_OFFICE}|(?:de )?télé-?travail|(?:de )?teletrabajo|im (?:büro|homeoffice|home office)"
    rf"|home ?office|vor ort|op kantoor|thuis|vanuit huis|au bureau|on campus)"
)
_WORK = (
    r"(?:work|role|position|schedule|model|internship|intern\b|environment|set-?up|arrangement|office|team|opportunity"
    r"|policy|in-office|telecommut|flexib|format|location|job|co-?op|setting|approach|basis|mode\b|workplace|remote"
    r"|based|program|way\b|presence|internship|contract|option)"
)
_KIND = (
    r"\b(?:location|workplace|workstyle|remote|remote status|remote work|telecommut\w+ options?|modalidad|modalités?"
    r"|modalität"
    r"|(?:work|position role|role|job|office|internship)\s*(?:location\s*)?(?:type|model|mode|arrangement|location"
    r"|place|style|category|setting|environment|policy|format|status|designation)|setting|format|work|standort"
    r"|arbeitsort|lieu|locatie)\s*:"
)
# Some feeds run label and value together.
_TYPE = r"(?:workplace|remote|location|work) (?:type|status)\s*:?\s*"
_REMOTE_THINGS = (
    r"(?!\s*(?:[:?]|sens|access|control|team|sites?|procedure|support|monitor|desktop|communit|area|server|repos"
    r"|operat|vehicle|device|environment|working environment))"
)
_OF_THE_TASK = r"(?!,? (?:interact|support|meet|event|train|session|experienc|custom|client|stakeholder|communic|user))"
_OFFICE_OR = (
    rf"(?:{SITE}|(?:from|in|at|out of) (?:the|our|an?|any of our|one of our) (?:\w+ ){{0,2}}offices?)"
    r"\s*(?:or|and|/|&|oder|und)\s*"
    r"(?:work(?:ing)? )?"
)
WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri)days?\b"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """What a phrase says of the workplace.

    `opening` begins with a word of `STANDS`; `within` are sought around it, when a word of each tuple of `beside` is
    there, too. Both are for the text in small letters.
    """

    value: str
    name: str
    confidence: float
    beside: tuple[tuple[str, ...], ...] = ()
    opening: re.Pattern[str] | None = None
    within: tuple[re.Pattern[str], ...] = ()


def _around(
    value: str, name: str, confidence: float, beside: tuple[tuple[str, ...], ...], *patterns: str, apart: bool = False
) -> Rule:
    # Each begins with a word: tried at every character they would take three times as long.
    joined = patterns if apart else ("|".join(patterns),)
    return Rule(value, name, confidence, beside, within=tuple(re.compile(rf"\b(?:{one})") for one in joined))


def _opening(value: str, name: str, confidence: float, *patterns: str) -> Rule:
    return Rule(value, name, confidence, opening=re.compile("|".join(patterns)))


# What follows a label, also on the next line; in small letters, as ignoring case costs several times as much.
LABELS = (
    (
        "remote",
        ("remot",),
        re.compile(
            rf"{_KIND}\s*(?:fully\s+|100% )?remot[eo]\b(?!\s*(?:/|or)\s*(?:hybrid|on-?site|in))"
            rf"|{_TYPE}(?:fully )?remote\b|work\s+remotely\s*:\s*yes|located remotely\?\s*y\b"
        ),
    ),
    ("hybrid", ("brid",), re.compile(rf"{_KIND}\s*[^.\n]{{0,40}}\bh[yí]brid|{_TYPE}hybrid\b")),
    (
        "onsite",
        ("site", "person", "office", "presencial", "vor ort", "remotely"),
        re.compile(
            rf"{_KIND}\s*(?:(?!\bno\b|remote|hybrid)[^.\n]){{0,40}}?\b(?:{SITE}|presencial|vor ort)\b(?!\s*/)"
            rf"|{_TYPE}{SITE}\b|work\s+remotely\s*:\s*no\b|located remotely\?\s*n\b"
        ),
    ),
)
_OFTEN = (
    (" day", "-day", "days", "week", "times", "once", "twice", "2x", "3x", "1x", "4x", " tag", " dag", " jour", "día",
     "woche", "semain", "semana"),
)  # fmt: skip
# The words of which one is in nearly all phrases; the names are those of the groups of rules that need them.
STANDS = WordPattern(
    rf"(?P<remote>remot|télé-?travail|teletrabajo|à distance)|(?P<hybrid>h[yí]brid)|(?P<site>\b{SITE})|(?P<home>\bhome)"
    rf"|(?P<place>\b(?:{_PLACE}|sites?)\b)|(?P<local>vor ort|presencial)"
    r"|(?P<other>\bwfh\b|\bwork from\b|büro|kantoor|thuis|huis|bureau)"
)
KINDS = frozenset(("remote", "hybrid", "site", "local"))  # what a label or a line of its own can give
# 0.95 and above is the employer's own label; it outweighs running text.
RULES: Mapping[str, tuple[Rule, ...]] = {
    "": (
        _around(
            "hybrid", "days", 0.9, _OFTEN,
            rf"{_DAYS}{_A_WEEK}?\s*\(?(?:of\s+)?(?:working\s+|work\s+)?{_THERE}|office presence[^.;]{{0,20}}?{_DAYS}"
            rf"|work from [a-z][\w'-]+(?: for)? \(?{_DAYS}{_A_WEEK}",
            rf"(?:in|from|at|to) (?:{_OFFICE}|the office|an? (?:\w+ )?office|office)[^.;]{{0,40}}?\b{_DAYS}{_A_WEEK}"
            rf"|{_EVERY_WEEK}\s*,?\s*(?:in|from|at) (?:the office|{_OFFICE})",
            rf"(?:{SITE}|in office)\W[^.;]{{0,25}}?\b{_DAYS}{_A_WEEK}"
            rf"|remote(?:ly)?(?: work(?:ing)?)?\s*\(?(?:for |up to )?{_DAYS}{_A_WEEK}",
            rf"(?:{SITE}|office)[^.;]{{0,30}}{WEEKDAY}[^.;]{{0,15}}(?:remote|home)|remote\w* (?:on|every) \w+days?\b"
            r"|(?:up to |\d |two |three |one )(?:office|in-office|on-?site|remote|wfh|home(?:[- ]?office)?)[- ]?"
            r"(?:days|tage)\b",
            apart=True,  # one may find five days where another does not
        ),
        _around(
            "hybrid", "partly-remote", 0.75, (("%",),),
            r"[1-9]\d\s?% of (?:the|your) (?:week|time)[^.;]{0,30}(?:on-?site|office)",
            r"(?:on-?site|office)[^.;]{0,25}?(?<!\d)[1-9]\d\s?% of",
            r"[1-9]\d\s?% (?:on-?site|remote|(?:in|at|from) (?:the )?office|home)",
        ),
    ),
    "remote": (
        _around("hybrid", "label", 0.95, (("(office",),), r"(?<=\()office\W{1,4}remote\)"),
        _opening(
            "hybrid", "partly-remote", 0.75,
            r"remote[- ](?:days|tage)|remote zu arbeiten|remote policy\b",
            r"remote work(?:ing)? (?:is (?:possible|available|allowed|an option)|option|possib)",
            r"remote[- ]?(?:flexi\w*|friendly|first\s+hybrid)",
            r"remote\s+(?:partially\s+|teilweise\s+)?(?:possible|available|optional|welcome|möglich)",
            rf"remote(?:ly)?\s*(?:,|or|and|/|&|oder|und)\s*(?:{SITE}|(?:in|from|at) (?:the|our|an?) (?:\w+ )?office)\b"
            + _OF_THE_TASK,
            r"(?<!100% )télé-?travail|(?<!100% )teletrabajo",
        ),
        _around(
            "hybrid", "partly-remote", 0.75, ((" or", " and", "/", "&", "oder", "und"), ("office", "site", "person")),
            _OFFICE_OR + r"remote(?:ly)?\b" + _OF_THE_TASK,
        ),
        _opening(
            "remote", "remote", 0.85,
            r"remote\s*[-,–(]?\s*(?:position|role|internship|job|opportunity|intern\b|only|first|based|co-?op|program"
            r"|u\.?s\.?|within|from|anywhere)\b",
        ),
        _around(
            "remote", "remote", 0.85, (),
            r"(?:fully|100\s?%|completely|entirely|full-time|permanent(?:ly)?|komplett"
            r"|vollständig|totalmente|en full)[- ]+(?:remot[eoa]\b|télé-?travail|teletrabajo|à distance)",
            r"(?:is|are|be|work(?:ing)?|performed|conducted|completed)\s+(?:a\s+|fully\s+|100%\s+|virtually"
            r"|/)?remote(?:ly)?\b" + _REMOTE_THINGS,
        ),
    ),
    "home": (
        _opening(
            "hybrid", "partly-remote", 0.75,
            r"home\s?-?office(?!\s*-?(?:need|stipend|set|equip|ausstattung|budget|allowance))",
        ),
        _around(
            "hybrid", "partly-remote", 0.75, (("work", "office", "site", "person"),),
            r"work(?:ing)?\s+(?:partly\s+|partially\s+)?from\s+home",
            _OFFICE_OR + r"(?:from |at )home\b" + _OF_THE_TASK,
        ),
    ),
    "hybrid": (
        _around(
            "hybrid", "hybrid", 0.9, (),
            rf"hybrid(?:en?\b)?\s*(?:[-/,]|and)?\s*(?:flexible\s+)?(?!environments|teams? of\b){_WORK}",
            r"(?:(?<=\()|(?<=\(\s))hybrid[^)]{0,25}\)", r"h[yí]brid[eao]s?n? (?:arbeit|werk|trabajo|trabalho)\w*",
            r"(?:is|are|work|working|on a|fully|be|office-centric)\s+hybrid\b(?=\s*(?:$|[,.;:()]|and\b|in\b|with\b"
            r"|from\b|at\b))",
            r"hybrid zu arbeiten|hybride? te werken", r"hybrid\s*(?:or|/|and)\s*(?:fully )?remote",
            r"hybrid in (?:our |der |die )?[a-z]", r"a hybrid (?:\w+ )?role",
            r"(?:dynamic|collaborative|flexible), hybrid,", r"hybrid home[ /]office",
            r"(?:mode|format|modèle|stage|poste|travail|trabajo|modelo|modalidad"
            r"|formato|trabalho|regime|en) h[yí]brid[eao]\b",
            r"work hybrid\b", r"hybride?\b(?=\s*(?:$|\)|:|\(?\d))",
            r"co-located hybrid", r"considered hybrid", r"on-?site\s*(?:/|or|oder)\s*hybrid",
        ),
    ),
    "site": (
        _around(
            "onsite", "on-site", 0.85, (),
            r"(?:fully|100\s?%|full[- ]time(?:,? and|,)?|principally|entirely"
            r"|work(?:ing)?|is|are|be|this is an?|based|requires?|days?"
            r"|schedule|(?:hours|hrs)(?: per week| a week|/week)?|presence|report(?:ing)?(?: \w+ly)?"
            rf"|internships? are|position|carried out)\s*,?\s*(?:an?\s+|fully\s+)?{SITE}\b",
            rf"{SITE},? (?:paid,? )?\d+[- ](?:week|month)\b",
            rf"(?:located|takes? place) (?:in|at) [^.;:!?]{{3,40}}, {SITE}\b",
            rf"(?:based|located)[^.;]{{0,60}}\(\W?(?:fully )?{SITE}\W?\)",
            rf"{SITE}\s+(?:(?:student|paid|summer|full-time|part-time) )?(?:availability|work|role"
            r"|position|internship|job|only|presence|attendance|five|5|program|monday|requirement"
            r"|model|(?:summer|fall|spring|winter) (?:internship|program|co-?op)|team\b|culture"
            r"|(?:at|in|from) (?:our|the|a)|in\s+[a-z])",
        ),
    ),
    "place": (
        _around(
            "onsite", "at-the-office", 0.85,
            (
                ("our ", "the ", "this ", "that ", "an ", "a "),
                ("work", "commut", "relocat", "come", "be present", "be in", "spend", "report", "based", "locate",
                 "station", "onsite", " place", "join", "internship", "conducted", "full-time", "perform"),
            ),
            r"(?:work|commute|relocate|come|be present|be in|spend)(?:ing)?\s+(?:(?!and |safely |drinks |with (?!us)"
            r"|hands-on |closely )[\w()/-]+\s+){0,5}?(?:in|at|from|to|into|out of|on)\s+" + _OFFICE,
            r"report(?:ing)?\s+(?:(?:in|physically|directly|daily|person)\s+){0,2}(?:in|at|to)\s+" + _OFFICE,
            r"(?:internships?|program|role|position|job|you(?:'ll| will)?|interns?|candidates?|students?)\s+"
            r"(?:(?!may|can|could)\w+\s+){0,3}?(?:based|located|stationed|onsite|take\w* place)\s+(?:\w+\s+){0,2}?"
            r"(?:in|at|out of|within|on)\s+" + _OFFICE,
            r"(?:internships?|role|position|interns?|you(?:'ll)?) (?:\w+ ){1,3}based (?:in|at|out of) (?:our|the) "
            rf"[^.;:!?]{{0,40}}\b{_PLACE}\b",
            r"join (?:us|our|the) (?:[\w&/-]+ ){0,9}(?:at|in) our (?:[\w.,'&-]+\s+){0,4}?(?:office|headquarters|hq)\b",
            r"(?:at|in) our (?:[\w.'&-]+\s+){0,3}?(?:office|headquarters|hq)\b[^.;:!?]{0,40}\bwhere you will be"
            r" based",
            r"(?:work|based|located|commute|report)(?:ing)? (?:\w+ ){0,3}?(?:at|from|to) (?:our|the) "
            r"(?:[\w.,'&-]+ ){0,3}?sites?\b",
            r"is based (?:in|at|out of) our [^.;:!?]{0,40}\boffice",
            r"(?:internships?|role|position|job)(?: \w+){0,2} (?:based|located) (?:in|at|out of) " + _SOME_OFFICE,
            r"(?:based|located) (?:in|at|out of) our (?:[\w.,'&-]+\s+){0,4}?(?:office|headquarters|hq)\b"
            r"[^.;:!?]{0,30}, you",
            r"(?:internship|role|position) (?:at|in) our (?:[\w.,'&-]+\s+){0,3}?(?:office|headquarters|hq)\b",
            r"conducted (?:in|at) our [^.;:!?]{0,50}\boffices?\b",
            r"in the office on a full-time basis|full[- ]time (?:in|at|from) " + _OFFICE,
            r"(?:work|role|position|job|internship) (?:[a-z]+ ){0,4}performed in an? (?:[\w-]+ ){0,3}office"
            r" (?:environment|setting)",
        ),
    ),
}  # fmt: skip
