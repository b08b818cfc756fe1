"""What matching knows besides profile and posting, as TOML: named programmes, the market, questions for interviews."""
