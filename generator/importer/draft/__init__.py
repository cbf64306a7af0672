"""Values read from minutes to a draft in YAML, its doubts, and the list to check."""
