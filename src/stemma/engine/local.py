"""The engine of one machine: one process, one record after another."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from stemma.errors import EngineError, StemmaError


class LocalEngine:
    """Runs stages in this process; `progress` is told (stage, records done) after each record."""

    def __init__(self, progress: Callable[[str, int], None] | None = None):
        self._progress = progress or (lambda stage, done: None)

    def map[R, S](
        self, stage: str, f: Callable[[R], Iterable[S]], records: Iterable[R], key: Callable[[R], str]
    ) -> Iterator[S]:
        """Yield what `f` makes of each record, in the order of the records."""
        for done, record in enumerate(records, 1):
            yield from _guarded(stage, key(record), partial(_listed, f, record))
            self._progress(stage, done)

    def group[R, S](
        self,
        stage: str,
        f: Callable[[str, tuple[R, ...]], Iterable[S]],
        records: Iterable[R],
        keys: Callable[[R], Iterable[str]],
    ) -> Iterator[S]:
        """Yield what `f` makes of each key and all its records; keys in order, records as they came."""
        rows: dict[str, list[R]] = {}
        for record in records:
            for key in keys(record):
                rows.setdefault(key, []).append(record)
        for done, key in enumerate(sorted(rows), 1):
            yield from _guarded(stage, key, partial(_grouped, f, key, tuple(rows[key])))
            self._progress(stage, done)

    def fold[R, S, T](
        self, stage: str, f: Callable[[R, T], tuple[S, T]], records: Iterable[R], state: T
    ) -> tuple[tuple[S, ...], T]:
        """Run `f` over the records in order, handing the state on; return the results and the last state."""
        results = []
        for done, record in enumerate(records, 1):
            result, state = f(record, state)
            results.append(result)
            self._progress(stage, done)
        return tuple(results), state


def _listed[R, S](f: Callable[[R], Iterable[S]], record: R) -> tuple[S, ...]:
    return tuple(f(record))


def _grouped[R, S](
    f: Callable[[str, tuple[R, ...]], Iterable[S]], key: str, records: tuple[R, ...]
) -> tuple[S, ...]:
    return tuple(f(key, records))


def _guarded[S](stage: str, record_id: str, run: Callable[[], tuple[S, ...]]) -> tuple[S, ...]:
    """Run one record; whatever fails names the stage and the record."""
    try:
        return run()
    except StemmaError:
        raise
    except Exception as cause:  # the one boundary where a record's failure gets its name
        raise EngineError(stage, record_id, cause) from cause
