"""Real servers on loopback, honest and hostile, and a clock that lets time pass at once."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from stemma.articles.fetch import Exchange, Fetcher, FetchSettings

type Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class FastClock:
    """All that was slept, and the real time on top where `is_real`."""

    slept: list[float] = field(default_factory=list)
    is_real: bool = False

    def monotonic(self) -> float:
        return sum(self.slept) + (time.monotonic() if self.is_real else 0.0)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 1))

    def now(self) -> datetime:
        return datetime(2021, 5, 4, 3, 2, 1, tzinfo=UTC)


@dataclass
class Server:
    """A server whose paths answer as `answers` says; `asked` are the requests (path, headers)."""

    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    url: str = ""

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def reply(body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def raw(data: bytes, times: int = 1, pause_s: float = 0.0) -> Answer:
    """Send `data` again and again, in whatever form."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        with suppress(OSError):
            for _ in range(times):
                handler.wfile.write(data)
                time.sleep(pause_s)

    return answer


def in_turn(*answers: Answer) -> Answer:
    left = list(answers)
    return lambda handler: (left.pop(0) if len(left) > 1 else left[0])(handler)


@contextmanager
def serving(answers: dict[str, Answer], tls: Any = None) -> Iterator[Server]:
    server = Server(answers={"/robots.txt": reply(status=404)} | answers)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            server.asked.append((self.path, dict(self.headers)))
            server.answers.get(self.path, reply(status=404))(self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in http.server
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that hang up are the test
        if tls is not None:
            http.socket = tls.wrap_socket(http.socket, server_side=True)
        server.url = f"http{'s' if tls else ''}://127.0.0.1:{http.server_port}"
        thread = threading.Thread(target=lambda: http.serve_forever(0.02))
        thread.start()
        try:
            yield server
        finally:
            http.shutdown()
            thread.join()


def fetcher(clock: FastClock | None = None, **settings: Any) -> Fetcher:
    given = {"allow_hosts": frozenset({"127.0.0.1"}), "contact": "https://example.org/bot"} | settings
    return Fetcher(Exchange(settings=FetchSettings(**given), clock=clock or FastClock()))
