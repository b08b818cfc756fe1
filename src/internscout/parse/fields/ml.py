"""How much of the work is machine learning: `core`, `adjacent` or `none`.

`core`: building, training, evaluating, researching or deploying models is the main work; `adjacent`: the posting names
ML, AI or data science as part of another work. The evidence is weighed, sentence by sentence: the title most, then
duties that act on models, then what is asked. The employer's praise of itself is no evidence, nor is data science as
a subject of study. Every posting has a value: without evidence it is `none`, with the title as quote.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._hits import overlaps
from internscout.parse.fields._scope import about_role, quote_span
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.words import WordPattern
from internscout.text import Document, Section, Sentence

_TITLE_CORE = re.compile(
    r"(?<!& )(?<!and )\bai (?:software|automation|builder|compilers?|deployment|algorithms?|intern|internship"
    r"|workflows?|co-?op|native"
    r"|for science)\b"
    r"|\b(?:intern|internship|co-op|werkstudent|praktikum|stage|praktikant)\W{1,4}(?:in )?(?:ai|ki"
    r"|ia)\b(?! (?:marketing|content|sales|product|&|and))"
    r"|\bgraph neural|\banomaly detection|\bdrug discovery|\bautonomy\b|\b(?:ml|ai) ?& ?data\b|\bdata ?& ?ai\b"
    r"|\bneural\b"
    r"|\bmachine[- ]learning|\bml\b|\bmlops\b|\bdeep[- ]learning|\bdata scien\w+|\bnlp\b|\bnatural language"
    r"|\bcomputer vision|\bllms?\b|\blanguage models?|\bgen(?:erative)? ?ai\b|\breinforcement learning"
    r"|\bai (?:research\w*|engineer\w*|scientist|developer|agents?|resident|residency|safety|systems?|frameworks?"
    r"|models?|applications?|alignment|infrastructure|solutions?|security)|\bapplied (?:ai|scientist|scientists"
    r"|science)\b|\bagentic\b|\bai/ml|\bml/ai"
    r"|\bquant(?:itative)? (?:research\w*|strateg\w+|model\w*)|\bperception\b"
    r"|\brobot learning|\bspeech (?:recognition|synthesis)|\brecommend\w+|\bpredictive|\bstatistical"
    r"|\bbildverarbeitung|\bmaschinelle\w* lernen"
    r"|\bkünstliche intelligenz|\bintelligence artificielle|\bki[- ](?:entwick\w+|engineer\w*|forsch\w+|modelle)"
    r"|\bdatenwissenschaft\w*|\bautonomous driving|\bvision[- ]language|\bresearch scientist|\bartificial intelligence"
    r"|\bfoundation models?|\bsciences? des données|\bcomputational biology|\bbioinformati\w+",
    re.IGNORECASE,
)
# Trades of their own, whatever they are practised on: an "AI product manager" manages a product.
_TITLE_OTHER = re.compile(
    r"\bproduct (?:manage\w+|owner|market\w+|design\w*|strateg\w+)|\bsales|\bmarketing|\brecruit\w*|\btalent"
    r"|\baccount (?:exec\w+|manag\w+)|\bsecurity engineer|\bsolutions? engineer|\bcustomer|\bbusiness development"
    r"|\blegal\b|\bcounsel\b|\bpolicy\b|\boperations manager|\bcommunications\b|\bpartnerships?\b|\bfinance\b"
    r"|\btechnical writ\w+",
    re.IGNORECASE,
)
_TITLE_NEAR = re.compile(r"\bai\b|\bki\b|\bia\b|\bautonom\w+", re.IGNORECASE)
_MODELS = WordPattern(
    r"\bmachine[- ]learn\w+|\b(?:ai/)?ml\b|\bdeep[- ]learning|\bneural net\w*|\bllms?\b|\b(?:large |small "
    r"|vision[- ])?language models?|\bfoundation models?|\bgenerative (?:ai|models?)|\bgen ?ai\b|\bdiffusion models?"
    r"|\btransformers?\b"
    r"|\bcomputer vision|\bnlp\b|\bnatural language processing|\breinforcement learning|\bpredictive (?:models?"
    r"|modell?ing|analytics|algorithms?)|\bstatistical (?:models?|modell?ing|learning|methods|techniques)"
    r"|\bregression\b|\bclustering\b"
    r"|\brecommend(?:er|ation) (?:systems?|models?|engines?)|\bfine[- ]tun\w+|\bprompt (?:engineering|design)"
    r"|\bprompting\b|\bagentic\b|\bai agents?|\bautonomous agents|\brag\b|\bretrieval[- ]augmented|\bembeddings?\b"
    r"|\bvector (?:search|databases?)"
    r"|\bai[- ](?:models?|systems?|solutions?|applications?|features?|tools|pipelines?|products?|capabilities|platform"
    r"|algorithms?|research|powered|driven|enabled|based|native|assistants?|workflows?|techniques|technologies"
    r"|infrastructure|safety|use cases)|\bmodel (?:training|development|evaluation|performance|inference|deployment"
    r"|accuracy|serving|monitoring|validation)"
    r"|\b(?:train\w*|evaluat\w*|deploy\w*) (?:\w+ ){0,3}models\b|\bforecasting models?|\bclassif(?:ier|ication)s?\b"
    r"|\banomaly detection|\btime[- ]series|\bdata scien(?:ce|tists?)\b|\bcausal inference|\bquantitative (?:models?"
    r"|research|strateg\w+)|\bartificial intelligence|\bpytorch|\btensorflow|\bscikit|\bhugging ?face|\blangchain"
    r"|\bkeras\b"
    r"|\bmaschinelle\w* lernen\w*|\bneuronale\w* netze\w*|\bki[- ](?:modelle?n?|systeme?n?|lösung\w*|anwendung\w*"
    r"|agenten)|\bkünstliche\w* intelligenz|\bapprentissage (?:automatique|profond)|\bréseaux de neurones"
    r"|\bmodèles? (?:prédictifs?|de langage|statistiques?)|\bintelligence artificielle|\baprendizaje automático"
    r"|\bmodelos predictivos",
)
_ACTS = re.compile(
    r"\b(?:build|develop|train|evaluat|design|implement|deploy|research|fine-?tun|optimi[sz]|prototyp|experiment"
    r"|improv|creat|appl|benchmark|integrat|test|explor|automat|investigat|engineer|productioni[sz]|model|advanc|study"
    r"|work(?:ing)? on|leverag|conduct|contribut|run|scale|entwick|erforsch|trainier|aufbau|konzip|evaluier|développ"
    r"|concev|entraîn|évalu|ontwikkel|bouw|desarroll|diseñ|entren)\w*",
    re.IGNORECASE,
)
_NAMED = WordPattern(
    r"\bmachine[- ]learn\w+|\b(?:AI|ML|NLP|LLMs?|GenAI|KI)\b|\bartificial intelligence|\bdata scien(?:ce|tists?)\b"
    r"|\bdeep learning|\bgenerative ai|\bneural net|\bpredictive model|\bmaschinelle\w* lernen"
    r"|\bkünstliche\w* intelligenz"
    r"|\bintelligence artificielle|\bIA\b|\bapprentissage automatique|\bcomputer vision|\bchatgpt|\bcopilot\b"
    r"|\bkunstmatige intelligentie|\bCopilot\b",
    re.NOFLAG,
)
_WORK = frozenset((Section.DUTIES, Section.ROLE, Section.OTHER))
_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
_POINTS = {"title": 3.0, "near title": 0.75, "work": 1.0, "asked": 0.6, "named": 0.2}
_CAPS = {"work": 4.0, "asked": 2.4, "named": 0.6}
# Without a title of the trade it takes much, or a text that speaks of little else.
_CORE_POINTS, _CORE_SHARE = 5.5, 0.5


def find(doc: Document) -> list[Fact]:
    """The verdict once for each piece of evidence, strongest first; the title alone when there is none."""
    pieces = list(_evidence(doc))
    points = weigh(kind for kind, _, _ in pieces)
    verdict = _verdict(doc, [kind for kind, _, _ in pieces], points)
    if verdict == "none":
        title = doc.blocks[0]
        return [fact(doc, "ml", "none", title.start, title.end, rule="default", confidence=0.4)]
    pieces.sort(key=lambda piece: -_POINTS[piece[0]])
    return [
        fact(doc, "ml", verdict, start, end, rule=f"evidence: {kind}", confidence=0.6 + min(points, 8.0) / 20)
        for kind, start, end in pieces[:3]
    ]


def _verdict(doc: Document, kinds: Sequence[str], points: float) -> str:
    work = kinds.count("work")
    duties = sum(s.section in _WORK and s.kind != "heading" for s in about_role(doc))
    whole = work >= 2 and work >= _CORE_SHARE * duties
    if "title" in kinds or points >= _CORE_POINTS or whole:
        return "core"
    return "adjacent" if points else "none"


def weigh(kinds: Iterable[str]) -> float:
    """The points of all pieces; each kind counts up to its cap."""
    sums = dict.fromkeys(_POINTS, 0.0)
    for kind in kinds:
        sums[kind] = min(sums[kind] + _POINTS[kind], _CAPS.get(kind, _POINTS[kind]))
    return sum(sums.values())


def _evidence(doc: Document) -> Iterator[tuple[str, int, int]]:
    title = doc.blocks[0]
    trade = _TITLE_OTHER.search(doc.text, title.start, title.end)
    if found := _TITLE_CORE.search(doc.text, title.start, title.end):
        yield ("near title" if trade else "title", *found.span())
    elif found := _TITLE_NEAR.search(doc.text, title.start, title.end):
        yield ("near title", *found.span())
    models, named = _MODELS.by_sentence(doc), _NAMED.by_sentence(doc)
    for sentence in about_role(doc) if models or named else ():
        if sentence.section is not Section.TITLE:
            if found := _unstudied(doc, models.get(sentence.start, ())):
                yield (_kind(doc.text, sentence), *quote_span(doc, *found.span()))
            elif found := _unstudied(doc, named.get(sentence.start, ())):
                yield ("named", *quote_span(doc, *found.span()))


def _unstudied(doc: Document, matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    """The first match that is not part of a subject of study."""
    studied = subjects(doc) if matches else ()
    return next((found for found in matches if not overlaps(studied, *found.span())), None)


def _kind(text: str, sentence: Sentence) -> str:
    """What a sentence that names models is evidence of."""
    if sentence.section in _ASKED:
        return "asked"
    if sentence.section in _WORK and _ACTS.search(text, sentence.start, sentence.end):
        return "work"
    return "named"


def settle(facts: Sequence[Fact]) -> Json:
    """The verdict of the surest fact."""
    return settle_first(facts) or "none"


FIELD = Field(
    name="ml",
    columns=(Column("ml", "VARCHAR", "$.ml", "core: machine learning is the work; adjacent: a part of it; none"),),
    find=find,
    settle=settle,
)
