"""What a search found: the author's words with the hits marked, each with its citation and a button that opens it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.rendering import phrases
from bot.rendering.ahead import ahead_screen, only_ahead, with_ahead
from bot.rendering.escaping import shown_text, typed_text
from bot.rendering.passages import look_screen
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import author_text, served_end
from content.article import Span
from content.citation import Passage, shown
from content.errors import listed
from content.finding.search import Hit, Results
from content.mark import Mark

HITS_SHOWN: Final = 5


def results(found: Results, *, several: bool, mark: Mark | None = None) -> Reply:
    """Return the hits, best first; with `several` texts in the library each says which it is from.

    What is ahead of a group that reads together comes when it is asked for.
    """
    reply = _results(found, several=several)
    if mark is None or not found.ahead:
        return reply
    wanted = ahead_screen(found.ahead[0].article, [one.paragraph.number for one in found.ahead])
    return with_ahead(reply, mark, wanted, "More of it stands") if found.hits else only_ahead(mark, wanted)


def _results(found: Results, *, several: bool) -> Reply:
    notes = "\n".join(_notes(found))
    if not found.hits:
        return Reply(tuple(filter(None, ("Nothing here has these words: try others, or fewer.", notes))))
    lines = [_line(number, hit, several=several) for number, hit in enumerate(found.hits, start=1)]
    more = phrases.subtext("There are more: add a word, or section: to look in one part") if found.more else ""
    head = f"### Search: {typed_text(found.searched)}"
    return Reply(
        blocks=tuple(filter(None, (f"{head}\n{notes}".strip(), "\n".join(lines), more, _sources(found)))),
        buttons=tuple(_opening(number, hit) for number, hit in enumerate(found.hits, start=1)),
    )


def _notes(found: Results) -> Iterator[str]:
    if found.corrected:
        pairs = listed([f"“{typed_text(right)}” for “{typed_text(typed)}”" for typed, right in found.corrected])
        yield phrases.subtext(f"Showing results for {pairs}")
    if found.unknown:
        words = listed([f"“{typed_text(word)}”" for word in found.unknown])
        yield phrases.subtext(f"Nowhere in the text: {words}")


def _line(number: int, hit: Hit, *, several: bool) -> str:
    where = shown(hit.article, hit.paragraph.number)
    which = f", {shown_text(hit.article.title)}" if several else ""
    partly = "" if hit.every_word else " · not all of the words"
    return f"**{number}.** “{_marked(hit)}” ({where}{which}){partly}"


def _marked(hit: Hit) -> str:
    """Return the snippet with the words that were found in bold, and […] where the paragraph goes on."""
    stretch = _served(hit)
    shown_words, position = "", stretch.start
    for word in _inside(hit, stretch):
        shown_words += _words(hit, position, word.start) + f"**{_words(hit, word.start, word.end)}**"
        position = word.end
    shown_words += _words(hit, position, stretch.end)
    before = "\\[…] " if stretch.start > 0 else ""
    after = " \\[…]" if stretch.end < len(hit.paragraph.text) else ""
    return f"{before}{shown_words}{after}".replace("\n", " ")


def _served(hit: Hit) -> Span:
    """Return the snippet as far as the text's rights allow; from the first hit on, where it would not be in that."""
    start, end = hit.snippet.start, hit.snippet.end
    first = next(_inside(hit, hit.snippet), None)
    if first is not None and served_end(hit.article, hit.paragraph, start, end) < first.end:
        start = first.start
    return Span(start, served_end(hit.article, hit.paragraph, start, end))


def _words(hit: Hit, start: int, end: int) -> str:
    return author_text(hit.article, hit.paragraph, start, end, notes=False)


def _inside(hit: Hit, stretch: Span) -> Iterator[Span]:
    return (one for one in hit.words if stretch.start <= one.start and one.end <= stretch.end)


def _sources(found: Results) -> str:
    sources = dict.fromkeys(hit.article.attribution for hit in found.hits)
    return "\n".join(phrases.subtext(shown_text(source)) for source in sources)


def _opening(number: int, hit: Hit) -> Button:
    passage = Passage(hit.article, hit.paragraph.number, hit.paragraph.number)
    return Button(f"Open {number}", "open", look_screen(passage))
