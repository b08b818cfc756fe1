"""Postings → roles: one role for the same opening on two boards, twice on one, in several towns, or posted again.

Pure: knows nothing of the store that keeps the roles (`store/`), nor of the postings' sources. Facts are the postings'
own words; every joining names its rule and figures. How right it is: docs/decisions/0010-roles.md.
"""

from internscout.roles.cluster import place, to_read
from internscout.roles.identity import is_another
from internscout.roles.traits import address_key, company_key

__all__ = ["address_key", "company_key", "is_another", "place", "to_read"]
