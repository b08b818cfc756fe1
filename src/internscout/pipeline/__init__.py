"""Joins the steps: the only package that knows more than one of them. What `cli` and `flows` call.

Its modules are imported by those who need them: `run` (the whole path), `documents` (parse files), `sources_admin`
(find and probe boards), `reparse` (read stored postings again).
"""
