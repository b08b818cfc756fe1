"""The catalogue of named programmes, as TOML; its head says what it is and how far to trust it."""
