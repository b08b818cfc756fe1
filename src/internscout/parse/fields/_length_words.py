"""The words around a stretch of time that make it the internship's length, or something else's.

What the stretch is, and what follows from these words, is decided in `duration.py`.
"""

import re

from internscout.parse.fields._dates import MONTH, SEASON

# From here to `NEVER_AFTER`: tried on the text in lower case, which is several times as fast as minding no case.
LABEL_BEFORE = re.compile(
    r"(?:duration;?|length|(?<!notice\s)(?<!pay\s)(?<!payment\s)(?<!trial\s)(?<!probation\s)(?<!probationary\s)period"
    r"|période|term|dauer|durée|looptijd|duur|stageduur|duración|zeitraum|laufzeit"
    r"|praktikumsdauer|employment type|contract type|timeframe|timeline)(?:[^.;]|\b(?:min|ca|approx)\.){0,32}$"
    r"|(?:internship|program(?:me)?|placement|co-?op|stage|praktikum|fall|summer|spring|winter)s?\s*:"
    r"\s*(?:approx\w*\.?|around|about|ca\.?)?\s*$"
)
NOUN_AFTER = re.compile(
    r"[\s,\\-]*(?:(?:[a-z0-9]+[-\w]*|\(?paid\)?|\(?full[-\\ ]*time\)?|\(\d[^()]{0,24}\))[\s,]+(?:and\s+)?){0,4}?"
    r"(?:interns?(?:hips?)?\b|program(?:me)?s?\b|co-?\\?-?ops?\b|placement|commitment|assignment|project|fellowship"
    r"|residency|apprenticeship"
    r"|traineeship|contract|praktikum|pflichtpraktikum|stage\b|opportunit|engagement|work\s+term|term\b|position"
    r"|appointment|journey"
    r"|immersi|thesis|summer\b|role\b|stint|period\b|duration|prácticas|afstudeer|stay\b|temporary|fixed|season"
    r"|alternance|tenure|availability|beschikbaar|verfügbar|disponib|in\s+length|long\b|of\s+(?:[\w-]+\s+){0,2}?availab|lang\b)"
)
AT_SCHOOL = re.compile(r"(?:enrol|pursu|attend|student|stud(?:y|ies|ying)\b|year\s+of|offered)[^.;]{0,50}$")
CUE_BEFORE = re.compile(
    r"(?:intern(?:ship)?s?\b|program(?:me)?\b|co-?op\b|placement|fellowship|residency|praktik(?:um|a)|stages?\b"
    r"|traineeship|project|position|role|thesis"
    r"|availab\w+|commit\w*|last(?:s|ing)?\b|run(?:s|ning)?\b|work(?:ing)?\s+(?:full\W?time\s+)?|full\W*time"
    r"|join|participate|have\s+you\s+for|spend|kannst\s+(?:du\s+)?uns|alternance|stagiaire|étal\w+|vanaf"
    r"|part\W*time|over\s+(?:the\s+course\s+of\s+)?"
    r"|during\s+(?:your|our|the|this|a)|by\s+the\s+end\s+of\s+(?:your|the)|verfügbar|beschikbaar|disponib\w+"
    r"|for\s+a\s+(?:total\s+)?(?:period|minimum)|apprenti\w+|ausbildung|contrat[ao]?\b|\bcdd\b|prácticas|afstudeer\w*|mémoire"
    r"|complete|duration|length|period|beginning|starting|start\b|november|december|january|september|summer|fall"
    r"|spring"
    r"|für\s+(?:die\s+dauer\s+von\s+)?|pour\s+une\s+durée|gedurende|contract|join\s+us|negotiable"
    r"|hours|hrs)(?:[^.;:!?]|\b(?:min|ca|approx)\.){0,80}$|\b(?:durante|pendant|durant|während)\s+(?:\w+\s+){0,2}$"
)
NEVER_BEFORE = re.compile(
    r"(?:past|(?:the|this|our|your|these|those|over|in|within)\s+last|years?\s*\(|previous|prior|within|every|first"
    r"|next|any|extending|in\s+(?:just|only|under|less\s+than)|customary[^.;]{0,40}|travel\b[^.;]{0,45}"
    r"|abroad\s+for|hours\s+(?:available\s+)?(?:over|in|within|during|per)\s+an?"
    r"|(?:pay(?:ment)?|notice|trial|waiting|grace)\s+periods?(?:\s+of)?"
    r"|process\s+(?:has|takes?|can|lasts?|usually|typically|will)\b[^.;]{0,60}"
    r"|after|recent|ago|another|than|since|take|extend(?:able|ed)?(?:\s+(?:by|for|up|to))+|additional|further"
    r"|extension\s+of"
    r"|letzten|leave\s+of|experience\s*[:(]?|age|older|onboarding|probation\w*(?:\s+period)?\s*:?"
    r"|experience\s+of\s+an?|notice|response|respond|intégration\s+\w+\s+de|roadmap|earlier|vacation"
    r"|congés?|leave(?:\s+[-\w]+){0,3}(?:\s+to)?|últimos|primeros"
    r"|(?:essai|probezeit|proeftijd|prueba|préavis|kündigungsfrist|opzegtermijn)\s*:?\s*(?:de|von|van)?|in\s+as\s+little\s+as|renew\w*|trial|every\s+other"
    r"|(?:evolv|grow|chang)\w*(?:\s+\w+){0,2}\s+over|anywhere(?:\s+\w+)*)\s*(?:the\s+|of\s+|for\s+|up\s+to\s+|about\s+)*$"
)
IN_TIME = re.compile(r"\bIn\s*(?:the\s+|of\s+|for\s+|up\s+to\s+|about\s+)*$")
NEVER_AFTER = re.compile(
    r"'?[\s\\-]*(?:\(?s\)?\s*)?(?:of\s+(?:\w+[\s,/-]+){0,4}?(?:experience|service|vacation|holidays?|leave|pto|age"
    r"|coursework|study|studies|college|university|full-time|prior)"
    r"|(?:(?!outside)\w+[\s-]+){0,3}?(?:experience|leave|vacation|holidays?|pto|ago|old|notice|degree"
    r"|college|university|bachelor|undergraduate|history|anniversary|track\s+record"
    r"|accredited|parental|maternity|paternity|in\s+position|roadmap|in\s+a\s+row)\b"
    r"|prior\b|before\b|after\b|from\s+(?:the\s+)?(?:date|posting)|about\s+your|per\s+(?:year|month)"
    r"|(?:\w+\s+)?each\s+year|/\s*year|a\s+year|in\s+advance|in\s+the\s+(?:past|last)"
    r"|\s*\((?:preferred|required)\)|(?:probation|pay\s+period|blocks?|sprints?|rotations?|shifts?|remaining|left"
    r"|reststudienzeit|later|every\s+year|renewable|or\s+graduate|from\s+now"
    r"|de\s+(?:salaire|cong\w*|formation|prueba|vacaciones|experiencia)|d['’](?:essai|expérience|ancienneté)|\w*urlaub"
    r"|\w*erfahrung|\w*ervaring|(?:[\w-]+\s+){0,2}?onboarding)\b"
    r"|of\s+(?:[\w-]+\s+){0,2}?(?:training|mentorship|remote\s+work))"
)


# "Twelve weeks from June 2027", "6 maanden, start in overleg".
A_START_AFTER = re.compile(
    r"[\s,(]*(?:start(?:ing|datum|termin)?|from|beginning|commencing|ab|à\s+(?:partir|compter)\s+d[eu]|dès|vanaf|a\s+partir\s+de"
    r"|desde)\s+(?:(?:in|on|from|the|le|den|dem|op|en|early|mid|late|anfang|mitte|ende|début|medio|eind|\d{1,2}\S{0,3}|de)\s+){0,3}"
    rf"(?:{MONTH}|{SEASON}|20[12]\d|overleg|asap|sofort|flexib)"
)
# "For nine months you pursue …", "Pendant seize semaines, tu …", but no training or time off of that length.
FIRST_WORDS_BEFORE = re.compile(
    r"(?:^|[.!?:\n]\s*)(?:for|over|during|across|throughout|pendant|durant|sur|gedurende|durante|für|während)"
    r"\s+(?:(?:the\s+course\s+of|the|your|these|those|les|los|die|ces)\s+)?$"
)
YOU_AFTER = re.compile(
    r"[\s,]*(?:you(?:['’]ll|r)?|we\s+(?:are\s+)?(?:look|seek)\w*|interns?|apprentices?|students?|du|tu|vous|je|jij|ga\s+je|werk\s+je"
    r"|suchen|arbeitest|lernst|nous\s+(?:recherch|cherch)\w*|zoeken|trabajar\w*|aprender\w*|participar\w*|buscamos)\b"
    r"(?![^.;\n]{0,50}\b(?:train|onboard|leave|paid\s+time|shadow|probation|einarbeitung|eingearbeitet|formé|form(?:ation|ación)"
    r"|ingewerkt|abroad))"
)
# "(min. 3 months)", "– 6 mois", "| 5-6 months |": a length set apart, behind words of the internship.
_ABOUT = r"(?:approx\w*\.?|about|around|circa|ca\.?|min\.?|minimum|minimaal|max\.?|e\.g\.?,?|~|±|\+/-)?\s*"
APART_BEFORE = re.compile(rf"(?:[(–,]|\s-)\s*{_ABOUT}$", re.IGNORECASE)
APART_AFTER = re.compile(
    r"\s*(?:min\w*\.?|max\w*\.?|total|or\s+longer)?\s*(?:[);,|–]|$|[^\w\s.:%/'\"-])", re.IGNORECASE
)
OF_INTERNSHIP = re.compile(
    rf"(?:intern|stag|praktik|co-?op|trainee|position|program|start|availab|commit|full\W?time|semester|sofort|20[12]\d"
    rf"|{MONTH}|{SEASON})[^.;!?]{{0,70}}$",
    re.IGNORECASE,
)
ALONE_BEFORE = re.compile(rf"(?:^|[|·•●⏳⏱🕒📅🗓]\ufe0f?)\s*{_ABOUT}$", re.IGNORECASE)
ALONE_AFTER = re.compile(r"\s*(?:\([^()]{0,30}\)\s*)?(?:[|·•●]|$|,\s*\d{2}\W)", re.IGNORECASE)
OTHER_LENGTH = re.compile(
    r"experience|probation|notice|leave|vacation|holiday|degree|education|studies|deadline|respons", re.IGNORECASE
)
HANGING = re.compile(r"\b(?:for|van|of|minimaal|least|an?|de|von|mindestens|für|voor)\s*$", re.IGNORECASE)
