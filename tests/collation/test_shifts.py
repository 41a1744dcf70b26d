"""Retellings that change force or condition, in a title against its body and a child against its parent."""

from stemma.collation.shifts import find_shifts
from stemma.model import (
    Claim,
    Collation,
    Descent,
    DescentKind,
    Evidence,
    Garble,
    GarbleKind,
    Lineage,
    Modality,
    Origins,
    ShiftKind,
    Variant,
    Verdict,
    Witness,
)
from tests.collation.build import claim

WITNESSES = tuple(Witness(id=f"w{a}", story_id="s", article_id=a, name=a) for a in ("a", "b"))
CHILD = Lineage(
    story_id="s",
    witnesses=WITNESSES,
    descents=(Descent(child="wb", parent="wa", kind=DescentKind.REWRITE, similarity=0.9),),
    roots=(),
    known_roots=(),
)
STRANGERS = Lineage(story_id="s", witnesses=WITNESSES, descents=(), roots=(), known_roots=())


def shifts(
    *claims: Claim, lineage: Lineage = CHILD, garbles: tuple[Garble, ...] = ()
) -> list[tuple[str, ShiftKind]]:
    origins = Origins(known=1, possible=1)
    variant = Variant(
        value="x", claim_ids=tuple(c.id for c in claims), article_ids=("a", "b"), origins=origins
    )
    collation = Collation(
        id="c", story_id="s", question="?", verdict=Verdict.UNCLEAR, origins=origins, variants=(variant,)
    )
    found = find_shifts([collation], {c.id: c for c in claims}, {}, lineage, garbles)
    return [(s.target.article_id, s.kind) for s in found]


HELP = claim(
    "a", "Vessia will help if the dam breaks", modality=Modality.CONDITIONAL, condition="if the dam breaks"
)
BOLD = claim("b", "Vessia has helped")


def test_a_condition_that_a_child_drops_is_a_shift() -> None:
    assert shifts(HELP, BOLD) == [("b", ShiftKind.CONDITION)]


def test_a_threat_told_as_fact_is_a_shift() -> None:
    threat = claim("a", "Vessia may strike", modality=Modality.THREATENED)
    assert shifts(threat, claim("b", "Vessia strikes")) == [("b", ShiftKind.MODALITY)]


def test_a_title_is_held_against_its_own_body() -> None:
    title = claim("a", "Vessia helps", heading=True)
    assert shifts(HELP, title, lineage=STRANGERS) == [("a", ShiftKind.CONDITION)]


def test_articles_that_are_no_kin_shift_nothing() -> None:
    assert shifts(HELP, BOLD, lineage=STRANGERS) == []


def test_a_garbled_reading_is_no_shift_as_well() -> None:
    evidence = Evidence(article_id="b", start=0, end=6, quote="Vessia")
    garble = Garble(evidence=evidence, better=None, kind=GarbleKind.ENTITY, because="test")
    assert shifts(HELP, BOLD, garbles=(garble,)) == []


def test_the_same_force_is_no_shift() -> None:
    assert (
        shifts(
            HELP,
            claim(
                "b",
                "Vessia will help if the dam breaks",
                modality=Modality.CONDITIONAL,
                condition="if the dam breaks",
            ),
        )
        == []
    )
