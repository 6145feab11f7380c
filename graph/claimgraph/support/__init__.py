"""Loss analysis on plain arrays: what stands, what falls and why, without a graph library."""

from claimgraph.support.csr import CompressedRows
from claimgraph.support.propagation import Loss
from claimgraph.support.rule_index import RuleIndex

__all__ = ["CompressedRows", "Loss", "RuleIndex"]
