"""One sentence to the violent acts that it tells as done: not those that are feared, planned or denied."""

from collections.abc import Iterator
from typing import Any

from stemma.claims.incidents.drafts import Draft
from stemma.claims.incidents.nouns import draft_of_deed, draft_of_noun
from stemma.claims.incidents.roles import child, governors
from stemma.claims.incidents.verbs import draft_of_sequel, draft_of_verb
from stemma.claims.incidents.words import words

_HIDDEN = frozenset(["manage", "able", "begin", "start", "proceed", "return", "come", "continue", "go"])


_MODALS = frozenset(["will", "would", "could", "may", "might", "can", "shall", "should", "must", "wo", "'ll"])
_UNREAL = frozenset(["would", "could", "should"])
_FINISHED = frozenset(["have", "has", "had", "did", "been", "to"])
_BELOW = frozenset(["xcomp", "pcomp", "prep", "dobj", "ccomp"])


def find_drafts(doc: Any, passage: int) -> Iterator[Draft]:
    """Yield the acts that one parsed sentence tells as done, in order; talk in general is left out."""
    for token in doc:
        draft = None
        if token.pos_ == "VERB" or (token.tag_ in ("VBN", "VBD") and token.dep_ in ("amod", "acl", "ROOT")):
            draft = draft_of_verb(token, passage) or draft_of_sequel(token, passage)
        elif token.pos_ == "AUX":
            draft = draft_of_sequel(token, passage)
        elif token.pos_ in ("NOUN", "PROPN"):
            draft = draft_of_noun(token, passage) or draft_of_deed(token, passage)
        if draft is not None and (_noun_was_done(draft) if draft.is_noun else _verb_was_done(token)):
            yield draft


def _verb_was_done(verb: Any) -> bool:
    helpers = {c.lower_ for c in child(verb, "aux", "auxpass")}
    if child(verb, "neg") or any(c.lower_ in ("if", "unless", "whether") for c in child(verb, "mark")):
        return False
    if helpers & _MODALS and (not helpers & {"have"} or helpers & _UNREAL):
        return False
    present = verb.tag_ in ("VBP", "VBZ", "VB") and not helpers & _FINISHED
    if present and not (helpers & {"is", "are"} and verb.tag_ == "VBN"):
        return False
    return not _is_held_back(verb, "to" in helpers)


def _is_held_back(verb: Any, infinitive: bool) -> bool:
    """Say whether a verb above keeps an act from having happened: "threatened to", "denied that"."""
    below = verb
    for above in governors(verb):
        lemma = above.lemma_.lower()
        if infinitive and below is verb:
            return not (lemma in words("attempted") or lemma in _HIDDEN)
        if above.pos_ == "VERB":
            negated = bool(child(above, "neg")) and below.dep_ == "xcomp"
            if below.dep_ in _BELOW and (lemma in words("not_done") or negated):
                return True
            if lemma == "deny" and below.dep_ in ("advcl", "ccomp"):
                return True
        below = above
    return False


def _noun_was_done(draft: Draft) -> bool:
    noun = draft.token
    determiners = {c.lower_ for c in child(noun, "det", "neg")}
    told = bool(draft.sufferers or draft.doers)
    if determiners & {"no", "any", "every"} and draft.sort != "bombing":
        return False
    if noun.lemma_.lower() in words("doers") and not draft.sufferers:
        return False
    plural = noun.tag_ in ("NNS", "NNPS") and not determiners and not child(noun, "nummod")
    if (plural and not told) or (_is_talk(noun) and not draft.sufferers):
        return False
    return not _is_undone(noun)


def _is_talk(noun: Any) -> bool:
    """Say whether an act is spoken of in general: "a wave of attacks", "the fight against attacks"."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ in ("of", "against", "for")
    return behind and noun.head.head.lemma_.lower() in words("general")


def _is_undone(noun: Any) -> bool:
    """Say whether the verb of an act keeps it from having happened: "prevented the attack"."""
    verb = next((g for g in governors(noun) if g.pos_ in ("VERB", "AUX")), None)
    if verb is None or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    lemma = verb.lemma_.lower()
    if lemma not in words("done") | words("not_done") | {"be"}:
        return False
    helpers = {c.lower_ for c in child(verb, "aux")}
    held = "to" in helpers and verb.head.lemma_.lower() in words("not_done")
    return (
        bool(child(verb, "neg")) or bool(helpers & _MODALS - {"must"}) or lemma in words("not_done") or held
    )
