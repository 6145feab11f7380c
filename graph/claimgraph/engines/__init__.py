"""Where batch work runs: one small protocol, DuckDB on one machine, Spark on many.

All SQL that an engine is given is in the subset that both understand.
"""

from claimgraph.engines.duckdb import DuckDB
from claimgraph.engines.protocol import Engine
from claimgraph.engines.spark import Spark

__all__ = ["DuckDB", "Engine", "Spark"]
