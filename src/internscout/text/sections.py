"""The names under which postings write their parts, in English, German, French, Dutch and Spanish.

`section_of(heading)` tells the part a heading opens, or None for a heading that names none. `INLINE` finds headings
inside running text: many feeds flatten a posting to one line and leave `… Requirements - Python - SQL …`.
"""

import re
from enum import StrEnum


class Section(StrEnum):
    """The part of a posting in which a line stands."""

    TITLE = "title"
    LOCATION = "location"
    DETAIL = "detail"
    ROLE = "role"
    DUTIES = "duties"
    REQUIREMENTS = "requirements"
    PREFERRED = "preferred"
    BENEFITS = "benefits"
    PAY = "pay"
    COMPANY = "company"
    EQUAL_OPPORTUNITY = "equal_opportunity"
    APPLICATION = "application"
    OTHER = "other"


# Tried in this order: "preferred qualifications" must not be read as "qualifications".
_NAMES: tuple[tuple[Section, str], ...] = (
    (
        Section.EQUAL_OPPORTUNITY,
        r"equal (?:employment )?opportunit|\beeo\b|diversity|inclusion|inclusive|accommodation|non-?discrimination"
        r"|chancengleichheit|vielfalt|diversité|égalité|diversiteit|igualdad",
    ),
    (
        Section.PREFERRED,
        r"prefer|nice[- ]to[- ]ha|bonus(?! and)|\bplus(?:ses)?\b|desir(?:ed|able)|ideal(?:ly)? (?:you|candidate|have)"
        r"|stand out|set you apart|extra credit|good to have|great to have|would be (?:great|nice|a plus|awesome)"
        r"|strong candidates may|additional (?:qualifications|skills)|advantage|assets?\b|even better|optional"
        r"|wünschenswert|von vorteil|idealerweise|apprécié|souhaité|un plus|atouts?\b|pluspunt|pré\b|\bpre[s]?\b"
        r"|deseable|valorable|se valorar",
    ),
    (
        Section.REQUIREMENTS,
        r"qualification|requirement|require[ds]?\b|must[- ]have|what (?:you(?:'ll|'d|'re| will)?|we) (?:need|bring|have)"
        r"|what we(?:'re| are) (?:looking|seeking)|who (?:you are|we(?:'re| are) looking|should apply|can apply)"
        r"|you(?:'ll| will|'d| would)? (?:have|bring|need|should have|may be a (?:good )?fit|might be a)"
        r"|what (?:we )?(?:look|looking) for|we(?:'d| would) love|looking for\b|about you\b|your (?:profile|background|skills|experience)"
        r"|skills|competenc|eligib|prerequisit|(?:ideal|successful) candidate|candidate profile|experience you|what it takes"
        r"|(?:education|experience|knowledge)(?: and| &|,|$|:)|you(?:'re| are) (?:a|an|someone|currently|pursuing|the)\b"
        r"|basic needs|the candidate|minimum|essential|need to see|^profile?$|you are$|to be successful|to succeed|criteria"
        r"|anforderung|dein profil|ihr profil|das bringst du|was du mit|das bringen sie|du bringst|voraussetzung"
        r"|qualifikation|was wir (?:suchen|erwarten)|dich aus|profil(?: recherché)?\b|compétences|prérequis|votre profil|qui es-tu"
        r"|functie-eisen|wat vragen|jouw profiel|wie ben jij|wat breng|wat neem je mee|wij vragen|requisitos|perfil|qué buscamos",
    ),
    (
        Section.PAY,
        r"compensation|salary|pay (?:range|rate|transparency)|\bpay\b|hourly|stipend|remuneration|vergütung|gehalt"
        r"|rémunération|gratification|salaris|stagevergoeding|salario|remuneración",
    ),
    (
        Section.BENEFITS,
        r"benefit|perk|what we offer|we offer|what you(?:'ll|'ll| will)? (?:get|gain|receive)|what's in it|why (?:join|you|us|work|intern)"
        r"|in return|we provide|rewards|what(?:'s| is) on offer|life at|wir bieten|das bieten|was wir (?:dir )?bieten|deine vorteile"
        r"|was dich erwartet wir|nous (?:vous )?(?:offrons|proposons)|avantages|ce que nous offrons|wat (?:wij |we )?bieden|wat krijg"
        r"|ofrecemos|beneficios|qué te ofrecemos|program details|program highlights",
    ),
    (
        Section.APPLICATION,
        r"how to apply|to apply|application|apply now|hiring process|interview|recruitment process|next steps|deadline|timeline"
        r"|bewerb|kontakt|contact|candidat(?:er|ure)|postuler|processus|sollicit|solicitud|cómo aplicar",
    ),
    (
        Section.DUTIES,
        r"responsibilit|what you(?:'ll|'ll| will| would|'d)? (?:be )?(?:do|work|build|learn|achieve|own|accomplish|tackle|contribute)"
        r"|what you are going to|you(?:'ll| will) (?:be |get |do|work|help|build)|your (?:role|tasks|mission|impact|work|responsib|day|contribution)"
        r"|duties|key (?:tasks|activities|accountab)|day[- ]to[- ]day|in this role|a day in|tasks\b|the work\b|scope"
        r"|accountabilit|impact you|how you(?:'ll| will)|essential functions|projects? (?:you|may|include)|expectations"
        r"|aufgaben|das erwartet dich|was dich erwartet|deine rolle|tätigkeit|missions?\b|vos missions|responsabilités"
        r"|tâches|taken\b|wat ga je doen|jouw rol|werkzaamheden|de opdracht|funciones|responsabilidades|tareas|qué harás",
    ),
    (
        Section.ROLE,
        r"about (?:the|this) (?:role|job|position|internship|opportunity|program|project|co-?op)|the (?:role|opportunity|position|internship|job|project|program)\b"
        r"|(?:job|role|position|internship|project|program(?:me)?) (?:description|summary|overview|details|purpose|title)|summary|overview|description"
        r"|about the team|the team\b|our team|your team|the challenge|opportunity|research (?:area|topic|focus)|stellenbeschreibung"
        r"|über die (?:stelle|rolle|position)|das team|le poste|description du poste|l'équipe|contexte|over de (?:functie|rol|stage)"
        r"|het team|sobre el (?:puesto|rol)|descripción|el equipo",
    ),
    (
        Section.COMPANY,
        r"about (?:us|our|the company|[A-Z0-9][\w.&'-]*)|who we are|our (?:mission|story|culture|values|company|vision|purpose|commitment)"
        r"|company (?:description|overview)|why we exist|what we do\b|we are\b|join us\b|über uns|wer wir sind|unternehmen|das sind wir"
        r"|à propos|qui sommes|l'entreprise|notre|over ons|wie zijn wij|wie we zijn|sobre nosotros|quiénes somos|acerca de",
    ),
)
_COMPILED = tuple((section, re.compile(pattern, re.IGNORECASE)) for section, pattern in _NAMES)

# Openings of a heading that running text hardly uses with a capital letter in the middle of a line.
INLINE = re.compile(
    r"(?:(?<=[.!?:;)\]] )|(?<=[a-z0-9%] )|^)"
    r"(?P<heading>"
    r"(?:(?:Minimum|Basic|Required|Preferred|Desired|Additional|Key|Your|Job|Position|Core|Main|Technical|Academic|Primary|Essential) )"
    r"(?:Qualifications?|Requirements?|Skills(?: (?:and|&) (?:Qualifications|Experience|Abilities))?|Responsibilities|Duties|Competencies|Experience)(?: and [A-Z][a-z]+)?"
    r"|Qualifications(?: (?:and|&) [A-Z][a-z]+)?|Requirements|Responsibilities|Nice[- ][Tt]o[- ][Hh]aves?|Bonus [Pp]oints|Bonus [Qq]ualifications|Must[- ][Hh]aves?"
    r"|(?:What|Things) [Yy]ou(?:'ll| will|'d)? (?:[Bb]e |[Gg]et [Tt]o )?(?:[Dd]o(?:ing)?|[Bb]ring|[Nn]eed|[Hh]ave|[Ll]earn|[Aa]chieve|[Bb]uild|[Ww]ork(?:ing)? [Oo]n|[Gg]ain|[Gg]et)"
    r"|What [Ww]e(?:'re| are)? (?:[Ll]ook(?:ing)? [Ff]or|[Oo]ffer|[Nn]eed [Tt]o [Ss]ee|[Dd]o|[Ss]eek)"
    r"|Who (?:[Yy]ou [Aa]re|[Ww]e [Aa]re)|About (?:[Tt]he|[Tt]his) (?:[Rr]ole|[Jj]ob|[Tt]eam|[Pp]osition|[Ii]nternship|[Pp]rogram|[Cc]ompany|[Oo]pportunity)|About (?:[Uu]s|[Yy]ou)\b"
    r"|You (?:[Mm]ay [Bb]e a [Gg]ood [Ff]it [Ii]f(?: you(?: have)?)?|[Hh]ave|[Bb]ring)(?= -|:)"
    r"|Strong [Cc]andidates [Mm]ay(?: also)?(?: have)?(?: \([^)]{3,40}\))?"
    r"|Ways [Tt]o [Ss]tand [Oo]ut(?: [Ff]rom [Tt]he [Cc]rowd)?|(?:Job|Role|Position) (?:Summary|Description|Overview)|The (?:Role|Opportunity|Team)(?= [A-Z])"
    r"|Benefits(?: (?:and|&) Perks)?|Perks(?: (?:and|&) Benefits)?|Program [Dd]etails|Why [Jj]oin [Uu]s\??|How [Tt]o [Aa]pply|Compensation(?: Range)?|Salary Range|Pay Range"
    r"|Equal (?:Employment )?Opportunity|Our [Cc]ulture|How we're different"
    r"|Aufgaben|Anforderungen|(?:Dein|Ihr) Profil|Wir bieten|Über uns|Voraussetzungen|Missions|Profil recherché|Compétences|Avantages|À propos"
    r")(?P<end>\s*[:?!]\s*|\s+-\s+|\s*[•*·]\s*|\s+(?=[A-Z0-9]))"
)


def section_of(heading: str) -> Section | None:
    """The part that a heading opens; None when it names none that we know."""
    for section, pattern in _COMPILED:
        if pattern.search(heading):
            return section
    return None
