"""JSON from untrusted bytes: bounded in values and depth, never an exception but ValueError."""

import json
from typing import Any

from stemma.articles.decode import decode


def parse_json(data: bytes, most_values: int) -> Any:
    """Return the JSON value of `data` (UTF-8, or UTF-16 with or without a mark).

    Raises ValueError with one line that says what is wrong: bad syntax, more than
    `most_values` values, nested too deeply, a number too long.
    """
    if data.count(b",") + data.count(b"[") + data.count(b"{") > most_values:
        raise ValueError(f"more than {most_values} JSON values")
    text = decode(data)
    if text is None:
        raise ValueError("not text")
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg} at character {error.pos}") from None


def text_of(value: object) -> str | None:
    """Return a JSON value as a non-empty string, or None; numbers become strings."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def packed(text: str) -> bytes:
    """Return `text` in UTF-8; lone surrogates (JSON can carry them) become U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
