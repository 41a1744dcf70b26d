"""Verbs that tell of violence: which act, who did it and to whom, with what."""

from typing import Any

from stemma.claims.incidents.drafts import Draft, is_tool
from stemma.claims.incidents.roles import child, doers, is_passive, objects, subjects, sufferers
from stemma.claims.incidents.ties import accusers_of, surety_of
from stemma.claims.incidents.words import act_verbs, names_people, table, words
from stemma.model import Confidence


def draft_of_verb(verb: Any, passage: int) -> Draft | None:
    lemma = _lemma(verb)
    sort = _phrase(verb, lemma) or _sort(verb, lemma)
    if sort is None:
        return None
    instrument = _instrument(verb)
    who, whom = doers(verb), sufferers(verb)
    if sort == "die":
        who, whom = [], subjects(verb)
    if sort in ("bombing", "bomb") and _is_explosive(whom):
        whom = []
    if sort == "bomb" and lemma in ("explode", "detonate", "blast"):
        who, whom = ([], []) if _is_explosive(who) or not whom else (who, [])
    if "hostage" in (t.lemma_.lower() for t in whom):
        whom = [t for t in whom if t.lemma_.lower() != "hostage"]
    if sort in ("kill", "murder", "harm", "die", "kidnapping", "kidnap"):
        whom = [*whom, *_along_with(verb)]
    if lemma in ("destroy", "sabotage", "shell", "rocket") and not _hits_property(verb, whom):
        return None
    if sort == "attack":
        whom = whom or objects(verb, "at", "on", "against", "upon")
    tool = [t for t in who if is_tool(t)]
    who = [t for t in who if not is_tool(t)]
    if tool and tool[0].lemma_.lower() in words("explosives"):
        instrument = instrument or tool[0].lemma_.lower()
    if any(t.lemma_.lower() in words("accident") for t in tool):
        return None
    if sort in ("kill", "harm", "die", "murder", "attack") and instrument and sort != "attack":
        sort = "bomb" if instrument != "grenade" or sort == "die" else sort
    return Draft(
        sort=sort,
        passage=passage,
        token=verb,
        doers=tuple(who),
        sufferers=tuple(whom),
        surety=surety_of(verb),
        instrument=instrument,
    )


def _lemma(verb: Any) -> str:
    """Return the lemma of a verb, where the parser's is no word also the one that its ending shows."""
    lemma = str(verb.lemma_.lower())
    if lemma in act_verbs():
        return lemma
    for ending in ("ned", "ning", "ed", "d", "ing", "s"):
        if verb.lower_.endswith(ending) and verb.lower_[: -len(ending)] in act_verbs():
            return str(verb.lower_[: -len(ending)])
    return lemma


def _along_with(verb: Any) -> list[Any]:
    """Return who shared the fate ("was killed along with two of his guards")."""
    found = []
    for prep in verb.children:
        if prep.lower_ in ("with", "along", "together") and prep.dep_ in ("prep", "advmod"):
            inner = [prep, *child(prep, "prep")]
            if prep.lower_ != "with" or any(
                t.lower_ in ("along", "together") for t in prep.children if t.i < prep.i
            ):
                found += [t for p in inner if p.lower_ == "with" for t in child(p, "pobj")]
    return found


def _hits_property(verb: Any, whom: list[Any]) -> bool:
    """Say whether destruction is an attack on property, by somebody."""
    return bool(doers(verb)) and any(t.lemma_.lower() in words("property") for t in whom)


def _sort(verb: Any, lemma: str) -> str | None:
    sorts = act_verbs().get(lemma)
    if not sorts:
        return None
    if verb.dep_ == "amod" and (sorts[0] in ("rob", "burn") or verb.head.tag_ in ("NNS", "NNPS")):
        return None
    if sorts[0] == "burn":
        whom = [*sufferers(verb), *subjects(verb)]
        return "burn" if any(t.lemma_.lower() in words("property") for t in whom) else None
    if sorts[0] == "bomb" and lemma in ("explode", "detonate"):
        what = [*subjects(verb), *sufferers(verb)]
        if what and not _is_explosive(what) and not any(t.lemma_.lower() in words("property") for t in what):
            return None
    if lemma == "fire":
        aimed = objects(verb, "at", "on", "upon", "against")
        return "attack" if aimed else None
    if lemma in (
        "execute",
        "beat",
        "stab",
        "hang",
        "knife",
        "hurt",
        "stone",
        "mob",
        "storm",
        "eliminate",
        "gun",
    ):
        whom = sufferers(verb)
        people = [t for t in whom if names_people(t.lemma_.lower()) or t.pos_ in ("PROPN", "PRON")]
        return sorts[0] if people or (lemma == "storm" and whom) else None
    if lemma in ("mine", "blast") or (lemma == "seize"):
        return None
    if lemma == "harass" or (lemma == "attack" and verb.tag_ == "VBG" and not child(verb, "dobj")):
        return None
    return sorts[0]


def _phrase(verb: Any, lemma: str) -> str | None:
    """Return the sort of an act that a verb tells only together with another word."""
    for sort, verbs in table("phrases").items():
        wanted = verbs.get(lemma)
        if not wanted:
            continue
        near = child(verb, "dobj", "prt", "nsubjpass", "oprd", "acomp", "advmod", "attr", "xcomp")
        near += [t for p in child(verb, "prep") for t in child(p, "pobj")]
        near += [t for o in child(verb, "dobj", "nsubjpass") for t in objects(o, "of")]
        if verb.dep_ in ("acl", "relcl"):
            near.append(verb.head)
        if lemma == "go" and not _is_explosive(subjects(verb)):
            continue
        if any(t.lemma_.lower() in wanted or t.lower_ in wanted for t in near):
            return str(sort)
    return None


def _is_explosive(tokens: list[Any]) -> bool:
    return any(
        t.lemma_.lower() in words("explosives")
        or any(c.lemma_.lower() in words("explosives") for c in t.children)
        for t in tokens
    )


def _instrument(verb: Any) -> str:
    """Return the explosive that an act was done with, as the clauses around it tell."""
    around = [*objects(verb, "by", "with", "in", "from", "during")]
    for phrase in child(verb, "advcl", "ccomp"):
        if phrase.lemma_.lower() in ("explode", "detonate", "go"):
            around += subjects(phrase)
    if verb.dep_ in ("advcl", "relcl", "conj") and verb.head.lemma_.lower() in ("explode", "detonate"):
        around += subjects(verb.head)
    for token in around:
        lemma = token.lemma_.lower()
        if lemma in words("explosives"):
            return str(lemma)
        for part in child(token, "compound"):
            if part.lemma_.lower() in words("explosives"):
                return str(part.lemma_.lower())
    return ""


def draft_of_sequel(verb: Any, passage: int) -> Draft | None:
    """Read who was struck, where another clause has told of the act ("the dead were identified as")."""
    who = _doers_of_sequel(verb)
    if who:
        return Draft(
            sort="deed", passage=passage, token=verb, doers=tuple(who), surety=_surety(verb), definite=True
        )
    sort, whom = _struck(verb)
    if not whom:
        return None
    return Draft(sort=sort, passage=passage, token=verb, sufferers=tuple(whom), definite=True)


def _surety(verb: Any) -> Confidence | None:
    return accusers_of(verb) if verb.lemma_.lower() in table("ties", "accused") else surety_of(verb)


def _struck(verb: Any) -> tuple[str, list[Any]]:
    """Return the sort of a sequel, and who came to harm by what was told before, or was freed."""
    lemma, whom = verb.lemma_.lower(), []
    if lemma in words("identified") and is_passive(verb):
        people = words("struck") | words("deaths")
        known = [t.lemma_.lower() for t in subjects(verb)]
        if any((w in people or names_people(w)) and w not in words("culprits") for w in known):
            whom = objects(verb, "as") or child(verb, "oprd", "attr")
    elif lemma == "be" and any(t.lemma_.lower() in words("struck") for t in child(verb, "nsubj")):
        whom = [t for t in child(verb, "attr") if t.pos_ == "PROPN"]
    elif lemma in words("came_through"):
        beside = (*verb.children, *objects(verb))
        if words("unharmed") & {w for t in beside for w in (t.lower_, t.lemma_.lower())}:
            whom = subjects(verb)
    elif lemma in words("freed"):
        return "freed", sufferers(verb)
    return "struck", whom


def _doers_of_sequel(verb: Any) -> list[Any]:
    """Return who did what was told before: "it was carried out by", "blamed it on", "identified as"."""
    lemma = verb.lemma_.lower()
    if lemma in ("perpetrate", "commit", "carry", "mastermind") and is_passive(verb):
        found = doers(verb)
    elif lemma in ("blame", "attribute", "ascribe"):
        found = objects(verb, "on", "to")
        it = {t.lower_ for t in child(verb, "dobj")}
        if lemma == "blame" and not found and not is_passive(verb) and not it & {"it", "this", "that"}:
            found = child(verb, "dobj")
    elif lemma in words("identified") and is_passive(verb):
        culprit = any(t.lemma_.lower() in words("culprits") for t in subjects(verb))
        found = (objects(verb, "as") or child(verb, "oprd")) if culprit else []
    else:
        found = []
    return [t for t in found if not is_tool(t) and t.pos_ != "PRON"]
