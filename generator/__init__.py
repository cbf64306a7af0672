"""Öppna protokoll: the public minutes of Swedish municipalities as a static site."""

__version__ = "0.1.0"
