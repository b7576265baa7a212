"""Silence for other bots' commands, a question back for one clear slip."""

from __future__ import annotations

import pytest

from bot.events.manners import clear_slip
from tests.bot.chats import Chat

NAMES = (
    "article", "library", "contents", "summary", "read", "next", "recommendations", "recs", "people", "timeline",
    "define", "author", "quote", "quotes", "question", "help", "about", "card", "verify", "ask", "where", "search",
    "cite", "excerpt", "schedule", "quiz", "settings", "audit", "note", "highlight", "margin", "preferences", "mydata",
    "study", "poll",
)  # fmt: skip

# What people type to other bots of every kind, and words that are near ours without meaning them.
OTHERS = """
    play skip stop pause resume queue np nowplaying lyrics volume loop shuffle leave join disconnect seek replay
    ban unban kick mute unmute warn warns purge clear slowmode lock unlock timeout modlogs case cases role roles
    rank level levels leaderboard top xp rep profile balance bal daily work rob slots coinflip shop buy sell give
    ping uptime stats invite support vote server serverinfo userinfo whois avatar banner prefix config setup
    remind reminder remindme timer time todo notes tag tags faq rules report suggest ticket close
    meme cat dog fox hug pat roll dice flip rps trivia joke fact say echo embed announce translate weather
    google wiki urban image anime manga steam game games start begin end test testing debug eval reload restart
    ready bread dread red reed head heap text newt nest exit quit quota abort shout
    helpme helper whelp halp read2 sum total add addquote unquote peephole authorize summon despacito important
    thread threads reader reads helps nexts
    here refine bout cat cats car cars cit tip task mask research reach quest quests site sites edit credits
    poke slap kiss kick hello new news nick boost authorise hunt fish mine dig beg gamble start lib urbandict rest
""".split()  # noqa: SIM905  # a list of 150 strings would not be read


async def test_these_are_the_names_of_all_commands(chat: Chat) -> None:
    assert set(NAMES) == set(chat.bot.all_commands)


@pytest.mark.parametrize("word", OTHERS)
def test_words_of_other_bots_get_no_answer(word: str) -> None:
    assert clear_slip(word, NAMES) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("sumary", "summary"), ("summery", "summary"), ("sumnary", "summary"), ("SUMMRAY", "summary"),
        ("sumarry", "summary"), ("uqote", "quote"), ("quotte", "quote"), ("excrept", "excerpt"), ("serach", "search"),
        ("quot", "quote"), ("qoute", "quote"), ("quotee", "quote"), ("qoutes", "quotes"), ("quotse", "quotes"),
        ("raed", "read"), ("reead", "read"), ("readd", "read"), ("hepl", "help"), ("helpp", "help"), ("nxet", "next"),
        ("nxt", "next"), ("hlp", "help"), ("rec", "recs"),
        ("abuot", "about"), ("abot", "about"), ("peolpe", "people"), ("poeple", "people"), ("timelin", "timeline"),
        ("timelime", "timeline"), ("libary", "library"), ("autor", "author"), ("auther", "author"),
        ("content", "contents"), ("defin", "define"), ("qestion", "question"),
        ("recomendations", "recommendations"), ("reccomendations", "recommendations"),
        ("recommendation", "recommendations"), ("recomendation", "recommendations"),
    ],
)  # fmt: skip
def test_one_clear_slip_is_asked_back(word: str, meant: str) -> None:
    assert meant in clear_slip(word, NAMES)


@pytest.mark.parametrize("word", ["", "!", "qu", "hl", "nt", "summary!", "sum mary", "summ4ry", "s" * 5000])
def test_what_is_no_word_of_a_command_s_length_is_no_slip(word: str) -> None:
    assert clear_slip(word, NAMES) == []


def test_a_slip_of_many_commands_is_clear_for_none() -> None:
    assert clear_slip("abcdef", ["abcdeg", "abcdeh", "abcdei"]) == []
    assert clear_slip("abcdef", ["abcdeg", "abcdeh"]) == ["abcdeg", "abcdeh"]
