"""Is this word the skill? "Go", "R", "Spring", "Excel" are skills in a list of skills and ordinary words elsewhere.

Three kinds of spelling: most are skills wherever they stand; those in `_UNLESS` are, unless their surroundings say
otherwise; those in `_SHY` are only in the company of another skill or beside a word that speaks of skills.
"""

import re

from internscout.parse.scan import Hit

# Skills only when listed with a sure skill, or when a cue of `_BEFORE` or `_AFTER` stands beside them.
_SHY = frozenset(
    """accelerate anthropic-api apex assembly athena autogen beam bedrock c caffe carla cassandra chroma colab cursor d3
    dart dash dgl diffusers dvc elixir express feast flax gazebo gemini-api go groovy gymnasium h2o haystack helm hive
    iceberg java-script julia lambda lisp mojo nemo nodejs octave openai-api pcl pig pillow pinecone polars prefect presto
    prolog prometheus prophet pyro qt r rails ray rapids redshift rust s3 selenium seldon shiny solidity spring stan
    superset swift synapse trl tvm typescript weka xla snowflake slack cadence oracle-db transformers triton-lang
    unity blender github-copilot model-context-protocol hyperopt cutlass dynamodb""".split()
)
# Names for which even a demand is not enough: "attention, Transformers" is no library.
NEVER_ALONE = frozenset(
    "accelerate anthropic-api c cadence cassandra express gemini-api lambda openai-api prophet spring transformers".split()
)
# Skills that are also verbs or nouns in small letters ("excel", "spark"): then only beside others, or "in excel".
_LOWER = frozenset(
    """airflow caffe cassandra d3 excel flask flutter gazebo hive julia lambda latex looker nodejs perl polars react
    redshift rust s3 sas scala selenium slack slurm snowflake spark stata swift tableau transformers unity vue""".split()
)
_IN = re.compile(r"(?i)\b(?:in|using|with|of|microsoft|ms)\s+$")
_INTERFACES = frozenset(("anthropic-api", "gemini-api", "openai-api"))
_API = re.compile(r"(?i)\b(?:apis?|sdks?)\b")
# Spellings of those ids that need no company all the same.
_SURE = re.compile(
    r"(?i)[\w.+#-]*(?:script|golang|lang|language|programming|api|apis|\.js|js|3d|engine|\d|library|sdk|charts?|boot|cloud"
    r"|framework|sql|server|tune|serve|train|\.io|aws .*|amazon .*|apache .*|azure .*)$"
)
_BEFORE = re.compile(
    r"(?i)(?:\b(?:experience (?:with|in|using)|knowledge (?:of|in)|proficien\w+ (?:in|with)|familiar(?:ity)? with|programming in"
    r"|skills in|coding in|written in|code in|develop\w* in|fluen\w+ in|expertise in|language[s:]*(?: like| such as)?|using|frameworks?:?"
    r"|libraries|tools?:?|such as|like|e\.g\.,?|include|including|ansi|embedded|bare[- ]metal|kenntnisse in|erfahrung (?:in|mit)|connaissances? (?:de|en))"
    r"[\s:(]*(?:the )?)$"
)
_AFTER = re.compile(
    r"(?i)[\s-]*\(?(?:programming|language|framework|librar|api\b|sdk|code\b|coding|scripts?\b|scripting|developer|notebooks?|package|dashboards?"
    r"|pipelines?|cluster|queries|database|db\b|codebase|microservices|functions|compiler|engine|server|backend|apps?\b|sql"
    r"|(?:is|ist|are|would be|a plus|preferred|required|knowledge|skills?|experience|kenntnisse)\b)"
)
# What stands around a word that is not the skill; matched against "before\0after", 40 characters each.
_UNLESS = {
    "airflow": r"(?:measure|fan|air|thermal|cooling)[^\0]*\0",
    "c": r"(?:series|level|class|vitamin|section|plan|grade|title|schedule|part|hepatitis|tier|group|°|appendix|type)\s*\0"
    r"|\0(?:-suite|-level|[- ]?corp\b|\.[A-Z]|-\d|\d|&)|(?:[A-Z]\.\s?|[A-Za-z]-|'|\()\0(?!\s*(?:,|/|or|and))",
    "excel": r"\0\s+(?:at|in (?:a|an|the|your|this|our|everything|all|their|what|every|both)|and (?:grow|thrive)|beyond|professionally|within|academically)\b"
    r"|\b(?:to|will|can|you|who|they|we|students|candidates|people|help)\s+\0(?!\s*(?:,|/|and|or|&|\())",
    "express": r"\0\s+(?:interest|yourself|written|consent|your|permission|or implied|ideas|scripts|entry|lane)"
    r"|(?:american|pony|federal|to|must)\s+\0",
    "figma": r"\0's\b",
    "github": r"(?:your|of|link to|links to|a|my|personal|linkedin|portfolio|linkedin,|linkedin/|and/or|website,|resume,|profile,|cv,)\s*\0\s*(?:,|/|and|or|profile|link|account|url|repo|page|$|\)|\.)"
    r"|\0\s*(?:profile|link\b|links\b|account|url|handle|username|stars|page\b|portfolio)|\0/|\bvia\s+\0",
    "go": r"\0(?:[- ]to\b|[- ]getter|\s+(?:beyond|above|live|green|further|ahead|through|back|for|the|here|home|on|out|with us|deep|big))"
    r"|(?:let's|to|ready to|we|you|and|on the|always|where|pokémon|who|can|will)\s+\0(?!\s*(?:,|/|\())",
    "html": r"\0:?//|[./]\0",
    "css": r"tailwind\s+\0",
    "cuda": r"\0-?[xq]\b",
    "r": r"\0(?:\s?[&+]\s?D\b|'|-\d)|[A-Z][a-z]+ \0\. ?[A-Z]|(?:[A-Z]\.\s?|'|&\s?)\0(?!\s*(?:,|/|or|and|\)))|\(\0\)(?i:\s*[A-Z])",
    "java": r"\0\s+(?:island|indonesia|coffee)|(?:west|east|central)\s+\0",
    "julia": r"\0\s+[A-Z][a-z]+",
    "latex": r"\0\s+(?:gloves?|allerg|free|-free)|(?:natural|rubber)\s+\0",
    "looker": r"(?:good|on|best|snap)[ -]?\0",
    "react": r"\0\s+(?:quickly|to|in|under|fast|appropriately|effectively|swiftly|with)\b|(?:to|can|and|quickly|will|must)\s+\0(?!\s*(?:,|/|\(|native|and|or|js))",
    "rest-api": r"(?:the|and)\s+\0|\0\s+(?:of|assured|day|is|in peace)\b",
    "ruby": r"\0\s+[A-Z][a-z]+(?! on)",
    "rust": r"\0\s*(?:belt|proof|-proof|resist|prevent)|(?:corrosion|and|or)\s+\0(?=\s+(?:on|of|in)\b)",
    "sap": r"\0\s+(?:flow|labs|is|next|innovation|se\b|fioneer|center|jobs|careers|icon|concur|values|employees|recruit)|(?:at|join|about|@)\s+\0",
    "sas": r"\0\s+(?:institute|is|shoes)|(?:at|join)\s+\0|\0,?\s+(?:SASU|société|au capital)",
    "scala": r"\b(?:la|della|alla|teatro|su|larga|una|grande)\s+\0",
    "slack": r"(?:via|on|in|join our|over|our|a|through)\s+\0|\0\s+(?:channels?|messages?|community|time|workspace)\b",
    "spark": r"\0\s+(?:ideas|joy|change|innovation|curiosity|conversation|creativity|plug|interest|your|new|a|the)\b"
    r"|(?:to|that|a|will|can|we|the|creative|your|for|adobe|dgx)\s+\0(?!\s*(?:,|/|\(|streaming|sql|job|and|or|cluster|pipeline|framework))",
    "spring": r"\0\s*(?:,|/|and|or|&|'|of)?\s*(?:\d{2,4}\b|semester|summer|fall|autumn|winter|term|break|quarter|intern|co-?op|session|season|health|lake)"
    r"|(?:summer|fall|winter|autumn|palm|silver|colorado|saratoga|this|early|late|in|for|coil|the|next)\b\s*(?:,|/|and|or|&|\()?\s*\0",
    "swift": r"\0\s+(?:response|action|decision|pace|transportation|payment|network|codes?)\b|(?:taylor|a)\s+\0|\0ly",
    "tableau": r"\b(?:un|le|du|de|ce)\s+\0",
    "snowflake": r"(?:at|join|about)\s+\0|\0\s+(?:is|was|has|employees|inc)\b|\0's\b",
    "databricks": r"(?:at|join|about)\s+\0|\0\s+(?:is|was|has|inc)\b",
    "transformers": r"(?:vision|power|distribution|electrical|voltage|current|game|diffusion|of)\s+\0|\0\s+(?:architecture|models?)\b",
    "unity": r"\0\s+(?:of|in|among|health|point)\b",
    "torch": r"(?:olympic|a|the)\s+\0",
    "android": r"\0\s+(?:phone|device|tablet|app stores?)\b",
    "ios": r"\0\s*(?:,|and|/|&)?\s*(?:android\s+)?app stores?\b",
    "azure": r"côte d'\s*\0|\0\s+devops",
    "git": r"[.@/]\0",
    "pandas": r"\bgiant\s+\0",
    "ros": r"(?:oxidative|cellular|cells?)[^\0]*\0|\0\s+(?:production|generation|levels)",
    "mpi": r"max planck[^\0]*\0",
    "dash": r"\0\s*(?:of|to|cam|board)",
    "unix": r"\0\s+time",
    "vertex-ai": r"\0\s+(?:pharma|is|cell|shader|group)|(?:at|join|about)\s+\0",
    "unreal": r"\0\s+(?:experience|opportunity|time)",
    "assembly": r"\0\s+(?:line|of|and test|plant|process|drawing|instruction|operat|bill)|(?:pcb|final|genome|general|cable|self-|sub-?|mechanical|some|national|the)[- ]?\0",
    "hive": r"\0\s+mind", "caffe": r"\0ine", "blender": r"(?:bottle|kitchen)\s+\0",
    "jetson": r"the\s+\0s", "prometheus": r"\0\s+(?:group|is)",
}  # fmt: skip
_NOT = {key: re.compile(pattern, re.IGNORECASE) for key, pattern in _UNLESS.items()}
_WEB = re.compile(r"\.(?:com|io|org|ai|net|co|dev)\b(?!pilot)|@|://")
_INSIDE_URL = re.compile(r"(?:https?://|www\.|@)\S*$|\.(?:com|org|io|ai|net)/\S*$", re.IGNORECASE)
_REACH = 40


def excluded(hit: Hit, text: str, company: str) -> bool:
    """True when the surroundings show another sense: an address, a phrase, the employer's own name."""
    before = text[max(0, hit.start - _REACH) : hit.start].rpartition("\n")[2]
    after = text[hit.end : hit.end + _REACH].partition("\n")[0]
    if _WEB.match(after) or _INSIDE_URL.search(before):
        return True
    pattern = _NOT.get(hit.id)
    if pattern is not None and pattern.search(f"{before}\0{after}"):
        return True
    return _is_model_maker(hit, text) or _own_name(text[hit.start : hit.end], before, after, company)


def needs_company(hit: Hit, text: str) -> bool:
    """True when the spelling is a skill only beside other skills or a cue, and no cue is there."""
    written = text[hit.start : hit.end]
    if written.islower() and hit.id in _LOWER:
        return _IN.search(text[max(0, hit.start - _REACH) : hit.start]) is None
    if hit.id not in _SHY or (len(written) > 2 and (_SURE.match(written) or " " in written)):
        return False
    if _AFTER.match(text, hit.end):
        return False
    return hit.id in NEVER_ALONE or _BEFORE.search(text[max(0, hit.start - _REACH) : hit.start]) is None


def _is_model_maker(hit: Hit, text: str) -> bool:
    """True when "OpenAI", "Claude" or "Gemini" stands without "API": the company or the assistant, not the interface."""
    if hit.id not in _INTERFACES or _API.search(text, hit.start, hit.end):
        return False
    line = text[max(0, hit.start - 2 * _REACH) : hit.start].rpartition("\n")[2]
    return not (_API.search(line) or _API.search(text[hit.end : hit.end + _REACH].partition("\n")[0]))


def _own_name(written: str, before: str, after: str, company: str) -> bool:
    """The employer's own name counts only where its product is asked for or used."""
    if not company or not re.match(rf"{re.escape(written)}\b", company, re.IGNORECASE):
        return False
    return not (_BEFORE.search(before) or _AFTER.match(after))
