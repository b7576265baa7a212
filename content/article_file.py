"""`article.md`: YAML front matter, then the author's text in Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields, replace
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, ConfigDict, TypeAdapter

from content.article import Image, Rights
from content.body import Body, read_body
from content.companion import STRICT, Line, Text
from content.dates import real_date
from documents.faults import Fault
from documents.shape import of_form, shaped, value_at
from documents.yaml import Document, read_yaml

FENCE = re.compile(r"---[ \t]*\n")
CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The facts about a text. Only title and author are needed."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT

    title: Line
    author: Line
    dek: Text | None = None
    author_bio: Text | None = None
    outlet: Line | None = None
    kind: Line | None = None
    published: Annotated[str, AfterValidator(real_date)] | None = None
    language: Annotated[str, of_form(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", "a language code such as en or pt-BR")] = "en"
    source_url: (
        Annotated[str, of_form(r"https?://[^\s<>]{1,500}", "a web address that begins with https://, or null")] | None
    ) = None
    section_titles: Literal["author", "ours"] = "author"
    aliases: tuple[Line, ...] = ()
    image: Image | None = None
    rights: Rights = field(default_factory=Rights)

    def facts(self) -> dict[str, object]:
        """Return its fields by name, as `Article` takes them."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """What stands in an `article.md`; its front matter is a stand-in where that has faults."""

    front_matter: FrontMatter
    body: Body
    faults: tuple[Fault, ...]


_FRONT_MATTER: TypeAdapter[FrontMatter] = TypeAdapter(FrontMatter)

# With it the companion is checked against the body even while the front matter has faults.
STAND_IN = FrontMatter(title="?", author="?")


def read_article_file(text: str, file: str) -> ArticleFile:
    """Return what the text of an `article.md` says, with all faults of its shape."""
    opening = FENCE.match(text)
    closing = CLOSING_FENCE.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        fault = Fault(file, 1, 1, "begin the file with “---”, then title: and author:, then “---”, then the text")
        return ArticleFile(STAND_IN, Body(), (fault,))
    document = read_yaml(text[opening.end() : closing.start()], file, first_line=2)
    body = read_body(text[closing.end() :], file, text.count("\n", 0, closing.end()) + 1)
    faults = [*document.faults, *body.faults]
    front_matter: FrontMatter | None = None
    if document.value is not None or not document.faults:
        given = replace(document, value={} if document.value is None else document.value)
        result = shaped(given, (), _FRONT_MATTER)
        front_matter = result[0]
        faults += result[1]
    if not body.blocks:
        faults.append(
            Fault(
                file,
                text.count("\n") + 1,
                1,
                "the body is empty: write the author's text below the front matter",
            )
        )
    return ArticleFile(front_matter or _stand_in(document), body, tuple(faults))


def _stand_in(document: Document) -> FrontMatter:
    author = value_at(document.value, ("author",))
    return replace(STAND_IN, author=author) if isinstance(author, str) and author else STAND_IN
