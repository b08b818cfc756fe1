"""The vocabularies as TOML; see `internscout.taxonomy`."""
