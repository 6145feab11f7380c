"""Tools for agents: an archive asked over the Model Context Protocol."""

from claimgraph.agents.server import over_http, over_stdio
from claimgraph.agents.tools import Tool, tools

__all__ = ["Tool", "over_http", "over_stdio", "tools"]
