"""Recognisers: each a pure function from printed words to a value, with its place and how sure it is."""
