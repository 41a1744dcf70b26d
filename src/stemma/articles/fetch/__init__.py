"""Fetching: http and https from public addresses, politely, within bounds; nothing else."""

from stemma.articles.fetch.clock import Clock, SystemClock
from stemma.articles.fetch.exchange import Exchange
from stemma.articles.fetch.fetcher import Fetched, Fetcher, Validators
from stemma.articles.fetch.following import Following, Visit, follow
from stemma.articles.fetch.settings import FetchSettings

__all__ = [
    "Clock",
    "Exchange",
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "Following",
    "SystemClock",
    "Validators",
    "Visit",
    "follow",
]
