"""Whether a title can be technical work, by its words alone: decides which rows of a list are worth a request.

Not a classification: the parser decides what a posting is from its text. Recall comes first here, a request too many
costs a second, a posting never read is lost.
"""

import re

_TECHNICAL = re.compile(
    r"\b(?:ai|ml|nlp|llms?|gpu|it|r&d|sde|swe|sre|qa|ar|vr|ui|ux|ios|web|asic|phd|ph\.d|stem|bi|gis|soc)\b"
    r"|machine|intelligen|data\b|database|analytic|quant|scien|research|engineer|ingenieur|software|develop(?!ment)"
    r"|entwickl|product development|program(?!s?\b)|comput|algorithm|statist|math|model|simulat|robot|autonom|vision"
    r"|perception|speech|language|deep learning|\btech\b|technolog|technical|cloud|cyber|security|hardware|firmware"
    r"|embedded|silicon|fpga|electr|photonic|optic|physic|chem|\bbio|genom|informatic|stack|front.?end|back.?end|mobile"
    r"|android|devops|platform|infrastructure|system|network|wireless|digital|automation|actuar|trading|trader|blockchain|crypto"
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


def worth_resolving(title: str) -> bool:
    """True unless the title names other work ("Marketing Intern") and nothing technical ("Marketing Data Intern")."""
    return bool(_TECHNICAL.search(title)) or not _OTHER_WORK.search(title)
