"""What arrives by itself: one message of ordinary words with buttons, and how it is posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import discord
from discord import ui

from bot.community.scheduling.schedule import Item
from bot.limits import CONTENT_LIMIT, THREAD_NAME_LIMIT
from bot.rendering import phrases
from bot.rendering.companions import question, recommendations
from bot.rendering.excerpts import passage_words
from bot.rendering.layout import ordinary_buttons
from bot.rendering.listing import shortened
from bot.rendering.passages import look_screen, page_of, page_screen, part_title
from bot.rendering.pressing import press_id
from bot.rendering.quoting import quote
from bot.rendering.reply import Action, Button, Link, Reply
from content.article import Article
from content.citation import section_passage, shown
from content.entries import recommendations_in_order
from content.errors import EntryNotFoundError
from content.quotes import with_id

DELIVERIES: Final = "pd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A message that arrives by itself; `title` names it in a forum, and the thread that is begun on it, if one is.

    `role` is mentioned, nobody else is; `tags` are a forum's.
    """

    content: str
    buttons: tuple[Button | Link | Action, ...] = ()
    title: str = ""
    role: int | None = None
    silent: bool = True
    publish: bool = False
    thread: bool = False
    tags: tuple[int, ...] = ()

    def allowed_mentions(self) -> discord.AllowedMentions:
        """Return whom it may notify: the role that it is for, or nobody."""
        return discord.AllowedMentions(
            everyone=False, users=False, replied_user=False, roles=[discord.Object(self.role)] if self.role else False
        )

    def view(self, delivery: int) -> ui.View:
        """Return its buttons; the last one carries the number of the delivery, by which the post is found again."""
        return ordinary_buttons(Reply((), (*self.buttons, Action("Report", report_id(delivery)))))

    def whole(self) -> str:
        """Return what is sent: the words, after the mention of the role that they are for."""
        return f"<@&{self.role}>\n{self.content}" if self.role else self.content


def report_id(delivery: int) -> str:
    """Return the custom_id that a post carries."""
    return press_id(DELIVERIES, "report", delivery)


def words_of(article: Article, item: Item) -> tuple[str, str, tuple[Button | Link | Action, ...]]:
    """Return title, content and buttons of what is posted; raise a ContentError where its words are gone."""
    match item.kind:
        case "quotes":
            return _quote(article, item.id)
        case "sections":
            section = next((one for one in article.sections if one.slug == item.id), None)
            if section is None:
                raise EntryNotFoundError("That section is not in the text any more.")
            title = part_title(article, section)
            passage = section_passage(article, section.number)
            read = Button(phrases.READ, "open", page_screen(passage))
            return title, _fitting(f"**{title}**\n{passage_words(passage)}", passage_words(passage)), (read,)
        case "series":
            passage = page_of(article, item.id)[0]
            around = Button(phrases.READ_AROUND, "open", look_screen(passage))
            return f"{passage.label} · {article.title}", passage_words(passage), (around,)
        case "recommendations":
            number = next((n for n, one in enumerate(recommendations_in_order(article), 1) if one.id == item.id), 0)
            return f"Recommendation {number} · {article.title}", *_ours(recommendations(article, item.id))
        case "questions":
            return f"A question on {article.title}", *_ours(question(article, item.id))


def titled(title: str) -> str:
    """Return a title as Discord takes it for a thread."""
    return shortened(title, THREAD_NAME_LIMIT) or "Pullquote"


def _quote(article: Article, quote_id: str) -> tuple[str, str, tuple[Button | Link | Action, ...]]:
    reply = quote(article, quote_id)
    home = with_id(article, quote_id).paragraph
    first, *middle, last = reply.blocks
    content = _fitting("\n".join(reply.blocks), f"{first}\n{last}" if middle else "")
    return f"A quote from {shown(article, home)} · {article.title}", content, reply.buttons


def _ours(reply: Reply) -> tuple[str, tuple[Button | Link | Action, ...]]:
    buttons = tuple(one for one in reply.buttons if not (isinstance(one, Button) and one.verb == "turn"))
    return _fitting("\n".join(reply.blocks)), buttons


def _fitting(*forms: str) -> str:
    """Return the first form that fits into a message with a mention before it."""
    room = CONTENT_LIMIT - 40
    for content in forms:
        if content and len(content) <= room:
            return content
    raise EntryNotFoundError("What is to be posted does not fit one message with its source.")
