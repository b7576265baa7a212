"""Answers to a question: passages of the text, verbatim and cited, or that the text does not say."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.rendering import phrases
from bot.rendering.ahead import ahead_screen, only_ahead, with_ahead
from bot.rendering.escaping import shown_text
from bot.rendering.passages import citation_line, look_screen
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import author_text, cut_line, paragraph_block, served_end
from content.article import Article
from content.citation import Passage, shown
from content.finding.asking import Answer
from content.finding.asking import Passage as Answering
from content.mark import Mark

# Three of them fit one message; a longer paragraph is shown by its sentence, or opened.
PASSAGE_BUDGET: Final = 1100


def answers(article: Article, answer: Answer, mark: Mark | None = None) -> Reply:
    """Return the passages that answer a question, best first; nothing is said that the text does not say.

    What is ahead of a group that reads together comes when it is asked for; what is left without it may be no answer.
    """
    if mark is None:
        return _answers(article, answer)
    hidden = [one.paragraph.number for one in answer.passages if mark.hides(article, one.paragraph.number)]
    if not hidden:
        return _answers(article, answer)
    wanted = ahead_screen(article, hidden)
    read = tuple(one for one in answer.passages if one.paragraph.number not in hidden)
    if not read:
        return only_ahead(mark, wanted)
    is_certain = answer.certain and answer.passages[0] in read
    return with_ahead(
        _answers(article, replace(answer, passages=read, certain=is_certain)), mark, wanted, "The text goes on about it"
    )


def _answers(article: Article, answer: Answer) -> Reply:
    if not answer.passages:
        topic = answer.not_covered
        said = f"This text does not speak about {shown_text(topic.topic)}." if topic else "The text does not say."
        return Reply((said if topic is None else f"The text does not say. {said}", citation_line(article, "")))
    head = "### In the text" if answer.certain else "### Perhaps in the text\n-# None of these may answer it."
    numbers = ", ".join(shown(article, one.paragraph.number) for one in answer.passages)
    return Reply(
        blocks=(
            head + "\n" + "\n\n".join(_passage(one) for one in answer.passages),
            citation_line(article, numbers),
        ),
        buttons=tuple(_opening(one) for one in answer.passages),
    )


def _passage(one: Answering) -> str:
    article, paragraph = one.article, one.paragraph
    length = len(paragraph.text)
    if one.sentence is None and served_end(article, paragraph, 0, length) == length <= PASSAGE_BUDGET:
        return paragraph_block(article, paragraph, notes=False)
    sentence = one.sentence or paragraph.sentences[0]
    before = "\\[…] " if sentence.start > 0 else ""
    end = served_end(article, paragraph, sentence.start, min(sentence.end, sentence.start + PASSAGE_BUDGET))
    after = " \\[…]" if end < length else ""
    words = author_text(article, paragraph, sentence.start, end, notes=False)
    cut = (
        f"\n{cut_line(article)}" if served_end(article, paragraph, sentence.start, sentence.end) < sentence.end else ""
    )
    return f"¶{paragraph.number}\n> “{before}{words}{after}”{cut}"


def _opening(one: Answering) -> Button:
    number = one.paragraph.number
    return Button(f"{phrases.READ_AROUND}: ¶{number}", "open", look_screen(Passage(one.article, number, number)))
