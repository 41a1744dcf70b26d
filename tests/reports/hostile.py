"""A report whose every text tries to get out of its place."""

from dataclasses import replace

from stemma.model import Evidence, Passage, Report
from tests.reports.sample import REPORT

HOSTILE = (
    "<script>document.title='taken'</script></script></style></title>"
    "<img src=x onerror=\"document.title='taken'\"> \" ' ` {{ 7*7 }} {% raw %} &amp; &lt;b&gt; "
    "\u202egnorw yaw eht\u202c \x1b[31mred\x1b[0m \x00 ]]> --> <!-- [a](javascript:alert(1)) ![x](http://x.example/p.png)"
)
BOTH = Passage(child=(0, len(HOSTILE)), parent=(0, len(HOSTILE)))


def hostile_report() -> Report:
    """Return the sample with a hostile text before every article and in every free field."""
    articles = {}
    for article in REPORT.articles:
        text = f"{HOSTILE}\n{'W' * 5000}\n{article.text}"
        articles[article.id] = replace(
            article,
            text=text,
            title=HOSTILE,
            title_span=(0, len(HOSTILE)),
            outlet=HOSTILE,
            file=HOSTILE,
            url="javascript:alert(1)",
            byline=HOSTILE,
            language='"><b>',
            furniture=(),
            credits=(),
            dateline=None,
        )

    def whole(evidence: Evidence) -> Evidence:
        return articles[evidence.article_id].evidence(0, len(HOSTILE))

    return replace(
        REPORT,
        articles=tuple(articles.values()),
        stories=tuple(replace(s, title=HOSTILE) for s in REPORT.stories),
        threads=tuple(replace(t, title=HOSTILE, because=(HOSTILE,)) for t in REPORT.threads),
        entities=tuple(replace(e, name=HOSTILE) for e in REPORT.entities),
        lineages=tuple(
            replace(
                lineage,
                witnesses=tuple(replace(w, name=HOSTILE) for w in lineage.witnesses),
                descents=tuple(replace(d, because=(HOSTILE,), passages=(BOTH,)) for d in lineage.descents),
            )
            for lineage in REPORT.lineages
        ),
        claims=tuple(
            replace(c, evidence=whole(c.evidence), text=HOSTILE, condition=HOSTILE, attribution=())
            for c in REPORT.claims
        ),
        collations=tuple(
            replace(
                c,
                question=HOSTILE,
                because=(HOSTILE,),
                variants=tuple(replace(v, value=HOSTILE) for v in c.variants),
            )
            for c in REPORT.collations
        ),
        garbles=tuple(
            replace(g, evidence=whole(g.evidence), better=HOSTILE, because=HOSTILE) for g in REPORT.garbles
        ),
        shifts=tuple(
            replace(s, source=whole(s.source), target=whole(s.target), because=HOSTILE) for s in REPORT.shifts
        ),
        commitments=tuple(
            replace(
                c,
                obligation=HOSTILE,
                by=(HOSTILE,),
                towards=(HOSTILE,),
                instrument=HOSTILE,
                covers=(HOSTILE,),
                excludes=(HOSTILE,),
                conditions=tuple(replace(k, text=HOSTILE, evidence=whole(k.evidence)) for k in c.conditions),
                evidence=tuple(whole(e) for e in c.evidence),
                events=tuple(replace(e, by=HOSTILE, evidence=whole(e.evidence)) for e in c.events),
            )
            for c in REPORT.commitments
        ),
        timeline=tuple(replace(t, text=HOSTILE) for t in REPORT.timeline),
        rejects=tuple(replace(r, record=HOSTILE, reason=HOSTILE) for r in REPORT.rejects),
    )
