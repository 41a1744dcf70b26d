"""What is told of a commitment after its making: from when, how long, where, and where not."""

from collections.abc import Iterator
from dataclasses import dataclass

from stemma.commitments.dates import lasting_until, taking_force
from stemma.commitments.docket import Docket
from stemma.commitments.signs import words
from stemma.commitments.tree import Tree
from stemma.commitments.undertakings import is_conditional, negated, subject_of
from stemma.model import CommitmentKind, Span

_NOUNS = {
    "ceasefire": CommitmentKind.CEASEFIRE,
    "cease-fire": CommitmentKind.CEASEFIRE,
    "truce": CommitmentKind.CEASEFIRE,
    "armistice": CommitmentKind.CEASEFIRE,
    "treaty": CommitmentKind.MUTUAL_ASSISTANCE,
    "pact": CommitmentKind.MUTUAL_ASSISTANCE,
    "alliance": CommitmentKind.MUTUAL_ASSISTANCE,
    "guarantee": CommitmentKind.MUTUAL_ASSISTANCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that a clause tells of a commitment: `field` is effective, expires, covers or excludes.

    `noun` is the word for the commitment ("truce"), or empty where a pronoun (or nothing) stands for it.
    """

    field: str
    value: str
    article_id: str
    start: int
    span: Span
    noun: str
    verb: int
    tree: Tree

    @property
    def kind(self) -> CommitmentKind | None:
        """The kind that the word for the commitment means; None where it may be any."""
        return _NOUNS.get(self.noun)


def terms_in(docket: Docket, tree: Tree) -> Iterator[Term]:
    """Yield what the clauses of a sentence tell of commitments that were made before."""
    for verb in range(len(tree.tokens)):
        if not tree.is_verb(verb) or is_conditional(tree, verb):
            continue
        noun, spoken_of = _spoken_of(tree, verb)
        if not spoken_of:
            continue
        for field, value, span in _told(docket, tree, verb):
            yield Term(
                field=field,
                value=value,
                article_id=tree.sentence.article_id,
                start=tree.tokens[verb].start,
                span=span,
                noun=noun,
                verb=verb,
                tree=tree,
            )


def _spoken_of(tree: Tree, verb: int) -> tuple[str, bool]:
    """Return the word for the commitment of which a verb tells, and whether it tells of one."""
    if tree.child(verb, "nsubjpass") is not None and tree.lemma(verb) in words("covering_verbs"):
        agents = [tree.child(a, "pobj") for a in tree.children(verb, "agent")]
        return (tree.lemma(agents[0]), True) if agents and agents[0] is not None else ("", True)
    subject = subject_of(tree, verb)
    if subject is None:
        return "", False
    if tree.lemma(subject) in words("terms_nouns"):
        return tree.lemma(subject), True
    return "", tree.lemma(subject) in ("it", "which", "that")


def _told(docket: Docket, tree: Tree, verb: int) -> Iterator[tuple[str, str, Span]]:
    if not negated(tree, verb):
        effect, end = taking_force(docket, tree, verb), lasting_until(docket, tree, verb)
        for at in (verb, *(c for c in tree.children(verb, "xcomp"))):
            effect = effect or taking_force(docket, tree, at)
            end = end or lasting_until(docket, tree, at)
        if effect is not None:
            yield ("effective", *effect)
        if end is not None:
            yield ("expires", *end)
    lemma = tree.lemma(verb)
    leaves_out = tree.verb(verb) == "leave out" or lemma in words("excluding_verbs")
    if lemma in words("covering_verbs") or leaves_out:
        field = "excludes" if leaves_out != negated(tree, verb) else "covers"
        for head in _over(tree, verb):
            span = _whole_subject(tree, verb, head) or tree.span(_extent(tree, head))
            yield field, _name(docket, tree, head, span), span


def _over(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the nouns that a verb of covering is about, with those joined to them."""
    passive = tree.child(verb, "nsubjpass")
    found = passive if passive is not None else tree.child(verb, "dobj")
    if found is None:
        preps = [p for p in tree.children(verb, "prep") if tree.lemma(p) in ("to", "over", "in")]
        found = next((o for p in preps if (o := tree.child(p, "pobj")) is not None), None)
    return tree.joined(found) if found is not None else ()


def _whole_subject(tree: Tree, verb: int, head: int) -> Span | None:
    """Return the words from a clause's beginning to its verb, where the parser cut a long subject short.

    "Houses built on the riverbed without a permit would not be covered": what is not covered are houses.
    """
    if tree.tokens[head].dep != "nsubjpass" or not tree.children(head, "det"):
        return None
    first = next((a for a in tree.children(verb, "aux", "auxpass")), verb)
    before = list(range(first))
    if not before or not tree.children(verb, "mark") or any(tree.tokens[t].text in ',;:“"' for t in before):
        return None
    return tree.span(before)


def _extent(tree: Tree, head: int) -> tuple[int, ...]:
    return tree.subtree(head, {"relcl", "appos", "conj", "cc", "punct", "advcl", "parataxis"})


def _name(docket: Docket, tree: Tree, head: int, span: Span) -> str:
    """Return the name of a place that a noun is, else its words ("houses on the riverbed")."""
    at = tree.tokens[head].start
    inner = tree.span(_extent(tree, head))
    own = [
        r
        for r in docket.references_within(tree.sentence.article_id, *span)
        if r.start <= at < r.end and r.entity_id in docket.entities
    ]
    if own and inner == span:
        return docket.entities[own[0].entity_id].name
    words_told = tree.text(span)
    first = tree.tokens[tree.at(span[0]) or 0]
    return words_told[len(first.text) :].strip() if first.pos == "DET" else words_told
