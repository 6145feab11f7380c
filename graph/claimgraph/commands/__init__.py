"""The commands of the command line.

A command that only lists an answer is a row of ``queries.LISTS``, named in ``LISTED``; any other is
a module of its name. Either has ``add_parser(commands)``, which adds the command and its arguments,
and ``run(options)``, which prints its result on stdout and returns the exit code. A new command is
such a row or module, and its name in ``COMMANDS``.
"""

COMMANDS = (
    "read", "check", "claims", "sources", "figures", "actors", "events", "ask", "sparql",
    "impact", "support", "origins", "loops", "contradictions", "paragraphs", "scores",
    "diff", "edit", "plot", "page", "archive", "load", "dump", "corpus", "serve", "mcp",
)  # fmt: skip
"""The commands, in the order ``claimgraph --help`` lists them."""
LISTED = ("claims", "sources", "figures", "actors", "events", "contradictions", "loops")
"""Those that only list an answer."""
