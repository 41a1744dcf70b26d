"""How alike two names are written, and two sentences."""

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

from stemma.language.gazetteer import fold_name
from stemma.language.lexicon import lexicon


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> float:
    """Return the similarity in 0..1 of two spellings, after transliteration into Latin letters."""
    return round(Indel.normalized_similarity(fold_name(left), fold_name(right)), 3)


def shared_context(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Return the Jaccard overlap in 0..1 of the content words of two sentences."""
    a, b = set(left), set(right)
    return round(len(a & b) / len(a | b), 3) if a and b else 0.0


@lru_cache(maxsize=4096)
def office(role: str) -> str:
    """Return an office under its usual name: "Minister of Defense" is "defence minister"."""
    table = lexicon("titles")
    of_what = re.search(r"\b(minister|secretary) (?:of|for) (?:the )?([a-z]+)(?: affairs)?", role.lower())
    if of_what and of_what[2] != "state":
        role = f"{of_what[2]} {of_what[1]}"
    words = role.lower().replace("-", " ").replace(".", "").split()
    words = [w for w in words if w not in {"the", "former", "acting", "then", "outgoing", "a", "an", "of"}]
    text = " ".join(words)
    same = {str(k).replace("-", " "): v for k, v in table["same"].items()}
    for known, usual in same.items():
        if text == known:
            return str(usual)
    words = [str(same.get(w, w)) for w in words]
    text = " ".join(words)
    for size in (3, 2):
        tail = " ".join(words[-size:])
        if tail in table["single_holder"] or tail in table["leaders"]:
            return str(same.get(tail, tail))
    if len(words) > 1 and words[-1] == "minister":
        return " ".join(words[-2:])
    return words[-1] if words else text


def gender(role: str, cues: tuple[str, ...]) -> str:
    """Return "she" or "he" where a title or a courtesy ("courtesy=mrs") tells it, else an empty string."""
    table = lexicon("titles")
    told = {*role.lower().replace(".", "").split(), *(c[9:] for c in cues if c.startswith("courtesy="))}
    if told & set(table["female"]):
        return "she"
    return "he" if told & set(table["male"]) else ""


@lru_cache(maxsize=4096)
def same_office(asked: str, held: str) -> bool:
    """Say whether an office names the holder of another: an equal one, or "leader" a state's leader."""
    a, b = office(asked), office(held)
    return bool(a) and (a == b or (a == "leader" and b in lexicon("titles")["leaders"]))
