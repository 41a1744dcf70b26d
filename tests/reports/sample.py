"""A sample report on an invented quarrel, with every kind of record in it.

Velmora and Tarnesia quarrel over the Issen valley; Corvania has promised to help Velmora. Four outlets print
a report of the Northern Wire that nobody handed in; the Tarnesian Herald reports on its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from stemma.model import (
    Article,
    Basis,
    Claim,
    Collation,
    Commitment,
    CommitmentEvent,
    CommitmentKind,
    Condition,
    ConditionKind,
    Descent,
    DescentKind,
    Entity,
    EventKind,
    Garble,
    GarbleKind,
    Granularity,
    Lineage,
    Modality,
    Origins,
    Passage,
    Polarity,
    Quantity,
    Reject,
    Report,
    SeriesPoint,
    Shift,
    ShiftKind,
    Status,
    Story,
    Thread,
    Time,
    TimelineEntry,
    Variant,
    Verdict,
    Witness,
)
from tests.reports.sample_articles import (
    ARMY,
    CORVANIA,
    HASLO,
    INTERIOR,
    ISSEN,
    MARRAND,
    SATURDAY,
    TARNESIA,
    VELMORA,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    argument,
    dead,
    quote,
    said,
)

MAY, LATER = "story-may", "story-august"


def claim(identifier: str, article: Article, words: str, text: str, **fields: object) -> Claim:
    evidence = quote(article, words)
    record = Claim(
        id=identifier,
        article_id=article.id,
        evidence=evidence,
        spans=(("predicate", ((evidence.start, evidence.start + 4),)),),
        text=text,
        predicate=text.split()[0],
    )
    return replace(record, **fields)  # type: ignore[arg-type]  # the fields of Claim, by name


def asked(identifier: str, article: Article, words: str) -> Claim:
    return claim(
        identifier,
        article,
        words,
        "Velmora asked Corvania for help",
        event="REQUEST",
        subject=argument("Velmora", VELMORA),
        object=argument("Corvania", CORVANIA),
        time=SATURDAY,
        modality=Modality.ASKED,
    )


def toll(identifier: str, article: Article, words: str, quantity: Quantity, speaker: Entity) -> Claim:
    return claim(
        identifier,
        article,
        words,
        f"{quantity.text} killed",
        event="ASSAULT",
        quantity=quantity,
        place=argument("the Issen dam", ISSEN),
        time=Time(start="2025-05-13", end=None, granularity=Granularity.DAY, text="since Tuesday"),
        attribution=(said(article, argument(speaker.name, speaker), words),),
    )


ASKED = "Velmora asked its ally Corvania for help on Saturday after shells hit the Issen dam."
TOLL = "At least 31 people have been killed since Tuesday, Velmora's Interior Ministry said."
PACT = "The 2011 Pact of Larn obliges Corvania to assist Velmora if its dams or power stations are attacked."
SCOPE = "It does not extend to the Upper Issen, which Tarnesia claims."
PLEDGE = "Corvania said it would send engineers if inspectors confirmed the damage."
DRONES = "The two countries agreed on March 2, 2024 not to fly drones over the valley."
DENIED = "Tarnesia's army denied on Sunday that it had shelled the Issen dam."
BREACH = "Velmora had flown drones over the valley on Friday, which he called a breach"

CLAIMS = (
    asked("c-ask-a", A, ASKED),
    asked("c-ask-b", B, ASKED),
    asked("c-ask-c", C, "The president of Velmora turned to her ally on Saturday"),
    asked("c-ask-d", D, "Velmora asked on Saturday the help of its allied Corvania"),
    toll("c-toll-a", A, TOLL, dead(31, "At least 31 people"), INTERIOR),
    toll("c-toll-b", B, TOLL, dead(31, "At least 31 people"), INTERIOR),
    toll(
        "c-toll-c", C, "Thirty-one people or more have died", dead(31, "Thirty-one people or more"), INTERIOR
    ),
    toll(
        "c-toll-d",
        D,
        "At least 310 people were killed from Tuesday",
        dead(310, "At least 310 people"),
        INTERIOR,
    ),
    toll("c-army-a", A, "Tarnesia's army spoke of 12 dead.", dead(12, "12 dead", high=12), ARMY),
    toll("c-army-b", B, "Tarnesia's army spoke of 12 dead.", dead(12, "12 dead", high=12), ARMY),
    toll("c-army-e", E, "He put the number of dead at 14.", dead(14, "14", high=14), HASLO),
    toll("c-toll-f", F, "puts the number of those killed in May at 58", dead(58, "58", high=58), INTERIOR),
    claim("c-scope-a", A, SCOPE, "the pact does not extend to the Upper Issen", polarity=Polarity.DENIED),
    claim("c-scope-b", B, SCOPE, "the pact does not extend to the Upper Issen", polarity=Polarity.DENIED),
    claim(
        "c-scope-d", D, "It extends to the Upper Issen", "the pact extends to the Upper Issen", standing=True
    ),
    claim(
        "c-pledge-a",
        A,
        PLEDGE,
        "Corvania would send engineers",
        event="AID",
        subject=argument("it", CORVANIA),
        modality=Modality.CONDITIONAL,
        condition="if inspectors confirmed the damage",
        attribution=(said(A, argument("Corvania", CORVANIA), PLEDGE),),
    ),
    claim("c-pledge-c", C, "Corvania is sending engineers", "Corvania is sending engineers", event="AID"),
    claim(
        "c-denied-e",
        E,
        DENIED,
        "Tarnesia's army had shelled the Issen dam",
        event="ASSAULT",
        subject=argument("it", ARMY),
        polarity=Polarity.DENIED,
        attribution=(
            said(E, argument("Colonel Petr Haslo", HASLO), "Colonel Petr Haslo told the Herald", "told"),
            said(E, argument("Tarnesia's army", ARMY), DENIED, "denied"),
        ),
    ),
    claim("c-left-f", F, "The last Corvanian engineers left the Issen dam on Monday.", "the engineers left"),
)


def variant(value: str, claims: Sequence[str], known: int, possible: int, speakers: int = 1) -> Variant:
    articles = {c.id: c.article_id for c in CLAIMS}
    return Variant(
        value=value,
        claim_ids=tuple(claims),
        article_ids=tuple(dict.fromkeys(articles[c] for c in claims)),
        origins=Origins(known=known, possible=possible, speakers=speakers),
    )


def collation(
    name: str,
    story: str,
    question: str,
    verdict: Verdict,
    variants: tuple[Variant, ...],
    because: tuple[str, ...] = (),
) -> Collation:
    return Collation(
        id=f"collation-{name}",
        story_id=story,
        question=question,
        verdict=verdict,
        origins=Origins(
            known=max(v.origins.known for v in variants),
            possible=max(v.origins.possible for v in variants),
            speakers=max(v.origins.speakers for v in variants),
        ),
        variants=variants,
        because=because,
    )


KILLED = replace(
    collation(
        "toll",
        MAY,
        "How many people were killed?",
        Verdict.DISPUTED,
        (
            variant("at least 31", ["c-toll-a", "c-toll-b", "c-toll-c"], 1, 1),
            variant("12", ["c-army-a", "c-army-b"], 1, 1),
            variant("14", ["c-army-e"], 0, 1),
            variant("at least 310", ["c-toll-d"], 1, 1),
        ),
        ("31 and 12 are from two speakers on one day and cannot both be true",),
    ),
    origins=Origins(known=1, possible=2, speakers=3),
    series=(
        SeriesPoint(date="2025-05-17", value=31.0, claim_ids=("c-toll-a", "c-toll-b", "c-toll-c")),
        SeriesPoint(date="2025-05-17", value=12.0, claim_ids=("c-army-a", "c-army-b")),
        SeriesPoint(date="2025-05-18", value=14.0, claim_ids=("c-army-e",)),
        SeriesPoint(date="2025-08-05", value=58.0, claim_ids=("c-toll-f",)),
        SeriesPoint(date=None, value=310.0, claim_ids=("c-toll-d",)),
    ),
)

COLLATIONS = (
    collation(
        "ask",
        MAY,
        "What did Velmora ask of Corvania?",
        Verdict.SINGLE,
        (variant("help, on 17 May", ["c-ask-a", "c-ask-b", "c-ask-c", "c-ask-d"], 1, 1),),
        ("four articles, one report of the Northern Wire",),
    ),
    KILLED,
    collation(
        "scope",
        MAY,
        "Does the pact extend to the Upper Issen?",
        Verdict.GARBLED,
        (variant("no", ["c-scope-a", "c-scope-b"], 1, 1), variant("yes", ["c-scope-d"], 1, 1)),
        ("the retelling that says yes lost the word not",),
    ),
    collation(
        "pledge",
        MAY,
        "What will Corvania send?",
        Verdict.COMPATIBLE,
        (
            variant("engineers, if damage is confirmed", ["c-pledge-a"], 1, 1),
            variant("engineers", ["c-pledge-c"], 1, 1),
        ),
    ),
    collation(
        "shelled",
        MAY,
        "Who shelled the dam?",
        Verdict.UNCLEAR,
        (variant("not Tarnesia", ["c-denied-e"], 0, 1),),
    ),
    collation(
        "left",
        LATER,
        "When did the engineers leave?",
        Verdict.SINGLE,
        (variant("4 August", ["c-left-f"], 1, 1),),
    ),
)

LINEAGE = Lineage(
    story_id=MAY,
    witnesses=(
        Witness(id="w-wire", story_id=MAY, article_id=None, name="Northern Wire", date="2025-05-17"),
        *(
            Witness(id=f"w-{a.file}", story_id=MAY, article_id=a.id, name=a.outlet or "", date=day)
            for a, day in (
                (A, "2025-05-17"),
                (B, "2025-05-18"),
                (C, "2025-05-19"),
                (D, None),
                (E, "2025-05-18"),
            )
        ),
    ),
    descents=(
        Descent(
            child="w-courier.txt",
            parent="w-wire",
            kind=DescentKind.COPY,
            similarity=0.98,
            because=("credits it",),
        ),
        Descent(
            child="w-lantern.txt",
            parent="w-courier.txt",
            kind=DescentKind.CUT,
            similarity=0.96123456,
            passages=(
                Passage(
                    child=(27, 27 + len(ASKED)),
                    parent=(A.text.index(ASKED), A.text.index(ASKED) + len(ASKED)),
                ),
            ),
            because=("3 of 3 paragraphs stand in it word for word", "published a day later"),
        ),
        Descent(child="w-harbour.txt", parent="w-courier.txt", kind=DescentKind.REWRITE, similarity=0.71),
        Descent(
            child="w-blik.txt",
            parent="w-wire",
            kind=DescentKind.TRANSLATION,
            similarity=0.88,
            passages=(Passage(child=(62, 160)),),
        ),
    ),
    roots=(*((a.id, "w-wire") for a in (A, B, C, D)), (E.id, "w-herald.txt")),
    known_roots=("w-wire",),
)
LINEAGE_LATER = Lineage(
    story_id=LATER,
    witnesses=(
        Witness(id="w-august", story_id=LATER, article_id=F.id, name="The Quay Courier", date="2025-08-05"),
        Witness(id="w-mirador", story_id=LATER, article_id=G.id, name="Mirador", date="2025-08-06"),
    ),
    descents=(Descent(child="w-mirador", parent="w-august", kind=DescentKind.TRANSLATION, similarity=0.9),),
    roots=((F.id, "w-august"), (G.id, "w-august")),
    known_roots=("w-august",),
)

COMMITMENTS = (
    Commitment(
        id="pact",
        kind=CommitmentKind.MUTUAL_ASSISTANCE,
        obligation="assist Velmora if its dams or power stations are attacked",
        by=("Corvania",),
        towards=("Velmora",),
        instrument="Pact of Larn",
        made="2011",
        conditions=(
            Condition(
                kind=ConditionKind.LOCATION,
                text="its dams or power stations are attacked",
                evidence=quote(A, PACT),
            ),
        ),
        covers=("dams", "power stations"),
        excludes=("the Upper Issen",),
        evidence=(quote(A, PACT), quote(A, SCOPE)),
        spans=(
            ("excludes", ((A.id, (A.text.index("the Upper Issen"), A.text.index("the Upper Issen") + 15)),)),
        ),
        events=(
            CommitmentEvent(
                date="2025-05-17",
                event=EventKind.INVOKED,
                by="Velmora",
                basis=Basis.REPORTED,
                evidence=quote(A, ASKED),
            ),
            CommitmentEvent(
                date="2025-08-04",
                event=EventKind.KEPT,
                by="Ilse Marrand",
                basis=Basis.REPORTED,
                evidence=quote(F, "Corvania had kept its word"),
            ),
        ),
        story_ids=(MAY, LATER),
    ),
    Commitment(
        id="drones",
        kind=CommitmentKind.NON_AGGRESSION,
        obligation="not to fly drones over the valley",
        by=("Velmora", "Tarnesia"),
        made="2024-03-02",
        evidence=(quote(A, DRONES),),
        events=(
            CommitmentEvent(
                date="2025-05-16",
                event=EventKind.BREACH_ALLEGED,
                by="Petr Haslo",
                basis=Basis.REPORTED,
                evidence=quote(E, BREACH),
            ),
        ),
        story_ids=(MAY,),
    ),
    Commitment(
        id="engineers",
        kind=CommitmentKind.AID,
        obligation="send engineers",
        by=("Corvania",),
        towards=("Velmora",),
        conditions=(
            Condition(
                kind=ConditionKind.OTHER, text="if inspectors confirmed the damage", evidence=quote(A, PLEDGE)
            ),
        ),
        evidence=(quote(A, PLEDGE),),
        story_ids=(MAY,),
        claim_ids=("c-pledge-a",),
    ),
)

STATUSES = {"pact": Status.CONTESTED, "drones": Status.BREACH_ALLEGED, "engineers": Status.OFFERED}


def entry(start: str, end: str, granularity: Granularity, text: str, *claims: str) -> TimelineEntry:
    return TimelineEntry(start=start, end=end, granularity=granularity, text=text, claim_ids=claims)


REPORT = Report(
    as_of=date(2025, 8, 31),
    articles=(A, B, C, D, E, F, G),
    stories=(
        Story(
            id=MAY,
            title="Velmora asks Corvania for help after shells hit Issen dam",
            article_ids=tuple(a.id for a in (A, B, C, D, E)),
            start=date(2025, 5, 17),
            end=date(2025, 5, 19),
        ),
        Story(
            id=LATER,
            title="Corvanian engineers leave Velmora",
            article_ids=(F.id, G.id),
            start=date(2025, 8, 5),
            end=date(2025, 8, 6),
        ),
    ),
    threads=(
        Thread(
            id="thread-issen",
            title="Velmora, Tarnesia, Corvania: Issen dam",
            story_ids=(MAY, LATER),
            because=("the same three parties", "the second names the first's dam"),
        ),
    ),
    entities=(MARRAND, HASLO, VELMORA, CORVANIA, TARNESIA, INTERIOR, ARMY, ISSEN),
    lineages=(LINEAGE, LINEAGE_LATER),
    claims=CLAIMS,
    collations=COLLATIONS,
    garbles=(
        Garble(
            evidence=quote(D, "Crow"),
            better="Corvania",
            kind=GarbleKind.NAME,
            because="three other witnesses of the same report have Corvania in this place",
        ),
        Garble(
            evidence=quote(D, "At least 310 people"),
            better="At least 31 people",
            kind=GarbleKind.NUMBER,
            because="the other descendants of the report have 31",
        ),
        Garble(
            evidence=quote(D, "in the speech"),
            better=None,
            kind=GarbleKind.DISFLUENCY,
            because="not English usage",
        ),
    ),
    shifts=(
        Shift(
            source=quote(A, PLEDGE),
            target=quote(C, "Corvania is sending engineers"),
            kind=ShiftKind.CONDITION,
            because="the condition is gone: would send if confirmed becomes is sending",
        ),
    ),
    commitments=COMMITMENTS,
    timeline=(
        entry("2011-01-01", "2011-12-31", Granularity.YEAR, "the Pact of Larn is signed", "c-pledge-a"),
        entry("2025-05-13", "2025-05-17", Granularity.DAY, "people are killed in the fighting", "c-toll-a"),
        entry(
            "2025-05-17",
            "2025-05-17",
            Granularity.DAY,
            "Velmora asks Corvania for help",
            "c-ask-a",
            "c-ask-b",
        ),
        entry("2025-08-04", "2025-08-04", Granularity.DAY, "the last engineers leave", "c-left-f"),
    ),
    rejects=(Reject(record="empty.txt", stage="read", reason="the file is empty"),),
)
