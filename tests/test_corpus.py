"""A corpus: what is new is worked in, and nothing else; the order in which articles came leaves no trace."""

import json
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import stemma
from stemma.articles.readers import open_source
from stemma.articles.settings import ReadSettings
from stemma.corpus import Corpus, Pasted, report
from stemma.corpus.intake import Intake, StepLimits
from stemma.errors import InputError, NotFound
from stemma.model import Reject, Report, Verdict
from stemma.store.sqlite import SqliteStore
from stemma.store.story_ids import rename_stories
from tests.articles.fetch.servers import Server, fetcher, reply, serving
from tests.samples import FIRE, FIRE_AGAIN, STRIKE, write_articles

EXAMPLES = Path(__file__).parent.parent / "src" / "stemma" / "examples"
NOON = datetime(2021, 5, 4, 12, tzinfo=UTC)


@contextmanager
def corpus(path: Path, **options: Any) -> Iterator[Corpus]:
    with SqliteStore(path, create=True) as store:
        yield Corpus(store, **options)


def clock() -> Callable[[], datetime]:
    """Return a clock that is a minute further on whenever it is asked."""
    minutes = count()
    return lambda: NOON + timedelta(minutes=next(minutes))


def arrivals(kept: Corpus, *sources: Path | str, **options: Any) -> list[tuple[str, str]]:
    receipts = [r for source in sources for r in kept.add(str(source), **options)]
    return [(r.arrived.value, r.record.rpartition("/")[2]) for r in receipts]


def by_position(found: Report) -> Report:
    """Return a report whose stories are called by their place in it; without the views on collations."""
    found = rename_stories(found, {s.id: str(n) for n, s in enumerate(found.stories)})
    return replace(found, stories=tuple(replace(s, collations=()) for s in found.stories))


def split(case: str, folder: Path, ways: int) -> list[Path]:
    """Copy an example and part its manifest; line n goes to part n modulo `ways`."""
    shutil.copytree(EXAMPLES / case, folder)
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    parts = [folder / f"part{n}.jsonl" for n in range(ways)]
    for n, part in enumerate(parts):
        part.write_text("\n".join(lines[n::ways]) + "\n", encoding="utf-8")
    return parts


@pytest.mark.parametrize(("case", "ways"), [("border-war", 2), ("flood", 2), ("trade-dispute", 2)])
def test_several_runs_give_what_one_run_gives(tmp_path: Path, case: str, ways: int) -> None:
    parts = split(case, tmp_path / "case", ways)
    with corpus(tmp_path / "one.db") as at_once:
        arrivals(at_once, *parts)
        at_once.run()
        expected = by_position(at_once.report())
    with corpus(tmp_path / "two.db") as in_turn:
        for part in reversed(parts):
            arrivals(in_turn, part)
            in_turn.run()
        assert by_position(in_turn.report()) == expected
        assert list(in_turn.check()) == []


def test_the_report_of_a_store_is_that_of_one_shot(tmp_path: Path) -> None:
    paths = write_articles(tmp_path)
    with corpus(tmp_path / "news.db") as kept:
        arrivals(kept, *paths)
        kept.run()
        assert by_position(kept.report()) == by_position(report(paths))


def test_what_was_read_is_not_read_again(tmp_path: Path) -> None:
    fire, _, strike = write_articles(tmp_path)
    told: list[tuple[str, int]] = []
    with corpus(tmp_path / "news.db", progress=lambda stage, n: told.append((stage, n))) as kept:
        assert arrivals(kept, fire, fire) == [("added", "fire.txt"), ("known", "fire.txt")]
        assert (kept.unseen(), len(kept.run().report.articles), kept.unseen()) == (1, 1, 0)
        assert arrivals(kept, fire, strike) == [("known", "fire.txt"), ("added", "strike.txt")]
        kept.run()
        assert [stage for stage in told if stage[0] == "extract"] == [("extract", 1), ("extract", 1)]
        told.clear()
        kept.run()
        assert told == []


def test_a_changed_text_is_a_new_version_and_the_difference_stays(tmp_path: Path) -> None:
    (fire,) = write_articles(tmp_path, "fire.txt")
    with corpus(tmp_path / "news.db") as kept:
        arrivals(kept, fire)
        kept.run()
        fire.write_text(FIRE.replace("Twelve", "Thirteen"), encoding="utf-8")
        assert arrivals(kept, fire) == [("new version", "fire.txt")]
        (article,) = kept.run().report.articles
        (_, nothing), (newest, difference) = kept.differences(article.id)
    assert (newest, nothing) == (article, "")
    changed = [line[:16] for line in difference.splitlines() if line.startswith(("-T", "+T"))]
    assert changed == ["-Twelve people w", "+Thirteen people"]


def test_pasted_texts_and_rows_are_no_versions_of_each_other(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"text": FIRE}) + "\n")
    with corpus(tmp_path / "news.db") as kept:
        pasted = [next(kept.add(Pasted(data=text.encode()))).arrived for text in (FIRE, STRIKE)]
        assert pasted == ["added", "added"]
        assert arrivals(kept, rows)[0][0] == "added"
        rows.write_text(json.dumps({"text": STRIKE}) + "\n" + json.dumps({"text": FIRE}) + "\n")
        assert [arrived for arrived, _ in arrivals(kept, rows)] == ["added", "known"]
        assert len(kept.store.holdings().articles) == 4


def test_rejects_are_kept_with_their_reason_and_tried_again(tmp_path: Path) -> None:
    short = tmp_path / "short.txt"
    short.write_text("Too short")
    reject = Reject(
        record=str(short), stage="read", reason="too short: 2 words of text, at least 10 are needed"
    )
    with corpus(tmp_path / "news.db") as kept:
        assert arrivals(kept, short) == [("set aside", "short.txt")]
        list(kept.retry())
        assert [k.reject for k in kept.store.rejects()] == [reject]
        short.write_text(FIRE, encoding="utf-8")
        assert [r.arrived for r in kept.retry()] == ["added"]
        assert kept.store.rejects() == ()


def test_an_article_in_a_language_that_was_not_asked_for_is_set_aside(tmp_path: Path) -> None:
    german = tmp_path / "markt.txt"
    german.write_text(
        "Markthalle brennt ab\n\nEin Feuer hat am Dienstag die Markthalle zerstört, sagte die Feuerwehr. "
        "Zwölf Menschen wurden verletzt. Die Ursache ist noch nicht bekannt."
    )
    with corpus(tmp_path / "news.db") as kept:
        asked = frozenset({"en", "fr"})
        assert arrivals(kept, german, languages=asked) == [("set aside", "markt.txt")]
        (found,) = kept.store.rejects()
        assert found.reject.reason == "in the language de; asked for was en, fr"
        assert [r.arrived for r in kept.retry()] == ["added"]


def page(text: str) -> bytes:
    title, *lines = text.splitlines()
    body = "".join(f"<p>{line}</p>" for line in lines if line)
    head = f'<title>{title}</title><meta property="og:site_name" content="The Lantern">'
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def site(server: Server) -> None:
    links = "".join(f"<item><link>{server.url}/{n}</link></item>" for n in (1, 2))
    server.answers |= {
        "/feed": reply(f"<rss><channel><title>The Lantern</title>{links}</channel></rss>".encode()),
        "/1": reply(page(FIRE), Content_Type="text/html"),
        "/2": reply(status=404),
    }


def test_a_feed_is_followed_and_what_failed_is_tried_again(tmp_path: Path) -> None:
    with serving({}) as server, corpus(tmp_path / "news.db", now=clock()) as kept:
        site(server)
        feed = f"{server.url}/feed"
        assert arrivals(kept, feed, fetcher=fetcher()) == [("added", "1"), ("set aside", "2")]
        server.answers["/1"] = reply(page(FIRE.replace("Twelve", "Thirteen")), Content_Type="text/html")
        assert arrivals(kept, feed, fetcher=fetcher()) == [("new version", "1"), ("set aside", "2")]
        server.answers["/2"] = reply(page(STRIKE), Content_Type="text/html")
        server.asked.clear()
        assert [r.arrived for r in kept.retry(fetcher=fetcher())] == ["added"]
        assert (server.paths, kept.store.rejects()) == (["/feed", "/2"], ())


def test_an_address_that_failed_and_left_its_feed_is_tried_again(tmp_path: Path) -> None:
    with serving({}) as server, corpus(tmp_path / "news.db", now=clock()) as kept:
        site(server)
        feed = f"{server.url}/feed"
        arrivals(kept, feed, fetcher=fetcher())
        server.answers["/feed"] = reply(b"<rss><channel><item><title>No news</title></item></channel></rss>")
        assert arrivals(kept, feed, fetcher=fetcher()) == [("set aside", "feed#entry 1")]
        server.answers["/2"] = reply(page(STRIKE), Content_Type="text/html")
        assert [r.arrived for r in kept.retry(fetcher=fetcher())] == ["set aside", "added"]
        assert [k.reject.record for k in kept.store.rejects()] == [f"{feed}#entry 1"]


def test_fetching_that_broke_off_goes_on_where_it_was(tmp_path: Path) -> None:
    early = datetime(2021, 5, 4, 3, tzinfo=UTC)  # before the visits, which the servers' clock dates
    with serving({}) as server, corpus(tmp_path / "news.db", now=lambda: early) as kept:
        site(server)
        server.answers["/2"] = reply(page(STRIKE), Content_Type="text/html")
        feed = f"{server.url}/feed"
        one_by_one = StepLimits(arrivals=1)
        intake = Intake(kept.store, ReadSettings(), lambda: early, fetcher(), limits=one_by_one)
        receipts = intake.take(feed, open_source(feed))
        assert isinstance(receipts, Generator)
        assert [next(receipts).record for _ in "12"] == [f"{server.url}/{n}" for n in "12"]
        receipts.close()
        server.asked.clear()
        assert arrivals(kept, feed, fetcher=fetcher()) == [("known", "2")]
        assert server.paths == ["/feed", "/2"]


def test_one_shot_reads_files_of_several_kinds_and_hands_out_stories(tmp_path: Path) -> None:
    (fire,) = write_articles(tmp_path, "fire.txt")
    (tmp_path / "strike.html").write_bytes(page(STRIKE))
    (tmp_path / "rows.jsonl").write_text(json.dumps({"url": "https://lantern.example/1", "text": FIRE_AGAIN}))
    made = stemma.report([fire, str(tmp_path / "strike.html"), tmp_path / "rows.jsonl"])
    assert {a.outlet for a in made.articles} == {None, "The Lantern"}
    assert [len(story.article_ids) for story in made.stories] == [2, 1]
    for story in made.stories:
        assert story.collations == made.collations_of(story.id)
        assert story.disputed == made.collations_of(story.id, Verdict.DISPUTED)


def test_without_a_fetcher_no_server_is_asked(tmp_path: Path) -> None:
    with serving({}) as server, corpus(tmp_path / "news.db") as kept:
        assert [arrived for arrived, _ in arrivals(kept, f"{server.url}/feed")] == ["set aside"]
        assert server.asked == []


def test_a_report_of_one_story_holds_nothing_of_others(tmp_path: Path) -> None:
    with corpus(tmp_path / "news.db") as kept:
        arrivals(kept, *write_articles(tmp_path))
        kept.run()
        whole, part = kept.report(), kept.report(story="2", as_of=date(2021, 7, 1))
    (story,) = part.stories
    assert (story, part.as_of) == (next(s for s in whole.stories if s.id == "s2"), date(2021, 7, 1))
    assert {a.id for a in part.articles} == set(story.article_ids) == {c.article_id for c in part.claims}
    assert {c.story_id for c in part.collations} == {lineage.story_id for lineage in part.lineages} == {"s2"}
    assert story.collations == part.collations


def test_there_is_no_run_without_articles_and_no_report_without_a_run(tmp_path: Path) -> None:
    with corpus(tmp_path / "news.db") as kept:
        with pytest.raises(InputError, match="no articles yet"):
            kept.run()
        with pytest.raises(NotFound, match="stemma run"):
            kept.report()


def test_a_quotation_that_does_not_stand_where_it_should_is_found(tmp_path: Path) -> None:
    with corpus(tmp_path / "news.db") as kept:
        arrivals(kept, *write_articles(tmp_path, "fire.txt"))
        found = kept.run().report
        article, claim = found.articles[0], found.claims[0]
        moved = replace(claim.evidence, start=claim.evidence.start + 1)
        wrong = replace(found, claims=(replace(claim, evidence=moved), *found.claims[1:]))
        kept.store.settle(wrong, 2, "wrong", NOON)
        (flaw,) = kept.check()
    assert flaw.startswith(f"article {article.id}: no ")
