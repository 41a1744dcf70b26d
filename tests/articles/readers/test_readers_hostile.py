"""Bad input neither crashes nor hangs nor is lost in silence, and leaves no memory behind."""

import os
import time
from pathlib import Path

import pytest

from stemma.articles.readers import RawItem, open_bytes, read_item
from stemma.model import Article, Reject
from tests.articles.readers.hostile import hostile

INPUTS = hostile()
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


def read(data: bytes) -> list[Article | Reject]:
    return [read_item(o) if isinstance(o, RawItem) else o for o in open_bytes(data, "source")]


def resident() -> int:
    """Return the bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE_BYTES


@pytest.mark.parametrize("name", INPUTS)
def test_bad_input_ends_in_articles_or_rejects(name: str) -> None:
    began = time.process_time()
    found = read(INPUTS[name])
    assert time.process_time() - began < 10
    assert found
    assert all(f.reason for f in found if isinstance(f, Reject))
    assert not any("root:" in f.text for f in found if isinstance(f, Article))


@pytest.mark.soak
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="asks Linux for the memory")
@pytest.mark.parametrize("name", INPUTS)
def test_bad_input_leaves_no_memory_behind(name: str) -> None:
    for _ in range(10):
        read(INPUTS[name])
    before = resident()
    for _ in range(50):
        read(INPUTS[name])
    assert resident() - before < 8_000_000
