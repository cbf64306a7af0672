"""Feeds: what has happened, newest first, for programs that tell their readers so: JSON Feed, Atom and iCalendar.

Every date in them comes from the record, so that the same record gives the same bytes on any day.
"""

from generator.feeds.atom import atom
from generator.feeds.entries import FeedMaker
from generator.feeds.feed import Feed, FeedEntry
from generator.feeds.jsonfeed import json_feed

__all__ = ["Feed", "FeedEntry", "FeedMaker", "atom", "json_feed"]
