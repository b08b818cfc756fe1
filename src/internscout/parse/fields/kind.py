"""What sort of position it is: internship, co-op, thesis, … or an employee's job.

The title decides where it names a sort; then the source's own employment line; then a text that calls the position
itself an internship. Mentioning interns ("you will mentor interns") makes no internship. Every posting has a kind:
when nothing names one it is `employee`, with the title as quote and low confidence.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._scope import stated
from internscout.parse.fields._titles import TitlePattern
from internscout.parse.words import PatternSet, WordPattern
from internscout.text import Document, Section

_TITLE = TitlePattern(
    r"(?P<working_student>\bwerks?tud(?:ent|ierend)\w*|\bworking[- ]student|\bstudentische\w* (?:hilfskraft"
    r"|mitarbeit\w*"
    r"|aushilfe)|\bstudent(?:ische)? hilfskraft"
    r"|\bbijbaan\b|\bstudent(?:en)?baan\b|\bwerkstudie\b|\bpart[- ]time student|\bstudent worker|\bstudent assistant"
    r"|\bstudentische\b|\bjob étudiant)"
    r"|(?P<thesis>\b(?:(?:master|bachelor|diplom)-?)?thes[ie]s\b"
    r"|\b(?:master|bachelor|abschluss|diplom|studien)-?(?:/|- und |- oder | or "
    r"|/-)?(?:\w+-?)?arbeit\w*|\b\w*abschlussarbeit\w*|\bafstudeer\w*|\bscriptie\w*"
    r"|\bexjobb\w*|\bexamensarbete\w*|\btesi\b|\btfm\b|\btfg\b|\bdiplomarbeit\w*|\bmaster ?project thesis"
    r"|\b(?:travail|mémoire|projet) de (?:fin d['’]études|master|bachelor|diplôme)\b|\btesis\b"
    r"|\b(?:trabajo|proyecto) (?:de )?fin de (?:grado|m[aá]ster|carrera)\b|\b(?:master|bachelor)proef\b"
    r"|\bgraduation (?:project|assignment)\b)"
    r"|(?P<fellowship>\b(?:research |ai |ml |data science |student |summer |doctoral |science |policy |engineering "
    r"|graduate )?fellow(?:s|ship|ships)?\b|\bresidency\b(?! (?:coordinator|manager))"
    r"|\b(?:ai|ml|research|science|data|engineering) residents?\b|\bstudent researchers?\b"
    r"|\bbecario(?:s)? de investigación)"
    r"|(?P<apprenticeship>\bapprentic\w*|\bausbildung\w*|\bauszubildende\w*|\bazubi\w*|\balternan(?:ce|te?s?)\b"
    r"|\bapprentie?s?\b|(?:\ben |\bcontrat d'|\()apprentissage\b(?! (?:par|automatique|profond|statistique"
    r"|machine))|^apprentissage\b(?= ?[-–:(/])|\bduales studium\b"
    r"|\bdualer? student\w*|\bdh-?student\w*"
    r"|\bcontrat de professionnalisation|\bleerling\w*)"
    r"|(?P<internship>\bintern(?:s|ship|ships)?\b|\binternship\w*|\b(?:\w+)?prakti(?:kum|ka|kant|kanten)\w*"
    r"|\b(?:\w+)?praktikums\w*"
    r"|(?<!early.)(?<!late.)(?<!growth.)(?<!multi.)(?<!seed.)(?<!clinical.)(?<!mid.)(?<!later.)"
    r"(?<!pre.)\bstage\b(?! (?:manager|designer|hand|actor"
    r"|technician|start-?ups?|compan\w+|ventures?|founders?|focus|growth|\d|ii|iv))"
    r"|\bstages\b|\bstagiaires?\b|\bstagiair\w*"
    r"|\b(?:\w+)?stage(?:plek|plaats|opdracht)\w*|\bmeewerkstage\b|\bmeeloopstage\b"
    r"|\bprácticas\b|\bpracticas\b|\bbecari[oa]s?\b|\bpasant[ií]as?\b|\bpasantes?\b|\bpracticantes?\b|\btirocin\w+"
    r"|\bstagista\b|\bstażyst\w*|\bstaż\b|\bpraktyk\w*|\bestági\w*|\bestagi\w*|\bpraktikant\w*|\bharjoittelij\w*"
    r"|\bstaj(?:yer)?\b"
    r"|\b(?:fall|autumn|winter|spring|summer|20\d\d) students?\b|\bstudents? (?:opportunit\w+|experience)\b"
    r"|\b(?:under)?graduate student\b(?! (?:services|affairs|support|success|recruit\w*|admissions?|life|advis\w*))"
    r"|(?<=engineer )students?\b|^student(?=,| -| –)|(?:, |- |– |\()student\b(?=\)?(?:$| \(| -| –|,))"
    r"|\bsummer (?:analyst|associate|student|scholar|trainee|engineer|research program)s?\b|\b(?:winter|off[- ]cycle"
    r"|industrial|year[- ]in[- ]industry) (?:analyst|placement|student)\b|\b(?:industrial|student|undergraduate"
    r"|year[- ]long|12[- ]month|summer) placement\w*|\bplacement (?:student|year)\b|\bvacationer\w*"
    r"|\b(?:(?:summer|winter) )?vacation (?:program(?:me)?s?|schemes?|students?|work)\b"
    r"|\bsummer clerk(?:s|ship|ships)?\b"
    r"|\bextern(?:s|ship|ships)?\b|\bstudent (?:trainee|intern\w*|engineer|developer|data scientist|software engineer"
    r"|technician|position)\b)"
    r"|(?P<coop>\bco-?op\b(?!erative bank)|\bcooperative education\b|\bco-ops\b|\bcoops\b)"
    r"|(?P<new_grad>\bnew[- ]?(?:college |university )?grad(?:s|uate|uates)?\b|\b(?:recent|university|campus|college"
    r"|early career|fresh|20\d\d) grad(?:s|uates?)?\b|\bncg\b|\bgrads\b|\bgraduate 20\d\d\b"
    r"|\bgrad(?:uate)? (?:[\w/+#.]+ "
    r"){0,2}(?:programme?|scheme|rotation\w*|trainee\w*|engineers?|analysts?|developers?|scientists?|researchers?"
    r"|traders?"
    r"|software|data|machine|roles?|hires?|talent|consultants?|quantitative)\b"
    r"|\btrainee(?:s|ship|ships)?\b|\btraineeprogramm\w*|\b(?:class|promotion) of 20\d\d\b|\bjeunes? diplômée?s?\b"
    r"|\brecién (?:graduad|titulad)\w*|\bberufseinsteiger\w*|\bstarterstraject|\buniversity hire|\bcampus hire"
    r"|\bearly careers? (?:programme?|rotation\w*))",
)
_EASTERN_INTERNSHIP = re.compile(r"实习|インターン|인턴")  # letters that the index does not know
# When a title names several, the one that stands for the whole: "Intern / Co-op" is an internship, an internship for
# writing a thesis is a thesis only when the thesis is named first.
_WEIGHT = {"new_grad": -2, "coop": -1}
# Jobs about interns.
_NOT_TITLE = TitlePattern(
    r"\b(?:intern|internship|apprentice(?:ship)?|co-?op|trainee|fellow(?:ship)?|graduate|student"
    r"|early careers?)s?(?: \w+)? (?:program(?:me)? )?"
    r"(?:manager|coordinator|recruiter|lead|director|supervisor|specialist|advisor|administrator|partner|officer"
    r"|success|trainer|engagement|relations|facilitator)\b(?!.*\bintern\b)"
    r"|\b(?:manager|head|director|lead|recruiter|coordinator|advisor|specialist)(?:,| of| for| -|:) (?:\w+ ){0,2}"
    r"(?:internships?|interns|apprenticeships?|early careers|fellowships?)\b"
    r"|\b(?:senior|principal|distinguished|technical) (?:research |technical )?fellow\b",
)
_EMPLOYMENT = re.compile(r"^(?:Employment|Job type|Commitment|Team|Department|Term|Seniority)\s*:", re.IGNORECASE)
# "\b" also where a blank has just been: it tells that a word begins there ("intern", not "internal").
_BODY = PatternSet(
    {
        "internship": WordPattern(
            r"\b(?:this|the|our|your|an?|paid|unpaid|summer|remote|month|week|virtual|position:?|type:?|description:?"
            r"|stipend for (?:this|the)) (?:[\w-]+ ){0,3}?\b(?:internship|intern (?:position|role|program|opportunity"
            r"|will|is|you))\b(?! (?:experience|or|is a plus|preferred))"
            r"|\bas an? (?:[\w/&-]+ ){0,5}\bintern\b"
            r"|\b(?:looking for|seeking|hiring|recruiting|welcome) (?:an? )?(?:[\w,/&-]+ ){0,6}\b(?:interns?\b"
            r"|praktikant|stagiair|becari[oa])"
            r"|\binternship (?:program|position|duration|period|details|opportunity|type|summary|description|will|is"
            r"|stipend|starts|role|term|length|dates)|\bjob type:? ?\bintern(?:ship)?\b"
            r"|\bseniority level['\", ]+\binternship\b|\bemployment type:? ?\bintern(?:ship)?\b"
            r"|\binterns? (?:will|are expected|must|should be)\b",
            inside=True,
        ),
        "internship (other languages)": WordPattern(
            r"\bpraktikum(?:s)?(?:dauer|platz|stelle)|\b(?:dieses|deines|das|dein|im|ein|einem) (?:\w+ )?praktikum\b"
            r"|\b(?:ce|ton|votre|le|un|de|du) stage\b|\bstage de \d|\b(?:deze|je|jouw|een|de) (?:\w+)?stage\b"
            r"|\bstagevergoeding|\b(?:estas|las|tus) prácticas\b",
        ),
        "coop": WordPattern(
            r"\bthis (?:[\w-]+ ){0,3}\bco-?op\b|\bco-?op (?:position|student|term|role|program)\b",
            inside=True,
        ),
        "working_student": WordPattern(
            r"\b(?:als (?:\w+ )?werkstudent|as a working student|working student (?:position|role|\())",
        ),
        "thesis": WordPattern(
            r"\b(?:this|your|the) (?:master(?:'s)?|bachelor(?:'s)?) thesis\b"
            r"|\b(?:diese|deine|die) (?:master|bachelor|abschluss)arbeit\b",
        ),
        "apprenticeship": WordPattern(
            r"\b(?:this|the|an?) (?:[\w-]+ ){0,2}apprenticeship\b|\bdeine ausbildung\b"
            r"|\b(?:contrat d'|en )alternance\b",
        ),
        "fellowship": WordPattern(
            r"\b(?:this|the) (?:[\w-]+ ){0,2}\b(?:fellowship|residency) (?:program|is|will|offers)\b",
        ),
    }
)
_OTHER_INTERNS = re.compile(
    r"\b(?:mentor|supervis|manag|train|guid|coach|lead|support|onboard|hir|recruit|previous|prior|past|former|through"
    r"|relevant|including|completed?|via|e\.g\.,?|or|and|has|have|had|our"
    r"|your) ?\w{0,4}(?: and \w+)? (?:[\w,'/-]+ ){0,4}(?:interns?|internships?|co-?ops?|apprentices?)\b"
    r"|\binternships? (?:experience|or|and|preferred|considered|count)|\binternships?\)|\b(?:experience"
    r"|internships?) (?:is|are) (?:a plus|preferred|required)|\bexperience\b",
    re.IGNORECASE,
)
_FREELANCE = TitlePattern(
    r"\b(?:freelanc\w+|volunteer\w*|unpaid volunteer|ambassador|talent (?:pool|community|network)"
    r"|general application|spontaneous application|initiativbewerbung|candidature spontanée|open sollicitatie"
    r"|candidatura espontánea|bolsa de talento"
    r"|(?:register|registration of|expressions? of|express) (?:your |an )?interest)\b",
)
# Whoever is called so is no student: interns in the text are those whom they guide.
_SENIOR = TitlePattern(r"\b(?:senior|sr|director|head of|principal|vice president|vp|chief)\b")
_HEAD = frozenset((Section.TITLE, Section.LOCATION, Section.DETAIL))  # these stand before the posting's own text
_SILENT = frozenset((Section.TITLE, Section.LOCATION, Section.PREFERRED, Section.COMPANY))


def find(doc: Document) -> list[Fact]:
    """One fact at least: a posting without a named kind is an employee's job."""
    found = list(_from_title(doc)) or list(_from_details(doc)) or list(_from_body(doc))
    if found:
        return found
    title = doc.blocks[0]
    return [fact(doc, "kind", "employee", title.start, title.end, rule="default", confidence=0.3)]


def _from_title(doc: Document) -> Iterator[Fact]:
    named = _named_in_title(doc)
    other = [] if named else _FREELANCE.in_title(doc)
    if not (named or other) or _NOT_TITLE.in_title(doc):
        return
    firmest = max((_WEIGHT.get(kind, 0) for kind, _, _ in named), default=0)
    for kind, start, end in named:
        weight = _WEIGHT.get(kind, 0)
        yield fact(
            doc, "kind", kind, start, end, rule="title", confidence=0.95 if weight == firmest else 0.8 + 0.05 * weight
        )
    for one in other[:1]:
        yield fact(doc, "kind", "other", *one.span(), rule="title", confidence=0.8)


def _named_in_title(doc: Document) -> list[tuple[str, int, int]]:
    """The kinds that the title names, each with its place, in order."""
    named = [(str(m.lastgroup), m.start(), m.end()) for m in _TITLE.in_title(doc)]
    title = doc.text[: doc.blocks[0].end]
    if not title.isascii():
        named += [("internship", m.start(), m.end()) for m in _EASTERN_INTERNSHIP.finditer(title)]
        named.sort(key=lambda one: one[1])
    return named


def _from_details(doc: Document) -> Iterator[Fact]:
    for block in takewhile(lambda block: block.section in _HEAD, doc.blocks):
        if block.section is Section.DETAIL and (label := _EMPLOYMENT.match(doc.text[block.start : block.end])):
            named = _TITLE.regex.search(doc.text, block.start + label.end(), block.end)
            if named and not _NOT_TITLE.regex.search(doc.text, block.start, block.end):
                kind, span = str(named.lastgroup), named.span()
                yield fact(doc, "kind", kind, *span, rule="source's employment line", confidence=0.85)


def _from_body(doc: Document) -> Iterator[Fact]:
    """Sentences that call the position itself an internship and the like; two sentences, or one near the top."""
    if _SENIOR.in_title(doc):
        return
    for name, pattern in _BODY.concerned(doc):
        named = pattern.by_sentence(doc)
        found = [
            named[s.start][0]
            for s in (stated(doc) if named else ())
            if s.start in named and s.section not in _SILENT and not _OTHER_INTERNS.search(doc.text, s.start, s.end)
        ]
        if found:
            sure = 0.6 + min(len(found), 3) / 20
            yield fact(doc, "kind", name.split(" ")[0], *found[0].span(), rule="text", confidence=sure)


def settle(facts: Sequence[Fact]) -> Json:
    """The kind of the surest fact."""
    return settle_first(facts) or "employee"


FIELD = Field(
    name="kind",
    columns=(
        Column(
            "kind",
            "VARCHAR",
            "$.kind",
            "internship, coop, working_student, thesis, apprenticeship, fellowship, new_grad, employee or other",
        ),
    ),
    find=find,
    settle=settle,
)
