"""The table contract: a graph as a folder of Parquet tables, and back, without loss.

``docs/tables.md`` says what each column holds. pandas, Polars, DuckDB and Spark read the tables as
they are; ``claimgraph.corpus`` computes on them.
"""

from claimgraph.tables.contract import TABLES, VERSION, Column
from claimgraph.tables.folders import read, write
from claimgraph.tables.parquet import Contract, new_folder

__all__ = ["TABLES", "VERSION", "Column", "Contract", "new_folder", "read", "write"]
