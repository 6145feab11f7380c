"""What workers do in tests: answer, sleep, grow, crash."""

from __future__ import annotations

import os
import time
from typing import Any

from claimgraph.errors import UnknownNode
from claimgraph.workers.clock import Clock


class Doing:
    """Does what the tests ask of a worker."""

    def __call__(self, header: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
        match header["do"]:
            case "sleep":
                time.sleep(header["for"])
            case "die":
                os.kill(os.getpid(), header["by"])
                time.sleep(60)  # it reaches us at any moment
            case "grow":
                return {}, bytes(len(bytearray(header["size"])))[:8]
            case "open":
                with open(header["path"], "rb") as stream:
                    return {}, stream.read(8)
            case "fail":
                raise UnknownNode("source", "nobody", ["somebody"])
            case "break":
                raise ZeroDivisionError("a mistake of ours")
            case "count":
                return {"open": sum(map(_is_open, range(256)))}, b""
            case "print":
                print("not an answer")
        return {"pid": os.getpid(), "parent": os.getppid()}, body[::-1]

    def serve(
        self, header: dict[str, Any], body: bytes, connections: list[int], clock: Clock
    ) -> tuple[dict[str, Any], bytes]:
        """Do a job for each connection, by ``each`` if they differ, and write its answer to it."""
        start = 0
        answer: dict[str, Any] = {}
        for number, (size, connection) in enumerate(zip(header["sizes"], connections, strict=True)):
            read = body[start : start + size]
            start += size
            if not clock.turn(number):
                break
            clock.begin()
            answer, data = self(header | dict(*header.get("each", ())[number : number + 1]), read)
            clock.done()
            os.write(connection, data)
        while header.get("stay") and not clock.called():
            time.sleep(0.01)
        return answer | {"lines": [("keep", 0)] * len(connections)}, b""


def _is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True
