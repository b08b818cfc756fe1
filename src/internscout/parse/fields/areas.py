"""What the role works on or asks knowledge of: machine-learning, nlp, robotics … from anywhere but company boilerplate.

The vocabulary's spellings stand for themselves; words with a second meaning count only in the contexts given here. A
subject of study ("a degree in data science") is no area.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._hits import hits, overlaps
from internscout.parse.fields._sentences import sentences_with
from internscout.parse.fields._work import about_work
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit
from internscout.text import Document, Section, Sentence

# (area, the word, what else its sentence must hold): words that mean something else without such company.
_IN_CONTEXT: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "agents",
        re.compile(
            r"(?<!support )(?<!service )(?<!center )(?<!centre )(?<!customer )(?<!sales )(?<!insurance )(?<!estate )"
            r"(?<!travel )(?<!human )(?<!field )\bagents?\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:AI|LLMs?|GenAI|RAG|prompts?|GPT|[Ll]anguage models?|[Rr]einforcement|[Aa]utonomous|[Aa]gentic|MCP"
            r"|LangChain)\b"
        ),
    ),
    (
        "optimization",
        re.compile(
            r"(?<!performance )(?<!process )(?<!cost )(?<!code )(?<!query )(?<!campaign )(?<!conversion )(?<!engine )"
            r"(?<!workflow )(?<!medication )(?<!resource )(?<!content )(?<!search )(?<!rate )\boptimi[sz]ation\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:machine learning|ML|forecasting|simulation|statistics|statistical|operations research|stochastic"
            r"|mathematical"
            r"|probability)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "optimization",
        re.compile(r"\boperations research\b", re.IGNORECASE),
        re.compile(r"\b(?:models?|techniques|methods|knowledge|experience|apply|problems)\b", re.IGNORECASE),
    ),
    (
        "experimentation",
        re.compile(r"\bexperimentation\b", re.IGNORECASE),
        re.compile(r"\b(?:A/B|causal|online|platform|metrics|statistic\w*|product)\b", re.IGNORECASE),
    ),
    (
        "machine-learning",  # not "an online learning platform"
        re.compile(r"\b(?:active|online|continual) learning\b(?! platforms?)", re.IGNORECASE),
        re.compile(r"\b(?:machine learning|ML|deep learning|models?|bandits?|reinforcement|algorithms?)\b"),
    ),
    (
        "deep-learning",  # not a download
        re.compile(r"\bDL\b"),
        re.compile(r"\b(?:ML|AI|[Dd]eep|NLP|CV)\b"),
    ),
    (
        "reinforcement-learning",  # not a health plan
        re.compile(r"\bPPO\b"),
        re.compile(r"\b(?:RL|RLHF|GRPO|DPO|SAC|[Rr]einforcement|[Pp]olicy)\b"),
    ),
    (
        "llm",
        re.compile(r"\bprompts\b", re.IGNORECASE),
        re.compile(r"\b(?:AI|LLMs?|GenAI|GPT|agents?|[Mm]odels?|[Gg]enerative|Copilot)\b"),
    ),
    (
        "fraud-risk",  # not "beware of fraud"
        re.compile(r"\b(?:anti-?)?fraud\b(?![ -](?:statement|alert|warning))", re.IGNORECASE),
        re.compile(
            r"\b(?:risk|detect\w*|analytics|credit|team|payments?|transactions?|schemes|strateg\w+|models?|anti-?fraud"
            r"|financial|features?|products?)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "edge-ml",  # not "cutting-edge AI"
        re.compile(r"(?<!cutting.)(?<!leading.)\bedge (?:ai|ml|machine learning)\b", re.IGNORECASE),
        re.compile(""),
    ),
)
# Colleagues are no area of one's own work; a trade that is not sought is none either.
_COLLEAGUES = re.compile(
    r"(?: and \w+|, \w+|/\w+){0,2} ?(?:engineers|scientists|researchers|developers|specialists|experts"
    r"|practitioners|architects)\b",
    re.IGNORECASE,
)
_PEOPLE = ("engineers", "analysts", "researchers", "traders")
_BESIDE = re.compile(r"\b(?:with|alongside|between|by|from|mentored by|support) [^.;]{0,120}$", re.IGNORECASE)
_NOT_SOUGHT = re.compile(
    r"\b(?:not (?:looking for|seeking|about|an?)|rather than|instead of) (?:\w+ ){0,3}$", re.IGNORECASE
)
_SURVEYS = re.compile(r"quantitative research", re.IGNORECASE)  # and qualitative research: of users or customers
# What stands behind a spelling and makes it another thing.
_ELSE = {
    "statistics-modeling": re.compile(r"(?<=regression)[ -](?:tests?\b|testing|suite)", re.IGNORECASE),
    "robotics": re.compile(r" process automation", re.IGNORECASE),
    "search-ranking": re.compile(r" (?:optimi|market|ads\b|advert)", re.IGNORECASE),
}
_CONTEXT_HINTS = (
    "agent", "optimi", "operations research", "experimentation", "edge ", "active learning", "online learning",
    "continual learning", "dl", "ppo", "prompts", "fraud",
)  # fmt: skip


def find(doc: Document) -> list[Fact]:
    """One fact an area, at its first mention."""
    return keep_first(
        fact(doc, "areas", hit.id, hit.start, hit.end, rule="named", confidence=0.8) for hit in _named(doc)
    )


def _named(doc: Document) -> Iterator[Hit]:
    named = hits(doc, "areas")
    hinted = {sentence.start for sentence in sentences_with(doc, _CONTEXT_HINTS)}
    if not named and not hinted:
        return
    studied = subjects(doc)
    for sentence in about_work(doc):
        found = named.get(sentence.start, ())
        for hit in (*found, *_in_context(doc.text, sentence)) if sentence.start in hinted else found:
            if not overlaps(studied, hit.start, hit.end) and not _is_aside(doc.text, sentence, hit):
                yield hit


def _is_aside(text: str, sentence: Sentence, hit: Hit) -> bool:
    """True for another sense, for the trade of colleagues and for what is not sought."""
    if hit.id in _ELSE and _ELSE[hit.id].match(text, hit.end, sentence.end):
        return True
    if hit.id == "quantitative-finance" and _SURVEYS.match(text, hit.start):
        return "qualitative" in text or "Qualitative" in text
    if sentence.section is Section.TITLE:
        return False
    before = text[max(sentence.start, hit.start - 130) : hit.start]
    colleagues = _COLLEAGUES.match(text, hit.end, sentence.end) and _BESIDE.search(before)
    return bool(colleagues or _NOT_SOUGHT.search(before)) or text[hit.start : hit.end].lower().endswith(_PEOPLE)


def _in_context(text: str, sentence: Sentence) -> Iterator[Hit]:
    for area, word, company in _IN_CONTEXT:
        found = word.search(text, sentence.start, sentence.end)
        if found and company.search(text, sentence.start, sentence.end):
            yield Hit(area, found.start(), found.end())


FIELD = Field(
    name="areas",
    columns=(Column("areas", "VARCHAR[]", "$.areas", "what the role works on or asks knowledge of"),),
    find=find,
    settle=settle_set,
)
