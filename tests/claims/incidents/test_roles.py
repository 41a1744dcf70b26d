"""Who acts and who suffers, by the parse; all sentences are invented."""

import pytest

from stemma.claims.incidents.acts import find_drafts
from stemma.claims.incidents.people import doers_of, victims_of
from stemma.language.parse import parse


def read(sentence: str) -> tuple[list[str], list[str]]:
    """Return who did it and to whom, over all acts of a sentence, once each and in order."""
    drafts = list(find_drafts(parse([sentence])[0], 0))
    who = [p.text for d in drafts for t in d.doers for p in doers_of(t)]
    whom = [p.text for d in drafts for t in d.sufferers for p in victims_of(t, sure=True)]
    return list(dict.fromkeys(who)), list(dict.fromkeys(whom))


@pytest.mark.parametrize(
    ("sentence", "who", "whom"),
    [
        ("Gunmen shot Mayor Ana Ruiz.", ["Gunmen"], ["Ana Ruiz"]),
        ("Ana Ruiz was shot by gunmen.", ["gunmen"], ["Ana Ruiz"]),
        ("The judge, who was killed by rebels, was young.", ["rebels"], ["judge"]),
        ("Two of his bodyguards were killed.", [], ["bodyguards"]),
        (
            "The murder of the judge was attributed to the Red Lantern Front.",
            ["Red Lantern Front"],
            ["judge"],
        ),
        ("A group of armed men kidnapped three engineers.", ["group of armed men"], ["engineers"]),
        ("Police accused the rebels of murdering a priest.", ["rebels"], ["priest"]),
        (
            "Shining Path guerrillas attacked a farmer.",
            ["Shining Path", "Shining Path guerrillas"],
            ["farmer"],
        ),
        ("No group murdered anybody.", [], []),
    ],
)
def test_roles_are_read_through_the_grammar(sentence: str, who: list[str], whom: list[str]) -> None:
    assert read(sentence) == (who, whom)


def test_several_victims_are_each_read_and_counted() -> None:
    (draft,) = find_drafts(parse(["Rebels killed two nurses and a driver."])[0], 0)
    people = [p for t in draft.sufferers for p in victims_of(t, sure=True)]
    assert [(p.text, p.count) for p in people] == [("nurses", 2), ("driver", 1)]
