"""python -m eval.corruptions [DIR...] [--each N] [--show]

Takes the clean articles of folders, corrupts one thing at a time in one of them, and counts how many of the
corruptions the garbled readings find, with which better reading, and how many alarms are false.

A corruption counts as witnessed where at least two other articles of the story have a version of its
sentence with the true words in it; nobody else can be asked to find it, the rest is made by --all. Articles
for which an expected.yaml in the folder lists garbled readings are left out. False alarms: the share of the
intact articles, in stories of at least three, that are accused of anything. Seeded by the ids: the same
folder gives the same table.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from eval.corruption_kinds import KINDS, Change, Names
from stemma.articles.manifest import read_manifest
from stemma.articles.readers import open_source
from stemma.articles.readers.reading import read_articles
from stemma.claims.extract import extract
from stemma.collation.garbles import find_garbles
from stemma.collation.garbles.bench import Bench
from stemma.entities.resolve import resolve
from stemma.language.gazetteer import country_of, known_place
from stemma.language.vectors import sentence_vectors
from stemma.lineage import trace
from stemma.model import Article, Extraction, Garble, Sentence, Span
from stemma.stories.group import group_articles

EXAMPLES = Path(__file__).parents[1] / "src" / "stemma" / "examples"
AIMED = ("entity", "number", "number-word", "polarity", "role")
_WORD = re.compile(r"[^\W\d_]{4,40}|\d[\d.,]{0,20}")
_VERSION = 0.5
"""Share of each sentence's long words in the other from which two sentences are versions of one."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """The articles of one story, as they were read."""

    articles: tuple[Article, ...]
    read: Mapping[str, Extraction]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of one corruption: found, with the better reading, and how many others were accused anew."""

    kind: str
    change: Change
    article: Article
    found: bool
    better: bool
    false: tuple[Garble, ...]


def read_folder(folder: Path) -> tuple[Article, ...]:
    """Return the clean articles of a folder: those that an expected.yaml does not call garbled."""
    files, dirty = _files(folder)
    manifest = folder / "manifest.jsonl"
    given = read_manifest(manifest) if manifest.exists() else {}
    outcomes = (item for file in files if file.name not in dirty for item in open_source(str(file)))
    found = {a.id: a for a in read_articles(outcomes, given) if isinstance(a, Article)}
    return tuple(sorted(found.values(), key=lambda a: (str(a.published.value or "9999"), a.id)))


def _files(folder: Path) -> tuple[list[Path], set[str]]:
    expected = folder / "expected.yaml"
    if not expected.exists():
        kept = (".txt", ".html", ".htm", ".jsonl", ".gz", ".warc")
        return sorted(f for f in folder.iterdir() if f.suffix in kept and f.name != "manifest.jsonl"), set()
    gold: dict[str, Any] = yaml.safe_load(expected.read_text(encoding="utf-8"))
    names = gold["articles"]
    garbled = {str(g["article"]) for g in gold.get("garbled", [])} | set(gold.get("garbled_also") or {})
    return [folder / n for n in names.values()], {n for k, n in names.items() if str(k) in garbled}


def cases(articles: Sequence[Article]) -> Iterator[Case]:
    """Yield the stories that have at least three articles."""
    by_id = {a.id: a for a in articles}
    stories, _ = group_articles(tuple(articles))
    for story in stories:
        if len(story.article_ids) >= 3:
            members = tuple(by_id[i] for i in story.article_ids)
            yield Case(articles=members, read={a.id: e for a in members for e in extract(a)})


def garbles_of(case: Case) -> tuple[Garble, ...]:
    """Run the stages behind the reading: trace, resolve, find."""
    resolution = resolve(m for a in case.articles for m in case.read[a.id].mentions)
    return find_garbles(
        Bench(
            articles=case.articles,
            extractions=case.read,
            lineage=trace("story", case.articles),
            entities=resolution.entities,
            references={(r.article_id, r.start, r.end): r.entity_id for r in resolution.references},
            encode=sentence_vectors,
            is_known_name=lambda word: known_place(word) is not None or country_of(word) is not None,
        )
    )


def corrupted(article: Article, change: Change) -> Article:
    """Return an article with one change in its text, every span behind it moved along."""
    by = len(change.text) - (change.end - change.start)

    def moved(span: Span) -> Span:
        return tuple(x + by if x >= change.end else x for x in span)  # type: ignore[return-value] # pairs stay pairs

    text = article.text[: change.start] + change.text + article.text[change.end :]
    furniture = []
    for f in article.furniture:
        start, end = moved((f.start, f.end))
        furniture.append(replace(f, start=start, end=end, quote=text[start:end]))
    return replace(
        article,
        text=text,
        title_span=moved(article.title_span) if article.title_span else None,
        furniture=tuple(furniture),
        headings=tuple(moved(h) for h in article.headings),
        credits=(),
        dateline=article.dateline
        if article.dateline and article.dateline.evidence.end <= change.start
        else None,
    )


def tried(case: Case, each: int, *, everything: bool) -> Iterator[tuple[str, Article, Change]]:
    """Yield (kind, article, change), at most `each` of a kind in one article."""
    names = Names.of(case.read.values())
    for article in case.articles:
        versions = {s.start: _versions(s, article, case) for s in case.read[article.id].sentences}
        for kind, make in KINDS.items():
            changes = [
                c
                for s in case.read[article.id].sentences
                for c in make(s, case.read[article.id], names)
                if everything or sum(all(t.lower() in v for t in c.true) for v in versions[s.start]) >= 2
            ]
            picked = random.Random(f"{article.id}:{kind}").sample(changes, min(each, len(changes)))
            for change in sorted(picked, key=lambda c: (c.start, c.text)):
                yield kind, article, change


def _versions(sentence: Sentence, article: Article, case: Case) -> list[str]:
    """Return the nearest version of a sentence in each other article that has one, lower case."""
    own, found = _words(sentence.text), []
    for other in case.articles:
        if other.id == article.id or len(own) < 4:
            continue
        rows = [
            (len(own & w) / max(len(own), len(w)), s.text)
            for s in case.read[other.id].sentences
            if (w := _words(s.text))
        ]
        share, text = max(rows, default=(0.0, ""))
        if share >= _VERSION:
            found.append(text.lower())
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(text))


def outcome(case: Case, before: frozenset[Any], kind: str, article: Article, change: Change) -> Outcome:
    """Corrupt, read anew and look: an alarm that touches the changed words finds them."""
    changed = corrupted(article, change)
    read = {**case.read, article.id: extract(changed)[0]}
    articles = tuple(changed if a.id == article.id else a for a in case.articles)
    found, better, false = False, False, []
    lo, hi = change.start, change.start + len(change.text)
    for garble in garbles_of(Case(articles=articles, read=read)):
        at = garble.evidence
        if (
            at.article_id == article.id
            and at.start <= hi
            and lo <= at.end
            and at.end - at.start <= hi - lo + 60
        ):
            found = True
            better = better or _gives(garble, change)
        elif (at.article_id, at.quote) not in before:
            false.append(garble)
    return Outcome(kind=kind, change=change, article=article, found=found, better=better, false=tuple(false))


def _gives(garble: Garble, change: Change) -> bool:
    """Say whether the better reading holds the true word: what the change took away."""
    return garble.better is not None and change.mark.lower() in garble.better.lower()


def measure(folders: Sequence[Path], each: int, *, everything: bool, show: bool) -> dict[str, Any]:
    """Return the counts over all folders, by kind."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    intact = accused = 0
    for folder in folders:
        for case in cases(read_folder(folder)):
            base = garbles_of(case)
            intact += len(case.articles)
            accused += len({g.evidence.article_id for g in base})
            before = frozenset((g.evidence.article_id, g.evidence.quote) for g in base)
            if show:
                for g in base:
                    _shown("INTACT", g, case.articles)
            for kind, article, change in tried(case, each, everything=everything):
                result = outcome(case, before, kind, article, change)
                rows[kind].update(tried=1, found=result.found, better=result.better, false=len(result.false))
                if show:
                    _show(result, case.articles)
    aimed = sum((rows[k] for k in AIMED), Counter())
    return {
        "kinds": {k: dict(rows[k]) for k in KINDS},
        "aimed": dict(aimed),
        "intact": intact,
        "accused": accused,
    }


def _show(result: Outcome, articles: Sequence[Article]) -> None:
    change, text = result.change, result.article.text
    word = "ok" if result.better else "part" if result.found else "MISS"
    around = text[max(0, change.start - 50) : change.end + 30].replace("\n", " ")
    print(f"{word:5s} {result.kind} {text[change.start : change.end]!r} -> {change.text!r}  ...{around}")
    for garble in result.false:
        _shown("FALSE", garble, articles)


def _shown(word: str, garble: Garble, articles: Sequence[Article]) -> None:
    file = next(a.file for a in articles if a.id == garble.evidence.article_id)
    what = f"{garble.evidence.quote!r} {garble.kind.value} -> {garble.better!r}: {garble.because}"
    print(f"{word} {file} {what}")


def table(counts: Mapping[str, Any]) -> str:
    """Return the counts as lines of text."""
    lines = [
        f"{'kind':10s} {'tried':>6s} {'found':>6s} {'better':>6s} {'false':>6s} {'recall':>7s} {'prec.':>7s}"
    ]
    for kind, row in [*counts["kinds"].items(), ("aimed", counts["aimed"])]:
        n, found, better, false = (row.get(k, 0) for k in ("tried", "found", "better", "false"))
        recall = found / n if n else 0.0
        precision = found / (found + false) if found + false else 1.0
        lines.append(f"{kind:10s} {n:6d} {found:6d} {better:6d} {false:6d} {recall:7.3f} {precision:7.3f}")
    share = counts["accused"] / counts["intact"] if counts["intact"] else 0.0
    lines.append(f"intact articles accused: {counts['accused']} of {counts['intact']} ({share:.3f})")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.corruptions", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--each", type=int, default=2, help="corruptions of a kind in one article, at most")
    parser.add_argument("--all", action="store_true", help="corrupt what has no witnesses, too")
    parser.add_argument("--show", action="store_true", help="print every corruption and every false alarm")
    options = parser.parse_args()
    folders = options.folders or sorted(f for f in EXAMPLES.iterdir() if f.is_dir())
    counts = measure(folders, options.each, everything=options.all, show=options.show)
    sys.stdout.write(table(counts) + "\n" + json.dumps(counts) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
