"""What is worked out of a document once and asked for by several fields: kept while its batch is read."""

from functools import lru_cache

__all__ = ["BATCH", "per_document"]

# So many documents are read together, field by field: each field's patterns then stay in the processor's cache. More
# documents would take the room for themselves.
BATCH = 16

per_document = lru_cache(maxsize=BATCH)
