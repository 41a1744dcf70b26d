"""Everything that Stemma raises on purpose.

    StemmaError
    ├── InputError     a file, line or argument is not what was expected
    ├── NotFound       a named thing is not there
    ├── ConfigError    a setting has a value that is not allowed
    ├── MissingExtra   an optional part is not installed
    ├── FetchRefused   an address must not or could not be fetched
    ├── StoreError     the database is not usable
    └── EngineError    a stage failed on a record

A bad article is a `Reject`, not an exception.
"""


class StemmaError(Exception):
    """The root: catch this to catch all that Stemma raises on purpose."""


class InputError(StemmaError):
    """A file, line or argument is not what was expected; says what, where and what to do."""

    def __init__(
        self, what: str, *, path: str | None = None, line: int | None = None, hint: str | None = None
    ):
        self.what, self.path, self.line, self.hint = what, path, line, hint
        where = path or ""
        if line is not None:
            where = f"{where} line {line}".strip()

        super().__init__("".join([f"{where}: " if where else "", what, f" ({hint})" if hint else ""]))


class NotFound(StemmaError):  # noqa: N818 - names a state, as in every HTTP library
    """A named thing (story, claim, article) is not there."""


class ConfigError(StemmaError):
    """A setting has a value that is not allowed."""

    def __init__(self, key: str, value: object, origin: str, allowed: str):
        self.key, self.value, self.origin, self.allowed = key, value, origin, allowed

        super().__init__(f"{key} = {value!r} (from {origin}): allowed is {allowed}")


class MissingExtra(StemmaError):  # noqa: N818 - names a state
    """An optional part is not installed; the message is the line that installs it."""

    def __init__(self, extra: str, purpose: str):
        self.extra = extra

        super().__init__(f"{purpose} needs an extra: pip install 'stemma-news[{extra}]'")


class FetchRefused(StemmaError):  # noqa: N818 - names a decision
    """An address must not be fetched, or could not be; says which rule or failure."""


class StoreError(StemmaError):
    """The database is not usable: not ours, too new, damaged or locked."""


class EngineError(StemmaError):
    """A stage failed on a record."""

    def __init__(self, stage: str, record_id: str, cause: Exception):
        self.stage, self.record_id = stage, record_id

        super().__init__(f"stage {stage} failed on {record_id}: {type(cause).__name__}: {cause}")
