"""The settings of a run: one frozen record, and the only reader of environment variables and TOML."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from stemma.errors import ConfigError, InputError


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings with their defaults.

    A value comes from the command line, else from an environment variable (STEMMA_NEWEST_YEAR for
    `newest_year`), else from a TOML file, else from here.
    """

    newest_year: int = 2025
    """The newest year that an undated article may be of; never the clock."""
    oldest_year: int = 1990
    """The oldest year that an undated article may be of."""
    max_bytes: int = 20_000_000
    """Bytes of one article; a longer file is set aside."""


_ALLOWED = {"newest_year": (1000, 9998), "oldest_year": (1000, 9998), "max_bytes": (1, 2**40)}


def load_config(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """Return the settings of a TOML file (where given) and the environment (`os.environ` by default).

    Raises InputError where the file cannot be read, ConfigError where a value is not allowed.
    """
    config = Config()
    if path is not None:
        config = _with(config, _read_toml(path), str(path))
    environment = os.environ if environment is None else environment
    named = {f.name: environment.get(f"STEMMA_{f.name.upper()}") for f in fields(Config)}
    return _with(config, {k: v for k, v in named.items() if v is not None}, "environment")


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"no readable settings: {error}", path=str(path), hint="expected TOML") from None


def _with(config: Config, values: Mapping[str, object], origin: str) -> Config:
    found: dict[str, int] = {}
    for key, value in values.items():
        if key not in _ALLOWED:
            raise ConfigError(key, value, origin, f"one of {', '.join(sorted(_ALLOWED))}")
        low, high = _ALLOWED[key]
        try:
            number = int(str(value))
        except ValueError:
            raise ConfigError(key, value, origin, f"a whole number from {low} to {high}") from None
        if not low <= number <= high:
            raise ConfigError(key, value, origin, f"a whole number from {low} to {high}")
        found[key] = number
    return replace(config, **found)
