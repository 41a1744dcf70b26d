"""python -m eval.furniture PAGES.input.jsonl.gz PAGES.gold.jsonl.gz [--show N]

Measures the marking of furniture in text that others have extracted: what several extractors, the
plainest among them, make of the dev pages is read as plain text. A line is furniture in truth where less
than half of its word 3-grams stand in the gold text; one of less than six words where they do not stand in
a row in it. Lines of less than four words that stand within a line of the gold are left out (they may be a
piece of a sentence or a button that says "Home"), and so is the title's line (the gold has only the body).
A line is marked where half of its characters are. Reported per line and per word: precision, recall, and
how many of the article's own sentences are lost.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from eval.predict import read_rows
from stemma.articles.lines import Line, split_lines
from stemma.articles.settings import ReadSettings
from stemma.articles.text import read_text
from stemma.model import Article

_SETTINGS = ReadSettings(min_words=1)


def _resiliparse_all(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, alt_texts=False, list_bullets=False))


def _resiliparse_main(html: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=True, alt_texts=False, list_bullets=False))


def _trafilatura(html: str) -> str:
    import trafilatura

    return str(trafilatura.extract(html, include_comments=False) or "")


def _trafilatura_precision(html: str) -> str:
    import trafilatura

    return str(trafilatura.extract(html, include_comments=False, favor_precision=True) or "")


def _rs_trafilatura(html: str) -> str:
    import rs_trafilatura

    return str(rs_trafilatura.extract(html).main_content or "")


def _justext(html: str) -> str:
    import justext  # type: ignore[import-untyped] # comes with trafilatura, without types

    found = justext.justext(html.encode(), justext.get_stoplist("English"))
    return "\n".join(p.text for p in found if not p.is_boilerplate)


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "all visible text": _resiliparse_all,
    "resiliparse": _resiliparse_main,
    "rs-trafilatura": _rs_trafilatura,
    "trafilatura": _trafilatura,
    "trafilatura, precision": _trafilatura_precision,
    "jusText": _justext,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One line: is it furniture, was it marked, how many words has it, is it a sentence."""

    truth: bool
    marked: bool
    words: int
    sentence: bool
    reason: str
    text: str


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _in_gold(words: list[str], gold: str, grams: set[tuple[str, str, str]]) -> bool:
    if len(words) < 6:
        return f" {' '.join(words)} " in gold
    mine = list(zip(words, words[1:], words[2:], strict=False))
    return sum(g in grams for g in mine) * 2 >= len(mine)


def judge(text: str, gold: str) -> Iterator[Judged]:
    """Yield the judged lines of an extracted text, without its title's."""
    article = read_text(text.encode("utf-8", "replace"), settings=_SETTINGS)
    if not isinstance(article, Article):
        return
    gold_words = _words(gold)
    padded = f" {' '.join(gold_words)} "
    whole = {" ".join(_words(g)) for g in gold.splitlines()}
    grams = set(zip(gold_words, gold_words[1:], gold_words[2:], strict=False))
    for line in split_lines(article.text):
        words = _words(line.text)
        if words and not _is_title(article, line) and _is_decidable(words, padded, whole):
            marked, reason = _marked(article, line)
            yield Judged(
                truth=not _in_gold(words, padded, grams),
                marked=marked,
                words=len(words),
                sentence=line.is_sentence,
                reason=reason,
                text=line.text,
            )


def _is_decidable(words: list[str], gold: str, whole: set[str]) -> bool:
    line = " ".join(words)
    return len(words) >= 4 or line in whole or f" {line} " not in gold


def _is_title(article: Article, line: Line) -> bool:
    return article.title_span is not None and line.start <= article.title_span[0] < line.end


def _marked(article: Article, line: Line) -> tuple[bool, str]:
    covered, reason = 0, ""
    for f in article.furniture:
        overlap = min(f.end, line.end) - max(f.start, line.start)
        if overlap > 0:
            covered, reason = covered + overlap, f.reason
    return covered * 2 >= line.end - line.start, reason


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def report(name: str, judged: list[Judged]) -> str:
    """Return one row: lines, share of furniture, P and R per line, P and R per word, own sentences lost."""
    hit = [j for j in judged if j.marked and j.truth]
    marked, truth = [j for j in judged if j.marked], [j for j in judged if j.truth]
    own = [j for j in judged if not j.truth and j.sentence]
    lost = [j for j in own if j.marked]
    by_words = [sum(j.words for j in some) for some in (hit, marked, truth)]
    return (
        f"{name:24} {len(judged):6} {_share(len(truth), len(judged))}   {_share(len(hit), len(marked))} "
        f"{_share(len(hit), len(truth))}   {_share(by_words[0], by_words[1])} "
        f"{_share(by_words[0], by_words[2])}"
        f"   {len(lost)} of {len(own)}"
    )


def main(argv: list[str]) -> int:
    if len(argv) < 2:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    show = int(argv[3]) if len(argv) > 3 else 0
    pages = list(read_rows(argv[0]))
    gold: dict[str, Any] = {row["id"]: row["text"] for row in read_rows(argv[1])}
    print("extractor                 lines  furn.   line P     R   word P     R   own sentences lost")
    wrong: dict[str, list[str]] = defaultdict(list)
    for name, extract in EXTRACTORS.items():
        judged = [j for page in pages for j in judge(extract(page["html"]), gold[page["id"]])]
        print(report(name, judged))
        for j in judged:
            if j.marked != j.truth:
                wrong[f"{name}: {'wrongly marked' if j.marked else 'missed'}"].append(
                    f"{j.reason}: {j.text[:150]}"
                )
    for key, texts in wrong.items():
        print(f"\n{key} ({len(texts)})") if show else None
        for text in texts[:show]:
            print(f"  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
