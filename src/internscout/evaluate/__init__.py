"""How right the parser is, against labelled documents, and whether it got worse."""

from internscout.evaluate.scores import Record, Score, errors, evaluate, macro, read_records

__all__ = ["Record", "Score", "errors", "evaluate", "macro", "read_records"]
