"""What happened to the people that a noun names: killed, injured, missing, displaced, detained.

Read from the parse (subject of "died", object of "killed", "the deaths of") and, where headline grammar
misleads it, from the words that follow ("Two men shot"). `shot` says hit, outcome not told.
"""

from functools import cache
from typing import Any

from stemma.language.lexicon import lexicon

FATES = ("killed", "injured", "missing", "displaced", "detained", "shot")
REFLEXIVE = ("himself", "herself", "themself", "self")
_NOMINAL = ("NOUN", "PROPN", "NUM", "PRON", "ADJ")


@cache
def _table(part: str) -> dict[str, str]:
    """Lemma to fate for one part of the lexicon (transitive, intransitive, adjective, noun)."""
    return {word: fate for fate, words in lexicon("casualties")[part].items() for word in words}


@cache
def _words(part: str) -> frozenset[str]:
    return frozenset(lexicon("casualties")[part])


def is_person(token: Any) -> bool:
    """Return whether a token is a noun for people (by the lexicon) or the name of a person."""
    return token.lemma_.lower() in _words("persons") or token.lower_ in _words("persons")


def fate_of(token: Any, depth: int = 0) -> str | None:
    """Return the gravest fate that the sentence tells of the head `token` of a noun phrase, or None."""
    at_once = _following(token)
    if at_once and token.dep_ not in ("nsubj", "nsubjpass"):
        return at_once
    told = [f for f in (at_once, *_told(token, depth)) if f]
    return min(told, key=FATES.index) if told else None


def _told(token: Any, depth: int) -> list[str | None]:
    own = [_nominal(token), _modified(token), _listed(token)]
    if token.dep_ in ("nsubjpass", "nsubj"):
        return [*own, _subject(token)]
    if token.dep_ in ("dobj", "attr", "oprd"):
        return [*own, _object(token)]
    if token.dep_ == "pobj":
        return [*own, _of_noun(token, depth)]
    joined = token.dep_ in ("conj", "appos") and token.head.pos_ in _NOMINAL and depth < 4
    if joined and not any(own) and not _told_between(token):
        return [fate_of(token.head, depth + 1)]
    return own


def _told_between(token: Any) -> bool:
    """Return whether the noun before has a fate of its own ("Man dead, infant injured"), not to be shared."""
    between = token.doc[token.head.i + 1 : token.i]
    return any(
        t.lower_ in _table("adjective") or (t.tag_ == "VBN" and t.head.i == token.head.i) for t in between
    )


def _nominal(token: Any) -> str | None:
    """Read "12 dead", "three fatalities": the counted noun itself says it."""
    word, lemma = token.lower_, token.lemma_.lower()
    if token.pos_ in ("NOUN", "ADJ", "PROPN", "VERB"):
        return _table("adjective").get(word) or (None if _attempted(token) else _table("noun").get(lemma))
    return None


def _attempted(noun: Any) -> bool:
    return any(c.lower_ in ("attempted", "attempt", "near") for c in noun.children)


def _modified(token: Any) -> str | None:
    """Read "wounded soldiers", "people killed in", "a man who died", "the body of"."""
    fates = []
    for child in token.children:
        if child.dep_ in ("amod", "acomp") and child.i < token.i:
            fates.append(_table("adjective").get(child.lower_))
        if child.dep_ == "acl" and child.tag_ == "VBN":
            fates += [verb_fate(v) for v in (child, *child.conjuncts)]
        if child.dep_ == "acl" and child.tag_ == "VBG":
            fates.append(_suffered(child))
        if child.dep_ == "prep" and child.lower_ == "with" and _has_wound(child):
            fates.append("injured")
        if child.dep_ == "relcl" and any(
            c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("who", "that") for c in child.children
        ):
            fates += [
                _undergone(v, "nsubjpass" if _passive(v) else "nsubj") for v in (child, *_shared(child))
            ]
    told = [f for f in fates if f]
    return min(told, key=FATES.index) if told else None


def _listed(token: Any) -> str | None:
    """Read headline lists, "Man, woman killed": the last noun of the list carries the participle."""
    for child in token.children:
        bare = child.dep_ == "appos" and child.tag_ in ("NN", "NNP") and is_person(child) and is_person(token)
        if bare and not any(c.dep_ == "det" for noun in (token, child) for c in noun.children):
            return _following(child) or _modified(child)
    return None


def _following(token: Any) -> str | None:
    """Read "two dead", "Three men shot, one fatally": a bare participle or adjective right after."""
    doc, j = token.doc, token.i + 1
    if j < len(doc) and doc[j].lower_ == "fatally" and (j + 1 == len(doc) or doc[j + 1].pos_ != "VERB"):
        return "killed"
    while j < len(doc) and doc[j].lower_ in _words("passed"):
        j += 1
    if j >= len(doc) or (j > token.i + 1 and doc[token.i + 1].lower_ == "to"):
        return None
    word = doc[j]
    if _acts(word):
        return None
    fate = _table("adjective").get(word.lower_)
    if fate is None and word.tag_ in ("VBN", "VBD"):
        fate = verb_fate(word)
    if fate is None or _negated(doc, token.i, j):
        return None
    return fate


def _acts(word: Any) -> bool:
    """Return whether a past form takes an object ("killed two"), so that what precedes it did it."""
    if word.tag_ not in _PAST:
        return False
    if word.tag_ != "VBN" and any(
        c.dep_ == "prep" and c.lower_ in ("at", "into", "toward") for c in word.children
    ):
        return True
    return any(c.dep_ in ("dobj", "oprd") and c.i > word.i for c in word.children) or any(
        c.i > word.i for v in word.conjuncts for c in v.children if c.dep_ == "dobj" and v.tag_ in _PAST
    )


_PAST = ("VBD", "VBN", "VBP", "VBZ")


def _negated(doc: Any, start: int, end: int) -> bool:
    return any(doc[k].lower_ in _words("negation") for k in range(start + 1, end))


def _passive_form(verb: Any) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _passive(verb: Any) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (
        verb.tag_ in ("VBN", "VBD") and not _acts(verb) and verb.lemma_.lower() in _table("transitive")
    )


def _shared(verb: Any) -> list[Any]:
    """The verbs joined to this one that have no subject of their own."""
    return [
        v
        for v in verb.conjuncts
        if v.i > verb.i and not any(c.dep_ in ("nsubj", "nsubjpass") and c.i < v.i for c in v.children)
    ]


def _subject(token: Any) -> str | None:
    verb = token.head
    fates = [_undergone(v, token.dep_) for v in (verb, *_shared(verb))]
    if verb.dep_ in ("nsubj", "nsubjpass", "csubj"):
        fates.append(_undergone(verb.head, verb.dep_))
    told = [f for f in fates if f]
    return min(told, key=FATES.index) if told else None


def _undergone(verb: Any, dep: str) -> str | None:
    """Return what the subject of `verb` underwent."""
    if _unreal(verb):
        return None
    if dep == "nsubjpass" or _passive(verb):
        return verb_fate(verb) or _resulting(verb) or _suffered(verb)
    if verb.lemma_.lower() in _table("intransitive"):
        return _table("intransitive")[verb.lemma_.lower()]
    return _resulting(verb) or _suffered(verb)


_COMPLEMENTS = ("acomp", "oprd", "attr", "xcomp", "ccomp", "advcl", "prep")


def _resulting(verb: Any) -> str | None:
    """Read "were found dead", "is dead", "went missing", "is in critical condition"."""
    if verb.lemma_ == "get" or any(c.dep_ == "dobj" for c in verb.children):
        return None
    if verb.lemma_ in ("leave", "find") and not _passive_form(verb):
        return None
    for child in verb.children:
        if child.dep_ in _COMPLEMENTS and child.i > verb.i:
            fate = _table("adjective").get(child.lower_)
            if fate and not any(c.dep_ in ("nsubj", "nsubjpass") and c.i > verb.i for c in child.children):
                return fate
        if child.dep_ == "prep" and child.lower_ in ("in", "into") and child.i > verb.i:
            for noun in child.children:
                if noun.lemma_.lower() in _words("hospital"):
                    return "injured"
    return None


def _suffered(verb: Any) -> str | None:
    """Read "lost their lives", "sustained a gunshot wound", "is expected to recover", "killed himself"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in ("dobj", "attr") and child.i > verb.i:
            fate = _of_object(lemma, child)
            if fate:
                return fate
        if child.dep_ == "prep" and lemma in _words("suffering") and _has_wound(child):
            return "injured"
    return "displaced" if _left_home(verb) else _cared_for(verb)


def _of_object(lemma: str, noun: Any) -> str | None:
    """Return what the subject of `lemma` underwent by its object: "lost her life", "shot himself"."""
    word = noun.lemma_.lower()
    if word == "life" and (
        lemma == "lose" or (lemma == "take" and any(c.lower_ == "own" for c in noun.children))
    ):
        return "killed"
    if word == "suicide" and lemma == "commit":
        return "killed"
    if lemma in _words("suffering") and word in _words("wounds"):
        return "killed" if any(c.lower_ in ("fatal", "mortal") for c in noun.children) else "injured"
    if noun.lower_ in REFLEXIVE:
        fate = _table("transitive").get(lemma)
        return "killed" if fate and _deadly(noun.head) else fate
    return None


def _has_wound(prep: Any) -> bool:
    return prep.lower_ in ("from", "with", "for") and any(
        t.lemma_.lower() in _words("wounds") for t in prep.subtree if t.i - prep.i <= 8
    )


def _left_home(verb: Any) -> bool:
    """Read "left their homes", "were forced from their houses"."""
    if verb.lemma_.lower() not in _words("leaving_home"):
        return False
    near = [t for t in verb.subtree if verb.i < t.i <= verb.i + 4]
    return any(t.lemma_.lower() in _words("homes") and t.tag_ == "NNS" for t in near)


def _cared_for(verb: Any) -> str | None:
    """Read "was taken to a hospital", "was treated for injuries", "is expected to survive", "survived"."""
    lemma = verb.lemma_.lower()
    if lemma in _words("recovering") and not any(c.dep_ == "auxpass" for c in verb.children):
        return "injured"
    words = [t.lemma_.lower() for t in verb.subtree if verb.i < t.i <= verb.i + 12]
    if lemma in ("expect", "believe") and any(w in _words("recovering") for w in words):
        return "injured"
    if lemma in _words("carrying") and any(w in _words("clinics") for w in words):
        return "injured"
    if lemma in _words("treating") and (
        any(c.dep_ == "auxpass" for c in verb.children) or verb.tag_ == "VBN"
    ):
        return "injured"
    return None


def verb_fate(verb: Any) -> str | None:
    """Return what undergoing `verb` means: "shot", "shot dead", "fatally shot", "found dead"."""
    if _unreal(verb):
        return None
    fate = _table("transitive").get(verb.lemma_.lower())
    if fate == "detained" or fate is None:
        return fate if fate else (_resulting(verb) if verb.lemma_ in _words("resultative") else None)
    if verb.lemma_ in ("hit", "strike") and _by_vehicle(verb):
        return None
    if fate in ("shot", "injured", "killed") and _deadly(verb):
        return "killed"
    fates = [fate, *(_table("transitive").get(v.lemma_.lower()) for v in _shared(verb))]
    return min((f for f in fates if f), key=FATES.index)


def _by_vehicle(verb: Any) -> bool:
    return any(t.lemma_.lower() in _words("vehicles") for t in verb.subtree if t.i > verb.i)


def _deadly(verb: Any) -> bool:
    doc, i = verb.doc, verb.i
    after = [t.lower_ for t in doc[i + 1 : i + 3]]
    before = doc[i - 1].lower_ if i else ""
    return (
        before in ("fatally", "mortally")
        or after[:1] in (["dead"], ["fatally"])
        or any(c.lower_ == "to" and any(g.lower_ == "death" for g in c.children) for c in verb.children)
        or any(c.lower_ == "down" and c.dep_ == "prt" for c in verb.children)
    )


def _unreal(verb: Any) -> bool:
    """Return whether the act is denied or only possible, tried or threatened."""
    if any(
        c.dep_ == "neg" or c.lower_ in ("could", "might", "may", "would", "should") for c in verb.children
    ):
        return True
    if any(c.lower_ in ("almost", "nearly") for c in verb.children):
        return True
    if verb.dep_ in ("xcomp", "ccomp") and verb.head.lemma_ in _words("unreal"):
        return True
    return verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and verb.head.head.lemma_ in _words("unreal")


def _object(token: Any) -> str | None:
    """Read "killed 12", "left two injured", "claimed three lives"."""
    verb = token.head
    lemma = verb.lemma_.lower()
    if token.lemma_.lower() == "life" and lemma in _words("taking"):
        return "killed"
    if verb.pos_ != "VERB" or _unreal(verb):
        return None
    if lemma in ("leave", "find"):
        return _left(verb, token)
    fate = _table("transitive").get(lemma)
    if lemma == "shoot" and _deadly(verb):
        return "killed"
    if lemma in ("hit", "strike"):
        return fate if is_person(token) and any(t.lemma_ in _words("missiles") for t in verb.doc) else None
    return None if lemma in ("evacuate", "drown") else _gravest(fate, verb)


def _gravest(fate: str | None, verb: Any) -> str | None:
    """Read "shot and killed two": the object stands with the last verb or with the first."""
    if fate is None:
        return None
    near = [v for v in verb.conjuncts if abs(v.i - verb.i) <= 3]
    joined = [v for v in near if not any(c.dep_ == "dobj" for c in v.children)]
    fates = [fate, *(_table("transitive").get(v.lemma_.lower(), fate) for v in joined)]
    return min(fates, key=FATES.index)


def _left(verb: Any, token: Any) -> str | None:
    for child in (*verb.children, *token.children):
        if child.i > token.i and child.i - token.i <= 5:
            fate = _table("adjective").get(child.lower_)
            if fate:
                return fate
            if child.lower_ in ("in", "with") and any(t.lemma_ in _words("hospital") for t in child.subtree):
                return "injured"
    return None


def _of_noun(token: Any, depth: int) -> str | None:
    """Read "the deaths of three", "injuries to two", "a toll of 12", "including 12 children"."""
    prep = token.head
    noun = prep.head
    if prep.lower_ in ("of", "to", "for") and noun.pos_ in ("NOUN", "PROPN", "VERB"):
        lemma = noun.lemma_.lower()
        if lemma == "life":
            return "killed" if noun.head.lemma_ in _words("taking") and noun.dep_ != "pobj" else None
        fate = _table("noun").get(lemma)
        if fate and prep.lower_ != "for":
            return None if _attempted(noun) else fate
        if prep.lower_ == "to" and noun.pos_ == "VERB":
            return _rising(noun)
        if prep.lower_ == "to" and (verb := _governing_verb(noun)) is not None:
            return _rising(verb)
    if prep.lower_ == "at" and noun.pos_ == "VERB":
        return _rising(noun)
    if prep.lower_ == "of" and noun.pos_ in ("NUM", "NOUN") and depth < 4 and noun.dep_ != "pobj":
        return None
    if prep.lower_ == "on" and token.lower_ in REFLEXIVE and noun.lemma_ == "turn":
        return "killed"
    if prep.lower_ in ("including", "among") and depth < 4:
        return _included(prep, depth)
    return None


def _governing_verb(noun: Any) -> Any:
    """Return the verb above a noun that the parser gave a far "to 12": "raised its count since May to 12"."""
    for above in noun.ancestors:
        if above.pos_ == "VERB":
            return above
    return None


def _rising(verb: Any) -> str | None:
    """Read "the death toll rose to 12", "the number of wounded stands at 30"."""
    for child in verb.children:
        if child.dep_ not in ("nsubj", "nsubjpass", "dobj"):
            continue
        words = list(child.subtree)
        if child.lemma_.lower() not in _words("tolls"):
            continue
        fates = [
            _table("adjective").get(t.lower_)
            or _table("noun").get(t.lemma_.lower())
            or _table("transitive").get(t.lemma_.lower())
            for t in words
        ]
        told = [f for f in fates if f]
        return min(told, key=FATES.index) if told else None
    return None


def _included(prep: Any, depth: int) -> str | None:
    """Take the fate of the nearest noun before "including"."""
    for token in reversed(prep.doc[max(0, prep.i - 25) : prep.i]):
        if token.pos_ in ("NOUN", "NUM") and (fate := fate_of(token, depth + 1)):
            return fate
    return None
