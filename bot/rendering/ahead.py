"""What is still ahead of a group that reads together: not shown unasked, and then privately and plainly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.rendering import phrases
from bot.rendering.citing import beginning
from bot.rendering.companions import screen
from bot.rendering.escaping import shown_text
from bot.rendering.listing import LIST_BUDGET, shortened
from bot.rendering.passages import citation_line, page_screen
from bot.rendering.reply import Action, Button, Reply, Screen, custom_id
from content.article import Article
from content.citation import Passage
from content.companion import Person, Term
from content.entries import places_of
from content.errors import listed
from content.mark import Mark

SHOW: Final = "Show it to me"
UP_TO: Final = "up to where the group here has read"
NOT_BEGUN: Final = "The group here has not begun to read this text"
BUDGET: Final = 3000
MOST: Final = 5


def ahead_screen(article: Article, numbers: Sequence[int]) -> Screen:
    """Return the screen of some paragraphs that are ahead, as many of them as a button's id holds."""
    ids = [article.paragraph(number).id for number in numbers[:MOST]]
    wanted = Screen("ahead", article.slug, "", " ".join(ids))
    while len(ids) > 1 and not custom_id("ahead", wanted).endswith(wanted.at):
        ids.pop()
        wanted = replace(wanted, at=" ".join(ids))
    return wanted


def ahead(article: Article, at: str) -> Reply:
    """Return paragraphs by their ids, each with its citation."""
    passages = [
        Passage(article, number, number)
        for number in sorted({article.by_id[one].number for one in at.split() if one in article.by_id})
    ]
    if not passages:
        return Reply((phrases.GONE,))
    room = BUDGET // len(passages)
    return Reply(
        tuple(f"{beginning(one, room)}\n{citation_line(article, one.label)}" for one in passages),
        tuple(Button(f"Read ¶{one.first}", "open", page_screen(one)) for one in passages),
        screen=screen("ahead", article, at),
    )


def only_ahead(mark: Mark, wanted: Screen) -> Reply:
    """Return that all of an answer is ahead of the group, with a button that shows it to whoever presses."""
    return Reply((f"{_behind(mark)}.",), (Button(SHOW, "ahead", wanted),))


def quiz_ahead(mark: Mark, begin: str) -> Reply:
    """Return that a quiz would be about what is ahead; `begin` is the custom_id that begins it nevertheless."""
    return Reply((f"{_behind(mark)}.",), (Action(SHOW, begin),))


def with_ahead(reply: Reply, mark: Mark, wanted: Screen, what: str) -> Reply:
    """Return a reply with a line that says what more there is ahead of the group, and the button that shows it."""
    line = phrases.subtext(f"{what} after ¶{mark.last}, {UP_TO}")
    return replace(
        reply, blocks=(*reply.blocks, line), buttons=(*reply.buttons, Button(SHOW, "ahead", wanted)), keep=False
    )


def terms_read(article: Article, mark: Mark) -> Reply:
    """Return the terms that can be explained by what the group has read, by name."""
    if not mark.last:
        return Reply((f"{NOT_BEGUN}, so no term is explained here yet.",))
    names = [shown_text(one.term) for one in article.companion.glossary if not is_ahead(article, mark, one)]
    if not names:
        return Reply((f"No term is explained up to ¶{mark.last}, {UP_TO}.",))
    said = (
        f"## Terms up to ¶{mark.last}\n{shortened(listed(names), LIST_BUDGET)}.\ndefine, with one of them, explains it."
    )
    return Reply((said, phrases.subtext(phrases.OUR_WORDS, shown_text(article.attribution))))


def is_ahead(article: Article, mark: Mark, entry: Term | Person) -> bool:
    """Say whether what a term means, or who somebody is, rests on a paragraph that is ahead."""
    return mark.hides_any(article, places_of(article, entry))


def _behind(mark: Mark) -> str:
    return f"That comes after ¶{mark.last}, {UP_TO}" if mark.last else NOT_BEGUN
