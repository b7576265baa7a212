"""Text of others shows character for character, by a small model of what Discord reads as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rendering.escaping import shown_text, typed_text
from content.errors import UNSEEN

# What Discord's client looks for at each place of a text, in its order. What is found shows otherwise than typed.
AT_LINE_START = re.compile(r"(?:>>> |> |#{1,3} +|-# )|\s*(?:[*+-]|\d+\.) +")
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
BRACKETED = re.compile(r"<(https?://[^\s>]+)>")
ADDRESS = re.compile(r"https?://[^\s<]+[^<.,:;\"'\]\s]")
MARKUP = tuple(
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"```.+?```",
        r"(`+).*?[^`]\1(?!`)",
        r"<(?:@[!&]?|#)\d+>",
        r"<t:-?\d+(?::\w)?>",
        r"</[^:>]+:\d+>",
        r"<a?:\w+:\d+>",
        r":[\w+-]+:",
        r"\[(?:\\.|[^\[\]\\])+\]\([^()\s]+\)",
        r"\*\*.+?\*\*(?!\*)",
        r"__.+?__(?!_)",
        r"\*(?=\S).+?\*(?!\*)",
        r"_(?=\S).+?_(?!\w)",
        r"~~.+?~~(?!_)",
        r"\|\|.+?\|\|",
    )
)
SHOWN_OTHERWISE = "☒"


def as_discord_shows(markdown: str) -> str:
    """The characters that a reader sees; a mark that says so where markup was found."""
    shown, at = "", 0
    while at < len(markdown):
        if (at == 0 or markdown[at - 1] == "\n") and AT_LINE_START.match(markdown, at):
            return shown + SHOWN_OTHERWISE
        piece, at = _piece(markdown, at)
        shown += piece
    return shown


def _piece(markdown: str, at: int) -> tuple[str, int]:
    if escape := ESCAPE.match(markdown, at):
        return escape[1], escape.end()
    if address := BRACKETED.match(markdown, at):
        return address[1], address.end()
    if address := ADDRESS.match(markdown, at):
        return address[0], address.end()
    if any(pattern.match(markdown, at) for pattern in MARKUP):
        return SHOWN_OTHERWISE, len(markdown)
    return markdown[at], at + 1


marks = st.sampled_from(
    [*r"\*_~|`<>[]()#-+.:!1@ ", "\n", "**", "__", "||", "```", "> ", "# ", "-# ", "1. ", "- ", "<@1>", "<t:1>", ":100:",
     ":smile:", "https://x.y/", "http://a", "https://.", "http://", "(", ")", "[a](http://b.c)", "a", "word", "“",
     "”", "é"]
)  # fmt: skip
texts = st.lists(marks, max_size=24).map("".join)


@given(texts)
@example("see https://x.y/a)_b_ and *this*")
@example('https://x.y/a"_b_"')
@example("https://x.y/<@1>")
@example("https://.)_")
@example("http://http://...<@1>*a*")
@example("https://x.y/.<https://a.b>")
@example("¯\\_(ツ)_/¯")
@example(":smile: and 12:30:45")
@example("10. Ten\n- a\n  - b\n> c\n# d\n-# e")
def test_what_discord_shows_of_a_text_is_the_text(text: str) -> None:
    assert as_discord_shows(shown_text(text)) == text


@given(texts)
def test_it_is_so_behind_a_label_too(text: str) -> None:
    assert as_discord_shows(f"¶1 {shown_text(text)}") == f"¶1 {text}"


@given(texts | st.text(max_size=40))
def test_what_somebody_typed_shows_on_one_line_and_calls_nobody(text: str) -> None:
    typed = typed_text(text)
    assert "\n" not in typed
    assert not re.search(r"(?<!\\)<[@#]|@(?:everyone|here)\b", typed)
    assert as_discord_shows(typed).replace("\u200b", "") == " ".join(UNSEEN.sub("", text).split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see https://example.org/a_b.", "see <https://example.org/a_b>."),
        ("(https://example.org/a)", "(<https://example.org/a>)"),
        ("https://en.wikipedia.org/wiki/A_(b), and", "<https://en.wikipedia.org/wiki/A_(b)>, and"),
        ("“http://example.org/?a=*&b=~1#c”", "“<http://example.org/?a=*&b=~1#c>”"),
    ],
)
def test_an_address_stays_one_that_can_be_followed(text: str, shown: str) -> None:
    assert shown_text(text) == shown


@pytest.mark.parametrize(
    "markup", ["**a**", "*a*", "_a_", "__a__", "~~a~~", "||a||", "`a`", "```a```", "# a", "-# a", "> a", ">>> a", "- a",
               "1. a", "<@1>", "<@!1>", "<@&1>", "<#1>", "<t:1:R>", "</a:1>", "<:a:1>", ":smile:", "[a](https://b.c)"]
)  # fmt: skip
def test_the_model_knows_markup_where_it_is(markup: str) -> None:
    """A model that found no markup would let every text pass."""
    assert as_discord_shows(markup) != markup
    assert as_discord_shows(shown_text(markup)) == markup
