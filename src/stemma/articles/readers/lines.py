"""The lines of a stream, each bounded."""

from collections.abc import Iterator

from stemma.articles.readers.source import BUFFER, Source


def lines_of(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Yield (number from 1, line without its end); None stands for a line over the limit, which is skipped.

    A last line without a line feed in a stream that broke off is yielded too: whoever reads it knows
    by `source.breakage()`.
    """
    most = source.limits.item_bytes
    number = 0
    while line := source.stream.readline(most + 1):
        number += 1
        if len(line) <= most:
            yield number, line.rstrip(b"\r\n")
            if line == b"\n":
                number += _pass_blank_lines(source)
            continue
        while line and not line.endswith(b"\n"):
            line = source.stream.readline(BUFFER)
        yield number, None


def _pass_blank_lines(source: Source) -> int:
    """Pass over line feeds in one go (a bomb can hold a hundred million); return how many there were."""
    passed = 0
    while (ahead := source.stream.peek(BUFFER)).startswith(b"\n"):
        count = len(ahead) - len(ahead.lstrip(b"\n"))
        passed += len(source.stream.read(count))
    return passed
