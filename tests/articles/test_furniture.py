import pytest

from stemma.articles.furniture import is_section_label, line_reason
from stemma.articles.lines import split_lines
from stemma.articles.text import read_text
from stemma.model import Article

BODY = (
    "The council of Tarn closed the old bridge on Monday after engineers had found cracks in two piers.\n\n"
    "It will stay closed until the spring, and a ferry will carry passengers across the river every hour.\n\n"
)


def article_of(text: str) -> Article:
    article = read_text(text.encode())
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    "line",
    """Back to top button
The post Bridge closed until spring appeared first on Tarn Post.
The post Bridge closed until spring showed up first on Tarn Post.
Source link
Share this story
Share on Facebook
Print  Email  Copy link
Leave a Reply
12 comments
Load more comments (27)
Your email address will not be published. Required fields are marked *
Related Articles
READ ALSO: A day at the fair
Read more: The ferry and its captain
Advertisement
ADVERTISEMENT – CONTINUE READING BELOW
[ad_1]
[contact-form id="3" title="x"]
{{slot-3}}
Disclaimer: The text reflects the opinion of its author alone.
© 2024 Tarn Post. All rights reserved.
We use cookies to give you the best experience on our website.
Accept all cookies
Sign up for our newsletter
Subscribe to the Tarn Post for one crown a month.
Follow us on Facebook and Twitter
Photo: Ann Lowe/Tarn Post
(Photo by Ann Lowe)
Tags: bridge, ferry
Home » World » Europe
Name* Email* Website
Editor: Bo Hill
Original title: Bridge closed
3 min read
Posted 3 hours ago""".splitlines(),
)
def test_template_lines_are_furniture(line: str) -> None:
    assert line_reason(split_lines(line)[0]) is not None


@pytest.mark.parametrize(
    "line",
    """The statement stated that the council closed the bridge and would share its findings with the public.
Share prices fell by three percent on Monday after the central bank raised its main rate.
“Follow us,” the captain told the passengers, and they did.
Editors of three papers were arrested in Tarn on Monday, their lawyers said.
The opinions expressed by the minister were rejected by his own party on Monday.
Home prices rose in May.
Watching the river rise, the villagers prayed.
Read the letter aloud, the judge told him.
The commission commented on the report on Friday.
More than 40 people were killed.
What is known about the cracks
Police search for two men
A way out of the crisis
Support for the government fell to 31 percent this month, a poll found.
He told us to contact the council at once.
The photo shows the bridge in 1911, a year after it was opened.
Related parties must disclose their holdings by June 30, the regulator said.""".splitlines(),
)
def test_an_articles_own_line_is_never_furniture(line: str) -> None:
    assert line_reason(split_lines(line)[0]) is None


def test_headlines_under_a_label_are_marked_up_to_the_next_sentence() -> None:
    article = article_of(
        f"Bridge closed\n\n{BODY}Related stories\n\nHill wins marrow contest\n\nFair opens today"
    )
    assert [f.quote for f in article.furniture] == [
        "Related stories",
        "Hill wins marrow contest",
        "Fair opens today",
    ]


def test_sub_headings_stay_and_are_known_as_such() -> None:
    article = article_of(f"Bridge closed\n\n{BODY}What the ferry costs\n\n{BODY}")
    assert [article.text[s:e] for s, e in article.headings] == ["What the ferry costs"]
    assert article.furniture == ()


def test_a_repeated_title_is_marked_once() -> None:
    article = article_of(f"Old bridge of Tarn closed\n\nOld bridge of Tarn closed\n\n{BODY}")
    assert [(f.start, f.reason) for f in article.furniture] == [(27, "repeated title")]


@pytest.mark.parametrize(
    "line",
    """For the full list of winners click here
Some of these products hold an affiliate link
From what you choose we may earn a commission
Nothing on these pages is medical advice
We ask all rights holders to come forward
These columns do not necessarily reflect what we think
The board accepts no liability
Offered for informational purposes only
Harbour Press, all rights reserved
This text may not be copied
For any republication our consent is needed
We use cookies
Please enable JavaScript
Orumbe harbour | Shutterstock""".splitlines(),
)
def test_templates_that_begin_with_any_words_pass_the_sieve(line: str) -> None:
    assert line_reason(split_lines(line)[0]) is not None


def test_visitors_words_after_the_comment_form_are_marked() -> None:
    article = article_of(
        f"Bridge closed\n\n{BODY}2 comments\n\nI have always said that this bridge would fall."
    )
    assert [f.reason for f in article.furniture] == ["comment form", "after the comment form"]


def test_names_of_sections_are_labels_and_headlines_are_not() -> None:
    labels = [is_section_label(split_lines(t)[0]) for t in ("World News", "Politics", "World leaders meet")]
    assert labels == [True, True, False]
