"""Which rows of a listing are worth a request for their text: those that can be machine-learning internships.

Not a classification: the parser decides what a posting is from its text. Recall comes first here, a request too many
costs a second, a posting never read is lost. Measured by `tools/worth.py`: docs/accuracy.md.
"""

import re

_TECHNICAL = re.compile(
    r"\b(?:ai|ml|nlp|llms?|gpu|it|r&d|sde|swe|sre|qa|ar|vr|ui|ux|ios|web|asic|phd|ph\.d|stem|bi|gis|soc)\b"
    r"|machine|intelligen|data\b|database|analytic|quant|scien|research|engineer|ingenieur|software|develop(?!ment)"
    r"|entwickl|product development|program(?!s?\b)|comput|algorithm|statist|math|model|simulat|robot|autonom|vision"
    r"|perception|speech|language|deep learning|\btech\b|technolog|technical|cloud|cyber|security|hardware|firmware"
    r"|embedded|silicon|fpga|electr|photonic|optic|physic|chem|\bbio|genom|informatic|stack|front.?end|back.?end|mobile"
    r"|android|devops|platform|infrastructure|system|network|wireless|digital|automation|actuar|trading|trader"
    r"|blockchain|crypto"
    r"|\bgame",
    re.IGNORECASE,
)
_OTHER_WORK = re.compile(
    r"\b(?:marketing|sales|brand|communications?|public relations|social media|content|editor(?:ial)?|journalis[mt]"
    r"|copywrit\w*|account(?:s|ing|ant|ants)?|audit\w*|tax|payroll|treasury|financ\w*|bank(?:ing|er)?|wealth|insurance"
    r"|underwrit\w*|claims|legal|law|paralegal|counsel|human resources|hr|people|talent|recruit\w*|supply chain"
    r"|learning and development|procurement|logistics|warehouse|buyer|buying|merchandis\w*|retail|store|hospitality"
    r"|hotel|culinary|kitchen|events?|facilit\w+|customer (?:success|service|support|experience)|client service\w*"
    r"|business development|fundrais\w*|nurs\w+|pharmac\w+|clinical|medical|dental|veterinar\w*|therapist|construction"
    r"|interior|graphic|fashion|apparel|mechanic|technician|maintenance|welding|agricult\w*"
    r"|animal|sport\w*|music|administrative|secretar\w+|receptionist)\b",
    re.IGNORECASE,
)


_STUDENT = re.compile(
    r"\bintern(?!al|ation)|\bco-?ops?\b|\btrainee|\btraining program|\bapprentic|\bstudent|\bundergrad"
    r"|\bgraduate|\bgrad\b"
    r"|\bph\.?d\b|\bdoctora|\bthes[ie]s\b|\bfellow|\bresiden|\bsummer|\bwinter\b|\bspring\b|\bfall\b|\bautumn"
    r"|\bplacement"
    r"|\bacademi|\bcampus|\buniversit|\bcollege|\bearly[ -](?:career|talent|in)|\bscholar|\bwork[ -]study|\bvacation"
    r"|\bvisiting|\bsandwich|\byear in industry|\bnew grad|\bbachelor|\bmaster|\bmsc\b|\bbsc\b|\brotation"
    # German, Dutch, Nordic
    r"|prakti[kc]|werkstud|studen|studium|\bstudi[eu]|abschlussarbeit|diplom|\bhiwi|hilfskraft|absolvent"
    r"|ausbildung|\bazubi"
    r"|promotion|\bstage|stagiair|afstudeer|meewerk|scriptie|\bafstud|arbeit\b"
    # French, Spanish, Portuguese, Italian
    r"|alternan|apprenti|\bmémoire|\bmemoire|doctorant|\bthèse|\bthese\b|\bcifre|étudiant|etudiant|\bpfe\b|\bvie\b"
    r"|práctica|practica|pasant|becari|\bbeca|estudiant|\btesis|estági|estagi|tirocin|\btesi\b|estudante|residen"
    # East Asia, Eastern Europe
    r"|실습|인턴|インターン|实习|實習|staż|stażyst|praktyk|стаж",
    re.IGNORECASE,
)


_MACHINE_LEARNING = re.compile(
    r"machine[ -]?learning|deep[ -]?learning|\bml\b|\bm\.?l\.?ops\b|neural|\bnlp\b|\bllms?\b|\bgen ?ai\b"
    r"|generative|artificial intell"
    r"|computer vision|reinforcement|apprentissage|intelligence artificielle|réseaux? de neurones"
    r"|künstliche intell|\bki\b"
    r"|maschinelle|inteligencia artificial|aprendizaje auto|kunstmatige|\bresearch(?:er)?\b|data scien|\bai\b|\bia\b"
    r"|embedding|transformer|diffusion|federated|self-supervised|anomaly|prediction|prédiction|detection|détection",
    re.IGNORECASE,
)
_EXPERIENCED = re.compile(
    r"\b(?:senior|sr|staff|principal|lead(?:er)?|manager|director|head|vp|vice president|chief|architect|expert|partner"
    r"|iii|iv)\b",
    re.IGNORECASE,
)


def worth_reading(title: str, *facts: str) -> bool:
    """Whether a row of an employer's listing can be an ML internship.

    It names students or learners, or machine learning and nobody experienced: research topics and "Machine Learning
    Engineer" may be internships. `facts` are other words of the row (employment type, department), in which students
    may be named too ("Temporary / Intern"); nothing there excludes.
    """
    if any(_STUDENT.search(text) for text in (title, *facts)):
        return True
    return bool(_MACHINE_LEARNING.search(title)) and not _EXPERIENCED.search(title)


def can_be_technical(title: str) -> bool:
    """True unless the title names other work ("Marketing Intern") and nothing technical ("Marketing Data Intern")."""
    return bool(_TECHNICAL.search(title)) or not _OTHER_WORK.search(title)


def names_students(title: str) -> bool:
    """Whether a title is one of a role for students or learners."""
    return bool(_STUDENT.search(title))


def names_machine_learning(title: str) -> bool:
    """Whether a title names machine learning or research."""
    return bool(_MACHINE_LEARNING.search(title))
