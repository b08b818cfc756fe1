"""The words by which postings speak of machine learning, as patterns for `ml.py`: in titles, in duties, as tools.

Sure words mean machine learning alone; unsure ones ("regression", "transformers") count as evidence of how much, but do
not make a posting one that names it.
"""

import re

from internscout.parse.fields._titles import TitlePattern
from internscout.parse.words import WordPattern

# What a title calls the trade itself. "AI" is one only with what is done about it: "AI Intern", not "AI Sales Intern".
TITLE_TRADE = TitlePattern(
    r"\b(?:machine[- ]learn\w+|ml(?! tools?\b)|ml ?ops|deep[- ]learning|nlp|natural language|computer vision|llms?"
    r"|language models?|gen(?:erative)? ?ai|genai|reinforcement learning|neural|agentic|artificial intelligence"
    r"|foundation models?|vision[- ]language|applied (?:ai|scientists?|science|ml)|recommend(?:er|ations?)|predictive"
    r"|perception|anomaly detection"
    r"|(?<!type )inference|robot learning|speech (?:recognition|synthesis|ai)|autonomous driving|drug discovery"
    r"|computational biolog\w+|bioinformati\w+|statistical|statisticians?|data(?: and | ?& ?)ai|graph learning"
    r"|ai[- ](?:research\w*|r&d|engineer\w*|scientists?|developer|agents?|resident|residency|safety|systems?"
    r"|frameworks?"
    r"|models?|alignment|software|automation|applications?|solutions?|infrastructure"
    r"|compilers?|algorithms?|workflows?|for science|transformation|based|security|builder|evaluat\w+)"
    r"|(?<!& )(?<!and )(?<!/)(?<!, )ai[- ](?:(?:undergraduate|graduate|student|phd|summer|fall|spring|winter) ){0,2}"
    r"(?:intern|internship|co-?op|trainee|fellow\w*|praktik\w+|werkstudent\w*)"
    r"|agent (?:software )?(?:engineer|developer)"
    r"|quant(?:itative)? (?:research\w*|strateg\w+|model\w*)|quants?"
    r"|ki[- ](?:entwick\w+|engineer\w*|forsch\w+|modelle|agent\w*|anwendung\w*)|maschinelle\w* lernen\w*"
    r"|bildverarbeitung|bilderkennung|spracherkennung|sprachmodelle?n?|sprachverarbeitung|maschinelles sehen"
    r"|vision par ordinateur|traitement automatique d(?:u langage|es langues)|modèles? de langage"
    r"|taalmodel(?:len)?|beeldherkenning|spraakherkenning|machinaal leren|apprentissage par renforcement"
    r"|visión (?:por computadora?|artificial)|modelos? de lenguaje"
    r"|künstliche\w* intelligenz|intelligence artificielle|kunstmatige intelligentie|inteligencia artificial"
    r"|apprentissage (?:automatique|profond)|aprendizaje automático)\b"
    r"|\b(?:intern|internship|co-op|coop|werkstudent|praktikum|stage|praktikant|stagiaire)\W{1,4}(?:in |en )?"
    r"(?:ai|ki|ia)\b(?!/ml tool|[- ](?:tool|assisted|native|first|powered|driven|generated|enabled|marketing"
    r"|content|sales|product|&|and))",
)
TITLE_SCIENCE = TitlePattern(
    r"\bdata[- ]scien\w+|\bdatenwissenschaft\w*|\bsciences? (?:des|de) données|\bcienci?as? de datos"
    r"|\bcientífic\w+ de datos|\bdecision scien\w+",
)
# Where AI is brought into an organisation, and the work may be to build it or to see to it.
TITLE_USE = TitlePattern(
    r"\bai[- ](?:operations|ops|enablement|strategy|adoption|deployment|pods?|labs?|studio|hub|innovation)\b"
)
TITLE_NEAR = TitlePattern(
    r"\b(?:ai|ki|ia|autonom\w+|research scientist|algorithms?)\b",
)
# Trades of their own, whatever they are practised on: an "AI product manager" manages a product.
TITLE_OTHER = TitlePattern(
    r"\b(?:product (?:manag\w*|own\w*|market\w*|design\w*|strateg\w+|intern)|sales|marketing|recruit\w*|talent"
    r"|account (?:exec\w+|manag\w+)|security|solutions? engineer|customer|business (?:development|analy\w+)|legal"
    r"|counsel|policy|operations|communications?|partnerships?|finance|financial|treasury|tax|audit|accounting"
    r"|supply chain|procurement|hr|human resources|people|governance|compliance|strategy|content|editor|video"
    r"|design(?:er)?|technical writ\w+|data (?:engineer\w*|analy\w+|ops|center|centre|entry|architect\w*|movement"
    r"|warehouse|lake|platforms?|quality|governance)|business intelligence|back-?end|front-?end|full-?stack|ios"
    r"|android|mobile|web|devops|reliability"
    r"|(?<!ml )(?<!machine learning )platform|cloud|hardware|electrical|mechanical|asic|rtl|verification"
    r"|firmware|embedded|network engineer\w*|quantum|supercomputing)\b",
)
# Who does that trade, whatever the rest of the title says: "Risk, AI Agent Developer".
TITLE_HEAD = TitlePattern(
    r"\b(?:ai|ki|ml|machine[- ]learning|deep[- ]learning|nlp|llms?|genai|computer vision|applied)(?:[ /-]\w+)?[ -]"
    r"(?:engineer(?:ing|s)?|developers?|scientists?|research(?:ers?)?|residen(?:ts?|cy))\b",
)
SURE = WordPattern(
    r"\bmachine[- ]learn\w+|\b(?:ai/)?ml\b|\bdeep[- ](?:reinforcement )?learning|\bneural net\w*|\bllms?\b|\b(?:large "
    r"|small |vision[- ])?language models?|\bfoundation models?|\bgenerative (?:ai|models?)|\bgen ?ai\b"
    r"|\bdiffusion models?|\bcomputer vision|\bnlp\b|\bnatural language processing|\breinforcement learning"
    r"|\bapply(?:ing)? (?:ai|ki|ia)\b|\bai and (?:data|analytics|automation) (?:solutions|tools|projects)"
    r"|\bai[- ]focused"
    r"|\bprompt (?:engineering|design)|\bagentic\b|\bai agents?|\bretrieval[- ]augmented|\bvector (?:search|databases?)"
    r"|\bai[- ](?:models?|systems?|solutions?|applications?|features?|tools|pipelines?|products?|capabilities|platform"
    r"|algorithms?|research|powered|driven|enabled|based|native|assistants?|workflows?|techniques|technologies"
    r"|methods|methodolog\w+|approaches|toolkits?|components?|services|software"
    r"|infrastructure|safety|use cases|r&d|projects?|prototypes?|agents?|initiatives)|\bpredictive models?"
    r"|\bartificial intelligence|\bpytorch|\btensorflow|\bscikit|\bhugging ?face|\blangchain|\bkeras\b"
    r"|\bapprentissage (?:statistique|machine|supervisé)|\bréseaux neuronaux|\btraitement (?:automatique )?d"
    r"(?:u langage|es langues)|\bia (?:générative|generativa|conversationnelle|conversacional)"
    r"|\bmod(?:èles|elos) d(?:'|’|e )ia\b"
    r"|\binteligencia artificial|\bprocesamiento del? lenguaje|\bgenerative ki\b|\bai-(?:modell?en|oplossing\w*)"
    r"|\b(?:natürlicher|natuurlijke) (?:sprache|taalverwerking)|\bsprachverarbeitung|\bsp(?:rach|raak)(?:erkennung"
    r"|herkenning)"
    r"|\bmaschinelle\w* lernen\w*|\bneuronale\w* netz\w*|\bki[- ](?:modelle?n?|systeme?n?|lösung\w*|anwendung\w*"
    r"|agenten)|\bkünstliche\w* intelligenz|\bapprentissage (?:automatique|profond)|\bréseaux de neurones"
    r"|\bmodèles? de langage|\bintelligence artificielle|\baprendizaje automático"
    r"|\bsprachmodelle?n?\b|\btaalmodel\w*|\bmodelos? de lenguaje|\bneurale? netwerk\w*|\bredes? neuronal\w*"
    r"|\bvision par ordinateur|\bvisión (?:por computadora?|artificial)|\bbilderkennung|\bbeeldherkenning"
    r"|\bmachinaal leren|\bobject(?: detection|erkennung|herkenning)|\bobjekterkennung"
    r"|\bimage (?:classification|segmentation|recognition)|\brecommend(?:er|ation) (?:systems?|models?|engines?)"
    r"|\bspeculative decoding|\bvllm\b|\btensorrt\w*"
    r"|\bmodel(?:len|le|l|os|o|s)?,? (?:that|which|dat|die|das|que) (?:[\w-]+ ){0,4}(?:predict|recommend|forecast"
    r"|classif|voorspel|aanbevee?l|herken|vorhersag|empf[ie]+hl|erkenn|predi[cg]|recomiend)\w*"
    r"|\bmodèles? qui (?:[\w-]+ ){0,3}(?:prédi|recommande|détecte)\w*",
)
UNSURE = WordPattern(
    r"\btransformers?\b|\bembeddings\b|\bembedding models?|\bstatistical (?:models?|modell?ing|learning|methods"
    r"|techniques)|\bpredictive (?:modell?ing|analytics|algorithms?)|\b(?:linear "
    r"|logistic )?regression(?!s\b| ?(?:test|suite|and |or |\)|/|\.))|\bclustering\b"
    r"|\bfine[- ]tun\w+|\bprompting\b|\bautonomous agents"
    r"|\brag\b|\bmodel (?:training|development|evaluation|performance|inference|deployment|accuracy|serving|monitoring"
    r"|validation)|\b(?:train\w*|evaluat\w*|deploy\w*) (?:\w+ ){0,3}models\b|\bforecasting models?"
    r"|\bclassif(?:ier|ication)s?\b|\banomaly detection|\btime[- ]series|\bcausal inference"
    r"|\bquantitative (?:models?|research|strateg\w+)|\bmodèles? (?:prédictifs?|statistiques?)|\bmodelos predictivos"
    r"|\b(?:entrenar|entraîner) (?:\w+ ){0,3}(?:modelos?|modèles?|réseaux?)"
    r"|\bprognosemodelle?n?|\bréseaux? de neurones",
)
# In capitals only: "ai" and "ia" are parts of other languages' words.
NAMED = WordPattern(
    r"\b(?:AI|ML|GenAI|KI|IA)\b|\b[Dd]ata[- ][Ss]cien(?:ce|tists?)\b|\b[Pp]redictive model|\bChatGPT|\b[Cc]opilot\b"
    r"|\bkunstmatige intelligentie|\bClaude Code\b|\bCursor\b",
    re.NOFLAG,
)
# Artificial intelligence as a tool in other work: it is used, not made. The word between is only looked ahead at, so
# that the pattern is tried at "ai" and not sought by each of its spellings.
TOOLS = WordPattern(
    r"\b(?:(?:gen(?:erative)? ?)?ai|ml|ai/ml|genai|llms?|ki)[- ](?:(?=powered |assisted |based |driven |native |coding "
    r"|development |productivity )[a-z]+ )?(?:tools?|tooling|assistants?|coding|skills|fluency|adoption)\b"
    r"|\bai[- ](?:assisted|native|first|fluen\w+|literacy|savvy|augmented|generated)\b|\b(?:github )?copilot\b"
    r"|\bchatgpt|\bclaude code|\bcoding (?:assistants?|agents?)|\buse of ai\b|\bai as a\b",
)
# Sought in few sentences: its words are in most.
ACTS = re.compile(
    r"\b(?:build|develop|train|evaluat|design|implement|deploy|research|fine-?tun|optimi[sz]|prototyp|experiment"
    r"|improv|creat|appl|benchmark|integrat|test|explor|automat|investig|engineer|productioni[sz]|model|advanc|study"
    r"|work(?:ing)? on|leverag|conduct|contribut|run|scale"
    r"|entwick|erforsch|untersuch|vergleich|baust|bauen|trainier|aufbau|konzip|evaluier|développ"
    r"|concev|entraîn|évalu|détect|étudi|ontwikkel|onderzoek|bouw|desarroll|diseñ|entren)\w*",
    re.IGNORECASE,
)
REPORTS = WordPattern(
    r"\b(?:report(?:s|ing)?|dashboards?|kpis?|insights?|visuali[sz]ations?|power ?bi|tableau|excel|looker"
    r"|business intelligence|metrics|presentations?|spreadsheets?)\b",
)
# The employer's own use of machines on applications is no part of the work.
HIRING = WordPattern(
    r"\bhiring|\brecruit(?:ing|ment)|\binterview|\bdeepfake|\bscreen(?:ing)? (?:of )?(?:appl|cand)"
    r"|\bapplication process|\byour application|\bimpersonation|\banswer these questions|\bwhether ai was"
    r"|\bautomated (?:employment )?decision|\binform all applicants",
)
# Models that are another's, not made here: what the work serves ("pipelines for machine learning"), what one would
# like to know of and, with the word behind them, with whom one works ("with the ML engineers").
_SERVED = re.compile(
    r"\b(?:support(?:ing|s)?|enabl(?:e|es|ing)|power(?:ing|s)?|for|feed(?:ing|s)?|helping)(?: [\w-]+,?){0,3}"
    r"(?: and| &| or)? ?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\b(?:with|alongside|between|across|mentored by|guidance of|support) [^.;]{0,60}$", re.IGNORECASE)
_COLLEAGUES = re.compile(
    r"(?:,? (?:and |& )?[\w-]+){0,3} (?:engineer(?:s|ing)?|scientists?|researchers?|developers?|specialists?|experts?"
    r"|practitioners?|teams?|groups?)\b",
    re.IGNORECASE,
)
_CURIOUS = re.compile(r"\bcurio\w+\b[^.;]{0,60}$", re.IGNORECASE)
_BY_MEANS = re.compile(r"[- ](?:powered|driven|enabled|based|native)$", re.IGNORECASE)  # a product's praise
# … which is made where it is what one builds: "build and test AI-powered workflows".
_BUILT = re.compile(
    r"\b(?:build|develop|design|ship|prototype|implement|iterate on|creat)(?:e|ing|ping)?\b"
    r"(?:,? (?:and )?[\w-]+){0,5}[ ,]+$",
    re.IGNORECASE,
)
_PRODUCT = re.compile(
    r" (?:workflows?|automations?|features?|tools?|applications?|apps|prototypes?|agents?|solutions?|systems?"
    r"|assistants?|pipelines?|chatbots?)\b",
    re.IGNORECASE,
)
_BEFORE = 90


def is_anothers(text: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether the models named at `start:end`, in the sentence `first:last`, are not what the work makes."""
    near = max(first, start - _BEFORE)
    if any(pattern.search(text, near, start) for pattern in (_SERVED, _CURIOUS)):
        return True
    if _BY_MEANS.search(text, start, end):
        return not (_PRODUCT.match(text, end, last) and _BUILT.search(text, near, start))
    return _COLLEAGUES.match(text, end, last) is not None and _BESIDE.search(text, near, start) is not None
