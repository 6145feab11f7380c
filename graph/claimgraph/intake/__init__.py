"""Takes in files of every kind: bytes in; text, its links and the reasons for it out. No I/O.

``decide`` says what a file is; ``take_in`` writes its text down as a reader of the page sees it.
"""

from typing import TYPE_CHECKING, Any

from claimgraph.intake.kinds import ENDINGS, GRAPH_ENDINGS, Kind, decide
from claimgraph.intake.limits import ReadLimits

if TYPE_CHECKING:
    from claimgraph.intake.take import Intake, take_in


def __getattr__(name: str) -> Any:
    """Return what takes files in; whoever only loads graphs has no need of all that reads text."""
    if name not in ("Intake", "take_in"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from claimgraph.intake import take

    return getattr(take, name)


__all__ = ["ENDINGS", "GRAPH_ENDINGS", "Intake", "Kind", "ReadLimits", "decide", "take_in"]
