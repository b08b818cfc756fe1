"""How much of the work is machine learning: `core`, `adjacent` or `none`.

`core`: building, training, evaluating, researching or deploying models is the main work; `adjacent`: the posting names
ML, AI or data science as part of another work. The evidence is weighed: what the title calls the trade, then sentences
whose duties act on models, then what is asked. Where there is any, a linear model of its words (`_ml_model.py`) says
how likely the verdict is, and overrules it where it is sure of another. The employer's praise of itself is no evidence,
nor is data science as a subject of study. Every posting has a value: without evidence it is `none`, with the title as
quote.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields import _ml_words as words
from internscout.parse.fields._hits import overlaps
from internscout.parse.fields._ml_model import Chances, Spoken, chances, features
from internscout.parse.fields._scope import quote_span
from internscout.parse.fields._titles import TitlePattern
from internscout.parse.fields._work import about_work_among
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.words import sentence_number
from internscout.text import Document, Section, Sentence

_Kind: TypeAlias = Literal[
    "title", "science", "use title", "near title", "other trade", "work", "whole work", "asked", "named", "reports"
]
Verdict: TypeAlias = Literal["core", "adjacent", "none"]
# What a piece of evidence is worth, and how many of its kind count; from `_CORE` points on, the work is `core`.
# Start: a logistic regression (L2) on 206 labelled postings: title 1.96, science 1.6, near title 0.78, other trade
# -1.34, work 0.67 to 0.85, asked 0.68, reports -0.07, core from 2.18. Then by hand: a title of the trade is enough by
# itself unless reports speak against it, and "asked" weighs less than "work"; near these values little changes.
_POINTS: dict[_Kind, tuple[float, int]] = {
    "title": (2.25, 1),
    "science": (2.25, 1),
    "use title": (1.25, 1),  # not fitted
    "near title": (0.75, 1),
    "other trade": (-1.25, 1),
    "work": (0.6, 5),
    "whole work": (1.5, 1),  # not fitted: short texts that tell of nothing else
    "asked": (0.5, 4),
    "named": (0.0, 1),
    "reports": (-0.15, 4),
}
_CORE = 2.0
_SURE = 0.75  # the chance from which on the words of a posting overrule the points
_TITLES: dict[_Kind, TitlePattern] = {
    "title": words.TITLE_TRADE,
    "science": words.TITLE_SCIENCE,
    "use title": words.TITLE_USE,
    "near title": words.TITLE_NEAR,
}
_WORK = frozenset((Section.DUTIES, Section.ROLE, Section.OTHER))
_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED))
# A text without bullets or full stops says in one sentence what others say in several.
_SENTENCE_CHARS = 250
_UNSURE_CORE = 4  # so many unsure words at least make a posting `core` that has no sure one
_MOST = 40  # names looked at in one sentence: each is held against each


class _Piece(NamedTuple):
    """A piece of evidence at `start:end`; `sure` if it names machine learning and cannot mean anything else."""

    kind: _Kind
    start: int
    end: int
    sure: bool = True


class Said(NamedTuple):
    """What a posting says: the verdict of the points, those that words may come to, and what the model is told."""

    ruled: Verdict
    open: frozenset[Verdict]
    features: dict[str, float]


def find(doc: Document) -> list[Fact]:
    """The verdict once for each piece of evidence, strongest first; the title alone when there is none."""
    pieces, spoken = _weighed(doc)
    if (ruled := _ruled(pieces)) == "none":
        return [_none(doc, "default", 0.4)]
    said = _said(doc, pieces, spoken)
    verdict, chance = settled(said, chances(said.features))
    basis = "evidence" if verdict == ruled else "words"
    if verdict == "none":
        return [_none(doc, basis, chance)]
    telling = pieces if verdict == "core" else [piece for piece in pieces if piece.sure] or pieces
    telling.sort(key=lambda piece: -_POINTS[piece.kind][0])
    return [
        fact(doc, "ml", verdict, *quote_span(doc, p.start, p.end), rule=f"{basis}: {p.kind}", confidence=chance)
        for p in telling[:3]
    ]


def described(doc: Document) -> Said:
    """What a posting says, for those who teach and measure the model."""
    return _said(doc, *_weighed(doc))


def settled(said: Said, likely: Chances) -> tuple[Verdict, float]:
    """The verdict of the points, unless the words are sure of another; with the chance that it is right.

    Between core and adjacent that is the chance that machine learning is the main work, or is not.
    """
    verdict = said.ruled
    if likely.main >= _SURE:
        verdict = "core"
    elif said.ruled == "core" and likely.main <= 1 - _SURE:
        verdict = "adjacent"
    elif said.ruled == "adjacent" and likely.part <= 1 - _SURE:
        verdict = "none"
    verdict = verdict if verdict in said.open else said.ruled
    chance = {"core": likely.main, "adjacent": 1 - likely.main, "none": 1 - likely.part}[verdict]
    return verdict, round(max(chance, 0.05), 2)


def _said(doc: Document, pieces: Sequence[_Piece], spoken: Sequence[Spoken]) -> Said:
    ruled, kinds = _ruled(pieces), Counter[str](piece.kind for piece in pieces)
    return Said(ruled, _open(ruled, pieces, len(spoken)), features(doc, spoken, kinds))


def _open(ruled: Verdict, pieces: Iterable[_Piece], spoken: int) -> frozenset[Verdict]:
    """What words may come to: one sentence tells too little of the main work, and that needs a line to show for it."""
    found = {ruled}
    if spoken > 1 and ruled != "none" and any(_POINTS[piece.kind][0] > 0 for piece in pieces):
        found |= {"core", "adjacent"}
    if spoken and ruled == "adjacent":
        found.add("none")
    return frozenset(found)


def _ruled(pieces: Sequence[_Piece]) -> Verdict:
    """The verdict of the points alone."""
    if _weight(pieces) >= _CORE:
        return "core"
    return "adjacent" if any(piece.sure for piece in pieces) else "none"


def _none(doc: Document, rule: str, chance: float) -> Fact:
    """No machine learning, with the title as quote: what is not there has none."""
    title = doc.blocks[0]
    return fact(doc, "ml", "none", title.start, title.end, rule=rule, confidence=chance)


def _weighed(doc: Document) -> tuple[list[_Piece], list[Spoken]]:
    """All evidence, with one piece more when most sentences on the work are; and the sentences that name models."""
    pieces, spoken = _evidence(doc)
    made = {sentence_number(doc, piece.start): piece for piece in pieces if piece.kind == "work" and piece.sure}
    # Some feeds give the text twice.
    work = {doc.text[doc.sentences[n].start : doc.sentences[n].end]: piece for n, piece in made.items()}
    if len(work) > 1 and not _work_longer_than(doc, 2 * len(work)):
        pieces.append(next(iter(work.values()))._replace(kind="whole work"))
    return pieces, spoken


def _work_longer_than(doc: Document, most: int) -> bool:
    """Whether more sentences than `most` speak of the work."""
    body = [s for s in doc.sentences if s.section in _WORK and s.kind != "heading"]
    return len(body) > most and len(about_work_among(doc, body)) > most


def _weight(pieces: Iterable[_Piece]) -> float:
    """The points of all pieces, as many of each kind as count."""
    counts: dict[_Kind, int] = {}
    for piece in pieces:
        counts[piece.kind] = counts.get(piece.kind, 0) + 1
    return sum(points * min(counts[kind], most) for kind, (points, most) in _POINTS.items() if kind in counts)


def _evidence(doc: Document) -> tuple[list[_Piece], list[Spoken]]:
    called = _called(doc)
    sure, unsure, named = (pattern.by_sentence(doc) for pattern in (words.SURE, words.UNSURE, words.NAMED))
    if not (called or sure or named) and sum(map(len, unsure.values())) < _UNSURE_CORE:
        return [], []
    pieces = [*called, *_other_trades(doc, called)]
    tools = words.TOOLS.by_sentence(doc) if sure or named else {}
    reports = words.REPORTS.by_sentence(doc) if any(piece.kind == "science" for piece in called) else {}
    spoken = []
    for sentence in _speaking(doc, sorted({*sure, *unsure, *named, *tools, *reports})):
        at = sentence.start
        makes = [_Piece("work", *found.span()) for found in sure.get(at, ())]
        makes += [_Piece("work", *found.span(), sure=False) for found in unsure.get(at, ())]
        uses = [_Piece("named", *found.span()) for found in (*tools.get(at, ()), *named.get(at, ()))]
        served = [p for p in makes if words.is_anothers(doc.text, at, p.start, p.end, sentence.end)]
        makes = [p for p in makes if p not in served]
        uses += [p._replace(kind="named") for p in served if p.sure]
        if makes or uses or served:
            spoken.append(Spoken(sentence, any(p.sure for p in makes), at in tools, bool(served) and not makes))
            pieces += _in_sentence(doc, sentence, makes, uses)
        elif at in reports and sentence.section in _WORK:
            pieces.append(_Piece("reports", *reports[at][0].span(), sure=False))
    return pieces, spoken


def _called(doc: Document) -> list[_Piece]:
    """What the title calls the trade, if that is one of machine learning: one piece at most."""
    for kind, pattern in _TITLES.items():
        if found := pattern.in_title(doc):
            return [_Piece(kind, *found[0].span())]
    return []


def _other_trades(doc: Document, called: Sequence[_Piece]) -> Iterator[_Piece]:
    """The other trades that the title names."""
    if any(piece.kind == "science" for piece in called) or words.TITLE_HEAD.in_title(doc):
        return
    for other in words.TITLE_OTHER.in_title(doc):
        if all(other.start() >= piece.end or piece.start >= other.end() for piece in called):
            yield _Piece("other trade", *other.span(), sure=False)


def _speaking(doc: Document, starts: Iterable[int]) -> Iterator[Sentence]:
    """The sentences at these places that may be evidence: neither the title nor on the use of AI on applications."""
    named = [doc.sentences[sentence_number(doc, start)] for start in starts]
    hiring = words.HIRING.by_sentence(doc)
    said: set[str] = set()
    for sentence in about_work_among(doc, [s for s in named if s.section is not Section.TITLE]):
        at = sentence.start
        if (written := doc.text[at : sentence.end]) in said:
            continue  # some feeds give the text twice
        said.add(written)
        duty = sentence.kind == "item" and sentence.section in (Section.DUTIES, Section.ROLE)
        if at not in hiring or (duty and not doc.text.startswith(("We ", "Our ", "AI "), at)):
            yield sentence


def _in_sentence(
    doc: Document, sentence: Sentence, makes: Sequence[_Piece], uses: Sequence[_Piece]
) -> Iterator[_Piece]:
    """The sentence's evidence: one piece, in a long sentence one a stretch, each of another word."""
    made, used, studied = makes[:_MOST], uses[:_MOST], subjects(doc)
    if overlaps(studied, sentence.start, sentence.end):
        made = [p for p in made if not overlaps(studied, p.start, p.end)]
        used = [p for p in used if not overlaps(studied, p.start, p.end)]
    models = [p for p in made if not any(_is_tool(u, p) for u in used)] if used else made
    if models and (kind := _kind(doc, sentence)):
        different = {doc.text[p.start : p.end].lower(): p for p in reversed(models)}
        most = 1 + (sentence.end - sentence.start) // _SENTENCE_CHARS
        yield from (p._replace(kind=kind) for p in list(reversed(different.values()))[:most])
        return
    for piece in (*used, *made):
        if piece.sure:
            yield piece._replace(kind="named")
            return


def _is_tool(use: _Piece, model: _Piece) -> bool:
    """True when the model's name is but a part of what is used: "AI" of "leveraging AI tools"."""
    if use.start >= model.end or model.start >= use.end:
        return False
    return use.end - use.start > model.end - model.start or (use.start, use.end) == (model.start, model.end)


def _kind(doc: Document, sentence: Sentence) -> _Kind | None:
    """What a sentence that names models is evidence of; None where it only names them."""
    if sentence.section in _ASKED:
        return "asked"
    acts = sentence.section in _WORK and words.ACTS.search(doc.text, sentence.start, sentence.end)
    return "work" if acts else None


def settle(facts: Sequence[Fact]) -> Json:
    """The verdict of the surest fact."""
    return settle_first(facts) or "none"


FIELD = Field(
    name="ml",
    columns=(Column("ml", "VARCHAR", "$.ml", "core: machine learning is the work; adjacent: a part of it; none"),),
    find=find,
    settle=settle,
)
