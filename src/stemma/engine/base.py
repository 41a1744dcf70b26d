"""The Engine protocol: the three shapes in which every stage runs."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol


class Engine(Protocol):
    """Runs stage functions over records; a laptop and a cluster give the same bytes.

    Stage functions are top-level and picklable; they know no shard, database or configuration file.
    Records have an id (see `key`), which orders results and names the record in errors.
    """

    def map[R, S](
        self, stage: str, f: Callable[[R], Iterable[S]], records: Iterable[R], key: Callable[[R], str]
    ) -> Iterator[S]:
        """Yield what `f` makes of each record, in the order of the records."""
        ...

    def group[R, S](
        self,
        stage: str,
        f: Callable[[str, tuple[R, ...]], Iterable[S]],
        records: Iterable[R],
        keys: Callable[[R], Iterable[str]],
    ) -> Iterator[S]:
        """Yield what `f` makes of each key and all its records; keys in order, records as they came."""
        ...

    def fold[R, S, T](
        self, stage: str, f: Callable[[R, T], tuple[S, T]], records: Iterable[R], state: T
    ) -> tuple[tuple[S, ...], T]:
        """Run `f` over the records in order, handing the state on; return the results and the last state."""
        ...
