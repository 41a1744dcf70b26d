"""Plain text to Article."""

from stemma.articles.assemble import assemble
from stemma.articles.decode import binary_kind, decode
from stemma.articles.normalise import normalise
from stemma.articles.settings import Given, ReadSettings, Stated
from stemma.model import Article, Reject, content_id


def read_text(
    data: bytes,
    *,
    file: str | None = None,
    charset: str | None = None,
    given: Given | None = None,
    stated: Stated | None = None,
    settings: ReadSettings | None = None,
) -> Article | Reject:
    """Return the Article of a plain text, or the Reject that says why there is none.

    `charset` is what was declared outside of the bytes, `stated` what a container says of the text.
    Rejected are: bytes beyond `settings.max_bytes`, bytes that are no text, nothing, less than
    `settings.min_words`.
    """
    settings = settings or ReadSettings()
    record = file or (given.url if given and given.url else None) or content_id(len(data))
    reason = refusal(data, settings)
    if reason is None:
        text = decode(data, charset)
        if text is not None:
            return assemble(normalise(text), file=file, given=given, stated=stated, settings=settings)
        reason = f"no text: the bytes are {binary_kind(data) or 'of no known character set'}"
    return Reject(record=record, stage="read", reason=reason)


def refusal(data: bytes, settings: ReadSettings) -> str | None:
    """Return why bytes are not even decoded (too many, none), or None."""
    if len(data) > settings.max_bytes:
        size, most = len(data) / 1e6, settings.max_bytes / 1e6
        return f"too large: {size:.1f} MB, at most {most:.0f} MB are read as one article"
    return None if data.strip() else "empty: no text"
