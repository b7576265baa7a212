"""The plain layout, read as a screen reader reads it."""

from __future__ import annotations

import pytest

from bot.limits import CONTENT_LIMIT
from bot.rendering.escaping import shown_text
from bot.rendering.passages import page_screen
from bot.rendering.plain import plain_messages, plain_view, spoken
from bot.rendering.quizzing import Round, question_page
from bot.rendering.reply import Action, Button, Reply, Screen
from bot.rendering.screens import SCREENS, render
from content.citation import parse
from content.entries import questions_of
from content.quizzing.items import GAP, QuizQuestion
from tests.bot.chats import shipped


def messages(*blocks: str) -> list[str]:
    return plain_messages(Reply(blocks))


def test_a_page_is_a_message_for_each_paragraph_the_last_with_its_citation() -> None:
    library = shipped().library
    shown = plain_messages(render(library, page_screen(parse(library.default, "§2"))))
    assert [one.partition(":")[0] for one in shown[1:]] == ["Paragraph 6", "Paragraph 7", "Paragraph 8"]
    assert shown[0].startswith("Section 2 Progress first, then a summit\nParagraph 5: And yet")
    assert "Section 2, paragraphs 5 to 8, Opinion, Michael Fuchs, NBC News, 9 March 2018" in shown[-1]


def test_of_a_section_s_title_only_the_number_is_said_whichever_it_is_on_a_page() -> None:
    shown = messages("### §1 On p. 3 · and §9\n**¶1** One.\n\n### §2 Of ¶4 · and p. 5\n**¶2** Two.", "-# §1–2 ¶1–2")
    assert [one for text in shown for one in text.split("\n") if one.startswith("Section ")] == [
        "Section 1 On p. 3 · and §9",
        "Section 2 Of ¶4 · and p. 5",
    ]


@pytest.mark.parametrize("kind", sorted(SCREENS))
def test_no_screen_has_decoration_left_or_loses_a_word(kind: str) -> None:
    library = shipped().library
    article = library.default
    named = {
        "quote": article.quotes[0].id,
        "person": article.companion.people[0].id,
        "question": questions_of(article, "")[0].id,
    }
    reply = render(library, Screen(kind, article.slug, "", named.get(kind, "")))
    shown = plain_messages(reply)
    for message in shown:
        assert 0 < len(message) <= CONTENT_LIMIT
        for line in message.split("\n"):
            assert not line.startswith((">", "-# ", "#", "- ", "**"))
        assert "**" not in message.replace("\\*", "")
    for block in reply.blocks:
        for word in block.replace("**", " ").split():
            if word.isalpha():
                assert any(word in message for message in shown), word


def test_what_only_a_mark_set_off_is_said_to_be_quoted() -> None:
    assert messages("> one\n> two") == ["Quotation: one\ntwo"]
    assert messages("> “One.”\n— Ann") == ["“One.”\nBy Ann"]


def test_signs_are_said_where_they_are_ours_and_stay_in_the_authors_words() -> None:
    assert spoken("§2 ¶6–8 · Opinion") == "Section 2, paragraphs 6 to 8, Opinion"
    assert spoken("Read §2–3") == "Read sections 2 to 3"
    assert messages("**¶6** See §5 of the Act · and ¶7.") == ["Paragraph 6: See §5 of the Act · and ¶7."]
    assert messages("- “See §5.” (§2 ¶6)") == ["“See §5.” (Section 2, paragraph 6)"]
    assert messages("-# \\[1\\] See §5.") == ["\\[1\\] See §5."]


def test_what_somebody_typed_stays_harmless() -> None:
    assert messages("\\*\\*not bold\\*\\* and <@5> and \\> none") == ["\\*\\*not bold\\*\\* and <@5> and \\> none"]
    assert messages("**1.** first") == ["1\\. first"]
    assert messages("https://x.y/a__b") == ["https://x.y/a__b"]


def test_a_title_comes_with_what_it_is_the_title_of() -> None:
    assert messages("## Your notes", "one", "-# small") == ["Your notes\none\nsmall"]
    assert messages("## Alone") == ["Alone"]


def test_what_is_too_long_is_parted() -> None:
    assert all(len(one) <= CONTENT_LIMIT for one in messages("word. " * 900))
    assert len(messages("\n".join(["short line"] * 300))) == 2


def test_buttons_keep_their_words_and_open_instead_of_turning() -> None:
    screen = Screen("page", "pond", "", "a-a.0")
    view = plain_view(
        Reply(("x",), (Button("Read §2 ¶6", "turn", screen), Action("Report", "pn|report|1"))), 7, private=True
    )
    shown = [(one["label"], one["custom_id"]) for row in view.to_components() for one in row["components"]]
    assert shown == [("Read section 2, paragraph 6", "pq|o||page|pond||a-a.0"), ("Report", "pn|report|1")]


def test_a_gap_of_ours_is_said_and_the_authors_underscores_stay() -> None:
    asked = QuizQuestion("word", "Which?", f"The {GAP} of it.", ("end", "form", "idea", "name"), 0, 1, 1)
    library = shipped().library
    page = question_page(library.default, Round(1, library.default.slug, 1, 1, "7"), (asked,))
    assert "The (gap) of it." in "\n".join(plain_messages(page))
    assert messages(shown_text("Sign here: _____")) == [r"Sign here: \_\_\_\_\_"]
