"""All the articles that can be asked for: an immutable snapshot, and the shelf where one snapshot replaces another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from content.article import Article
from content.errors import ArticleNotFoundError, echo, listed
from content.folding import folded
from content.loading import SHIPPED, Loaded, article_folders, load_folder
from documents.faults import Fault
from documents.nearness import nearest

# Looks at what was loaded once more, for faults that the text alone does not show: what fits into a message.
Judge = Callable[[Loaded], Sequence[Fault]]


class NoArticleError(Exception):
    """Nothing can be served, or the default article of the settings is not there; carries all faults."""


@dataclass(frozen=True, slots=True)
class Library:
    """The articles by slug, the default one, and the folders that could not be served."""

    articles: dict[str, Article]
    default: Article
    refused: tuple[Loaded, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    def find(self, name: str | None) -> Article:
        """Return an article by slug, title, start of its title, alias or author; the default one for no name.

        Raises ArticleNotFoundError with the nearest names.
        """
        wanted = _fold(name or "")
        if not wanted:
            return self.default
        slug = self.names.get(wanted)
        if slug is None:
            starting = {
                article.slug for article in self.articles.values() if _fold(article.title).startswith(wanted)
            }
            slug = starting.pop() if len(starting) == 1 else None
        if slug is None:
            raise ArticleNotFoundError(self._not_found(name or "", wanted))
        return self.articles[slug]

    def with_slug(self, slug: str) -> Article:
        """Return the article of a button; raise ArticleNotFoundError where it has been removed since."""
        if slug not in self.articles:
            raise ArticleNotFoundError("That text is not in the library any more; library shows what is.")
        return self.articles[slug]

    def _not_found(self, name: str, wanted: str) -> str:
        near = list(dict.fromkeys(self.names[found] for found in nearest(wanted, self.names, most=3)))
        if near:
            return f"No text here is called {echo(name)}. Did you mean {listed(near, last='or')}?"
        return f"No text here is called {echo(name)}; there are: {listed(list(self.articles)[:10])}."


class Shelf:
    """Holds the current library. Readers take `library` once for each answer, so that no answer mixes two."""

    def __init__(self, library: Library, folders: Sequence[Path], default: str | None, judge: Judge) -> None:
        self.library = library
        self._folders = tuple(folders)
        self._default = default
        self._judge = judge

    @classmethod
    def load(
        cls, folders: Sequence[Path] = (), default: str | None = None, judge: Judge = lambda _: ()
    ) -> Shelf:
        """Return a shelf with the shipped articles and those in `folders`; raise NoArticleError if none can be served."""
        return cls(load_library(folders, default, judge), folders, default, judge)

    def reload(self) -> Library:
        """Read all folders again and put the new library in place of the old at once.

        The last good version of an article stays where its folder has faults now.
        """
        self.library = load_library(self._folders, self._default, self._judge, previous=self.library)
        return self.library


def load_library(
    folders: Sequence[Path],
    default: str | None = None,
    judge: Judge = lambda _: (),
    previous: Library | None = None,
) -> Library:
    """Return a library of the shipped articles and those in `folders`; what has faults is refused, all else served."""
    articles: dict[str, Article] = {}
    refused: list[Loaded] = []
    for loaded in (judged(load_folder(folder), judge) for folder in all_folders(folders)):
        article = loaded.article
        if article is not None and loaded.slug in articles:
            fault = Fault(
                str(loaded.folder), 1, 1, f"another folder is called “{loaded.slug}” already: rename this one"
            )
            refused.append(replace(loaded, article=None, faults=(fault,)))
            continue
        if article is None:
            refused.append(loaded)
            article = previous.articles.get(loaded.slug) if previous else None
        if article is not None:
            articles[article.slug] = article
    return Library(articles, _default(articles, default, refused), tuple(refused), _names(articles))


def judged(loaded: Loaded, judge: Judge) -> Loaded:
    """Return what was loaded, without its article where the judge finds a fault."""
    faults = tuple(judge(loaded)) if loaded.article else ()
    return replace(loaded, article=None, faults=faults) if faults else loaded


def all_folders(folders: Sequence[Path]) -> list[Path]:
    """Return the article folders of the program, then those of the settings."""
    return [path for folder in (SHIPPED, *folders) for path in article_folders(folder)]


def _default(articles: dict[str, Article], default: str | None, refused: list[Loaded]) -> Article:
    faults = "".join(f"\n{fault}" for loaded in refused for fault in loaded.faults)
    if not articles:
        raise NoArticleError(f"No article can be served; mend its faults:{faults}")
    if default is None:
        return next(iter(articles.values()))
    if default not in articles:
        near = nearest(default, articles)
        hint = f"did you mean “{near[0]}”?" if near else f"there are {listed(list(articles))}"
        raise NoArticleError(f"articles.default: no article is called “{default}”; {hint}{faults}")
    return articles[default]


def _names(articles: dict[str, Article]) -> dict[str, str]:
    """Return every name of every article; where two share one, the first keeps it."""
    names: dict[str, str] = {}
    for article in articles.values():
        names.setdefault(article.slug, article.slug)
    for article in articles.values():
        last_name = article.author.split()[-1]
        for name in (article.title, *article.aliases, article.author, last_name):
            names.setdefault(_fold(name), article.slug)
    return names


def _fold(name: str) -> str:
    return " ".join(folded(name).split())
