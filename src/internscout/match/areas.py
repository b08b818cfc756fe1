"""Areas of work that lie near each other: whoever knows language models is no stranger to retrieval.

A posting seldom names all of its areas, nor a student all of theirs; an area near to a known one counts for a part.
"""

from collections.abc import Mapping
from functools import lru_cache

from internscout import taxonomy

# What knowing a neighbour is worth, of knowing the area itself.
_NEAR = 0.3
FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "nlp llm generative-ai rag agents knowledge-graphs information-retrieval speech-audio",
        "llm generative-ai multimodal agents alignment",
        "computer-vision perception 3d-vision medical-imaging slam autonomous-driving multimodal",
        "data-science data-analysis data-visualization statistics-modeling experimentation forecasting time-series"
        " anomaly-detection causal-inference bayesian",
        "ml-systems mlops inference-optimization distributed-training ml-compilers hardware-accelerators edge-ml"
        " data-engineering",
        "recommender-systems search-ranking advertising information-retrieval",
        "robotics reinforcement-learning simulation slam perception autonomous-driving",
        "ai-safety alignment interpretability fairness adversarial-security privacy-federated",
        "drug-discovery computational-biology bioinformatics medical-imaging materials-science",
        "quantitative-finance fraud-risk time-series forecasting optimization",
        "optimization reinforcement-learning simulation",
    )
)

# Work on data that postings need not call machine learning.
STATISTICAL = frozenset(
    "data-science data-analysis statistics-modeling experimentation forecasting time-series anomaly-detection"
    " causal-inference bayesian quantitative-finance fraud-risk".split()
)

# Machines that act by themselves: where the title names them, what makes them act may be learnt, unsaid.
SELF_ACTING = frozenset("robotics slam perception autonomous-driving reinforcement-learning".split())


def reach(knows: Mapping[str, int]) -> Mapping[str, int]:
    """What is known, with the areas near to it: each at `_NEAR` of the best-known neighbour."""
    areas = taxonomy.names("areas")
    return _reach(tuple(sorted((skill, weight) for skill, weight in knows.items() if skill in areas)))


@lru_cache(maxsize=2048)
def _reach(known: tuple[tuple[str, int], ...]) -> Mapping[str, int]:
    own = dict(known)
    near: dict[str, int] = {}
    for family in FAMILIES:
        best = max((own[area] for area in family if area in own), default=0)
        for area in family - own.keys() if best else ():
            near[area] = max(near.get(area, 0), round(_NEAR * best))
    return near | own
