"""What each rule of eligibility does with a posting that does not say: one key a rule."""

from typing import Literal, TypeAlias

from internscout.config.table import Table

# show: with a mark; hide: as if it were ruled out; ignore: the rule is not asked at all, whatever the posting says.
Treatment: TypeAlias = Literal["show", "hide", "ignore"]


class Rules(Table):
    """How each rule treats a posting: see `Treatment`. A posting that states what rules a student out is hidden."""

    deadline: Treatment = "show"
    kind: Treatment = "show"
    machine_learning: Treatment = "show"
    degree: Treatment = "show"
    enrolment: Treatment = "show"
    graduation: Treatment = "show"
    experience: Treatment = "show"
    gpa: Treatment = "show"
    citizenship: Treatment = "show"
    clearance: Treatment = "show"
    export_control: Treatment = "show"
    sponsorship: Treatment = "show"
    spoken_languages: Treatment = "show"
    wording: Treatment = "show"
    place: Treatment = "show"
    start: Treatment = "show"
    duration: Treatment = "show"
    hours: Treatment = "show"
    pay: Treatment = "show"

    def of(self, rule: str) -> Treatment:
        """How the rule of this name treats postings; rules that have no key (what is never wanted) always hold."""
        treatment: Treatment = getattr(self, rule.replace(" ", "_"), "show")
        return treatment
