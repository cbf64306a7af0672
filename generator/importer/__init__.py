"""Importer: a PDF, a text file or an HTML page → lines → a draft in YAML that needs only to be read through."""
