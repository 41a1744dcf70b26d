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
_SIGNS = 12.0
"""Signs of corruption that are counted at most."""
_DAYS = 3.0
"""Logits for the earlier of two articles that are not of one day."""
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
    garbled = 2 * garbled_names(relation.child.names, relation.parent.names)
    corrupt = max(-_SIGNS, min(_SIGNS, relation.child.corruption - relation.parent.corruption + garbled))
    child, parent = relation.child.article, relation.parent.article
    return _CORRUPT * corrupt + _dates(child, parent) + _credits(child, parent)


def distance(relation: Relation) -> float:
    """Return what the descent costs in changes, 0..26: of two forebears the nearer is the parent."""
    return _NOVEL * relation.novel + _LOST * relation.lost


def direction(relation: Relation) -> float:
    """Return the probability of the direction, given that one of the two descends from the other."""
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, direction_logit(relation))))), 6)


def _dates(child: Article, parent: Article) -> float:
    one, other = child.published.value, parent.published.value
    if one is None or other is None or one == other:
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
