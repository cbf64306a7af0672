"""JSON Feed 1.1 (jsonfeed.org): the feed as the outer layer of the data beside a page."""

from __future__ import annotations

from typing import Any

from generator import urls
from generator.feeds.feed import Feed, FeedEntry, Foreign, instant

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> dict[str, Any]:
    """Return the feed as JSON Feed 1.1."""
    return {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": urls.page_json(feed.url),
        "language": "sv",
        "items": [_item(entry) for entry in feed.entries],
    }


def _item(entry: FeedEntry) -> dict[str, str]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": "\n\n".join(entry.lines),
        "date_published": instant(entry.published),
    }
    if entry.updated != entry.published:
        item["date_modified"] = instant(entry.updated)
    languages = {line.lang if isinstance(line, Foreign) else "" for line in entry.lines} - {""}
    if len(languages) == 1:
        item["language"] = languages.pop()
    return item
