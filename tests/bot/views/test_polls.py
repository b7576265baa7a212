"""Polls in a chat: what anybody ever sees of votes, and what survives."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.community.polling.ballot import MOST_OPEN
from tests.bot.articles import PLAIN, shelf_of, write
from tests.bot.chats import Chat, chatting, labels

VOTERS = ("ann", "ben", "cleo", "dan", "eve")
FEW = "Fewer than five voted, so no counts are shown."


async def all_of(chat: Chat, lines: Iterable[str]) -> None:
    for line in lines:
        record = await chat.say(line)
        assert record.problem is None, (line, record.problem)


async def voted(chat: Chat, number: int, choices: Iterable[int]) -> None:
    """Have as many people vote as there are choices."""
    for voter, choice in zip(VOTERS, choices, strict=False):
        await all_of(chat, (f":as {voter}", f":press pb|vote|{number}|{choice}"))


async def test_who_cannot_see_the_channel_or_is_on_another_server_has_no_such_poll(chat: Chat) -> None:
    await all_of(chat, (":as mod", ":in #moderators", "!poll 2", ":in #general", ":deny ann view_channel #moderators"))
    hidden = ("/poll results number:1", ":press pb|vote|1|0", ":press pb|results|1", ":press pb|close|1")
    for where in (":as ann", ":in Elsewhere#general"):
        await chat.say(where)
        for line in (*hidden, "/poll close number:1", "/poll again number:1"):
            assert "There is no such poll where you can see it" in await chat.text(line)
        assert "No poll is here." in await chat.text("/poll list")
    await chat.say(":dm")
    assert "on a server only" in await chat.text("!poll list")


async def test_a_slash_command_posts_for_everybody_and_tells_its_asker_alone(chat: Chat) -> None:
    record = await chat.say("/poll start on:2")
    told, ballot = sorted(record.replies, key=lambda one: not one.private)
    assert (told.private, ballot.private) == (True, False)
    assert "Poll 1 is posted here." in told.text
    assert labels(ballot) == ["Agree", "Disagree", "Not sure", "Results", "Close"]
    assert not ballot.message["flags"] & 1 << 15  # ordinary content, which bridges and screen readers show
    for words in ("Our words, not the author's", "Rests on ¶7", "Votes are secret", "from five votes on"):
        assert words in ballot.text


async def test_four_voters_show_no_count_and_five_do_once_it_is_closed(chat: Chat) -> None:
    await all_of(chat, ("!poll 2", "!poll q3 options:Now; Later"))
    await voted(chat, 1, (0, 0, 0, 1))
    await voted(chat, 2, (0, 1, 0, 1, 0))
    await chat.say(":as you")
    assert "Fewer than five have voted so far." in await chat.text("!poll results 1")
    standing = await chat.text("!poll results 2")
    assert "5 have voted so far." in standing
    assert "Now:" not in standing
    record = await chat.say("!poll close 1")
    (edited,) = record.edited
    assert FEW in record.texts()[0]
    assert FEW in edited.text
    assert labels(edited) == []
    record = await chat.say(":press pb|close|2")
    (edited,) = record.edited
    assert "5 voted.\nNow: 3\nLater: 2" in edited.text
    assert "5 voted.\nNow: 3\nLater: 2" in await chat.text("/poll results number:2")
    assert record.replies[0].private


async def test_votes_are_changed_and_taken_back_and_seen_by_their_voter_alone(chat: Chat) -> None:
    await chat.say("!poll 2")
    record = await chat.say(":click Agree")
    assert record.replies[0].private
    assert "Your vote: Agree." in record.texts()[0]
    assert "Your vote: Not sure. It is changed" in await chat.text(":click Not sure")
    record = await chat.say(":click Results")
    assert record.replies[0].private
    assert "Your vote: Not sure." in record.texts()[0]
    assert "Your vote" not in await chat.text("!poll results")
    assert "Your vote is taken back." in await chat.text(":click Not sure")
    assert "Your vote" not in await chat.text(":click Results")


async def test_a_poll_asked_again_shows_both_results_side_by_side(chat: Chat) -> None:
    await chat.say("!poll 2 options:Yes; No")
    await voted(chat, 1, (0, 0, 0, 1, 1))
    await chat.say(":as you")
    assert "still open" in await chat.text("!poll again 1")
    await chat.say("!poll close 1")
    again = await chat.text("!poll again 1")
    assert "again after poll 1" in again
    await voted(chat, 2, (0, 0, 0, 0, 1))
    await chat.say(":as you")
    both = await chat.texts("!poll close 2")
    assert all("Beside poll 1:\nYes: 3 before, 4 now\nNo: 2 before, 1 now" in one for one in both)
    await all_of(chat, ("!poll again 2",))
    assert "Yes: 4 before\nNo: 1 before\nFewer than five voted now" in (await chat.texts("!poll close 3"))[0]
    await all_of(chat, ("!poll again 3",))
    await voted(chat, 4, (1, 1, 1, 1, 1))
    await chat.say(":as you")
    assert "Yes: 0\nNo: 5\nFewer than five voted before" in (await chat.texts("!poll close 4"))[0]


async def test_a_ballot_survives_a_restart_and_its_text(tmp_path: Path) -> None:
    recommendation = "recommendations:\n  - {id: wait, kind: advice, what: Wait., to: all, why: So., cites: [1]}\n"
    folder = write(tmp_path / "lake", "The lake lay still.", recommendation, PLAIN)
    shelf = shelf_of(folder, default="lake")
    async with chatting(shelf=shelf) as chat:
        await chat.say("!poll 1")
        folder.joinpath("companion.yaml").unlink()
        await chat.bot.desk.reload()
        await chat.say(":restart")
        await voted(chat, 1, (0, 0, 0, 0, 0))
        await chat.say(":as you")
        assert "Wait." in await chat.text("!poll results 1")
        assert "Agree: 5" in (await chat.texts("!poll close"))[0]
        assert "1. Wait." in await chat.text("!poll again 1")


async def test_a_member_may_have_three_open_and_a_moderator_all_that_a_server_may(chat: Chat) -> None:
    await all_of(chat, ["!poll 2"] * 3)
    assert "3 of your polls are open" in await chat.text("!poll 2")
    await chat.say(":as mod")
    await all_of(chat, ["!poll 2"] * (MOST_OPEN - 3))
    assert "20 polls are open on this server" in await chat.text("!poll 2")
    await chat.say("!poll close 1")
    assert "Votes are secret" in await chat.text("!poll 2")


async def test_what_is_missing_is_named(chat: Chat) -> None:
    for native in ("", " native:true"):
        for who, words in (("bot", "I lack Send"), ("you", "You lack Send")):
            lacked = "send_polls" if native else "send_messages"
            await chat.say(f":deny {who} {lacked}")
            assert words in await chat.text(f"/poll start on:2{native}")
            await chat.say(f":lift {who} {lacked}")
    await all_of(chat, (":as mod", "/settings set channel:#general quiet:true", ":as you"))
    assert "This channel is quiet" in await chat.text("/poll start on:2")
    await chat.say(":as mod")
    assert not (await chat.say("/poll start on:2")).error


async def test_discords_own_poll_says_that_it_shows_who_voted_what_and_nothing_of_it_is_kept(chat: Chat) -> None:
    record = await chat.say('/poll start on:2 native:true hours:48 options:"Yes; No"')
    told, sent = sorted(record.replies, key=lambda one: not one.private)
    assert all("everybody sees who voted what" in one.text for one in (told, sent))
    assert "Our words, not the author's" in sent.text
    assert [one["poll_media"]["text"] for one in sent.message["poll"]["answers"]] == ["Yes", "No"]
    assert (await chat.say(":vote 1")).problem is None
    assert "No poll is here." in await chat.text("!poll list")
    for line in (f"!poll 2 native:yes options:A; {'b' * 56}", "!poll 2 native:yes hours:0", "!poll 2 hours:5"):
        assert (await chat.say(line)).error, line


async def test_deleting_ones_data_takes_the_votes_and_the_name_and_changes_no_count(chat: Chat) -> None:
    await all_of(chat, (":as ben", "!poll 2", "!poll 3"))
    await voted(chat, 1, (0, 0, 0, 0, 0))
    await voted(chat, 2, (0, 0, 0, 0, 0))
    await all_of(chat, (":as ben", "!poll close 1"))
    assert "1 vote in a poll that is open" in await chat.text("/mydata show")
    await all_of(chat, ("/mydata delete", ":click Delete everything", ":fill Type DELETE=DELETE"))
    assert "Nothing is kept about you." in await chat.text("/mydata show")
    assert "Agree: 5" in await chat.text("!poll results 1")
    assert (await chat.say("!poll close 2")).error
    await chat.say(":as mod")
    for closed in await chat.texts("!poll close 2"):
        assert FEW in closed
        assert "begun by" not in closed


async def test_the_polls_of_a_channel_that_is_gone_go_with_it(chat: Chat) -> None:
    await all_of(chat, (":in #excerpts", "!poll 2", ":in #general", ":remove #excerpts"))
    assert "No poll is here." in await chat.text("!poll list")


async def test_a_post_that_was_deleted_is_closed_all_the_same(chat: Chat) -> None:
    await chat.say("!poll 2")
    ballot = await chat.bot.studying.polling.polls.found(1)
    assert ballot is not None
    assert ballot.message is not None
    await chat.bot.get_partial_messageable(ballot.channel).get_partial_message(ballot.message).delete()
    closed = await chat.text("!poll close")
    assert "Its message could not be changed" in closed
    assert FEW in closed


async def test_what_cannot_be_understood_is_said_in_a_sentence(chat: Chat) -> None:
    for said, words in {
        "!poll 99": "There is no recommendation 99: this text has 1 to 12.",
        "!poll q0": "There is no question 0: this text has 1 to 17.",
        "!poll foo": "“foo” is no number",
        "!poll clsoe 1": "Did you mean poll close?",
        "!poll 2 options:Yes": "options: takes 2 to 5 choices",
        "!poll 2 options:a;b;c;d;e;f": "options: takes 2 to 5 choices",
        "!poll 2 options:Yes; yes ": "are the same",
        "!poll 2 options:\u00e9; e\u0301": "are the same",
        "!poll 2 options:Yes; \u3164": "One of these options shows nothing",
        "!poll 2 options:\u2800\u200d; No": "One of these options shows nothing",
        "!poll 2 options:\u200b; No": "these are 1.",
        f"!poll 2 options:Yes; {'n' * 61}": "at most 60 characters",
        "!poll close": "No poll that you can close is open in this channel",
        "!poll results": "No poll is in this channel",
        "!poll again 1": "There is no such poll",
        f"!poll results {10**40}": "There is no such poll",
        f"!poll {9 * 10**40}": "There is no recommendation",
    }.items():
        record = await chat.say(said)
        assert record.error, said
        assert words in record.texts()[0], said
    assert "poll question 3" in await chat.text("!poll")
    await all_of(chat, ("!poll 2", "!poll 3"))
    assert "Polls 1 and 2 are open here" in await chat.text("!poll close")


async def test_lists_offer_what_can_be_chosen(chat: Chat) -> None:
    await all_of(chat, ("!poll 2", "!poll 3", "!poll close 2", ":as eve"))
    offered = {line: len((await chat.say(f":complete /poll {line}")).choices) for line in (
        "close number:", "results number:", "again number:", "on:", "start on:que", "start on:photo op",
    )}  # fmt: skip
    assert (offered["close number:"], offered["results number:"], offered["again number:"]) == (0, 2, 1)
    assert offered["start on:que"] == 17
    assert offered["start on:photo op"] == 1
