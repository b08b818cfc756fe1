"""Must the candidate be a student now? Reads the demand, its escape ("or recently graduated") and its opposite.

A firm demand without an escape wins over one with an escape: "or completed in the last year" in one line and "must be
enrolled" in the next mean enrolled. Students merely spoken of ("we seek engineering students") yield to an escape.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from internscout.parse.fields._scope import stated_at
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

_STUDIES = WordPattern(
    r"(?<!\bwe are )(?<!\bwe're )(?<!\bwe’re )\bpurs(?:uing|ing)\b"
    r"|\bpursue an? (?:[\w']+ ){0,2}(?:degree|bachelor|master|ph\.?d)|\bpursuit of (?:an? |your "
    r"|their )?(?:[\w.']+ ){0,2}(?:degree|bachelor|master|ph\.?d"
    r"|b\.?s\b|m\.?s\b)|\bactive pursuit of\b|\bpursuance of\b|\b(?<!-)enroll?(?:ed|ments?|ing)\b|\bmatriculated\b"
    r"|\bregistered (?:as an? )?(?:\w+ )?student"
    r"|\bregistered (?:in|on|for|at) an? (?:[\w'-]+ ){0,3}(?:degree|program|universit|college|course of study)"
    r"|\b(?:currently|actively|presently) (?:studying|completing|attending|working (?:on|toward)"
    r"|an? [\w' -]{0,30}student)"
    r"|\b(?:working|progress|progressing) towards?\b(?=[^.;]{0,70}\b(?:degree|bachelor|master|ph\.?d|b\.?sc?\b"
    r"|m\.?sc?\b"
    r"|b\.?a\b|diploma|certific|completion|graduation|mba|doctora|undergraduate|graduate))"
    r"|\bstudying (?=[^.;]{0,90}\b(?:universit|college|school|degree|bachelor|master|or (?:a |any )?(?:similar|related)"
    r"|fields?\b))|\bstud(?:y|ying) (?:towards?|for an?|at (?:an?|the) univ"
    r"|in the field)"
    r"|\breturn(?:ing)? to (?:school|university|college|(?:an?|your|their) (?:degree|studies|academic|full))"
    r"|\b(?:undergraduate|master'?s?|bachelors?'?s?|ph\.?d|university|college|graduate|grad|doctoral|mba|engineering"
    r"|msc|ms"
    r"|bsc|law|degree-seeking|co-?op)(?:[ /-]|-level )students?\b|\bundergrad(?:uate)?s\b|\bstudents?$"
    r"|\bcurrently (?:in|at|attending) (?:school|university|college)\b|\bleading (?:to|towards?) an? [^.;]{0,60}degree"
    r"|\b(?:you are|you're|are you) (?:currently |still )?an? (?:[\w'-]+,? ){0,4}student\b"
    r"|\bpart of (?:your|their|his|her) (?:[\w'-]+ ){0,2}stud(?:y|ies)\b"
    r"|\b(?:involved|participating) (?:in|with) an? (?:[\w'-]+ ){0,3}program\b"
    r"|\b(?:finishing|finalising|finalizing|end of|final (?:stage|phase|year|semester) of|nearing the end of) (?:your"
    r"|an?"
    r"|their) (?:[\w']+ ){0,2}(?:degree|bachelor|master|ph\.?d|stud(?:y|ies)\b|education|program)"
    r"|\b(?:writing|write) (?:[\w-]+ ){0,3}(?:your|their) (?:[\w']+ ){0,2}thesis\b"
    r"|\bje (?:master|bachelor|afstudeer)?[ -]?(?:thesis|scriptie|afstudeeropdracht)\b"
    r"|\bstudents? (?:\(|of\b|in\b|at\b|with\b|from\b|who\b|working|currently|pursuing|must|majoring|enrolled)"
    r"|\b(?:only|intended|open|designed|geared|exclusively) (?:for|to|towards?) (?:[\w-]+ ){0,3}students\b"
    r"|\bstudies in (?:the )?(?:fields?|areas?)\b"
    r"|\b(?:must"
    r"|should) be (?:an? )?(?:[\w-]+ ){0,3}student"
    r"|\b(?:final|penultimate|last|third|fourth|3rd|4th)[- ]year (?:of (?:your|an?"
    r"|their) )?(?:[\w'-]+ ){0,2}(?:student|stud(?:y|ies)|degree|undergraduate|bachelor|master|univers"
    r"|b\.?sc|m\.?sc|b\.?eng\b|m\.?eng\b|b\.?tech)"
    r"|\bentering (?:at least )?(?:an?|your|their|the)(?: [\w-]+){0,2} year (?=in (?:the )?(?:fall|autumn|spring|20))"
    r"|\bexpected (?:ba|bs|ms|bachelor|master|doctora|ph\.?d)['\w.]* degree (?:between|by|date|in 20)"
    r"|\bprojet de fin d['’]études\b"
    r"|\brising (?:college )?(?:sophomore|junior|senior)|\b(?:ba|bs|ms|phd|ph\.d\.?|degree|doctoral|master'?s?"
    r"|bachelor'?s?|mba) candidates?\b"
    r"|\binternship agreement\b|\bseeking (?:an? )?(?:b\.?s|m\.?s|bachelor|master|ph\.?d|degree|undergraduate"
    r"|graduate(?! level))|\bcompleting (?:an?|your|their) [^.;]{0,30}(?:degree|stud)"
    r"|\bcontinu(?:e|ing) (?:your|their) (?:studies|education)|\b(?:academic|course|school) credit (?:is )?(?:only"
    r"|required)"
    r"|\beingeschrieben|\bimmatrikuliert|\bstudierende|\bstudent(?::|\*|/-?)?in\b|\bstudent\(in\)|\bstudierst\b"
    r"|\b(?:laufend|aktuell)\w* (?:studium|im studium)|\bwährend (?:des|deines) studiums"
    r"|\bstudium (?:der|in|im)\b|\bim (?:master|bachelor)?studium\b|\bbefindest dich\b[^.;]{0,60}stud"
    r"|\bdu bist (?:\w+ ){0,2}student|\bje bent (?:een )?(?:[\w'/-]+ ){0,4}student|\bstudent (?:hbo|wo|aan|der"
    r"|in der)\b|\bim studium\b"
    r"|\bétudiant|\ben cours de (?:formation|cursus|cycle|préparation|master|licence|thèse|doctorat|diplôme|études)"
    r"|\bconvention de stage|\binscrite? (?:en|à|dans|au)\b|\bvous préparez|\btu prépares"
    r"|\b(?:vous (?:terminez|finissez|suivez|poursuivez)|tu (?:termines|finis|suis|poursuis)) (?:actuellement )?"
    r"(?:un|une|votre|vos|ton|ta|tes|des) (?:\w+ ){0,2}(?:master|licence|bachelor|études|formation|école|cursus|thèse"
    r"|diplôme|doctorat|maîtrise|baccalauréat)"
    r"|\bactuellement en (?:école|master|cycle|\d)|\ben (?:dernière|cours d')année|\bde formation (?:bac|école"
    r"|ingénieur|supérieure)"
    r"|\b(?:bachelor|master)-?student\w*"
    r"|\bfase van (?:je|jouw|een|de) (?:(?:hbo|wo)-?)?(?:master|bachelor|studie|opleiding)|\bingeschreven|\bje studeert"
    r"|\bzoeken (?:wij |we )?(?:een |naar )?(?:[\w-]+ ){0,5}student\b|\bfortgeschrittene[sn]? studium"
    r"|\bje volgt (?:een|momenteel)|\bjij volgt|\b(?:hbo|wo|mbo)[ /-](?:\w+[- ])?student"
    r"|\bstudeert\b|\b(?:studie|opleiding) volgt|\blaatste (?:studie)?jaar van (?:je|jouw|een)"
    r"|\bderdejaars|\blaatstejaars|\bbezig met (?:een|je)\b|\bstageovereenkomst"
    r"|\bestudiantes?\b|\bcursando\b|\bmatriculad|\bconvenio (?:de prácticas|con)|\bestudiando\b"
    r"|\bstudenti?\b(?= iscritt)|\blaureand",
)
# Employers look for many things: asked only beside a student.
_STUDENT = WordPattern(r"\bstudents?\b")
_SOUGHT = re.compile(r"\b(?:looking for|seeking|recruit\w*|hiring) [^.;]{0,60}\bstudents?\b", re.IGNORECASE)
_GRADUATION = WordPattern(
    r"\b(?:expected|anticipated|planned|projected|target(?:ed)?) (?:graduation|to graduate|date of graduation"
    r"|completion)|\bgraduation (?:date|in|between|window|year|timeline)"
    r"|\b(?:graduating|expect to graduate|class of) (?:in|between|by|class|after|no|december|may|spring|winter|20)"
    r"|\bgraduation:",
)
_HELD = WordPattern(
    r"\b(?:must|should) (?:hold|possess|have (?:completed|obtained|earned|graduated|received"
    r"|an? (?:completed )?(?=bachelor|master|ph)))[^.;]{0,40}(?:degree|bachelor|master|ph\.?d|\bbsc|\bmsc)"
    r"|\bholds? an? [^.;]{0,20}(?:degree|bachelor|master|ph\.?d|\bb\.?sc|\bm\.?sc|diploma)|\b(?:degree|bachelor'?s?"
    r"|master'?s?|ph\.?d\.?)(?: in [\w ,/&]{2,60})? (?:is |are )?(?:required|mandatory)\b"
    r"|\bb\.?[sa]\b\.?(?: or [\w.]+)? in [\w ,/&]{2,80} (?:is |are )?(?:required|mandatory)\b"
    r"|\b(?:have|has|having) (?:completed|obtained|earned|graduated)\b[^.;]{0,40}(?:degree|bachelor|master|ph\.?d)"
    r"|\bcompleted (?:an? )?(?:[\w']+ ){0,2}(?:degree|bachelor|master|studies)"
    r"|\babgeschlossene[sn]? (?:\w*studium|hochschul|ausbildung)|\btitulaire d'un|\bdiplômée?(?:\(e\))? (?:d'|de |en )"
    r"|(?<!bijna )(?<!bijna\) )\bafgeronde"
    r"|\b(?:degrees?|bachelor'?s|master'?s)(?: in [\w ,/&]{2,60}?)?,? (?:which |that )?must (?:be|have been)"
    r" (?:completed|conferred|awarded)\b"
    r"|\b(?:título|grado|pregrado|licenciatura|máster|maestría)\b[^.;]{0,70}\bobtenid[oa]"
    r"|\btitulad[oa] en|\bgraduado en",
)
# These three are tried on text in lower case: there `re` finds them in a tenth of the time.
_ESCAPE = re.compile(
    r"\brecent(?:ly)?[- ](?:graduat|complet|college|university|new|master|ph\.?d|bachelor|undergrad|grads?\b|qualif"
    r"|finished|obtained)|\bnew(?: college| university)? grad"
    r"|\b(?<!undergraduate)(?<!undergraduate )(?:or|and/or|/) ?(?:have |has |hold\w* |are |be |already |just "
    r"|an? )*(?:recently |already "
    r"|just )?(?:complet(?:ed|ion)|graduated|obtained|earned|finished|graduates?\b(?!(?:-| )?(?:(?:university|college)"
    r" )?(?:level|degree|student|program|school|stud)|/))"
    r"|\bor (?:have )?completed an? [^.;]{0,40}degree|\bor (?:you |who )?(?:have )?graduated\b|\bdegree \(?or expected"
    r"|\bstudents? or early[- ]career"
    r"|\bqualification [^.;]{0,40}or current enrol|\bwho have (?:recently )?graduated"
    r"|\bcompleted (?:or|a bachelor's degree or)|\bdegree or (?:are )?(?:currently |actively )?(?:pursuing|enrolled"
    r"|working)|\bgraduates (?:are )?(?:also )?(?:welcome|considered|eligible|may)"
    r"|\bstudents? (?:and|or|/) (?:recent |new )?(?:graduates|grads|alumni)\b|\bgraduates and students|\babsolvent"
    r"|\bjeunes? diplômé|\bafgestudeerd|\breci[eé]n (?:graduad|titulad|egresad)|\begresad"
    r"|\b(?:have|hold|possess"
    r"|with)(?: an?)? (?:[\w'.]+ ){0,3}(?:degree )?or (?:are )?(?:currently )?(?:be )?(?:pursuing|enrolled|working)"
    r"|\babgeschlossenes (?:studium )?oder|\bgap year\b"
    r"|\bnot (?:required|necessary) to be (?:enrolled|a student)|\brequired or (?:currently )?pursuing"
    r"|\bdegree \(or (?:currently )?pursuing",
)
# Words of a demand that leaves graduates out, whatever the posting says of them elsewhere.
_FIRM = re.compile(
    r"\bmust\b|\bonly\b|\bcurrent(?:ly)?\b|\bactively\b|\brequired\b|\b(?:entire|whole|full) (?:duration|length|intern)"
    r"|\bthroughout\b|\breturn|\benrol|\bpurs[ui]|\beligible\b|\beingeschrieben|\bimmatrikuliert|\bconvention"
    r"|\bingeschreven|\bmatriculad",
)
_SOFT = re.compile(
    r"\bpreferabl|\bpreferred\b(?! (?:gpa|major))|\bideally\b|\bdesirable\b|\ba plus\b|\bnice to have"
    r"|\bnot required",
    re.IGNORECASE,
)
# Students met in prose that are no candidates: customers, colleagues, mentees.
_OTHERS = re.compile(
    r"\b(?:help|serv|support|teach|reach|mentor|empower|alongside|fellow|millions|thousands|our (?:team|staff|users"
    r"|customers)|\d,\d{3}|across|tutor|gives?|offers?|provid)\w*\b"
    r"[^.;]{0,60}\b(?:students?|undergraduates|doctoral candidates)\b|\bfrom (?:\w+ )?students to\b"
    r"|\b(?:relations? avec|orienter vers) (?:les|des) étudiants"
    r"|\bstudents? (?:who|that) recently graduated|\bstudents (?:hired|will"
    r"|gain|learn|receive|and (?:teachers"
    r"|educators|families))|\bexclud\w+ students"
    r"|\bpursu\w+ (?:excellence|your (?:passion|dreams|career|goals)|their (?:passion|dreams)|(?:new )?(?:opportunit"
    r"|market|idea|challenge|business)"
    r"|a career|careers|the best|growth|innovat|our|legal|projects?)"
    r"|\benroll?(?:ed|ment|ing)? (?:in|into) (?:the|our|a) (?:401|benefit|plan|medical|health|insur)|\bopen enrollment"
    r"|\bworking towards? (?:an?|the|our|common|shared) (?:goal|common|shared|better|mission|future)",
)
# Benefits speak of schooling, too ("enrolled in our tuition plan"): there a demand must be addressed to the reader.
_ADDRESSED = re.compile(r"\b(?:you are|you're|you must|je bent|du bist|vous êtes|must be) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a posting says about being a student: `state` is None when graduates may come too."""

    state: bool | None
    start: int
    end: int
    rule: str
    confidence: float


def enrolment(doc: Document) -> Enrolment | None:
    """The strongest statement of the whole document; None when it makes none."""
    found = [*_of_students(doc)] or [*_of_graduates(doc)]
    for rule in ("enrolled", "escape", "student", "graduation date", "degree held"):
        for statement in found:
            if statement.rule == rule:
                return statement
    return None


def _of_students(doc: Document) -> Iterator[Enrolment]:
    """What is said of those who study or will graduate, sentence by sentence."""
    studies, dates = _studies(doc), _GRADUATION.by_sentence(doc)
    for sentence in _addressed(doc, studies.keys() | dates.keys()):
        place = lowered(doc), sentence.start, sentence.end
        study = studies.get(sentence.start)
        if study and (_OTHERS.search(*place) or _softened(doc.text, study, sentence)):
            study = None
        if said := study or dates.get(sentence.start, (None,))[0]:
            if _ESCAPE.search(*place):
                rule, confidence = "escape", 0.7 if study else 0.6
            elif study:
                rule, confidence = ("enrolled", 0.9) if _FIRM.search(*place) else ("student", 0.8)
            else:
                rule, confidence = "graduation date", 0.6
            yield Enrolment(None if rule == "escape" else True, said.start(), said.end(), rule, confidence)


def _of_graduates(doc: Document) -> Iterator[Enrolment]:
    degrees = _HELD.by_sentence(doc)
    for sentence in _addressed(doc, degrees):
        if sentence.section is not Section.COMPANY:
            held = degrees[sentence.start][0]
            yield Enrolment(False, held.start(), held.end(), "degree held", 0.7)


def _studies(doc: Document) -> dict[int, re.Match[str]]:
    """The first wording of study in each sentence that has one."""
    found = {at: matches[0] for at, matches in _STUDIES.by_sentence(doc).items()}
    for sentence in _STUDENT.sentences(doc):
        sought = _SOUGHT.search(doc.text, sentence.start, sentence.end)
        if sought and (sentence.start not in found or sought.start() < found[sentence.start].start()):
            found[sentence.start] = sought
    return found


def _addressed(doc: Document, beginnings: Collection[int]) -> list[Sentence]:
    """Those of the sentences that begin there that may be demands."""
    return [
        sentence
        for sentence in stated_at(doc, beginnings)
        if sentence.section is not Section.BENEFITS or _ADDRESSED.search(doc.text, sentence.start, sentence.end)
    ]


def _softened(text: str, study: re.Match[str], sentence: Sentence) -> bool:
    """True when being a student is a wish: its own clause says so."""
    before = text[max(sentence.start, study.start() - 30) : study.start()]
    after = re.split(r"[,;(]", text[study.end() : min(sentence.end, study.end() + 60)])[0]
    return _SOFT.search(before) is not None or _SOFT.search(after) is not None
