"""Archive: all records linked into one graph, with its indices. Answers questions, returns problems, never logs."""

from generator.archive.actors import Author, Body, Party, Person, nearest_body, which_bodies
from generator.archive.appeal import appealable
from generator.archive.archive import Archive
from generator.archive.build import link
from generator.archive.gaps import Hole, YearOfGaps
from generator.archive.items import AgendaItem, Case, Contribution
from generator.archive.mandates import Mandate
from generator.archive.matters import MatterKind, Matters
from generator.archive.meetings import Meeting, Presence, PresenceKind, serving_in
from generator.archive.notices import Announcement
from generator.archive.outcomes import OUTCOMES, StateKind
from generator.archive.pending import Pending, answers
from generator.archive.removals import Removal
from generator.archive.stage import APPROVED, Stage, stage_of
from generator.archive.standing import Standing, standing_of
from generator.archive.subjects import Subject
from generator.model import ContributionKind

__all__ = [
    "APPROVED",
    "OUTCOMES",
    "AgendaItem",
    "Announcement",
    "Archive",
    "Author",
    "Body",
    "Case",
    "Contribution",
    "ContributionKind",
    "Hole",
    "Mandate",
    "MatterKind",
    "Matters",
    "Meeting",
    "Party",
    "Pending",
    "Person",
    "Presence",
    "PresenceKind",
    "Removal",
    "Stage",
    "Standing",
    "StateKind",
    "Subject",
    "YearOfGaps",
    "answers",
    "appealable",
    "link",
    "nearest_body",
    "serving_in",
    "stage_of",
    "standing_of",
    "which_bodies",
]
