"""Words that are an area only in the right company: "agents" beside LLMs, "optimization" beside statistics.

Spellings that need no company are in the vocabulary (`taxonomy/data/areas.toml`).
"""

import re
from dataclasses import dataclass

from internscout.parse.scan import Hit
from internscout.parse.words import PatternSet, WordPattern, sentence_number
from internscout.text import Document

__all__ = ["in_context"]


@dataclass(frozen=True, slots=True)
class _Sense:
    """`word` means `area` in a sentence that also holds `company`."""

    area: str
    word: WordPattern
    company: re.Pattern[str]


_SENSES = (
    _Sense(
        "agents",
        WordPattern(
            r"(?<!support )(?<!service )(?<!center )(?<!centre )(?<!customer )(?<!sales )(?<!insurance )(?<!estate )"
            r"(?<!travel )(?<!human )(?<!field )\bagents?\b",
        ),
        re.compile(
            r"\b(?:AI|LLMs?|GenAI|RAG|prompts?|GPT|[Ll]anguage models?|[Rr]einforcement|[Aa]utonomous|[Aa]gentic|MCP"
            r"|LangChain)\b"
        ),
    ),
    _Sense(
        "optimization",
        WordPattern(
            r"(?<!performance )(?<!process )(?<!cost )(?<!code )(?<!query )(?<!campaign )(?<!conversion )(?<!engine )"
            r"(?<!workflow )(?<!medication )(?<!resource )(?<!content )(?<!search )(?<!rate )\boptimi[sz]ation\b",
        ),
        re.compile(
            r"\b(?:machine learning|ML|forecasting|simulation|statistics|statistical|operations research|stochastic"
            r"|mathematical"
            r"|probability)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "optimization",
        WordPattern(r"\boperations research\b"),
        re.compile(r"\b(?:models?|techniques|methods|knowledge|experience|apply|problems)\b", re.IGNORECASE),
    ),
    _Sense(
        "experimentation",
        WordPattern(r"\bexperimentation\b"),
        re.compile(r"\b(?:A/B|causal|online|platform|metrics|statistic\w*|product)\b", re.IGNORECASE),
    ),
    _Sense(
        "data-analysis",
        WordPattern(
            r"\banaly[sz](?:e|es|ed|ing)\b(?:, (?:and |or )?[\w-]+(?=,| and\b| or\b)){0,3}(?:,? (?:and|or) [\w-]+)?"
            r"(?: [\w-]+(?:,(?! (?:and|or)\b))?){0,3}? data(?:[- ]?sets?)?\b"
            r"|\bstatistical analys[ie]s of\b"
        ),
        re.compile(""),
    ),
    _Sense(
        "data-visualization",
        WordPattern(
            r"\bvisuali[sz](?:e|ing)\b(?:,? (?:and|or) [\w-]+)?(?: [\w-]+){0,4}? (?:data|data ?sets|results|trends"
            r"|metrics|signals?|insights|findings)\b"
        ),
        re.compile(""),
    ),
    _Sense(
        "drug-discovery",  # not of candidates
        WordPattern(r"\bvirtual screening\b"),
        re.compile(r"\b(?:compounds?|molecul\w+|docking|drugs?|ligands?|proteins?|librar\w+|chem\w+)\b", re.IGNORECASE),
    ),
    _Sense(
        "perception",  # not of a brand
        WordPattern(r"\bperception\b(?! (?:of|that|is))"),
        re.compile(
            r"\b(?:robot\w*|autonom\w+|planning|locali[sz]ation|SLAM|controls?|lidar|cameras?|sensors?|3D|mapping"
            r"|navigation|manipulation|vision)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "3d-vision",  # not of drawings
        WordPattern(r"\b(?:images?|videos?|2d)(?:/|, | and | or )3d\b|\b3d(?:/|, | and | or )(?:images?|videos?)\b"),
        re.compile(r"\b(?:models?|generat\w+|diffusion|vision|learning|reconstruct\w+|understanding)\b", re.IGNORECASE),
    ),
    _Sense(
        "optimization",
        WordPattern(r"\boptimi[sz]ation\b"),
        re.compile(
            r"\b(?:controls? (?:science|theory|systems|engineering)|optimal control|game theory)\b", re.IGNORECASE
        ),
    ),
    _Sense(
        "machine-learning",  # not "an online learning platform"
        WordPattern(r"\b(?:active|online|continual) learning\b(?! platforms?)"),
        re.compile(r"\b(?:machine learning|ML|deep learning|models?|bandits?|reinforcement|algorithms?)\b"),
    ),
    _Sense(
        "deep-learning",  # not a download
        WordPattern(r"\bDL\b", re.NOFLAG),
        re.compile(r"\b(?:ML|AI|[Dd]eep|NLP|CV)\b"),
    ),
    _Sense(
        "reinforcement-learning",  # not a health plan
        WordPattern(r"\bPPO\b", re.NOFLAG),
        re.compile(r"\b(?:RL|RLHF|GRPO|DPO|SAC|[Rr]einforcement|[Pp]olicy)\b"),
    ),
    _Sense(
        "llm",
        WordPattern(r"\bprompts\b"),
        re.compile(r"\b(?:AI|LLMs?|GenAI|GPT|agents?|[Mm]odels?|[Gg]enerative|Copilot)\b"),
    ),
    _Sense(
        "fraud-risk",  # not "beware of fraud"
        WordPattern(r"\b(?:anti-?)?fraud\b(?![ -](?:statement|alert|warning))"),
        re.compile(
            r"\b(?:risk|detect\w*|analytics|credit|team|payments?|transactions?|schemes|strateg\w+|models?|anti-?fraud"
            r"|financial|features?|products?)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "statistics-modeling",  # not of servers
        WordPattern(r"\bclustering\b"),
        re.compile(
            r"\b(?:regression|classification|machine learning|ML|segment\w*|models?|modell?ing|statistic\w*|algorithms?"
            r"|unsupervised|customers?|predictive|dimensionality)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "ai-safety",  # not those of one's own prompts
        WordPattern(r"\bguardrails\b"),
        re.compile(r"\b(?:safety|safe|responsib\w+|ethic\w+|harm\w*|trust\w*|alignment|bias)\b", re.IGNORECASE),
    ),
    _Sense(
        "nlp",  # not one of a model's many uses
        WordPattern(r"\b(?:summari[sz]ation|question answering)\b"),
        re.compile(
            r"\b(?:NLP|natural language|texts?|documents?|linguist\w*|translation|sentiment|entity|extraction"
            r"|dialogue?s?|multi-doc|literature)\b(?! ?\))",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "quantitative-finance",  # not a firm's name
        WordPattern(r"\balpha research\b"),
        re.compile(
            r"\b(?:trading|signals?|portfolios?|markets?|quant\w*|equit\w+|invest\w+|strateg\w+)\b", re.IGNORECASE
        ),
    ),
    _Sense(
        "experimentation",  # not those of every laboratory
        WordPattern(r"\b(?:run(?:ning)?|design) (?:and \w+ )?experiments\b"),
        re.compile(
            r"\b(?:A/B|product|growth|marketing|metrics|users?|online|campaigns?|statistic\w*|causal|customers?"
            r"|conversion)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "computer-vision",  # not of an advertisement
        WordPattern(r"\bimagery\b"),
        re.compile(
            r"\b(?:satellites?|thermal|aerial|medical|geospatial|sensors?|drones?|hyperspectral|microscop\w+|radar|models?"
            r"|machine learning|detect\w*)\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "llm",  # not a tool of the office
        WordPattern(r"\bchatgpt\b"),
        re.compile(r"\b(?:LLMs?|GenAI|APIs?|fine-?tun\w+|build|integrat\w+|prompts|language models?)\b", re.IGNORECASE),
    ),
    _Sense(
        "edge-ml",  # not "cutting-edge AI"
        WordPattern(r"(?<!cutting.)(?<!leading.)\bedge (?:ai|ml|machine learning)\b"),
        re.compile(""),
    ),
    _Sense(
        "alignment",  # not with stakeholders
        WordPattern(r"\balignment\b"),
        re.compile(r"\b(?:interpretability|RLHF|AI safety|misaligned|red[- ]teaming)\b", re.IGNORECASE),
    ),
    _Sense(
        "speech-audio",  # not audio equipment
        WordPattern(r"\b(?:for |für |voor |pour l['’])audio\b"),
        re.compile(
            r"\b(?:mod[eè]l\w*|deep learning|apprentissage (?:profond|automatique)|maschinelle\w* lernen|neuronale"
            r"|speech|aprendizaje (?:profundo|automático))\b",
            re.IGNORECASE,
        ),
    ),
    _Sense(
        "fairness",  # not "par le biais de"
        WordPattern(r"\bsesgos?\b|(?<!le )(?<!par )\bbiais\b"),
        re.compile(r"\b(?:mod[eè]l\w*|algorithm\w*|algoritm\w*|IA)\b", re.IGNORECASE),
    ),
    _Sense(
        "recommender-systems",
        WordPattern(
            r"\bmod(?:el|èle)(?:len|le|l|os|o|s)?,? (?:that|dat|die|das|qui|que) (?:[\w-]+ ){0,4}(?:recommends?"
            r"|aanbeveelt|aanbevelen|empfiehlt|empfehlen|recommande(?:nt)?|recomiendan?)\b"
        ),
        re.compile(""),
    ),
)


# Few documents hold any of the words.
_CONCERNED = PatternSet({n: sense.word for n, sense in enumerate(_SENSES)})


def in_context(doc: Document) -> dict[int, list[Hit]]:
    """The start of each sentence with such words → the areas that they mean there, the first mention of each."""
    meant: dict[int, list[Hit]] = {}
    for n, word in _CONCERNED.concerned(doc):
        for start, words in word.by_sentence(doc).items():
            if _SENSES[n].company.search(doc.text, start, doc.sentences[sentence_number(doc, start)].end):
                meant.setdefault(start, []).append(Hit(_SENSES[n].area, *words[0].span()))
    return meant
