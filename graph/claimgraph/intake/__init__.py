"""Takes in files of every kind: bytes in; text, its links and the reasons for it out. No I/O.

``decide`` says what a file is; ``take_in`` writes its text down as a reader of the page sees it.
"""

from claimgraph.intake.kinds import ENDINGS, GRAPH_ENDINGS, Kind, decide
from claimgraph.intake.limits import ReadLimits
from claimgraph.intake.take import Intake, take_in

__all__ = ["ENDINGS", "GRAPH_ENDINGS", "Intake", "Kind", "ReadLimits", "decide", "take_in"]
