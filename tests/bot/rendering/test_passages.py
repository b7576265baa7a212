"""Reading pages and the contents."""

from __future__ import annotations

from pathlib import Path

from bot.commands.choices import passages, sections
from bot.rendering.overview import summary, title_card
from bot.rendering.passages import contents, contents_screen, page
from bot.rendering.reply import Reply
from content.article import Article
from tests.bot.articles import article_in


def said(*replies: Reply) -> str:
    """All that some replies show, labels included."""
    parts = [block for reply in replies for block in reply.blocks]
    labels = [button.label for reply in replies for button in reply.buttons]
    menus = [label for reply in replies if reply.menu for label, _ in reply.menu.options]
    return "\n".join((*parts, *labels, *menus))


def shown_everywhere(article: Article) -> str:
    """What a text's own screens show."""
    slug = article.sections[0].slug
    return said(
        contents(article, ""), page(article, ""), title_card(article), summary(article, ""), summary(article, slug)
    )


def test_a_text_that_nothing_divides_speaks_of_no_section(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", "One.\n\nTwo.")
    assert "§" not in shown_everywhere(article)
    assert "2 paragraphs, not divided into sections" in said(contents(article, ""))
    assert sections(article) == ()
    assert [offer.value for offer in passages(article)] == ["¶1", "¶2"]


def test_its_contents_open_the_text_and_can_be_shown_again(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", "One.\n\nTwo.")
    reply = contents(article, "")
    assert reply.menu is None
    assert reply.screen == contents_screen(article)
    assert [button.label for button in reply.buttons] == ["Read it"]


def test_a_text_with_one_titled_section_names_it(tmp_path: Path) -> None:
    article = article_in(tmp_path / "essay", "## Part\n\nOne.\n\nTwo.")
    assert "§1 Part" in said(contents(article, ""))
    assert "2 paragraphs in 1 section" in said(title_card(article))
