"""What a sentence tells about a name that stands in it: is it a place, does it act, what is it capital of."""

from typing import Any

from stemma.language.gazetteer import known_organisation
from stemma.language.names_draft import Draft, bare, is_capitalised, words

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_WITHIN = frozenset({"in", "at", "near", "around", "outside", "inside", "throughout", "across", "within"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


def cues(doc: Any, draft: Draft) -> tuple[str, ...]:
    """Return what the words around a name tell about it, in a fixed order."""
    root, dateline = _root(doc, draft), is_dateline(doc, draft)
    found = [
        *_locative(doc, draft, root),
        *_place_noun(doc, draft, root),
        *_capital(doc, draft),
        *_state(doc, draft, root),
        *_grammar(root),
        *_brackets(doc, draft),
        *(["dateline"] if dateline else []),
        *(["its"] if draft.start and doc[draft.start - 1].lower_ in {"its", "their"} else []),
    ]
    if not dateline and acts(doc, draft, root):
        found.append("acts")
    return tuple(dict.fromkeys(found))


def _root(doc: Any, draft: Draft) -> Any:
    root = doc[draft.start : draft.end].root
    steps = 0
    while root.dep_ in {"conj", "appos"} and steps < 6 and root.head.i not in range(draft.start, draft.end):
        root, steps = root.head, steps + 1
    return root


def _previous(doc: Any, draft: Draft) -> Any:
    i = draft.start - 1
    while i >= 0 and (
        doc[i].lower_ in {"the", "neighbouring", "neighboring"} or (doc[i].pos_ == "ADJ" and doc[i].is_lower)
    ):
        i -= 1
    return doc[i] if i >= 0 else None


def _locative(doc: Any, draft: Draft, root: Any) -> list[str]:
    if draft.end < len(doc) and doc[draft.end].text in _POSSESSIVE:
        return []
    previous = _previous(doc, draft)
    if previous is not None and previous.lower_ in _WITHIN:
        return ["in"]
    if previous is not None and previous.lower_ == "of" and previous.i > 0:
        before = doc[previous.i - 1]
        if before.lower_ in words("groups", "directions") or before.text == "," or before.lower_ == "also":
            return ["in"]  # "48, of X", "north of X"
    if root.dep_ == "pobj" and root.head.lower_ in _WITHIN and root.i in range(draft.start, draft.end):
        return ["in"]
    return []


def _place_noun(doc: Any, draft: Draft, root: Any) -> list[str]:
    nouns = words("groups", "place_nouns")
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.lemma_.lower() in nouns:
        return [f"place-noun={root.head.head.lemma_.lower()}"]
    i = draft.start - 1
    if i >= 0 and doc[i].lower_ in {
        "river",
        "lake",
        "mount",
        "port",
        "cape",
        "hurricane",
        "cyclone",
        "typhoon",
    }:
        return [f"place-noun={doc[i].lower_}"]
    i -= i >= 0 and doc[i].lower_ == "the"
    if i >= 1 and doc[i].lower_ == "of" and doc[i - 1].lemma_.lower() in nouns:
        return [f"place-noun={doc[i - 1].lemma_.lower()}"]
    if (
        draft.end < len(doc)
        and doc[draft.end].is_lower
        and bare(doc[draft.end]) in nouns
        and draft.form == "name"
    ):
        return [f"place-noun={bare(doc[draft.end])}"]
    return []


def _capital(doc: Any, draft: Draft) -> list[str]:
    """Read "X, the capital of Y", "X, the Yish capital", "Y's capital, X"."""
    after = doc[draft.end : draft.end + 8]
    if len(after) > 2 and after[0].text == ",":
        at = next((j for j, t in enumerate(after) if t.lower_ == "capital"), None)
        if at is not None and not any(t.text == "," for t in after[1:at]):
            owner = _owner_of_capital(after, at)
            return [f"capital-of={owner}"] if owner else ["capital"]
    i = draft.start - 1
    i -= i > 0 and doc[i].text == ","
    if i > 1 and doc[i].lower_ == "capital":
        owner = _name_before(doc, i)
        return [f"capital-of={owner}"] if owner else ["capital"]
    return []


def _owner_of_capital(after: Any, at: int) -> str:
    if at + 2 < len(after) and after[at + 1].lower_ == "of":
        start = at + 2 + (after[at + 2].lower_ == "the")
        end = start
        while end < len(after) and is_capitalised(after[end]) and after[end].is_alpha:
            end += 1
        text: str = after[start:end].text
        return text
    return _name_before(after, at)


def _name_before(span: Any, at: int) -> str:
    end = at - 1 if at > 1 and span[at - 1].text in _POSSESSIVE else at
    start = end
    while (
        start > 0
        and is_capitalised(span[start - 1])
        and span[start - 1].is_alpha
        and not span[start - 1].is_stop
    ):
        start -= 1
    text: str = span[start:end].text
    return text


def _state(doc: Any, draft: Draft, root: Any) -> list[str]:
    """Read "X's army" (state), "Xish troops" (modifier), "president of X"."""
    end = draft.end
    if end < len(doc) and doc[end].text in _POSSESSIVE:
        noun = _state_noun(doc, end + 1)
        return [f"state={noun}"] if noun else ["possessor"]
    noun = _state_noun(doc, end)
    if noun:
        return [f"modifier={noun}"]
    i = draft.start - 1
    if i >= 1 and doc[i].lower_ == "of" and bare(doc[i - 1]) in words("groups", "state_nouns"):
        return [f"state={bare(doc[i - 1])}"]
    if end < len(doc) and doc[end].pos_ in {"NOUN", "ADJ"} and doc[end].is_lower and draft.end == root.i + 1:
        return ["modifier"] if root.dep_ in {"amod", "compound", "nmod"} else []
    return []


def _state_noun(doc: Any, i: int) -> str:
    """Return the state's noun that begins within the next three words, over adjectives."""
    nouns, domains = words("groups", "state_nouns"), words("groups", "domains")
    for j in range(i, min(i + 3, len(doc))):
        pair = doc[j : j + 2].text.lower()
        if pair in nouns:
            return str(pair)
        if bare(doc[j]) in nouns:
            return bare(doc[j])
        if not (
            doc[j].pos_ == "ADJ" or bare(doc[j]) in domains or bare(doc[j]) in words("titles", "modifiers")
        ):
            return ""
    return ""


def _grammar(root: Any) -> list[str]:
    if root.dep_ not in _SUBJECTS:
        return []
    return [
        "subject",
        *(["speaks"] if root.head.lemma_ in words("metonyms", "speech") and root.dep_ == "nsubj" else []),
    ]


def _brackets(doc: Any, draft: Draft) -> list[str]:
    """Read "Long Name (LN)" and "Long Name, known as (the) LN": the name before, for the shorter one."""
    i = draft.start - 1
    i -= i > 1 and doc[i].lower_ == "the"
    if known_organisation(doc[draft.start : draft.end].text) or (i > 0 and doc[i - 1].is_upper and i < 5):
        return []  # "OSLO (AP)"
    if i > 0 and doc[i].text == "(" and draft.end < len(doc) and doc[draft.end].text == ")":
        return [f"short-for={_long_name(doc, i)}"]
    if i > 2 and doc[i].lower_ == "as" and doc[i - 1].lower_ in {"known", "abbreviated"}:
        return ["known-as"]
    return []


def _long_name(doc: Any, end: int) -> str:
    start = end
    while (
        start > 0
        and end - start < 10
        and (is_capitalised(doc[start - 1]) or doc[start - 1].lower_ in {"of", "and", "-", "for", "the"})
    ):
        start -= 1
    while start < end and not is_capitalised(doc[start]):
        start += 1
    text: str = doc[start:end].text
    return text


def acts(doc: Any, draft: Draft, root: Any) -> bool:
    """Say whether a place's name stands for those who act there: "Oslo said", "Oslo's reply".

    Where something is "in", "near" or "at" it, or "from" it, the place is the place. `root` is the word
    that the name hangs by; a dateline is to be set aside before.
    """
    end = draft.end
    if end < len(doc) and doc[end].text in _POSSESSIVE:
        return _owns_policy(doc, end + 1)
    if (
        end + 1 < len(doc)
        and doc[end].text == "-"
        and doc[end + 1].lower_ in words("metonyms", "participles")
    ):
        return True
    if (
        end < len(doc)
        and doc[end].lower_.removeprefix("-") in words("metonyms", "participles")
        and doc[end].text[0] == "-"
    ):
        return True
    previous = _previous(doc, draft)
    if previous is not None and previous.lower_ in words("metonyms", "locative"):
        return False
    return _subject_acts(doc, root, draft) or _object_acts(root)


def is_dateline(doc: Any, draft: Draft) -> bool:
    """Say whether a name heads a report as its place: "OSLO, June 8 (Agency) -", "OSLO (Agency) -"."""
    after = doc[draft.end : draft.end + 2]
    if draft.start > 6 or len(after) < 2 or after[0].text not in {",", "("}:
        return False
    if not any(t.text in {"-", "–", "—", "--"} for t in doc[draft.end : draft.end + 12]):
        return False
    return bool(after[0].text == "(" or after[1].ent_type_ == "DATE" or after[1].is_digit)


def _owns_policy(doc: Any, i: int) -> bool:
    for token in doc[i : i + 4]:
        if token.lower_ in words("metonyms", "policy_nouns") | words("groups", "polity_nouns"):
            return True
        if token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod"}:
            return False
    return False


def _subject_acts(doc: Any, root: Any, draft: Draft) -> bool:
    if root.dep_ != "nsubj" or root.head.pos_ not in {"VERB", "AUX"}:
        return False
    if root.head.lemma_ in words("metonyms", "not_acts"):
        return False
    return bool(root.head.tag_ != "VBN" or any(c.dep_ == "aux" for c in root.head.children))


def _object_acts(root: Any) -> bool:
    if root.dep_ in {"dobj", "dative"} and root.head.pos_ == "VERB":
        return root.head.lemma_ in words("metonyms", "object_acts")
    if root.dep_ not in {"pobj", "pcomp"}:
        return False
    preposition, host = root.head, root.head.head
    if preposition.lower_ == "by":
        return preposition.dep_ == "agent" or host.lemma_ in words("metonyms", "policy_nouns")
    if preposition.lower_ in words("metonyms", "party"):
        return preposition.lower_ != "for" or host.lemma_ in words("metonyms", "policy_nouns")
    if preposition.lower_ == "to":
        return host.lemma_ not in words("metonyms", "motion") and host.head.lemma_ not in words(
            "metonyms", "motion"
        )
    return preposition.lower_ == "on" and host.lemma_ in {"call", "pressure", "sanction"}
