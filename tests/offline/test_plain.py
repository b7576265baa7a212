"""Markup taken off, and nothing but markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.offline.plain import plain
from bot.rendering.escaping import shown_text


class Names:
    """Names for the ids in these texts."""

    def user_name(self, user_id: int) -> str:
        """As in Names."""
        return {1: "ann"}.get(user_id, "unknown-user")

    def role_name(self, role_id: int) -> str:
        """As in Names."""
        return {2: "Readers"}.get(role_id, "unknown-role")

    def channel_name(self, channel_id: int) -> str:
        """As in Names."""
        return {3: "excerpts"}.get(channel_id, "unknown")


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("**bold** *it* _it_ __under__ ~~gone~~ ||hidden||", "bold it it under gone hidden"),
        ("***both*** **a *b* c**", "both a b c"),
        ("# Head\n## Head 2\n-# small\ntext", "Head\nHead 2\nsmall\ntext"),
        ("> quoted\n> **more**\n>\nplain", "quoted\nmore\n\nplain"),
        (">>> all\nof it", "all\nof it"),
        ("[Read on](https://example.org) and [so (on)](<https://example.org/a_(b)>)", "Read on and so (on)"),
        ("`code **stays**` and ``a ` b``", "code **stays** and a ` b"),
        ("```py\nx = 1 ** 2\n```", "x = 1 ** 2"),
        ("<@1> <@!1> <@&2> <#3> </read:99> <:wave:5>", "@ann @ann @Readers #excerpts /read :wave:"),
        ("<t:1767603600:F> <t:1767603600>", "2026-01-05 09:00 UTC 2026-01-05 09:00 UTC"),
        ("<https://example.org/a_b_c>", "https://example.org/a_b_c"),
    ],
)
def test_markup_is_taken_off(markup: str, words: str) -> None:
    assert plain(markup, Names()) == words


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name and 2 * 3 * 4 = 24",
        "a | b, ~5 percent, #6 and C# > B",
        "“Little Rocket Man” — “fire and fury” [sic]",
        "5 > 4 and 3 < 4, 100 % of it",
        "https://example.org/a_b_c_d",
        "- a list\n1. a number",
        "@everyone and C:\\temp",
        "#nospace and -#nothing",
        "שלום, 한국 [not a link] (really)",
        "* an item\n* another",
        "___ and **",
    ],
)
def test_characters_of_the_text_itself_stay(text: str) -> None:
    assert plain(text, Names()) == text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        (r"\*not it\* \_nor\_ it \# \> \~\~", "*not it* _nor_ it # > ~~"),
        (r"**\*Word\***", "*Word*"),
        (r"\[sic\](x)", "[sic](x)"),
        ("\\# Not a heading\n\\> nor a quotation", "# Not a heading\n> nor a quotation"),
        (r"back\\slash", r"back\slash"),
    ],
)
def test_escaped_characters_are_characters(markup: str, words: str) -> None:
    assert plain(markup, Names()) == words


def test_marks_count_at_the_start_of_a_line_only() -> None:
    assert plain("see > here # there -# not", Names()) == "see > here # there -# not"
    assert plain("> # Title", Names()) == "Title"


def test_a_date_out_of_range_is_no_crash() -> None:
    assert plain("<t:99999999999999:R>", Names()) == "Invalid date"


def test_a_long_unclosed_mark_costs_no_time() -> None:
    """Texts are the author's and the members': a reader of markup must not be slow on any."""
    assert plain("**" + "a" * 4000 + "_" * 500 + "||" * 300 + "[" * 500, Names()).startswith("**aaa")


@given(st.text(st.sampled_from(list("ab *_~|`<>#-[]()\\\n1.:@!/¶“’h")), max_size=14))
def test_whatever_the_bot_escapes_reads_as_it_was(text: str) -> None:
    """Escaping for Discord and taking markup off are each other's measure."""
    assert plain(shown_text(text), Names()) == text
