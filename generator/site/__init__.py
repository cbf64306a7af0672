"""Site: from an examined archive to the published folder, making again only what would come out otherwise.

It knows no MkDocs: whoever gives it a chrome (frames and editorial pages) can be the shell.
"""

from generator.ground.progress import Progress, Silent
from generator.site.build import BuildFailedError, BuildOutcome, FrameMissingError
from generator.site.chrome import Chrome, Settings
from generator.site.project import Project

__all__ = [
    "BuildFailedError",
    "BuildOutcome",
    "Chrome",
    "FrameMissingError",
    "Progress",
    "Project",
    "Settings",
    "Silent",
]
