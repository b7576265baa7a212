from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

from content.article import Article
from content.once import MOST_MADE, once_for_an_article

Make = Callable[..., Article]


def test_a_thing_is_made_once_for_each_article_and_argument(make: Make) -> None:
    made: list[tuple[str, int]] = []

    @once_for_an_article
    def thing(article: Article, number: int) -> int:
        made.append((article.slug, number))
        return number

    article, other = make("Text.\n"), make("Text.\n")
    for one in (article, other, article):
        assert [thing(one, 1), thing(one, 2)] == [1, 2]
    assert len(made) == 4


def test_what_is_made_goes_with_its_article(make: Make) -> None:
    @once_for_an_article
    def words(article: Article) -> str:
        return article.title

    article = make("Text.\n")
    assert words(article)
    gone = weakref.ref(article)
    del article
    gc.collect()
    assert gone() is None


def test_what_readers_ask_for_has_an_end(make: Make) -> None:
    made: list[int] = []

    @once_for_an_article
    def thing(_: Article, number: int) -> int:
        made.append(number)
        return number

    article = make("Text.\n")
    for number in range(MOST_MADE + 1):
        thing(article, number)
    thing(article, 0)
    assert made[-1] == 0
