"""Settings: where a value comes from, and what is not allowed."""

from pathlib import Path

import pytest

from stemma.config import Config, load_config
from stemma.errors import ConfigError, InputError


def test_without_anything_the_defaults_hold() -> None:
    assert load_config(environment={}) == Config()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    file = tmp_path / "stemma.toml"
    file.write_text("newest_year = 2030\noldest_year = 1950\n")
    found = load_config(file, {"STEMMA_NEWEST_YEAR": "2031", "HOME": "/root"})
    assert found == Config(newest_year=2031, oldest_year=1950)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("soon", "newest_year = 'soon' (from environment): allowed is a whole number from 1000 to 9998"),
        ("12", "newest_year = '12' (from environment): allowed is a whole number from 1000 to 9998"),
    ],
)
def test_a_value_that_is_not_allowed_is_named_with_its_origin(value: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config(environment={"STEMMA_NEWEST_YEAR": value})
    assert str(caught.value) == told


def test_a_setting_that_there_is_not_is_named(tmp_path: Path) -> None:
    file = tmp_path / "stemma.toml"
    file.write_text("newest = 2030\n")
    with pytest.raises(ConfigError, match=r"newest = 2030 .*allowed is one of max_bytes, newest_year"):
        load_config(file, {})


@pytest.mark.parametrize("content", [b"newest_year =", b"\xff\xfe"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "stemma.toml"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"stemma\.toml: no readable settings: .*expected TOML"):
        load_config(file, {})
