"""The phrases by which postings say where the work is done, as a table of rules; read by `workplace.py`."""

import re
from dataclasses import dataclass

from internscout.parse.words import WordPattern

__all__ = ["FIVE_DAYS", "KINDS", "LABELS", "NEGATED", "NOT_THE_WORK", "PLACE_RULES", "RULES", "SITE", "Rule"]

# The words that a label or a line of its own can give as the kind of workplace.
KINDS = WordPattern(
    r"\b(?:(?:type)?remot(?:e|o|ely)|(?:type)?h[yí]brid[eao]?[sn]?|(?:typeon-?)?site|onsite|in-?person|person"
    r"|presencial|vor ort|in[- ]?office|office|virtual|offsite|home|home-?office|wfh|télé-?travail|teletrabajo|afstand)"
    r"(?:\b|submit)"
)
SITE = r"(?:\\?on\\?[- ]?site|in\\?[- ]?person|in\\?[- ]office)"
_PLACE = (
    r"(?:offices?|headquarters|hq|campus|lab(?:orator(?:y|ies))?|labs|facility|facilities|hubs?|studio|plant|warehouse"
    r"|(?:innovation|research|technology|tech|data|support|development|engineering) cent(?:er|re))"
)
_OFFICE = rf"(?:our|the|this|that|one of our)\s+(?:[\w.,'&-]+\s+){{0,4}}?{_PLACE}\b"
_DAYS = (
    r"(?:(?:\d|one|two|three|four|five|zwei|drei|vier|fünf|twee|drie|vijf|deux|trois|cinq|dos|tres|several|multiple"
    r"|some|a few|a couple of)\s*(?:\\?[-–]|to|or|/)?\s*\d?\s*\+?"
    r"\s*(?:x|(?:full |working |work |office )?days?|dagen|tagen?|jours?|días?|times?)\b|once|twice)"
)
_A_WEEK = (
    r"(?:\s*(?:per|a|each|/|every|of the|in the|in de|par|pro|in der|por|a la)\s*(?:work(?:ing)? ?)?(?:week|woche"
    r"|semaine|semana))"
)
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
    r"\b(?:location|workplace|workstyle|remote|remote status|remote work|telecommut\w+ options?|modalidad|modalität"
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
_WEEKDAY = r"\b(?:mon|tues|wednes|thurs|fri)days?\b"


_NEEDED = ("remot", "brid", "home", "office", "site", "télé", "vor ort", "trabajo")


@dataclass(frozen=True, slots=True)
class Rule:
    """A sentence that one of the patterns matches says `value`."""

    value: str
    name: str
    confidence: float
    patterns: tuple[WordPattern, ...]


def _rule(value: str, name: str, confidence: float, *patterns: str) -> Rule:
    # Apart by the words that they need: each is tried only in the sentences that hold one of them.
    apart: dict[tuple[str, ...], list[str]] = {}
    for pattern in patterns:
        apart.setdefault(tuple(word for word in _NEEDED if word in pattern), []).append(pattern)
    return Rule(value, name, confidence, tuple(WordPattern("|".join(group)) for group in apart.values()))


# What follows a label, also on the next line; in small letters, as ignoring case costs several times as much.
LABELS = (
    (
        "remote",
        re.compile(
            rf"{_KIND}\s*(?:fully\s+|100% )?remot[eo]\b(?!\s*(?:/|or)\s*(?:hybrid|on-?site|in))"
            rf"|{_TYPE}(?:fully )?remote\b|work\s+remotely\s*:\s*yes|located remotely\?\s*y\b"
        ),
    ),
    ("hybrid", re.compile(rf"{_KIND}\s*[^.\n]{{0,40}}\bh[yí]brid|{_TYPE}hybrid\b")),
    (
        "onsite",
        re.compile(
            rf"{_KIND}\s*(?:(?!\bno\b|remote|hybrid)[^.\n]){{0,40}}?\b(?:{SITE}|presencial|vor ort)\b(?!\s*/)"
            rf"|{_TYPE}{SITE}\b|work\s+remotely\s*:\s*no\b|located remotely\?\s*n\b"
        ),
    ),
)
# 0.95 and above is the employer's own label; it outweighs running text.
RULES = (
    _rule("remote", "tag", 0.95, r"#\s?li-\s?remote"),
    _rule("hybrid", "tag", 0.95, r"#\s?li-\s?hybrid"),
    _rule("onsite", "tag", 0.95, r"#\s?li-\s?on-?site"),
    _rule("remote", "label", 0.95, r"/remote(?=submit)"),
    _rule("hybrid", "label", 0.95, r"\(office\W{1,4}remote\)", r"/hybrid(?=submit)"),
    _rule(
        "onsite", "label", 0.95,
        r"not (?:a )?(?:fully )?remote\b", r"/on-?site(?=submit)",
        r"(?:not eligible for|no option for|no) (?:remote|telework|telecommut)\w*(?! experience)",
        r"(?:remote work|telework\w*|telecommut\w*) (?:is|are|will be) not\b",
    ),
    _rule(
        "hybrid", "days", 0.9,
        rf"\b{_DAYS}{_A_WEEK}?\s*\(?(?:of\s+)?(?:working\s+|work\s+)?{_THERE}",
        rf"\b(?:in|from|at|to) (?:{_OFFICE}|the office|an? (?:\w+ )?office|office)[^.;]{{0,40}}?\b{_DAYS}{_A_WEEK}",
        rf"(?:{SITE}|in office)\W[^.;]{{0,25}}?\b{_DAYS}{_A_WEEK}", r"remote\w* (?:on|every) \w+days?\b",
        rf"office presence[^.;]{{0,20}}?{_DAYS}",
        rf"work from [a-z][\w'-]+(?: for)? \(?{_DAYS}{_A_WEEK}",
        rf"{_A_WEEK}\s*,?\s*(?:in|from|at) (?:the office|{_OFFICE})",
        rf"remote(?:ly)?(?: work(?:ing)?)?\s*\(?(?:for |up to )?{_DAYS}{_A_WEEK}",
        rf"(?:{SITE}|office)[^.;]{{0,30}}{_WEEKDAY}[^.;]{{0,15}}(?:remote|home)",
        r"(?:up to |\d |two |three |one )(?:office|in-office|on-?site|remote|wfh|home(?:[- ]?office)?)[- ]?"
        r"(?:days|tage)\b",
    ),
    _rule(
        "hybrid", "hybrid", 0.9,
        rf"hybrid\s*(?:[-/,]|and)?\s*(?:flexible\s+)?{_WORK}",
        r"\(\s*hybrid[^)]{0,25}\)", r"h[yí]brid[eao]s?n? (?:arbeit|werk|trabajo|trabalho)\w*",
        r"(?:is|are|work|working|on a|fully|be|office-centric)\s+hybrid\b(?=\s*(?:$|[,.;:()]|and\b|in\b|with\b"
        r"|from\b|at\b))",
        r"hybrid zu arbeiten|hybride? te werken", r"hybrid\s*(?:or|/|and)\s*(?:fully )?remote",
        r"hybrid in (?:our |der |die )?[a-z]", r"a hybrid (?:\w+ )?role",
        r"(?:mode|format|modèle|stage|poste|travail|trabajo|modelo|modalidad"
        r"|formato|trabalho|regime|en) h[yí]brid[eao]\b",
        r"work hybrid\b", r"\bhybride?\b(?=\s*(?:$|\)|:|\(?\d))",
        r"co-located hybrid", r"on-?site\s*(?:/|or|oder)\s*hybrid",
    ),
    _rule(
        "hybrid", "partly-remote", 0.75,
        r"home\s?-?office(?!\s*-?(?:need|stipend|set|equip|ausstattung|budget|allowance))",
        r"(?<!100% )télé-?travail", r"(?<!100% )teletrabajo", r"\bsmart[- ]?working",
        r"thuiswerk\w*|thuis (?:te )?werken|vanuit huis", r"work(?:ing)?\s+(?:partly\s+"
        r"|partially\s+)?from\s+home", r"remote[- ](?:days|tage)", r"rest remote",
        r"in the office[^.]{0,60}\b(?:virtual|remote)", r"remote work(?:ing)? (?:is (?:possible|available|allowed"
        r"|an option)|option|possib)", r"mobiles?\s+arbeiten", r"flexib\w+ to work (?:remote"
        r"|from)", r"office when (?:required|needed)",
        r"(?<!\d)[1-9]\d\s?% of (?:the|your) (?:week|time)[^.;]{0,30}(?:on-?site|office)",
        r"(?:on-?site|office)[^.;]{0,25}?(?<!\d)[1-9]\d\s?% of",
        r"(?:allows? for|possibility (?:of|for)) remote", r"remote[- ]?(?:flexi\w*|friendly|first\s+hybrid)",
        r"(?:partly|partially|some|occasional(?:ly)?|flexible) remote", r"(?:mix|combination"
        r"|blend) of (?:\w+ )?(?:remote|home|office|in-?(?:person|office))", r"remote zu arbeiten|auch remote",
        r"(?<!\d)[1-9]\d\s?% (?:on-?site|remote|(?:in|at|from) (?:the )?office|home)",
        r"remote\s+(?:partially\s+|teilweise\s+)?(?:possible|möglich)", r"may (?:include"
        r"|involve) (?:working\s+)?remote\w*",
        rf"remote(?:ly)?\s*(?:,|or|and|/|&|oder|und)\s*(?:{SITE}|(?:in|from|at) (?:the|our|an?) (?:\w+ )?office)\b"
        + _OF_THE_TASK,
        rf"(?:{SITE}|(?:from|in|at) (?:the|our|an?) (?:\w+ )?office)\s*(?:or|and|/|&|oder|und)\s*(?:work(?:ing)? )?"
        r"(?:remote(?:ly)?|(?:from |at )home)\b" + _OF_THE_TASK,
    ),
    _rule(
        "remote", "remote", 0.85,
        r"(?:fully|100\s?%|completely|entirely|full-time|permanent(?:ly)?|komplett"
        r"|vollständig|totalmente|en full)[- ]+(?:remot[eo]\b|télé-?travail|teletrabajo|à distance)",
        r"remote\s*[-,–(]?\s*(?:position|role|internship|job|opportunity|intern\b|only|first|based|co-?op"
        r"|program"
        r"|u\.?s\.?|within|from|anywhere)\b",
        r"\b(?:is|are|be|work(?:ing)?|performed|conducted|completed)\s+(?:a\s+|fully\s+|100%\s+|virtually"
        r"|/)?remote(?:ly)?\b"
        + _REMOTE_THINGS,
        r"work(?:ing)?\s+from\s+anywhere",
        r"(?:fully|entirely|exclusively|100\s?%) (?:from|at) home",
        r"work\w* virtually", r"(?:trabajo|puesto|prácticas|modalidad) remot[oa]",
    ),
    _rule(
        "onsite", "on-site", 0.85,
        r"\b(?:fully|100\s?%|full-time(?: and)?|entirely|work(?:ing)?|is|are|be|this is an?|based"
        r"|requires?|days?"
        r"|schedule|(?:hours|hrs)(?: per week| a week|/week)?|presence|report(?:ing)?(?: \w+ly)?"
        rf"|internships? are|position|carried out)\s*,?\s*(?:an?\s+|fully\s+)?{SITE}\b",
        rf"{SITE}\s+(?:work|role|position|internship|job|only|presence|attendance|five|5|program|monday|requirement"
        rf"|team\b|culture"
        r"|(?:at|in|from) (?:our|the|a)|in\s+[a-z])",
        r"arbeit\w* vor ort|vor ort arbeiten|vor ort (?:im|am|in (?:unser|der|dem|münchen|berlin))",
        r"\bin präsenz", r"op kantoor",
        r"présentiel", r"presencial",
    ),
    _rule(
        "onsite", "at-the-office", 0.85,
        r"\b(?:work|commute|relocate|come|be present|be in|spend)(?:ing)?\s+(?:(?!and |safely |drinks |with (?!us)"
        r"|hands-on "
        r"|closely )[\w()/-]+\s+){0,5}?(?:in|at|from|to|into|out of|on)\s+" + _OFFICE,
        r"\breport(?:ing)?\s+(?:(?:in|physically|directly|daily|person)\s+){0,2}(?:in|at|to)\s+" + _OFFICE,
        r"(?:internships?|program|role|position|job|you(?:'ll| will)?|interns?|candidates?|students?)\s+"
        r"(?:(?!may|can|could)\w+\s+){0,3}?(?:based|located|stationed|onsite|take\w* place)\s+(?:\w+\s+){0,2}?"
        r"(?:in|at|out of|within|on)\s+" + _OFFICE,
        r"(?:internships?|role|position|interns?|you(?:'ll)?) (?:\w+ ){1,3}based (?:in|at|out of) (?:our|the) "
        rf"[^.;:!?]{{0,40}}\b{_PLACE}\b",
        r"join (?:us|our|the) (?:[\w&/-]+ ){0,9}(?:at|in) our (?:[\w.,'&-]+\s+){0,4}?(?:office|headquarters|hq)\b",
        r"\b(?:at|in) our (?:[\w.'&-]+\s+){0,3}?(?:office|headquarters|hq)\b[^.;:!?]{0,40}\bwhere you will be"
        r" based",
        r"\b(?:work|based|located|commute|report)(?:ing)? (?:\w+ ){0,3}?(?:at|from|to) (?:our|the) "
        r"(?:[\w.,'&-]+ ){0,3}?sites?\b",
        r"\bis based (?:in|at|out of) our [^.;:!?]{0,40}\boffice",
        r"(?:jeden tag|täglich) (?:ins|im) büro",
        r"\bwork (?:[a-z]+ ){0,4}performed in an? (?:[\w-]+ ){0,3}office (?:environment|setting)",
    ),
    _rule(
        "onsite", "commute", 0.6,
        r"\b(?:able|willing|willingness|ability|need|required|expected) to (?:\w+ly )?commute (?:in)?to\b",
        r"\b(?:live|reside|located|based|be) within (?:a )?(?:[\w-]+ ){0,2}commut\w+ distance",
    ),
)  # fmt: skip
# A bare word is enough in title, location and the source's own facts.
PLACE_RULES = (
    ("hybrid", re.compile(r"\bhybrid|\bh[íi]brid")),
    (
        "remote",
        re.compile(
            r"\bremot[eo]\b|home\s?office|work from home|\bwfh\b|télé-?travail|teletrabajo|virtual|offsite|op afstand"
        ),
    ),
    ("onsite", re.compile(r"\bon-?\s?site\b|\bin-?\s?person\b|\bin-office\b|\bin office\)?$|\bpresencial|\bvor ort\b")),
)
NOT_THE_WORK = re.compile(
    r"interview|case study|\bgym\b|meals?\b|lunch|cafeteria|parking|fitness|childcare|clinic|yoga|culinary"
    r"|commissioning|site visits|charging|snacks|drinks"
    r"|hybrid (?:cloud|vehicle|electric|search|approach(?:es)? to|quantum|ai\b"
    r"|infra|network|hospitality|workforce)|usability"
    r"|testing|cloud|remote (?:sens|access|monitor|teams)|site (?:visit|customer|set)|customer site"
    rf"|for (?:fully )?remote|whether (?:the|you(?:'re| are| work))"
    rf"|(?:remote|hybrid|{SITE})[\w ,/]{{0,20}} (?:roles|positions|employees|workers"
    r"|jobs|candidates)|weeks (?:a|per) year"
    r"|(?:employees|those) (?:who are )?working in|remote,? (?:hybrid|on-?site) or|any remote|applying to|designated as"
    r"|not guaranteed|distributed team|one of our office locations",
)
NEGATED = re.compile(r"(?:\bnot|n't|\bno|\bnon|cannot|without|never|rather than|instead of)\b[^.;:,]{0,28}$")
FIVE_DAYS = re.compile(
    r"(?<![-–\d])(?<!to )\b(?:5|five|fünf|vijf|cinq|cinco)\s*(?:full |working |work )?(?:x|days?|tagen?|dagen|jours"
    r"|días|times?)",
)
