"""The rim: the only modules that know MkDocs."""
