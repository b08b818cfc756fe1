"""What follows from the steps that a student noted: what to do next, a funnel, a table to take elsewhere. Pure."""

from internscout.applications.coming import next_step, reminders
from internscout.applications.funnel import Funnel, funnel_of, render_funnel
from internscout.applications.table import checked, from_csv, to_csv

__all__ = ["Funnel", "checked", "from_csv", "funnel_of", "next_step", "reminders", "render_funnel", "to_csv"]
