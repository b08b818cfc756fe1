SELECT source, label, gathers FROM store.sources ORDER BY source
