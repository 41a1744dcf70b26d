"""How much a reader takes in before it gives up; all of it can be set."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderLimits:
    """Bounds of reading; none was tuned on a data set.

    `item_bytes`: one article, one line, one feed document, decompressed. `ratio` and `slack_bytes`:
    compressed input may grow to `slack_bytes + ratio * compressed` bytes (pages of crawls grow by 4 to
    20; a bomb of zeros by 1,000 in gzip, 10,000 and more in zstd). `compressions`: layers of
    compression around a source. `folders`: how deep folders nest. `header_bytes`: the head of a WARC
    record or of an HTTP message. `json_values`: JSON values in one document (each costs some 60 bytes of
    memory). `entries`: entries of a feed, outlines of a list of feeds. `bad_lines`: lines
    in a row that are no articles, after which a file of lines is given up.
    """

    item_bytes: int = 50_000_000
    ratio: int = 200
    slack_bytes: int = 64_000_000
    compressions: int = 2
    folders: int = 64
    header_bytes: int = 65_536
    json_values: int = 2_000_000
    entries: int = 100_000
    bad_lines: int = 10_000


DEFAULT_LIMITS = ReaderLimits()
