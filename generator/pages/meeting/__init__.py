"""A meeting's page."""
