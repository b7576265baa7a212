"""What is made once for an article, and goes when the article goes: after a reload nothing holds the old text."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from content.article import Article

P = ParamSpec("P")
R = TypeVar("R")

# Readers choose the rest of the arguments, such as where a passage begins and ends.
MOST_MADE: Final = 2048


def once_for_an_article(make: Callable[Concatenate[Article, P], R]) -> Callable[Concatenate[Article, P], R]:
    """Return a function that makes each thing once for each article; the things must not hold the article."""
    kept: WeakKeyDictionary[Article, dict[object, R]] = WeakKeyDictionary()

    @wraps(make)
    def made(article: Article, /, *rest: P.args, **named: P.kwargs) -> R:
        of_article = kept.setdefault(article, {})
        key = (rest, *sorted(named.items()))
        if key not in of_article:
            if len(of_article) >= MOST_MADE:
                of_article.clear()
            of_article[key] = make(article, *rest, **named)
        return of_article[key]

    return made
