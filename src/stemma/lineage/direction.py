"""Which of two related articles is the parent, and whether what they name allows it at all."""

import math

from stemma.lineage.corruption import garbled_names
from stemma.lineage.relation import Relation
from stemma.lineage.witnesses import same_name, text_credit
from stemma.model import Article, CreditRole

_NOVEL = 20.0
"""What a child costs all of whose word pairs are new; a copyist adds little."""
_LOST = 6.0
"""What a child costs that keeps none of its parent's word pairs; a copyist cuts freely."""
_CORRUPT = 0.5
"""Logits for each sign of corruption that the child has and the parent has not."""
_RARER = 0.15
"""Logits for each nat by which the child's own words are rarer than those in whose place they stand."""
_LITTLE = 0.5
"""Logits for each little word that the child has lost. This and the one before were chosen on made-up trees
(`eval.lineage_generator`) of other stories and another seed than those whose figures are told."""
_MOST = 2.5
"""Logits that corruption and changed words are worth at most: less than a day."""
_NEAR = 0.7
"""Share of the words that stand verbatim, under which words tell no direction: a translation puts plain
words for rare ones and adds little words, and a bad one makes a known word of a name (the example cases)."""
_TOLD = 0.8
"""Probability of a direction under which the reader is told that it is open."""
_DAYS = 3.0
"""Logits for the earlier of two articles that are not of one day."""
_UNDATED = 1.5
"""Logits for a parent that has a day while the child has none: copyists strip the day, agencies tell it."""
_NAMED = 4.0
"""Logits for a parent whose outlet the child credits."""
_CREDITED = 2.0
"""Logits for a parent that names its source while the child names none: who copies drops credits."""


def may_descend(relation: Relation) -> bool:
    """Say whether the credits allow the descent: who names another source took the text from there."""
    mine, theirs = text_credit(relation.child.article), text_credit(relation.parent.article)
    if mine is None or _names(relation.child.article, relation.parent.article):
        return True
    return theirs is not None and same_name(mine.name, theirs.name)


def direction_logit(relation: Relation) -> float:
    """Return the logit of `child` being the child rather than the parent: corruption, dates, credits."""
    child, parent = relation.child.article, relation.parent.article
    return max(-_MOST, min(_MOST, _wording(relation))) + _dates(child, parent) + _credits(child, parent)


def _wording(relation: Relation) -> float:
    """Return what the words say: garbled names, rare words in the place of plain ones, lost little words."""
    if max(relation.verbatim, relation.parent_verbatim) < _NEAR:
        return 0.0
    garbled = 2 * garbled_names(relation.child.names, relation.parent.names)
    corrupt = relation.child.corruption - relation.parent.corruption + garbled
    return _CORRUPT * corrupt + _RARER * relation.changes.rarer + _LITTLE * relation.changes.lost


def distance(relation: Relation) -> float:
    """Return what the descent costs in changes, 0..26: of two forebears the nearer is the parent."""
    return _NOVEL * relation.novel + _LOST * relation.lost


def direction(relation: Relation) -> float:
    """Return the probability of the direction, given that one of the two descends from the other."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, direction_logit(relation))))), 6)


def because_of_direction(relation: Relation) -> tuple[str, ...]:
    """Return in words why the child is the child, or that nothing tells which of the two came first."""
    containment = _containment(relation)
    if not is_directed(relation):
        return ("which of the two was made from the other is not told by days, cuts or changes",)
    child, parent = relation.child.article, relation.parent.article
    signs = (
        (_dates(child, parent) > 0, "it was published later"),
        (_credits(child, parent) > 0, "of the two the parent is closer to the source that is named"),
        (containment > 1, "it leaves out more of the parent than it adds"),
        (_wording(relation) > 1, "where the two differ its words are the rarer, misspelt or missing ones"),
    )
    return tuple(words for holds, words in signs if holds)


def is_directed(relation: Relation) -> bool:
    """Say whether days, credits, cuts or changes tell which of the two was made from the other."""
    return direction_logit(relation) + _containment(relation) >= math.log(_TOLD / (1 - _TOLD))


def _containment(relation: Relation) -> float:
    return (_NOVEL - _LOST) * (relation.lost - relation.novel)


def _dates(child: Article, parent: Article) -> float:
    one, other = child.published.value, parent.published.value
    if one is None or other is None:
        return _UNDATED * ((one is None) - (other is None))
    if one == other:
        return 0.0
    return _DAYS if other < one else -_DAYS


def _credits(child: Article, parent: Article) -> float:
    named = _NAMED * (_names(child, parent) - _names(parent, child))
    told = (text_credit(parent) is not None) - (text_credit(child) is not None)
    return named + _CREDITED * told


def _names(child: Article, parent: Article) -> bool:
    """Say whether the child credits the parent's outlet, which is not its own, with its text."""
    if same_name(child.outlet, parent.outlet):
        return False
    return any(c.role is not CreditRole.FACT and same_name(c.name, parent.outlet) for c in child.credits)
