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
from internscout.text import Document, Sentence

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
        re.compile(r"\boptimi[sz]ation\b", re.IGNORECASE),
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
        "edge-ml",  # not "cutting-edge AI"
        re.compile(r"(?<!cutting.)(?<!leading.)\bedge (?:ai|ml|machine learning)\b", re.IGNORECASE),
        re.compile(""),
    ),
)
_CONTEXT_HINTS = ("agent", "optimi", "operations research", "experimentation", "edge ")


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
            if not overlaps(studied, hit.start, hit.end):
                yield hit


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
