"""All the articles that can be asked for: an immutable snapshot, and the shelf where one snapshot replaces another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from content.article import Article
from content.errors import ArticleNotFoundError, echo, listed
from content.finding.asking import Asker
from content.finding.search import SearchIndex
from content.folding import comparable, comparable_own
from content.loading import SHIPPED, Loaded, article_folders, load_folder
from content.verification.verifier import Verifier
from documents.faults import Fault
from documents.nearness import nearest

MOST_NAMED = 10
LONGEST_NAME = 300
# What names a passage rather than a text, and is short enough to be repeated.
PLACE = re.compile(r"\s*[¶§#]?\s?\d[\d:.–-]{0,11}\s*")

# Looks at what was loaded once more, for faults that the text alone does not show: what fits into a message.
Judge = Callable[[Loaded], Sequence[Fault]]


class NoArticleError(Exception):
    """Nothing can be served; carries all faults."""


class DefaultArticleError(NoArticleError):
    """The article that the setting `articles.default` names is not there; `faults` are those of all articles."""

    def __init__(self, sentence: str, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join((sentence, *map(str, faults))))
        self.sentence = sentence
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Library:
    """The articles by slug, the default one, and the folders that could not be served.

    `doubled` are the names of those that were refused only because another folder has the same name. The indexes of
    their words are made once, when they are first asked for, and kept as long as the articles: a bot that starts again
    on the same articles makes none.
    """

    articles: dict[str, Article]
    default: Article
    refused: tuple[Loaded, ...] = ()
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubled: tuple[str, ...] = ()

    @cached_property
    def verifier(self) -> Verifier:
        """What says whether words stand in one of the articles."""
        return Verifier(self.articles.values())

    @cached_property
    def index(self) -> SearchIndex:
        """Where the words of all articles stand."""
        return SearchIndex(self.articles.values())

    @cached_property
    def asker(self) -> Asker:
        """What finds the passages that answer a question."""
        return Asker(self.articles.values())

    def find(self, name: str | None) -> Article:
        """Return an article by slug, title, start of its title, alias or author; the default one for no name.

        Raises ArticleNotFoundError with the nearest names, or with those that the name could mean.
        """
        wanted = comparable((name or "")[:LONGEST_NAME])
        if not wanted:
            return self.default
        meant = self.meant_by(wanted)
        if len(meant) == 1:
            return self.articles[meant[0]]
        if meant:
            choices = listed(meant[:MOST_NAMED], last="or")
            raise ArticleNotFoundError(f"{echo(name or '')} names {len(meant)} texts: choose {choices}.")
        raise ArticleNotFoundError(self._not_found(name or "", wanted))

    def meant_by(self, wanted: str) -> list[str]:
        """Return the slugs of the articles that a name, made comparable, can mean."""
        if wanted in self.articles:
            return [wanted]
        if wanted in self.names:
            return list(self.names[wanted])
        return [slug for slug, one in self.articles.items() if comparable_own(one.title).startswith(wanted)]

    def with_slug(self, slug: str) -> Article:
        """Return the article of a button; raise ArticleNotFoundError where it has been removed since."""
        if slug not in self.articles:
            raise ArticleNotFoundError("That text is not in the library any more; library shows what is.")
        return self.articles[slug]

    def _not_found(self, name: str, wanted: str) -> str:
        near = list(dict.fromkeys(self.names[found][0] for found in nearest(wanted, self.names, most=3)))
        if near:
            return f"No text here is called {echo(name)}. Did you mean {listed(near, last='or')}?"
        known = f"No text here is called {echo(name)}; there are: {listed(list(self.articles)[:MOST_NAMED])}."
        return f"{known} A passage opens with read {' '.join(name.split())}." if PLACE.fullmatch(name) else known


class Shelf:
    """Holds the current library. Readers take `library` once for each answer, so that no answer mixes two."""

    def __init__(self, library: Library, folders: Sequence[Path], default: str | None, judge: Judge) -> None:
        self.library = library
        self._folders = tuple(folders)
        self._default = default
        self._judge = judge

    @classmethod
    def load(cls, folders: Sequence[Path] = (), default: str | None = None, judge: Judge = lambda _: ()) -> Shelf:
        """Return a shelf with the shipped articles and those in `folders`.

        Raises NoArticleError if none of them can be served.
        """
        return cls(load_library(folders, default, judge), folders, default, judge)

    def read(self) -> Library:
        """Return what the folders hold now, without serving it yet.

        The last good version of an article stays where its folder has faults now.
        """
        return load_library(self._folders, self._default, self._judge, previous=self.library)

    def reload(self) -> Library:
        """Read all folders again and put the new library in place of the old at once."""
        self.library = self.read()
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
    doubled: list[str] = []
    for loaded in (judged(load_folder(folder), judge) for folder in all_folders(folders)):
        article = loaded.article
        if article is not None and loaded.slug in articles:
            fault = Fault(
                str(loaded.folder), 1, 1, f"another folder is called “{loaded.slug}” already: rename this one"
            )
            refused.append(replace(loaded, article=None, faults=(fault,)))
            doubled.append(loaded.slug)
            continue
        if article is None:
            refused.append(loaded)
            article = previous.articles.get(loaded.slug) if previous else None
        if article is not None:
            articles.setdefault(article.slug, article)
    return Library(articles, _default(articles, default, refused), tuple(refused), _names(articles), tuple(doubled))


def judged(loaded: Loaded, judge: Judge) -> Loaded:
    """Return what was loaded, without its article where the judge finds a fault."""
    faults = tuple(judge(loaded)) if loaded.article else ()
    return replace(loaded, article=None, faults=faults) if faults else loaded


def all_folders(folders: Sequence[Path]) -> list[Path]:
    """Return the article folders of the program, which may have been deleted, then those of the settings."""
    shipped = (SHIPPED,) if SHIPPED.is_dir() else ()
    return [path for folder in (*shipped, *folders) for path in article_folders(folder)]


def _default(articles: dict[str, Article], default: str | None, refused: list[Loaded]) -> Article:
    faults = [fault for loaded in refused for fault in loaded.faults]
    if not articles:
        if not refused:
            raise NoArticleError("There is no article: name a folder that has one in the setting articles.folders.")
        raise NoArticleError("No article can be served; mend its faults:\n" + "\n".join(map(str, faults)))
    if default is None:
        return next(iter(articles.values()))
    if default in articles:
        return articles[default]
    if any(loaded.slug == default for loaded in refused):
        raise DefaultArticleError(f"“{default}” has faults, so it cannot be served", faults)
    near = nearest(default, articles)
    hint = f"did you mean “{near[0]}”?" if near else f"there are {listed(list(articles))}"
    raise DefaultArticleError(f"no article is called “{default}”; {hint}", faults)


def _names(articles: dict[str, Article]) -> dict[str, tuple[str, ...]]:
    """Return every name of every article, with the slugs of all that bear it."""
    names: dict[str, dict[str, None]] = {}
    for slug, article in articles.items():
        last_name = article.author.rsplit(maxsplit=1)[-1]
        for name in (slug, article.title, *article.aliases, article.author, last_name):
            names.setdefault(comparable_own(name), {})[slug] = None
    return {name: tuple(slugs) for name, slugs in names.items()}
