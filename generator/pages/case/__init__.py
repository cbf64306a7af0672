"""A case's page: where it stands, its path, and what changed on the way."""
