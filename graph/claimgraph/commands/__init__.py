"""The commands of the command line: one module each, with ``add_parser`` and ``run``.

``add_parser(commands)`` adds the command and its arguments; ``run(options)`` prints its result on
stdout and returns the exit code. A module that is added to ``COMMANDS`` is a new command.
"""

COMMANDS = (
    "read", "check", "claims", "sources", "figures", "actors", "events", "ask", "sparql",
    "impact", "support", "origins", "loops", "contradictions", "scores", "diff", "edit",
    "plot", "page", "archive", "load", "dump", "corpus",
)  # fmt: skip
"""The commands, in the order ``claimgraph --help`` lists them."""
