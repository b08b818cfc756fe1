SELECT coalesce(max(digest), 0) FROM store.digests
