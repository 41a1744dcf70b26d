"""The articles and names of the invented quarrel that `sample` reports on."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from stemma.model import (
    Alias,
    Argument,
    Article,
    Attribution,
    Credit,
    CreditKind,
    CreditRole,
    DateBasis,
    Dateline,
    Entity,
    Evidence,
    Furniture,
    Granularity,
    MentionKind,
    Published,
    Quantity,
    ReadDepth,
    Time,
)

TEXTS = Path(__file__).parent / "articles"


def article(
    name: str,
    outlet: str,
    published: Published,
    url: str | None = None,
    language: str = "en",
) -> Article:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n")
    title = text.split("\n", 1)[0]
    return Article(
        id=f"article-{name}",
        address_id=f"address-{name}",
        text=text,
        title=title,
        title_span=(0, len(title)),
        file=f"{name}.txt",
        url=url,
        outlet=outlet,
        language=language,
        read=ReadDepth.FULL if language == "en" else ReadDepth.GROUPED_ONLY,
        published=published,
    )


def given(day: str) -> Published:
    return Published(value=date.fromisoformat(day), basis=DateBasis.GIVEN)


def quote(article: Article, words: str) -> Evidence:
    start = article.text.index(words)
    return article.evidence(start, start + len(words))


def argument(text: str, entity: Entity | None = None) -> Argument:
    return Argument(
        text=text,
        start=0,
        end=len(text),
        entity_id=entity.id if entity else None,
        name=entity.name if entity else None,
    )


def furniture(article: Article, words: str, reason: str) -> Article:
    start = article.text.index(words)
    mark = Furniture(start=start, end=start + len(words), quote=words, reason=reason)
    return replace(article, furniture=(*article.furniture, mark))


def credit(article: Article, words: str, kind: CreditKind, role: CreditRole) -> Article:
    mark = Credit(name="Northern Wire", kind=kind, role=role, evidence=quote(article, words))
    return replace(article, credits=(*article.credits, mark))


def entity(
    identifier: str, name: str, kind: MentionKind, *aliases: str, metonym_of: str | None = None
) -> Entity:
    readings = tuple(Alias(text=text, count=2) for text in (name, *aliases))
    return Entity(id=identifier, name=name, kind=kind, aliases=readings, metonym_of=metonym_of)


MARRAND = entity("e-marrand", "Ilse Marrand", MentionKind.PERSON, "Ilse Marinade")
HASLO = entity("e-haslo", "Petr Haslo", MentionKind.PERSON, "Haslo")
VELMORA = entity("e-velmora", "Velmora", MentionKind.PLACE)
CORVANIA = entity("e-corvania", "Corvania", MentionKind.PLACE, "Crow")
TARNESIA = entity("e-tarnesia", "Tarnesia", MentionKind.PLACE)
INTERIOR = entity(
    "e-interior", "Velmora's Interior Ministry", MentionKind.ORGANISATION, metonym_of="e-velmora"
)
ARMY = entity("e-army", "Tarnesia's army", MentionKind.ORGANISATION, metonym_of="e-tarnesia")
ISSEN = entity("e-issen", "Issen dam", MentionKind.PLACE)

A = credit(
    furniture(
        article("courier", "The Quay Courier", given("2025-05-17"), "https://courier.example/issen"),
        "Sign up for the Courier's evening letter.",
        "invitation to subscribe",
    ),
    "(Northern Wire)",
    CreditKind.WIRE,
    CreditRole.TEXT,
)
A = replace(
    A,
    dateline=Dateline(place="Larn", date="2025-05-17", evidence=quote(A, "LARN, May 17 (Northern Wire) -")),
)
B = credit(
    article("lantern", "Lantern Daily", given("2025-05-18")),
    "Source: Northern Wire",
    CreditKind.WIRE,
    CreditRole.TEXT,
)
C = article("harbour", "Harbour Weekly", given("2025-05-19"))
D = furniture(
    article(
        "blik",
        "Blik Online",
        Published(basis=DateBasis.INFERRED, candidates=("2025-05-17", "2031-05-17")),
    ),
    "{{banner}}",
    "template code",
)
E = article("herald", "Tarnesian Herald", given("2025-05-18"))
F = credit(
    article("august", "The Quay Courier", given("2025-08-05")),
    "(Northern Wire)",
    CreditKind.WIRE,
    CreditRole.TEXT,
)
G = article("mirador", "Mirador", given("2025-08-06"), language="es")

SATURDAY = Time(start="2025-05-17", end="2025-05-17", granularity=Granularity.DAY, text="on Saturday")


def said(article: Article, speaker: Argument, words: str, cue: str = "said") -> Attribution:
    return Attribution(speaker=speaker, cue=cue, evidence=quote(article, words))


def dead(number: float, words: str, *, high: float | None = None) -> Quantity:
    return Quantity(low=number, high=high, unit="people", scope=None, text=words, kind="killed")
