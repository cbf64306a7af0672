"""Öppna protokoll: the public minutes of Swedish municipalities as a static site."""

__version__ = "1.0.0"
