"""A headless Chromium driven over its debugging pipe, with nothing but the standard library."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)

PATIENCE_S = 30
LAUNCH = """
import fcntl, os, sys
command, answer = (fcntl.fcntl(int(n), fcntl.F_DUPFD, 20) for n in sys.argv[1:3])
os.dup2(command, 3)
os.dup2(answer, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""  # Chromium reads its commands from descriptor 3 and answers on 4


def installed() -> str | None:
    """Return the Chromium of this machine, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One tab; events other than answers are kept in `events`."""

    def __init__(self, writer: BinaryIO, reader: BinaryIO):
        self._in, self._out = writer, reader
        self._number, self._session, self._buffer = 0, "", b""
        self.events: list[dict[str, Any]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Network", "Page", "Log", "Runtime"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Send one command and return its result; events that come meanwhile are kept."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        self._in.write(json.dumps(message).encode() + b"\0")
        self._in.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._out], [], [], PATIENCE_S)
            chunk = os.read(self._out.fileno(), 1 << 16) if ready else b""
            assert chunk, "the browser has gone, or says nothing"
            self._buffer += chunk
        message, _, self._buffer = self._buffer.partition(b"\0")
        parsed: dict[str, Any] = json.loads(message)
        return parsed

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.call("Page.navigate", url="about:blank")  # so that a mere fragment loads the page again
        self.events.clear()
        self.call("Page.navigate", url=address)
        while not self.run("document.readyState === 'complete' && location.href !== 'about:blank'"):
            self.events.append(self._next())

    def run(self, script: str) -> Any:
        """Return the value of a JavaScript expression."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and release a key."""
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text
            )

    def requests(self) -> list[str]:
        """Return every address that was asked for since the page was opened."""
        sent = (e for e in self.events if e.get("method") == "Network.requestWillBeSent")
        return [e["params"]["request"]["url"] for e in sent]

    def complaints(self) -> list[str]:
        """Return what the browser wrote to its console: refusals, errors, violated policies."""
        return [
            json.dumps(e["params"])
            for e in self.events
            if e.get("method") in {"Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled"}
        ]


@contextmanager
def browse(chromium: str) -> Iterator[Page]:
    """Start a Chromium with an empty profile and end it (and only it) afterwards."""
    to_browser, write_to = os.pipe()
    read_from, from_browser = os.pipe()
    profile = tempfile.mkdtemp()
    command = [sys.executable, "-c", LAUNCH, str(to_browser), str(from_browser), chromium]
    process = subprocess.Popen(
        [*command, *FLAGS, f"--user-data-dir={profile}"],
        pass_fds=(to_browser, from_browser),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_browser)
    os.close(from_browser)
    try:
        with os.fdopen(write_to, "wb") as writer, os.fdopen(read_from, "rb") as reader:
            yield Page(writer, reader)
    finally:
        process.terminate()
        process.wait(timeout=20)
        shutil.rmtree(Path(profile), ignore_errors=True)
