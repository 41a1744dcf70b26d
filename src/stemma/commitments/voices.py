"""Whose word binds whom: a speaker binds himself and those for whom he speaks in office."""

from dataclasses import dataclass

from stemma.commitments.docket import Docket
from stemma.commitments.parties import is_official, parties_of, speaker_party
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import Undertaking
from stemma.model import Claim


def own_word(docket: Docket, found: Undertaking, claim: Claim, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is bound by a speaker's word: only whoever speaks, or for whom he speaks in office."""
    tree = found.tree
    voice = _voice(docket, tree, claim, found.content)
    if by and found.act == found.content and under_instrument(tree, found.content) is not None:
        return by
    if voice is None:
        return by if found.act != found.content else ()
    if not by and _is_done(tree, found) and voice.in_office:
        return (voice.name,)
    if voice.vows and voice.in_office and by and not set(by) & docket.state_like:
        return (voice.name,)
    pronoun = found.obligor is not None and tree.tokens[found.obligor].pos == "PRON"
    first_person = pronoun and found.obligor is not None and tree.lemma(found.obligor) in ("i", "we")
    if first_person or (pronoun and not by):
        return (voice.party or voice.name,)
    if {voice.party, voice.name} & set(by):
        return by
    if voice.party and any(docket.seat_of.get(n) == voice.party for n in by):
        return (voice.party,)
    official = words("offices") | words("bodies")
    others = {n for n in voice.named if n not in by and not set(n.lower().split()) & official}
    if voice.in_office and not others - {voice.name}:
        return by
    return by if any(n.lower()[:5] in voice.words.lower() for n in by if len(n) > 4) else ()


def under_instrument(tree: Tree, verb: int) -> int | None:
    """Return the agreement under which a verb tells that something will be done: "under the deal, ..."."""
    nouns = words("instruments") | {"deal"}
    for prep in tree.children(verb, "prep"):
        if tree.lemma(prep) in ("under", "accord"):
            named = [t for t in tree.subtree(prep) if tree.lemma(t) in nouns]
            which = tree.tokens[verb].dep == "relcl" and tree.lemma(tree.tokens[verb].head) in nouns
            if named or which:
                return named[0] if named else tree.tokens[verb].head
    return None


def _is_done(tree: Tree, found: Undertaking) -> bool:
    """Say whether a clause tells what will be done, and not by whom: "the tax would be scrapped"."""
    passive = tree.child(found.content, "auxpass", "nsubjpass") is not None
    return passive and found.act == found.content and found.obligor is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Voice:
    """Who says a sentence: the speaker's name and party, the words for him, and whom they name."""

    name: str
    party: str | None
    words: str
    named: tuple[str, ...]
    in_office: bool
    vows: bool = False


def _voice(docket: Docket, tree: Tree, claim: Claim, content: int) -> _Voice | None:
    if claim.attribution:
        first = claim.attribution[0]
        party, said = speaker_party(docket, claim)
        entity = docket.entities.get(first.speaker.entity_id or "")
        name = entity.name if entity is not None else first.speaker.name or said
        span = (first.speaker.start, first.speaker.end)
        office = entity is not None and name in docket.acting and not docket.country_of.get(name)
        near = any(w in words("offices") for w in said.lower().replace("'s", "").split())
        return _Voice(
            name=name,
            party=party or docket.country_of.get(name),
            words=said,
            named=docket.names_in(claim.article_id, span),
            in_office=office or near,
            vows=first.cue.lower() in words("vowing_forms"),
        )
    return _trailing_voice(docket, tree, content)


def _trailing_voice(docket: Docket, tree: Tree, content: int) -> _Voice | None:
    """Return who speaks at a sentence's end, where the reading of claims lost him: "..., X said"."""
    for i in range(content + 1, len(tree.tokens)):
        subject = tree.child(i, "nsubj") if tree.is_verb(i) and tree.lemma(i) in words("speaking") else None
        if subject is None or subject < content or tree.child(i, "ccomp", "xcomp", "dobj") is not None:
            continue
        names = parties_of(docket, tree, subject)
        if names and any(tree.tokens[t].text == "," for t in range(content, subject)):
            span = tree.span(tree.phrase(subject))
            return _Voice(
                name=names[0],
                party=docket.country_of.get(names[0], names[0]),
                words=tree.text(span),
                named=docket.names_in(tree.sentence.article_id, span),
                in_office=is_official(docket, tree, subject, names),
                vows=tree.lemma(i) in words("promising"),
            )
    return None


def not_the_speaker(docket: Docket, found: Undertaking, claim: Claim, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return who is bound where somebody says that "they" promised: the others, not the speaker's side."""
    they = found.obligor is not None and found.tree.lemma(found.obligor) in ("they", "them")
    speaker, _ = speaker_party(docket, claim)
    return tuple(n for n in by if n != speaker) if they and len(by) > 1 else by
