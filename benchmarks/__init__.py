"""Benchmarks: an invented municipality of any age, what it costs to build, and what a page weighs."""
