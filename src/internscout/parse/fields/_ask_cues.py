"""The words by which a text asks for something, wishes for it, or offers it: patterns only, read by `_asks.py`.

In English, German, French, Dutch and Spanish, collected from the wording of postings. What they mean for a place in
the text is not decided here.
"""

import re
from typing import Literal

_NOUN = (
    r"(?:(?:some|prior|previous|any|basic|additional|hands-on|working|strong|solid|good|practical|relevant|demonstrated"
    r"|further|an?|deep|proven)\s+){0,3}"
    r"(?:experience|knowledge|familiarity|familiar|exposure|proficiency|proficient|understanding|background|expertise"
    r"|\w*kenntnisse|\w*erfahrung(?:en)?|connaissance|maîtrise|kennis|ervaring|conocimientos?|experiencia)\b"
)
_FORWARD = (
    r"(?:preferabl[ey]|ideally|idealerweise|vorzugsweise|bevorzugt|idéalement|de\s+préférence|bij\s+voorkeur|idealmente"
    r"|preferiblemente|preferentemente|optional(?=\s+(?-i:[A-Z]))|nice[-\s]to[-\s]haves?\s*:|bonus(?:\s+points)?\s*:)"
)
# Where one demand ends and the next begins. What a forward cue ("ideally", "preferably") opens is a clause as well;
# where line breaks were lost, what is said after a wish ("… von Vorteil Gute …") is a new one.
CUT = re.compile(
    rf"""(?xi)(?=[\s;.,])  # at other characters nothing need be tried
    (?: \s*;\s* | \s+[–—-]\s+ | \.\s+(?=(?-i:[A-ZÀ-Þ]))
    | ,\s+(?=(?:and\s+|but\s+|with\s+|plus\s+|or\s+)?{_NOUN}) | \s+(?=(?:and|und|et|en|y)\s+{_NOUN})
    | ,?\s+(?=(?:but|while|whereas|aber|mais|maar|pero)\s) | ,?\s+(?={_FORWARD})
    | (?:(?<=\splus)|(?<=orteil)|(?<=enswert)|(?<=eferred))\s+(?=(?-i:[A-ZÀ-Þ][a-zà-ÿ])) )
    """
)
PREFERRED = re.compile(
    r"""(?xi)\b(?:
    (?:a|an|is|are|big|huge|strong|definite|real|major|considered|added|great|nice|massive|as|extra)\s+
      (?:plus(?:es)?|bonus|asset|advantage|benefit)\b
    | (?:plus|bonus)\s*(?:$|[.!)]) | bonus(?:\s+points)?(?:\s+(?:for|if)|\s*:) | plus\s+if | plus(?:es)?:
    | (?:extra|brownie)\s+(?:points|credit)
    | preferred(?!\s+(?:name|language|location|start|method|pronoun|way|by|working)) | preferabl[ey]
    | prefer(?:ence)?\s+(?:candidates|applicants|students|will|is|given) | ideally | nice[-\s]+to[-\s]+haves?
    | (?:would|will)\s+be\s+(?:nice|good|great|beneficial|helpful|ideal|useful|desirable|appreciated|welcome|valued
      |advantageous)
    | (?:highly\s+|very\s+)?(?:desired|desirable|beneficial|advantageous)(?!\s+(?:state|outcome|result|candidates?\b))
    | (?:is|are|be|also)\s+(?:\w+ly\s+)?(?:helpful|welcome|valued|appreciated|valuable|useful|optional)
    | (?:is|are)\s+ideal\b(?!\s+(?:for|if))
    | not\s+(?:strictly\s+)?(?:required|mandatory|necessary|a\s+must|essential) | good\s+to\s+have | optional\b
    | (?:in|to)\s+your\s+(?:favou?r|advantage) | (?:help\s+)?sets?\s+you\s+apart | stand\s+out
    | von\s+vorteil | vorteilhaft | wünschenswert | ein\s+plus | idealerweise | vorzugsweise | bevorzugt | pluspunkt\w*
    | kein\s+muss | gern\s+gesehen
    | (?:est|sont|serait|seraient)\s+(?:un\s+|des\s+)?(?:vrais?\s+)?(?:plus|atouts?|utiles?|avantages?)
    | un\s+(?:vrai\s+|gros\s+)?(?:plus|atout|avantage)
    | appréciée?s? | souhaitée?s? | souhaitables? | idéalement | de\s+préférence
    | (?:een|mooie?)\s+(?:grote\s+)?(?:pré|pre|plus|pluspunt|voordeel) | bij\s+voorkeur | is\s+mooi\s+meegenomen
    | deseables? | valorables? | se\s+valorar?[áa]?\w* | idealmente | preferiblemente | preferentemente
    )"""
)
# At the head of a sentence these speak for all of it.
PREFERRED_HEAD = re.compile(
    r"""(?xi)\W{0,3}(?:(?:as\s+a\s+|it(?:'s|\s+is|\s+would\s+be)\s+|a\s+)?
    (?:bonus(?:\s+points)?|extra\s+(?:points|credit)|nice[-\s]to[-\s]haves?|good\s+to\s+have|optional(?:ly)?|ideally
      |preferabl[ey]|preferred|desir(?:ed|able)|preference\s+(?:is\s+|will\s+be\s+)?given|(?:a\s+)?(?:big\s+)?plus\s+if
      |idealerweise|wünschenswert|von\s+vorteil|idéalement|bij\s+voorkeur|idealmente)\b
    | (?:great|nice|helpful|even\s+better|we(?:'d|\s+would)\s+love\s+it)\s+if\b)"""
)
# A label that speaks for all that follows it: "(Desirable) …", "Preferred: …", "… nice to have: A; B; C".
LABEL = re.compile(
    r"(?i)[(\[]?\b(?:highly )?(?:preferred|desirable|desired|nice[- ]to[- ]haves?|bonus(?: points)?|optional"
    r"|(?:a )?plus)"
    r"\s*(?:[)\]]|:\s)"
)
DEMANDED = re.compile(r"(?i)(?<!not )(?<!not strictly )\b(?:required|mandatory|is a must|must[- ]have|erforderlich)\b")
ASKED = re.compile(
    r"""(?xi)\b(?:
    (?:experienced?|expertise|skill(?:s|ed)|background|competen(?:ce|cy|t))\s+(?:\w+\s+)?
      (?:with|in|using|on|writing|of|and)
    | proficien\w+ | fluen(?:t|cy) | familiar(?:ity)? | knowledge\s+(?:of|in|with) | (?:comfortable|confident)\s+\w+
    | (?:command|understanding|grasp|mastery)\s+of | well[-\s]versed | hands-on | strong\s+(?:in|with)
    | (?:programming|coding|technical|scripting|\w+)\s+skills\b | skills\s*: | requirements?\s*: | requires?\b
    | you\s+(?:have|know|bring|should|must
      |are(?!\s+(?:looking|ready|part|joining|expected|given|encouraged|welcome))
      |can(?!\s+(?:expect|look|work\s+on|choose|learn))) | must\s+(?:have|know|be|possess) | (?<!not\s)required
    | (?:candidates?|applicants?|students?)\s+(?:\w+\s+)?(?:must|should|have|with|will\s+have|need)
    | looking\s+for\s+(?:someone|somebody|people|students|candidates) | strong\s+interest | exposure\s+to
    | \w*kenntnissen? | \w*erfahrung(?:en)? | beherrsch\w+ | sicherer?\s+umgang | vertraut | du\s+(?:hast|bist|kannst)
    | connaissances? | maîtris\w+ | compétences? | expérience | kennis | ervaring | vaardig(?:heid)? | beheersing
    | conocimientos? | experiencia | dominio | manejo
    )"""
)
# At the head of a line these ask even where the employer speaks of itself.
ASKED_HEAD = re.compile(rf"(?i)\W{{0,3}}(?:{_NOUN}|comfortable\b|able\s+to\b|skilled\b|must\b)")
# Of these, what no offer or gain is called.
PROFICIENT = re.compile(
    r"(?i)\b(?:proficien\w+|familiar(?:ity)?|fluen(?:t|cy)|knowledge of|required|vaardig|kennis van"
    r"|goede kennis|\w*kenntnisse|maîtrise)\b"
)
LEARNER = re.compile(
    r"""(?xi)\b(?:gain(?:ing)?|(?<!to\s)learn|acquire|deepen|strengthen(?:ing)?|sharpen|grow(?:ing)?|get(?:ting)?|hone|opportunit\w+
    | (?<!deep\s)(?<!machine\s)(?<!reinforcement\s)(?<!supervised\s)(?<!federated\s)(?<!statistical\s)learning
    | develop(?:ing)?\s+(?:your|skills|expertise|new|an?\s+(?:deep\w*\s+|strong\s+|solid\s+|working\s+)?understanding)
    | build(?:ing)?\s+(?:your|skills|expertise|hands) | we\s+(?:offer|use|provide|have) | our\s+(?:team|stack|tech)
    | you(?:'ll|\s+will)\s+(?:have|gain|get|learn|receive|be|work|use|also) | (?:mentors?|engineers|team)\s+with
    | \w+\s+exposure\s+to | (?:offers?|provides?|receive)\s+(?:you\s+)?(?:\w+\s+)?(?:hands-on|experience|exposure)
    | (?-i:I)(?:'m|\s+am|\s+have) | lernst | erhältst | bekommst | sammelst | apprendr\w+)\b"""
)
YOU = re.compile(r"(?i)\b(?:you|your|candidates?|applicants?|students?|interns?|du|sie|vous|tu|je)\b")
# Where one part of a run-together text ends and the next begins, and what the names of parts inside it ask for.
PART = re.compile(
    r"""(?x)(?=[\s;.!?•·▪●*-])
    (?: \s*;\s* | [.!?]\s*(?=[A-ZÀ-Þ][a-zà-ÿ]) | \s*[•·▪●*]\s* | (?<=[a-zà-ÿ)])\s*-\s+(?=[A-ZÀ-Þ])
    | (?<=[a-zà-ÿ)+\#])(?<!asic)(?<!eferred)(?<!inimum)(?<!equired)(?<!itional)\s+(?=
    (?:Strong|Solid|Good|Excellent|Basic|Proficien|Experience|Knowledge|Familiar|Understanding|Abilit|Able\s|Hands-on
    |Working\sknow|Exposure|Comfortable|Currently|Pursuing|Enrolled|Interest|Passion|Must|You\s|Demonstrated|Proven|Prior
    |Previous|Preferred|Desired|Bonus|Nice\sto|Ideally|Basic\sQual|Minimum\sQual|Required|Requirements|Qualification
    |Sehr\sgute|Gute|Erste|Sichere|Fundierte|Grundkenntnisse|Kenntnisse|Erfahrung|Idealerweise|Du\s|Spaß|Freude|Bereit
    |Fließend|Verständnis|Connaissance|Maîtrise|Bonne|Expérience|Compétence|Capacité|Idéalement|Kennis|Ervaring|Goede
    |Je\s|Affiniteit|Uitstekende|Beheersing|Profil) ) )"""
)
# A name of a part at the very end of the part before it: "… until 2029Preferred Qualifications - …".
PART_GLUED = re.compile(
    r"(?i)(?:(?P<preferred>preferred)|(?P<required>basic|minimum|required))\s+(?:qualifications?|requirements?|skills)\W*$"
)
PART_NAMES: dict[Literal["preferred", "required", "mentioned"], re.Pattern[str]] = {
    "preferred": re.compile(
        r"(?i)\W*(?:(?:preferred|desired|additional)\s+(?:qualifications?|skills?|requirements?|experience)"
        r"|nice[- ]to[- ]haves?|bonus|pluses)\b"
    ),
    "required": re.compile(
        r"""(?xi)\W*(?:(?:(?:basic|minimum|required|key|technical|must[- ]have)\s+)?(?:qualifications?|requirements?)
        | required\s+skills | skills\s+required | what(?:'s|\sis)\s+required | what\s+you(?:'ll)?\s+(?:need|bring)
        | who\s+you\s+are | what\s+we(?:'re|\sare)\s+looking\s+for | (?:your|dein|ihr|votre|ton)\s+profile?
        | profil\s+recherché | qualifikation(?:en)? | anforderungen | was\s+du\s+mitbringst)\b"""
    ),
    "mentioned": re.compile(
        r"""(?xi)\W*(?:(?:key\s+)?(?:job\s+)?responsibilities | about\s+(?:the|our)\s+team | a\s+day\s+in\s+the\s+life
        | what\s+you(?:'ll|\swill)\s+do | what\s+we\s+offer | benefits | wir\s+bieten | deine\s+aufgaben
        | (?:tes|vos)\s+missions)\b"""
    ),
}
