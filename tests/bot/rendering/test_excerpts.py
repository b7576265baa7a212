"""An excerpt as it is posted: never without whose words they are, however long it is."""

from __future__ import annotations

from pathlib import Path

from bot.community.excerpts import Excerpt
from bot.limits import CONTENT_LIMIT
from bot.rendering.excerpts import excerpt_words, preview_lines
from bot.rendering.passages import page_screen
from content.citation import parse
from tests.bot.articles import article_in
from tests.bot.chats import shipped

STARS = " ".join(["*****"] * 400) + "."


def test_whatever_its_length_its_source_and_note_are_there_and_a_preview_fits(tmp_path: Path) -> None:
    long = article_in(tmp_path / "essay", f"{STARS} {STARS}\n\nShort.")
    for article, citation in ((long, "¶2"), (shipped().library.default, "§2"), (shipped().library.default, "¶1-15")):
        place = page_screen(parse(article, citation)).at
        wanted = Excerpt(server=1, channel=2**63, article="a", place=place, moderator=3, note="*" * 300, pin=True)
        words = excerpt_words(article, wanted, "_mod_")
        assert article.author in words.split("\n-# ")[-1]
        assert words.endswith("\\*" * 300)
        preview = preview_lines(wanted, ("Send Messages", "Pin Messages")) + "\n\n" + words
        assert len(preview) <= CONTENT_LIMIT
