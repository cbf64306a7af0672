"""Sagolunda: an invented municipality whose minutes show every state that minutes can be in. `python -m demonstration`.

The stories are written by hand (berattelser/); what comes back meeting after meeting is made from vardag.yml, and who
was there from ledamoter.yml. Nothing in it has happened, and nobody in it exists. The same seed gives the same bytes.
"""
