"""The word lists that stand beside the code, each a YAML file that names its source."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def lexicon(name: str, room: str = "language") -> Any:  # the shape differs by file; its reader knows it
    """Return the parsed `data/{name}.yaml` of a room (shared object: do not change it).

    Every such file has a `source` key that says where its entries come from.
    """
    text = files(f"stemma.{room}").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both loaders are safe ones
