"""Treaties, pacts and agreements that an article names: they exist, whatever is told of them."""

from collections.abc import Iterator

from stemma.commitments.conditions import conditions_in
from stemma.commitments.dates import governed_times
from stemma.commitments.docket import Docket, as_told
from stemma.commitments.drafts import Draft
from stemma.commitments.parties import parties_of, states_below
from stemma.commitments.sides import mediators_of
from stemma.commitments.signs import Deed, kind_of, words
from stemma.commitments.tree import Tree
from stemma.model import Claim, CommitmentKind, Condition, Evidence, Granularity, Span

_PROVISION = frozenset(["article", "clause", "section", "paragraph", "chapter"])


def instruments_in(docket: Docket, tree: Tree) -> Iterator[Draft]:
    """Yield a draft for each noun phrase that names an instrument by its year or by its proper name."""
    if not tree.words & words("instruments"):
        return
    for i in range(len(tree.tokens)):
        if tree.tokens[i].pos in ("NOUN", "PROPN") and tree.lemma(i) in words("instruments"):
            draft = _draft(docket, tree, i)
            if draft is not None:
                yield draft


def _draft(docket: Docket, tree: Tree, noun: int) -> Draft | None:
    phrase = _phrase(tree, noun)
    made, span = _year(docket, tree, phrase)
    if made is None:
        made, span = _since(docket, tree, noun)
    proper = tree.tokens[noun].text[:1].isupper() and tree.tokens[noun].pos == "PROPN"
    if made is None and not proper:
        return None
    kind = _kind(docket, tree, noun, phrase)
    claim = docket.claim_over(tree.sentence.article_id, *tree.span([noun]))
    if kind is None or claim is None:
        return None
    by = _parties(docket, tree, phrase, noun, kind)
    if len(by) < 2:
        return None
    whole = tree.span(phrase)
    spans: list[tuple[str, Span]] = [("instrument", whole)]
    if span is not None:
        spans.append(("made", span))
    duty = _duty(tree, noun)
    conditions = conditions_in(docket, tree, duty, by)[0] if duty is not None else ()
    return Draft(
        kind=kind,
        claim=claim,
        evidence=_evidence(docket, tree, claim, whole, conditions),
        by=by[:2],
        mediators=mediators_of(docket, tree, by),
        made=made,
        instrument=_name(tree, noun, phrase),
        conditions=conditions,
        deed=tree.lemmas(phrase),
        words=tree.lemmas(phrase),
        spans=tuple(spans),
    )


def _evidence(
    docket: Docket, tree: Tree, claim: Claim, whole: Span, conditions: tuple[Condition, ...]
) -> Evidence:
    inside = tree.sentence.start <= claim.evidence.start and claim.evidence.end <= tree.sentence.end
    own = [*([claim.evidence] if inside else []), *(c.evidence for c in conditions)]
    first, last = min([whole[0], *(e.start for e in own)]), max([whole[1], *(e.end for e in own)])
    return docket.evidence(tree, (first, last))


def _phrase(tree: Tree, noun: int) -> tuple[int, ...]:
    """Return the words that name an instrument: with "signed in 1994", without what it provides."""
    kept = set(tree.phrase(noun))
    for c in tree.children(noun, "acl"):
        if tree.tokens[c].tag == "VBN" and tree.lemma(c) in words("signing") | {"agree", "reach"}:
            kept |= set(tree.subtree(c, {"relcl", "advcl"}))
    return tuple(sorted(kept))


def _name(tree: Tree, noun: int, phrase: tuple[int, ...]) -> str:
    kept = [i for i in phrase if not (tree.tokens[i].pos in ("DET", "PUNCT") and i < noun)]
    provision = next((i for i in tree.above(noun) if tree.lemma(i) in _PROVISION), None)
    name = " ".join(tree.text(tree.span(kept)).split())
    if provision is None:
        return name
    before = [i for i in tree.phrase(provision) if i < min(kept) and tree.lemma(i) not in ("of", "the")]
    number = " ".join(tree.text(tree.span(before or [provision])).split())
    return f"{number} of the {name}"


def _year(docket: Docket, tree: Tree, phrase: tuple[int, ...]) -> tuple[str | None, Span | None]:
    inside = frozenset(phrase)
    for time, _ in governed_times(docket, tree):
        if tree.at(time.start) in inside and time.time is not None and time.time.start:
            told = as_told(time.time)
            if time.time.granularity not in _COARSE and not _is_dated(tree, phrase):
                continue
            if told and not told.startswith("XXXX"):
                return told, (time.start, time.end)
    for i in phrase:
        text = tree.tokens[i].text
        if len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20"):
            return text, tree.span([i])
    return None, None


_COARSE = frozenset([Granularity.MONTH, Granularity.YEAR, Granularity.SEASON])
"""How finely an instrument's name dates it; a day beside the noun is that of a making just told."""


def _is_dated(tree: Tree, phrase: tuple[int, ...]) -> bool:
    return any(tree.tokens[i].dep == "acl" for i in phrase)


def _since(docket: Docket, tree: Tree, noun: int) -> tuple[str | None, Span | None]:
    """Return since when parties are bound by an instrument: "bound by a treaty since 2009"."""
    verb = next((at for at in tree.above(noun) if tree.is_verb(at)), None)
    if verb is None or tree.lemma(verb) not in words("duty"):
        return None, None
    for time, governors in governed_times(docket, tree):
        if time.relation == "since" and verb in governors and time.time is not None:
            return as_told(time.time), (time.start, time.end)
    return None, None


def _duty(tree: Tree, noun: int) -> int | None:
    """Return the verb that an instrument lays on its parties: "under the treaty, X must help"."""
    for at in tree.above(noun):
        if tree.is_verb(at):
            auxiliaries = tree.lemmas(tree.children(at, "aux"))
            content = tree.child(at, "xcomp")
            if tree.lemma(at) in words("duty") | {"have", "be"} and content is not None:
                return content
            if auxiliaries & {"must", "shall", "will"}:
                return at
            if tree.lemma(at) in words("signing") | {"agree"}:
                continue
            return None
    return None


def _kind(docket: Docket, tree: Tree, noun: int, phrase: tuple[int, ...]) -> CommitmentKind | None:
    below = tree.lemmas(phrase)
    kind = kind_of(Deed(heads=frozenset([tree.lemma(noun)]), below=below, nominal=True))
    duty = _duty(tree, noun)
    if kind is None and duty is not None:
        words_below = tree.subtree(duty, {"relcl", "parataxis"})
        kind = kind_of(
            Deed(
                heads=frozenset([tree.verb(duty), tree.lemma(duty)]),
                below=tree.lemmas(words_below),
                official=False,
                towards_state=True,
            )
        )
    return kind


def _parties(
    docket: Docket, tree: Tree, phrase: tuple[int, ...], noun: int, kind: CommitmentKind
) -> tuple[str, ...]:
    """Return the parties of an instrument: named with it, else in its clause, else the two just spoken of."""
    named = [n for n in states_below(docket, tree, phrase) if n in docket.agents]
    if len(set(named)) < 2:
        named += _in_clause(docket, tree, noun)
    if len(set(named)) < 2:
        named += [n for n in states_below(docket, tree, range(len(tree.tokens))) if n in docket.state_like]
    if len(set(named)) < 2:
        hostile = kind in (CommitmentKind.CEASEFIRE, CommitmentKind.NON_AGGRESSION)
        named += docket.pair(tree.sentence.article_id, tree.sentence.start, hostile=hostile)
    return tuple(dict.fromkeys(named))[:2]


def _in_clause(docket: Docket, tree: Tree, noun: int) -> list[str]:
    """Return who invokes, signs or is bound by an instrument, and whom a verb names with "to" or "with"."""
    verb = next((at for at in tree.above(noun) if tree.is_verb(at)), None)
    if verb is None:
        return []
    own = tree.child(verb, "nsubjpass", "nsubj")
    heads = [tree.child(verb, "dobj") if own == noun else own]
    preps = [p for p in tree.children(verb, "prep") if tree.lemma(p) in ("to", "with", "between")]
    heads += [o for p in preps for o in tree.children(p, "pobj")]
    bound = tree.lemma(verb) in words("duty") | words("invoking") | words("ending") | words("signing") | {
        "invoke"
    }
    found = [n for h in heads if h is not None and h != noun for n in parties_of(docket, tree, h)]
    return [n for n in found if bound or n in docket.agents or n not in docket.names]
