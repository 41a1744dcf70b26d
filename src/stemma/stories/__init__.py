"""Articles to stories and threads."""

from stemma.stories.features import ArticleFeatures, features
from stemma.stories.group import group_articles, group_features
from stemma.stories.stream import Assignment, Limits, StoryState, assign
from stemma.stories.threads import thread_stories

__all__ = [
    "ArticleFeatures",
    "Assignment",
    "Limits",
    "StoryState",
    "assign",
    "features",
    "group_articles",
    "group_features",
    "thread_stories",
]
