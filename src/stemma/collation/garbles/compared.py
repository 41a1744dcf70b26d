"""What differs between versions of one sentence: polarity lost, figures scrambled, one party for another."""

from collections.abc import Iterator

from stemma.collation.alignment import Aligned, Replaced, replaced
from stemma.collation.garbles.bench import Bench
from stemma.collation.garbles.figures import digits, scrambled
from stemma.collation.garbles.opposites import opposites
from stemma.language.lexicon import lexicon
from stemma.model import Garble, GarbleKind, Mention, MentionKind, Sentence, Token

_NEAR = 0.5
"""Share of content words from which a difference inside the pair is a slip and not a retelling."""


_VERBATIM = 0.85
"""Share from which on a pair counts as repeated word for word."""


def compared_garbles(bench: Bench) -> Iterator[Garble]:
    """Yield differences between an article and the one that it descends from, or its siblings agree on.

    When the parent is in the corpus and known to be the parent the difference is proof; a sibling that
    is no ancestor accuses nobody, unless the reading contradicts its own sentence (see `_opposed`).
    """
    for child, parent in sorted(bench.told_parents.items()):
        for pair in bench.pairs(child, parent):
            if pair.shared >= _NEAR:
                yield from (g for g in _slips(bench, pair) if not bench.is_outvoted(g))
    yield from _opposed(bench)


def _slips(bench: Bench, pair: Aligned) -> Iterator[Garble]:
    runs = list(replaced(pair))
    yield from _negation(bench, pair)
    yield from _swapped(bench, pair)
    for run in runs:
        yield from _antonym(bench, run)
        yield from _number(bench, run)
        yield from _party(bench, run)


def _negation(bench: Bench, pair: Aligned) -> Iterator[Garble]:
    """Yield a verb that is negated in one version alone, where all else of its sentence agrees."""
    left, right = _negated(pair.left), _negated(pair.right)
    verbs_left = {t.lemma.lower(): t for t in pair.left.tokens if t.pos == "VERB"}
    verbs_right = {t.lemma.lower(): t for t in pair.right.tokens if t.pos == "VERB"}
    for lemma in sorted((left ^ right) & set(verbs_left) & set(verbs_right)):
        verb, other = verbs_left[lemma], verbs_right[lemma]
        yield Garble(
            evidence=bench.covering(_verb_group(pair.left, verb), pair.left),
            better=_words(_verb_group(pair.right, other), bench, pair.right),
            kind=GarbleKind.POLARITY,
            because="the report that it comes from has the opposite",
        )


def _negated(sentence: Sentence) -> set[str]:
    return {
        sentence.tokens[t.head].lemma.lower()
        for t in sentence.tokens
        if t.dep == "neg" and sentence.tokens[t.head].pos == "VERB"
    }


def _verb_group(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    at = sentence.tokens.index(verb)
    parts = [
        t
        for t in sentence.tokens[: at + 1]
        if t is verb or (t.head == at and t.dep in ("aux", "neg", "auxpass"))
    ]
    return tuple(t for t in sentence.tokens if parts[0].start <= t.start <= verb.start)


def _words(tokens: tuple[Token, ...], bench: Bench, sentence: Sentence) -> str:
    return bench.covering(tokens, sentence).quote


def _antonym(bench: Bench, run: Replaced) -> Iterator[Garble]:
    if len(run.left) > 3 or len(run.right) > 3:
        return
    for a in run.left:
        for b in run.right:
            if b.lemma.lower() in opposites().get(a.lemma.lower(), ()) and a.pos == b.pos:
                yield Garble(
                    evidence=bench.covering((a,), run.pair.left),
                    better=b.text,
                    kind=GarbleKind.POLARITY,
                    because=f"the report that it comes from has {b.text!r}, the opposite",
                )


def _number(bench: Bench, run: Replaced) -> Iterator[Garble]:
    """Yield a figure whose digits are those of the parent's, scrambled, lost or multiplied by ten."""
    left, right = [t for t in run.left if t.pos == "NUM"], [t for t in run.right if t.pos == "NUM"]
    if len(left) != 1 or len(right) != 1:
        return
    if not scrambled(digits(left[0].text), digits(right[0].text)):
        return
    yield Garble(
        evidence=bench.covering((left[0],), run.pair.left),
        better=right[0].text,
        kind=GarbleKind.NUMBER,
        because=f"the report that it comes from has {right[0].text}; the digits were changed on the way",
    )


def _party(bench: Bench, run: Replaced) -> Iterator[Garble]:
    """Yield a name that stands where the parent has another of the same kind."""
    a, b = _named(bench, run.left, run.pair.left), _named(bench, run.right, run.pair.right)
    if b is not None and b.form == "name" and (a is None or a.kind is not b.kind):
        yield from _renamed(bench, run, b)
    if a is None or b is None or a.kind is not b.kind or a.kind is MentionKind.GROUP:
        return
    left, right = bench.entity_of(a), bench.entity_of(b)
    if left is None or right is None or left == right or bench.acts_for(left) == bench.acts_for(right):
        return
    if _is_house_spelling(bench, a, b):
        return
    known_here = bench.acts_for(right) in {
        bench.acts_for(e)
        for m in bench.mentions(run.pair.left.article_id)
        if run.pair.left.start <= m.start < run.pair.left.end and (e := bench.entity_of(m))
    }
    if known_here:
        return
    yield Garble(
        evidence=bench.evidence(a.article_id, a.start, a.end),
        better=b.text,
        kind=GarbleKind.ENTITY,
        because=f"the report that it comes from has {b.text} here",
    )


def _renamed(bench: Bench, run: Replaced, meant: Mention) -> Iterator[Garble]:
    """Yield capitalised words, no name that the story knows, which stand where the parent has a name.

    A person's counts in any retelling; others have their bynames, and count where all else is verbatim.
    """
    if meant.kind is not MentionKind.PERSON and run.pair.shared < _VERBATIM:
        return
    names = [t for t in run.left if t.text[:1].isupper() and t.pos in ("PROPN", "NOUN")]
    known = any(bench.witnesses(bench.word_articles[t.text.lower()]) > 1 for t in names)
    if names and len(names) == len(run.left) <= 3 and not known:
        yield Garble(
            evidence=bench.covering(names, run.pair.left),
            better=meant.text,
            kind=GarbleKind.NAME,
            because=f"the report that it comes from names {meant.text} here",
        )


def _swapped(bench: Bench, pair: Aligned) -> Iterator[Garble]:
    """Yield the one name of a sentence that its parent's sentence does not know, where in turn the
    parent's has one name of the same kind that is missing here: one party stands for another."""
    left, right = _names_in(bench, pair.left), _names_in(bench, pair.right)
    ours, theirs = [left[k] for k in sorted(left.keys() - right.keys())], sorted(right.keys() - left.keys())
    if len(ours) != 1 or len(theirs) != 1:
        return
    odd, meant = ours[0], right[theirs[0]]
    if (
        odd.kind is MentionKind.PLACE
        and not bench.is_known_name(odd.text)
        and bench.is_known_name(meant.text)
    ):
        return  # a place that no gazetteer has may lie in the other
    if _is_house_spelling(bench, odd, meant):
        return
    if odd.kind is not meant.kind or odd.kind is MentionKind.GROUP or "name" not in (odd.form, meant.form):
        return
    if odd.kind is MentionKind.ORGANISATION and not (_country(bench, odd) and _country(bench, meant)):
        return
    yield Garble(
        evidence=bench.evidence(odd.article_id, odd.start, odd.end),
        better=theirs[0],
        kind=GarbleKind.ENTITY,
        because=f"the sentence that it comes from speaks of {theirs[0]}, and not of {odd.text}",
    )


def _is_house_spelling(bench: Bench, odd: Mention, meant: Mention) -> bool:
    """Say whether a word of one name is a word of the other in another romanisation."""
    words = [(a, b) for a in odd.text.split() for b in meant.text.split()]
    return any(bench.is_house_spelling(odd.article_id, a, b) for a, b in words)


def _country(bench: Bench, mention: Mention) -> str | None:
    entity_id = bench.entity_of(mention)
    entity = bench.entity_by_id.get(entity_id) if entity_id else None
    return entity.country if entity else None


def _names_in(bench: Bench, sentence: Sentence) -> dict[str, Mention]:
    """Return whom the names of a sentence stand for, each with its first mention."""
    found: dict[str, Mention] = {}
    for m in bench.mentions(sentence.article_id):
        entity = bench.entity_of(m)
        if (
            entity is not None
            and sentence.start <= m.start < sentence.end
            and m.form in ("name", "adjective")
        ):
            found.setdefault(bench.acts_for(entity), m)
    return found


def _named(bench: Bench, tokens: tuple[Token, ...], sentence: Sentence) -> Mention | None:
    """Return the one name that a run of words consists of."""
    if not tokens or len(tokens) > 3:
        return None
    start, end = tokens[0].start, tokens[-1].end
    inside = [m for m in bench.mentions(sentence.article_id) if m.start < end and start < m.end]
    return inside[0] if len(inside) == 1 and inside[0].text[:1].isupper() else None


def _opposed(bench: Bench) -> Iterator[Garble]:
    """Yield a verb whose opposite another telling has for the same object, where the sentence itself
    calls for the other thing: a call for a ceasefire does not call to escalate."""
    table = lexicon("antonyms", "collation")
    peace, escalating = frozenset(table["conciliatory"]), frozenset(table["pairs"][0][1])
    tellings: dict[tuple[str, str], set[str]] = {}
    for article in bench.articles:
        for s in bench.sentences(article.id):
            for thing, lemma, _, _ in _governed(s):
                tellings.setdefault((thing, lemma), set()).add(bench.tellings[article.id])
    for article in bench.articles:
        for sentence in bench.sentences(article.id):
            if not peace & {t.lemma.lower() for t in sentence.tokens}:
                continue
            for thing, lemma, verb, noun in _governed(sentence):
                if lemma not in escalating:
                    continue
                better = [
                    v
                    for v in sorted(opposites().get(lemma, ()))
                    if tellings.get((thing, v), set()) - {bench.tellings[article.id]}
                ]
                if better:
                    yield Garble(
                        evidence=bench.covering((verb, noun), sentence),
                        better=f"{better[0]} {noun.text}",
                        kind=GarbleKind.POLARITY,
                        because=f"the sentence calls for peace, and another report has {better[0]!r}",
                    )


def _governed(sentence: Sentence) -> Iterator[tuple[str, str, Token, Token]]:
    """Yield (object lemma, verb lemma, verb, object) of each verb and noun pair of a sentence."""
    for token in sentence.tokens:
        governor = sentence.tokens[token.head]
        if (
            token.pos == "NOUN"
            and token.dep in ("dobj", "amod", "compound", "nsubj")
            and governor.pos in ("VERB", "NOUN", "ADJ")
        ):
            yield token.lemma.lower(), governor.lemma.lower(), governor, token
