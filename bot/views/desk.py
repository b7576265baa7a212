"""Where questions are answered: screens shown, quotes drawn, reading places kept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Final

from bot.community.memory import Memory
from bot.community.servers import Servers, ServerSettings
from bot.rendering import phrases
from bot.rendering.ahead import is_ahead, only_ahead, terms_read
from bot.rendering.answering import answers
from bot.rendering.citing import references
from bot.rendering.companions import question, screen
from bot.rendering.passages import following, page_of, page_screen
from bot.rendering.quoting import quote
from bot.rendering.reply import Reply, Screen
from bot.rendering.screens import render
from bot.rendering.searching import HITS_SHOWN, results
from bot.rendering.verifying import verification
from bot.views.made import Made
from bot.views.marking import Marking, nobody_reads
from content.article import Article
from content.citation import Passage, section_passage
from content.companion import Person
from content.entries import find_term, questions_of
from content.errors import CitationError, ContentError, counted
from content.folding import stable_id
from content.library import Library, Shelf
from content.mark import Mark
from content.quotes import choose
from content.requests import asked_section

# Enough for every screen of a few long texts; then they are made anew.
MOST_RENDERED: Final = 10_000
WITH_THE_AUTHORS_WORDS: Final = {"page", "look", "cite", "printed", "quote", "quotes", "ahead"}


class Desk:
    """Answers for commands and buttons alike, so that both give the same words."""

    def __init__(
        self, shelf: Shelf, memory: Memory, servers: Servers, random: Random, now: Callable[[], datetime]
    ) -> None:
        self.servers = servers
        self._shelf = shelf
        self._memory = memory
        self._random = random
        self._now = now
        self._made = Made(shelf.library)
        self.marking: Marking = nobody_reads  # until studies are there

    @property
    def library(self) -> Library:
        """The articles as they are now."""
        return self._shelf.library

    def seconds(self) -> int:
        """Return what time it is, in seconds of the epoch."""
        return int(self._now().timestamp())

    def library_in(self, server: ServerSettings, channels: Sequence[int]) -> Library:
        """Return the texts as a server is served them, with the one that is meant in a channel or thread."""
        article = server.channel(*channels).article or server.article or ""
        return self.made().as_served(article, server.hidden)

    async def show(self, wanted: Screen, reader: int, library: Library | None = None) -> Reply:
        """Return a screen for a reader; a page of the text is kept as the place where they stopped.

        Not one that they only look at: what stands around a quote.
        """
        served = library or self.library
        as_it_is = served.articles.get(wanted.slug) is self.library.articles.get(wanted.slug)
        # The place of a list of quotes may be a theme as somebody typed it, which is not kept.
        if as_it_is and wanted.kind != "quotes":
            reply = self._once(wanted, lambda: render(served, wanted))
        else:
            reply = render(served, wanted)
        if reply.screen and reply.screen.kind in WITH_THE_AUTHORS_WORDS:
            # Paragraphs that are ahead of a group come several at once, and are not one place of the text.
            for place in reply.screen.at.split() if wanted.kind == "ahead" else (reply.screen.at,):
                await self.charge(self.library.with_slug(wanted.slug), reader, place)
        if reply.screen and reply.screen.kind == "page":
            await self._memory.stop_at(reader, wanted.slug, reply.screen.at)
        return reply

    async def text_of(self, reader: int, name: str, library: Library) -> Article:
        """Return the text of that name; without one the text that a reader read last, else the usual one."""
        slug = None if name.strip() else await self._memory.last_read(reader)
        return library.articles.get(slug or "") or library.find(name)

    async def resume(self, article: Article, reader: int) -> Reply:
        """Return the page where a reader stopped; the first page where they have not read, or its words are gone."""
        place = await self._place(article, reader)
        if place is None:
            return await self.show(page_screen(section_passage(article, 1)), reader)
        shown = await self.show(Screen("page", article.slug, article.version, place), reader)
        passage, page = page_of(article, place)
        where = f"Continued where you stopped: {passage.label}"
        return shown if (passage.first, page) == (1, 0) else shown.with_note(phrases.subtext(where))

    async def following(self, article: Article, reader: int) -> Screen | None:
        """Return the page after the one where a reader stopped; None at the end of the text."""
        place = await self._place(article, reader)
        return following(*page_of(article, place)) if place else page_screen(section_passage(article, 1))

    async def mark(self, channels: Sequence[int]) -> Mark | None:
        """Return how far the group has come that reads in a thread or its channel; None where none does."""
        return await self.marking(channels, self.library)

    async def draw(
        self, article: Article, request: str, channels: Sequence[int], reader: int, *, at_random: bool = False
    ) -> Reply:
        """Return a quote that answers a request: the next one of the channel's deck for it, or truly any one."""
        reply = await self._drawn(article, request, channels, at_random=at_random)
        if reply.screen:
            await self.charge(article, reader, reply.screen.at)
        return reply

    async def _drawn(self, article: Article, request: str, channels: Sequence[int], *, at_random: bool) -> Reply:
        chosen = choose(article, request)
        if not chosen.quotes:
            return Reply((phrases.nobody_has_written("a choice of quotes"),))
        asked = request if chosen.key else ""
        mark = await self.mark(channels)
        quotes = [one for one in chosen.quotes if not mark or not mark.hides(article, one.paragraph)]
        if mark and not quotes:
            return only_ahead(mark, screen("quote", article, chosen.quotes[0].id))
        if len(quotes) == 1:
            return quote(article, quotes[0].id, offer=chosen.offer)
        ids = [one.id for one in quotes]
        if at_random:
            return quote(article, self._random.choice(ids), request=asked, offer=chosen.offer)
        # A deck is known by what is in it, not by what somebody typed to get it.
        deck = stable_id(" ".join(one.id for one in chosen.quotes)) if chosen.key else ""
        drawn, number = await self._memory.draw(channels[0], article.slug, deck, ids, self._random)
        position = f"Quote {number} of {len(ids)} this round"
        if asked:
            return quote(article, drawn, position=position, request=asked, offer=chosen.offer)
        return self._once((article.slug, drawn, position), lambda: quote(article, drawn, position=position))

    async def pick(self, article: Article, section: str, channels: Sequence[int]) -> Reply:
        """Return an open question of a section, or of any, none twice before all were asked."""
        known, mark = questions_of(article, section), await self.mark(channels)
        if not known:
            return Reply((phrases.nobody_has_written("questions"),))
        ids = [one.id for one in known if not mark or not mark.hides_any(article, one.cites)]
        if mark and not ids:
            return only_ahead(mark, screen("question", article, known[0].id))
        drawn, number = await self._memory.draw(channels[0], article.slug, f"questions {section}", ids, self._random)
        return question(article, drawn, f"Question {number} of {len(ids)} this round", of=section)

    async def more(self, wanted: Screen, channels: Sequence[int], reader: int, library: Library) -> Reply:
        """Return another one of what a button names."""
        article = library.with_slug(wanted.slug)
        if wanted.kind == "pick":
            return await self.pick(article, wanted.at, channels)
        return await self.draw(article, wanted.at, channels, reader)

    async def verify(self, words: str, article: Article | None = None) -> Reply:
        """Return whether some words are a text's own: of one text, or of any here."""
        made = self.made()
        return verification(await made.look_up(lambda: made.verifier.verify(words, article)))

    async def define(
        self, article: Article, name: str, channels: Sequence[int], reader: int, library: Library
    ) -> Reply:
        """Return what a term means, or who somebody is, of a text as a server is served it; all terms without one."""
        entry = find_term(article, name) if name else None
        kind = "person" if isinstance(entry, Person) else "term"
        wanted, mark = screen(kind, article, entry.id if entry else ""), await self.mark(channels)
        if mark and entry and is_ahead(article, mark, entry):
            return only_ahead(mark, wanted)
        if mark and not entry and any(is_ahead(article, mark, one) for one in article.companion.glossary):
            return terms_read(article, mark)
        return await self.show(wanted, reader, library)

    async def search(
        self, words: str, reader: int, channels: Sequence[int], section: str = "", article_name: str = ""
    ) -> Reply:
        """Return where words stand: in all texts, or in one, or in one section of it."""
        several = len(self.library.articles) > 1 and not (section or article_name)
        article, part = asked_section(self.library, section, article_name) if section or article_name else (None, None)
        made, mark = self.made(), await self.mark(channels)
        found = await made.look_up(lambda: made.index.search(words, article, part, limit=HITS_SHOWN, mark=mark))
        for hit in found.hits:
            await self.charge(hit.article, reader, hit.paragraph.id)
        return results(found, several=several, mark=mark)

    async def ask(self, question: str, article: Article, channels: Sequence[int], reader: int) -> Reply:
        """Return the passages of a text that answer a question, or that it does not say."""
        made = self.made()
        answer = await made.look_up(lambda: made.asker.ask(question, article))
        mark = await self.mark(channels)
        read = [one for one in answer.passages if not mark or not mark.hides(article, one.paragraph.number)]
        for passage in read:
            await self.charge(article, reader, passage.paragraph.id)
        return answers(article, answer, mark)

    async def references(self, passages: Sequence[Passage], reader: int) -> Reply:
        """Return the passages that a message refers to."""
        for passage in passages:
            await self.charge(passage.article, reader, page_screen(passage).at)
        return references(passages)

    async def reload(self) -> Library:
        """Read all articles again, in a thread, and serve them at once where that is done; return the library."""
        made = await asyncio.to_thread(lambda: Made(self._shelf.read()))
        self._shelf.library, self._made = made.library, made
        return made.library

    def made(self) -> Made:
        """Return what depends on the library alone; made again where the library is another one now."""
        if self._made.library is not self.library:
            self._made = Made(self.library)
        return self._made

    def _once(self, name: Hashable, make: Callable[[], Reply]) -> Reply:
        """Return a reply that depends on the library alone, made when it is first asked for."""
        rendered = self.made().rendered
        if len(rendered) >= MOST_RENDERED:
            rendered.clear()
        found = rendered.get(name)
        if found is None:
            found = rendered[name] = replace(make(), keep=True)
        return found

    async def _place(self, article: Article, reader: int) -> str | None:
        place = await self._memory.place(reader, article.slug)
        try:
            return place if place and page_of(article, place) else None
        except CitationError:
            return None

    async def charge(self, article: Article, reader: int, place: str) -> None:
        """Count a place of a text served in excerpts, once a day; raise a sentence where that is one too many."""
        if article.rights.serve == "full":
            return
        most = article.rights.excerpts_a_day
        # A place may hold a theme as somebody typed it, which is not kept.
        if await self._memory.count_excerpt(reader, article.slug, f"{self._now():%Y-%m-%d}", stable_id(place)) > most:
            source = f" Read on at {article.source_url}." if article.source_url else ""
            raise ContentError(
                f"This text is served in excerpts, {counted(most, 'page')} a day for each reader: "
                f"come back tomorrow.{source}"
            )
