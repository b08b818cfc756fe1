"""The phrases on the workplace that hold rare words of their own; the others are in `_workplace.py`."""

from collections.abc import Iterator

from internscout.parse.fields._workplace import SITE, WEEKDAY, Rule
from internscout.parse.words import PatternSet, WordPattern

__all__ = ["ELSEWHERE"]

_OFFICE = r"(?:our|the|this) (?:[\w.,'&-]+ ){0,4}?(?:offices?|headquarters|hq|lab|studio)\b"
# Not the end of "Monday to Friday".
_DAY = rf"(?<!to )(?<!through )(?<!thru )(?<![-–] )(?<![-–]){WEEKDAY}"


def _elsewhere(
    value: str, name: str, confidence: float, *patterns: str, inside: bool = False
) -> Iterator[tuple[Rule, WordPattern]]:
    # One by one: most open with words that are hardly ever there. Joined, their words would be too many, and what they
    # share would be sought instead, which is in every third posting.
    for pattern in patterns:
        yield Rule(value, name, confidence), WordPattern(pattern, inside=inside)


ELSEWHERE = PatternSet(
    dict(
        (
            *_elsewhere("remote", "tag", 0.95, r"#\s?li-\s?remote"),
            *_elsewhere("hybrid", "tag", 0.95, r"#\s?li-\s?hybrid"),
            *_elsewhere("onsite", "tag", 0.95, r"#\s?li-\s?on-?site"),
            *_elsewhere(
                "remote", "label", 0.95, r"/remotesubmit",
                r"(?:location|workplace|work (?:type|arrangement)) ?: ?(?:work(?:ing)? from home|home[- ]?based)\b",
            ),
            *_elsewhere("hybrid", "label", 0.95, r"/hybridsubmit", r"design(?:at)?ed as ['‘\"“]hybrid"),
            *_elsewhere("remote", "label", 0.95, r"design(?:at)?ed as ['‘\"“](?:fully )?remote"),
            *_elsewhere("onsite", "label", 0.95, r"design(?:at)?ed as ['‘\"“]on-?site"),
            *_elsewhere(
                "onsite", "label", 0.95,
                r"not (?:a )?(?:fully )?remote\b",
                r"remote (?:work )?(?:is )?not (?:available|possible|offered)",
                r"/on-?sitesubmit",
                r"(?:not eligible for|no option for|no) (?:remote|telework|telecommut)\w*(?! experience)",
                r"(?:pas|sans|aucune?) (?:de |d['’])?(?:possibilité de )?télé-?travail",
                r"télé-?travail\s*:?\s*(?:non|impossible)\b|teletrabajo\s*:\s*no\b|sin teletrabajo",
                r"(?:kein|ohne) (?:home\s?-?office|mobiles arbeiten)",
                r"home\s?-?office (?:ist )?(?:leider )?nicht möglich",
                r"geen (?:mogelijkheid (?:tot|om) )?thuis\s?(?:te )?werk\w*",
                r"(?:remote work|telework\w*|telecommut\w*) (?:is|are|will be) not\b",
            ),
            *_elsewhere(
                "hybrid", "partly-remote", 0.75,
                r"\bsmart[- ]?working", r"thuiswerk\w*|thuis (?:te )?werken|vanuit huis", r"mobiles? arbeiten",
                r"in the office[^.]{0,60}\b(?:virtual|remote)", r"office when (?:required|needed)",
                r"flexib(?:le|ly|ility) to work (?:remote|from)", r"may (?:include|involve) (?:working\s+)?remote\w*",
                r"(?:rest|auch|partly|partially|some|occasional(?:ly)?|flexible) remote",
                r"(?:allows? for|possibility (?:of|for)) remote",
                r"number of days (?:a|per|each) week (?:on-?site|in the office|in-office)",
                r"(?:open to|considers?|considering|welcomes?) (?:hiring )?(?:fully )?remote\w*",
                r"thuis (?:of|en) (?:op |vanuit )?(?:(?:een|één) van )?(?:ons |onze |het )?kanto(?:or|ren)",
                r"op kantoor (?:of|en) thuis",
                r"(?:mix|combination|blend) of (?:\w+ )?(?:remote|home|office|in-?(?:person|office))",
            ),
            *_elsewhere(
                "remote", "remote", 0.85,
                r"work(?:ing)?\s+from\s+anywhere|work\w* virtually",
                r"\bhir(?:e|ing) (?:\w+ )?from (?:anywhere|any (?:geographic(?:al)? )?(?:location|country|place))",
                r"(?:independent|fast-paced|fully) remote (?:working )?environment",
                r"(?:fully|entirely|exclusively|100\s?%) (?:from|at) home",
                r"(?:trabajo|puesto|prácticas|modalidad) remot[oa]",
                r"virtual (?:summer |paid |unpaid )*(?:internship|position|role|co-?op)\b(?!-)",
                r"\b(?:internship|position|role|co-?op|fellowship) (?:is|will be) (?:\w+ )?virtual\b",
            ),
            *_elsewhere(
                "onsite", "on-site", 0.85,
                r"arbeit\w* vor ort|vor ort arbeiten|vor ort (?:im|am|in (?:unser|der|dem|münchen|berlin))",
                r"(?:einsatz|tätigkeit|praktikum|stelle|findet|erfolgt) (?:\w+ ){0,3}?vor ort(?! be(?:im|i) kund)",
                r"(?:stage|poste|travail|mission|présence|déroule\w*|effectu\w+|100\s?%|uniquement)"
                r" (?:\w+ )?sur (?:place|site)\b",
                r"werkt? (?:\w+ )?op locatie(?! bij)|op locatie werken",
                rf"\bmon(?:day)?s?\W{{1,3}}(?:(?:to|through|thru)\W)?fri(?:day)?s?\W{{1,3}}(?:{SITE}|in the office)",
                r"on[- ]campus (?:internship|position|role|job)\b",
                r"\bin präsenz|präsenz(?:pflicht)? (?:im|vor)", r"op kantoor|présentiel|presencial",
            ),
            *_elsewhere(
                "onsite", "at-the-office", 0.85,
                r"(?:jeden tag|täglich) (?:ins|im) büro", r"\bwork(?:ing)? (?:from|in|at) office\b",
                rf"(?:role|position|internship|job) is (?:in|at) {_OFFICE}",
                rf"(?:roles|positions|internships|jobs|interns) are (?:all )?(?:in|at) {_OFFICE}",
                rf"\bbe (?:in|at) {_OFFICE}(?=[^.;:]{{0,15}}\b(?:full[- ]time|every ?day|daily|each day))",
            ),
            *_elsewhere(
                "hybrid", "days", 0.9,
                rf"{_DAY}(?:\s*(?:,|and|&|/|, and)\s*{WEEKDAY}){{0,3}} \(?"
                rf"(?:(?:are |is )?spent )?(?:in|at|from) {_OFFICE}",
                r"(?:one|two|three|four|\d) days? (?:(?:a|per) week )?(?:at|in|from) (?:either|any|one) "
                r"(?:of (?:our|the) )?offices?\b",
            ),
            *_elsewhere(
                "hybrid", "days", 0.9, rf"(?:in|at|from) {_OFFICE} (?:on|every) {WEEKDAY}(?! (?:to|through|[-–]))",
                inside=True,
            ),
            *_elsewhere(
                "onsite", "commute", 0.6,
                r"\b(?:able|willing|willingness|ability|need|required|expected) to (?:\w+ly )?commute (?:in)?to\b",
                r"\b(?:live|reside|located|based|be) within (?:a )?(?:[\w-]+ ){0,2}commut\w+ distance",
            ),
        )
    )
)  # fmt: skip
