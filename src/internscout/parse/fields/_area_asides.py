"""Where the spelling of an area is none: another sense, the trade of colleagues, an example in a list.

The spellings are the vocabulary's; which sentences speak of the work at all is `_work.py`.
"""

import re

from internscout.parse.scan import Hit
from internscout.text import Document, Section, Sentence

__all__ = ["is_aside"]

# Colleagues are no area of one's own work; a trade that is not sought is none either.
_COLLEAGUES = re.compile(
    r"(?: and \w+|, \w+|/\w+){0,2} ?(?:engineers|scientists|researchers|developers|specialists|experts"
    r"|practitioners|architects)\b",
    re.IGNORECASE,
)
_PEOPLE = ("engineers", "analysts", "researchers", "traders")
_BESIDE = re.compile(r"\b(?:with|alongside|between|by|from|mentored by|support) [^.;]{0,120}$", re.IGNORECASE)
_NOT_SOUGHT = re.compile(
    r"\b(?:not (?:looking for|seeking|about|an?)|rather than|instead of) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
# Insights that others act on are not one's own to find.
_OF_INSIGHT = re.compile(
    r"\b(?:leverag\w+|us(?:e|es|ing)|through|with|by|passionate about) (?:[\w-]+,? (?:and |& )?){0,4}$", re.IGNORECASE
)
_SURVEYS = re.compile(r"quantitative research", re.IGNORECASE)  # and qualitative research: of users or customers
_TESTED = re.compile(r"\b(?:unit|functional|smoke|integration|tests?|testing)\b[^.;]{0,40}\Z", re.IGNORECASE)
# A unit that one meets or works for from outside is no area of one's own; one that one joins is.
_UNIT = re.compile(
    r"(?:[ ,/&]+(?:and )?\w+){0,2} (?:teams?|departments?|working groups?|communit(?:y|ies)|clubs?)\b", re.IGNORECASE
)
_MET = re.compile(
    r"\b(?:(?:present|report|talk|collaborat\w+|work\w*(?: closely| cross-functionally)?|partner\w*|interact\w*"
    r"|liais\w+|meet\w*|interfac\w*) (?:[\w'’]+ ){0,4}?(?:to|with)|alongside|between|mentored by|support)"
    r" (?:[\w'’,&/-]+ ){0,6}$",
    re.IGNORECASE,
)
_OTHERS = re.compile("(?i)people|members|expert|leaders|professionals|colleagues|mentors|peers")
# What others bring along: "people with backgrounds in …".
_OF_OTHERS = re.compile(
    r"\b(?:people|members|experts?|leaders|professionals|colleagues|mentors|peers)\b[^.;]{0,60}"
    r"\b(?:experience|backgrounds?|expertise|disciplines|technologies|fields)\b[^.;]{0,100}$",
    re.IGNORECASE,
)
# An algorithm in a list of algorithms is an example, not an area of its own.
_ALGORITHM = re.compile(r"neural net(?:work)?s?|regression|clustering|gans|boosting", re.IGNORECASE)
_ALGORITHMS = re.compile(
    r"\b(?:random forests?|decision trees?|svms?|support vector|(?:gradient )?boosting|k-?means|naive bayes|xgboost"
    r"|cnns?|rnns?|nearest neighbou?rs?|classification, clustering)\b",
    re.IGNORECASE,
)
_LIST = 60
_NEAR = 130
# A line that is but a name, of a department or another job, with nothing said about it.
_NAME = re.compile(
    r"(?!(?:\d|at ))(?:[A-Z(|–][\w&/+.,()|–-]*|\d\S*|and|of|for|at|[&,/)-][\w&/+.,()|–-]*)"
    r"(?: (?:[A-Z(|–][\w&/+.,()|–-]*|\d\S*|and|of|for|at|[&,/)-][\w&/+.,()|–-]*))*"
)
_NAME_CHARS = 80
# What stands behind a spelling and makes it another thing.
_ELSE = {
    "statistics-modeling": re.compile(
        r"(?<=regression)[^.;]{0,25}?\btest(?:s|ing|ed)?\b"
        r"|(?<=statistical programming) languages?\b"
        r"|(?<=statistical)(?: (?:data )?analysis)? (?:computer |programming |computing )?"
        r"(?:languages?|software|packages?|tools?|programming|programs)\b",
        re.IGNORECASE,
    ),
    "mlops": re.compile(r" risks?\b"),
    "advertising": re.compile(
        r" cookies?\b| (?:agenc|complian|law)|(?:,|/| &| and| or) (?:marketing|promotion|product counsel"
        r"|public relations|any other)"
        r"|(?<=marketing.advertising)|(?<=marketing, advertising)|(?<=marketing and advertising)"
        r"|(?<=marketing & advertising)",
        re.IGNORECASE,
    ),
    "privacy-federated": re.compile(r" (?:laws?|notice|policy|polic|statement|regulation)", re.IGNORECASE),
    "data-analysis": re.compile(
        r"(?<=\bPower BI)|(?<=EDA)(?= (?:tools?|vendors?|flows?|workflows?|software)\b| \(electronic)", re.IGNORECASE
    ),
    "robotics": re.compile(r" process automation", re.IGNORECASE),
    "search-ranking": re.compile(
        r" (?:optimi|market|ads\b|advert)|(?<=for search engines)|(?<=on search engines)", re.IGNORECASE
    ),
}


def is_aside(doc: Document, sentence: Sentence, hit: Hit) -> bool:
    """True for another sense, for the trade of colleagues and for what is not sought."""
    if _is_else(doc.text, sentence, hit):
        return True
    if sentence.section is Section.TITLE:
        return False
    return _is_of_others(doc.text, sentence, hit) or _is_no_sentence(doc.text, sentence)


def _is_else(text: str, sentence: Sentence, hit: Hit) -> bool:
    word = text[hit.start : hit.end].lower()
    if _ALGORITHM.fullmatch(word) and _ALGORITHMS.search(
        text, max(sentence.start, hit.start - _LIST), min(sentence.end, hit.end + _LIST)
    ):
        return True
    if word == "regression" and _TESTED.search(text, max(sentence.start, hit.start - _LIST), hit.start):
        return True
    if hit.id in _ELSE and _ELSE[hit.id].match(text, hit.end, sentence.end):
        return True
    if word.endswith("driven insights") and _OF_INSIGHT.search(text, max(sentence.start, hit.start - _LIST), hit.start):
        return True
    surveys = hit.id == "quantitative-finance" and _SURVEYS.match(text, hit.start)
    return bool(surveys) and ("qualitative" in text or "Qualitative" in text)


def _is_of_others(text: str, sentence: Sentence, hit: Hit) -> bool:
    near = max(sentence.start, hit.start - _NEAR)
    if _COLLEAGUES.match(text, hit.end, sentence.end) and _BESIDE.search(text, near, hit.start):
        return True
    if _UNIT.match(text, hit.end, sentence.end) and _MET.search(text, near, hit.start):
        return True
    if _OTHERS.search(text, near, hit.start) and _OF_OTHERS.search(text, near, hit.start):
        return True
    if text[hit.start : hit.end].lower().endswith(_PEOPLE):
        return True
    return _NOT_SOUGHT.search(text, near, hit.start) is not None


def _is_no_sentence(text: str, sentence: Sentence) -> bool:
    """True for a bare name and for what is left of a page's script."""
    if "'}" in text[sentence.start : sentence.end]:
        return True
    short = sentence.end - sentence.start <= _NAME_CHARS
    if not short or sentence.section is not Section.OTHER or sentence.kind != "text":
        return False
    return _NAME.fullmatch(text, sentence.start, sentence.end) is not None
