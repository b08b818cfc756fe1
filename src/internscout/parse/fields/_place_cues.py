"""The cues after which a text names the place of work, as tables; `_place_spans.py` finds the places under them.

Cues are sought in any case, the names after them in the text as written.
"""

import re
from dataclasses import dataclass

from internscout.parse.words import PatternSet, WordPattern

__all__ = ["CUES", "LIST_END", "OUR", "OUR_OFFICE", "PAY_IN", "PAY_LINE", "Label", "Rule"]

_ARTICLES = (
    r"(?:(?:[\w-]+'s|our|the|its|either|one of|downtown|beautiful|central|main|global|person|both|sunny|notre|nos"
    r"|unserem|unserer|ons|onze|headquarters|offices?|office locations?|hubs?|labs?|campus|site) ){0,4}"
)
_ONE_OFFICE = r"(?:office|office locations?|hub|campus|studio|lab|site)"
_OFFICE = rf"(?:{_ONE_OFFICE}|offices)"


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A cue in the text, with what may have to stand before it, itself included, and after the names that follow it."""

    name: str
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """A label, with what may have to stand right before it, in so many characters."""

    before: re.Pattern[str] | None
    reach: int = 24


_LINE_START = re.compile(r"^\W{0,4}\Z", re.MULTILINE)
_LABELS: dict[Rule | Label, WordPattern] = {
    Label(
        re.compile(
            r"(?:^|[.;!?] |\| )\W{0,4}(?:(?:job|work(?:ing|place)?|office|primary|main|internship|position|role"
            r"|available|base|eligible office|eligible|preferred|current)\s)?\Z",
            re.MULTILINE,
        )
    ): WordPattern(
        r"\b(?:locations?|location\(s\)|base|where|city|place of work|work ?place|standorte?|arbeitsort|einsatzort"
        r"|ort|dienstort|lieu(?: de travail| du stage)?|localisation|localité|locatie|standplaats|werklocatie"
        r"|plaats|ubicación|lugar|localidad)\b[^:.\n]{0,12}?\s*[:–-]"
    ),
    # In texts that lost their line breaks a label follows any word.
    Label(re.compile(r"[\w)] \W{0,2}\Z")): WordPattern(
        r"\b(?:localisation|arbeitsort|einsatzort|standplaats|lieu (?:de travail|du stage)|work location|job location)"
        r"\s?:"
    ),
    Label(_LINE_START): WordPattern(r"\b(?:hybrid|on-?site|in[- ]office|in[- ]person)\b[^:\n]{0,20}:"),
    Label(re.compile(r"^\W{0,4}(?:(?:job|work|office|internship) )?\Z", re.MULTILINE)): WordPattern(
        r"\b(?:locations?|standorte?|lieu(?: de travail)?|locatie|ubicación)\W{0,4}$"
    ),
    Label(re.compile(r"\b(?:locations?|location\(s\)|offices?|cities|hubs)\b[^:.;\n]{0,60}\Z"), 75): WordPattern(
        r"\b(?:following|these)\b[^:.;\n]{0,20}[:;]"
    ),
}
LIST_END = re.compile(
    r"\b(?:not|except|excluding|other than)\b|(?<![A-Z])(?<!St)(?<!Ft)(?<!Mt)\.\s|\s[-–•]\s(?=[A-Z][\w /]+:)"
    r"|\s(?=[A-Z][\w ]{2,24}:\s)"
)
_LIVE = (
    r"\b(?:live|reside|be (?:based|located|residing|living)|be a resident of|work)"
    r"(?: and (?:be eligible to )?work| in and be eligible to work)? (?:in|within|near) (?:the )?"
)
_RULES: dict[Rule | Label, WordPattern] = {
    Rule(
        "based",
        before=re.compile(
            r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|jobs?|opportunit(?:y|ies)|program(?:me)?s?"
            r"|candidates?|applicants?|you(?:'ll)?|students?|fellow|team|stelle|praktikum|praktikant\w*|poste|stage"
            r"|alternance|stagiaire|functie|puesto|prácticas|work|working|hiring|seeking)\b[^.;:!?\n]{0,90}$"
        ),
    ): WordPattern(
        r"\b(?:based|located|situated|hosted|stationed|on-?site|in[ -]person|in-office|takes? place|reside|live"
        r"|relocate|commut\w+|basée?s?|situé\w*|localisé\w*|gevestigd|ansässig|standort|join us|join our team"
        r"|join our \w+ team|immediate opening|in the office|hybrid|remote|remotely)\b[^.;:!?\n]{0,25}?"
        rf"\b(?:in|at|from|within|out of|near|to|à|en|te|dans|de) {_ARTICLES}"
    ),
    Rule("office-in", before=re.compile(r"\b(?:our|the|an?) (?:[\w-]+ ){0,4}$")): WordPattern(
        rf"\b(?:{_ONE_OFFICE}|office environment|office space) (?:is )?(?:located )?(?:in|at) "
        r"(?:downtown |central )?"
    ),
    # "from our offices in Paris and Lyon"; but "our offices in Paris and Lyon grow"
    Rule(
        "offices-in",
        before=re.compile(r"\b(?:at|in|from|of|to|for|join) (?:one |either )?(?:of )?(?:our|the) (?:[\w-]+ ){0,3}$"),
    ): WordPattern(r"\b(?:offices|hubs|labs|studios|sites) (?:located )?in "),
    Rule("location-is"): WordPattern(
        r"\blocations? (?:for|of) (?:this|the) (?:role|position|internship|job)\b[^.;:\n]{0,20}?"
        r"\b(?:is|are|will be|includes?)(?: in)? "
    ),
    Rule("work-from"): WordPattern(r"\bwork (?:from|at|in|out of)\b[^.;:\n]{0,40}?\b(?:in|at) "),
    Rule("role-in"): WordPattern(
        r"\b(?:internships?|interns?|co-?ops?|roles?|positions?|praktikum|stage|our team|fellowship) in (?:our )?"
        r"|\b(?:we are|we're) hiring (?:interns )?in "
        r"|\b(?:praktikum|stelle|einsatz|tätigkeit) (?:findet|erfolgt|ist) in "
        r"|\b(?:stage|poste|mission|alternance)\b[^.;:!?\n]{0,40}?\b"
        r"(?:se (?:déroulera?|fera|tiendra)|aura lieu|sera effectué) (?:à|dans) "
        r"|\bop locatie in |\b(?:internships?|interns|co-?ops?|roles?|positions?) (?:will be|are|is)"
        r"(?: (?:available|offered|open))? in "
        r"|\b(?:ability|able|available|willing(?:ness)?) to (?:work|relocate)(?: [\w-]+)? (?:in|to) "
    ),
    Rule("remote"): WordPattern(
        r"\bremote(?:ly)?\b(?: \([^)\n]*\))?,?(?: work| position| role)?(?: only| anywhere)?"
        r" ?(?::|within|in|from|-|–|\() ?(?:the )?"
    ),
    Rule(
        "live",
        before=re.compile(
            r"\b(?:must|should|need to|required to|able to|has to|have to|currently)"
            rf" (?:currently |physically |permanently |already )?{_LIVE}$"
        ),
    ): WordPattern(_LIVE),
}
PAY_IN = Rule("pay-in", after=re.compile(r"[^.;\n]{0,30}?(?:is|:|=|of|ranges?|are)\s[^.;\n]{0,25}?[$€£] ?\d"))
OUR_OFFICE = Rule("our-office", after=re.compile(rf" (?:{_OFFICE}|headquarters|hq)\b"))
# Before "Berlin office".
OUR = re.compile(r"\b(?i:our|the|at|in|from) (?:downtown |beautiful |main )?(?=[A-ZÀ-Þ])")
PAY_LINE = Rule(
    "pay-line",
    after=re.compile(
        r"(?: (?:metro(?:politan)?|area|only|based|applicants|residents|office|pay range|base pay|salary range"
        r"|hourly)\b)*\s*[:=(–-]+\s*[^\w\s]{0,3} ?(?:usd|cad|eur|gbp)? ?[$€£]? ?\d[\d.,]*[ k$€£-]"
    ),
)
CUES = PatternSet(
    {
        **_LABELS,
        **_RULES,
        OUR_OFFICE: WordPattern(rf"\b(?:{_OFFICE}|headquarters|hq)\b"),
        PAY_IN: WordPattern(
            r"\b(?:range|salary|pay|compensation|rate|wage)\b[^.;\n]{0,60}?\b(?:in|for) (?!this |our |all )"
            r"(?:(?:candidates|applicants|employees|those|hires)(?: \w+)? in )?"
            r"(?:the (?:locations?|cities|offices) of )?"
        ),
        PAY_LINE: WordPattern(r"\b(?:usd|cad|eur|gbp)\b"),
    }
)
