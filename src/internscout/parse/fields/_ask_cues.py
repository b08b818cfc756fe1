"""The words by which a text asks for something, wishes for it, or offers it: patterns only, read by `_asks.py`.

In English, German, French, Dutch and Spanish, collected from the wording of postings. What they mean for a place in
the text is not decided here. Most are word patterns, written so that each match begins with a rare word: what must
stand before a common one ("a plus", "skills") is looked back at.
"""

import re

from internscout.parse.words import WordPattern


def _after(*words: str) -> str:
    """One of these words and a blank stand before this place."""
    return "(?:" + "|".join(rf"(?<=\b{word}\ )" for word in words) + ")"


_NOUN = (
    r"(?:(?:some|prior|previous|any|basic|additional|hands-on|working|strong|solid|good|practical|relevant|demonstrated"
    r"|further|an?|deep|proven)\ ){0,3}"
    r"(?:experience|knowledge|familiarity|familiar|exposure|proficiency|proficient|understanding|background|expertise"
    r"|\w*kenntnisse|\w*erfahrung(?:en)?|connaissance|maîtrise|kennis|ervaring|conocimientos?|experiencia)\b"
)
_FORWARD = (
    r"(?:preferabl[ey]|ideally|idealerweise|vorzugsweise|bevorzugt|idéalement|de\ préférence|bij\ voorkeur|idealmente"
    r"|preferiblemente|preferentemente|optional(?=\ (?-i:[A-Z]))|nice[-\ ]to[-\ ]haves?\ ?:|bonus(?:\ points)?\ ?:)"
)
# Where one demand ends and the next begins. What a forward cue ("ideally", "preferably") opens is a clause as well;
# where line breaks were lost, what is said after a wish ("… von Vorteil Gute …") is a new one.
CUT = re.compile(
    rf"""(?xi)[\ ,;.](?:  # nothing need be tried at other characters
      (?<=\srequired,)[ ]
    | (?<=\ )(?: (?=(?:and|und|et|en|y)\ {_NOUN}) | (?=(?:but|while|whereas|aber|mais|maar|pero)\ ) | (?={_FORWARD})
        | [–—-]\ (?!(?:is|are|would|als|est|ist|an?|also|highly|strongly|preferred|optional|nice|bonus|plus)\b)
        | ;\ ? | (?=(?-i:[A-ZÀ-Þ][a-zà-ÿ]))(?:(?<=\splus.)|(?<=orteil.)|(?<=enswert.)|(?<=eferred.)) )
    | (?<=,)\ (?=(?:(?:and|but|with|plus|or)\ )?{_NOUN}|(?:but|while|whereas|aber|mais|maar|pero)\ |{_FORWARD})
    | (?<=;)\ ? | (?<=\.)\ (?=(?-i:[A-ZÀ-Þ])) )"""
)
_PLUS = _after(
    *("a", "an", "is", "are", "big", "huge", "strong", "definite", "real", "major", "considered", "added", "great"),
    *("nice", "massive", "as", "extra"),
)
PREFERRED = WordPattern(
    rf"""(?xi)\b(?:
    {_PLUS}(?:plus(?:es)?|bonus|asset|advantage|benefit)\b
    | (?:plus|bonus)\ ?(?:$|[.!)]) | bonus(?:\ points)?(?:\ (?:for|if)|\ ?:) | plus\ if | plus(?:es)?:
    | (?:extra|brownie)\ (?:points|credit)
    | preferred(?!\ (?:name|language|location|start|method|pronoun|way|by|working)) | preferabl[ey]
    | prefer(?:ence)?\ (?:candidates|applicants|students|will|is|given) | ideally | nice[-\ ]to[-\ ]haves?
    | (?:would|will)\ be\ (?:nice|good|great|beneficial|helpful|ideal|useful|desirable|appreciated|welcome|valued
      |advantageous)
    | (?:desired|desirable|beneficial|advantageous)(?!\ (?:state|outcome|result|candidates?\b))
    | (?:{_after("is", "are", "be", "also")}|(?<=ly\ ))(?:helpful|welcome|valued|appreciated|valuable|useful)
    | {_after("is", "are")}ideal\b(?!\ (?:for|if))
    | not\ (?:strictly\ )?(?:required|mandatory|necessary|needed|a\ must|essential) | no\ need\ to\ know
    | even\ better | (?<=is\ )nice(?=,|\ but\b|$) | (?<=would\ )help\b(?!\ (?:you|us|our|the|with|to|\w+e\b))
    | helps(?=\ ?(?:$|[.!,;)]|if\b)) | good\ to\ have | optional\b
    | (?:in|to)\ your\ favou?r | (?:in|to)\ your\ advantage | sets?\ you\ apart | stand\ out
    | von\ vorteil | vorteilhaft | wünschenswert | ein\ plus | idealerweise | vorzugsweise | bevorzugt | pluspunkt\w*
    | kein\ muss | gern\ gesehen | wären?\ (?:super|toll|schön|klasse|ideal|cool|prima) | (?<=\bschön\ )wären?
    | hilfreich
    | {_after("est", "sont", "serait", "seraient", "un", "des", "vrai", "vrais", "gros")}(?:plus|atouts?|avantages?)
    | {_after("est", "sont", "serait", "seraient")}utiles?
    | appréciée?s? | souhaitée?s? | souhaitables? | idéalement | de\ préférence
    | (?:een|mooie?)\ (?:grote\ )?(?:pré|pre|plus|pluspunt|voordeel) | bij\ voorkeur | is\ mooi\ meegenomen
    | deseables? | valorables? | se\ valorar?[áa]?\w* | idealmente | preferiblemente | preferentemente
    )"""
)
# At the head of a sentence these speak for all of it.
PREFERRED_HEAD = WordPattern(
    r"""(?xi)\W{0,3}(?:(?:as\ a\ |it(?:'s|\ is|\ would\ be)\ |a\ )?
    (?:bonus(?:\ points)?|extra\ (?:points|credit)|nice[-\ ]to[-\ ]haves?|good\ to\ have|optional(?:ly)?|ideally
      |preferabl[ey]|preferred|desir(?:ed|able)|preference\ (?:is\ |will\ be\ )?given|(?:a\ )?(?:big\ )?plus\ if
      |idealerweise|wünschenswert|von\ vorteil|idéalement|bij\ voorkeur|idealmente)\b
    | (?:great|nice|helpful|even\ better|it\ helps|we(?:'d|\ would)\ love\ it)\ if\b)"""
)
# A label that speaks for all that follows it: "(Desirable) …", "Preferred: …", "… nice to have: A; B; C".
LABEL = WordPattern(
    r"[(\[]?\b(?:highly )?(?:preferred|desirable|desired|nice[- ]to[- ]haves?|bonus(?: points)?|optional"
    r"|(?:a )?plus)"
    r" ?(?:[)\]]|:\s)"
)
DEMANDED = WordPattern(r"(?<!not )(?<!not strictly )\b(?:required|mandatory|is a must|must[- ]have|erforderlich)\b")
ASKED = WordPattern(
    rf"""(?xi)\b(?:
    (?:experienced?|expertise|skill(?:s|ed)|background|competen(?:ce|cy|t))\ (?:\w+\ )?
      (?:with|in|using|on|writing|of|and)
    | proficien\w+ | (?<!ansys\ )fluen(?:t|cy) | familiar(?:ity)? | knowledge\ (?:of|in|with)
    | (?:comfortable|confident)\ \w+
    | (?:command|understanding|grasp|mastery)\ of | well[-\ ]versed | strong\ (?:in|with)
    | hands-on(?=\ (?:\w+\ )?(?:in|with|experience|exposure|knowledge|skills?|familiarity|coding|use|work)\b)
    | (?<!the\ )ability\ to\ (?:work|use|write|code|program|read|query|navigate|operate|develop|build)\b
    | (?<=\w\ )skills\b | skills\ ?: | requirements?\ ?:
    | (?<!\bas\ )(?<!\bif\ )(?<!where\ )(?<!when\ )(?<!\bbe\ )needed(?=\W?$)
    | requires?\b(?!\ (?:an?\ )?(?:\w+\ ){{0,2}}(?:team|company|platform|approach|set|modern\w+)\b)
    | affiniteit\ (?:met|voor)
    | you\ (?:have|know|bring|should|must
      |are(?!\ (?:looking|ready|part|joining|expected|given|encouraged|welcome))
      |can(?!\ (?:expect|look|work\ on|choose|learn))) | must\ (?:have|know|be|possess)
    | (?<!not\ )(?<!\bas\ )(?<!\bif\ )(?<!where\ )(?<!when\ )required
    | mandatory | is\ a\ must\b | programming\ in\ (?:any|one|at\ least|either)\b
    | (?:programming|coding|scripting|sql|python|java|javascript|css|html|matlab|excel|git|linux|aws)
      \ experience(?=\W?$)
    | (?:candidates?|applicants?|students?)\ (?:\w+\ )?(?:must|should|have|with|will\ have|need)
    | looking\ for\ (?:someone|somebody|people|students|candidates) | strong\ interest | exposure\ to
    | you(?:'ll|\ will)?\ need\b | you've\ (?:used|worked|built|written|coded|had)
    | (?<=\ba\ )must\b(?!-|\ have) | (?<=\bein\ )(?-i:Muss)\b | {_after("is", "are")}(?:essential|needed)\b
    | at\ ease | track\ record | we\ expect | vorausgesetzt | zwingend | unabdingbar
    | beherrsch\w+ | sicherer?\ umgang | vertraut | du\ (?:hast|bist|kannst|kennst|verfügst|bringst)
    | (?:indispensables? | exigée?s? | requise?s? | impérati(?:f|ve)s?)(?=\ ?(?:$|[.,;:)!]))
    | à\ l['’]aise | (?:tu\ connais|vous\ connaissez)
    | vereist | noodzakelijk | je\ (?:kent|beheerst|beschikt)
    | imprescindibles? | se\ requieren? | requerid[oa]s? | dominas | manejas | conoces
    | connaissances? | maîtris\w+ | compétences? | expérience | kennis | ervaring | vaardig(?:heid)? | beheersing
    | conocimientos? | experiencia | dominio | manejo
    ) | kenntnissen?\b | erfahrung(?:en)?\b"""
)
# At the head of a line these ask even where the employer speaks of itself.
ASKED_HEAD = re.compile(rf"(?xi)\W{{0,3}}(?:{_NOUN}|comfortable\b|able\ to\b|skilled\b|must\b)")
# Of these, what no offer or gain is called.
PROFICIENT = WordPattern(
    r"\b(?:proficien\w+|familiar(?:ity)?|(?<!ansys )fluen(?:t|cy)|knowledge of|required|vaardig|kennis van"
    r"|goede kennis|maîtrise)\b|kenntnisse\b"
)
LEARNER = WordPattern(
    r"""(?xi)\b(?:gain(?:ing)? | (?<!to\ )learn | acquire | deepen | strengthen(?:ing)? | sharpen | grow(?:ing)?
    | get(?:ting)? | hone | opportunit\w+
    | (?<!deep\ )(?<!machine\ )(?<!reinforcement\ )(?<!supervised\ )(?<!federated\ )(?<!statistical\ )learning
    | develop(?:ing)?
      \ (?:your|(?:coding\ |programming\ |technical\ )?skills|expertise|new
      |an?\ (?:deep\w*\ |strong\ |solid\ |working\ )?understanding)
    | build(?:ing)?\ (?:your|skills|expertise|hands) | we\ (?:offer|use|provide|have) | our\ (?:team|stack|tech)
    | you(?:'ll|\ will)\ (?:have|gain|get|learn|receive|be|work|use|also) | (?:mentors?|engineers|team)\ with
    | (?<=\w\ )exposure\ to | (?:offers?|provides?|receive)\ (?:you\ )?(?:\w+\ )?(?:hands-on|experience|exposure)
    | (?-i:I)(?:'m|\ am|\ have) | lernst | erhältst | bekommst | sammelst | apprendr\w+)\b"""
)
YOU = WordPattern(r"\b(?:you|your|candidates?|applicants?|students?|interns?|du|sie|vous|tu|je)\b")
# Where one part of a run-together text ends and the next begins, and what the names of parts inside it ask for.
PART = re.compile(
    r"""(?x)[\ ;.!?•·▪●*](?:  # nothing need be tried at other characters
      (?<=\ )(?:
        (?=[A-ZÀ-Þ])(?: (?<=[a-zà-ÿ)]-\ )
        | (?<=[a-zà-ÿ0-9)+\#]\ )(?<!asic\ )(?<!eferred\ )(?<!inimum\ )(?<!equired\ )(?<!itional\ )(?=
          (?:Strong|Solid|Good|Excellent|Basic|Proficien|Experience|Knowledge|Familiar|Understanding|Abilit|Able\s
          |Hands-on|Working\ know|Exposure|Comfortable|Currently|Pursuing|Enrolled|Interest|Passion|Must|You\s
          |Demonstrated|Proven|Prior|Previous
          |Programming\ (?:in|skills|experience|lang)|Coding\ (?:in|skills)
          |Preferred|Desired|Bonus|Nice\ to|Ideally|Basic\ Qual|Minimum\ Qual
          |Required|Requirements|Qualification|Sehr\ gute|Gute|Erste|Sichere|Fundierte|Grundkenntnisse|Kenntnisse
          |Erfahrung|Idealerweise|Du\ |Spaß|Freude|Bereit|Fließend|Verständnis|Connaissance|Maîtrise|Bonne|Expérience
          |Compétence|Capacité|Idéalement|Kennis|Ervaring|Goede|Je\ |Affiniteit|Uitstekende|Beheersing|Profil)) )
        | (?<=[a-zà-ÿ)]\ )-\ (?=[A-ZÀ-Þ]) | [;•·▪●*]\ ? )
    | (?<=[.!?])\ ?(?=[A-ZÀ-Þ][a-zà-ÿ]) | (?<=[;•·▪●*])\ ? )"""
)
# A name of a part at the very end of the part before it: "… until 2029Preferred Qualifications - …".
PART_GLUED = WordPattern(
    r"(?:(?P<preferred>preferred)|(?P<required>basic|minimum|required)) (?:qualifications?|requirements?|skills)\W*$"
)
# The name of a part at its head; the group's name is what it asks for.
PART_NAME = WordPattern(
    r"""(?xi)\W*(?:
    (?P<preferred>(?:preferred|desired|additional)\ (?:qualifications?|skills?|requirements?|experience)
        | nice[- ]to[- ]haves? | bonus | pluses)
    | (?P<required>(?:(?:basic|minimum|required|key|technical|must[- ]have)\ )?(?:qualifications?|requirements?)
        | required\ skills | skills\ required | what(?:'s|\ is)\ required | what\ you(?:'ll)?\ (?:need|bring)
        | who\ you\ are | what\ we(?:'re|\ are)\ looking\ for | (?:your|dein|ihr|votre|ton)\ profile?
        | profil\ recherché | qualifikation(?:en)? | anforderungen | was\ du\ mitbringst)
    | (?P<mentioned>(?:key\ )?(?:job\ )?responsibilities | about\ (?:the|our)\ team | a\ day\ in\ the\ life
        | what\ you(?:'ll|\ will)\ do | what\ we\ offer | benefits | wir\ bieten | deine\ aufgaben
        | (?:tes|vos)\ missions))\b"""
)
# The literals of what makes a wish of a demand, and of what turns a run-together text to something else.
WISHES = PREFERRED.numbers | LABEL.numbers | PREFERRED_HEAD.numbers
TURNS = WISHES | DEMANDED.numbers | PART_NAME.numbers | PART_GLUED.numbers
TURNS_OF_PROSE = TURNS | ASKED.numbers
