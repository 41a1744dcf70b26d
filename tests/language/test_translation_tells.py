from stemma.language.lexicon import lexicon

KINDS = {"entity", "polarity", "number", "date", "role", "name", "disfluency", "modality"}


def test_every_tell_names_its_reading_languages_and_reason() -> None:
    rows = lexicon("translation_tells")["readings"]
    assert all(row.keys() == {"reading", "better", "kind", "languages", "why"} for row in rows)
    assert {row["kind"] for row in rows} <= KINDS
    assert len({row["reading"] for row in rows}) == len(rows)


def test_every_shared_sign_has_something_to_be_confused_with() -> None:
    rows = lexicon("translation_tells")["collisions"]
    assert all(len(row["names"]) + len(row.get("also", ())) >= 2 for row in rows)
    assert len({row["sign"] for row in rows}) == len(rows)
