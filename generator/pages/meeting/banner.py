"""The banner over minutes that are not plainly approved: drafts, minutes that await approval, and corrected ones."""

from __future__ import annotations

from dataclasses import dataclass

from generator import urls
from generator.archive import AgendaItem, Meeting
from generator.language.text import count
from generator.pages.parts import LinkView, href, number_range, section_number, written

_NOT_APPROVED = {
    "kallad": ("Kallelse.", "Mötet är utlyst. Något protokoll från det finns inte i arkivet."),
    "inställt": ("Inställt.", "Mötet blev inte av, och det finns inget protokoll."),
    "utkast": ("Utkast.", "Det här är ett utkast. Ordalydelsen kan ändras innan protokollet justeras."),
    "ej justerat": ("Ej justerat.", "Protokollet är inte justerat. Ordalydelsen kan ändras."),
}


@dataclass(frozen=True)
class BannerView:
    """What state the minutes are in: the word for it, a sentence or two, and where the corrections stand."""

    word: str
    text: str
    links: tuple[LinkView, ...] = ()


def banner_of(meeting: Meeting) -> BannerView | None:
    """Return the banner of a meeting's minutes, or None if they are plainly approved."""
    if meeting.status in _NOT_APPROVED:
        return BannerView(*_NOT_APPROVED[meeting.status])
    corrected = [item for item in meeting.items if item.record.corrections]
    if corrected:
        return _corrected(meeting, corrected)
    if meeting.status == "rättat":
        return BannerView("Rättat.", "Protokollet har en rättelse. Den gamla texten står kvar.")
    return None


def _corrected(meeting: Meeting, corrected: list[AgendaItem]) -> BannerView:
    last = max(correction.date for item in corrected for correction in item.record.corrections)
    order = [item.number for item in meeting.items]
    number = sum(len(item.record.corrections) for item in corrected)
    what = f"{number_range([item.number for item in corrected], order)} har "
    what += "en rättelse" if number == 1 else count(number, "rättelse", "rättelser")
    one = len(corrected) == 1
    links = tuple(
        LinkView(
            "Visa rättelsen" if one and number == 1 else f"Visa rättelsen av {section_number(item.number)}",
            href(f"{urls.meeting(meeting)}#{urls.correction(item.number, 0)}"),
        )
        for item in corrected
    )
    return BannerView(f"Rättat {written(last)}.", f"{what}. Den gamla texten står kvar.", links)
