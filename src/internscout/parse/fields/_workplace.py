"""The phrases by which postings say where the work is done, as a table of rules; read by `workplace.py`."""

import re
from dataclasses import dataclass

SITE = r"(?:\\?on\\?[- ]?site|in\\?[- ]?person|in\\?[- ]office)"
_OFFICE = (
    r"(?:our|the)\s+(?:[\w.,'&-]+\s+){0,4}?(?:office|headquarters|hq|campus|lab(?:orator(?:y|ies))?|facility|hub)\b"
)
_DAYS = (
    r"(?:(?:\d|one|two|three|four|five|zwei|drei|vier|fünf|twee|drie|vijf|deux|trois|cinq|several|multiple|some"
    r"|a few|a couple of)\s*(?:\\?[-–]|to|or|/)?\s*\d?\s*\+?"
    r"\s*(?:x|(?:full |working |work |office )?days?|dagen|tagen?|jours|times?)\b|once|twice)"
)
_A_WEEK = r"(?:\s*(?:per|a|each|/|every|of the|in the|in de|par|pro|in der)\s*(?:week|woche|semaine))"
_THERE = (
    rf"(?:remote|(?:from|at) home|{SITE}|in (?:the|our|an?) (?:\w+ ){{0,3}}?(?:office|hub)|at the office"
    rf"|(?:from|at|in|to|out of) {_OFFICE}|(?:de )?télétravail|im (?:büro|homeoffice)|op kantoor|thuis)"
)
_WORK = (
    r"(?:work|role|position|schedule|model|internship|intern\b|environment|set-?up|arrangement|office|team|opportunity"
    r"|policy|in-office|telecommut|flexib|format|location|job|co-?op|setting|approach|basis|mode\b|workplace|remote"
    r"|based|program|way\b)"
)
_KIND = (
    r"\b(?:location|workplace|remote|(?:work|position role|role|job)\s*(?:location\s*)?(?:type|model|mode|arrangement"
    r"|location|place|style|category|setting)|setting|standort|arbeitsort|lieu|locatie)\s*:"
)
# Some feeds run label and value together.
_TYPE = r"(?:workplace|remote|location|work) type\s*:?\s*"
_REMOTE_THINGS = (
    r"(?!\s*(?::?\s*no\b|sens|access|control|team|sites?|procedure|support|monitor|desktop|communit|area|server|repos"
    r"|operat|vehicle|device|environment|working environment))"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that holds one of `needs` (lower case) and matches `pattern` says `value`."""

    value: str
    name: str
    confidence: float
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def _rule(value: str, name: str, confidence: float, needs: tuple[str, ...], *patterns: str) -> Rule:
    return Rule(value, name, confidence, needs, re.compile("|".join(patterns), re.IGNORECASE))


_REMOTE = ("remote",)
_HYBRID = ("hybrid",)
_ON_SITE = ("site", "person", "office", "headquarter", "hq", "campus", "lab", "facility", "hub")

# 0.95 and above is the employer's own label; it outweighs running text.
RULES = (
    _rule("remote", "tag", 0.95, _REMOTE, r"#\s?LI-\s?remote"),
    _rule("hybrid", "tag", 0.95, _HYBRID, r"#\s?LI-\s?hybrid"),
    _rule("onsite", "tag", 0.95, ("site",), r"#\s?LI-\s?on-?site"),
    _rule(
        "remote", "label", 0.95, _REMOTE,
        rf"{_KIND}\s*(?:fully\s+)?remote\b", r"work\s+remotely\s*:\s*yes", rf"{_TYPE}remote\b", r"/remote(?=submit)",
    ),
    _rule(
        "hybrid", "label", 0.95, ("hybrid", "office"),
        rf"{_KIND}\s*[^.\n]{{0,40}}\bhybrid\b", r"\(office\W{1,4}remote\)", rf"{_TYPE}hybrid\b", r"/hybrid(?=submit)",
    ),
    _rule(
        "onsite", "label", 0.95, (*_ON_SITE, "remote"),
        rf"{_KIND}\s*[^.\n]{{0,40}}?\b{SITE}\b(?!\s*/)",
        r"work\s+remotely\s*:\s*no\b", r"located remotely\?\s*n\b", r"not (?:a )?remote\b",
        rf"{_TYPE}{SITE}\b", r"/on-?site(?=submit)",
    ),
    _rule(
        "hybrid", "days", 0.9, ("day", "week", "woche", "semaine", "time", "x/", "dagen", "jours"),
        rf"{_DAYS}{_A_WEEK}?\s*\(?(?:of\s+)?(?:working\s+|work\s+)?{_THERE}",
        rf"(?:in|from|at|to) (?:{_OFFICE}|the office|office)[^.;]{{0,40}}?{_DAYS}{_A_WEEK}",
        rf"(?:{SITE}|in office)\W[^.;]{{0,25}}?{_DAYS}{_A_WEEK}", r"remote\w* (?:on|every) \w+days?\b",
        rf"office presence[^.;]{{0,20}}?{_DAYS}",
        rf"work from [A-Z][\w'-]+(?: for)? \(?{_DAYS}{_A_WEEK}",
        rf"{_A_WEEK}\s*,?\s*(?:in|from|at) (?:the office|{_OFFICE})",
    ),
    _rule(
        "hybrid", "hybrid", 0.9, _HYBRID,
        rf"hybrid\s*(?:[-/,]|and)?\s*(?:flexible\s+)?{_WORK}",
        r"\(\s*hybrid[^)]{0,25}\)", r"hybrides? (?:arbeit|werk)\w*",
        r"(?:is|are|work|working|on a|fully|be|office-centric)\s+hybrid\b(?=\s*(?:$|[,.;:()]|and\b|in\b|with\b"
        r"|from\b|at\b))",
        r"hybrid zu arbeiten", r"hybrid in (?:our |der |die )?[A-Z]", r"a hybrid (?:\w+ )?role",
        r"mode hybride", r"work hybrid\b", r"\bhybride?\b(?=\s*(?:$|\)))", r"co-located hybrid",
    ),
    _rule(
        "hybrid", "partly-remote", 0.75,
        ("remote", "home", "télétravail", "huis", "virtual", "mobile", "office", "% on"),
        r"home\s?-?office(?!\s*-?(?:need|stipend|set|equip|ausstattung|budget|allowance))", r"(?<!100% )télétravail",
        r"thuiswerk\w*|thuis (?:te )?werken|vanuit huis", r"work(?:ing)?\s+(?:partly\s+"
        r"|partially\s+)?from\s+home", r"remote days", r"rest remote",
        r"in the office[^.]{0,60}\b(?:virtual|remote)", r"remote work(?:ing)? (?:is (?:possible|available|allowed"
        r"|an option)|option|possib)", r"mobiles?\s+arbeiten", r"flexib\w+ to work (?:remote"
        r"|from)", r"office when (?:required|needed)",
        r"(?<!\d)[1-9]\d\s?% of (?:the|your) (?:week|time)[^.;]{0,30}(?:on-?site|office)",
        r"(?:on-?site|office)[^.;]{0,25}?(?<!\d)[1-9]\d\s?% of",
        r"(?:allows? for|possibility (?:of|for)) remote", r"remote[- ]?(?:flexible|friendly|first\s+hybrid)",
        r"(?:partly|partially|some|occasional(?:ly)?|flexible) remote", r"(?:mix|combination"
        r"|blend) of (?:\w+ )?(?:remote|home|office|in-?(?:person|office))", r"remote zu arbeiten|auch remote",
        r"(?<!\d)[1-9]\d\s?% (?:on-?site|remote|(?:in|at|from) (?:the )?office|home)",
        r"remote\s+(?:partially\s+|teilweise\s+)?(?:possible|möglich)", r"may (?:include"
        r"|involve) (?:working\s+)?remote\w*",
    ),
    _rule(
        "remote", "remote", 0.85, ("remote", "télétravail", "anywhere", "virtual"),
        r"located remotely\?\s*y\b", r"(?:fully|100\s?%|completely|entirely|full-time|permanent(?:ly)?|komplett"
        r"|vollständig)[- ]+(?:remote|télétravail)",
        r"remote\s*[-,–(]?\s*(?:position|role|internship|job|opportunity|intern\b|only|first|based|co-?op"
        r"|program"
        r"|u\.?s\.?|within|from|anywhere)\b",
        r"(?:is|are|be|work(?:ing)?|performed|conducted|completed)\s+(?:a\s+|fully\s+|100%\s+|virtually"
        r"|/)?remote(?:ly)?\b"
        + _REMOTE_THINGS,
        r"work(?:ing)?\s+from\s+anywhere", r"work\w* virtually",
    ),
    _rule(
        "onsite", "on-site", 0.85, (*_ON_SITE, "vor ort", "kantoor", "présentiel", "presencial"),
        r"\b(?:fully|100\s?%|full-time|entirely|work(?:ing)?|is|are|be|this is an?|based|requires?|report|days?"
        r"|schedule"
        rf"|internships? are|position|carried out)\s*,?\s*(?:an?\s+|fully\s+)?{SITE}\b",
        rf"{SITE}\s+(?:work|role|position|internship|job|only|presence|attendance|five|5|program|monday|requirement"
        r"|(?:at|in|from) (?:our|the|a)|in\s+[A-Z])",
        r"(?:work|commute|relocate|report|come)(?:ing)?\s+(?:(?!and |safely )[\w()/]+\s+){0,5}?(?:in|at|from|to"
        r"|out of|on)\s+"
        + _OFFICE,
        r"(?:internship|program|role|position|job)\s+(?:\w+\s+){0,3}?(?:based|located|onsite|take\w* place)\s+(?:in"
        r"|at|out of) "
        + _OFFICE,
        r"arbeit\w* vor ort|vor ort arbeiten", r"op kantoor", r"présentiel", r"presencial",
    ),
)  # fmt: skip
# A bare word is enough in title, location and the source's own facts.
PLACE_RULES = (
    ("hybrid", re.compile(r"\bhybrid", re.IGNORECASE)),
    (
        "remote",
        re.compile(r"\bremote\b|home\s?office|work from home|\bwfh\b|télétravail|virtual|offsite", re.IGNORECASE),
    ),
    ("onsite", re.compile(r"\bon-?\s?site\b|\bin-?\s?person\b|\bin-office\b|\bin office\)?$", re.IGNORECASE)),
)
NOT_THE_WORK = re.compile(
    r"interview|gym\b|meals?\b|lunch|cafeteria|parking|fitness|childcare|clinic|yoga|culinary|commissioning|site visits"
    r"|hybrid (?:cloud|vehicle|electric|search|approach(?:es)? to|quantum|ai\b|infra|network)|usability|testing|cloud"
    r"|remote (?:sens|access|monitor|teams)|site (?:visit|customer|support|set)|for (?:fully )?remote|whether"
    rf"|(?:remote|hybrid|{SITE})[\w ,/]{{0,20}} (?:roles|positions|employees|workers|jobs|candidates)|weeks (?:a"
    rf"|per) year"
    r"|(?:employees|those) (?:who are )?working in|remote,? (?:hybrid|on-?site) or|any remote|applying to|designated as"
    r"|not guaranteed|distributed team",
    re.IGNORECASE,
)
NEGATED = re.compile(r"(?:\bnot|n't|\bno|\bnon|cannot|without|never)\b[^.;:,]{0,28}$", re.IGNORECASE)
FIVE_DAYS = re.compile(
    r"(?<![-–\d])(?<!to )\b(?:5|five|fünf|vijf|cinq)\s*(?:full |working |work )?(?:x|days?|tagen?|dagen|jours|times?)",
    re.IGNORECASE,
)
