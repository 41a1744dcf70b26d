"""What an HTML page states of its article: titles, publisher, authors, dates, canonical address, language.

Sources: schema.org in JSON-LD, Open Graph, Dublin Core and other meta elements, `time` elements; htmldate
where none of these has a date.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from stemma.articles.dates import days_in
from stemma.articles.settings import Stated
from stemma.articles.titles import bare
from stemma.language.lexicon import lexicon
from stemma.model import DateBasis, Published

_ARTICLE_TYPES = re.compile(
    r"(?:Article|BlogPosting|Report|Review|WebPage|LiveBlogPosting|SocialMediaPosting)$"
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])(?!\d)")
_LONGEST_SCRIPT = 500_000
_MOST_NODES = 5_000
_SPACE = re.compile(r"\s+")
_TITLE_SITE = re.compile(r"\s[|»·•]\s|\s[-–—]\s|\s::\s")


@cache
def _names(key: str) -> tuple[str, ...]:
    return tuple(lexicon("page_metadata", "articles")[key])


def page_metadata(tree: Any, url: str | None) -> Stated:
    """Return what the page's head and marked-up elements state; `url` is where the page was found."""
    metas = _metas(tree)
    items = list(_json_ld(tree))
    title, titles = _titles(tree, metas, items)
    canonical = _canonical(tree, metas, url)
    site = next((metas[n] for n in _names("site") if n in metas), None)
    outlet = _outlet(metas, items, canonical or url, site)
    published = _first_date(metas, items, "published", "datePublished") or _from_elements(tree)
    updated = _first_date(metas, items, "updated", "dateModified")
    return Stated(
        published=_as_published(published),
        updated=_as_published(updated),
        url=canonical,
        outlet=outlet,
        title=_without_site(title, (outlet, site), titles),
        titles=titles,
        byline=_byline(metas, items),
        language=_language(tree),
    )


def date_by_content(tree: Any, url: str | None) -> date | None:
    """Return the date that htmldate finds in a page that states none, or None."""
    from htmldate import find_date

    # Both bounds are fixed: the newest is not taken from the clock.
    found = find_date(
        tree,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date="1990-01-01",
        max_date="2099-12-31",
    )
    return date.fromisoformat(found) if found else None


def _metas(tree: Any) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop"):
            name = meta.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), content[:2000])
    return found


def _json_ld(tree: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the article-like objects of the page's JSON-LD; what is not JSON is passed over."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            text = (script.text or "").strip()[:_LONGEST_SCRIPT]
            try:
                value = json.loads(text, strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _articles_in(value)


def _articles_in(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting += node[:100]
        elif isinstance(node, dict):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(k, str) and _ARTICLE_TYPES.search(k) for k in kinds):
                yield node
            waiting += [node[k] for k in ("@graph", "mainEntity", "itemListElement") if k in node]


def _text_of(value: Any) -> str | None:
    """The name of a schema.org value: a string, an object's name, the first of a list."""
    for _ in range(3):
        if isinstance(value, list) and value:
            value = value[0]
        elif isinstance(value, dict):
            value = value.get("name") or value.get("@value")
    return _SPACE.sub(" ", value).strip()[:500] or None if isinstance(value, str) else None


def _stated(items: list[Mapping[str, Any]], key: str) -> str | None:
    return next((text for item in items if (text := _text_of(item.get(key)))), None)


def _titles(
    tree: Any, metas: Mapping[str, str], items: list[Mapping[str, Any]]
) -> tuple[str | None, tuple[str, ...]]:
    """The title and its further forms: the one heading that shares words with the others, else theirs."""
    headings = [h for e in list(tree.iter("h1"))[:6] if (h := _words_of(e))]
    stated = [f for f in (*(metas.get(n) for n in _names("title")), _stated(items, "headline")) if f]
    head = [t for e in list(tree.iter("title"))[:1] if (t := _words_of(e))]
    fitting = [h for h in headings if any(_is_form_of(h, form) for form in stated or head)]
    title = next(iter([*fitting, *stated, *head, *headings]), None)
    # Only headings that fit: others name the site, sections of the page or other articles.
    return title, tuple(dict.fromkeys([*fitting, *stated, *head]))


def _is_form_of(heading: str, title: str) -> bool:
    """At least half of the longer one's words stand in both: "Blog of X" is no form of "News - Blog of X"."""
    mine, theirs = set(bare(heading).split()), set(bare(title).split())
    return len(mine & theirs) * 2 >= max(len(mine), len(theirs), 1)


def _words_of(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()[:500]


def _without_site(title: str | None, sites: tuple[str | None, ...], titles: tuple[str, ...]) -> str | None:
    """A title less its last piece after a bar or dash, where another form lacks that or it is the site's."""
    if title is None:
        return None
    pieces = list(_TITLE_SITE.finditer(title))
    if pieces:
        head, last = title[: pieces[-1].start()], title[pieces[-1].end() :]
        lacks = any(bare(t) == bare(head) for t in titles)
        named = bare(last).replace(" ", "")
        if lacks or any(site and named in bare(site).replace(" ", "") for site in sites):
            return head.strip()
    return title


def _canonical(tree: Any, metas: Mapping[str, str], url: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, *(metas.get(n) for n in _names("url"))):
        parts = _split(address)
        if parts and parts.scheme in {"http", "https"} and parts.hostname and len(parts.path) > 1:
            return str(address).strip()
    return url


def _split(address: str | None) -> Any:
    try:
        return urlsplit(address.strip()) if address else None
    except ValueError:
        return None


def host_of(url: str | None) -> str | None:
    """Return the host of an address without "www.", or None."""
    parts = _split(url)
    return parts.hostname.removeprefix("www.") if parts and parts.hostname else None


def is_aggregator(host: str | None) -> bool:
    """Say whether a host prints what others wrote."""
    return host is not None and any(host == a or host.endswith(f".{a}") for a in _names("aggregators"))


def _outlet(
    metas: Mapping[str, str], items: list[Mapping[str, Any]], url: str | None, site: str | None
) -> str | None:
    """The publisher; under an aggregator's address the provider that the page names, else the aggregator."""
    publisher = _stated(items, "publisher")
    if is_aggregator(host_of(url)):
        providers = (
            _stated(items, k) for k in ("provider", "sourceOrganization", "copyrightHolder", "publisher")
        )
        named = next(
            (p for p in (*providers, *(metas.get(n) for n in _names("provider"))) if p and "//" not in p),
            None,
        )
        return named or site
    name = publisher or site
    return name if name and len(name) <= 80 and "//" not in name else host_of(url)


def _byline(metas: Mapping[str, str], items: list[Mapping[str, Any]]) -> str | None:
    for item in items:
        authors = item.get("author")
        names = [_text_of(a) for a in (authors if isinstance(authors, list) else [authors])[:8]]
        named = [n for n in names if n and "//" not in n]
        if named:
            return ", ".join(dict.fromkeys(named))
    return next((metas[n] for n in _names("author") if n in metas and "//" not in metas[n]), None)


def _first_date(
    metas: Mapping[str, str], items: list[Mapping[str, Any]], names: str, key: str
) -> date | None:
    stated = [_stated(items, key), *(metas.get(n) for n in _names(names))]
    return next((day for text in stated if text and (day := as_date(text))), None)


def _from_elements(tree: Any) -> date | None:
    """A `time` element or one marked as the date of publication."""
    for element in tree.iter("time", "span", "abbr", "meta"):
        marked = element.get("itemprop") or ""
        if "datePublished" in marked or element.get("pubdate") is not None or _is_entry_date(element):
            day = as_date(element.get("datetime") or element.get("content") or element.get("title") or "")
            if day:
                return day
    return None


def _is_entry_date(element: Any) -> bool:
    classes = (element.get("class") or "").lower()
    return element.tag == "time" and any(
        w in classes for w in ("publish", "entry-date", "posted", "article-date")
    )


def as_date(text: str) -> date | None:
    """Return the day that a metadata value holds, as written (no change of time zone), or None."""
    match = _ISO.search(text[:60])
    if match:
        try:
            return date(*map(int, match.groups()))
        except ValueError:
            return None
    day = next((d for d in days_in(text[:60]) if d.year), None)
    return day.in_year(day.year or 0) if day else None


def _as_published(day: date | None) -> Published:
    return Published(value=day, basis=DateBasis.METADATA) if day else Published()


def _language(tree: Any) -> str | None:
    for html in tree.iter("html"):
        code = (html.get("lang") or html.get("xml:lang") or "").strip()[:2].lower()
        return code if re.fullmatch("[a-z]{2}", code) else None
    return None
