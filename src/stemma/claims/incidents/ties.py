"""How surely someone did it: claimed, accused, suspected, and by whom."""

from typing import Any

from stemma.claims.incidents.drafts import is_tool
from stemma.claims.incidents.roles import child, governors, is_passive, objects, subjects, sufferers
from stemma.claims.incidents.words import table
from stemma.model import Confidence


def tied_to(noun: Any) -> tuple[list[Any], Confidence | None]:
    """Return whom the sentence ties to an act ("responsible for", "claimed", "accused of") and how surely."""
    claimed, accused = frozenset(table("ties", "claimed")), frozenset(table("ties", "accused"))
    below = noun
    for above in governors(noun):
        lemma = above.lemma_.lower()
        if above.pos_ in ("VERB", "AUX", "NOUN", "ADJ"):
            if lemma in claimed and (
                below.dep_ in ("dobj", "ccomp", "xcomp", "nsubjpass") or _has_responsibility(above)
            ):
                if is_passive(above):
                    return objects(above, "by"), Confidence.CLAIMED
                return subjects(above), Confidence.CLAIMED
            if lemma in accused and not (above.dep_ == "dobj" and above.head.lemma_.lower() in claimed):
                return _accused(above, noun), accusers_of(above)
            if above.pos_ == "VERB" and lemma not in ("be", "have"):
                break
        below = above
    return [], None


def _has_responsibility(verb: Any) -> bool:
    return any(t.lemma_.lower() in ("responsibility", "credit") for t in child(verb, "dobj", "nsubjpass"))


def _accused(tie: Any, act: Any) -> list[Any]:
    lemma = tie.lemma_.lower()
    if lemma in ("attribute", "ascribe", "impute"):
        return objects(tie, "to")
    if lemma == "blame" and objects(tie, "on"):
        return objects(tie, "on")
    if tie.pos_ in ("ADJ", "NOUN"):
        if tie.dep_ in ("acomp", "attr", "oprd"):
            found = subjects(tie.head)
            return [t for t in found if not is_tool(t)]
        if tie.dep_ in ("amod", "appos"):
            return [tie.head]
        if tie.dep_ in ("dobj",) and tie.head.lemma_.lower() in ("bear", "have", "share"):
            return subjects(tie.head)
        return []
    if tie.dep_ in ("acl", "relcl"):
        return [tie.head]
    found = sufferers(tie) if is_passive(tie) else child(tie, "dobj")
    return [t for t in found if t is not act and not is_tool(t)]


def accusers_of(tie: Any) -> Confidence:
    """Return how surely: by the authorities, where they are the ones who accuse."""
    verb = tie if tie.pos_ == "VERB" else next((g for g in governors(tie) if g.pos_ in ("VERB", "AUX")), tie)
    who = objects(verb, "by") if is_passive(verb) else subjects(verb)
    who += [s for g in governors(verb) if g.pos_ == "VERB" for s in child(g, "nsubj")]
    if any(t.lemma_.lower() in table("ties", "authorities") for t in who):
        return Confidence.SUSPECTED_BY_AUTHORITIES
    if tie.lemma_.lower() in (
        "arrest",
        "detain",
        "sentence",
        "convict",
        "try",
        "prosecute",
        "charge",
        "indict",
    ):
        return Confidence.SUSPECTED_BY_AUTHORITIES
    return Confidence.SUSPECTED


def surety_of(verb: Any) -> Confidence | None:
    """Return how surely a verb's doer did it, where the words around it withhold or lend certainty."""
    unsure = frozenset(table("ties", "unsure"))
    near = [c.lower_ for c in verb.children if c.dep_ in ("advmod", "aux")]
    if any(w in unsure for w in near):
        return Confidence.POSSIBLE
    below = verb
    for above in governors(verb):
        lemma = above.lemma_.lower()
        if above.pos_ == "VERB" and below.dep_ in ("ccomp", "xcomp", "pcomp", "prep", "relcl"):
            if lemma in table("ties", "claimed"):
                return Confidence.CLAIMED
            if lemma in table("ties", "accused"):
                return accusers_of(above)
            if lemma in unsure:
                return Confidence.POSSIBLE
        below = above
    return None
