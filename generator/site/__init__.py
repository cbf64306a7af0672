"""Site: from an examined archive to the published folder, making again only what would come out otherwise.

It knows no MkDocs: whoever gives it frames and editorial pages can stand in for it.
"""

from generator.site.build import BuildFailedError, BuildOutcome, FrameMissingError
from generator.site.mkdocs_part import MkDocsPart, Settings
from generator.site.project import Project
from generator.system.progress import Progress, Silent

__all__ = [
    "BuildFailedError",
    "BuildOutcome",
    "FrameMissingError",
    "MkDocsPart",
    "Progress",
    "Project",
    "Settings",
    "Silent",
]
