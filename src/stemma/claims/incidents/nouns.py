"""Nouns that tell of violence ("the murder of the judge"): which act, who did it and to whom."""

from typing import Any

from stemma.claims.incidents.drafts import Draft, is_tool
from stemma.claims.incidents.roles import child, doers, objects, subjects, sufferers
from stemma.claims.incidents.ties import tied_to
from stemma.claims.incidents.words import act_nouns, words


def draft_of_noun(noun: Any, passage: int) -> Draft | None:
    lemma = noun.lemma_.lower()
    sort = act_nouns().get(lemma)
    if sort is None or noun.dep_ == "compound":
        return None
    parts = [c.lemma_.lower() for c in child(noun, "compound", "amod", "nmod")]
    if sort == "stoppage" and "armed" not in parts and "forced" not in parts:
        return None
    if sort == "attack" and any(p in words("explosives") for p in parts):
        sort = "bombing"
    if any(p in words("figurative") for p in parts):
        return None
    who, whom = _noun_roles(noun, lemma)
    tied, surety = tied_to(noun)
    for act in child(noun, "acl", "relcl"):
        if act.lemma_.lower() in ("attribute", "blame"):
            who += objects(act, "to", "on")
        elif act.lemma_.lower() in words("done"):
            who += [t for t in doers(act) if not is_tool(t)]
    who += tied
    pointing = ("the", "this", "that", "these", "those")
    definite = bool(child(noun, "poss")) or any(c.lower_ in pointing for c in child(noun, "det"))
    return Draft(
        sort=sort,
        passage=passage,
        token=noun,
        doers=tuple(who),
        sufferers=tuple(whom),
        surety=surety,
        is_noun=True,
        definite=definite,
        instrument="bomb" if sort == "bombing" else "",
        by_outlaws=any(p in words("doer_adjectives") or p in words("outlaws") for p in parts),
    )


def draft_of_deed(noun: Any, passage: int) -> Draft | None:
    """Read "the crime was committed by": who did what was told before."""
    if noun.lemma_.lower() not in words("deeds"):
        return None
    who = [t for a in child(noun, "acl", "relcl") if a.lemma_.lower() in words("done") for t in doers(a)]
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in words("done"):
        who += doers(noun.head)
    tied, surety = tied_to(noun)
    who = [t for t in (*who, *tied) if not is_tool(t) and t is not noun]
    if not who:
        return None
    return Draft(
        sort="deed", passage=passage, token=noun, doers=tuple(who), surety=surety, is_noun=True, definite=True
    )


def _noun_roles(noun: Any, lemma: str) -> tuple[list[Any], list[Any]]:
    who = [t for t in objects(noun, "by") if t.ent_type_ not in ("DATE", "TIME")]
    whom = objects(noun, "against", "on", "upon")
    owners = child(noun, "poss")
    if lemma in words("suffered") or lemma in words("doers"):
        whom = [*objects(noun, "of"), *owners, *whom]
    else:
        who += owners
    verb = noun.head
    if verb.pos_ in ("VERB", "AUX"):
        word = verb.lemma_.lower()
        if noun.dep_ == "dobj" and word in words("done"):
            who += [t for t in doers(verb) if not is_tool(t)]
        elif noun.dep_ == "nsubjpass" and word in words("done"):
            who += doers(verb)
        elif noun.dep_ == "dobj" and word in words("suffered_by"):
            whom += subjects(verb)
        elif noun.dep_ in ("nsubj", "nsubjpass") and word in ("attribute", "blame"):
            who += objects(verb, "to", "on")
    if noun.dep_ == "pobj" and noun.head.lower_ in ("of", "in", "by", "from", "after", "during"):
        above = noun.head.head
        if above.lemma_.lower() == "victim":
            whom += (
                subjects(above.head)
                if above.dep_ in ("attr", "dobj")
                else [above.head]
                if above.dep_ == "appos"
                else []
            )
        elif above.pos_ == "VERB" and above.lemma_.lower() in (
            "die",
            "injure",
            "wound",
            "kill",
            "participate",
        ):
            if above.lemma_.lower() == "participate":
                who += subjects(above)
            else:
                whom += subjects(above) if above.lemma_.lower() == "die" else sufferers(above)
    return who, whom
