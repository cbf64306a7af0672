"""Privacy: what must never be published, found in whatever is published; it knows no records and no findings."""
