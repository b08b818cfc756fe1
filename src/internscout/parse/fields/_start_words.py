"""The words that lead up to the date on which an internship starts, in five languages; used by `start.py`."""

import re

__all__ = ["OTHER_LABEL", "SPEAKS_OF_STARTING", "START"]

_STARTING = (
    r"(?:(?:internships?|co-?ops?|stages?|praktikum)\s*(?=\()|start\w*|begin\w*|commenc\w+|availab\w+|as\s+of|from|join\s+us|joining|intake|kick(?:s|ing)?[\s-]?off|between|period|duration|term|timeline|timeframe"
    r"|dates|\bab\b|(?<!as\s)per|zum|eintritt\w*|los\s+geht['’]?s|geht\s+(?:es|['’]?s)\s+los|los\s+geht\s+es|arbeitsantritt|dienstantritt|zeitraum|à\s+(?:partir|compter)\s+(?:de|du)|prise\s+de\s+poste|dès|débu\w+|rentrée|entrée\s+en\s+fonctions?"
    r"|démarr\w+|vanaf|aanvang|ingangsdatum|ingaande|aan\s+de\s+slag|(?:a\s+)?partir\s+de|inici[oa]|incorporación|comienz[oa]|empieza|empezar|fecha\s+de\s+ingreso"
    r"|(?:internship|intern|stage|stagiair\w*|praktik\w+|position|placement|co-?op|student)"
    r"\s+(?:for|per|pour|für|voor))"
)
# What may stand between the word of starting and the date.
_BETWEEN = (
    r"(?:is|are|date|dates|datum|on|in|to|the|of|from|for|around|between|early|mid|late|asap|or|and|at|as|earliest"
    r"|flexible|ideally|ideal|preferred|preferably|preference|options?|desired|possible|projected|planned|scheduled|anticipated"
    r"|estimated|targeted|target|be|will|expected|tentative|approximately|circa|ca|about|end|beginning|position|this"
    r"|internship|role|program|programme|placement|assignment|job|work|working|term|your|our|their|office|onsite|with"
    r"|es|de|la|am|den|dem|anfang|mitte|ende|spätestens|le|du|en|fin|courant|im|op|per|het|begin|eind|medio|voorkeur"
    r"|\w+day|\d{1,2}(?:st|nd|rd|th|er)?|week|first|second|third)"
)
# "InternStart date:" stands in texts that lost their line breaks.
START = re.compile(rf"(?:(?<![a-z])(?P<cue>{_STARTING})|start\s?dat(?:e|um))(?:\b{_BETWEEN}\b|\W)*$", re.IGNORECASE)
# Looked for in lower case before `START` is tried.
SPEAKS_OF_STARTING = (
    "start", "begin", "commenc", "availab", "as of", "from", "join", "between", "period", "duration", "term",
    "timeline", "timeframe", "dates", "ab ", "per ", "zum", "eintritt", "zeitraum", "partir", "compter", "prise", "dès",
    "débu", "démarr", "vanaf", "aanvang", "inici", "incorpora", "intake", "kick", " los", "antritt", "rentrée",
    "fonction", "ingang", "ingaande", "slag", "comienz", "empie", "empez", "ingreso", "intern", "stag", "praktik",
    "position", "placement", "co-op", "coop", "student",
)  # fmt: skip
# The line above a date that is none of the start: "Posting dates:".
OTHER_LABEL = re.compile(
    r"^\W*(?:job\s+)?(?:posting|posted|closing|graduation|applications?)\s+(?:dates?|deadline|period|window)\s*:\n\Z",
    re.IGNORECASE | re.MULTILINE,
)
